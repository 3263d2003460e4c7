<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Standard operating procedure: who informs whom of what, and when; decisions step
  by step; what is never said; whom to call. Family of agreements.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:set="http://exslt.org/sets" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl set f v">

  <xsl:param name="lang">fr</xsl:param>
  <xsl:param name="errors">0</xsl:param>
  <xsl:param name="final">non</xsl:param>
  <!-- Views that cannot draw this charter, separated by spaces. -->
  <xsl:param name="absents"/>
  <xsl:variable name="papier">procedure-operationnelle</xsl:variable>

  <xsl:include href="../part/accord-famille.xsl"/>

  <xsl:variable name="prevus" select="$faits/f:flux[not(@modalite = 'interdit')]"/>
  <xsl:variable name="interdits" select="$faits/f:flux[@modalite = 'interdit']"/>
  <xsl:variable name="decisions" select="$faits/f:scenario[f:decision or @genre = 'decision']"/>
  <xsl:variable name="deroulements" select="$faits/f:scenario[not(f:decision or @genre = 'decision')][f:etape]"/>

  <xsl:template match="/">
    <xsl:call-template name="accord">
      <xsl:with-param name="sommaire">non</xsl:with-param>
      <xsl:with-param name="corps">
        <article id="mode" num="non">
          <xsl:call-template name="titre"><xsl:with-param name="id">article.mode</xsl:with-param></xsl:call-template>
          <xsl:call-template name="phrase"><xsl:with-param name="id">mode</xsl:with-param></xsl:call-template>
          <xsl:call-template name="insertions"><xsl:with-param name="id">mode</xsl:with-param></xsl:call-template>
        </article>
        <xsl:if test="$prevus"><xsl:call-template name="article-qui-quoi-quand"/></xsl:if>
        <xsl:if test="$decisions">
          <xsl:call-template name="article">
            <xsl:with-param name="id">decisions</xsl:with-param>
            <xsl:with-param name="corps">
              <xsl:call-template name="phrase"><xsl:with-param name="id">decisions</xsl:with-param></xsl:call-template>
              <xsl:apply-templates select="$decisions"/>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="$deroulements">
          <xsl:call-template name="article">
            <xsl:with-param name="id">deroulements</xsl:with-param>
            <xsl:with-param name="corps"><xsl:apply-templates select="$deroulements"/></xsl:with-param>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="$interdits"><xsl:call-template name="article-interdits"/></xsl:if>
        <xsl:if test="$faits/f:jamais"><xsl:call-template name="article-jamais"/></xsl:if>
        <xsl:if test="$joignables or $faits/f:instance/f:contact"><xsl:call-template name="article-contacts"/></xsl:if>
        <xsl:if test="$faits/f:soutien"><xsl:call-template name="article-soutien"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Flows with the same trigger follow one another, in the order of the first. -->
  <xsl:template name="article-qui-quoi-quand">
    <xsl:call-template name="article">
      <xsl:with-param name="id">echanges-prevus</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase"><xsl:with-param name="id">qui-quoi-quand</xsl:with-param></xsl:call-template>
        <tableau id="t-qui-quoi-quand" paysage="oui">
          <xsl:call-template name="legende"><xsl:with-param name="id">tableau.qui-quoi-quand</xsl:with-param></xsl:call-template>
          <xsl:call-template name="tete-de-tableau">
            <xsl:with-param name="parts">2 6 5 5 7 4 5 8</xsl:with-param>
            <xsl:with-param name="cols">col.numero col.quand col.qui-informe col.qui-est-informe col.de-quoi col.comment col.base col.conditions</xsl:with-param>
          </xsl:call-template>
          <corps>
            <xsl:for-each select="set:distinct($prevus/@declencheur)">
              <xsl:apply-templates select="$prevus[@declencheur = string(current())]" mode="qui-quoi-quand"/>
            </xsl:for-each>
            <xsl:apply-templates select="$prevus[not(@declencheur)]" mode="qui-quoi-quand"/>
          </corps>
        </tableau>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="f:flux" mode="qui-quoi-quand">
    <rangee>
      <cellule alignement="droite"><xsl:value-of select="@numero"/></cellule>
      <cellule tete="rangee"><xsl:call-template name="quand"/></cellule>
      <cellule><xsl:call-template name="nom-court"><xsl:with-param name="id" select="@de"/></xsl:call-template></cellule>
      <cellule>
        <xsl:call-template name="nom-court"><xsl:with-param name="id" select="@vers"/></xsl:call-template>
        <xsl:if test="@lieu and @lieu != @vers and $formations[@id = current()/@lieu]"><xsl:text> (</xsl:text><xsl:call-template name="nom-court"><xsl:with-param name="id" select="@lieu"/></xsl:call-template><xsl:text>)</xsl:text></xsl:if>
      </cellule>
      <cellule><xsl:for-each select="f:info"><xsl:if test="position() > 1"> ; </xsl:if><xsl:value-of select="@intitule"/><xsl:text> (</xsl:text><xsl:value-of select="@lettre"/><xsl:text>)</xsl:text></xsl:for-each></cellule>
      <cellule><xsl:variable name="canal"><xsl:call-template name="canal"/></xsl:variable><xsl:call-template name="capitale"><xsl:with-param name="texte" select="string($canal)"/></xsl:call-template></cellule>
      <cellule><xsl:call-template name="bases"/></cellule>
      <cellule>
        <xsl:variable name="reste"><f:flux><xsl:copy-of select="@*[not(name() = 'moment' or name() = 'delai' or name() = 'frequence')]"/><xsl:copy-of select="node()"/></f:flux></xsl:variable>
        <xsl:for-each select="exsl:node-set($reste)/f:flux"><xsl:call-template name="conditions"/><xsl:call-template name="conditions-de-plus"/></xsl:for-each>
      </cellule>
    </rangee>
  </xsl:template>

  <!-- Trigger, then moment, delay, frequency. -->
  <xsl:template name="quand">
    <xsl:variable name="debut"><xsl:choose><xsl:when test="@declencheur"><xsl:value-of select="@declencheur"/></xsl:when><xsl:when test="@moment"><xsl:value-of select="@moment"/></xsl:when><xsl:otherwise><xsl:value-of select="@frequence"/></xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:choose>
      <xsl:when test="$debut = '' or $debut = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="capitale"><xsl:with-param name="texte" select="normalize-space($debut)"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@declencheur and @moment"><retour/><accent><xsl:call-template name="texte"><xsl:with-param name="t" select="@moment"/></xsl:call-template></accent></xsl:if>
    <xsl:if test="@delai"><retour/><xsl:call-template name="phrase"><xsl:with-param name="id">flux.delai</xsl:with-param><xsl:with-param name="args"><v:v n="delai"><xsl:call-template name="duree"><xsl:with-param name="d" select="@delai"/></xsl:call-template></v:v></xsl:with-param></xsl:call-template></xsl:if>
    <xsl:if test="@frequence and (@declencheur or @moment)"><retour/><xsl:call-template name="texte"><xsl:with-param name="t" select="@frequence"/></xsl:call-template></xsl:if>
  </xsl:template>

  <xsl:template name="article-interdits">
    <xsl:call-template name="article">
      <xsl:with-param name="id">interdits</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase"><xsl:with-param name="id">interdits</xsl:with-param></xsl:call-template>
        <xsl:apply-templates select="$interdits" mode="alinea-flux"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="article-contacts">
    <xsl:call-template name="article">
      <xsl:with-param name="id">contacts</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase"><xsl:with-param name="id">contacts</xsl:with-param></xsl:call-template>
        <xsl:call-template name="tableau-contacts"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
