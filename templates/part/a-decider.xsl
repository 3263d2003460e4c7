<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  A paper that leaves things to decide gets the list of them, as a last annex without a
  letter: where each is, and the words around it. Run by compiler/document/template.c on the
  tree of a paper (not by the paper itself), before it is numbered; a paper where nothing is
  left is not touched.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:d="urn:entente:document:1"
  xmlns:l="urn:entente:lexique:1" xmlns="urn:entente:document:1" exclude-result-prefixes="d l">

  <xsl:param name="lang">fr</xsl:param>
  <xsl:variable name="lexique" select="document(concat('../lexicon/', $lang, '.xml'))/l:lexique"/>
  <xsl:variable name="reste" select="//d:decider[not(ancestor::d:note)]"/>
  <xsl:variable name="attribue" select="$reste[@qui or @avant]"/>
  <!-- Stands for the mark itself in the text around it. -->
  <xsl:variable name="repere" select="'&#xE000;'"/>

  <xsl:template match="@* | node()"><xsl:copy><xsl:apply-templates select="@* | node()"/></xsl:copy></xsl:template>
  <xsl:template match="d:decider/@qui | d:decider/@avant"/>

  <xsl:template match="d:document">
    <document>
      <xsl:apply-templates select="@* | node()"/>
      <annexe id="points-ouverts" num="non">
        <titre><xsl:value-of select="$lexique/l:phrase[@id = 'decider.titre']"/></titre>
        <alinea id="points-ouverts-1"><xsl:value-of select="$lexique/l:phrase[@id = 'decider.avis']"/></alinea>
        <tableau id="points-ouverts-t">
          <colonne part="2"/><colonne part="6"/><xsl:if test="$attribue"><colonne part="2"/></xsl:if>
          <entete><rangee>
            <cellule tete="colonne"><xsl:value-of select="$lexique/l:phrase[@id = 'decider.ou']"/></cellule>
            <cellule tete="colonne"><xsl:value-of select="$lexique/l:phrase[@id = 'decider.quoi']"/></cellule>
            <xsl:if test="$attribue"><cellule tete="colonne"><xsl:value-of select="$lexique/l:phrase[@id = 'decider.qui']"/></cellule></xsl:if>
          </rangee></entete>
          <corps><xsl:apply-templates select="$reste" mode="liste"/></corps>
        </tableau>
      </annexe>
    </document>
  </xsl:template>

  <xsl:template match="d:decider" mode="liste">
    <rangee>
      <cellule tete="rangee"><xsl:call-template name="ou"/></cellule>
      <cellule><xsl:call-template name="quoi"/></cellule>
      <xsl:if test="$attribue">
        <cellule><xsl:value-of select="@qui"/><xsl:if test="@qui and @avant">, </xsl:if><xsl:if test="@avant"><xsl:value-of select="concat($lexique/l:phrase[@id = 'decider.avant'], ' ', @avant)"/></xsl:if></cellule>
      </xsl:if>
    </rangee>
  </xsl:template>

  <!-- «article 6, tableau 2», each a reference; the title of what has no number. -->
  <xsl:template name="ou">
    <xsl:variable name="lieu" select="ancestor::*[self::d:article or self::d:annexe or self::d:partie][@id][1]"/>
    <xsl:variable name="tableau" select="ancestor::d:tableau[@legende][@id][1]"/>
    <xsl:choose>
      <xsl:when test="$lieu/@num"><renvoi vers="{$lieu/@id}"><xsl:value-of select="$lieu/d:titre"/></renvoi></xsl:when>
      <xsl:when test="$lieu"><renvoi vers="{$lieu/@id}"/></xsl:when>
      <xsl:when test="ancestor::d:couverture"><xsl:value-of select="$lexique/l:phrase[@id = 'decider.couverture']"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="/d:document/@titre"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$tableau"><xsl:text>, </xsl:text><renvoi vers="{$tableau/@id}"/></xsl:if>
  </xsl:template>

  <!-- What is left, among the words it is in. -->
  <xsl:template name="quoi">
    <xsl:variable name="bloc" select="ancestor::*[self::d:alinea or self::d:item or self::d:cellule or self::d:terme or self::d:sens or self::d:intertitre or self::d:titre or self::d:ligne or self::d:surtitre or self::d:sous-titre or self::d:avis or self::d:legende][1]"/>
    <xsl:variable name="texte"><xsl:apply-templates select="$bloc/node()" mode="plat"><xsl:with-param name="moi" select="generate-id()"/></xsl:apply-templates></xsl:variable>
    <xsl:variable name="plat" select="normalize-space($texte)"/>
    <xsl:variable name="avant" select="substring-before($plat, $repere)"/>
    <xsl:variable name="apres" select="substring-after($plat, $repere)"/>
    <xsl:call-template name="tete"><xsl:with-param name="cellule" select="ancestor::d:cellule[1]"/></xsl:call-template>
    <xsl:if test="$bloc/self::d:ligne"><xsl:value-of select="concat($bloc/@cle, ' – ')"/></xsl:if>
    <xsl:choose>
      <xsl:when test="string-length($avant) > 110">… <xsl:value-of select="substring-after(substring($avant, string-length($avant) - 100), ' ')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$avant"/></xsl:otherwise>
    </xsl:choose>
    <decider><xsl:value-of select="."/></decider>
    <xsl:call-template name="debut"><xsl:with-param name="texte" select="$apres"/><xsl:with-param name="n" select="80"/></xsl:call-template>
  </xsl:template>

  <!-- A cell says little alone: its row, its column. -->
  <xsl:template name="tete">
    <xsl:param name="cellule"/>
    <xsl:if test="$cellule">
      <xsl:variable name="rang" select="count($cellule/preceding-sibling::d:cellule) + 1"/>
      <xsl:variable name="rangee" select="$cellule/../d:cellule[@tete = 'rangee' or position() = 1][1]"/>
      <xsl:variable name="colonne" select="$cellule/ancestor::d:tableau[1]/d:entete/d:rangee[last()]/d:cellule[$rang]"/>
      <xsl:if test="$rang > 1"><xsl:value-of select="concat(normalize-space($rangee), ' – ')"/></xsl:if>
      <xsl:if test="$colonne"><xsl:value-of select="concat(normalize-space($colonne), ' – ')"/></xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:note" mode="plat"/>
  <xsl:template match="d:retour" mode="plat"><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="d:renvoi[not(node())]" mode="plat">…</xsl:template>
  <xsl:template match="*" mode="plat"><xsl:param name="moi"/><xsl:apply-templates mode="plat"><xsl:with-param name="moi" select="$moi"/></xsl:apply-templates></xsl:template>
  <xsl:template match="d:decider" mode="plat">
    <xsl:param name="moi"/>
    <xsl:choose><xsl:when test="generate-id() = $moi"><xsl:value-of select="$repere"/></xsl:when><xsl:otherwise><xsl:value-of select="."/></xsl:otherwise></xsl:choose>
  </xsl:template>

  <!-- The first words of a text, n signs at most. -->
  <xsl:template name="debut">
    <xsl:param name="texte"/>
    <xsl:param name="n"/>
    <xsl:choose>
      <xsl:when test="string-length($texte) &lt;= $n"><xsl:value-of select="$texte"/></xsl:when>
      <xsl:when test="substring($texte, $n, 1) = ' ' or $n &lt; 40"><xsl:value-of select="substring($texte, 1, $n - 1)"/> …</xsl:when>
      <xsl:otherwise><xsl:call-template name="debut"><xsl:with-param name="texte" select="$texte"/><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
