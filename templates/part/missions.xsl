<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Missions, strategy, definitions.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:f="urn:entente:faits:1" xmlns:l="urn:entente:lexique:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl f l v">

  <xsl:template name="article-missions">
    <xsl:call-template name="article">
      <xsl:with-param name="id">missions</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase"><xsl:with-param name="id">missions</xsl:with-param></xsl:call-template>
        <xsl:choose>
          <xsl:when test="$faits/f:mission">
            <liste genre="tiret"><xsl:apply-templates select="$faits/f:mission" mode="item"/></liste>
          </xsl:when>
          <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id">missions.defaut</xsl:with-param></xsl:call-template></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="phrase"><xsl:with-param name="id">missions.bornes</xsl:with-param></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- «Titre : text» of a mission, of the council or of a party. -->
  <xsl:template match="f:mission | f:limite" mode="item">
    <item>
      <xsl:choose>
        <xsl:when test="@titre"><fort><xsl:value-of select="@titre"/></fort></xsl:when>
        <xsl:when test="@type and normalize-space() = ''"><fort><xsl:call-template name="mot"><xsl:with-param name="genre">mission</xsl:with-param><xsl:with-param name="id" select="@type"/></xsl:call-template></fort></xsl:when>
      </xsl:choose>
      <xsl:if test="@titre and normalize-space() != ''"><xsl:text> : </xsl:text></xsl:if>
      <xsl:call-template name="prose-et-base"/>
    </item>
  </xsl:template>

  <xsl:template name="article-strategie">
    <xsl:variable name="strategie" select="$faits/f:strategie"/>
    <xsl:call-template name="article">
      <xsl:with-param name="id">strategie</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">strategie</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="strategie">
              <xsl:choose>
                <xsl:when test="starts-with(translate($strategie/@nom, 'SLA', 'sla'), 'strat') or starts-with($strategie/@nom, 'La ')"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string($strategie/@nom)"/></xsl:call-template></xsl:when>
                <xsl:when test="$strategie/@nom"><xsl:call-template name="phrase"><xsl:with-param name="id">strategie.nom</xsl:with-param><xsl:with-param name="args"><v:v n="nom"><xsl:value-of select="$strategie/@nom"/></v:v></xsl:with-param></xsl:call-template></xsl:when>
                <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id">strategie.sans-nom</xsl:with-param></xsl:call-template></xsl:otherwise>
              </xsl:choose>
            </v:v>
            <v:v n="periode"><xsl:value-of select="substring('oui', 1, 3 * boolean($strategie/@debut and $strategie/@fin))"/></v:v>
            <v:v n="debut"><xsl:if test="$strategie/@debut"><xsl:call-template name="date"><xsl:with-param name="d" select="$strategie/@debut"/></xsl:call-template></xsl:if></v:v>
            <v:v n="fin"><xsl:if test="$strategie/@fin"><xsl:call-template name="date"><xsl:with-param name="d" select="$strategie/@fin"/></xsl:call-template></xsl:if></v:v>
            <v:v n="base"><xsl:call-template name="bases-ecrites"><xsl:with-param name="refs" select="string($strategie/@base)"/></xsl:call-template></v:v>
            <v:v n="axes"><xsl:value-of select="substring('oui', 1, 3 * boolean($strategie/f:axe))"/></v:v>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:if test="$strategie/f:axe"><xsl:call-template name="tableau-axes"><xsl:with-param name="axes" select="$strategie/f:axe"/></xsl:call-template></xsl:if>
        <xsl:for-each select="$strategie/f:evaluation"><xsl:call-template name="evaluation"/></xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="tableau-axes">
    <xsl:param name="axes"/>
    <tableau id="t-axes">
      <xsl:call-template name="legende"><xsl:with-param name="id">tableau.axes</xsl:with-param></xsl:call-template>
      <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">3 5 3</xsl:with-param><xsl:with-param name="cols">col.axe col.contenu col.pilote</xsl:with-param></xsl:call-template>
      <corps>
        <xsl:for-each select="$axes">
          <rangee>
            <cellule tete="rangee"><xsl:value-of select="@titre"/></cellule>
            <cellule><xsl:apply-templates select="node()" mode="prose"/></cellule>
            <cellule><xsl:call-template name="noms-cellule"><xsl:with-param name="ids" select="string(@pilote)"/></xsl:call-template></cellule>
          </rangee>
        </xsl:for-each>
      </corps>
    </tableau>
  </xsl:template>

  <xsl:template name="evaluation">
    <alinea>
      <xsl:call-template name="phrase">
        <xsl:with-param name="id">strategie.evaluation</xsl:with-param>
        <xsl:with-param name="args">
          <v:v n="rythme"><xsl:if test="@periodicite"><xsl:call-template name="tous-les"><xsl:with-param name="d" select="@periodicite"/></xsl:call-template></xsl:if></v:v>
          <v:v n="par"><xsl:if test="@par"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@par"/></xsl:call-template></xsl:if></v:v>
          <v:v n="devant"><xsl:if test="@instance"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@instance"/><xsl:with-param name="forme">a</xsl:with-param></xsl:call-template></xsl:if></v:v>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="normalize-space() != ''"><xsl:text> </xsl:text><xsl:apply-templates select="node()" mode="prose"/></xsl:if>
    </alinea>
  </xsl:template>

  <!-- The règlement's own terms, save those that the author defines; then his. -->
  <xsl:template name="article-definitions">
    <xsl:variable name="termes-bruts"><xsl:for-each select="$faits/f:definition"><v:v><xsl:value-of select="translate(@terme, $majuscules, $minuscules)"/></v:v></xsl:for-each></xsl:variable>
    <xsl:variable name="termes" select="exsl:node-set($termes-bruts)/v:v"/>
    <xsl:call-template name="article">
      <xsl:with-param name="id">definitions</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="alinea"><xsl:with-param name="id">definitions</xsl:with-param></xsl:call-template>
        <definitions>
          <xsl:for-each select="($lexique-papier | $lexique-famille)/l:definition[not(translate(l:terme, $majuscules, $minuscules) = $termes)]">
            <definition><xsl:call-template name="phrase"><xsl:with-param name="id" select="string(@id)"/></xsl:call-template></definition>
          </xsl:for-each>
          <xsl:for-each select="$faits/f:definition">
            <definition>
              <terme><xsl:call-template name="capitale"><xsl:with-param name="texte" select="string(@terme)"/></xsl:call-template></terme>
              <sens><xsl:call-template name="prose-et-base"/></sens>
            </definition>
          </xsl:for-each>
        </definitions>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
