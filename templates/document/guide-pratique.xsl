<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Practical guide of a new member: the rooms, what may be said in each and by whom, what
  never, what to do in doubt, what is written down, whom to ask. Family of agreements;
  headings without numbers.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:set="http://exslt.org/sets" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl set f v">

  <xsl:param name="lang">fr</xsl:param>
  <xsl:param name="errors">0</xsl:param>
  <xsl:param name="final">non</xsl:param>
  <!-- Views that cannot draw this charter, separated by spaces. -->
  <xsl:param name="absents"/>
  <xsl:variable name="papier">guide-pratique</xsl:variable>

  <xsl:include href="../part/accord-famille.xsl"/>

  <xsl:variable name="dits" select="$faits/f:flux[@modalite != 'interdit'][@en-vigueur = 'oui']"/>
  <!-- What a party may well be asked about: it runs a room, or keeps its records. -->
  <xsl:variable name="conseillers">
    <xsl:for-each select="$faits/f:partie[not(@concernee = 'oui' or @public = 'oui')]">
      <xsl:if test="$formations[contains(concat(' ', @anime, ' ', @secretariat, ' '), concat(' ', current()/@id, ' '))]"><v:v nom="{@nom}"/></xsl:if>
    </xsl:for-each>
  </xsl:variable>

  <!-- Not empty if the diagram of the rooms stands. -->
  <xsl:variable name="schema"><xsl:if test="$formations and not(contains(concat(' ', $absents, ' '), ' etages ')) and not($choix/f:option[@nom = 'schema']/@valeur = 'non')">oui</xsl:if></xsl:variable>

  <xsl:template match="/">
    <xsl:call-template name="accord">
      <xsl:with-param name="sommaire">non</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="volet"><xsl:with-param name="id">essentiel</xsl:with-param><xsl:with-param name="corps"><xsl:call-template name="phrase"><xsl:with-param name="id">essentiel</xsl:with-param></xsl:call-template></xsl:with-param></xsl:call-template>
        <xsl:if test="$formations"><xsl:call-template name="volet-salles"/></xsl:if>
        <xsl:if test="$dits"><xsl:call-template name="volet-dire"/></xsl:if>
        <xsl:if test="$faits/f:jamais"><xsl:call-template name="volet"><xsl:with-param name="id">jamais</xsl:with-param><xsl:with-param name="corps"><xsl:call-template name="alinea"><xsl:with-param name="id">jamais</xsl:with-param></xsl:call-template><xsl:call-template name="tableau-jamais"/></xsl:with-param></xsl:call-template></xsl:if>
        <xsl:call-template name="volet">
          <xsl:with-param name="id">doute</xsl:with-param>
          <xsl:with-param name="corps">
            <xsl:call-template name="phrase">
              <xsl:with-param name="id">doute</xsl:with-param>
              <xsl:with-param name="args">
                <v:v n="conseillers"><xsl:if test="exsl:node-set($conseillers)/v:v"><xsl:call-template name="noms"><xsl:with-param name="noeuds" select="exsl:node-set($conseillers)/v:v"/><xsl:with-param name="forme">a</xsl:with-param></xsl:call-template></xsl:if></v:v>
                <v:v n="dpo"><xsl:if test="$donnees/f:dpo"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string($donnees/f:dpo/@nom)"/><xsl:with-param name="forme">a</xsl:with-param></xsl:call-template></xsl:if></v:v>
              </xsl:with-param>
            </xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:if test="$supports or $faits/f:clause[@genre = 'notes']"><xsl:call-template name="volet-ecrits"/></xsl:if>
        <xsl:if test="$faits/f:scenario"><xsl:call-template name="volet-scenarios"/></xsl:if>
        <xsl:if test="$joignables or $faits/f:instance/f:contact or $faits/f:soutien or $donnees/f:dpo"><xsl:call-template name="volet-contacts"/></xsl:if>
        <xsl:if test="$faits/f:definition"><xsl:call-template name="volet-mots"/></xsl:if>
        <!-- A page of its own: last, so that no page before it is left half white. -->
        <xsl:if test="$schema = 'oui'"><xsl:call-template name="volet"><xsl:with-param name="id">schema</xsl:with-param><xsl:with-param name="corps"><xsl:call-template name="alinea"><xsl:with-param name="id">schema</xsl:with-param></xsl:call-template><xsl:call-template name="figure"><xsl:with-param name="vue">etages</xsl:with-param></xsl:call-template></xsl:with-param></xsl:call-template></xsl:if>
        <xsl:apply-templates select="$choix/f:insertion[not(contains(' essentiel salles dire jamais doute ecrits scenarios contacts mots schema ', concat(' ', @partie, ' ')))][not(@partie = $formations/@id)]" mode="insertion"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A heading without number. -->
  <xsl:template name="volet">
    <xsl:param name="id"/>
    <xsl:param name="corps"/>
    <article id="{$id}" num="non">
      <xsl:call-template name="titre"><xsl:with-param name="id" select="concat('volet.', $id)"/></xsl:call-template>
      <xsl:copy-of select="$corps"/>
      <xsl:call-template name="insertions"><xsl:with-param name="id" select="$id"/></xsl:call-template>
    </article>
    <xsl:call-template name="articles-inseres"><xsl:with-param name="id" select="$id"/></xsl:call-template>
  </xsl:template>

  <!-- ── The rooms, from the most open to the most confidential ─────────────── -->
  <xsl:template name="volet-salles">
    <xsl:call-template name="volet">
      <xsl:with-param name="id">salles</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase"><xsl:with-param name="id">salles</xsl:with-param><xsl:with-param name="args"><v:v n="schema"><xsl:value-of select="$schema"/></v:v></xsl:with-param></xsl:call-template>
        <tableau id="t-salles">
          <xsl:call-template name="legende"><xsl:with-param name="id">tableau.salles</xsl:with-param></xsl:call-template>
          <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">4 7 8 5</xsl:with-param><xsl:with-param name="cols">col.instance col.a-quoi col.qui-siege col.jusqu-a</xsl:with-param></xsl:call-template>
          <corps>
            <xsl:for-each select="$formations">
              <xsl:sort select="@plafond-rang" data-type="number"/>
              <xsl:sort select="@ordre" data-type="number"/>
              <rangee>
                <cellule tete="rangee"><xsl:value-of select="@nom"/></cellule>
                <cellule><xsl:choose><xsl:when test="f:objet"><xsl:apply-templates select="f:objet/node()" mode="prose"/></xsl:when><xsl:otherwise><xsl:call-template name="mot"><xsl:with-param name="genre">instance</xsl:with-param><xsl:with-param name="id" select="string(@type)"/></xsl:call-template></xsl:otherwise></xsl:choose></cellule>
                <cellule><xsl:call-template name="composition-courte"/><xsl:if test="f:invite"><xsl:if test="f:membre"><retour/></xsl:if><accent><xsl:call-template name="phrase"><xsl:with-param name="id">salles.invites</xsl:with-param></xsl:call-template></accent><xsl:text> </xsl:text><xsl:for-each select="f:invite"><xsl:if test="position() > 1"> ; </xsl:if><xsl:value-of select="@court"/></xsl:for-each></xsl:if></cellule>
                <cellule><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('classe.', @plafond)"/></xsl:call-template><xsl:if test="@charte-a-signer = 'oui'"><retour/><accent><xsl:call-template name="phrase"><xsl:with-param name="id">salles.charte</xsl:with-param></xsl:call-template></accent></xsl:if></cellule>
              </rangee>
            </xsl:for-each>
          </corps>
        </tableau>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- ── What may be said: a table by room, a row by information ─────────────── -->
  <xsl:template name="volet-dire">
    <xsl:call-template name="volet">
      <xsl:with-param name="id">dire</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase"><xsl:with-param name="id">dire</xsl:with-param></xsl:call-template>
        <xsl:for-each select="$formations">
          <xsl:sort select="@plafond-rang" data-type="number"/>
          <xsl:sort select="@ordre" data-type="number"/>
          <xsl:call-template name="dits-ici">
            <xsl:with-param name="flux" select="$dits[@lieu = current()/@id]"/>
            <xsl:with-param name="id" select="@id"/>
            <xsl:with-param name="ou"><xsl:call-template name="sans-article"/></xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
        <xsl:call-template name="dits-ici">
          <xsl:with-param name="flux" select="$dits[not(@lieu = $formations/@id)]"/>
          <xsl:with-param name="id">direct</xsl:with-param>
          <xsl:with-param name="ou"><xsl:call-template name="phrase"><xsl:with-param name="id">registre.direct</xsl:with-param></xsl:call-template></xsl:with-param>
          <xsl:with-param name="directs" select="true()"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="dits-ici">
    <xsl:param name="flux"/>
    <xsl:param name="id"/>
    <xsl:param name="ou"/>
    <xsl:param name="directs" select="false()"/>
    <xsl:if test="$flux">
      <tableau id="t-dits-{$id}">
        <xsl:call-template name="legende"><xsl:with-param name="id">tableau.dits</xsl:with-param><xsl:with-param name="args"><v:v n="ou"><xsl:value-of select="$ou"/></v:v></xsl:with-param></xsl:call-template>
        <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">8 7 7 3</xsl:with-param><xsl:with-param name="cols"><xsl:text>col.information col.qui-dit </xsl:text><xsl:if test="$directs">col.a-qui</xsl:if><xsl:if test="not($directs)">col.comment</xsl:if><xsl:text> col.numeros</xsl:text></xsl:with-param></xsl:call-template>
        <corps>
          <xsl:for-each select="set:distinct($flux/f:info/@ref)">
            <xsl:variable name="ref" select="string(.)"/>
            <xsl:variable name="siens" select="$flux[f:info/@ref = $ref]"/>
            <rangee>
              <cellule tete="rangee"><xsl:value-of select="$siens[1]/f:info[@ref = $ref]/@intitule"/><xsl:text> (</xsl:text><xsl:value-of select="$siens[1]/f:info[@ref = $ref]/@lettre"/><xsl:text>)</xsl:text></cellule>
              <cellule><xsl:for-each select="set:distinct($siens/@de)"><xsl:if test="position() > 1"><xsl:text> ; </xsl:text></xsl:if><xsl:call-template name="nom-court"><xsl:with-param name="id" select="string(.)"/></xsl:call-template></xsl:for-each></cellule>
              <cellule>
                <xsl:if test="$directs"><xsl:for-each select="set:distinct($siens/@vers)"><xsl:if test="position() > 1"><xsl:text> ; </xsl:text></xsl:if><xsl:call-template name="nom-court"><xsl:with-param name="id" select="string(.)"/></xsl:call-template></xsl:for-each></xsl:if>
                <xsl:call-template name="en-bref"><xsl:with-param name="flux" select="$siens"/><xsl:with-param name="apres" select="$directs"/></xsl:call-template>
              </cellule>
              <cellule><xsl:for-each select="$siens"><xsl:if test="position() > 1"><xsl:text>, </xsl:text></xsl:if><xsl:value-of select="@numero"/></xsl:for-each></cellule>
            </rangee>
          </xsl:for-each>
        </corps>
      </tableau>
    </xsl:if>
  </xsl:template>

  <!-- What all these flows ask for; the rest is in the register, under their numbers. -->
  <xsl:template name="en-bref">
    <xsl:param name="flux"/>
    <xsl:param name="apres"/>
    <xsl:variable name="mentions">
      <xsl:if test="not($flux[@modalite != 'devoir'])"><v:v n="devoir"/></xsl:if>
      <xsl:if test="not($flux[not(@anonymise = 'oui')])"><v:v n="anonymise"/></xsl:if>
      <xsl:if test="not($flux[not(@consentement = 'oui')])"><v:v n="consentement"/></xsl:if>
      <xsl:if test="not($flux[not(@information-personne = 'avant')])"><v:v n="informee"/></xsl:if>
      <xsl:if test="not($flux[not(@forme = 'oral')])"><v:v n="oral"/></xsl:if>
      <xsl:if test="not($flux[not(@suite = 'interdite')])"><v:v n="suite"/></xsl:if>
    </xsl:variable>
    <xsl:variable name="noeuds" select="exsl:node-set($mentions)/v:v"/>
    <xsl:if test="$apres and $noeuds"><retour/></xsl:if>
    <xsl:for-each select="$noeuds"><xsl:if test="position() > 1"><xsl:text> </xsl:text></xsl:if><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('bref.', @n)"/></xsl:call-template></xsl:for-each>
    <xsl:if test="not($apres or $noeuds)"><xsl:call-template name="phrase"><xsl:with-param name="id">bref.registre</xsl:with-param></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- ── What is written ───────────────────────────────────────────────────── -->
  <xsl:template name="volet-ecrits">
    <xsl:call-template name="volet">
      <xsl:with-param name="id">ecrits</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase"><xsl:with-param name="id">ecrits</xsl:with-param></xsl:call-template>
        <xsl:if test="$supports"><xsl:call-template name="tableau-supports"/></xsl:if>
        <xsl:call-template name="clauses"><xsl:with-param name="clauses" select="$faits/f:clause[@genre = 'notes']"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- ── Scenarios: their names; the charter tells them ─────────────────────── -->
  <xsl:template name="volet-scenarios">
    <xsl:call-template name="volet">
      <xsl:with-param name="id">scenarios</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="alinea"><xsl:with-param name="id">scenarios</xsl:with-param></xsl:call-template>
        <liste genre="tiret">
          <xsl:for-each select="$faits/f:scenario">
            <item>
              <fort><xsl:value-of select="@titre"/></fort>
              <xsl:if test="@declencheur"><xsl:text> : </xsl:text><xsl:call-template name="texte-minuscule"><xsl:with-param name="t" select="@declencheur"/></xsl:call-template></xsl:if>
              <xsl:text>.</xsl:text>
            </item>
          </xsl:for-each>
        </liste>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- ── Whom to ask ───────────────────────────────────────────────────────── -->
  <xsl:template name="volet-contacts">
    <xsl:call-template name="volet">
      <xsl:with-param name="id">contacts</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:if test="$joignables or $faits/f:instance/f:contact"><xsl:call-template name="tableau-contacts"/></xsl:if>
        <xsl:if test="$donnees/f:dpo">
          <xsl:call-template name="alinea">
            <xsl:with-param name="id">contacts.dpo</xsl:with-param>
            <xsl:with-param name="args">
              <v:v n="dpo"><xsl:call-template name="texte"><xsl:with-param name="t" select="$donnees/f:dpo/@nom"/></xsl:call-template></v:v>
              <v:v n="contact"><xsl:if test="$donnees/f:dpo/@contact"><xsl:call-template name="texte"><xsl:with-param name="t" select="$donnees/f:dpo/@contact"/></xsl:call-template></xsl:if></v:v>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="$faits/f:soutien"><xsl:call-template name="alinea"><xsl:with-param name="id">soutien</xsl:with-param></xsl:call-template><xsl:call-template name="liste-de-soutien"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="volet-mots">
    <xsl:call-template name="volet">
      <xsl:with-param name="id">mots</xsl:with-param>
      <xsl:with-param name="corps">
        <definitions>
          <xsl:for-each select="$faits/f:definition">
            <definition>
              <terme><xsl:call-template name="capitale"><xsl:with-param name="texte" select="string(@terme)"/></xsl:call-template></terme>
              <sens><xsl:call-template name="prose-et-base"/></sens>
            </definition>
          </xsl:for-each>
        </definitions>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
