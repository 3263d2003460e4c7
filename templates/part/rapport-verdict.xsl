<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  The verdict: sound or not, how many findings, until when it holds.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str f v">

  <xsl:template name="verdict">
    <xsl:variable name="sort">
      <xsl:choose>
        <xsl:when test="$validation/@erreurs > 0">erreurs</xsl:when>
        <xsl:when test="$validation/@avertissements > 0">avertissements</xsl:when>
        <xsl:otherwise>rien</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:call-template name="partie">
      <xsl:with-param name="id">verdict</xsl:with-param>
      <xsl:with-param name="corps">
        <encadre>
          <xsl:attribute name="genre"><xsl:choose><xsl:when test="$sort = 'erreurs'">attention</xsl:when><xsl:otherwise>note</xsl:otherwise></xsl:choose></xsl:attribute>
          <titre><xsl:call-template name="comptes"><xsl:with-param name="e" select="$validation"/></xsl:call-template></titre>
          <xsl:call-template name="alinea">
            <xsl:with-param name="id" select="concat('verdict.', $sort)"/>
            <xsl:with-param name="args">
              <v:v n="au"><xsl:call-template name="date"><xsl:with-param name="d" select="$faits/@au"/></xsl:call-template></v:v>
            </xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="alinea">
            <xsl:with-param name="id">verdict.duree</xsl:with-param>
            <xsl:with-param name="args"><v:v n="duree"><xsl:value-of select="$validation/@duree"/></v:v></xsl:with-param>
          </xsl:call-template>
        </encadre>
        <xsl:call-template name="alinea"><xsl:with-param name="id">verdict.lire</xsl:with-param></xsl:call-template>
        <xsl:call-template name="bilan"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What was tried, in figures. -->
  <xsl:template name="bilan">
    <tableau>
      <xsl:attribute name="legende"><xsl:call-template name="phrase"><xsl:with-param name="id">legende.bilan</xsl:with-param></xsl:call-template></xsl:attribute>
      <colonne part="5"/><colonne part="1"/>
      <corps>
        <xsl:call-template name="ligne-de-bilan"><xsl:with-param name="id">eprouvees</xsl:with-param><xsl:with-param name="n" select="count($validation/f:regle-du-droit[@etat != 'hors-vigueur'] | $validation/f:regle-propre)"/></xsl:call-template>
        <xsl:call-template name="ligne-de-bilan"><xsl:with-param name="id">silence</xsl:with-param><xsl:with-param name="n" select="count($validation/f:regle-du-droit[@etat = 'silence'] | $validation/f:regle-propre[@etat = 'silence'])"/></xsl:call-template>
        <xsl:call-template name="ligne-de-bilan"><xsl:with-param name="id">relues</xsl:with-param><xsl:with-param name="n" select="count($validation/f:regle-du-droit[@revue-par])"/></xsl:call-template>
        <xsl:call-template name="ligne-de-bilan"><xsl:with-param name="id">discutes</xsl:with-param><xsl:with-param name="n" select="count($validation/f:constat[@conteste = 'oui'])"/></xsl:call-template>
        <xsl:call-template name="ligne-de-bilan"><xsl:with-param name="id">ecartes</xsl:with-param><xsl:with-param name="n" select="$validation/@ecartes"/></xsl:call-template>
        <xsl:call-template name="ligne-de-bilan"><xsl:with-param name="id">a-decider</xsl:with-param><xsl:with-param name="n" select="$validation/@a-decider"/></xsl:call-template>
        <xsl:call-template name="ligne-de-bilan"><xsl:with-param name="id">en-attente</xsl:with-param><xsl:with-param name="n" select="$validation/@en-attente"/></xsl:call-template>
      </corps>
    </tableau>
  </xsl:template>

  <xsl:template name="ligne-de-bilan">
    <xsl:param name="id"/>
    <xsl:param name="n"/>
    <rangee>
      <cellule tete="rangee"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('bilan.', $id)"/></xsl:call-template></cellule>
      <cellule alignement="droite"><xsl:value-of select="$n"/></cellule>
    </rangee>
  </xsl:template>

  <!-- «3 erreurs, 1 avertissement», or «aucun constat», of an element with counts. -->
  <xsl:template name="comptes">
    <xsl:param name="e" select="."/>
    <xsl:variable name="nombres" select="$e/@erreurs[. > 0] | $e/@avertissements[. > 0] | $e/@conseils[. > 0]"/>
    <xsl:if test="not($nombres)"><xsl:call-template name="phrase"><xsl:with-param name="id">compte.rien</xsl:with-param></xsl:call-template></xsl:if>
    <xsl:for-each select="$nombres">
      <xsl:if test="position() > 1"><xsl:text>, </xsl:text></xsl:if>
      <xsl:call-template name="phrase">
        <xsl:with-param name="id"><xsl:value-of select="concat('compte.', name())"/><xsl:if test=". = 1">.un</xsl:if></xsl:with-param>
        <xsl:with-param name="args"><v:v n="n"><xsl:value-of select="."/></v:v></xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
