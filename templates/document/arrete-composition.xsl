<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  The order that fixes the composition of a French council: the mayor's, or the
  president's of the intercommunal body. A draft: its number, its date, the tribunal are to fill.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:f="urn:entente:faits:1" xmlns="urn:entente:document:1"
  xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl f v">

  <xsl:variable name="papier">arrete-composition</xsl:variable>
  <xsl:include href="../part/acte.xsl"/>

  <xsl:variable name="valeurs-propres">
    <xsl:copy-of select="$valeurs-d-acte"/>
    <v:v n="table">
      <xsl:call-template name="tableau-membres">
        <xsl:with-param name="instance" select="$pleniere"/>
        <xsl:with-param name="id">t-composition</xsl:with-param>
      </xsl:call-template>
    </v:v>
    <v:v n="associes"><xsl:value-of select="$pleniere/f:membre[@qualite = 'associe'][1]/@partie"/></v:v>
    <v:v n="qualifiees"><xsl:value-of select="$pleniere/f:membre[@qualite = 'personne-qualifiee'][1]/@partie"/></v:v>
    <v:v n="invites"><xsl:value-of select="$pleniere/f:invite[1]/@partie"/></v:v>
  </xsl:variable>

  <xsl:template match="/">
    <xsl:call-template name="acte">
      <xsl:with-param name="textes" select="$faits/f:texte[not(@type = 'arrete') or not(@date = $pleniere/@composition-le)]"/>
      <xsl:with-param name="articles">
        <xsl:call-template name="articles-d-acte"><xsl:with-param name="ids">president membres representation duree execution recours</xsl:with-param></xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="fin">
        <xsl:call-template name="phrase"><xsl:with-param name="id">fait</xsl:with-param></xsl:call-template>
        <xsl:call-template name="signature"><xsl:with-param name="partie" select="$president"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
