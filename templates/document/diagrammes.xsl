<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  All the diagrams of a charter, one after the other, to print and hang up: no
  text but theirs.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:entente:faits:1" xmlns:l="urn:entente:lexique:1"
  xmlns="urn:entente:document:1" exclude-result-prefixes="f l">

  <xsl:param name="lang">fr</xsl:param>
  <xsl:param name="errors">0</xsl:param>
  <xsl:param name="final">non</xsl:param>
  <!-- Views that cannot draw this charter, separated by spaces. -->
  <xsl:param name="absents"/>

  <xsl:template match="/f:faits">
    <xsl:variable name="mots" select="document(concat('../lexicon/diagram-', $lang, '.xml'))/*"/>
    <document xml:lang="{$lang}" modele="diagrammes" titre="{normalize-space(f:titre)}" auteur="{f:territoire/@nom}" date="{@date}">
      <xsl:if test="not(contains(concat(' ', $absents, ' '), ' etages '))">
        <figure schema="etages" alt="{$mots/*[@id = 'etages-titre']}" paysage="oui"/>
      </xsl:if>
      <figure schema="registre" alt="{$mots/*[@id = 'registre-titre']}" paysage="oui"/>
    </document>
  </xsl:template>
</xsl:stylesheet>
