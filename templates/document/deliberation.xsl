<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Draft deliberation of the municipal or community assembly on its council: the reasons,
  the texts seen, what is decided, the vote to fill.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:f="urn:entente:faits:1" xmlns="urn:entente:document:1"
  xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl f v">

  <xsl:variable name="papier">deliberation</xsl:variable>
  <xsl:include href="../part/acte.xsl"/>

  <xsl:variable name="conventions" select="$faits/f:texte[@type = 'convention' or @type = 'protocole']"/>
  <xsl:variable name="valeurs-propres">
    <xsl:copy-of select="$valeurs-d-acte"/>
    <v:v n="strategie">
      <xsl:for-each select="$faits/f:strategie[1]">
        <xsl:choose>
          <xsl:when test="@nom"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@nom)"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id">deliberation.strategie</xsl:with-param></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </v:v>
    <v:v n="reglement"><xsl:value-of select="$faits/f:reglement/@src"/></v:v>
    <v:v n="conventions">
      <xsl:for-each select="$conventions"><item><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@nom)"/></xsl:call-template><xsl:choose><xsl:when test="position() = last()">.</xsl:when><xsl:otherwise><xsl:text> ;</xsl:text></xsl:otherwise></xsl:choose></item></xsl:for-each>
    </v:v>
    <v:v n="bilan"><xsl:if test="$faits/f:reglement/@bilan"><xsl:call-template name="tous-les"><xsl:with-param name="d" select="$faits/f:reglement/@bilan"/></xsl:call-template></xsl:if></v:v>
  </xsl:variable>

  <xsl:template match="/">
    <xsl:call-template name="acte">
      <xsl:with-param name="articles">
        <xsl:call-template name="articles-d-acte"><xsl:with-param name="ids">composition reglement strategie conventions bilan recours</xsl:with-param></xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="fin">
        <intertitre><xsl:call-template name="phrase"><xsl:with-param name="id">deliberation.vote</xsl:with-param></xsl:call-template></intertitre>
        <xsl:call-template name="grille-a-remplir"><xsl:with-param name="champs">deliberation.presents deliberation.votants deliberation.pour deliberation.contre deliberation.abstention</xsl:with-param></xsl:call-template>
        <xsl:call-template name="phrase"><xsl:with-param name="id">fait</xsl:with-param></xsl:call-template>
        <xsl:call-template name="signature"><xsl:with-param name="partie" select="$president"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
