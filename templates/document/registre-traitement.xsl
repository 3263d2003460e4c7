<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Extract for the register of processing: a record for each entry that the charter
  names, and for each file that has none. The tables «fiche-…» have the same
  rubrics in the same order: compiler/document/record.c makes lines of them.
  No name of a person: who holds an office is told by the office.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str f v">

  <xsl:param name="lang">fr</xsl:param>
  <xsl:param name="errors">0</xsl:param>
  <xsl:param name="final">non</xsl:param>
  <!-- Views that cannot draw this charter, separated by spaces. -->
  <xsl:param name="absents"/>
  <xsl:variable name="papier">registre-traitement</xsl:variable>
  <xsl:variable name="faits" select="/f:faits"/>

  <xsl:include href="../part/phrase.xsl"/>
  <xsl:include href="../part/nombre.xsl"/>
  <xsl:include href="../part/nom.xsl"/>
  <xsl:include href="../part/loi.xsl"/>
  <xsl:include href="../part/prose.xsl"/>
  <xsl:include href="../part/page.xsl"/>
  <xsl:include href="../part/article.xsl"/>
  <xsl:include href="../part/supports.xsl"/>

  <xsl:variable name="donnees" select="$faits/f:protection-donnees"/>
  <xsl:variable name="supports" select="$faits/f:instance/f:ecrit | $faits/f:ecrit"/>
  <xsl:variable name="formations" select="$faits/f:instance"/>
  <xsl:variable name="inscrits"><xsl:text> </xsl:text><xsl:for-each select="$donnees/f:registre/@ecrit"><xsl:value-of select="concat(., ' ')"/></xsl:for-each></xsl:variable>
  <!-- Files that no entry of the register covers. -->
  <xsl:variable name="oublies" select="$supports[@fichier = 'oui' and @nominative = 'oui'][not(contains($inscrits, concat(' ', @id, ' ')))]"/>
  <xsl:variable name="concernes" select="$faits/f:partie[@concernee = 'oui']"/>

  <xsl:variable name="valeurs-brutes">
    <v:v n="charte"><xsl:value-of select="normalize-space($faits/f:titre)"/></v:v>
    <v:v n="oublies"><xsl:value-of select="$oublies[1]/@id"/></v:v>
    <v:v n="sans-fiche"><xsl:value-of select="substring('oui', 1, 3 * not($donnees/f:registre or $oublies))"/></v:v>
  </xsl:variable>
  <xsl:variable name="valeurs" select="exsl:node-set($valeurs-brutes)/v:v"/>

  <xsl:template match="/">
    <xsl:variable name="titre"><xsl:call-template name="phrase"><xsl:with-param name="id">titre</xsl:with-param></xsl:call-template></xsl:variable>
    <xsl:variable name="sujet"><xsl:call-template name="phrase"><xsl:with-param name="id">sujet</xsl:with-param></xsl:call-template></xsl:variable>
    <document>
      <xsl:call-template name="attributs-du-document"><xsl:with-param name="titre" select="string($titre)"/><xsl:with-param name="sujet" select="string($sujet)"/></xsl:call-template>
      <article id="mode" num="non">
        <titre><xsl:value-of select="$titre"/></titre>
        <xsl:call-template name="phrase"><xsl:with-param name="id">mode</xsl:with-param><xsl:with-param name="args"><v:v n="avis"><note><xsl:call-template name="avis-recherche"/><xsl:text> </xsl:text><xsl:call-template name="avis-base"/></note></v:v></xsl:with-param></xsl:call-template>
      <xsl:for-each select="$donnees/f:registre">
        <xsl:call-template name="fiche">
          <xsl:with-param name="n" select="position()"/>
          <xsl:with-param name="nom" select="@reference"/>
          <xsl:with-param name="ecrits" select="$supports[contains(concat(' ', current()/@ecrit, ' '), concat(' ', @id, ' '))]"/>
          <xsl:with-param name="entree" select="."/>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:for-each select="$oublies">
        <xsl:call-template name="fiche">
          <xsl:with-param name="n" select="count($donnees/f:registre) + position()"/>
          <xsl:with-param name="nom" select="@nom"/>
          <xsl:with-param name="ecrits" select="."/>
          <xsl:with-param name="entree" select="/.."/>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:if test="not($donnees/f:registre or $oublies)">
        <xsl:call-template name="fiche"><xsl:with-param name="n" select="1"/><xsl:with-param name="nom" select="$faits/f:titre"/><xsl:with-param name="ecrits" select="$supports[@nominative = 'oui']"/><xsl:with-param name="entree" select="/.."/></xsl:call-template>
      </xsl:if>
      </article>
    </document>
  </xsl:template>

  <xsl:template name="fiche">
    <xsl:param name="n"/>
    <xsl:param name="nom"/>
    <xsl:param name="ecrits"/>
    <xsl:param name="entree"/>
    <!-- What is written there; without a carrier, whatever is exchanged about a person in writing. -->
    <xsl:variable name="ids"><xsl:text> </xsl:text><xsl:for-each select="$ecrits"><xsl:value-of select="concat(@informations, ' ')"/></xsl:for-each></xsl:variable>
    <xsl:variable name="ecrites" select="$faits/f:flux[f:info][@vers = $ecrits/@id or @de = $ecrits/@id]/f:info/@ref"/>
    <xsl:variable name="dites" select="$faits/f:flux[not($ecrits)][not(@modalite = 'interdit')][@nominative = 'oui']/f:info/@ref"/>
    <xsl:variable name="informations" select="$faits/f:information[contains($ids, concat(' ', @id, ' ')) or @id = $ecrites or @id = $dites]"/>
    <tableau id="fiche-{$n}">
        <xsl:call-template name="legende"><xsl:with-param name="id">tableau.fiche</xsl:with-param><xsl:with-param name="args"><v:v n="nom"><xsl:value-of select="normalize-space($nom)"/></v:v></xsl:with-param></xsl:call-template>
        <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">3 8</xsl:with-param><xsl:with-param name="cols">col.rubrique col.contenu</xsl:with-param></xsl:call-template>
        <corps>
          <xsl:call-template name="rubrique"><xsl:with-param name="id">traitement</xsl:with-param><xsl:with-param name="contenu"><xsl:call-template name="texte"><xsl:with-param name="t" select="string($nom)"/></xsl:call-template><xsl:if test="$entree/@date"><xsl:text> (</xsl:text><xsl:call-template name="date"><xsl:with-param name="d" select="$entree/@date"/></xsl:call-template><xsl:text>)</xsl:text></xsl:if></xsl:with-param></xsl:call-template>
          <xsl:call-template name="rubrique"><xsl:with-param name="id">supports</xsl:with-param><xsl:with-param name="vide" select="'sans-support'"/><xsl:with-param name="contenu"><xsl:for-each select="$ecrits"><xsl:if test="position() > 1"> ; </xsl:if><xsl:value-of select="@nom"/></xsl:for-each></xsl:with-param></xsl:call-template>
          <xsl:call-template name="rubrique"><xsl:with-param name="id">responsables</xsl:with-param><xsl:with-param name="contenu"><xsl:call-template name="responsables"><xsl:with-param name="ecrits" select="$ecrits"/></xsl:call-template></xsl:with-param></xsl:call-template>
          <xsl:call-template name="rubrique"><xsl:with-param name="id">delegue</xsl:with-param><xsl:with-param name="contenu"><xsl:if test="$donnees/f:dpo"><xsl:call-template name="texte"><xsl:with-param name="t" select="string(($donnees/f:dpo/@contact | $donnees/f:dpo[not(@contact)]/@nom)[1])"/></xsl:call-template></xsl:if></xsl:with-param></xsl:call-template>
          <xsl:call-template name="rubrique"><xsl:with-param name="id">finalites</xsl:with-param><xsl:with-param name="contenu"><xsl:call-template name="finalites-du-traitement"><xsl:with-param name="ecrits" select="$ecrits"/><xsl:with-param name="entree" select="$entree"/></xsl:call-template></xsl:with-param></xsl:call-template>
          <xsl:call-template name="rubrique"><xsl:with-param name="id">fondement</xsl:with-param><xsl:with-param name="contenu"><xsl:choose><xsl:when test="$entree/@base = 'a-decider'"/><xsl:when test="$entree/@base"><xsl:call-template name="bases-ecrites"><xsl:with-param name="refs" select="string($entree/@base)"/></xsl:call-template></xsl:when><xsl:when test="$ecrits/f:base"><xsl:call-template name="bases"><xsl:with-param name="e" select="$ecrits[f:base][1]"/></xsl:call-template></xsl:when><xsl:when test="$donnees/@base"><xsl:call-template name="bases-ecrites"><xsl:with-param name="refs" select="string($donnees/@base)"/></xsl:call-template></xsl:when></xsl:choose></xsl:with-param></xsl:call-template>
          <xsl:call-template name="rubrique"><xsl:with-param name="id">personnes</xsl:with-param><xsl:with-param name="contenu"><xsl:for-each select="$concernes"><xsl:if test="position() > 1"> ; </xsl:if><xsl:call-template name="mot"><xsl:with-param name="genre">role</xsl:with-param><xsl:with-param name="id" select="string(@role)"/></xsl:call-template></xsl:for-each></xsl:with-param></xsl:call-template>
          <xsl:call-template name="rubrique"><xsl:with-param name="id">categories</xsl:with-param><xsl:with-param name="contenu"><xsl:call-template name="categories"><xsl:with-param name="informations" select="$informations"/></xsl:call-template></xsl:with-param></xsl:call-template>
          <xsl:call-template name="rubrique"><xsl:with-param name="id">exclues</xsl:with-param><xsl:with-param name="vide" select="'sans-objet'"/><xsl:with-param name="contenu"><xsl:for-each select="$informations/f:donnee[@type = 'exclue']"><xsl:if test="position() > 1"> ; </xsl:if><xsl:value-of select="normalize-space()"/></xsl:for-each></xsl:with-param></xsl:call-template>
          <xsl:call-template name="rubrique"><xsl:with-param name="id">sources</xsl:with-param><xsl:with-param name="contenu"><xsl:variable name="detenteurs"><xsl:text> </xsl:text><xsl:for-each select="$informations"><xsl:value-of select="concat(@detenteurs, ' ')"/></xsl:for-each></xsl:variable><xsl:for-each select="$faits/f:partie[contains($detenteurs, concat(' ', @id, ' '))]"><xsl:if test="position() > 1"> ; </xsl:if><xsl:value-of select="@nom"/></xsl:for-each></xsl:with-param></xsl:call-template>
          <xsl:call-template name="rubrique"><xsl:with-param name="id">destinataires</xsl:with-param><xsl:with-param name="contenu"><xsl:call-template name="destinataires"><xsl:with-param name="ecrits" select="$ecrits"/><xsl:with-param name="informations" select="$informations"/></xsl:call-template></xsl:with-param></xsl:call-template>
          <xsl:call-template name="rubrique"><xsl:with-param name="id">sous-traitants</xsl:with-param><xsl:with-param name="vide" select="'aucun'"/><xsl:with-param name="contenu"><xsl:for-each select="$donnees/f:sous-traitant"><xsl:if test="position() > 1"> ; </xsl:if><xsl:call-template name="texte"><xsl:with-param name="t" select="@nom"/></xsl:call-template></xsl:for-each></xsl:with-param></xsl:call-template>
          <xsl:call-template name="rubrique"><xsl:with-param name="id">transferts</xsl:with-param><xsl:with-param name="vide" select="'aucun-prevu'"/></xsl:call-template>
          <xsl:call-template name="rubrique"><xsl:with-param name="id">conservation</xsl:with-param><xsl:with-param name="contenu"><xsl:for-each select="$ecrits[@conservation]"><xsl:if test="position() > 1"> ; </xsl:if><xsl:value-of select="@nom"/><xsl:text> : </xsl:text><xsl:call-template name="conservation"/></xsl:for-each><xsl:for-each select="$informations[not($ecrits/@conservation)][@conservation]"><xsl:if test="position() > 1"> ; </xsl:if><xsl:value-of select="normalize-space(f:intitule)"/><xsl:text> : </xsl:text><xsl:call-template name="duree"><xsl:with-param name="d" select="@conservation"/></xsl:call-template></xsl:for-each></xsl:with-param></xsl:call-template>
          <xsl:call-template name="rubrique"><xsl:with-param name="id">securite</xsl:with-param><xsl:with-param name="contenu"><xsl:for-each select="$donnees/f:mesure"><xsl:if test="position() > 1"><xsl:text> </xsl:text></xsl:if><xsl:apply-templates select="node()" mode="prose"/></xsl:for-each></xsl:with-param></xsl:call-template>
          <xsl:call-template name="rubrique"><xsl:with-param name="id">analyse</xsl:with-param><xsl:with-param name="vide" select="'aucune-dite'"/><xsl:with-param name="contenu"><xsl:for-each select="$donnees/f:aipd"><xsl:if test="position() > 1"> ; </xsl:if><xsl:call-template name="texte"><xsl:with-param name="t" select="@reference"/></xsl:call-template><xsl:if test="@date"><xsl:text> (</xsl:text><xsl:call-template name="date"><xsl:with-param name="d" select="@date"/></xsl:call-template><xsl:text>)</xsl:text></xsl:if></xsl:for-each></xsl:with-param></xsl:call-template>
          <xsl:call-template name="rubrique"><xsl:with-param name="id">droits</xsl:with-param><xsl:with-param name="contenu"><xsl:if test="$donnees/f:droits"><xsl:call-template name="texte"><xsl:with-param name="t" select="string($donnees/f:droits/@contact)"/></xsl:call-template></xsl:if></xsl:with-param></xsl:call-template>
        </corps>
    </tableau>
  </xsl:template>

  <!-- A row: what the charter says; else the phrase `vide`, by default «to decide», visibly. -->
  <xsl:template name="rubrique">
    <xsl:param name="id"/>
    <xsl:param name="contenu"/>
    <xsl:param name="vide">a-decider</xsl:param>
    <rangee>
      <cellule tete="rangee"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('rubrique.', $id)"/></xsl:call-template></cellule>
      <cellule>
        <xsl:choose>
          <xsl:when test="normalize-space($contenu) != ''"><xsl:copy-of select="$contenu"/></xsl:when>
          <xsl:when test="$vide = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id" select="$vide"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </cellule>
    </rangee>
  </xsl:template>

  <xsl:template name="responsables">
    <xsl:param name="ecrits"/>
    <xsl:variable name="propres" select="$ecrits/@responsable"/>
    <xsl:variable name="ids"><xsl:text> </xsl:text><xsl:for-each select="$propres"><xsl:value-of select="concat(., ' ')"/></xsl:for-each><xsl:if test="not($propres)"><xsl:for-each select="$donnees/f:responsable/@partie"><xsl:value-of select="concat(., ' ')"/></xsl:for-each></xsl:if></xsl:variable>
    <xsl:for-each select="$faits/f:partie[contains($ids, concat(' ', @id, ' '))]"><xsl:if test="position() > 1"> ; </xsl:if><xsl:value-of select="@nom"/></xsl:for-each>
    <xsl:if test="$donnees/f:responsable[@conjoint = 'oui']">
      <xsl:text> </xsl:text>
      <xsl:call-template name="phrase"><xsl:with-param name="id">conjoints</xsl:with-param><xsl:with-param name="args"><v:v n="accord"><xsl:value-of select="$donnees/f:responsable[@accord != 'a-decider'][1]/@accord"/></v:v></xsl:with-param></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="finalites-du-traitement">
    <xsl:param name="ecrits"/>
    <xsl:param name="entree"/>
    <xsl:variable name="codes"><xsl:for-each select="$ecrits/@finalites"><xsl:value-of select="concat(., ' ')"/></xsl:for-each></xsl:variable>
    <xsl:choose>
      <xsl:when test="$entree/@finalite = 'a-decider'"/>
      <xsl:when test="$entree/@finalite"><xsl:value-of select="$entree/@finalite"/></xsl:when>
      <xsl:otherwise><xsl:for-each select="str:tokenize($codes, ' ')[. != 'a-decider']"><xsl:if test="position() > 1"> ; </xsl:if><xsl:call-template name="mot"><xsl:with-param name="genre">finalite</xsl:with-param><xsl:with-param name="id" select="string(.)"/></xsl:call-template></xsl:for-each></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Kinds of information, those that the regulation treats apart marked. -->
  <xsl:template name="categories">
    <xsl:param name="informations"/>
    <xsl:for-each select="$informations">
      <xsl:if test="position() > 1"> ; </xsl:if>
      <xsl:value-of select="normalize-space(f:intitule)"/>
      <xsl:if test="f:donnee[@type != 'exclue']">
        <xsl:text> (</xsl:text><xsl:for-each select="f:donnee[@type != 'exclue']"><xsl:if test="position() > 1">, </xsl:if><xsl:value-of select="normalize-space()"/></xsl:for-each><xsl:text>)</xsl:text>
      </xsl:if>
      <xsl:if test="contains(@natures, 'sante') or contains(@natures, 'sensible')"><xsl:text> [</xsl:text><xsl:call-template name="phrase"><xsl:with-param name="id">sensible</xsl:with-param></xsl:call-template><xsl:text>]</xsl:text></xsl:if>
      <xsl:if test="contains(@natures, 'infraction')"><xsl:text> [</xsl:text><xsl:call-template name="phrase"><xsl:with-param name="id">judiciaire</xsl:with-param></xsl:call-template><xsl:text>]</xsl:text></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="destinataires">
    <xsl:param name="ecrits"/>
    <xsl:param name="informations"/>
    <xsl:variable name="entendent" select="$faits/f:flux[not($ecrits)][@nominative = 'oui'][f:info/@ref = $informations/@id]/f:auditeur/@partie"/>
    <xsl:for-each select="$faits/f:partie[@id = $ecrits/f:lecteur/@partie or @id = $entendent][not(@concernee = 'oui')]"><xsl:if test="position() > 1"> ; </xsl:if><xsl:value-of select="@nom"/></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
