<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  The reasoned authorisation by which a Belgian prosecutor allows a consultation
  in which secrets may be told: participants, aim, course, as the charter has them;
  reasons are left to be written. Family of agreements.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl f v">

  <xsl:param name="lang">fr</xsl:param>
  <xsl:param name="errors">0</xsl:param>
  <xsl:param name="final">non</xsl:param>
  <!-- Views that cannot draw this charter, separated by spaces. -->
  <xsl:param name="absents"/>
  <xsl:variable name="papier">autorisation-parquet</xsl:variable>

  <xsl:include href="../part/accord-famille.xsl"/>
  <xsl:include href="../part/formulaire.xsl"/>

  <!-- Rooms founded on the authorisation; else those that no law organises. -->
  <xsl:variable name="fondees" select="$formations[f:base/@ref = $autorisations/@id]"/>
  <xsl:variable name="reunions" select="$fondees | $concertations[not($fondees)][not(@categorie = 'csil-r' or @categorie = 'ltf')]"/>
  <xsl:variable name="procureur" select="$faits/f:partie[contains(concat(' ', $autorisations[1]/@par, ' '), concat(' ', @id, ' '))][1]"/>

  <xsl:template match="/">
    <xsl:call-template name="accord">
      <xsl:with-param name="sommaire">non</xsl:with-param>
      <xsl:with-param name="corps">
        <article id="motifs" num="non">
          <xsl:call-template name="titre"><xsl:with-param name="id">article.motifs</xsl:with-param></xsl:call-template>
          <xsl:call-template name="phrase">
            <xsl:with-param name="id">motifs</xsl:with-param>
            <xsl:with-param name="args">
              <v:v n="procureur"><xsl:if test="$procureur"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$procureur/@id"/></xsl:call-template></xsl:if></v:v>
              <v:v n="demandeurs"><xsl:if test="$reunions/@demandeurs"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$reunions/@demandeurs"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></xsl:if></v:v>
              <v:v n="dernier-recours"><xsl:value-of select="$reunions[@dernier-recours = 'oui'][1]/@id"/></v:v>
              <v:v n="reunions"><xsl:value-of select="$reunions[1]/@id"/></v:v>
            </xsl:with-param>
          </xsl:call-template>
        </article>
        <xsl:for-each select="$reunions">
          <xsl:choose>
            <xsl:when test="$reunions[2]">
              <partie id="r-{@id}"><titre><xsl:call-template name="sans-article"/></titre><xsl:call-template name="autorisation"/></partie>
            </xsl:when>
            <xsl:otherwise><xsl:call-template name="autorisation"/></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
        <article id="signatures" num="non">
          <titre><xsl:call-template name="phrase"><xsl:with-param name="id">article.signatures</xsl:with-param></xsl:call-template></titre>
          <xsl:call-template name="alinea"><xsl:with-param name="id">fait</xsl:with-param></xsl:call-template>
          <signatures>
            <signataire>
              <xsl:attribute name="nom"><xsl:choose><xsl:when test="$procureur"><xsl:value-of select="$procureur/@nom"/></xsl:when><xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id">procureur</xsl:with-param></xsl:call-template></xsl:otherwise></xsl:choose></xsl:attribute>
              <xsl:attribute name="qualite"><xsl:call-template name="phrase"><xsl:with-param name="id">procureur</xsl:with-param></xsl:call-template></xsl:attribute>
            </signataire>
          </signatures>
        </article>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="autorisation">
    <xsl:variable name="valeurs-de-salle"><xsl:call-template name="valeurs-d-instance"/><xsl:call-template name="valeurs-d-autorisation"/></xsl:variable>
    <xsl:call-template name="article-d-autorisation"><xsl:with-param name="id">autorisation</xsl:with-param><xsl:with-param name="args" select="$valeurs-de-salle"/></xsl:call-template>
    <xsl:call-template name="article-d-autorisation"><xsl:with-param name="id">but</xsl:with-param><xsl:with-param name="args" select="$valeurs-de-salle"/></xsl:call-template>
    <article id="participants-{@id}">
      <xsl:call-template name="titre"><xsl:with-param name="id">article.participants</xsl:with-param></xsl:call-template>
      <xsl:call-template name="phrase"><xsl:with-param name="id">participants</xsl:with-param><xsl:with-param name="args" select="$valeurs-de-salle"/></xsl:call-template>
      <xsl:if test="f:membre or f:invite">
        <tableau id="t-participants-{@id}">
          <xsl:call-template name="legende"><xsl:with-param name="id">tableau.participants</xsl:with-param></xsl:call-template>
          <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">5 5 5</xsl:with-param><xsl:with-param name="cols">col.participant col.qualite-de col.personne-designee</xsl:with-param></xsl:call-template>
          <corps>
            <xsl:for-each select="f:membre | f:invite">
              <rangee>
                <cellule tete="rangee"><xsl:value-of select="@nom"/></cellule>
                <cellule><xsl:variable name="titre"><xsl:call-template name="au-titre-de"/></xsl:variable><xsl:choose><xsl:when test="string($titre)"><xsl:copy-of select="$titre"/></xsl:when><xsl:otherwise><xsl:call-template name="mot"><xsl:with-param name="genre">role</xsl:with-param><xsl:with-param name="id" select="string(@role)"/></xsl:call-template></xsl:otherwise></xsl:choose></cellule>
                <cellule><decider><xsl:call-template name="phrase"><xsl:with-param name="id">a-nommer</xsl:with-param></xsl:call-template></decider></cellule>
              </rangee>
            </xsl:for-each>
          </corps>
        </tableau>
      </xsl:if>
    </article>
    <xsl:call-template name="article-d-autorisation"><xsl:with-param name="id">modalites</xsl:with-param><xsl:with-param name="args" select="$valeurs-de-salle"/></xsl:call-template>
    <xsl:call-template name="article-d-autorisation"><xsl:with-param name="id">communications</xsl:with-param><xsl:with-param name="args" select="$valeurs-de-salle"/></xsl:call-template>
    <xsl:call-template name="article-d-autorisation"><xsl:with-param name="id">garanties</xsl:with-param><xsl:with-param name="args" select="$valeurs-de-salle"/></xsl:call-template>
    <xsl:call-template name="article-d-autorisation"><xsl:with-param name="id">personnes</xsl:with-param><xsl:with-param name="args" select="$valeurs-de-salle"/></xsl:call-template>
    <xsl:call-template name="article-d-autorisation"><xsl:with-param name="id">duree</xsl:with-param><xsl:with-param name="args" select="$valeurs-de-salle"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="valeurs-d-autorisation">
    <xsl:variable name="flux" select="$faits/f:flux[@lieu = current()/@id][not(@modalite = 'interdit')]"/>
    <v:v n="salle"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@nom)"/></xsl:call-template></v:v>
    <v:v n="parquet-present"><xsl:value-of select="(f:membre | f:invite)[@autorite-judiciaire = 'oui'][1]/@partie"/></v:v>
    <v:v n="facultatif"><xsl:value-of select="substring('oui', 1, 3 * not((f:membre | f:invite)[@obligatoire = 'oui']))"/></v:v>
    <v:v n="communications">
      <xsl:if test="$flux">
        <liste genre="tiret">
          <xsl:for-each select="$flux">
            <item>
              <xsl:call-template name="phrase">
                <xsl:with-param name="id">communication</xsl:with-param>
                <xsl:with-param name="args">
                  <v:v n="informations"><xsl:call-template name="informations-du-flux"/></v:v>
                  <v:v n="par"><xsl:call-template name="bout"><xsl:with-param name="id" select="string(@de)"/><xsl:with-param name="forme">sujet</xsl:with-param></xsl:call-template></v:v>
                  <v:v n="necessite"><xsl:if test="@necessite"><xsl:call-template name="texte-minuscule"><xsl:with-param name="t" select="@necessite"/></xsl:call-template></xsl:if></v:v>
                </xsl:with-param>
              </xsl:call-template>
            </item>
          </xsl:for-each>
        </liste>
      </xsl:if>
    </v:v>
    <v:v n="information"><xsl:call-template name="clauses"><xsl:with-param name="clauses" select="f:clause[@genre = 'information-personnes'] | $faits/f:clause[@genre = 'information-personnes']"/></xsl:call-template></v:v>
    <v:v n="ecrits"><xsl:if test="f:ecrit"><xsl:call-template name="noms"><xsl:with-param name="noeuds" select="f:ecrit"/></xsl:call-template></xsl:if></v:v>
  </xsl:template>

  <xsl:template name="article-d-autorisation">
    <xsl:param name="id"/>
    <xsl:param name="args"/>
    <article id="{$id}-{@id}">
      <xsl:call-template name="titre"><xsl:with-param name="id" select="concat('article.', $id)"/></xsl:call-template>
      <xsl:call-template name="phrase"><xsl:with-param name="id" select="$id"/><xsl:with-param name="args" select="$args"/></xsl:call-template>
      <xsl:call-template name="insertions"><xsl:with-param name="id" select="$id"/></xsl:call-template>
    </article>
  </xsl:template>
</xsl:stylesheet>
