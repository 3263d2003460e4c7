<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  The blank register of exchanges: a table to print and fill by hand, with the
  columns of the journal that `entente audit` reads, and the codes to write in
  it. It has no place for a name.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str f v">

  <xsl:param name="lang">fr</xsl:param>
  <xsl:param name="errors">0</xsl:param>
  <xsl:param name="final">non</xsl:param>
  <!-- Views that cannot draw this charter, separated by spaces. -->
  <xsl:param name="absents"/>
  <xsl:variable name="papier">registre-echanges</xsl:variable>
  <xsl:variable name="faits" select="/f:faits"/>

  <xsl:include href="../part/phrase.xsl"/>
  <xsl:include href="../part/nombre.xsl"/>
  <xsl:include href="../part/nom.xsl"/>
  <xsl:include href="../part/loi.xsl"/>
  <xsl:include href="../part/prose.xsl"/>
  <xsl:include href="../part/page.xsl"/>
  <xsl:include href="../part/article.xsl"/>

  <xsl:variable name="valeurs-brutes"><v:v n="charte"><xsl:value-of select="normalize-space(/f:faits/f:titre)"/></v:v></xsl:variable>
  <xsl:variable name="valeurs" select="exsl:node-set($valeurs-brutes)/v:v"/>
  <!-- Lines of one sheet. -->
  <xsl:variable name="lignes">1 2 3 4 5 6 7 8 9 10 11 12 13 14</xsl:variable>

  <xsl:template match="/">
    <xsl:variable name="titre"><xsl:call-template name="phrase"><xsl:with-param name="id">registre-echanges.titre</xsl:with-param></xsl:call-template></xsl:variable>
    <xsl:variable name="sujet"><xsl:call-template name="phrase"><xsl:with-param name="id">registre-echanges.sujet</xsl:with-param></xsl:call-template></xsl:variable>
    <document>
      <xsl:call-template name="attributs-du-document">
        <xsl:with-param name="titre" select="string($titre)"/>
        <xsl:with-param name="sujet" select="string($sujet)"/>
      </xsl:call-template>
      <article id="registre" num="non">
        <titre><xsl:value-of select="$titre"/></titre>
        <xsl:call-template name="phrase"><xsl:with-param name="id">registre-echanges.mode</xsl:with-param></xsl:call-template>
        <tableau id="t-registre" paysage="oui">
          <xsl:attribute name="legende"><xsl:value-of select="$titre"/></xsl:attribute>
          <xsl:call-template name="tete-de-tableau">
            <xsl:with-param name="parts">3 5 5 5 3 3 7 3</xsl:with-param>
            <xsl:with-param name="cols">registre-echanges.date registre-echanges.de registre-echanges.vers registre-echanges.instance registre-echanges.information registre-echanges.canal registre-echanges.conditions registre-echanges.pression</xsl:with-param>
          </xsl:call-template>
          <corps>
            <xsl:for-each select="str:tokenize($lignes, ' ')">
              <rangee><cellule>&#160;<retour/>&#160;</cellule><cellule/><cellule/><cellule/><cellule/><cellule/><cellule/><cellule/></rangee>
            </xsl:for-each>
          </corps>
        </tableau>
      </article>
      <annexe id="codes">
        <xsl:call-template name="titre"><xsl:with-param name="id">registre-echanges.codes</xsl:with-param></xsl:call-template>
        <xsl:call-template name="table-de-codes">
          <xsl:with-param name="id">registre-echanges.parties</xsl:with-param>
          <xsl:with-param name="quoi" select="$faits/f:partie"/>
        </xsl:call-template>
        <xsl:call-template name="table-de-codes">
          <xsl:with-param name="id">registre-echanges.instances</xsl:with-param>
          <xsl:with-param name="quoi" select="$faits/f:instance"/>
        </xsl:call-template>
        <xsl:call-template name="table-de-codes">
          <xsl:with-param name="id">registre-echanges.informations</xsl:with-param>
          <xsl:with-param name="quoi" select="$faits/f:information"/>
        </xsl:call-template>
      </annexe>
    </document>
  </xsl:template>

  <!-- Code (a letter for informations, else the id) and what it stands for. -->
  <xsl:template name="table-de-codes">
    <xsl:param name="id"/>
    <xsl:param name="quoi"/>
    <xsl:if test="$quoi">
      <tableau id="{$id}">
        <xsl:call-template name="legende"><xsl:with-param name="id" select="$id"/></xsl:call-template>
        <xsl:call-template name="tete-de-tableau">
          <xsl:with-param name="parts">2 5</xsl:with-param>
          <xsl:with-param name="cols">registre-echanges.code registre-echanges.sens</xsl:with-param>
        </xsl:call-template>
        <corps>
          <xsl:for-each select="$quoi">
            <rangee>
              <cellule tete="rangee"><xsl:value-of select="@lettre"/><xsl:if test="not(@lettre)"><xsl:value-of select="@id"/></xsl:if></cellule>
              <cellule><xsl:value-of select="@nom | @intitule"/></cellule>
            </rangee>
          </xsl:for-each>
        </corps>
      </tableau>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
