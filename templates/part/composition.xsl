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
          <xsl:with-param name="id">t-composition</xsl:with-param>
          <xsl:with-param name="legende">tableau.composition</xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="phrase"><xsl:with-param name="id">composition.suite</xsl:with-param></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Chair, members by quality in the law's order, guests. The names of persons are there
       only if the author asks for them (option titulaires): a règlement outlives them. -->
  <xsl:template name="tableau-membres">
    <xsl:param name="instance"/>
    <xsl:param name="id"/>
    <xsl:param name="legende"/> <!-- none: the sentence before it says what the table is -->
    <!-- Who is there by an office and is not named a member otherwise. -->
    <xsl:variable name="presidents" select="$instance/f:membre[@office = 'preside']"/>
    <xsl:variable name="animateurs" select="$instance/f:membre[@office and @office != 'preside']"/>
    <xsl:variable name="titulaires" select="$faits/f:partie[$choix/f:option[@nom = 'titulaires']/@valeur = 'oui'][@titulaire or @suppleant][@id = $instance/f:membre/@partie or @id = $instance/f:invite/@partie or contains(concat(' ', $instance/@preside, ' '), concat(' ', @id, ' '))]"/>
    <xsl:variable name="voix" select="$instance/f:membre[@voix]"/>
    <xsl:variable name="titres"><xsl:for-each select="$instance/f:membre | $instance/f:invite"><xsl:call-template name="au-titre-de"/></xsl:for-each></xsl:variable>
    <xsl:variable name="n" select="1 + boolean(string($titres)) + boolean($titulaires) + boolean($voix)"/>
    <tableau id="{$id}">
      <xsl:if test="string($legende)"><xsl:call-template name="legende"><xsl:with-param name="id" select="$legende"/></xsl:call-template></xsl:if>
      <xsl:call-template name="tete-de-tableau">
        <xsl:with-param name="parts"><xsl:text>5</xsl:text><xsl:if test="string($titres)"> 5</xsl:if><xsl:if test="$titulaires"> 4</xsl:if><xsl:if test="$voix"> 2</xsl:if></xsl:with-param>
        <xsl:with-param name="cols"><xsl:text>col.membre</xsl:text><xsl:if test="string($titres)"> col.qualite-de</xsl:if><xsl:if test="$titulaires"> col.titulaire</xsl:if><xsl:if test="$voix"> col.voix</xsl:if></xsl:with-param>
      </xsl:call-template>
      <corps>
        <xsl:if test="$presidents">
          <xsl:call-template name="rangee-groupe">
            <xsl:with-param name="n" select="$n"/>
            <xsl:with-param name="texte"><xsl:call-template name="phrase"><xsl:with-param name="id">qualite.president</xsl:with-param></xsl:call-template></xsl:with-param>
          </xsl:call-template>
          <xsl:for-each select="$presidents"><xsl:call-template name="rangee-membre"><xsl:with-param name="titres" select="$titres"/><xsl:with-param name="titulaires" select="$titulaires"/><xsl:with-param name="voix" select="$voix"/></xsl:call-template></xsl:for-each>
        </xsl:if>
        <xsl:for-each select="str:tokenize('droit designe associe personne-qualifiee participant observateur ancien a-decider', ' ')">
          <xsl:variable name="qualite" select="string(.)"/>
          <xsl:variable name="membres" select="$instance/f:membre[@qualite = $qualite][not(@office)]"/>
          <xsl:if test="$membres">
            <xsl:call-template name="rangee-groupe">
              <xsl:with-param name="n" select="$n"/>
              <xsl:with-param name="texte"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('qualite.', $qualite)"/></xsl:call-template></xsl:with-param>
            </xsl:call-template>
            <xsl:for-each select="$membres"><xsl:call-template name="rangee-membre"><xsl:with-param name="titres" select="$titres"/><xsl:with-param name="titulaires" select="$titulaires"/><xsl:with-param name="voix" select="$voix"/></xsl:call-template></xsl:for-each>
          </xsl:if>
        </xsl:for-each>
        <xsl:if test="$animateurs">
          <xsl:call-template name="rangee-groupe">
            <xsl:with-param name="n" select="$n"/>
            <xsl:with-param name="texte"><xsl:call-template name="phrase"><xsl:with-param name="id">qualite.animation</xsl:with-param></xsl:call-template></xsl:with-param>
          </xsl:call-template>
          <xsl:for-each select="$animateurs"><xsl:call-template name="rangee-membre"><xsl:with-param name="titres" select="$titres"/><xsl:with-param name="titulaires" select="$titulaires"/><xsl:with-param name="voix" select="$voix"/></xsl:call-template></xsl:for-each>
        </xsl:if>
        <xsl:if test="$instance/f:invite">
          <xsl:call-template name="rangee-groupe">
            <xsl:with-param name="n" select="$n"/>
            <xsl:with-param name="texte"><xsl:call-template name="phrase"><xsl:with-param name="id">qualite.invite</xsl:with-param></xsl:call-template></xsl:with-param>
          </xsl:call-template>
          <xsl:for-each select="$instance/f:invite"><xsl:call-template name="rangee-membre"><xsl:with-param name="titres" select="$titres"/><xsl:with-param name="titulaires" select="$titulaires"/><xsl:with-param name="voix" select="$voix"/></xsl:call-template></xsl:for-each>
        </xsl:if>
      </corps>
    </tableau>
  </xsl:template>

  <xsl:template name="rangee-membre">
    <xsl:param name="titres"/>
    <xsl:param name="titulaires"/>
    <xsl:param name="voix"/>
    <rangee>
      <cellule tete="rangee"><xsl:call-template name="texte"><xsl:with-param name="t" select="@nom"/></xsl:call-template></cellule>
      <xsl:if test="string($titres)"><cellule><xsl:call-template name="au-titre-de"/></cellule></xsl:if>
      <xsl:if test="$titulaires"><cellule><xsl:call-template name="titulaire"/></cellule></xsl:if>
      <xsl:if test="$voix"><cellule><xsl:if test="@voix"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('voix.', @voix)"/></xsl:call-template></xsl:if></cellule></xsl:if>
    </rangee>
  </xsl:template>

  <!-- What the member stands for: his mission there, who sits for him, his body. -->
  <xsl:template name="au-titre-de">
    <xsl:variable name="partie" select="$faits/f:partie[@id = current()/@partie]"/>
    <xsl:choose>
      <xsl:when test="@mission"><xsl:call-template name="texte"><xsl:with-param name="t" select="@mission"/></xsl:call-template></xsl:when>
      <xsl:when test="@apport"><xsl:call-template name="texte"><xsl:with-param name="t" select="@apport"/></xsl:call-template></xsl:when>
      <xsl:when test="@represente-par">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">represente</xsl:with-param>
          <xsl:with-param name="args"><v:v n="par"><xsl:call-template name="minuscule"><xsl:with-param name="texte" select="string(@represente-par)"/></xsl:call-template></v:v></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$partie/@organisme"><xsl:call-template name="texte"><xsl:with-param name="t" select="$partie/@organisme"/></xsl:call-template></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="titulaire">
    <xsl:for-each select="$faits/f:partie[@id = current()/@partie]"><xsl:call-template name="nom-du-titulaire"/></xsl:for-each>
  </xsl:template>

  <xsl:template name="nom-du-titulaire">
    <xsl:if test="@titulaire"><xsl:call-template name="texte"><xsl:with-param name="t" select="@titulaire"/></xsl:call-template></xsl:if>
    <xsl:if test="@suppleant">
      <xsl:if test="@titulaire"><xsl:text> ; </xsl:text></xsl:if>
      <xsl:call-template name="phrase">
        <xsl:with-param name="id">suppleant</xsl:with-param>
        <xsl:with-param name="args"><v:v n="suppleant"><xsl:call-template name="texte"><xsl:with-param name="t" select="@suppleant"/></xsl:call-template></v:v></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
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
