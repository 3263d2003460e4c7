<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  The report of a validation: the verdict first, then what founds it, then what
  it is worth. It reads the facts with their third step (<validation>, see
  compiler/schema/facts.rnc). Plan only: the parts are in part/rapport-*.xsl.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:f="urn:entente:faits:1" xmlns:l="urn:entente:lexique:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl f l v">

  <xsl:param name="lang">fr</xsl:param>
  <xsl:param name="errors">0</xsl:param>
  <xsl:param name="final">non</xsl:param>
  <xsl:param name="absents"/>
  <xsl:variable name="papier">rapport-validation</xsl:variable>
  <xsl:variable name="faits" select="/f:faits"/>
  <xsl:variable name="validation" select="$faits/f:validation"/>

  <xsl:include href="../part/phrase.xsl"/>
  <xsl:include href="../part/nombre.xsl"/>
  <xsl:include href="../part/nom.xsl"/>
  <xsl:include href="../part/loi.xsl"/>
  <xsl:include href="../part/prose.xsl"/>
  <xsl:include href="../part/page.xsl"/>
  <xsl:include href="../part/rapport-verdict.xsl"/>
  <xsl:include href="../part/rapport-constats.xsl"/>
  <xsl:include href="../part/rapport-suites.xsl"/>
  <xsl:include href="../part/rapport-portee.xsl"/>

  <xsl:variable name="valeurs-brutes">
    <v:v n="nom"><xsl:value-of select="$faits/f:territoire/@nom"/></v:v>
    <v:v n="charte"><xsl:value-of select="normalize-space($faits/f:titre)"/></v:v>
    <v:v n="fichier"><xsl:value-of select="concat($faits/@nom, '.xml')"/></v:v>
  </xsl:variable>
  <xsl:variable name="valeurs" select="exsl:node-set($valeurs-brutes)/v:v"/>

  <xsl:template match="/">
    <xsl:variable name="titre"><xsl:call-template name="phrase"><xsl:with-param name="id">titre</xsl:with-param></xsl:call-template></xsl:variable>
    <xsl:variable name="sujet"><xsl:call-template name="phrase"><xsl:with-param name="id">sujet</xsl:with-param></xsl:call-template></xsl:variable>
    <document>
      <xsl:call-template name="attributs-du-document">
        <xsl:with-param name="titre" select="string($titre)"/>
        <xsl:with-param name="sujet" select="string($sujet)"/>
      </xsl:call-template>
      <xsl:call-template name="couverture">
        <xsl:with-param name="surtitre"><xsl:value-of select="normalize-space($faits/f:titre)"/></xsl:with-param>
        <xsl:with-param name="titre" select="string($titre)"/>
      </xsl:call-template>
      <xsl:call-template name="verdict"/>
      <xsl:call-template name="constats"/>
      <xsl:call-template name="discutes"/>
      <xsl:call-template name="chemins"/>
      <xsl:call-template name="chronologie"/>
      <xsl:call-template name="derogations"/>
      <xsl:call-template name="conseils"/>
      <xsl:call-template name="verifie"/>
      <xsl:call-template name="non-verifie"/>
    </document>
  </xsl:template>

  <!-- A part of the report: its title is the phrase «titre.ID»; it stands if it has a body. -->
  <xsl:template name="partie">
    <xsl:param name="id"/>
    <xsl:param name="corps"/>
    <xsl:if test="exsl:node-set($corps)/*">
      <partie id="{$id}">
        <titre><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('titre.', $id)"/></xsl:call-template></titre>
        <xsl:copy-of select="$corps"/>
      </partie>
    </xsl:if>
  </xsl:template>

  <xsl:template name="tete">
    <xsl:param name="id"/>
    <cellule tete="colonne"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('tete.', $id)"/></xsl:call-template></cellule>
  </xsl:template>

</xsl:stylesheet>
