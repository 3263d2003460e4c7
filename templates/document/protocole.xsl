<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Protocole de collaboration: the plan. Family of agreements: parts in
  part/accord*.xsl, wording in lexicon/accord.<lang>.xml.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:entente:faits:1" xmlns="urn:entente:document:1" exclude-result-prefixes="f">

  <xsl:param name="lang">fr</xsl:param>
  <xsl:param name="errors">0</xsl:param>
  <xsl:param name="final">non</xsl:param>
  <!-- Views that cannot draw this charter, separated by spaces. -->
  <xsl:param name="absents"/>
  <xsl:variable name="papier">protocole</xsl:variable>

  <xsl:include href="../part/accord-famille.xsl"/>

  <xsl:template match="/">
    <xsl:call-template name="accord">
      <xsl:with-param name="corps">
        <xsl:call-template name="preambule-accord"/>
        <xsl:call-template name="partie-accord">
          <xsl:with-param name="id">general</xsl:with-param>
          <xsl:with-param name="corps">
            <xsl:call-template name="article-objet"/>
            <xsl:if test="$faits/f:definition"><xsl:call-template name="article-definitions"/></xsl:if>
            <xsl:if test="$faits/f:mission"><xsl:call-template name="article-missions"/></xsl:if>
            <xsl:if test="$faits/f:strategie"><xsl:call-template name="article-strategie"/></xsl:if>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="partie-accord">
          <xsl:with-param name="id">cadre</xsl:with-param>
          <xsl:with-param name="corps">
            <xsl:if test="$acteurs"><xsl:call-template name="article-acteurs"/></xsl:if>
            <xsl:call-template name="articles-instances"/>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="partie-accord">
          <xsl:with-param name="id">echanges</xsl:with-param>
          <xsl:with-param name="corps"><xsl:call-template name="articles-d-echange"/></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="partie-accord">
          <xsl:with-param name="id">scenarios</xsl:with-param>
          <xsl:with-param name="corps"><xsl:call-template name="articles-scenarios"/></xsl:with-param>
        </xsl:call-template>
        <xsl:if test="$donnees"><xsl:call-template name="titre-donnees"/></xsl:if>
        <xsl:call-template name="partie-accord">
          <xsl:with-param name="id">vie</xsl:with-param>
          <xsl:with-param name="corps"><xsl:call-template name="articles-de-vie"/></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="annexes-d-accord"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
