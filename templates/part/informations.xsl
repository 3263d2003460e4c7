<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Information and its exchange: levels, data, principles, what is said and
  written, promises, secrets kept, duties, breaches, information of persons.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:set="http://exslt.org/sets"
  xmlns:f="urn:entente:faits:1" xmlns:l="urn:entente:lexique:1" xmlns="urn:entente:document:1"
  xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str set f l v">

  <!-- Those that someone named here holds, or that this paper speaks of. -->
  <xsl:variable name="informations-brutes">
    <xsl:for-each select="$faits/f:information">
      <xsl:variable name="detenteurs" select="concat(' ', @detenteurs, ' ')"/>
      <xsl:if test="@id = $faits/f:flux/f:info/@ref or @id = $faits/f:jamais/f:info/@ref or $faits/f:partie[contains($detenteurs, concat(' ', @id, ' '))]">
        <v:v id="{@id}"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="informations" select="$faits/f:information[@id = exsl:node-set($informations-brutes)/v:v/@id]"/>

  <xsl:template name="article-nature">
    <xsl:call-template name="article">
      <xsl:with-param name="id">nature</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="alinea"><xsl:with-param name="id">nature</xsl:with-param></xsl:call-template>
        <definitions>
          <xsl:for-each select="str:tokenize('generale statistique confidentielle-ambiance confidentielle-existence confidentielle-nominative suivi secret', ' ')">
            <xsl:variable name="classe" select="string(.)"/>
            <xsl:if test="$classe = 'secret' or $informations[@classe = $classe]">
              <definition>
                <terme><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('classe.', $classe)"/></xsl:call-template></terme>
                <sens><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('sens.', $classe)"/></xsl:call-template></sens>
              </definition>
            </xsl:if>
          </xsl:for-each>
        </definitions>
        <xsl:if test="$informations"><xsl:call-template name="tableau-informations"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="tableau-informations">
    <xsl:call-template name="alinea"><xsl:with-param name="id">nature.tableau</xsl:with-param></xsl:call-template>
    <tableau id="t-informations">
      <xsl:call-template name="legende"><xsl:with-param name="id">tableau.informations</xsl:with-param></xsl:call-template>
      <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">2 6 5 6</xsl:with-param><xsl:with-param name="cols">col.lettre col.information col.niveau col.detenteurs</xsl:with-param></xsl:call-template>
      <corps><xsl:apply-templates select="$informations" mode="rangee"/></corps>
    </tableau>
  </xsl:template>

  <xsl:template match="f:information" mode="rangee">
    <rangee>
      <cellule alignement="centre"><xsl:value-of select="@lettre"/></cellule>
      <cellule tete="rangee">
        <xsl:value-of select="normalize-space(f:intitule)"/>
        <xsl:if test="@seuil-effectif">
          <retour/>
          <xsl:call-template name="phrase">
            <xsl:with-param name="id">seuil-effectif</xsl:with-param>
            <xsl:with-param name="args"><v:v n="n"><xsl:call-template name="nombre"><xsl:with-param name="n" select="@seuil-effectif"/></xsl:call-template></v:v></xsl:with-param>
          </xsl:call-template>
        </xsl:if>
      </cellule>
      <cellule><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('classe.', @classe)"/></xsl:call-template></cellule>
      <cellule>
        <xsl:variable name="detenteurs" select="concat(' ', @detenteurs, ' ')"/>
        <xsl:for-each select="$faits/f:partie[contains($detenteurs, concat(' ', @id, ' '))]"><xsl:if test="position() > 1"> ; </xsl:if><xsl:value-of select="@court"/></xsl:for-each>
      </cellule>
    </rangee>
  </xsl:template>

  <!-- Data collected, only if needed, excluded. -->
  <xsl:template name="article-donnees">
    <xsl:variable name="si-necessaire" select="$faits/f:information/f:donnee[@type = 'si-necessaire']"/>
    <xsl:call-template name="article">
      <xsl:with-param name="id">donnees</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="alinea"><xsl:with-param name="id">donnees</xsl:with-param></xsl:call-template>
        <tableau id="t-donnees">
          <xsl:call-template name="legende"><xsl:with-param name="id">tableau.donnees</xsl:with-param></xsl:call-template>
          <xsl:call-template name="tete-de-tableau">
            <xsl:with-param name="parts"><xsl:text>3 4</xsl:text><xsl:if test="$si-necessaire"> 4</xsl:if><xsl:text> 4</xsl:text></xsl:with-param>
            <xsl:with-param name="cols"><xsl:text>col.information col.recueillies</xsl:text><xsl:if test="$si-necessaire"> col.si-necessaire</xsl:if><xsl:text> col.exclues</xsl:text></xsl:with-param>
          </xsl:call-template>
          <corps>
            <xsl:for-each select="$faits/f:information[f:donnee]">
              <rangee>
                <cellule tete="rangee"><xsl:value-of select="normalize-space(f:intitule)"/></cellule>
                <cellule><xsl:call-template name="donnees-de"><xsl:with-param name="type">recueillie</xsl:with-param></xsl:call-template></cellule>
                <xsl:if test="$si-necessaire"><cellule><xsl:call-template name="donnees-de"><xsl:with-param name="type">si-necessaire</xsl:with-param></xsl:call-template></cellule></xsl:if>
                <cellule><xsl:call-template name="donnees-de"><xsl:with-param name="type">exclue</xsl:with-param></xsl:call-template></cellule>
              </rangee>
            </xsl:for-each>
          </corps>
        </tableau>
        <xsl:call-template name="alinea"><xsl:with-param name="id">donnees.suite</xsl:with-param></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="donnees-de">
    <xsl:param name="type"/>
    <xsl:for-each select="f:donnee[@type = $type]">
      <xsl:if test="position() > 1"><xsl:text> ; </xsl:text></xsl:if>
      <xsl:apply-templates select="node()" mode="prose"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="article-principes">
    <xsl:call-template name="article">
      <xsl:with-param name="id">principes</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">principes</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="silence"><xsl:call-template name="clauses"><xsl:with-param name="clauses" select="$faits/f:clause[@genre = 'silence' or @genre = 'refus']"/></xsl:call-template></v:v>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- An article of the lexicon followed by the charter's clauses of some kinds. -->
  <xsl:template name="article-clauses">
    <xsl:param name="id"/>
    <xsl:param name="clauses"/>
    <xsl:call-template name="article">
      <xsl:with-param name="id" select="$id"/>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id" select="$id"/>
          <xsl:with-param name="args"><v:v n="clauses"><xsl:call-template name="clauses"><xsl:with-param name="clauses" select="$clauses"/></xsl:call-template></v:v></xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="article-confidentialite">
    <xsl:call-template name="article-clauses">
      <xsl:with-param name="id">confidentialite</xsl:with-param>
      <xsl:with-param name="clauses" select="$faits/f:clause[@genre = 'confidentialite' or @genre = 'retour-hierarchie']"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="article-devoirs">
    <xsl:call-template name="article-clauses">
      <xsl:with-param name="id">devoirs</xsl:with-param>
      <xsl:with-param name="clauses" select="$faits/f:clause[@genre = 'devoir-legal']"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="article-manquements">
    <xsl:call-template name="article-clauses">
      <xsl:with-param name="id">manquements</xsl:with-param>
      <xsl:with-param name="clauses" select="$faits/f:clause[@genre = 'exclusion']"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="article-jamais">
    <xsl:call-template name="article">
      <xsl:with-param name="id">jamais</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="alinea"><xsl:with-param name="id">jamais</xsl:with-param></xsl:call-template>
        <xsl:call-template name="tableau-jamais"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="tableau-jamais">
    <xsl:param name="jamais" select="$faits/f:jamais"/>
    <xsl:param name="id">t-jamais</xsl:param>
    <tableau id="{$id}">
      <xsl:call-template name="legende"><xsl:with-param name="id">tableau.jamais</xsl:with-param></xsl:call-template>
      <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">4 4 4</xsl:with-param><xsl:with-param name="cols">col.information col.destinataire col.motif</xsl:with-param></xsl:call-template>
      <corps>
        <xsl:for-each select="$jamais">
          <rangee>
            <cellule tete="rangee">
              <xsl:for-each select="f:info"><xsl:if test="position() > 1"> ; </xsl:if><xsl:value-of select="@intitule"/><xsl:text> (</xsl:text><xsl:value-of select="@lettre"/><xsl:text>)</xsl:text></xsl:for-each>
            </cellule>
            <cellule><xsl:value-of select="@vers-nom"/></cellule>
            <cellule>
              <xsl:value-of select="@motif"/>
              <xsl:if test="@motif and f:base"><retour/></xsl:if>
              <xsl:call-template name="bases"/>
            </cellule>
          </rangee>
        </xsl:for-each>
      </corps>
    </tableau>
  </xsl:template>

  <xsl:template name="article-information">
    <xsl:call-template name="article">
      <xsl:with-param name="id">information</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">information</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="notices"><xsl:if test="$donnees/f:notice"><liste genre="tiret"><xsl:apply-templates select="$donnees/f:notice" mode="item"/></liste></xsl:if></v:v>
            <v:v n="clauses"><xsl:call-template name="clauses"><xsl:with-param name="clauses" select="$faits/f:clause[@genre = 'information-personnes']"/></xsl:call-template></v:v>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="f:notice" mode="item">
    <item>
      <xsl:call-template name="phrase">
        <xsl:with-param name="id" select="concat('notice.', @niveau)"/>
        <xsl:with-param name="args">
          <v:v n="support">
            <xsl:choose>
              <xsl:when test="@support = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when>
              <xsl:otherwise><xsl:call-template name="minuscule"><xsl:with-param name="texte" select="string(@support)"/></xsl:call-template></xsl:otherwise>
            </xsl:choose>
          </v:v>
          <v:v n="delai">
            <xsl:if test="@delai"><xsl:call-template name="duree"><xsl:with-param name="d" select="@delai"/></xsl:call-template></xsl:if>
          </v:v>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:text>.</xsl:text>
      <xsl:if test="normalize-space() != ''"><xsl:text> </xsl:text><xsl:apply-templates select="node()" mode="prose"/></xsl:if>
    </item>
  </xsl:template>

</xsl:stylesheet>
