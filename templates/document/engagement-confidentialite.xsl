<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Undertaking of confidentiality of those who are not members and yet hear, read or keep:
  secretary, substitute, interpreter, trainee, supplier. One page, to sign.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:f="urn:entente:faits:1" xmlns="urn:entente:document:1"
  xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl f v">

  <xsl:variable name="papier">engagement-confidentialite</xsl:variable>
  <xsl:variable name="faits" select="/f:faits"/>
  <xsl:include href="../part/papier.xsl"/>
  <xsl:include href="../part/engagement.xsl"/>

  <xsl:variable name="valeurs-propres">
    <xsl:copy-of select="$valeurs-d-engagement"/>
    <v:v n="fichiers"><xsl:value-of select="($siennes/f:ecrit | $faits/f:ecrit)[@fichier = 'oui'][1]/@id"/></v:v>
    <v:v n="sous-traitants"><xsl:value-of select="$pd/f:sous-traitant[1]/@src"/></v:v>
  </xsl:variable>

  <xsl:template match="/">
    <xsl:call-template name="papier">
      <xsl:with-param name="corps">
        <xsl:call-template name="section">
          <xsl:with-param name="id">engagement</xsl:with-param>
          <xsl:with-param name="titre"><xsl:call-template name="titre-du-papier"/></xsl:with-param>
          <xsl:with-param name="corps">
            <xsl:call-template name="phrase"><xsl:with-param name="id">engagement</xsl:with-param></xsl:call-template>
            <xsl:call-template name="insertions"><xsl:with-param name="id">engagement</xsl:with-param></xsl:call-template>
            <xsl:call-template name="bulletin"/>
            <xsl:call-template name="avis-court"/>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
