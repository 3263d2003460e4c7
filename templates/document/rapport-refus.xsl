<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Blank report of a service that does not take part, or takes part without
  sharing: a notice to who invited, without reasons; a confidential report that
  stays in the service. Family of agreements.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl f v">

  <xsl:param name="lang">fr</xsl:param>
  <xsl:param name="errors">0</xsl:param>
  <xsl:param name="final">non</xsl:param>
  <!-- Views that cannot draw this charter, separated by spaces. -->
  <xsl:param name="absents"/>
  <xsl:variable name="papier">rapport-refus</xsl:variable>

  <xsl:include href="../part/accord-famille.xsl"/>
  <xsl:include href="../part/cellule.xsl"/>
  <xsl:include href="../part/formulaire.xsl"/>

  <xsl:variable name="rapport" select="($faits/f:instance/f:ecrit | $faits/f:ecrit)[@type = 'rapport-non-participation'][1]"/>

  <xsl:template match="/">
    <xsl:variable name="args">
      <v:v n="salle"><xsl:if test="$principale"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$principale/@id"/></xsl:call-template></xsl:if></v:v>
      <v:v n="hote"><xsl:choose><xsl:when test="$principale/f:convocation/@par"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$principale/f:convocation/@par"/><xsl:with-param name="forme">a</xsl:with-param></xsl:call-template></xsl:when><xsl:when test="$principale/@preside != ''"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$principale/@preside"/><xsl:with-param name="forme">a</xsl:with-param></xsl:call-template></xsl:when></xsl:choose></v:v>
      <v:v n="conservation"><xsl:if test="$rapport/@conservation"><xsl:call-template name="duree"><xsl:with-param name="d" select="$rapport/@conservation"/></xsl:call-template></xsl:if></v:v>
      <v:v n="pressions"><xsl:if test="$faits/f:soutien[@type = 'signalement-pression' or @type = 'ligne-appel']/@par"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$faits/f:soutien[@type = 'signalement-pression' or @type = 'ligne-appel'][@par][1]/@par"/><xsl:with-param name="forme">a</xsl:with-param></xsl:call-template></xsl:if></v:v>
    </xsl:variable>
    <xsl:call-template name="formulaire">
      <xsl:with-param name="corps">
        <article id="avis" num="non">
          <xsl:call-template name="titre"><xsl:with-param name="id">article.avis-refus</xsl:with-param></xsl:call-template>
          <xsl:call-template name="phrase"><xsl:with-param name="id">avis-refus</xsl:with-param><xsl:with-param name="args" select="$args"/></xsl:call-template>
          <xsl:call-template name="tableau-a-remplir"><xsl:with-param name="id">avis-champs</xsl:with-param><xsl:with-param name="lignes" select="1"/><xsl:with-param name="champs">champ.service champ.reunion champ.reference champ.signataire</xsl:with-param></xsl:call-template>
          <xsl:call-template name="phrase"><xsl:with-param name="id">choix-refus</xsl:with-param></xsl:call-template>
          <xsl:call-template name="phrase"><xsl:with-param name="id">sans-suite</xsl:with-param><xsl:with-param name="args" select="$args"/></xsl:call-template>
          <saut/>
        </article>
        <article id="rapport" num="non">
          <xsl:call-template name="titre"><xsl:with-param name="id">article.rapport-refus</xsl:with-param></xsl:call-template>
          <xsl:call-template name="phrase"><xsl:with-param name="id">rapport-refus</xsl:with-param><xsl:with-param name="args" select="$args"/></xsl:call-template>
          <xsl:call-template name="tableau-a-remplir"><xsl:with-param name="id">rapport-champs</xsl:with-param><xsl:with-param name="lignes" select="3"/><xsl:with-param name="champs">champ.participants-pressentis champ.motif champ.personne champ.avis-hierarchie champ.suites</xsl:with-param></xsl:call-template>
          <xsl:call-template name="phrase"><xsl:with-param name="id">garde-du-rapport</xsl:with-param><xsl:with-param name="args" select="$args"/></xsl:call-template>
        </article>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
