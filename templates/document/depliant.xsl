<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  The leaflet for the person spoken of: one A4 sheet lying down, three columns a side.
  What may be said, what not, who listens; then what I know before, what is kept, my
  rights. Plain French (B1): short sentences, no article of law.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:set="http://exslt.org/sets"
  xmlns:f="urn:entente:faits:1" xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1"
  exclude-result-prefixes="exsl str set f v">

  <xsl:variable name="papier">depliant</xsl:variable>
  <xsl:variable name="faits" select="/f:faits"/>
  <xsl:include href="../part/papier.xsl"/>
  <xsl:include href="../part/personnes.xsl"/>

  <!-- A leaflet names at most so many kinds of information, of promises, of services. -->
  <xsl:variable name="assez" select="6"/>

  <xsl:variable name="valeurs-propres">
    <xsl:copy-of select="$valeurs-de-personnes"/>
    <v:v n="items-dites"><xsl:call-template name="items-d-informations"><xsl:with-param name="infos" select="$dites[position() &lt;= $assez]"/></xsl:call-template></v:v>
    <v:v n="items-tues"><xsl:call-template name="items-d-informations"><xsl:with-param name="infos" select="$tues[@rang >= 6][position() &lt;= 3]"/></xsl:call-template></v:v>
    <v:v n="items-exclues">
      <xsl:for-each select="$dites/f:donnee[@type = 'exclue'][position() &lt;= 3]"><item><xsl:call-template name="capitale"><xsl:with-param name="texte" select="normalize-space()"/></xsl:call-template><xsl:text>.</xsl:text></item></xsl:for-each>
    </v:v>
    <v:v n="items-jamais">
      <xsl:for-each select="$faits/f:jamais[f:info[@nominative = 'oui']][position() &lt;= 4]">
        <item>
          <xsl:call-template name="phrase">
            <xsl:with-param name="id">depliant.jamais</xsl:with-param>
            <xsl:with-param name="args">
              <v:v n="quoi"><xsl:for-each select="f:info[@nominative = 'oui'][position() &lt;= 2]"><xsl:if test="position() > 1"><xsl:text>, </xsl:text></xsl:if><xsl:choose><xsl:when test="position() = 1"><xsl:value-of select="normalize-space(@intitule)"/></xsl:when><xsl:otherwise><xsl:call-template name="minuscule"><xsl:with-param name="texte" select="normalize-space(@intitule)"/></xsl:call-template></xsl:otherwise></xsl:choose></xsl:for-each></v:v>
              <v:v n="a"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@vers-nom)"/><xsl:with-param name="forme">a</xsl:with-param></xsl:call-template></v:v>
            </xsl:with-param>
          </xsl:call-template>
        </item>
      </xsl:for-each>
    </v:v>
    <v:v n="items-services"><xsl:for-each select="$entendeurs[position() &lt;= 9]"><item><xsl:value-of select="@nom"/></item></xsl:for-each></v:v>
    <v:v n="autres-services"><xsl:if test="count($entendeurs) > 9">oui</xsl:if></v:v>
    <v:v n="sans-soignant"><xsl:if test="not($faits/f:partie[@soignant = 'oui' or @role = 'avocat'])">oui</xsl:if></v:v>
    <v:v n="items-gardes"><xsl:call-template name="items-de-conservation"/></v:v>
  </xsl:variable>

  <xsl:template match="/">
    <xsl:variable name="titre"><xsl:call-template name="titre-du-papier"/></xsl:variable>
    <xsl:variable name="dos"><xsl:call-template name="phrase"><xsl:with-param name="id">depliant.dos</xsl:with-param></xsl:call-template></xsl:variable>
    <xsl:variable name="document">
      <xsl:call-template name="papier">
        <xsl:with-param name="corps">
          <xsl:call-template name="section">
            <xsl:with-param name="id" select="'face'"/>
            <xsl:with-param name="titre" select="string($titre)"/>
            <xsl:with-param name="corps">
              <xsl:call-template name="phrase"><xsl:with-param name="id">depliant.tete</xsl:with-param></xsl:call-template>
              <xsl:call-template name="volets"><xsl:with-param name="ids">peut pas qui</xsl:with-param></xsl:call-template>
            </xsl:with-param>
          </xsl:call-template>
          <saut/>
          <xsl:call-template name="section">
            <xsl:with-param name="id">dos</xsl:with-param>
            <xsl:with-param name="titre" select="$dos"/>
            <xsl:with-param name="corps">
              <xsl:call-template name="volets"><xsl:with-param name="ids">avant garde droits</xsl:with-param></xsl:call-template>
              <xsl:call-template name="insertions"><xsl:with-param name="id">dos</xsl:with-param></xsl:call-template>
              <xsl:call-template name="avis-court"/>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:variable>
    <xsl:for-each select="exsl:node-set($document)/*">
      <xsl:copy>
        <xsl:copy-of select="@*"/>
        <xsl:attribute name="paysage">oui</xsl:attribute>
        <xsl:copy-of select="node()"/>
      </xsl:copy>
    </xsl:for-each>
  </xsl:template>

  <!-- Three columns: a question at the head, its answer under it. -->
  <xsl:template name="volets">
    <xsl:param name="ids"/>
    <tableau>
      <xsl:for-each select="str:tokenize($ids, ' ')"><colonne part="1"/></xsl:for-each>
      <entete>
        <rangee>
          <xsl:for-each select="str:tokenize($ids, ' ')"><cellule tete="colonne"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('depliant.titre.', .)"/></xsl:call-template></cellule></xsl:for-each>
        </rangee>
      </entete>
      <corps>
        <rangee>
          <xsl:for-each select="str:tokenize($ids, ' ')"><cellule><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('depliant.', .)"/></xsl:call-template></cellule></xsl:for-each>
        </rangee>
      </corps>
    </tableau>
  </xsl:template>

</xsl:stylesheet>
