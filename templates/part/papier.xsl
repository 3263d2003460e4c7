<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  What the short papers stand on (convocation, attendance sheet, notice, leaflet…):
  the parts that all papers share, the values that any arrangement has, one frame.

  The template of the paper sets $papier, $faits (the facts, or those that
  part/filtre.xsl leaves) and $valeurs-propres, a fragment of <v:v n="…"> with what
  it alone gives to its wording; and calls «papier» with its body.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:f="urn:entente:faits:1"
  xmlns:a="urn:entente:droit:1" xmlns:l="urn:entente:lexique:1" xmlns="urn:entente:document:1"
  xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str f a l v">

  <xsl:param name="lang">fr</xsl:param>
  <xsl:param name="errors">0</xsl:param>
  <xsl:param name="final">non</xsl:param>
  <!-- Views that cannot draw this charter, separated by spaces. -->
  <xsl:param name="absents"/>

  <xsl:include href="phrase.xsl"/>
  <xsl:include href="nombre.xsl"/>
  <xsl:include href="nom.xsl"/>
  <xsl:include href="loi.xsl"/>
  <xsl:include href="prose.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="article.xsl"/>

  <xsl:variable name="territoire" select="$faits/f:territoire"/>
  <xsl:variable name="pd" select="$faits/f:protection-donnees"/>
  <!-- The provision that punishes the breach of a secret, at the as-of date. -->
  <xsl:variable name="ref-secret">
    <xsl:choose>
      <xsl:when test="$faits/f:parametre[@id = 'article-secret']"><xsl:value-of select="$faits/f:parametre[@id = 'article-secret']/@valeur"/></xsl:when>
      <xsl:when test="$droit = 'fr'">fr-cp:226-13</xsl:when>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="dispositif-libelle">
    <xsl:call-template name="mot"><xsl:with-param name="genre">dispositif</xsl:with-param><xsl:with-param name="id" select="string($faits/@dispositif)"/></xsl:call-template>
  </xsl:variable>

  <xsl:variable name="valeurs-communes">
    <v:v n="fr"><xsl:value-of select="substring('oui', 1, 3 * ($droit = 'fr'))"/></v:v>
    <v:v n="be"><xsl:value-of select="substring('oui', 1, 3 * ($droit = 'be'))"/></v:v>
    <v:v n="clspd"><xsl:value-of select="$faits/@conseil[. = 'clspd']"/></v:v>
    <v:v n="cispd"><xsl:value-of select="$faits/@conseil[. = 'cispd']"/></v:v>
    <v:v n="charte"><xsl:value-of select="normalize-space($faits/f:titre)"/></v:v>
    <v:v n="nom-territoire"><xsl:value-of select="$territoire/@nom"/></v:v>
    <v:v n="de-ce-territoire"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string($territoire/@nom)"/><xsl:with-param name="forme">de</xsl:with-param><xsl:with-param name="propre">oui</xsl:with-param></xsl:call-template></v:v>
    <!-- Where a letter is written: a place, when the territory is one. -->
    <v:v n="lieu"><xsl:if test="$territoire[@type = 'commune' or @type = 'ville']"><xsl:value-of select="$territoire/@nom"/></xsl:if></v:v>
    <v:v n="dispositif"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string($dispositif-libelle)"/></xsl:call-template></v:v>
    <v:v n="du-dispositif"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string($dispositif-libelle)"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></v:v>
    <v:v n="loi-secret"><xsl:if test="string($ref-secret)"><xsl:call-template name="loi"><xsl:with-param name="ref" select="string($ref-secret)"/></xsl:call-template></xsl:if></v:v>
    <v:v n="cit-secret"><xsl:if test="string($ref-secret)"><xsl:call-template name="loi-courte"><xsl:with-param name="ref" select="string($ref-secret)"/></xsl:call-template></xsl:if></v:v>
    <v:v n="cit-concertation">
      <xsl:variable name="ref" select="$faits/f:parametre[@id = 'article-concertation']/@valeur[. != 'none']"/>
      <xsl:if test="$ref"><xsl:call-template name="loi-courte"><xsl:with-param name="ref" select="string($ref)"/></xsl:call-template></xsl:if>
    </v:v>
    <v:v n="cit-assistance">
      <xsl:variable name="ref" select="$faits/f:parametre[@id = 'article-assistance']/@valeur[. != 'none']"/>
      <xsl:if test="$ref"><xsl:call-template name="loi-courte"><xsl:with-param name="ref" select="string($ref)"/></xsl:call-template></xsl:if>
    </v:v>
  </xsl:variable>
  <xsl:variable name="valeurs" select="exsl:node-set($valeurs-communes)/v:v | exsl:node-set($valeurs-propres)/v:v"/>

  <!-- The document: the titles are the phrases «titre» and «sujet» of the paper's lexicon. -->
  <xsl:template name="papier">
    <xsl:param name="corps"/>
    <xsl:param name="titre"><xsl:call-template name="titre-du-papier"/></xsl:param>
    <xsl:variable name="sujet"><xsl:call-template name="phrase"><xsl:with-param name="id">sujet</xsl:with-param></xsl:call-template></xsl:variable>
    <document>
      <xsl:call-template name="attributs-du-document">
        <xsl:with-param name="titre" select="string($titre)"/>
        <xsl:with-param name="sujet" select="string($sujet)"/>
      </xsl:call-template>
      <xsl:copy-of select="$corps"/>
      <!-- Asked for by name, of a charter that has nothing to put in it. -->
      <xsl:if test="not(exsl:node-set($corps)/*)"><xsl:call-template name="alinea"><xsl:with-param name="id">papier.vide</xsl:with-param></xsl:call-template></xsl:if>
      <!-- Insertions whose place is not in this paper: nothing the author wrote is lost. -->
      <xsl:variable name="ids" select="exsl:node-set($corps)//@id"/>
      <xsl:apply-templates select="$choix/f:insertion[@partie != 'considerants'][not(@partie = $ids or concat('i-', @partie) = $ids or concat('p-', @partie) = $ids)]" mode="insertion"/>
    </document>
  </xsl:template>

  <xsl:template name="titre-du-papier">
    <xsl:choose>
      <xsl:when test="$choix/@titre"><xsl:value-of select="$choix/@titre"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id">titre</xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An article without number: a heading and what stands under it. -->
  <xsl:template name="section">
    <xsl:param name="id"/>
    <xsl:param name="titre"/>
    <xsl:param name="corps"/>
    <article id="{$id}" num="non">
      <titre><xsl:copy-of select="$titre"/></titre>
      <xsl:copy-of select="$corps"/>
    </article>
  </xsl:template>

  <!-- A heading and a bloc of the lexicon, if the bloc has something to say; `id` names both («titre.ID», «ID»). -->
  <xsl:template name="rubrique">
    <xsl:param name="id"/>
    <xsl:param name="args"/>
    <xsl:variable name="corps">
      <xsl:call-template name="phrase"><xsl:with-param name="id" select="$id"/><xsl:with-param name="args" select="$args"/></xsl:call-template>
      <xsl:call-template name="insertions"><xsl:with-param name="id" select="$id"/></xsl:call-template>
    </xsl:variable>
    <xsl:if test="exsl:node-set($corps)/*">
      <xsl:call-template name="section">
        <xsl:with-param name="id" select="$id"/>
        <xsl:with-param name="titre"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('titre.', $id)"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="corps" select="$corps"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- A form: one row per phrase id of `champs`, its answer left blank; «id=valeur» of `donnes`
       (v:v) gives the answer that is known. -->
  <xsl:template name="grille-a-remplir">
    <xsl:param name="champs"/>
    <xsl:param name="donnes"/>
    <xsl:param name="parts">3 7</xsl:param>
    <tableau>
      <xsl:for-each select="str:tokenize($parts, ' ')"><colonne part="{.}"/></xsl:for-each>
      <corps>
        <xsl:for-each select="str:tokenize($champs, ' ')">
          <xsl:variable name="id" select="string(.)"/>
          <rangee>
            <cellule tete="rangee"><xsl:call-template name="phrase"><xsl:with-param name="id" select="$id"/></xsl:call-template></cellule>
            <cellule>
              <xsl:copy-of select="exsl:node-set($donnes)/v:v[@n = $id]/node()"/>
              <xsl:if test="not(exsl:node-set($donnes)/v:v[@n = $id]/node())"><xsl:text>&#160;</xsl:text></xsl:if>
            </cellule>
          </rangee>
        </xsl:for-each>
      </corps>
    </tableau>
  </xsl:template>

  <!-- A place to fill each time the paper is used, told by a phrase. -->
  <xsl:template name="a-remplir">
    <xsl:param name="id"/>
    <decider><xsl:call-template name="phrase"><xsl:with-param name="id" select="$id"/></xsl:call-template></decider>
  </xsl:template>

  <!-- The notice that every paper carries, on two lines. -->
  <xsl:template name="avis-court">
    <encadre genre="avis"><alinea><xsl:call-template name="avis-court-texte"/></alinea></encadre>
  </xsl:template>

  <xsl:template name="avis-court-texte">
    <xsl:call-template name="phrase">
      <xsl:with-param name="id">avis.court</xsl:with-param>
      <xsl:with-param name="args">
        <v:v n="base"><xsl:call-template name="date"><xsl:with-param name="d" select="$faits/@base-lois"/></xsl:call-template></v:v>
        <v:v n="au"><xsl:call-template name="date"><xsl:with-param name="d" select="$faits/@au"/></xsl:call-template></v:v>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A block of signature for each party: its holder's name is there only if the author asks
       for names (option titulaires): a model outlives them. -->
  <xsl:template name="signature">
    <xsl:param name="partie"/>
    <xsl:if test="$partie">
      <signatures>
        <xsl:for-each select="$partie">
          <xsl:variable name="nomme" select="@titulaire[. != 'a-decider'][$choix/f:option[@nom = 'titulaires']/@valeur = 'oui']"/>
          <signataire>
            <xsl:attribute name="nom"><xsl:value-of select="$nomme | @nom[not($nomme)]"/></xsl:attribute>
            <xsl:if test="$nomme"><xsl:attribute name="qualite"><xsl:value-of select="@nom"/></xsl:attribute></xsl:if>
          </signataire>
        </xsl:for-each>
      </signatures>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
