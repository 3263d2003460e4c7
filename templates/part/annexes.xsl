<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Annexes: register, scenarios, diagrams, then the author's own.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:set="http://exslt.org/sets"
  xmlns:f="urn:entente:faits:1" xmlns:l="urn:entente:lexique:1" xmlns="urn:entente:document:1"
  xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str set f l v">

  <xsl:template name="annexes">
    <xsl:if test="$annexe-registre"><xsl:call-template name="annexe-registre"/></xsl:if>
    <xsl:if test="$faits/f:scenario and not($choix/f:option[@nom = 'annexe-scenarios']/@valeur = 'non')"><xsl:call-template name="annexe-scenarios"/></xsl:if>
    <xsl:if test="$faits/f:flux and not($choix/f:option[@nom = 'annexe-schemas']/@valeur = 'non')"><xsl:call-template name="annexe-schemas"/></xsl:if>
    <xsl:if test="$charte = 'annexee' and not($faits/f:annexe[@type = 'charte'])">
      <annexe id="annexe-charte">
        <xsl:call-template name="titre"><xsl:with-param name="id">annexe.charte</xsl:with-param></xsl:call-template>
        <xsl:call-template name="phrase"><xsl:with-param name="id">annexe.charte.texte</xsl:with-param></xsl:call-template>
      </annexe>
    </xsl:if>
    <xsl:apply-templates select="$faits/f:annexe"/>
  </xsl:template>

  <!-- The views are asked for the council alone: `sauf` names what is not the council's. -->
  <xsl:template name="annexe-schemas">
    <annexe id="annexe-schemas">
      <xsl:call-template name="titre"><xsl:with-param name="id">annexe.schemas</xsl:with-param></xsl:call-template>
      <xsl:call-template name="phrase"><xsl:with-param name="id">annexe.schemas.texte</xsl:with-param></xsl:call-template>
      <xsl:if test="not(contains(concat(' ', $absents, ' '), ' etages '))">
        <xsl:call-template name="figure"><xsl:with-param name="vue">etages</xsl:with-param></xsl:call-template>
      </xsl:if>
      <xsl:call-template name="figure"><xsl:with-param name="vue">registre</xsl:with-param></xsl:call-template>
    </annexe>
  </xsl:template>

  <xsl:template name="figure">
    <xsl:param name="vue"/>
    <figure id="figure-{$vue}" schema="{$vue}" paysage="oui">
      <xsl:if test="$ecartes or $flux-ecartes">
        <xsl:attribute name="sauf"><xsl:for-each select="$ecartes | $flux-ecartes"><xsl:value-of select="concat(., ' ')"/></xsl:for-each></xsl:attribute>
      </xsl:if>
      <xsl:attribute name="alt"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('figure.', $vue, '.alt')"/></xsl:call-template></xsl:attribute>
      <legende><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('figure.', $vue)"/></xsl:call-template></legende>
    </figure>
  </xsl:template>

  <xsl:template match="f:annexe">
    <annexe>
      <xsl:attribute name="id"><xsl:choose><xsl:when test="@type = 'charte' and not(preceding-sibling::f:annexe[@type = 'charte'])">annexe-charte</xsl:when><xsl:when test="@id">a-<xsl:value-of select="@id"/></xsl:when><xsl:otherwise>annexe-<xsl:value-of select="count(preceding-sibling::f:annexe) + 1"/></xsl:otherwise></xsl:choose></xsl:attribute>
      <titre><xsl:value-of select="@titre"/></titre>
      <xsl:for-each select="f:paragraphe"><xsl:call-template name="prose-alinea"/></xsl:for-each>
      <xsl:if test="f:dispositif-local">
        <tableau id="t-dispositifs-{count(preceding-sibling::f:annexe) + 1}">
          <xsl:call-template name="legende"><xsl:with-param name="id">tableau.dispositifs</xsl:with-param></xsl:call-template>
          <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">3 3 3 5</xsl:with-param><xsl:with-param name="cols">col.dispositif col.pilote col.territoire col.contenu</xsl:with-param></xsl:call-template>
          <corps>
            <xsl:for-each select="f:dispositif-local">
              <rangee>
                <cellule tete="rangee"><xsl:value-of select="@nom"/></cellule>
                <cellule><xsl:call-template name="texte"><xsl:with-param name="t" select="string(@pilote)"/></xsl:call-template></cellule>
                <cellule><xsl:call-template name="texte"><xsl:with-param name="t" select="string(@territoire)"/></xsl:call-template></cellule>
                <cellule><xsl:apply-templates select="node()" mode="prose"/></cellule>
              </rangee>
            </xsl:for-each>
          </corps>
        </tableau>
      </xsl:if>
    </annexe>
  </xsl:template>

</xsl:stylesheet>
