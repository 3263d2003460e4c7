<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  The register of flows: one row per flow of the council, by formation, then the
  direct ones. The number is the flow's own in the charter, as on the diagrams.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:set="http://exslt.org/sets"
  xmlns:f="urn:entente:faits:1" xmlns:l="urn:entente:lexique:1" xmlns="urn:entente:document:1"
  xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str set f l v">

  <xsl:template name="annexe-registre">
    <annexe id="annexe-registre" paysage="oui">
      <xsl:call-template name="titre"><xsl:with-param name="id">annexe.registre</xsl:with-param></xsl:call-template>
      <xsl:call-template name="alinea"><xsl:with-param name="id">annexe.registre.texte</xsl:with-param></xsl:call-template>
      <tableau id="t-flux" paysage="oui">
        <xsl:call-template name="legende"><xsl:with-param name="id">tableau.flux</xsl:with-param></xsl:call-template>
        <xsl:call-template name="tete-de-tableau">
          <xsl:with-param name="parts">2 5 5 8 4 6 11</xsl:with-param>
          <xsl:with-param name="cols">col.numero col.de col.vers col.quoi col.comment col.base col.conditions</xsl:with-param>
        </xsl:call-template>
        <corps>
          <xsl:for-each select="$faits/f:instance">
            <xsl:variable name="flux" select="$faits/f:flux[@lieu = current()/@id]"/>
            <xsl:if test="$flux">
              <xsl:call-template name="rangee-groupe"><xsl:with-param name="n">7</xsl:with-param><xsl:with-param name="texte"><xsl:value-of select="@nom"/></xsl:with-param></xsl:call-template>
              <xsl:apply-templates select="$flux" mode="rangee"/>
            </xsl:if>
          </xsl:for-each>
          <xsl:variable name="directs" select="$faits/f:flux[not(@lieu = $faits/f:instance/@id)]"/>
          <xsl:if test="$directs">
            <xsl:call-template name="rangee-groupe">
              <xsl:with-param name="n">7</xsl:with-param>
              <xsl:with-param name="texte"><xsl:call-template name="phrase"><xsl:with-param name="id">registre.direct</xsl:with-param></xsl:call-template></xsl:with-param>
            </xsl:call-template>
            <xsl:apply-templates select="$directs" mode="rangee"/>
          </xsl:if>
        </corps>
      </tableau>
    </annexe>
  </xsl:template>

  <xsl:template match="f:flux" mode="rangee">
    <rangee>
      <cellule alignement="droite"><xsl:value-of select="@numero"/></cellule>
      <cellule tete="rangee"><xsl:call-template name="nom-court"><xsl:with-param name="id" select="@de"/></xsl:call-template></cellule>
      <cellule><xsl:call-template name="nom-court"><xsl:with-param name="id" select="@vers"/></xsl:call-template></cellule>
      <cellule><xsl:for-each select="f:info"><xsl:if test="position() > 1"> ; </xsl:if><xsl:value-of select="@intitule"/><xsl:text> (</xsl:text><xsl:value-of select="@lettre"/><xsl:text>)</xsl:text></xsl:for-each></cellule>
      <cellule>
        <xsl:choose>
          <xsl:when test="@canal"><xsl:call-template name="mot"><xsl:with-param name="genre">canal</xsl:with-param><xsl:with-param name="id" select="@canal"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('regle.', @forme)"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </cellule>
      <cellule><xsl:call-template name="bases"/></cellule>
      <cellule><xsl:call-template name="conditions"/></cellule>
    </rangee>
  </xsl:template>

  <xsl:template name="nom-court">
    <xsl:param name="id"/>
    <xsl:variable name="e" select="$faits/f:*[self::f:partie or self::f:instance or self::f:ecrit][@id = $id] | $faits/f:instance/f:ecrit[@id = $id]"/>
    <xsl:value-of select="$e/@court"/>
  </xsl:template>

  <!-- Sentences about a flow, one after the other. -->
  <xsl:template name="conditions">
    <xsl:variable name="elements">
      <xsl:if test="@modalite != 'faculte'"><xsl:call-template name="mention-flux"><xsl:with-param name="id" select="concat('modalite.', @modalite)"/></xsl:call-template></xsl:if>
      <xsl:if test="@exceptionnel = 'oui'"><xsl:call-template name="mention-flux"><xsl:with-param name="id">flux.exceptionnel</xsl:with-param></xsl:call-template></xsl:if>
      <xsl:if test="@finalite">
        <xsl:call-template name="mention-flux">
          <xsl:with-param name="id">flux.finalite</xsl:with-param>
          <xsl:with-param name="n">finalite</xsl:with-param>
          <xsl:with-param name="valeur">
            <xsl:variable name="mot"><xsl:call-template name="mot"><xsl:with-param name="genre">finalite</xsl:with-param><xsl:with-param name="id" select="@finalite"/></xsl:call-template></xsl:variable>
            <xsl:choose>
              <xsl:when test="@finalite = 'a-decider'"><xsl:copy-of select="$mot"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="translate(substring($mot, 1, 1), $majuscules, $minuscules)"/><xsl:value-of select="substring($mot, 2)"/></xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="mention-attribut"><xsl:with-param name="a" select="@necessite"/></xsl:call-template>
      <xsl:call-template name="mention-attribut"><xsl:with-param name="a" select="@moment"/></xsl:call-template>
      <xsl:call-template name="mention-attribut"><xsl:with-param name="a" select="@delai"/></xsl:call-template>
      <xsl:call-template name="mention-attribut"><xsl:with-param name="a" select="@frequence"/></xsl:call-template>
      <xsl:if test="@invites">
        <xsl:call-template name="mention-flux">
          <xsl:with-param name="id">flux.invites</xsl:with-param>
          <xsl:with-param name="n">invites</xsl:with-param>
          <xsl:with-param name="valeur"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@invites"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="@information-personne = 'dispensee' and @motif-dispense">
          <xsl:call-template name="mention-flux"><xsl:with-param name="id">flux.dispensee.motif</xsl:with-param><xsl:with-param name="n">motif</xsl:with-param><xsl:with-param name="valeur"><xsl:call-template name="minuscule"><xsl:with-param name="texte" select="string(@motif-dispense)"/></xsl:call-template></xsl:with-param></xsl:call-template>
        </xsl:when>
        <xsl:when test="@information-personne = 'avant' or @information-personne = 'apres' or @information-personne = 'dispensee'">
          <xsl:call-template name="mention-flux"><xsl:with-param name="id" select="concat('flux.', @information-personne)"/></xsl:call-template>
        </xsl:when>
      </xsl:choose>
      <xsl:if test="@consentement = 'oui'"><xsl:call-template name="mention-flux"><xsl:with-param name="id">flux.consentement</xsl:with-param></xsl:call-template></xsl:if>
      <xsl:if test="@anonymise = 'oui'"><xsl:call-template name="mention-flux"><xsl:with-param name="id">flux.anonymise</xsl:with-param></xsl:call-template></xsl:if>
      <xsl:if test="@suite = 'interdite'"><xsl:call-template name="mention-flux"><xsl:with-param name="id">flux.suite</xsl:with-param></xsl:call-template></xsl:if>
      <xsl:for-each select="f:condition[normalize-space() != '']">
        <xsl:variable name="texte"><xsl:apply-templates select="node()" mode="prose"/></xsl:variable>
        <xsl:call-template name="mention-flux">
          <xsl:with-param name="id">flux.condition</xsl:with-param>
          <xsl:with-param name="n">condition</xsl:with-param>
          <xsl:with-param name="valeur"><xsl:copy-of select="$texte"/><xsl:if test="substring($texte, string-length($texte)) != '.'">.</xsl:if></xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:variable>
    <xsl:for-each select="exsl:node-set($elements)/v:v">
      <xsl:if test="position() > 1"><xsl:text> </xsl:text></xsl:if>
      <xsl:copy-of select="node()"/>
    </xsl:for-each>
  </xsl:template>

  <!-- One v:v holding the phrase `id`, its value `n` given. -->
  <xsl:template name="mention-flux">
    <xsl:param name="id"/>
    <xsl:param name="n"/>
    <xsl:param name="valeur"/>
    <v:v>
      <xsl:call-template name="phrase">
        <xsl:with-param name="id" select="string($id)"/>
        <xsl:with-param name="args"><xsl:if test="$n"><v:v n="{$n}"><xsl:copy-of select="$valeur"/></v:v></xsl:if></xsl:with-param>
      </xsl:call-template>
    </v:v>
  </xsl:template>

  <xsl:template name="mention-attribut">
    <xsl:param name="a"/>
    <xsl:if test="$a">
      <xsl:call-template name="mention-flux">
        <xsl:with-param name="id" select="concat('flux.', name($a))"/>
        <xsl:with-param name="n" select="name($a)"/>
        <xsl:with-param name="valeur">
          <xsl:choose>
            <xsl:when test="$a = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when>
            <xsl:when test="name($a) = 'delai'"><xsl:call-template name="duree"><xsl:with-param name="d" select="$a"/></xsl:call-template></xsl:when>
            <xsl:otherwise><xsl:call-template name="minuscule"><xsl:with-param name="texte" select="normalize-space($a)"/></xsl:call-template></xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
