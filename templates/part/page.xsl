<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  What frames every paper: attributes of the document, cover, stamp, notice.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:f="urn:entente:faits:1" xmlns:l="urn:entente:lexique:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl f l v">

  <xsl:template name="attributs-du-document">
    <xsl:param name="titre"/>
    <xsl:param name="sujet"/>
    <xsl:attribute name="xml:lang"><xsl:value-of select="$lang"/></xsl:attribute>
    <xsl:attribute name="modele"><xsl:value-of select="$papier"/></xsl:attribute>
    <xsl:attribute name="titre"><xsl:value-of select="$titre"/></xsl:attribute>
    <xsl:attribute name="sujet"><xsl:value-of select="$sujet"/></xsl:attribute>
    <xsl:attribute name="auteur"><xsl:value-of select="$faits/f:territoire/@nom"/></xsl:attribute>
    <xsl:attribute name="entete"><xsl:call-template name="phrase"><xsl:with-param name="id">entete</xsl:with-param></xsl:call-template></xsl:attribute>
    <xsl:attribute name="pied"><xsl:call-template name="pied"/></xsl:attribute>
    <xsl:attribute name="date"><xsl:value-of select="$faits/@au"/></xsl:attribute>
    <xsl:if test="$final != 'oui'">
      <xsl:attribute name="estampille"><xsl:call-template name="estampille"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template name="etat">
    <xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('etat.', $faits/@etat)"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="pied">
    <xsl:variable name="suite"><xsl:if test="not($faits/@version)">.sans-version</xsl:if></xsl:variable>
    <xsl:variable name="pied">
      <xsl:call-template name="phrase">
        <xsl:with-param name="id" select="concat('pied', $suite)"/>
        <xsl:with-param name="args">
          <v:v n="version"><xsl:value-of select="$faits/@version"/></v:v>
          <v:v n="etat"><xsl:call-template name="etat"/></v:v>
          <v:v n="date"><xsl:call-template name="date"><xsl:with-param name="d" select="$faits/@date"/></xsl:call-template></v:v>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:variable>
    <xsl:value-of select="$pied"/>
  </xsl:template>

  <xsl:template name="estampille">
    <xsl:variable name="id">
      <xsl:text>estampille</xsl:text>
      <xsl:if test="$faits/@etat = 'adopte'">.adopte</xsl:if>
      <xsl:if test="$errors > 0">.erreur</xsl:if>
      <xsl:if test="$errors > 1">s</xsl:if>
    </xsl:variable>
    <xsl:call-template name="phrase">
      <xsl:with-param name="id" select="string($id)"/>
      <xsl:with-param name="args"><v:v n="n"><xsl:value-of select="$errors"/></v:v></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- One line of the cover. -->
  <xsl:template name="ligne">
    <xsl:param name="cle"/>
    <xsl:param name="valeur"/>
    <ligne>
      <xsl:attribute name="cle"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('cle.', $cle)"/></xsl:call-template></xsl:attribute>
      <xsl:copy-of select="$valeur"/>
    </ligne>
  </xsl:template>

  <xsl:template name="ligne-date">
    <xsl:param name="cle"/>
    <xsl:param name="d"/>
    <xsl:if test="$d">
      <xsl:call-template name="ligne">
        <xsl:with-param name="cle" select="$cle"/>
        <xsl:with-param name="valeur"><xsl:call-template name="date"><xsl:with-param name="d" select="$d"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="couverture">
    <xsl:param name="surtitre"/>
    <xsl:param name="titre"/>
    <couverture>
      <surtitre><xsl:copy-of select="$surtitre"/></surtitre>
      <titre><xsl:value-of select="$titre"/></titre>
      <xsl:if test="$faits/f:sous-titre"><sous-titre><xsl:value-of select="normalize-space($faits/f:sous-titre)"/></sous-titre></xsl:if>
      <xsl:if test="$faits/@version">
        <xsl:call-template name="ligne">
          <xsl:with-param name="cle">version</xsl:with-param>
          <xsl:with-param name="valeur"><xsl:value-of select="$faits/@version"/></xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="ligne">
        <xsl:with-param name="cle">etat</xsl:with-param>
        <xsl:with-param name="valeur"><xsl:call-template name="etat"/></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="ligne-date"><xsl:with-param name="cle">date</xsl:with-param><xsl:with-param name="d" select="$faits/@date[. != string($faits/@adopte-le)]"/></xsl:call-template>
      <xsl:call-template name="ligne-date"><xsl:with-param name="cle">adoption</xsl:with-param><xsl:with-param name="d" select="$faits/@adopte-le"/></xsl:call-template>
      <xsl:call-template name="ligne-date"><xsl:with-param name="cle">vigueur</xsl:with-param><xsl:with-param name="d" select="$faits/@entree-en-vigueur"/></xsl:call-template>
      <xsl:call-template name="ligne-date"><xsl:with-param name="cle">droit</xsl:with-param><xsl:with-param name="d" select="$faits/@au"/></xsl:call-template>
      <xsl:call-template name="ligne-date"><xsl:with-param name="cle">base</xsl:with-param><xsl:with-param name="d" select="$faits/@base-lois"/></xsl:call-template>
      <avis><xsl:call-template name="avis-recherche"/></avis>
      <avis><xsl:call-template name="avis-base"/></avis>
    </couverture>
  </xsl:template>

  <!-- The notice that every paper carries. -->
  <xsl:template name="avis-recherche">
    <xsl:call-template name="phrase"><xsl:with-param name="id">avis.recherche</xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:template name="avis-base">
    <xsl:call-template name="phrase">
      <xsl:with-param name="id">avis.base</xsl:with-param>
      <xsl:with-param name="args">
        <v:v n="base"><xsl:call-template name="date"><xsl:with-param name="d" select="$faits/@base-lois"/></xsl:call-template></v:v>
        <v:v n="au"><xsl:call-template name="date"><xsl:with-param name="d" select="$faits/@au"/></xsl:call-template></v:v>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
