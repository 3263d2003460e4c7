<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!-- Blank forms: tables whose second column is left to be filled by hand. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str f v">

  <!-- A form: no cover, the notices at its foot. -->
  <xsl:template name="formulaire">
    <xsl:param name="corps"/>
    <xsl:variable name="titre"><xsl:choose><xsl:when test="$choix/@titre"><xsl:value-of select="$choix/@titre"/></xsl:when><xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id">titre</xsl:with-param></xsl:call-template></xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:variable name="sujet"><xsl:call-template name="phrase"><xsl:with-param name="id">sujet</xsl:with-param></xsl:call-template></xsl:variable>
    <document>
      <xsl:call-template name="attributs-du-document"><xsl:with-param name="titre" select="string($titre)"/><xsl:with-param name="sujet" select="string($sujet)"/></xsl:call-template>
      <xsl:copy-of select="$corps"/>
      <encadre genre="avis">
        <alinea><fort><xsl:value-of select="normalize-space($faits/f:titre)"/>.</fort></alinea>
        <alinea><xsl:call-template name="avis-recherche"/></alinea>
        <alinea><xsl:call-template name="avis-base"/></alinea>
      </encadre>
    </document>
  </xsl:template>

  <!-- Rows of a form, one per phrase of `champs` («champ.date champ.lieu»). -->
  <xsl:template name="tableau-a-remplir">
    <xsl:param name="id"/>
    <xsl:param name="champs"/>
    <xsl:param name="lignes" select="2"/>
    <tableau id="{$id}">
      <xsl:call-template name="legende"><xsl:with-param name="id" select="concat('tableau.', $id)"/></xsl:call-template>
      <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">4 8</xsl:with-param><xsl:with-param name="cols">col.rubrique col.a-remplir</xsl:with-param></xsl:call-template>
      <corps>
        <xsl:for-each select="str:tokenize($champs, ' ')">
          <xsl:call-template name="rangee-a-remplir">
            <xsl:with-param name="lignes" select="$lignes"/>
            <xsl:with-param name="rubrique"><xsl:call-template name="phrase"><xsl:with-param name="id" select="string(.)"/></xsl:call-template></xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
      </corps>
    </tableau>
  </xsl:template>

  <xsl:template name="rangee-a-remplir">
    <xsl:param name="rubrique"/>
    <xsl:param name="lignes" select="2"/>
    <rangee><cellule tete="rangee"><xsl:copy-of select="$rubrique"/></cellule><xsl:call-template name="cellule-vide"><xsl:with-param name="lignes" select="$lignes"/></xsl:call-template></rangee>
  </xsl:template>

  <xsl:template name="cellule-vide">
    <xsl:param name="lignes" select="2"/>
    <cellule>&#160;<xsl:if test="$lignes > 1"><retour/>&#160;</xsl:if><xsl:if test="$lignes > 2"><retour/>&#160;<retour/>&#160;</xsl:if></cellule>
  </xsl:template>

  <!-- One row per party: its name, then `colonnes` blank cells. -->
  <xsl:template name="rangees-de-participants">
    <xsl:param name="participants"/>
    <xsl:param name="colonnes" select="2"/>
    <xsl:for-each select="$participants">
      <rangee>
        <cellule tete="rangee"><xsl:value-of select="@nom"/></cellule>
        <xsl:call-template name="cellule-vide"/>
        <xsl:if test="$colonnes > 1"><cellule/></xsl:if>
      </rangee>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
