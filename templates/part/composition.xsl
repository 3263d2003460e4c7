<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Who sits: the table of members by quality, the coordinator's article.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:set="http://exslt.org/sets"
  xmlns:f="urn:entente:faits:1" xmlns:l="urn:entente:lexique:1" xmlns="urn:entente:document:1"
  xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str set f l v">

  <xsl:template name="article-composition">
    <xsl:call-template name="article">
      <xsl:with-param name="id">composition</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase"><xsl:with-param name="id">composition</xsl:with-param></xsl:call-template>
        <xsl:call-template name="tableau-membres">
          <xsl:with-param name="instance" select="$pleniere"/>
          <xsl:with-param name="legende">tableau.composition</xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="phrase"><xsl:with-param name="id">composition.suite</xsl:with-param></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Members of a room, by quality in the law's order, then its guests. -->
  <xsl:template name="tableau-membres">
    <xsl:param name="instance"/>
    <xsl:param name="legende"/>
    <xsl:variable name="titulaires" select="$faits/f:partie[@titulaire or @suppleant][@id = $instance/f:membre/@partie]"/>
    <xsl:variable name="voix" select="$instance/f:membre[@voix]"/>
    <xsl:variable name="n" select="2 + boolean($titulaires) + boolean($voix)"/>
    <tableau id="t-membres-{$instance/@id}">
      <xsl:call-template name="legende"><xsl:with-param name="id" select="$legende"/></xsl:call-template>
      <xsl:call-template name="tete-de-tableau">
        <xsl:with-param name="parts"><xsl:text>4 4</xsl:text><xsl:if test="$titulaires"> 4</xsl:if><xsl:if test="$voix"> 2</xsl:if></xsl:with-param>
        <xsl:with-param name="cols"><xsl:text>col.membre col.qualite-de</xsl:text><xsl:if test="$titulaires"> col.titulaire</xsl:if><xsl:if test="$voix"> col.voix</xsl:if></xsl:with-param>
      </xsl:call-template>
      <corps>
        <xsl:for-each select="str:tokenize('droit designe associe personne-qualifiee participant observateur ancien a-decider', ' ')">
          <xsl:variable name="qualite" select="string(.)"/>
          <xsl:variable name="membres" select="$instance/f:membre[@qualite = $qualite]"/>
          <xsl:if test="$membres">
            <xsl:call-template name="rangee-groupe">
              <xsl:with-param name="n" select="$n"/>
              <xsl:with-param name="texte"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('qualite.', $qualite)"/></xsl:call-template></xsl:with-param>
            </xsl:call-template>
            <xsl:for-each select="$membres">
              <rangee>
                <cellule tete="rangee"><xsl:value-of select="@nom"/></cellule>
                <cellule><xsl:call-template name="au-titre-de"/></cellule>
                <xsl:if test="$titulaires"><cellule><xsl:call-template name="titulaire"/></cellule></xsl:if>
                <xsl:if test="$voix"><cellule><xsl:if test="@voix"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('voix.', @voix)"/></xsl:call-template></xsl:if></cellule></xsl:if>
              </rangee>
            </xsl:for-each>
          </xsl:if>
        </xsl:for-each>
        <xsl:if test="$instance/f:invite">
          <xsl:call-template name="rangee-groupe">
            <xsl:with-param name="n" select="$n"/>
            <xsl:with-param name="texte"><xsl:call-template name="phrase"><xsl:with-param name="id">qualite.invite</xsl:with-param></xsl:call-template></xsl:with-param>
          </xsl:call-template>
          <xsl:for-each select="$instance/f:invite">
            <rangee>
              <cellule tete="rangee"><xsl:value-of select="@nom"/></cellule>
              <cellule><xsl:call-template name="au-titre-de"/></cellule>
              <xsl:if test="$titulaires"><cellule><xsl:call-template name="titulaire"/></cellule></xsl:if>
              <xsl:if test="$voix"><cellule/></xsl:if>
            </rangee>
          </xsl:for-each>
        </xsl:if>
      </corps>
    </tableau>
  </xsl:template>

  <!-- What the member stands for: his mission there, his body, else his role. -->
  <xsl:template name="au-titre-de">
    <xsl:variable name="partie" select="$faits/f:partie[@id = current()/@partie]"/>
    <xsl:choose>
      <xsl:when test="@mission"><xsl:value-of select="@mission"/></xsl:when>
      <xsl:when test="$partie/@organisme"><xsl:value-of select="$partie/@organisme"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@role-libelle"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@base">
      <xsl:text> (</xsl:text><xsl:call-template name="bases-ecrites"/><xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="titulaire">
    <xsl:variable name="partie" select="$faits/f:partie[@id = current()/@partie]"/>
    <xsl:choose>
      <xsl:when test="$partie/@titulaire and $partie/@suppleant">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">suppleant</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="titulaire"><xsl:call-template name="texte"><xsl:with-param name="t" select="$partie/@titulaire"/></xsl:call-template></v:v>
            <v:v n="suppleant"><xsl:call-template name="texte"><xsl:with-param name="t" select="$partie/@suppleant"/></xsl:call-template></v:v>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$partie/@titulaire"><xsl:call-template name="texte"><xsl:with-param name="t" select="$partie/@titulaire"/></xsl:call-template></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="article-coordonnateur">
    <xsl:call-template name="article">
      <xsl:with-param name="id">coordonnateur</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">coordonnateur</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="taches">
              <xsl:if test="$coordonnateur/f:mission"><liste genre="tiret"><xsl:apply-templates select="$coordonnateur/f:mission" mode="item"/></liste></xsl:if>
            </v:v>
            <v:v n="limites">
              <xsl:if test="$coordonnateur/f:limite"><liste genre="tiret"><xsl:apply-templates select="$coordonnateur/f:limite" mode="item"/></liste></xsl:if>
            </v:v>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
