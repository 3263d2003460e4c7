<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  All the diagrams of a charter, one after the other, to print and hang up: no
  text but theirs. Each on pages of its own size (paysage).

  To add a view: a call, in its place; its title is the word <view>-titre of
  lexicon/diagram-<lang>.xml. A view that this version lacks, or that cannot draw
  this charter, is left out.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:entente:faits:1" xmlns:l="urn:entente:lexique:1"
  xmlns="urn:entente:document:1" exclude-result-prefixes="f l">

  <xsl:param name="lang">fr</xsl:param>
  <xsl:param name="errors">0</xsl:param>
  <xsl:param name="final">non</xsl:param>
  <!-- Views that cannot draw this charter, «view» or «view/subject», separated by spaces. -->
  <xsl:param name="absents"/>

  <xsl:variable name="mots" select="document(concat('../lexicon/diagram-', $lang, '.xml'))/*"/>

  <xsl:variable name="salles" select="/f:faits/f:instance[not(contains(concat(' ', $absents, ' '), concat(' instance/', @id, ' ')))]"/>

  <xsl:template match="/f:faits">
    <document xml:lang="{$lang}" modele="diagrammes" titre="{normalize-space(f:titre)}" entete="{normalize-space(f:titre)}" auteur="{f:territoire/@nom}" date="{@date}">
      <!-- A charter with a sheet for each room has many sheets: they are listed first. -->
      <xsl:if test="$salles">
        <sommaire profondeur="1" planches="oui" titre="{$mots/*[@id = 'planches']}"/>
      </xsl:if>
      <xsl:call-template name="vue"><xsl:with-param name="vue">secteurs</xsl:with-param></xsl:call-template>
      <xsl:call-template name="vue"><xsl:with-param name="vue">etages</xsl:with-param></xsl:call-template>
      <xsl:call-template name="vue"><xsl:with-param name="vue">matrice</xsl:with-param></xsl:call-template>
      <xsl:call-template name="vue">
        <xsl:with-param name="vue">scenario</xsl:with-param><xsl:with-param name="par">sujet</xsl:with-param><xsl:with-param name="sujets" select="f:scenario"/>
      </xsl:call-template>
      <xsl:call-template name="vue"><xsl:with-param name="vue">gouvernance</xsl:with-param></xsl:call-template>
      <xsl:call-template name="vue"><xsl:with-param name="vue">puis-je-partager</xsl:with-param></xsl:call-template>
      <xsl:call-template name="vue">
        <xsl:with-param name="vue">instance</xsl:with-param><xsl:with-param name="par">sujet</xsl:with-param><xsl:with-param name="sujets" select="$salles"/>
      </xsl:call-template>
      <xsl:call-template name="vue"><xsl:with-param name="vue">carte</xsl:with-param></xsl:call-template>
      <xsl:call-template name="vue"><xsl:with-param name="vue">registre</xsl:with-param></xsl:call-template>
    </document>
  </xsl:template>

  <!-- A view; with subjects, one drawing for each (facts with @id, and @titre or @nom). -->
  <xsl:template name="vue">
    <xsl:param name="vue"/>
    <xsl:param name="par">charte</xsl:param>
    <xsl:param name="sujets" select="/.."/>
    <xsl:variable name="titre" select="$mots/*[@id = concat($vue, '-titre')]"/>
    <xsl:choose>
      <xsl:when test="not($titre)"/>
      <xsl:when test="$par = 'charte' and not(contains(concat(' ', $absents, ' '), concat(' ', $vue, ' ')))">
        <!-- A title that names one thing of several («… ? {0}») is that of all without the name. -->
        <figure schema="{$vue}" alt="{normalize-space(substring-before(concat($titre, '{'), '{'))}" paysage="oui"/>
      </xsl:when>
      <xsl:when test="$par = 'sujet'">
        <xsl:for-each select="$sujets[not(contains(concat(' ', $absents, ' '), concat(' ', $vue, '/', @id, ' ')))]">
          <figure schema="{$vue}" sujet="{@id}" paysage="oui">
            <xsl:attribute name="alt"><xsl:value-of select="@titre"/><xsl:if test="not(@titre)"><xsl:value-of select="@nom"/></xsl:if></xsl:attribute>
          </figure>
        </xsl:for-each>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
