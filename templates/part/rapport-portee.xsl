<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  What the report is worth: what was checked and found silent, what was not
  checked and why.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str f v">

  <xsl:key name="par-theme" match="f:regle-du-droit" use="concat(@etat, ' ', @theme)"/>

  <xsl:template name="verifie">
    <xsl:call-template name="partie">
      <xsl:with-param name="id">verifie</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="alinea">
          <xsl:with-param name="id">verifie.lire</xsl:with-param>
          <xsl:with-param name="args"><v:v n="n"><xsl:value-of select="count($validation/f:regle-du-droit[@etat = 'silence'] | $validation/f:regle-propre[@etat = 'silence'])"/></v:v></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="regles-par-theme"><xsl:with-param name="etat">silence</xsl:with-param><xsl:with-param name="legende">legende.verifie</xsl:with-param></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="non-verifie">
    <xsl:variable name="a-decider" select="$faits//@*[. = 'a-decider'][not(ancestor::f:validation)][parent::*/@src]"/>
    <xsl:call-template name="partie">
      <xsl:with-param name="id">non-verifie</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="alinea"><xsl:with-param name="id">base-de-lois</xsl:with-param><xsl:with-param name="args"><v:v n="base"><xsl:call-template name="date"><xsl:with-param name="d" select="$faits/@base-lois"/></xsl:call-template></v:v></xsl:with-param></xsl:call-template>
        <xsl:call-template name="motifs"/>
        <xsl:call-template name="liste-courte">
          <xsl:with-param name="id">sans-regle</xsl:with-param>
          <xsl:with-param name="noeuds" select="$validation/f:contrainte-non-verifiee[. = '']/@id"/>
        </xsl:call-template>
        <xsl:if test="$validation/f:regle-du-droit[@etat = 'hors-vigueur']">
          <xsl:call-template name="regles-par-theme"><xsl:with-param name="etat">hors-vigueur</xsl:with-param><xsl:with-param name="legende">titre.hors-vigueur</xsl:with-param></xsl:call-template>
        </xsl:if>
        <xsl:if test="$a-decider">
          <intertitre><xsl:call-template name="phrase"><xsl:with-param name="id">titre.a-decider</xsl:with-param></xsl:call-template></intertitre>
          <liste genre="case">
            <xsl:for-each select="$a-decider">
              <item>
                <xsl:value-of select="local-name(..)"/>
                <xsl:if test="../@id"><xsl:text> </xsl:text><xsl:value-of select="../@id"/></xsl:if>
                <xsl:if test="not(../@id) and ../@partie"><xsl:text> </xsl:text><xsl:value-of select="../@partie"/></xsl:if>
                <xsl:text>, </xsl:text><xsl:value-of select="name()"/>
              </item>
            </xsl:for-each>
          </liste>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Rules in one state, theme by theme; the charter's own last. -->
  <xsl:template name="regles-par-theme">
    <xsl:param name="etat"/>
    <xsl:param name="legende"/>
    <xsl:variable name="propres" select="$validation/f:regle-propre[@etat = $etat]"/>
    <tableau>
      <xsl:attribute name="legende"><xsl:call-template name="phrase"><xsl:with-param name="id" select="$legende"/></xsl:call-template></xsl:attribute>
      <colonne part="3"/><colonne part="1"/><colonne part="9"/>
      <entete><rangee>
        <xsl:call-template name="tete"><xsl:with-param name="id">theme</xsl:with-param></xsl:call-template>
        <xsl:call-template name="tete"><xsl:with-param name="id">nombre</xsl:with-param></xsl:call-template>
        <xsl:call-template name="tete"><xsl:with-param name="id">regles</xsl:with-param></xsl:call-template>
      </rangee></entete>
      <corps>
        <xsl:for-each select="$validation/f:regle-du-droit[@etat = $etat][generate-id() = generate-id(key('par-theme', concat($etat, ' ', @theme))[1])]">
          <xsl:call-template name="rangee-de-regles"><xsl:with-param name="theme" select="@theme"/><xsl:with-param name="titres" select="key('par-theme', concat($etat, ' ', @theme))"/></xsl:call-template>
        </xsl:for-each>
        <xsl:if test="$propres">
          <xsl:call-template name="rangee-de-regles"><xsl:with-param name="theme"><xsl:call-template name="phrase"><xsl:with-param name="id">verifie.propres</xsl:with-param></xsl:call-template></xsl:with-param><xsl:with-param name="titres" select="$propres/f:titre"/></xsl:call-template>
        </xsl:if>
      </corps>
    </tableau>
  </xsl:template>

  <xsl:template name="rangee-de-regles">
    <xsl:param name="theme"/>
    <xsl:param name="titres"/>
    <rangee>
      <cellule tete="rangee"><xsl:value-of select="$theme"/></cellule>
      <cellule alignement="droite"><xsl:value-of select="count($titres)"/></cellule>
      <cellule><xsl:for-each select="$titres"><xsl:if test="position() > 1"><xsl:text> ; </xsl:text></xsl:if><xsl:value-of select="normalize-space()"/></xsl:for-each><xsl:text>.</xsl:text></cellule>
    </rangee>
  </xsl:template>

  <!-- Rows that no machine can check, with the reason. -->
  <xsl:template name="motifs">
    <xsl:if test="$validation/f:contrainte-non-verifiee[. != '']">
      <intertitre><xsl:call-template name="phrase"><xsl:with-param name="id">titre.motifs</xsl:with-param></xsl:call-template></intertitre>
      <definitions>
        <xsl:for-each select="$validation/f:contrainte-non-verifiee[. != '']">
          <definition><terme><xsl:value-of select="@id"/></terme><sens><xsl:value-of select="."/></sens></definition>
        </xsl:for-each>
      </definitions>
    </xsl:if>
  </xsl:template>

  <xsl:template name="liste-courte">
    <xsl:param name="id"/>
    <xsl:param name="noeuds"/>
    <xsl:if test="$noeuds">
      <intertitre><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('titre.', $id)"/></xsl:call-template></intertitre>
      <alinea><xsl:for-each select="$noeuds"><xsl:if test="position() > 1"><xsl:text> ; </xsl:text></xsl:if><xsl:value-of select="."/></xsl:for-each><xsl:text>.</xsl:text></alinea>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
