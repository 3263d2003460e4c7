<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Papers of a meeting: which rooms have meetings of their own, who comes, what their
  wording may ask. One leaf per room, each on its own page. Words: lexicon/seance.<lang>.xml.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:f="urn:entente:faits:1"
  xmlns:l="urn:entente:lexique:1" xmlns:p="urn:entente:papiers:1" xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1"
  exclude-result-prefixes="exsl str f l p v">

  <!-- The value «seances» of document/papiers.xml, on the facts of this paper (a test holds them equal). -->
  <xsl:variable name="sans-convocation" select="document('../document/papiers.xml')/p:papiers/p:valeur[@nom = 'sans-convocation']/@est"/>
  <xsl:variable name="choisies" select="$choix/f:option[@nom = 'instances']/@valeur"/>
  <xsl:variable name="convoquees" select="$faits/f:instance[f:membre][@conseil or not($faits/@conseil)][not(contains($sans-convocation, concat(' ', @categorie, ' ')))]"/>
  <!-- Those the author chose, if there are such; else all. -->
  <xsl:variable name="elues" select="$convoquees[contains(concat(' ', $choisies, ' '), concat(' ', @id, ' '))]"/>
  <xsl:variable name="seances" select="$elues | $convoquees[not($elues)]"/>
  <!-- Belgium: rooms to which services are invited by a letter of its own kind (invitation). -->
  <xsl:variable name="invitations" select="$seances[$droit = 'be'][@categorie = 'csil-r' or f:convocation]"/>

  <!-- What a lexicon may ask of one room. -->
  <xsl:template name="valeurs-de-seance">
    <xsl:variable name="i" select="."/>
    <xsl:variable name="par">
      <xsl:choose>
        <xsl:when test="f:convocation/@par"><xsl:value-of select="f:convocation/@par"/></xsl:when>
        <xsl:when test="@preside != ''"><xsl:value-of select="@preside"/></xsl:when>
        <xsl:when test="@anime != ''"><xsl:value-of select="@anime"/></xsl:when>
        <xsl:otherwise>a-decider</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <v:v n="de-instance"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@nom)"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></v:v>
    <v:v n="a-instance"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@nom)"/><xsl:with-param name="forme">a</xsl:with-param></xsl:call-template></v:v>
    <v:v n="instance"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@nom)"/></xsl:call-template></v:v>
    <v:v n="convocateur"><xsl:call-template name="noms"><xsl:with-param name="ids" select="string($par)"/></xsl:call-template></v:v>
    <v:v n="secretariat-de-seance"><xsl:if test="@secretariat != ''"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@secretariat"/></xsl:call-template></xsl:if></v:v>
    <v:v n="bases"><xsl:call-template name="bases"/></v:v>
    <v:v n="plafond"><xsl:variable name="plafond"><xsl:call-template name="mot"><xsl:with-param name="genre">classe</xsl:with-param><xsl:with-param name="id" select="string(@plafond)"/></xsl:call-template></xsl:variable><xsl:call-template name="minuscule"><xsl:with-param name="texte" select="string($plafond)"/></xsl:call-template></v:v>
    <v:v n="confidentiel"><xsl:value-of select="@confidentiel-des"/></v:v>
    <v:v n="nominatif"><xsl:value-of select="@plafond[$i/@plafond-rang >= 4]"/></v:v>
    <v:v n="pleniere"><xsl:value-of select="@categorie[. = 'pleniere']"/></v:v>
    <v:v n="groupe"><xsl:value-of select="@categorie[. = 'groupe']"/></v:v>
    <v:v n="csil"><xsl:value-of select="@categorie[. = 'csil-r']"/></v:v>
    <v:v n="concertation"><xsl:value-of select="@categorie[. = 'csil-r' or . = 'concertation' or . = 'co3-cas' or . = 'van-moed'][$droit = 'be']"/></v:v>
    <v:v n="charte-a-signer"><xsl:value-of select="@charte-a-signer[. = 'oui']"/></v:v>
    <v:v n="delai-convocation"><xsl:if test="f:convocation/@delai"><xsl:call-template name="duree"><xsl:with-param name="d" select="f:convocation/@delai"/></xsl:call-template></xsl:if></v:v>
    <v:v n="objet"><xsl:if test="f:objet"><xsl:apply-templates select="f:objet/node()" mode="prose"/></xsl:if></v:v>
    <v:v n="invites"><xsl:value-of select="f:invite[1]/@partie"/></v:v>
  </xsl:template>

  <!-- Who is written to, by quality: one alinea each, «Membres de droit : … ; … .» Not the chair, who writes. -->
  <xsl:template name="destinataires">
    <xsl:variable name="i" select="."/>
    <xsl:for-each select="str:tokenize('droit designe associe personne-qualifiee participant observateur', ' ')">
      <xsl:variable name="qualite" select="string(.)"/>
      <xsl:call-template name="destinataires-de">
        <xsl:with-param name="titre" select="concat('seance.', $qualite)"/>
        <xsl:with-param name="qui" select="$i/f:membre[@qualite = $qualite][@present = 'oui'][not(@office)]"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="destinataires-de">
      <xsl:with-param name="titre">seance.a-decider</xsl:with-param>
      <xsl:with-param name="qui" select="$i/f:membre[@qualite = 'a-decider'][@present = 'oui'][not(@office)]"/>
    </xsl:call-template>
    <xsl:call-template name="destinataires-de">
      <xsl:with-param name="titre">seance.office</xsl:with-param>
      <xsl:with-param name="qui" select="f:membre[@office and @office != 'preside'][@present = 'oui']"/>
    </xsl:call-template>
    <xsl:call-template name="destinataires-de">
      <xsl:with-param name="titre">seance.invite</xsl:with-param>
      <xsl:with-param name="qui" select="$i/f:invite"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="destinataires-de">
    <xsl:param name="titre"/>
    <xsl:param name="qui"/>
    <xsl:if test="$qui">
      <alinea>
        <fort><xsl:call-template name="phrase"><xsl:with-param name="id" select="$titre"/></xsl:call-template></fort>
        <xsl:text> </xsl:text>
        <xsl:for-each select="$qui">
          <xsl:if test="position() > 1"><xsl:text> ; </xsl:text></xsl:if>
          <xsl:choose>
            <xsl:when test="position() = 1"><xsl:variable name="nom"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@nom)"/></xsl:call-template></xsl:variable><xsl:call-template name="minuscule"><xsl:with-param name="texte" select="string($nom)"/></xsl:call-template></xsl:when>
            <xsl:otherwise><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@nom)"/></xsl:call-template></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
        <xsl:text>.</xsl:text>
      </alinea>
    </xsl:if>
  </xsl:template>

  <!-- Date, hour and place, to fill. -->
  <xsl:template name="rendez-vous">
    <xsl:call-template name="grille-a-remplir">
      <xsl:with-param name="champs">seance.date seance.heure seance.lieu</xsl:with-param>
      <xsl:with-param name="donnes">
        <v:v n="seance.date"><xsl:call-template name="a-remplir"><xsl:with-param name="id">seance.date.vide</xsl:with-param></xsl:call-template></v:v>
        <v:v n="seance.heure"><xsl:call-template name="a-remplir"><xsl:with-param name="id">seance.heure.vide</xsl:with-param></xsl:call-template></v:v>
        <v:v n="seance.lieu"><xsl:call-template name="a-remplir"><xsl:with-param name="id">seance.lieu.vide</xsl:with-param></xsl:call-template></v:v>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- «À Valmont, le [date]» -->
  <xsl:template name="fait-a">
    <alinea>
      <xsl:call-template name="phrase">
        <xsl:with-param name="id">seance.fait</xsl:with-param>
        <xsl:with-param name="args">
          <v:v n="lieu-ou-vide"><xsl:copy-of select="$valeurs[@n = 'lieu']/node()"/><xsl:if test="not($valeurs[@n = 'lieu']/node())"><xsl:call-template name="a-remplir"><xsl:with-param name="id">seance.fait.lieu</xsl:with-param></xsl:call-template></xsl:if></v:v>
          <v:v n="date-vide"><xsl:call-template name="a-remplir"><xsl:with-param name="id">seance.fait.date</xsl:with-param></xsl:call-template></v:v>
        </xsl:with-param>
      </xsl:call-template>
    </alinea>
  </xsl:template>

  <!-- One leaf per room; the template of the paper gives mode «feuillet». -->
  <xsl:template name="feuillets">
    <xsl:param name="quoi" select="$seances"/>
    <xsl:for-each select="$quoi">
      <xsl:if test="position() > 1"><saut/></xsl:if>
      <xsl:apply-templates select="." mode="feuillet"/>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
