<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  The look that an export takes: ../style/page.xml, and over it what a style chose
  (<apparence>, written in the tree by compiler/export/look.c). Lengths are points.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:d="urn:entente:document:1"
  xmlns:s="urn:entente:style:1" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="d s exsl">

  <xsl:variable name="formel" select="document('../style/page.xml')/s:style"/>
  <xsl:variable name="choisi" select="/d:document/s:apparence"/>
  <xsl:variable name="style-brut">
    <s:style>
      <s:couleurs><xsl:copy-of select="$formel/s:couleurs/@*"/><xsl:copy-of select="$choisi/s:couleurs/@*"/></s:couleurs>
      <s:tableau><xsl:copy-of select="$formel/s:tableau/@*"/><xsl:copy-of select="$choisi/s:tableau/@*"/></s:tableau>
      <xsl:for-each select="$formel/s:encadre"><s:encadre><xsl:copy-of select="@*"/><xsl:copy-of select="$choisi/s:encadre[@nom = current()/@nom]/@*"/></s:encadre></xsl:for-each>
      <s:page><xsl:copy-of select="$formel/s:page/@*"/><xsl:copy-of select="$choisi/s:feuille/@*"/></s:page>
      <xsl:copy-of select="$formel/s:mots"/>
    </s:style>
  </xsl:variable>
  <xsl:variable name="style" select="exsl:node-set($style-brut)/s:style"/>

  <xsl:variable name="echelle"><xsl:choose><xsl:when test="$choisi/s:corps/@echelle"><xsl:value-of select="$choisi/s:corps/@echelle"/></xsl:when><xsl:otherwise>1</xsl:otherwise></xsl:choose></xsl:variable>
  <xsl:variable name="au-fer" select="$choisi/s:corps/@alignement = 'gauche'"/>
  <xsl:variable name="logo" select="$choisi/s:logo"/>

  <!-- The family of a typeface, for readers who may not have it; `nom` empty: that of `sinon`. -->
  <xsl:template name="famille">
    <xsl:param name="nom"/>
    <xsl:param name="sinon"/>
    <xsl:choose>
      <xsl:when test="$nom = 'Liberation Sans'">'Liberation Sans', Arial, Helvetica, sans-serif</xsl:when>
      <xsl:when test="$nom = 'Linux Libertine'">'Linux Libertine O', Georgia, 'Liberation Serif', 'Times New Roman', serif</xsl:when>
      <xsl:when test="$nom = 'Linux Biolinum'">'Linux Biolinum O', 'Gill Sans', 'Segoe UI', 'Liberation Sans', Arial, sans-serif</xsl:when>
      <xsl:otherwise><xsl:value-of select="$sinon"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
