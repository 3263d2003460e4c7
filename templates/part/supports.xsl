<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Minutes and other carriers: who writes, who reads, for how long.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:set="http://exslt.org/sets"
  xmlns:f="urn:entente:faits:1" xmlns:l="urn:entente:lexique:1" xmlns="urn:entente:document:1"
  xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str set f l v">

  <xsl:template name="article-supports">
    <xsl:call-template name="article">
      <xsl:with-param name="id">supports</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">supports</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="tableau"><xsl:if test="$supports"><xsl:call-template name="tableau-supports"/></xsl:if></v:v>
            <v:v n="notes"><xsl:call-template name="clauses"><xsl:with-param name="clauses" select="$faits/f:clause[@genre = 'notes']"/></xsl:call-template></v:v>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="tableau-supports">
    <tableau id="t-supports">
      <xsl:call-template name="legende"><xsl:with-param name="id">tableau.supports</xsl:with-param></xsl:call-template>
      <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">8 6 7 5 6</xsl:with-param><xsl:with-param name="cols">col.support col.redacteur col.lecteurs col.anonymise col.conservation</xsl:with-param></xsl:call-template>
      <corps>
        <xsl:for-each select="$formations[f:ecrit]">
          <xsl:call-template name="rangee-groupe"><xsl:with-param name="n">5</xsl:with-param><xsl:with-param name="texte"><xsl:value-of select="@nom"/></xsl:with-param></xsl:call-template>
          <xsl:apply-templates select="f:ecrit" mode="rangee"/>
        </xsl:for-each>
        <xsl:apply-templates select="$faits/f:ecrit" mode="rangee"/>
      </corps>
    </tableau>
  </xsl:template>

  <xsl:template match="f:ecrit" mode="rangee">
    <rangee>
      <cellule tete="rangee"><xsl:value-of select="@nom"/></cellule>
      <cellule><xsl:call-template name="noms-cellule"><xsl:with-param name="ids" select="string(@redacteur)"/></xsl:call-template></cellule>
      <cellule><xsl:call-template name="lecteurs"/></cellule>
      <cellule><xsl:call-template name="oui-non"><xsl:with-param name="t" select="@anonymise"/></xsl:call-template></cellule>
      <cellule><xsl:call-template name="conservation"/></cellule>
    </rangee>
  </xsl:template>

  <!-- The facts list the readers one by one; when all the members of its instance are
       there, they are named together, then the others. -->
  <xsl:template name="lecteurs">
    <xsl:variable name="membres" select="$faits/f:instance[@id = current()/@instance]/f:membre/@partie"/>
    <xsl:variable name="tous" select="$membres and not($membres[not(. = current()/f:lecteur/@partie)])"/>
    <xsl:variable name="autres" select="f:lecteur[not($tous and @partie = $membres)]"/>
    <xsl:if test="@lecteurs = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:if>
    <xsl:if test="$tous"><xsl:call-template name="phrase"><xsl:with-param name="id">membres-de</xsl:with-param></xsl:call-template></xsl:if>
    <xsl:for-each select="$autres">
      <xsl:choose>
        <xsl:when test="$tous or position() > 1">
          <xsl:text> ; </xsl:text>
          <xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@nom)"/></xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="@nom"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:if test="@publie = 'oui' and not($autres[@partie = $faits/f:partie[@public = 'oui']/@id])">
      <xsl:if test="$tous or $autres"><xsl:text> ; </xsl:text></xsl:if>
      <xsl:call-template name="phrase"><xsl:with-param name="id">conservation.publie</xsl:with-param></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="conservation">
    <xsl:choose>
      <xsl:when test="@conservation"><xsl:call-template name="duree"><xsl:with-param name="d" select="@conservation"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id">sans-objet</xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@archive-restreinte = 'oui'">
      <xsl:text>, </xsl:text><xsl:call-template name="phrase"><xsl:with-param name="id">conservation.archive</xsl:with-param></xsl:call-template>
    </xsl:if>
    <xsl:if test="@purge = 'oui'">
      <xsl:text>, </xsl:text><xsl:call-template name="phrase"><xsl:with-param name="id">conservation.purge</xsl:with-param></xsl:call-template>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
