<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Feedback sheet of a CSIL R, to fill by hand: what those present agree to write,
  nothing secret. Family of agreements.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl f v">

  <xsl:param name="lang">fr</xsl:param>
  <xsl:param name="errors">0</xsl:param>
  <xsl:param name="final">non</xsl:param>
  <!-- Views that cannot draw this charter, separated by spaces. -->
  <xsl:param name="absents"/>
  <xsl:variable name="papier">fiche-retour</xsl:variable>

  <xsl:include href="../part/accord-famille.xsl"/>
  <xsl:include href="../part/cellule.xsl"/>
  <xsl:include href="../part/formulaire.xsl"/>

  <xsl:variable name="fiche" select="$fiches[1]"/>
  <xsl:variable name="salle" select="$formations[@id = $fiche/@instance] | $principale[not($fiche/@instance)]"/>
  <xsl:variable name="retenues" select="$faits/f:information[contains(concat(' ', $fiche/@informations, ' '), concat(' ', @id, ' '))]"/>
  <xsl:variable name="exclues" select="$retenues/f:donnee[@type = 'exclue']"/>

  <xsl:template match="/">
    <!-- Asked for by a charter that has none: the same form, its readers to decide. -->
    <xsl:variable name="args">
      <xsl:for-each select="$fiche | $faits[not($fiche)]"><xsl:call-template name="valeurs-de-fiche"/></xsl:for-each>
    </xsl:variable>
    <xsl:call-template name="formulaire">
      <xsl:with-param name="corps">
        <article id="reunion" num="non">
          <xsl:call-template name="titre"><xsl:with-param name="id">article.reunion</xsl:with-param></xsl:call-template>
          <xsl:call-template name="phrase"><xsl:with-param name="id">reunion</xsl:with-param><xsl:with-param name="args" select="$args"/></xsl:call-template>
          <xsl:call-template name="tableau-a-remplir"><xsl:with-param name="id">reunion-champs</xsl:with-param><xsl:with-param name="lignes" select="1"/><xsl:with-param name="champs">champ.date champ.lieu champ.reference champ.redacteur</xsl:with-param></xsl:call-template>
        </article>
        <article id="contenu" num="non">
          <xsl:call-template name="titre"><xsl:with-param name="id">article.contenu</xsl:with-param></xsl:call-template>
          <xsl:call-template name="phrase"><xsl:with-param name="id">contenu</xsl:with-param></xsl:call-template>
          <tableau id="t-contenu">
            <xsl:call-template name="legende"><xsl:with-param name="id">tableau.contenu</xsl:with-param></xsl:call-template>
            <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">4 8</xsl:with-param><xsl:with-param name="cols">col.rubrique col.a-remplir</xsl:with-param></xsl:call-template>
            <corps>
              <xsl:for-each select="$retenues">
                <xsl:call-template name="rangee-a-remplir"><xsl:with-param name="lignes" select="3"/><xsl:with-param name="rubrique"><xsl:value-of select="normalize-space(f:intitule)"/><xsl:for-each select="f:donnee[@type = 'recueillie']"><retour/>– <xsl:value-of select="normalize-space()"/></xsl:for-each></xsl:with-param></xsl:call-template>
              </xsl:for-each>
              <xsl:call-template name="rangee-a-remplir"><xsl:with-param name="lignes" select="3"/><xsl:with-param name="rubrique"><xsl:call-template name="phrase"><xsl:with-param name="id">champ.evaluation</xsl:with-param></xsl:call-template></xsl:with-param></xsl:call-template>
              <xsl:call-template name="rangee-a-remplir"><xsl:with-param name="lignes" select="2"/><xsl:with-param name="rubrique"><xsl:call-template name="phrase"><xsl:with-param name="id">champ.suite</xsl:with-param></xsl:call-template></xsl:with-param></xsl:call-template>
            </corps>
          </tableau>
          <xsl:call-template name="phrase">
            <xsl:with-param name="id">jamais-ecrit</xsl:with-param>
            <xsl:with-param name="args"><v:v n="exclues"><xsl:for-each select="$exclues"><xsl:if test="position() > 1"> ; </xsl:if><xsl:value-of select="normalize-space()"/></xsl:for-each></v:v></xsl:with-param>
          </xsl:call-template>
        </article>
        <article id="accord" num="non">
          <xsl:call-template name="titre"><xsl:with-param name="id">article.accord</xsl:with-param></xsl:call-template>
          <xsl:call-template name="phrase"><xsl:with-param name="id">accord</xsl:with-param><xsl:with-param name="args" select="$args"/></xsl:call-template>
          <xsl:if test="$salle/f:membre or $salle/f:invite">
            <tableau id="t-accord">
              <xsl:call-template name="legende"><xsl:with-param name="id">tableau.accord</xsl:with-param></xsl:call-template>
              <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">6 3 4</xsl:with-param><xsl:with-param name="cols">col.participant col.accord col.signature</xsl:with-param></xsl:call-template>
              <corps><xsl:call-template name="rangees-de-participants"><xsl:with-param name="participants" select="$salle/f:membre | $salle/f:invite"/></xsl:call-template></corps>
            </tableau>
          </xsl:if>
          <xsl:call-template name="phrase"><xsl:with-param name="id">destinataires</xsl:with-param><xsl:with-param name="args" select="$args"/></xsl:call-template>
        </article>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
