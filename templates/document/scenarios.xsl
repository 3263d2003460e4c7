<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Booklet of scenarios: each one of the charter from its own page on: its steps, its diagram,
  then what may be said in it and why, what may not, who is bound by a secret. Everything
  is read from the flows its steps use and from the promises. Family of agreements.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl f v">

  <xsl:param name="lang">fr</xsl:param>
  <xsl:param name="errors">0</xsl:param>
  <xsl:param name="final">non</xsl:param>
  <!-- Views that cannot draw this charter, separated by spaces. -->
  <xsl:param name="absents"/>
  <xsl:variable name="papier">scenarios</xsl:variable>

  <xsl:include href="../part/accord-famille.xsl"/>

  <xsl:template match="/">
    <xsl:call-template name="accord">
      <xsl:with-param name="sommaire"><xsl:choose><xsl:when test="count($faits/f:scenario) > 3">oui</xsl:when><xsl:otherwise>non</xsl:otherwise></xsl:choose></xsl:with-param>
      <xsl:with-param name="corps">
        <article id="mode" num="non">
          <xsl:call-template name="titre"><xsl:with-param name="id">article.mode</xsl:with-param></xsl:call-template>
          <xsl:call-template name="phrase"><xsl:with-param name="id">mode</xsl:with-param></xsl:call-template>
          <xsl:call-template name="insertions"><xsl:with-param name="id">mode</xsl:with-param></xsl:call-template>
          <xsl:apply-templates select="$choix/f:insertion[not(@partie = 'mode' or @partie = $faits/f:scenario/@id)]" mode="insertion"/>
        </article>
        <xsl:for-each select="$faits/f:scenario">
          <xsl:if test="position() > 1"><saut/></xsl:if>
          <article id="s-{@id}" num="non">
            <titre><xsl:value-of select="@titre"/></titre>
            <xsl:call-template name="scenario-corps"/>
            <xsl:call-template name="droit-du-scenario"/>
            <xsl:call-template name="insertions"><xsl:with-param name="id" select="@id"/></xsl:call-template>
          </article>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="droit-du-scenario">
    <xsl:variable name="flux" select="$faits/f:flux[@id = current()/f:*/@flux]"/>
    <xsl:variable name="permis" select="$flux[@modalite != 'interdit']"/>
    <xsl:variable name="interdits" select="$flux[@modalite = 'interdit']"/>
    <xsl:variable name="tenus" select="$faits/f:partie[@tenu-au-secret = 'oui'][@id = current()/f:*/@acteur or @id = $flux/f:auditeur/@partie]"/>
    <xsl:variable name="jamais" select="$faits/f:jamais[f:info/@ref = $flux/f:info/@ref]"/>
    <xsl:if test="$permis">
      <intertitre id="dire-{@id}"><xsl:call-template name="phrase"><xsl:with-param name="id">scenario.dire</xsl:with-param></xsl:call-template></intertitre>
      <tableau id="t-dire-{@id}">
        <xsl:call-template name="legende"><xsl:with-param name="id">tableau.dire</xsl:with-param><xsl:with-param name="args"><v:v n="titre"><xsl:value-of select="@titre"/></v:v></xsl:with-param></xsl:call-template>
        <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">2 5 6 7 9</xsl:with-param><xsl:with-param name="cols">col.numero col.qui-a-qui col.quoi col.pourquoi col.conditions</xsl:with-param></xsl:call-template>
        <corps><xsl:apply-templates select="$permis" mode="dire"/></corps>
      </tableau>
    </xsl:if>
    <xsl:if test="$jamais or $interdits or $tenus">
      <intertitre id="taire-{@id}"><xsl:call-template name="phrase"><xsl:with-param name="id">scenario.taire</xsl:with-param></xsl:call-template></intertitre>
      <xsl:if test="$tenus">
        <xsl:call-template name="alinea">
          <xsl:with-param name="id">scenario.tenus</xsl:with-param>
          <xsl:with-param name="args"><v:v n="tenus"><xsl:call-template name="noms"><xsl:with-param name="noeuds" select="$tenus"/></xsl:call-template></v:v></xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="$interdits">
        <xsl:call-template name="alinea"><xsl:with-param name="id">scenario.interdits</xsl:with-param></xsl:call-template>
        <xsl:apply-templates select="$interdits" mode="alinea-flux"/>
      </xsl:if>
      <xsl:if test="$jamais">
        <xsl:call-template name="tableau-jamais"><xsl:with-param name="jamais" select="$jamais"/><xsl:with-param name="id" select="concat('t-jamais-', @id)"/></xsl:call-template>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="f:flux" mode="dire">
    <rangee>
      <cellule alignement="droite"><xsl:value-of select="@numero"/></cellule>
      <cellule tete="rangee">
        <xsl:call-template name="nom-court"><xsl:with-param name="id" select="@de"/></xsl:call-template>
        <xsl:text> </xsl:text>
        <xsl:call-template name="phrase"><xsl:with-param name="id">etape.vers</xsl:with-param><xsl:with-param name="args"><v:v n="vers"><xsl:call-template name="nom-court"><xsl:with-param name="id" select="@vers"/></xsl:call-template></v:v></xsl:with-param></xsl:call-template>
        <xsl:if test="count(f:auditeur) > 1"><retour/><xsl:call-template name="phrase"><xsl:with-param name="id">scenario.entendu</xsl:with-param><xsl:with-param name="args"><v:v n="n"><xsl:value-of select="count(f:auditeur)"/></v:v></xsl:with-param></xsl:call-template></xsl:if>
      </cellule>
      <cellule><xsl:for-each select="f:info"><xsl:if test="position() > 1"> ; </xsl:if><xsl:value-of select="@intitule"/><xsl:text> (</xsl:text><xsl:value-of select="@lettre"/><xsl:text>)</xsl:text></xsl:for-each></cellule>
      <cellule><xsl:call-template name="pourquoi"/></cellule>
      <cellule><xsl:call-template name="conditions"/><xsl:call-template name="conditions-de-plus"/></cellule>
    </rangee>
  </xsl:template>

  <!-- Its basis; what the law lets pass of a secret there; the level, if neither. -->
  <xsl:template name="pourquoi">
    <xsl:call-template name="bases"/>
    <xsl:for-each select="f:porte">
      <xsl:if test="position() > 1 or ../f:base"><retour/></xsl:if>
      <xsl:variable name="porte"><xsl:call-template name="mot"><xsl:with-param name="genre">porte</xsl:with-param><xsl:with-param name="id" select="string(@id)"/></xsl:call-template></xsl:variable>
      <xsl:call-template name="phrase">
        <xsl:with-param name="id">scenario.porte<xsl:choose><xsl:when test="@conteste = 'oui'">.discutee</xsl:when><xsl:when test="not(contains(@leve, 'secrets') or @leve = 'tout')">.autre</xsl:when></xsl:choose></xsl:with-param>
        <xsl:with-param name="args"><v:v n="porte"><xsl:call-template name="minuscule"><xsl:with-param name="texte" select="string($porte)"/></xsl:call-template></v:v></xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:if test="not(f:base or f:porte)">
      <xsl:call-template name="phrase">
        <xsl:with-param name="id">scenario.sans-texte</xsl:with-param>
        <xsl:with-param name="args"><v:v n="classe"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('classe.', @classe)"/></xsl:call-template></v:v></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
