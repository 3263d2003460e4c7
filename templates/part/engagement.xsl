<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  What one signs before hearing or reading anything confidential (charte and its forms,
  undertaking of confidentiality): in which rooms, who takes part, the form to sign.
  Words: lexicon/engagement.<lang>.xml.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str f v">

  <xsl:variable name="siennes" select="$faits/f:instance[f:membre][@conseil or not($faits/@conseil)]"/>
  <xsl:variable name="a-signer" select="$siennes[@charte-a-signer = 'oui']"/>
  <!-- The rooms where what is said is confidential: those where the charte is signed, else those that say so. -->
  <xsl:variable name="salles-confidentielles" select="$a-signer | $siennes[not($a-signer)][@confidentiel-des]"/>
  <xsl:variable name="participants" select="$faits/f:partie[not(@concernee = 'oui') and not(@public = 'oui') and not(@niveau = 'personne')][@id = $salles-confidentielles/f:membre[@present = 'oui']/@partie]"/>

  <xsl:variable name="valeurs-d-engagement">
    <v:v n="salles"><xsl:call-template name="noms"><xsl:with-param name="ids"/><xsl:with-param name="noeuds" select="$salles-confidentielles"/></xsl:call-template></v:v>
    <v:v n="a-ces-salles"><xsl:call-template name="noms"><xsl:with-param name="ids"/><xsl:with-param name="noeuds" select="$salles-confidentielles"/><xsl:with-param name="forme">a</xsl:with-param></xsl:call-template></v:v>
    <v:v n="de-salles"><xsl:call-template name="noms"><xsl:with-param name="ids"/><xsl:with-param name="noeuds" select="$salles-confidentielles"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></v:v>
    <v:v n="nominatif"><xsl:value-of select="$salles-confidentielles[@plafond-rang >= 4][1]/@id"/></v:v>
    <v:v n="concertation"><xsl:value-of select="$salles-confidentielles[$droit = 'be'][@categorie = 'csil-r' or @categorie = 'concertation'][1]/@id"/></v:v>
  </xsl:variable>

  <!-- The charter's clauses of some kinds that speak of everything or of these rooms. -->
  <xsl:template name="clauses-de-salles">
    <xsl:param name="genres"/>
    <xsl:call-template name="clauses">
      <xsl:with-param name="clauses" select="($faits/f:clause | $salles-confidentielles/f:clause)[contains(concat(' ', $genres, ' '), concat(' ', @genre, ' '))][not(@instance) or str:tokenize(@instance, ' ') = $salles-confidentielles/@id]"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The form that a person fills; `organisme` is printed when it is known. -->
  <xsl:template name="bulletin">
    <xsl:param name="organisme"/>
    <xsl:param name="titulaire"/>
    <xsl:param name="le"/>
    <xsl:call-template name="grille-a-remplir">
      <xsl:with-param name="champs">bulletin.organisme bulletin.nom bulletin.fonction bulletin.date bulletin.signature</xsl:with-param>
      <xsl:with-param name="donnes">
        <v:v n="bulletin.organisme"><xsl:value-of select="$organisme"/></v:v>
        <v:v n="bulletin.nom"><xsl:value-of select="$titulaire"/></v:v>
        <v:v n="bulletin.date"><xsl:copy-of select="$le"/></v:v>
        <v:v n="bulletin.signature">&#160;<retour/>&#160;<retour/>&#160;<retour/>&#160;</v:v>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
