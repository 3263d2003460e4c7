<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  What agreements share, from the principles to the signatures: rules of exchange,
  scenarios, committees and their seats, own rules, accession, amendment,
  withdrawal, entry into force.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:f="urn:entente:faits:1" xmlns:l="urn:entente:lexique:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl f l v">

  <!-- ── Principles, confidentiality ────────────────────────────────────────── -->
  <xsl:template name="article-principes-accord">
    <xsl:call-template name="article-clauses">
      <xsl:with-param name="id">principes</xsl:with-param>
      <xsl:with-param name="clauses" select="$faits/f:clause[@genre = 'silence' or @genre = 'refus' or @genre = 'partage-equipe' or @genre = 'cadre-deontologique' or @genre = 'reutilisation']"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The articles of the exchanges that every agreement has. -->
  <xsl:template name="articles-d-echange">
    <xsl:if test="$informations"><xsl:call-template name="article-nature"/></xsl:if>
    <xsl:if test="$faits/f:information/f:donnee"><xsl:call-template name="article-donnees"/></xsl:if>
    <xsl:call-template name="article-principes-accord"/>
    <xsl:if test="$faits/f:flux"><xsl:call-template name="article-echanges-prevus"/></xsl:if>
    <xsl:if test="$supports or $faits/f:clause[@genre = 'notes']"><xsl:call-template name="article-supports"/></xsl:if>
    <xsl:call-template name="article-confidentialite"/>
    <xsl:call-template name="article-simple"><xsl:with-param name="id">secrets</xsl:with-param></xsl:call-template>
    <xsl:if test="$faits/f:jamais"><xsl:call-template name="article-jamais"/></xsl:if>
    <xsl:call-template name="article-devoirs"/>
    <xsl:if test="$faits/f:clause[@genre = 'exclusion']"><xsl:call-template name="article-manquements"/></xsl:if>
    <xsl:if test="$informe"><xsl:call-template name="article-information"/></xsl:if>
  </xsl:template>

  <!-- ── Scenarios: an article each ─────────────────────────────────────────── -->
  <xsl:template name="articles-scenarios">
    <xsl:for-each select="$faits/f:scenario">
      <article id="s-{@id}">
        <titre><xsl:value-of select="@titre"/></titre>
        <xsl:call-template name="scenario-corps"/>
        <xsl:call-template name="insertions"><xsl:with-param name="id" select="@id"/></xsl:call-template>
      </article>
    </xsl:for-each>
  </xsl:template>

  <!-- ── Governance ─────────────────────────────────────────────────────────── -->
  <xsl:template name="articles-de-vie">
    <xsl:if test="$faits/f:soutien"><xsl:call-template name="article-soutien"/></xsl:if>
    <xsl:if test="$gouvernance/f:comite or $gouvernance/f:revue or $gouvernance/f:revue-echecs or $faits/f:reglement/@bilan"><xsl:call-template name="article-gouvernance-accord"/></xsl:if>
    <xsl:if test="$faits/f:indicateur"><xsl:call-template name="article-indicateurs"/></xsl:if>
    <xsl:if test="$faits/f:regles"><xsl:call-template name="article-regles-propres"/></xsl:if>
    <xsl:if test="$autres-clauses or $insertions-sans-place"><xsl:call-template name="article-autres-accord"/></xsl:if>
    <xsl:if test="$gouvernance/f:adhesion or $gouvernance/f:modification or $gouvernance/f:retrait or $faits/f:clause[@genre = 'revision'] or $faits/f:reglement/@revision"><xsl:call-template name="article-adhesion"/></xsl:if>
    <xsl:call-template name="article-vigueur"/>
    <xsl:if test="$faits/f:signataire and not($choix/f:option[@nom = 'signatures']/@valeur = 'non')">
      <article id="signatures" num="non">
        <titre><xsl:call-template name="phrase"><xsl:with-param name="id">article.signatures</xsl:with-param></xsl:call-template></titre>
        <signatures><xsl:apply-templates select="$faits/f:signataire"/></signatures>
      </article>
    </xsl:if>
  </xsl:template>

  <xsl:template name="article-gouvernance-accord">
    <xsl:call-template name="article">
      <xsl:with-param name="id">gouvernance</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:for-each select="$gouvernance/f:comite"><xsl:call-template name="comite-et-sieges"/></xsl:for-each>
        <xsl:if test="$faits/f:reglement/@bilan">
          <xsl:call-template name="alinea">
            <xsl:with-param name="id">bilan</xsl:with-param>
            <xsl:with-param name="args"><v:v n="rythme"><xsl:call-template name="tous-les"><xsl:with-param name="d" select="$faits/f:reglement/@bilan"/></xsl:call-template></v:v></xsl:with-param>
          </xsl:call-template>
        </xsl:if>
        <xsl:for-each select="$gouvernance/f:revue"><xsl:call-template name="revue"/></xsl:for-each>
        <xsl:for-each select="$gouvernance/f:revue-echecs">
          <alinea>
            <xsl:call-template name="phrase">
              <xsl:with-param name="id">echecs</xsl:with-param>
              <xsl:with-param name="args"><v:v n="rythme"><xsl:if test="@periodicite"><xsl:call-template name="tous-les"><xsl:with-param name="d" select="@periodicite"/></xsl:call-template></xsl:if></v:v></xsl:with-param>
            </xsl:call-template>
            <xsl:text> </xsl:text>
            <xsl:apply-templates select="node()" mode="prose"/>
          </alinea>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A committee; its seats as a table when the charter counts them. -->
  <xsl:template name="comite-et-sieges">
    <xsl:variable name="nombres" select="f:siege/@nombre[number(.) = number(.)]"/>
    <xsl:choose>
      <xsl:when test="f:siege">
        <alinea>
          <xsl:call-template name="phrase">
            <xsl:with-param name="id">comite.sieges</xsl:with-param>
            <xsl:with-param name="args">
              <v:v n="Nom"><xsl:call-template name="nom-de-comite"/></v:v>
              <v:v n="preside"><xsl:if test="@preside"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@preside"/></xsl:call-template></xsl:if></v:v>
              <v:v n="frequence"><xsl:call-template name="frequence"/></v:v>
              <v:v n="rend-compte"><xsl:if test="@rend-compte-a"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@rend-compte-a"/><xsl:with-param name="forme">a</xsl:with-param></xsl:call-template></xsl:if></v:v>
              <v:v n="n"><xsl:if test="count($nombres) = count(f:siege)"><xsl:value-of select="sum($nombres)"/></xsl:if></v:v>
            </xsl:with-param>
          </xsl:call-template>
          <xsl:if test="f:objet"><xsl:text> </xsl:text><xsl:apply-templates select="f:objet/node()" mode="prose"/></xsl:if>
        </alinea>
        <xsl:call-template name="tableau-sieges"/>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="comite"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="nom-de-comite">
    <xsl:variable name="nom"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@nom)"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="capitale"><xsl:with-param name="texte" select="string($nom)"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="tableau-sieges">
    <xsl:variable name="voix" select="f:siege/@voix"/>
    <tableau id="t-sieges-{count(preceding-sibling::f:comite) + 1}">
      <xsl:call-template name="legende"><xsl:with-param name="id">tableau.sieges</xsl:with-param><xsl:with-param name="args"><v:v n="comite"><xsl:call-template name="sans-article"/></v:v></xsl:with-param></xsl:call-template>
      <xsl:call-template name="tete-de-tableau">
        <xsl:with-param name="parts"><xsl:text>8 2</xsl:text><xsl:if test="$voix"> 3</xsl:if></xsl:with-param>
        <xsl:with-param name="cols"><xsl:text>col.siege col.nombre</xsl:text><xsl:if test="$voix"> col.voix</xsl:if></xsl:with-param>
      </xsl:call-template>
      <corps>
        <xsl:for-each select="f:siege">
          <rangee>
            <cellule tete="rangee"><xsl:call-template name="noms-cellule"><xsl:with-param name="ids" select="string(@partie)"/></xsl:call-template></cellule>
            <cellule alignement="centre"><xsl:choose><xsl:when test="@nombre"><xsl:call-template name="nombre"><xsl:with-param name="n" select="@nombre"/></xsl:call-template></xsl:when><xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id">sans-objet</xsl:with-param></xsl:call-template></xsl:otherwise></xsl:choose></cellule>
            <xsl:if test="$voix"><cellule><xsl:if test="@voix"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('voix.', @voix)"/></xsl:call-template></xsl:if></cellule></xsl:if>
          </rangee>
        </xsl:for-each>
      </corps>
    </tableau>
  </xsl:template>

  <!-- The charter's own rules, as their cards name them (third step of the facts). -->
  <xsl:template name="article-regles-propres">
    <xsl:call-template name="article">
      <xsl:with-param name="id">regles-propres</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">regles-propres</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="liste">
              <xsl:if test="$regles-propres"><liste genre="numero"><xsl:for-each select="$regles-propres"><item><xsl:value-of select="normalize-space(f:titre)"/></item></xsl:for-each></liste></xsl:if>
            </v:v>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Clauses that no article claims, and insertions whose place is not in this paper. -->
  <xsl:variable name="autres-clauses" select="$faits/f:clause[@genre = 'autre' or @genre = 'convocation-de-droit' or @genre = 'parlementaires' or @genre = 'designation-personnes' or @genre = 'publication' or @genre = 'pressions']"/>
  <xsl:variable name="places-d-accord"> preambule objet definitions missions strategie acteurs instances synthese nature donnees principes echanges-prevus supports confidentialite secrets jamais devoirs manquements information protection responsable registre conservation securite droits soutien gouvernance indicateurs regles-propres autres adhesion vigueur general cadre echanges scenarios vie composition deroulement </xsl:variable>
  <xsl:variable name="insertions-sans-place" select="$choix/f:insertion[not(contains($places-d-accord, concat(' ', @partie, ' '))) and not(@partie = $formations/@id) and not(@partie = $faits/f:scenario/@id)]"/>

  <xsl:template name="article-autres-accord">
    <xsl:call-template name="article">
      <xsl:with-param name="id">autres</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="clauses"><xsl:with-param name="clauses" select="$autres-clauses"/></xsl:call-template>
        <xsl:apply-templates select="$insertions-sans-place" mode="insertion"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- ── Becoming a party, amending, leaving ────────────────────────────────── -->
  <xsl:template name="article-adhesion">
    <xsl:call-template name="article">
      <xsl:with-param name="id">adhesion</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">adhesion</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="adhesion"><xsl:apply-templates select="$gouvernance/f:adhesion/node()" mode="prose"/></v:v>
            <v:v n="accord-adhesion"><xsl:call-template name="mot-d-accord"><xsl:with-param name="a" select="$gouvernance/f:adhesion/@accord"/><xsl:with-param name="id">adhesion.accord</xsl:with-param></xsl:call-template></v:v>
            <v:v n="peut-adherer"><xsl:value-of select="$gouvernance/f:adhesion/@src"/></v:v>
            <v:v n="modification"><xsl:apply-templates select="$gouvernance/f:modification/node()" mode="prose"/></v:v>
            <v:v n="accord-modification"><xsl:call-template name="mot-d-accord"><xsl:with-param name="a" select="$gouvernance/f:modification/@accord"/><xsl:with-param name="id">modification.accord</xsl:with-param></xsl:call-template></v:v>
            <v:v n="ecrit"><xsl:value-of select="substring('oui', 1, 3 * ($gouvernance/f:modification/@ecrit = 'oui'))"/></v:v>
            <v:v n="peut-changer"><xsl:value-of select="$gouvernance/f:modification/@src"/></v:v>
            <v:v n="retrait"><xsl:apply-templates select="$gouvernance/f:retrait/node()" mode="prose"/></v:v>
            <v:v n="peut-partir"><xsl:value-of select="$gouvernance/f:retrait/@src"/></v:v>
            <v:v n="preavis"><xsl:if test="$gouvernance/f:retrait/@preavis"><xsl:call-template name="duree"><xsl:with-param name="d" select="$gouvernance/f:retrait/@preavis"/></xsl:call-template></xsl:if></v:v>
            <v:v n="revision"><xsl:if test="$faits/f:reglement/@revision"><xsl:call-template name="tous-les"><xsl:with-param name="d" select="$faits/f:reglement/@revision"/></xsl:call-template></xsl:if></v:v>
            <v:v n="revisions"><xsl:call-template name="clauses"><xsl:with-param name="clauses" select="$faits/f:clause[@genre = 'revision']"/></xsl:call-template></v:v>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="mot-d-accord">
    <xsl:param name="a"/>
    <xsl:param name="id"/>
    <xsl:choose>
      <xsl:when test="$a = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when>
      <xsl:when test="$a"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat($id, '.', $a)"/></xsl:call-template></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="article-vigueur">
    <xsl:variable name="reglement" select="$faits/f:reglement"/>
    <xsl:call-template name="article">
      <xsl:with-param name="id">vigueur</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">vigueur</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="entree"><xsl:if test="$faits/@entree-en-vigueur"><xsl:call-template name="date"><xsl:with-param name="d" select="$faits/@entree-en-vigueur"/></xsl:call-template></xsl:if></v:v>
            <v:v n="adopte-le"><xsl:if test="$faits/@adopte-le"><xsl:call-template name="date"><xsl:with-param name="d" select="$faits/@adopte-le"/></xsl:call-template></xsl:if></v:v>
            <v:v n="etabli-par"><xsl:if test="$reglement/@etabli-par"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$reglement/@etabli-par"/></xsl:call-template></xsl:if></v:v>
            <v:v n="approuve-par"><xsl:if test="$reglement/@approuve-par"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$reglement/@approuve-par"/></xsl:call-template></xsl:if></v:v>
            <v:v n="duree"><xsl:if test="$choix/f:option[@nom = 'duree']"><xsl:call-template name="texte"><xsl:with-param name="t" select="$choix/f:option[@nom = 'duree']/@valeur"/></xsl:call-template></xsl:if></v:v>
            <v:v n="clauses">
              <xsl:for-each select="$reglement"><xsl:call-template name="prose-alinea"/></xsl:for-each>
              <xsl:call-template name="clauses"><xsl:with-param name="clauses" select="$faits/f:clause[@genre = 'diffusion']"/></xsl:call-template>
            </v:v>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- ── Annexes: the author's, then the diagrams ───────────────────────────── -->
  <xsl:template name="annexes-d-accord">
    <xsl:apply-templates select="$faits/f:annexe"/>
    <xsl:if test="$faits/f:flux and not($choix/f:option[@nom = 'annexe-schemas']/@valeur = 'non')"><xsl:call-template name="annexe-schemas"/></xsl:if>
  </xsl:template>

</xsl:stylesheet>
