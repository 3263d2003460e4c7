<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Attendance sheet, one per room that meets: a row per member, blank ones for guests.
  It never says what was examined.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str f v">

  <xsl:variable name="papier">feuille-presence</xsl:variable>
  <xsl:variable name="faits" select="/f:faits"/>
  <xsl:variable name="valeurs-propres"/>
  <xsl:include href="../part/papier.xsl"/>
  <xsl:include href="../part/seance.xsl"/>

  <xsl:template match="/">
    <xsl:call-template name="papier">
      <xsl:with-param name="corps"><xsl:call-template name="feuillets"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="f:instance" mode="feuillet">
    <xsl:variable name="engagement" select="@charte-a-signer = 'oui'"/>
    <xsl:variable name="valeurs-du-feuillet"><xsl:call-template name="valeurs-de-seance"/></xsl:variable>
    <xsl:call-template name="section">
      <xsl:with-param name="id" select="concat('i-', @id)"/>
      <xsl:with-param name="titre"><xsl:call-template name="phrase"><xsl:with-param name="id">presence.titre</xsl:with-param><xsl:with-param name="args" select="$valeurs-du-feuillet"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase"><xsl:with-param name="id">presence</xsl:with-param><xsl:with-param name="args" select="$valeurs-du-feuillet"/></xsl:call-template>
        <xsl:call-template name="grille-a-remplir"><xsl:with-param name="champs">presence.seance presence.horaire</xsl:with-param></xsl:call-template>
        <tableau>
          <xsl:call-template name="tete-de-tableau">
            <xsl:with-param name="parts">6 6<xsl:if test="$engagement"> 4</xsl:if> 5</xsl:with-param>
            <xsl:with-param name="cols">presence.organisme presence.personne<xsl:if test="$engagement"> presence.engagement</xsl:if> presence.signature</xsl:with-param>
          </xsl:call-template>
          <corps>
            <xsl:apply-templates select="f:membre[@present = 'oui'][@office = 'preside']" mode="presence"><xsl:with-param name="engagement" select="$engagement"/></xsl:apply-templates>
            <xsl:apply-templates select="f:membre[@present = 'oui'][not(@office = 'preside')]" mode="presence"><xsl:with-param name="engagement" select="$engagement"/></xsl:apply-templates>
            <xsl:apply-templates select="f:invite" mode="presence"><xsl:with-param name="engagement" select="$engagement"/></xsl:apply-templates>
            <!-- For who comes and is not on the list. -->
            <xsl:for-each select="str:tokenize('1 2', ' ')">
              <rangee><cellule>&#160;<retour/>&#160;</cellule><cellule/><xsl:if test="$engagement"><cellule/></xsl:if><cellule/></rangee>
            </xsl:for-each>
          </corps>
        </tableau>
        <xsl:call-template name="insertions"><xsl:with-param name="id" select="@id"/></xsl:call-template>
        <xsl:call-template name="avis-court"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="f:membre | f:invite" mode="presence">
    <xsl:param name="engagement"/>
    <xsl:variable name="partie" select="$faits/f:partie[@id = current()/@partie]"/>
    <rangee>
      <cellule tete="rangee">
        <xsl:value-of select="@nom"/>
        <xsl:if test="self::f:invite"><xsl:text> </xsl:text><xsl:call-template name="phrase"><xsl:with-param name="id">presence.invite</xsl:with-param></xsl:call-template></xsl:if>
      </cellule>
      <cellule><xsl:if test="$choix/f:option[@nom = 'titulaires']/@valeur = 'oui'"><xsl:value-of select="$partie/@titulaire[. != 'a-decider']"/></xsl:if></cellule>
      <xsl:if test="$engagement"><cellule><xsl:if test="$partie/@charte-signee-le"><xsl:call-template name="date"><xsl:with-param name="d" select="$partie/@charte-signee-le"/></xsl:call-template></xsl:if></cellule></xsl:if>
      <cellule>&#160;<retour/>&#160;</cellule>
    </rangee>
  </xsl:template>

</xsl:stylesheet>
