<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Anonymised record of decisions, one form per room that meets. It has no place for a
  name: where single situations are examined, a number, a letter and who acts.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str f v">

  <xsl:variable name="papier">releve-decisions</xsl:variable>
  <xsl:variable name="faits" select="/f:faits"/>
  <xsl:variable name="valeurs-propres"/>
  <xsl:include href="../part/papier.xsl"/>
  <xsl:include href="../part/seance.xsl"/>

  <!-- Lines of the two tables of a leaf. -->
  <xsl:variable name="lignes">1 2 3 4 5 6 7</xsl:variable>

  <xsl:template match="/">
    <xsl:call-template name="papier">
      <xsl:with-param name="corps"><xsl:call-template name="feuillets"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="f:instance" mode="feuillet">
    <!-- The carrier that this record is, if the charter admits one. -->
    <xsl:variable name="ecrit" select="(f:ecrit | $faits/f:ecrit[@instance = current()/@id])[@type = 'releve-decisions' or @type = 'compte-rendu' or @type = 'proces-verbal'][1]"/>
    <xsl:variable name="valeurs-du-feuillet">
      <xsl:call-template name="valeurs-de-seance"/>
      <v:v n="redacteur"><xsl:if test="$ecrit/@redacteur"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$ecrit/@redacteur"/></xsl:call-template></xsl:if></v:v>
      <v:v n="lu-des-membres"><xsl:value-of select="$ecrit[@instance = current()/@id or parent::f:instance][f:lecteur][not(f:lecteur[@membre != 'oui'])]/@id"/></v:v>
      <v:v n="lecteurs"><xsl:if test="$ecrit/@lecteurs"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$ecrit/@lecteurs"/></xsl:call-template></xsl:if></v:v>
      <v:v n="conservation"><xsl:if test="$ecrit/@conservation"><xsl:call-template name="duree"><xsl:with-param name="d" select="$ecrit/@conservation"/></xsl:call-template></xsl:if></v:v>
      <v:v n="publie"><xsl:value-of select="$ecrit/@publie[. = 'oui']"/></v:v>
    </xsl:variable>
    <xsl:call-template name="section">
      <xsl:with-param name="id" select="concat('i-', @id)"/>
      <xsl:with-param name="titre"><xsl:call-template name="phrase"><xsl:with-param name="id">releve.titre</xsl:with-param><xsl:with-param name="args" select="$valeurs-du-feuillet"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase"><xsl:with-param name="id">releve</xsl:with-param><xsl:with-param name="args" select="$valeurs-du-feuillet"/></xsl:call-template>
        <xsl:call-template name="grille-a-remplir"><xsl:with-param name="champs">releve.seance releve.presents</xsl:with-param></xsl:call-template>
        <xsl:choose>
          <xsl:when test="@plafond-rang >= 4">
            <xsl:call-template name="phrase"><xsl:with-param name="id">releve.codes</xsl:with-param><xsl:with-param name="args" select="$valeurs-du-feuillet"/></xsl:call-template>
            <xsl:call-template name="table-de-decisions">
              <xsl:with-param name="parts">3 3 7 4 4</xsl:with-param>
              <xsl:with-param name="cols">releve.situation releve.lettre releve.qui releve.echeance releve.fait</xsl:with-param>
              <xsl:with-param name="lignes" select="$lignes"/>
            </xsl:call-template>
            <xsl:call-template name="table-de-decisions">
              <xsl:with-param name="parts">11 7 4</xsl:with-param>
              <xsl:with-param name="cols">releve.generale releve.qui releve.echeance</xsl:with-param>
              <xsl:with-param name="lignes">1 2</xsl:with-param>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="table-de-decisions">
              <xsl:with-param name="parts">2 9 5 4</xsl:with-param>
              <xsl:with-param name="cols">releve.point releve.decision releve.qui releve.echeance</xsl:with-param>
              <xsl:with-param name="lignes" select="$lignes"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="insertions"><xsl:with-param name="id" select="@id"/></xsl:call-template>
        <xsl:call-template name="avis-court"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="table-de-decisions">
    <xsl:param name="parts"/>
    <xsl:param name="cols"/>
    <xsl:param name="lignes"/>
    <tableau>
      <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts" select="$parts"/><xsl:with-param name="cols" select="$cols"/></xsl:call-template>
      <corps>
        <xsl:for-each select="str:tokenize($lignes, ' ')">
          <rangee>
            <cellule>&#160;<retour/>&#160;</cellule>
            <xsl:for-each select="str:tokenize($cols, ' ')[position() > 1]"><cellule/></xsl:for-each>
          </rangee>
        </xsl:for-each>
      </corps>
    </tableau>
  </xsl:template>

</xsl:stylesheet>
