<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Information notice for persons: what articles 13 and 14 of the GDPR want, in plain
  words, from <protection-donnees> and the flows about persons. What the charter does not
  say and the law wants is left to fill.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:set="http://exslt.org/sets"
  xmlns:f="urn:entente:faits:1" xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1"
  exclude-result-prefixes="exsl str set f v">

  <xsl:variable name="papier">notice-information</xsl:variable>
  <xsl:variable name="faits" select="/f:faits"/>
  <xsl:include href="../part/papier.xsl"/>
  <xsl:include href="../part/personnes.xsl"/>

  <xsl:variable name="valeurs-propres">
    <xsl:copy-of select="$valeurs-de-personnes"/>
    <v:v n="bases"><xsl:if test="$pd/@base"><xsl:call-template name="bases-ecrites"><xsl:with-param name="refs" select="$pd/@base"/></xsl:call-template></xsl:if></v:v>
    <v:v n="base-vide"><xsl:if test="not($pd/@base)"><xsl:call-template name="a-decider"/></xsl:if></v:v>
    <v:v n="objet"><xsl:apply-templates select="$faits/f:objet[1]/node()" mode="prose"/></v:v>
    <v:v n="buts">
      <xsl:for-each select="$pd/f:registre[@finalite]"><item><xsl:call-template name="texte"><xsl:with-param name="t" select="@finalite"/></xsl:call-template><xsl:text>.</xsl:text></item></xsl:for-each>
      <xsl:for-each select="set:distinct($flux-de-personnes/@finalite[. != 'a-decider'])">
        <xsl:variable name="but"><xsl:call-template name="mot"><xsl:with-param name="genre">finalite</xsl:with-param><xsl:with-param name="id" select="string(.)"/></xsl:call-template></xsl:variable>
        <item><xsl:call-template name="capitale"><xsl:with-param name="texte" select="string($but)"/></xsl:call-template><xsl:text>.</xsl:text></item>
      </xsl:for-each>
    </v:v>
    <v:v n="items-dites"><xsl:call-template name="items-d-informations"><xsl:with-param name="infos" select="$dites"/><xsl:with-param name="donnees">oui</xsl:with-param></xsl:call-template></v:v>
    <v:v n="items-gardes"><xsl:call-template name="items-de-conservation"/></v:v>
    <v:v n="sous-traitants"><xsl:for-each select="$pd/f:sous-traitant"><xsl:if test="position() > 1"> ; </xsl:if><xsl:call-template name="texte"><xsl:with-param name="t" select="@nom"/></xsl:call-template></xsl:for-each></v:v>
    <v:v n="prose-droits"><xsl:call-template name="prose-alinea"><xsl:with-param name="e" select="$pd/f:droits"/></xsl:call-template></v:v>
    <v:v n="adresse-vide"><xsl:call-template name="a-remplir"><xsl:with-param name="id">notice.adresse</xsl:with-param></xsl:call-template></v:v>
    <v:v n="transferts-vide"><xsl:call-template name="a-remplir"><xsl:with-param name="id">notice.transferts</xsl:with-param></xsl:call-template></v:v>
  </xsl:variable>

  <xsl:template match="/">
    <xsl:variable name="titre"><xsl:call-template name="titre-du-papier"/></xsl:variable>
    <xsl:call-template name="papier">
      <xsl:with-param name="corps">
        <partie id="notice" num="non">
          <titre><xsl:value-of select="$titre"/></titre>
          <xsl:call-template name="phrase"><xsl:with-param name="id">notice.tete</xsl:with-param></xsl:call-template>
          <xsl:for-each select="str:tokenize('responsable buts informations destinataires durees droits reclamation', ' ')">
            <xsl:call-template name="rubrique"><xsl:with-param name="id" select="string(.)"/></xsl:call-template>
          </xsl:for-each>
          <xsl:call-template name="avis-court"/>
        </partie>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
