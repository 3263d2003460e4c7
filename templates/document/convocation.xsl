<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Convocation with its agenda, one per room that meets. Date, hour and place are
  left to fill; the agenda follows from what the charter says of the room.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:f="urn:entente:faits:1" xmlns="urn:entente:document:1"
  xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl f v">

  <xsl:variable name="papier">convocation</xsl:variable>
  <xsl:variable name="faits" select="/f:faits"/>
  <xsl:variable name="valeurs-propres"/>
  <xsl:include href="../part/papier.xsl"/>
  <xsl:include href="../part/seance.xsl"/>

  <xsl:template match="/">
    <xsl:call-template name="papier">
      <xsl:with-param name="corps">
        <xsl:call-template name="feuillets">
          <xsl:with-param name="quoi" select="$seances[not(@id = $invitations/@id)]"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="f:instance" mode="feuillet">
    <xsl:variable name="i" select="."/>
    <xsl:variable name="revues" select="$faits/f:gouvernance/f:revue[contains(concat(' ', @par, ' '), concat(' ', $i/@id, ' '))]"/>
    <xsl:variable name="valeurs-du-feuillet">
      <xsl:call-template name="valeurs-de-seance"/>
      <v:v n="lieu-et-date"><xsl:call-template name="fait-a"/></v:v>
      <v:v n="rendez-vous"><xsl:call-template name="rendez-vous"/></v:v>
      <v:v n="destinataires"><xsl:call-template name="destinataires"/></v:v>
      <v:v n="signature"><xsl:call-template name="signature"><xsl:with-param name="partie" select="$faits/f:partie[contains(concat(' ', ($i/f:convocation/@par | $i/@preside[not($i/f:convocation/@par)]), ' '), concat(' ', @id, ' '))]"/></xsl:call-template></v:v>
      <v:v n="revues">
        <xsl:for-each select="$revues">
          <item>
            <xsl:choose>
              <xsl:when test="@objet"><xsl:value-of select="@objet"/></xsl:when>
              <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('convocation.revue.', @sujet)"/></xsl:call-template></xsl:otherwise>
            </xsl:choose>
            <xsl:text>.</xsl:text>
          </item>
        </xsl:for-each>
      </v:v>
      <v:v n="information-annuelle"><xsl:value-of select="$faits/f:flux[@lieu = $i/@id][f:base/@ref = 'fr-csi:d132-10'][1]/@id"/></v:v>
      <v:v n="strategie"><xsl:value-of select="$faits/f:strategie[f:evaluation/@instance = $i/@id or (not(f:evaluation/@instance) and $i/@categorie = 'pleniere')]/@src"/></v:v>
      <v:v n="bilan"><xsl:value-of select="$faits/f:reglement[@etabli-par = $i/@id or $i/@categorie = 'pleniere']/@bilan"/></v:v>
      <v:v n="groupes"><xsl:value-of select="$faits/f:instance[@parent = $i/@id][f:membre][1]/@id"/></v:v>
      <v:v n="echecs"><xsl:value-of select="$faits/f:gouvernance/f:revue-echecs[$i/@categorie = 'groupe' or $i/@categorie = 'comite-suivi']/@src"/></v:v>
    </xsl:variable>
    <xsl:call-template name="section">
      <xsl:with-param name="id" select="concat('i-', @id)"/>
      <xsl:with-param name="titre"><xsl:call-template name="phrase"><xsl:with-param name="id">convocation.titre</xsl:with-param><xsl:with-param name="args" select="$valeurs-du-feuillet"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase"><xsl:with-param name="id">convocation</xsl:with-param><xsl:with-param name="args" select="$valeurs-du-feuillet"/></xsl:call-template>
        <xsl:call-template name="insertions"><xsl:with-param name="id" select="@id"/></xsl:call-template>
        <xsl:call-template name="avis-court"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
