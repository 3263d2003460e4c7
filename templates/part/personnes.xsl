<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  What papers for the person spoken of share (information notice, leaflet): which flows
  are about persons, who hears them, what is kept and how long, whom to write to.
  Of a council's charter, what is said in the council. Words: lexicon/personnes.<lang>.xml.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:set="http://exslt.org/sets"
  xmlns:f="urn:entente:faits:1" xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1"
  exclude-result-prefixes="exsl str set f v">

  <xsl:key name="par-id" match="f:information" use="@id"/>

  <xsl:variable name="flux-de-personnes" select="$faits/f:flux[@nominative = 'oui'][@modalite != 'interdit'][@en-vigueur = 'oui'][not($faits/@conseil) or @lieu-conseil]"/>
  <xsl:variable name="dites" select="$faits/f:information[@nominative = 'oui'][@id = $flux-de-personnes/f:info/@ref]"/>
  <!-- Named information that exists and that none of these flows carries. -->
  <xsl:variable name="tues" select="$faits/f:information[@nominative = 'oui'][not(@id = $dites/@id)]"/>
  <xsl:variable name="entendeurs" select="$faits/f:partie[not(@concernee = 'oui') and not(@niveau = 'personne')][@id = $flux-de-personnes/f:auditeur/@partie]"/>
  <xsl:variable name="sources" select="$faits/f:partie[not(@concernee = 'oui') and not(@niveau = 'personne')][@id = $flux-de-personnes/@de]"/>
  <xsl:variable name="gardes" select="$faits//f:ecrit[@nominative = 'oui'][not(@anonymise = 'oui')][not($faits/@conseil) or @instance-conseil or not(@instance)]"/>
  <xsl:variable name="salles" select="$faits/f:instance[@id = $flux-de-personnes/@lieu]"/>

  <xsl:variable name="valeurs-de-personnes">
    <v:v n="responsables">
      <xsl:variable name="ids"><xsl:for-each select="$pd/f:responsable"><xsl:value-of select="concat(@partie, ' ')"/></xsl:for-each></xsl:variable>
      <xsl:choose>
        <xsl:when test="$pd/f:responsable"><xsl:call-template name="noms"><xsl:with-param name="ids" select="normalize-space($ids)"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:call-template name="a-decider"/></xsl:otherwise>
      </xsl:choose>
    </v:v>
    <v:v n="conjoints"><xsl:value-of select="$pd/f:responsable[@conjoint = 'oui'][1]/@partie"/></v:v>
    <v:v n="plusieurs-responsables"><xsl:if test="count($pd/f:responsable) > 1 or contains($pd/f:responsable/@partie, ' ')">oui</xsl:if></v:v>
    <v:v n="dpo"><xsl:if test="$pd/f:dpo"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string($pd/f:dpo/@nom)"/></xsl:call-template></xsl:if></v:v>
    <v:v n="dpo-contact"><xsl:if test="$pd/f:dpo/@contact"><xsl:call-template name="texte"><xsl:with-param name="t" select="$pd/f:dpo/@contact"/></xsl:call-template></xsl:if></v:v>
    <v:v n="droits-contact">
      <xsl:choose>
        <xsl:when test="$pd/f:droits/@contact"><xsl:call-template name="texte"><xsl:with-param name="t" select="$pd/f:droits/@contact"/></xsl:call-template></xsl:when>
        <xsl:when test="$pd/f:dpo/@contact"><xsl:call-template name="texte"><xsl:with-param name="t" select="$pd/f:dpo/@contact"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:call-template name="a-decider"/></xsl:otherwise>
      </xsl:choose>
    </v:v>
    <v:v n="droits-delai"><xsl:if test="$pd/f:droits/@delai"><xsl:call-template name="duree"><xsl:with-param name="d" select="$pd/f:droits/@delai"/></xsl:call-template></xsl:if></v:v>
    <v:v n="droits-prolongation"><xsl:if test="$pd/f:droits/@prolongation"><xsl:call-template name="duree"><xsl:with-param name="d" select="$pd/f:droits/@prolongation"/></xsl:call-template></xsl:if></v:v>
    <v:v n="entendeurs"><xsl:call-template name="noms"><xsl:with-param name="ids"/><xsl:with-param name="noeuds" select="$entendeurs"/></xsl:call-template></v:v>
    <v:v n="sources"><xsl:call-template name="noms"><xsl:with-param name="ids"/><xsl:with-param name="noeuds" select="$sources"/></xsl:call-template></v:v>
    <v:v n="accord"><xsl:value-of select="$flux-de-personnes[@consentement = 'oui'][1]/@id"/></v:v>
    <v:v n="accord-toujours"><xsl:if test="$flux-de-personnes and not($flux-de-personnes[not(@consentement = 'oui')])">oui</xsl:if></v:v>
    <v:v n="avant"><xsl:value-of select="$flux-de-personnes[@information-personne = 'avant'][1]/@id"/></v:v>
    <v:v n="avant-toujours"><xsl:if test="$flux-de-personnes and not($flux-de-personnes[not(@information-personne = 'avant')])">oui</xsl:if></v:v>
    <v:v n="dispense"><xsl:value-of select="$flux-de-personnes[@information-personne = 'dispensee'][1]/@id"/></v:v>
    <v:v n="gardes"><xsl:value-of select="$gardes[1]/@id"/></v:v>
    <v:v n="salles"><xsl:value-of select="$salles[1]/@id"/></v:v>
    <v:v n="minimum"><xsl:value-of select="$faits/f:information/f:donnee[@type = 'exclue'][1]/@type"/></v:v>
    <v:v n="refus"><xsl:value-of select="$faits//f:clause[@genre = 'refus' or @genre = 'silence'][1]/@src"/></v:v>
  </xsl:variable>

  <!-- «Absentéisme d’un élève ;» as items. -->
  <xsl:template name="items-d-informations">
    <xsl:param name="infos"/>
    <xsl:param name="donnees"/>
    <xsl:for-each select="$infos">
      <item>
        <xsl:value-of select="normalize-space(f:intitule)"/>
        <xsl:if test="$donnees and f:donnee[@type = 'recueillie']">
          <xsl:text> : </xsl:text>
          <xsl:for-each select="f:donnee[@type = 'recueillie']">
            <xsl:if test="position() > 1"><xsl:text> ; </xsl:text></xsl:if>
            <xsl:call-template name="minuscule"><xsl:with-param name="texte" select="normalize-space()"/></xsl:call-template>
          </xsl:for-each>
        </xsl:if>
        <xsl:text>.</xsl:text>
      </item>
    </xsl:for-each>
  </xsl:template>

  <!-- What is kept, by whom it is read, how long: one item per carrier. -->
  <xsl:template name="items-de-conservation">
    <xsl:for-each select="$gardes">
      <item>
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">personnes.garde</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="nom"><xsl:value-of select="@nom"/></v:v>
            <v:v n="lecteurs"><xsl:call-template name="noms"><xsl:with-param name="ids"/><xsl:with-param name="noeuds" select="f:lecteur"/></xsl:call-template></v:v>
            <v:v n="duree"><xsl:if test="@conservation"><xsl:call-template name="duree"><xsl:with-param name="d" select="@conservation"/></xsl:call-template></xsl:if></v:v>
            <v:v n="duree-vide"><xsl:if test="not(@conservation)"><xsl:call-template name="a-decider"/></xsl:if></v:v>
          </xsl:with-param>
        </xsl:call-template>
      </item>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
