<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Règlement intérieur of a CLSPD or a CISPD: the plan of the paper. Which article
  stands, and in which order, is here; what it says is in
  lexicon/reglement-interieur.<lang>.xml; tables and longer articles are in part/.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:f="urn:entente:faits:1" xmlns:l="urn:entente:lexique:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl f l v">

  <xsl:param name="lang">fr</xsl:param>
  <xsl:param name="errors">0</xsl:param>
  <xsl:param name="final">non</xsl:param>
  <!-- Views that cannot draw this charter, separated by spaces. -->
  <xsl:param name="absents"/>
  <xsl:variable name="papier">reglement-interieur</xsl:variable>

  <xsl:include href="../part/filtre.xsl"/>
  <xsl:include href="../part/phrase.xsl"/>
  <xsl:include href="../part/nombre.xsl"/>
  <xsl:include href="../part/nom.xsl"/>
  <xsl:include href="../part/loi.xsl"/>
  <xsl:include href="../part/prose.xsl"/>
  <xsl:include href="../part/page.xsl"/>
  <xsl:include href="../part/article.xsl"/>
  <xsl:include href="../part/reglement-valeurs.xsl"/>
  <xsl:include href="../part/visas.xsl"/>
  <xsl:include href="../part/missions.xsl"/>
  <xsl:include href="../part/composition.xsl"/>
  <xsl:include href="../part/instances.xsl"/>
  <xsl:include href="../part/informations.xsl"/>
  <xsl:include href="../part/supports.xsl"/>
  <xsl:include href="../part/donnees.xsl"/>
  <xsl:include href="../part/vie.xsl"/>
  <xsl:include href="../part/registre.xsl"/>
  <xsl:include href="../part/scenarios.xsl"/>
  <xsl:include href="../part/annexes.xsl"/>

  <xsl:variable name="valeurs" select="exsl:node-set($valeurs-brutes)/v:v"/>

  <xsl:template match="/">
    <xsl:variable name="titre">
      <xsl:choose>
        <xsl:when test="$choix/@titre"><xsl:value-of select="$choix/@titre"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="normalize-space($faits/f:titre)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="sujet"><xsl:call-template name="phrase"><xsl:with-param name="id">sujet</xsl:with-param></xsl:call-template></xsl:variable>
    <document>
      <xsl:call-template name="attributs-du-document">
        <xsl:with-param name="titre" select="string($titre)"/>
        <xsl:with-param name="sujet" select="string($sujet)"/>
      </xsl:call-template>
      <xsl:call-template name="couverture">
        <xsl:with-param name="surtitre">
          <xsl:call-template name="phrase">
            <xsl:with-param name="id">surtitre<xsl:if test="$faits/f:territoire/@departement">.departement</xsl:if></xsl:with-param>
            <xsl:with-param name="args"><v:v n="type"><xsl:call-template name="mot"><xsl:with-param name="genre">territoire</xsl:with-param><xsl:with-param name="id" select="string($faits/f:territoire/@type)"/></xsl:call-template></v:v><v:v n="departement"><xsl:call-template name="texte"><xsl:with-param name="t" select="$faits/f:territoire/@departement"/></xsl:call-template></v:v></xsl:with-param>
          </xsl:call-template>
        </xsl:with-param>
        <xsl:with-param name="titre" select="string($titre)"/>
      </xsl:call-template>
      <xsl:if test="not($choix/f:option[@nom = 'sommaire']/@valeur = 'non')">
        <sommaire profondeur="2">
          <xsl:attribute name="titre"><xsl:call-template name="phrase"><xsl:with-param name="id">sommaire</xsl:with-param></xsl:call-template></xsl:attribute>
        </sommaire>
      </xsl:if>
      <xsl:if test="not($choix/f:option[@nom = 'visas']/@valeur = 'non')"><xsl:call-template name="preambule"/></xsl:if>
      <xsl:call-template name="titre-general"/>
      <xsl:call-template name="titre-composition"/>
      <xsl:call-template name="titre-echanges"/>
      <xsl:if test="$donnees"><xsl:call-template name="titre-donnees"/></xsl:if>
      <xsl:call-template name="titre-vie"/>
      <xsl:call-template name="annexes"/>
    </document>
  </xsl:template>

  <!-- ── I. General ─────────────────────────────────────────────────────────── -->
  <xsl:template name="titre-general">
    <partie id="general">
      <xsl:call-template name="titre"><xsl:with-param name="id">titre.general</xsl:with-param></xsl:call-template>
      <xsl:call-template name="article">
        <xsl:with-param name="id">objet</xsl:with-param>
        <xsl:with-param name="corps">
          <xsl:call-template name="phrase">
            <xsl:with-param name="id">objet</xsl:with-param>
            <xsl:with-param name="args"><v:v n="objet"><xsl:apply-templates select="$faits/f:objet/node()" mode="prose"/></v:v></xsl:with-param>
          </xsl:call-template>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="$faits/f:territoire/@population != 'a-decider' or $faits/f:territoire/@qpv = 'oui' or $cispd">
        <xsl:call-template name="article-simple"><xsl:with-param name="id">existence</xsl:with-param></xsl:call-template>
      </xsl:if>
      <xsl:call-template name="article-missions"/>
      <xsl:if test="$faits/f:strategie"><xsl:call-template name="article-strategie"/></xsl:if>
      <xsl:call-template name="article-definitions"/>
      <xsl:call-template name="insertions"><xsl:with-param name="id">general</xsl:with-param></xsl:call-template>
      <xsl:call-template name="articles-inseres"><xsl:with-param name="id">general</xsl:with-param></xsl:call-template>
    </partie>
  </xsl:template>

  <!-- ── II. Composition and working ────────────────────────────────────────── -->
  <xsl:template name="titre-composition">
    <partie id="fonctionnement">
      <xsl:call-template name="titre"><xsl:with-param name="id">titre.composition</xsl:with-param></xsl:call-template>
      <xsl:if test="$pleniere/f:membre"><xsl:call-template name="article-composition"/></xsl:if>
      <xsl:call-template name="article-simple"><xsl:with-param name="id">presidence</xsl:with-param></xsl:call-template>
      <xsl:if test="$coordonnateur"><xsl:call-template name="article-coordonnateur"/></xsl:if>
      <xsl:if test="$pleniere/@secretariat != ''">
        <xsl:call-template name="article-simple"><xsl:with-param name="id">secretariat</xsl:with-param></xsl:call-template>
      </xsl:if>
      <xsl:if test="$pleniere"><xsl:call-template name="article-pleniere"/></xsl:if>
      <xsl:if test="$restreinte"><xsl:call-template name="article-restreinte"/></xsl:if>
      <xsl:if test="$groupes">
        <xsl:call-template name="article-simple"><xsl:with-param name="id">groupes</xsl:with-param></xsl:call-template>
        <xsl:apply-templates select="$groupes" mode="article-groupe"/>
      </xsl:if>
      <xsl:if test="$voisines"><xsl:call-template name="article-voisines"/></xsl:if>
      <xsl:if test="$formations"><xsl:call-template name="article-synthese"/></xsl:if>
      <xsl:call-template name="insertions"><xsl:with-param name="id">fonctionnement</xsl:with-param></xsl:call-template>
      <xsl:call-template name="articles-inseres"><xsl:with-param name="id">fonctionnement</xsl:with-param></xsl:call-template>
    </partie>
  </xsl:template>

  <!-- ── III. Exchange of information ───────────────────────────────────────── -->
  <xsl:template name="titre-echanges">
    <partie id="echanges">
      <xsl:call-template name="titre"><xsl:with-param name="id">titre.echanges</xsl:with-param></xsl:call-template>
      <xsl:call-template name="article-nature"/>
      <xsl:if test="$faits/f:information/f:donnee"><xsl:call-template name="article-donnees"/></xsl:if>
      <xsl:call-template name="article-principes"/>
      <xsl:call-template name="article-simple"><xsl:with-param name="id">oral-ecrit</xsl:with-param></xsl:call-template>
      <xsl:if test="$groupes[@plafond-rang >= 4]">
        <xsl:call-template name="article-simple"><xsl:with-param name="id">situation</xsl:with-param></xsl:call-template>
      </xsl:if>
      <xsl:call-template name="article-supports"/>
      <xsl:call-template name="article-confidentialite"/>
      <xsl:call-template name="article-simple"><xsl:with-param name="id">secrets</xsl:with-param></xsl:call-template>
      <xsl:if test="$faits/f:jamais"><xsl:call-template name="article-jamais"/></xsl:if>
      <xsl:if test="$justice">
        <xsl:call-template name="article-simple"><xsl:with-param name="id">justice</xsl:with-param></xsl:call-template>
      </xsl:if>
      <xsl:call-template name="article-devoirs"/>
      <xsl:if test="$faits/f:clause[@genre = 'exclusion']"><xsl:call-template name="article-manquements"/></xsl:if>
      <xsl:if test="$informe"><xsl:call-template name="article-information"/></xsl:if>
      <xsl:call-template name="insertions"><xsl:with-param name="id">echanges</xsl:with-param></xsl:call-template>
      <xsl:call-template name="articles-inseres"><xsl:with-param name="id">echanges</xsl:with-param></xsl:call-template>
    </partie>
  </xsl:template>

</xsl:stylesheet>
