<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Acts of a French council's authority (arrêté, délibération): the values of the règlement,
  a head with its number, the visas, numbered articles that are blocs of the lexicon.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str f v">

  <xsl:include href="filtre.xsl"/>
  <xsl:include href="papier.xsl"/>
  <xsl:include href="reglement-valeurs.xsl"/>
  <xsl:include href="visas.xsl"/>
  <xsl:include href="composition.xsl"/>

  <xsl:variable name="valeurs-d-acte">
    <xsl:copy-of select="$valeurs-brutes"/>
    <v:v n="chef"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('chef.', $sorte)"/></xsl:call-template></v:v>
    <v:v n="numero-vide"><xsl:call-template name="a-remplir"><xsl:with-param name="id">acte.numero</xsl:with-param></xsl:call-template></v:v>
    <v:v n="date-vide"><xsl:call-template name="a-remplir"><xsl:with-param name="id">acte.date</xsl:with-param></xsl:call-template></v:v>
    <v:v n="tribunal-vide"><xsl:call-template name="a-remplir"><xsl:with-param name="id">acte.tribunal</xsl:with-param></xsl:call-template></v:v>
    <v:v n="delai-vide"><xsl:call-template name="a-remplir"><xsl:with-param name="id">acte.delai</xsl:with-param></xsl:call-template></v:v>
  </xsl:variable>

  <!-- The act: head, visas, the reasons, the word that decides, its articles. -->
  <xsl:template name="acte">
    <xsl:param name="articles"/>
    <xsl:param name="fin"/>
    <!-- The act that the paper drafts is not among the texts it has seen. -->
    <xsl:param name="textes" select="$faits/f:texte"/>
    <xsl:variable name="titre"><xsl:call-template name="titre-du-papier"/></xsl:variable>
    <xsl:call-template name="papier">
      <xsl:with-param name="corps">
        <partie id="acte" num="non">
          <xsl:call-template name="titre"><xsl:with-param name="id">titre.court</xsl:with-param></xsl:call-template>
          <!-- The notice is a footnote: an act ends on its signature. -->
          <alinea><fort><xsl:copy-of select="$titre"/></fort><note><xsl:call-template name="avis-court-texte"/></note></alinea>
          <xsl:call-template name="phrase"><xsl:with-param name="id">tete</xsl:with-param></xsl:call-template>
          <xsl:call-template name="visas"><xsl:with-param name="textes" select="$textes"/></xsl:call-template>
          <xsl:call-template name="phrase"><xsl:with-param name="id">considerants</xsl:with-param></xsl:call-template>
          <xsl:call-template name="insertions"><xsl:with-param name="id">considerants</xsl:with-param></xsl:call-template>
          <xsl:copy-of select="$articles"/>
          <xsl:copy-of select="$fin"/>
        </partie>
      </xsl:with-param>
      <xsl:with-param name="titre" select="string($titre)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- One numbered article per id: «article.ID» its heading, «ID» its bloc; nothing if the bloc is empty. -->
  <xsl:template name="articles-d-acte">
    <xsl:param name="ids"/>
    <xsl:for-each select="str:tokenize($ids, ' ')">
      <xsl:variable name="id" select="string(.)"/>
      <xsl:variable name="corps"><xsl:call-template name="phrase"><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:variable>
      <xsl:if test="exsl:node-set($corps)/*">
        <xsl:call-template name="article"><xsl:with-param name="id" select="$id"/><xsl:with-param name="corps" select="$corps"/></xsl:call-template>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
