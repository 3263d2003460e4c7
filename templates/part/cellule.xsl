<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  What a Belgian cell has of its own: its composition and the balance between aid
  and security, its feedback sheet.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:f="urn:entente:faits:1" xmlns:a="urn:entente:droit:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl f a v">

  <!-- The room that the paper is about: the cell, else the first. -->
  <xsl:variable name="cellules" select="/f:faits/f:instance[@categorie = 'csil-r']"/>
  <xsl:variable name="principale" select="$cellules[1] | /f:faits/f:instance[not($cellules)][1]"/>
  <xsl:variable name="fiches" select="/f:faits/f:instance/f:ecrit[@type = 'fiche-feedback'] | /f:faits/f:ecrit[@type = 'fiche-feedback']"/>

  <xsl:template name="article-composition-d-instance">
    <xsl:variable name="participants" select="$principale/f:membre | $principale/f:invite"/>
    <xsl:call-template name="article">
      <xsl:with-param name="id">composition</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase"><xsl:with-param name="id">composition</xsl:with-param></xsl:call-template>
        <xsl:call-template name="tableau-membres">
          <xsl:with-param name="instance" select="$principale"/>
          <xsl:with-param name="id">t-composition</xsl:with-param>
          <xsl:with-param name="legende">tableau.composition</xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">composition.equilibre</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="n"><xsl:value-of select="count($participants)"/></v:v>
            <v:v n="plusieurs"><xsl:value-of select="substring('oui', 1, 3 * (count($participants) > 1))"/></v:v>
            <v:v n="equilibre">
              <xsl:variable name="elements">
                <xsl:for-each select="$vocabulaire/a:secteur">
                  <xsl:sort select="@ordre" data-type="number"/>
                  <xsl:variable name="secteur" select="string(@id)"/>
                  <xsl:if test="$participants[@secteur = $secteur]">
                    <v:v><xsl:call-template name="mot"><xsl:with-param name="genre">secteur</xsl:with-param><xsl:with-param name="id" select="$secteur"/></xsl:call-template>, <xsl:value-of select="count($participants[@secteur = $secteur])"/></v:v>
                  </xsl:if>
                </xsl:for-each>
              </xsl:variable>
              <xsl:for-each select="exsl:node-set($elements)/v:v"><xsl:if test="position() > 1"> ; </xsl:if><xsl:value-of select="."/></xsl:for-each>
            </v:v>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="article-retour">
    <xsl:call-template name="article">
      <xsl:with-param name="id">retour</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:for-each select="$fiches">
          <xsl:call-template name="phrase"><xsl:with-param name="id">retour</xsl:with-param><xsl:with-param name="args"><xsl:call-template name="valeurs-de-fiche"/></xsl:with-param></xsl:call-template>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Of a feedback sheet: who writes, approves, reads, how long it is kept. -->
  <xsl:template name="valeurs-de-fiche">
    <xsl:variable name="lecteurs" select="f:lecteur[not(contains(concat(' ', current()/@redacteur, ' '), concat(' ', @partie, ' ')))]"/>
    <v:v n="fiche"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@nom)"/></xsl:call-template></v:v>
    <v:v n="redacteur"><xsl:if test="@redacteur"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@redacteur"/></xsl:call-template></xsl:if></v:v>
    <v:v n="approbation"><xsl:choose><xsl:when test="@approbation = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when><xsl:when test="@approbation"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('approbation.', @approbation)"/></xsl:call-template></xsl:when></xsl:choose></v:v>
    <v:v n="lecteurs"><xsl:if test="$lecteurs"><xsl:call-template name="noms"><xsl:with-param name="noeuds" select="$lecteurs"/></xsl:call-template></xsl:if></v:v>
    <v:v n="conservation"><xsl:if test="@conservation"><xsl:call-template name="duree"><xsl:with-param name="d" select="@conservation"/></xsl:call-template></xsl:if></v:v>
    <v:v n="prolongation"><xsl:if test="@prolongation"><xsl:call-template name="duree"><xsl:with-param name="d" select="@prolongation"/></xsl:call-template></xsl:if></v:v>
  </xsl:template>

</xsl:stylesheet>
