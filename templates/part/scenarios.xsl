<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Scenarios, one table of steps each.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:set="http://exslt.org/sets"
  xmlns:f="urn:entente:faits:1" xmlns:l="urn:entente:lexique:1" xmlns="urn:entente:document:1"
  xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str set f l v">

  <xsl:template name="annexe-scenarios">
    <annexe id="annexe-scenarios">
      <xsl:call-template name="titre"><xsl:with-param name="id">annexe.scenarios</xsl:with-param></xsl:call-template>
      <xsl:call-template name="alinea"><xsl:with-param name="id">annexe.scenarios.texte</xsl:with-param></xsl:call-template>
      <xsl:apply-templates select="$faits/f:scenario"/>
    </annexe>
  </xsl:template>

  <xsl:template match="f:scenario">
    <intertitre id="s-{@id}"><xsl:value-of select="@titre"/></intertitre>
    <xsl:call-template name="scenario-corps"/>
  </xsl:template>

  <!-- What it is about, where it starts, its steps, its diagram. -->
  <xsl:template name="scenario-corps">
    <xsl:for-each select="f:objet"><xsl:call-template name="prose-alinea"/></xsl:for-each>
    <xsl:if test="@declencheur or @duree">
      <alinea>
        <xsl:if test="@declencheur">
          <xsl:call-template name="phrase"><xsl:with-param name="id">scenario.declencheur</xsl:with-param><xsl:with-param name="args"><v:v n="declencheur"><xsl:value-of select="@declencheur"/></v:v></xsl:with-param></xsl:call-template>
        </xsl:if>
        <xsl:if test="@declencheur and @duree"><xsl:text> </xsl:text></xsl:if>
        <xsl:if test="@duree">
          <xsl:call-template name="phrase"><xsl:with-param name="id">scenario.duree</xsl:with-param><xsl:with-param name="args"><v:v n="duree"><xsl:call-template name="duree"><xsl:with-param name="d" select="@duree"/></xsl:call-template></v:v></xsl:with-param></xsl:call-template>
        </xsl:if>
      </alinea>
    </xsl:if>
    <xsl:if test="f:etape or f:decision">
      <tableau id="t-scenario-{@id}">
        <xsl:call-template name="legende"><xsl:with-param name="id">tableau.scenario</xsl:with-param><xsl:with-param name="args"><v:v n="titre"><xsl:value-of select="@titre"/></v:v></xsl:with-param></xsl:call-template>
        <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">2 5 9 5</xsl:with-param><xsl:with-param name="cols">col.etape col.acteur col.acte col.cadre</xsl:with-param></xsl:call-template>
        <corps>
          <xsl:for-each select="f:etape | f:decision">
            <rangee>
              <cellule alignement="centre"><xsl:value-of select="position()"/></cellule>
              <cellule tete="rangee">
                <xsl:call-template name="nom-court"><xsl:with-param name="id" select="@acteur"/></xsl:call-template>
                <xsl:if test="@vers">
                  <xsl:text> </xsl:text>
                  <xsl:call-template name="phrase"><xsl:with-param name="id">etape.vers</xsl:with-param><xsl:with-param name="args"><v:v n="vers"><xsl:call-template name="nom-court"><xsl:with-param name="id" select="@vers"/></xsl:call-template></v:v></xsl:with-param></xsl:call-template>
                </xsl:if>
              </cellule>
              <cellule><xsl:apply-templates select="." mode="acte"/></cellule>
              <cellule><xsl:call-template name="cadre"/></cellule>
            </rangee>
          </xsl:for-each>
        </corps>
      </tableau>
      <xsl:call-template name="figure-scenario"/>
    </xsl:if>
  </xsl:template>

  <!-- The diagram of one scenario. `oui` once diagram/ has the view «scenario». -->
  <xsl:variable name="vue-scenario">oui</xsl:variable>
  <xsl:template name="figure-scenario">
    <xsl:if test="$vue-scenario = 'oui' and not(contains(concat(' ', $absents, ' '), concat(' scenario/', @id, ' ')))">
      <figure id="figure-scenario-{@id}" schema="scenario" sujet="{@id}">
        <xsl:attribute name="alt">
          <xsl:call-template name="phrase"><xsl:with-param name="id">figure.scenario.alt</xsl:with-param><xsl:with-param name="args"><v:v n="titre"><xsl:value-of select="@titre"/></v:v></xsl:with-param></xsl:call-template>
        </xsl:attribute>
        <legende><xsl:call-template name="phrase"><xsl:with-param name="id">figure.scenario</xsl:with-param><xsl:with-param name="args"><v:v n="titre"><xsl:value-of select="@titre"/></v:v></xsl:with-param></xsl:call-template></legende>
      </figure>
    </xsl:if>
  </xsl:template>

  <xsl:template match="f:etape" mode="acte">
    <xsl:apply-templates select="node()" mode="prose"/>
    <xsl:if test="@arret = 'oui'"><xsl:text> </xsl:text><fort><xsl:call-template name="phrase"><xsl:with-param name="id">etape.arret</xsl:with-param></xsl:call-template></fort></xsl:if>
  </xsl:template>

  <xsl:template match="f:decision" mode="acte">
    <alinea><accent><xsl:value-of select="@question"/></accent></alinea>
    <xsl:for-each select="f:oui | f:non">
      <alinea>
        <fort><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('reponse.', local-name())"/></xsl:call-template></fort>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="node()" mode="prose"/>
        <xsl:variable name="cible" select="../../*[@id = current()/@vers]"/>
        <xsl:if test="$cible">
          <xsl:text> </xsl:text>
          <xsl:call-template name="phrase"><xsl:with-param name="id">etape.suite</xsl:with-param><xsl:with-param name="args"><v:v n="n"><xsl:value-of select="count($cible/preceding-sibling::f:etape | $cible/preceding-sibling::f:decision) + 1"/></v:v></xsl:with-param></xsl:call-template>
        </xsl:if>
        <xsl:if test="@arret = 'oui'"><xsl:text> </xsl:text><fort><xsl:call-template name="phrase"><xsl:with-param name="id">etape.arret</xsl:with-param></xsl:call-template></fort></xsl:if>
      </alinea>
    </xsl:for-each>
  </xsl:template>

  <!-- The flow used and its basis, or the step's own; its delay. -->
  <xsl:template name="cadre">
    <xsl:variable name="flux" select="$faits/f:flux[@id = current()/@flux]"/>
    <xsl:if test="$flux">
      <xsl:call-template name="phrase"><xsl:with-param name="id">etape.flux</xsl:with-param><xsl:with-param name="args"><v:v n="n"><xsl:value-of select="$flux/@numero"/></v:v></xsl:with-param></xsl:call-template>
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="@base"><xsl:call-template name="bases-ecrites"/></xsl:when>
      <xsl:when test="$flux"><xsl:call-template name="bases"><xsl:with-param name="e" select="$flux"/></xsl:call-template></xsl:when>
    </xsl:choose>
    <xsl:if test="@delai">
      <xsl:if test="$flux or @base"><retour/></xsl:if>
      <xsl:call-template name="phrase"><xsl:with-param name="id">flux.delai</xsl:with-param><xsl:with-param name="args"><v:v n="delai"><xsl:call-template name="duree"><xsl:with-param name="d" select="@delai"/></xsl:call-template></v:v></xsl:with-param></xsl:call-template>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
