<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Articles, tables' heads, and what a charter adds of its own: clauses where they
  belong, insertions at the end of the article or title they name.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns:f="urn:entente:faits:1" xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1"
  exclude-result-prefixes="exsl str f v">

  <!-- The author's wishes for this paper. -->
  <xsl:variable name="choix" select="$faits/f:document[@modele = $papier]"/>

  <xsl:template name="titre">
    <xsl:param name="id"/>
    <titre><xsl:call-template name="phrase"><xsl:with-param name="id" select="$id"/></xsl:call-template></titre>
  </xsl:template>

  <xsl:template name="article">
    <xsl:param name="id"/>
    <xsl:param name="corps"/>
    <article id="{$id}">
      <xsl:call-template name="suite"><xsl:with-param name="id" select="$id"/></xsl:call-template>
      <xsl:call-template name="titre"><xsl:with-param name="id" select="concat('article.', $id)"/></xsl:call-template>
      <xsl:copy-of select="$corps"/>
      <xsl:call-template name="insertions"><xsl:with-param name="id" select="$id"/></xsl:call-template>
    </article>
    <xsl:call-template name="articles-inseres"><xsl:with-param name="id" select="$id"/></xsl:call-template>
  </xsl:template>

  <!-- An article of ours that came after the adoption, if the charter says so (option article-bis…). -->
  <xsl:template name="suite">
    <xsl:param name="id"/>
    <xsl:for-each select="$choix/f:option[starts-with(@nom, 'article-')][contains(concat(' ', @valeur, ' '), concat(' ', $id, ' '))][1]">
      <xsl:attribute name="suite"><xsl:value-of select="substring-after(@nom, 'article-')"/></xsl:attribute>
    </xsl:for-each>
  </xsl:template>

  <!-- An article that is one bloc of the lexicon, of the same name. -->
  <xsl:template name="article-simple">
    <xsl:param name="id"/>
    <xsl:call-template name="article">
      <xsl:with-param name="id" select="$id"/>
      <xsl:with-param name="corps"><xsl:call-template name="phrase"><xsl:with-param name="id" select="$id"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Columns and header row: `parts` «2 3», `cols` ids of phrases. -->
  <xsl:template name="tete-de-tableau">
    <xsl:param name="parts"/>
    <xsl:param name="cols"/>
    <xsl:for-each select="str:tokenize($parts, ' ')"><colonne part="{.}"/></xsl:for-each>
    <entete>
      <rangee>
        <xsl:for-each select="str:tokenize($cols, ' ')">
          <cellule tete="colonne"><xsl:call-template name="phrase"><xsl:with-param name="id" select="string(.)"/></xsl:call-template></cellule>
        </xsl:for-each>
      </rangee>
    </entete>
  </xsl:template>

  <xsl:template name="legende">
    <xsl:param name="id"/>
    <xsl:param name="args"/>
    <xsl:variable name="texte"><xsl:call-template name="phrase"><xsl:with-param name="id" select="$id"/><xsl:with-param name="args" select="$args"/></xsl:call-template></xsl:variable>
    <xsl:attribute name="legende"><xsl:value-of select="$texte"/></xsl:attribute>
  </xsl:template>

  <!-- A row that heads others, over `n` columns. -->
  <xsl:template name="rangee-groupe">
    <xsl:param name="n"/>
    <xsl:param name="texte"/>
    <rangee genre="groupe"><cellule tete="rangee" etendue="{$n}"><xsl:copy-of select="$texte"/></cellule></rangee>
  </xsl:template>

  <!-- ── What the charter adds ──────────────────────────────────────────────── -->

  <xsl:template name="insertions">
    <xsl:param name="id"/>
    <xsl:apply-templates select="$choix/f:insertion[@partie = $id][not(@numero)]" mode="insertion"/>
  </xsl:template>

  <!-- Articles that the charter adds after the article or at the end of the title `id`. -->
  <xsl:template name="articles-inseres">
    <xsl:param name="id"/>
    <xsl:apply-templates select="$choix/f:insertion[@partie = $id][@numero]" mode="insertion"/>
  </xsl:template>

  <!-- What one article adds is known by its place and its own ids: another before it changes nothing. -->
  <xsl:template match="f:insertion" mode="insertion">
    <xsl:if test="@titre">
      <intertitre><xsl:if test="@id"><xsl:attribute name="ancre"><xsl:value-of select="@id"/></xsl:attribute></xsl:if><xsl:value-of select="@titre"/></intertitre>
    </xsl:if>
    <xsl:for-each select="f:paragraphe"><xsl:call-template name="prose-alinea"/></xsl:for-each>
  </xsl:template>

  <xsl:template match="f:insertion[@numero]" mode="insertion">
    <article>
      <xsl:attribute name="id">
        <xsl:choose>
          <xsl:when test="@id"><xsl:value-of select="concat('ins-', @id)"/></xsl:when>
          <xsl:when test="@numero = 'suite'"><xsl:value-of select="concat(@partie, '-suite', count(preceding-sibling::f:insertion[@partie = current()/@partie][@numero = 'suite']) + 1)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="concat(@partie, '-', @numero)"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:if test="@numero != 'suite'"><xsl:attribute name="suite"><xsl:value-of select="@numero"/></xsl:attribute></xsl:if>
      <titre><xsl:value-of select="@titre"/></titre>
      <xsl:for-each select="f:paragraphe"><xsl:call-template name="prose-alinea"/></xsl:for-each>
    </article>
  </xsl:template>

  <!-- Clauses of some kinds, as alinéas: «Titre. text». -->
  <xsl:template name="clauses">
    <xsl:param name="clauses"/>
    <xsl:for-each select="$clauses">
      <alinea>
        <xsl:call-template name="ancre"/>
        <xsl:if test="@titre"><fort><xsl:value-of select="@titre"/>.</fort><xsl:text> </xsl:text></xsl:if>
        <xsl:call-template name="prose-et-base"/>
      </alinea>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
