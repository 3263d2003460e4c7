<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Charte déontologique of any arrangement whose participants sign one, with a form of
  adhesion for each of them. Its articles are blocs of the lexicon and the charter's
  own clauses; nothing in it makes an exception to a secret.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str f v">

  <xsl:variable name="papier">charte-deontologique</xsl:variable>
  <xsl:variable name="faits" select="/f:faits"/>
  <xsl:include href="../part/papier.xsl"/>
  <xsl:include href="../part/engagement.xsl"/>

  <xsl:variable name="revue" select="$faits/f:gouvernance/f:revue[@sujet = 'charte' or contains(@objet, 'harte')][1]"/>
  <xsl:variable name="appui" select="$faits/f:soutien[@type = 'signalement-pression' or @type = 'ligne-appel'][1]"/>

  <xsl:variable name="valeurs-propres">
    <xsl:copy-of select="$valeurs-d-engagement"/>
    <v:v n="informe-avant"><xsl:value-of select="$faits/f:flux[@information-personne = 'avant'][1]/@id"/></v:v>
    <v:v n="charte-2014"><xsl:value-of select="$faits/f:reglement/@charte-type[. = '2014']"/></v:v>
    <v:v n="charte-2010"><xsl:value-of select="$faits/f:reglement/@charte-type[. = '2010']"/></v:v>
    <v:v n="annexee"><xsl:value-of select="$faits/f:reglement/@charte-deontologique[. = 'annexee']"/></v:v>
    <v:v n="clauses-information"><xsl:call-template name="clauses-de-salles"><xsl:with-param name="genres">information-personnes</xsl:with-param></xsl:call-template></v:v>
    <v:v n="clauses-confidentialite"><xsl:call-template name="clauses-de-salles"><xsl:with-param name="genres">confidentialite retour-hierarchie</xsl:with-param></xsl:call-template></v:v>
    <v:v n="clauses-notes"><xsl:call-template name="clauses-de-salles"><xsl:with-param name="genres">notes</xsl:with-param></xsl:call-template></v:v>
    <v:v n="clauses-silence"><xsl:call-template name="clauses-de-salles"><xsl:with-param name="genres">silence refus pressions</xsl:with-param></xsl:call-template></v:v>
    <v:v n="clauses-exclusion"><xsl:call-template name="clauses-de-salles"><xsl:with-param name="genres">exclusion</xsl:with-param></xsl:call-template></v:v>
    <v:v n="clauses-cadre"><xsl:call-template name="clauses-de-salles"><xsl:with-param name="genres">cadre-deontologique</xsl:with-param></xsl:call-template></v:v>
    <v:v n="clauses-devoir"><xsl:call-template name="clauses-de-salles"><xsl:with-param name="genres">devoir-legal</xsl:with-param></xsl:call-template></v:v>
    <v:v n="rythme"><xsl:if test="$revue/@periodicite"><xsl:call-template name="tous-les"><xsl:with-param name="d" select="$revue/@periodicite"/></xsl:call-template></xsl:if></v:v>
    <v:v n="revue-par"><xsl:if test="$revue/@par"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$revue/@par"/></xsl:call-template></xsl:if></v:v>
    <v:v n="appui"><xsl:for-each select="$appui"><xsl:apply-templates select="node()" mode="prose"/></xsl:for-each></v:v>
    <v:v n="propres"><xsl:for-each select="$faits/f:annexe[@type = 'charte']/f:paragraphe"><xsl:call-template name="prose-alinea"/></xsl:for-each></v:v>
  </xsl:variable>

  <xsl:template match="/">
    <xsl:variable name="titre"><xsl:call-template name="titre-du-papier"/></xsl:variable>
    <xsl:call-template name="papier">
      <xsl:with-param name="titre" select="string($titre)"/>
      <xsl:with-param name="corps">
        <partie id="charte" num="non">
          <xsl:call-template name="titre"><xsl:with-param name="id">titre.court</xsl:with-param></xsl:call-template>
          <alinea><fort><xsl:copy-of select="$titre"/></fort></alinea>
          <xsl:for-each select="str:tokenize('objet limites buts paroles personnes confidentialite ecrits silence designation manquements suivi propre', ' ')">
            <xsl:variable name="id" select="string(.)"/>
            <xsl:variable name="corps"><xsl:call-template name="phrase"><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:variable>
            <xsl:if test="exsl:node-set($corps)/*">
              <xsl:call-template name="article"><xsl:with-param name="id" select="$id"/><xsl:with-param name="corps" select="$corps"/></xsl:call-template>
            </xsl:if>
          </xsl:for-each>
          <xsl:call-template name="avis-court"/>
        </partie>
        <xsl:for-each select="$participants">
          <saut/>
          <xsl:call-template name="adhesion"/>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The form of one participant: where it sits, what its person undertakes. -->
  <xsl:template name="adhesion">
    <xsl:variable name="p" select="."/>
    <xsl:variable name="valeurs-d-adhesion">
      <v:v n="de-partie"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@nom)"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></v:v>
      <v:v n="ses-salles"><xsl:call-template name="noms"><xsl:with-param name="ids"/><xsl:with-param name="noeuds" select="$salles-confidentielles[f:membre/@partie = $p/@id]"/></xsl:call-template></v:v>
    </xsl:variable>
    <xsl:call-template name="section">
      <xsl:with-param name="id" select="concat('adhesion-', @id)"/>
      <xsl:with-param name="titre"><xsl:call-template name="phrase"><xsl:with-param name="id">adhesion.titre</xsl:with-param><xsl:with-param name="args" select="$valeurs-d-adhesion"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase"><xsl:with-param name="id">adhesion</xsl:with-param><xsl:with-param name="args" select="$valeurs-d-adhesion"/></xsl:call-template>
        <xsl:call-template name="bulletin">
          <xsl:with-param name="organisme" select="@nom"/>
          <xsl:with-param name="titulaire"><xsl:if test="$choix/f:option[@nom = 'titulaires']/@valeur = 'oui'"><xsl:value-of select="@titulaire[. != 'a-decider']"/></xsl:if></xsl:with-param>
          <xsl:with-param name="le"><xsl:if test="@charte-signee-le"><xsl:call-template name="date"><xsl:with-param name="d" select="@charte-signee-le"/></xsl:call-template></xsl:if></xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
