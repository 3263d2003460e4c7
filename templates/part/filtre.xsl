<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  The facts without what another paper rules.

  The règlement intérieur of a council must not carry the dedicated social-work
  group of CASF L. 121-6-2, its flows, its files, nor that article: they belong
  to a paper of their own. So the facts are copied without them before anything
  is read ($faits is this copy), and no template after this one can let them in:
    - the group, its carriers, what goes in or out of it, the scenarios that pass
      through it, the promises made about it;
    - the citations of its article, wherever they stand;
    - the coordinator of that article, who is not the council's;
    - running text and attributes that name the group or its article.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:f="urn:entente:faits:1" exclude-result-prefixes="exsl f">

  <xsl:variable name="article-ecarte">121-6-2</xsl:variable>
  <xsl:variable name="instances-ecartees" select="/f:faits/f:instance[@categorie = 'groupe-travail-social']"/>
  <xsl:variable name="parties-ecartees" select="/f:faits/f:partie[@role = 'coordonnateur-l121']"/>
  <xsl:variable name="ecartes" select="$instances-ecartees/@id | $instances-ecartees/f:ecrit/@id | $parties-ecartees/@id | /f:faits/f:ecrit[@instance = $instances-ecartees/@id]/@id"/>
  <!-- Article 8 of the law of 2007 is the same text, before it was put in the code. -->
  <xsl:variable name="bases-ecartees" select="/f:faits//f:base[contains(@ref, 'l121-6-2') or @ref = 'fr-l2007-297:8']"/>
  <xsl:variable name="flux-ecartes" select="/f:faits/f:flux[@de = $ecartes or @vers = $ecartes or @lieu = $ecartes or @sort-de = $ecartes or f:base/@ref = $bases-ecartees/@ref]/@id"/>

  <xsl:variable name="faits-filtres"><xsl:apply-templates select="/f:faits" mode="filtre"/></xsl:variable>
  <xsl:variable name="faits" select="exsl:node-set($faits-filtres)/f:faits"/>

  <!-- Nothing that names what is left out. -->
  <xsl:template name="sans-mention" match="f:* | @* | text()" mode="filtre">
    <xsl:if test="not(contains(., $article-ecarte) or $instances-ecartees[contains(current(), @nom) or (string-length(@court) > 5 and contains(current(), @court))])"><xsl:call-template name="copie-filtree"/></xsl:if>
  </xsl:template>

  <!-- Containers stand, whatever is dropped in them. -->
  <xsl:template match="f:faits | f:instance | f:partie | f:strategie | f:protection-donnees | f:gouvernance | f:document | f:annexe | f:reglement" mode="filtre">
    <xsl:if test="not(@id = $ecartes)"><xsl:call-template name="copie-filtree"/></xsl:if>
  </xsl:template>

  <xsl:template match="f:flux" mode="filtre">
    <xsl:if test="not(@id = $flux-ecartes)"><xsl:call-template name="copie-filtree"/></xsl:if>
  </xsl:template>
  <xsl:template match="f:jamais" mode="filtre">
    <xsl:if test="not(@vers = $ecartes)"><xsl:call-template name="copie-filtree"/></xsl:if>
  </xsl:template>
  <xsl:template match="f:ecrit" mode="filtre">
    <xsl:if test="not(@id = $ecartes)"><xsl:call-template name="copie-filtree"/></xsl:if>
  </xsl:template>
  <xsl:template match="f:membre | f:invite | f:lecteur | f:auditeur" mode="filtre">
    <xsl:if test="not(@partie = $ecartes)"><xsl:call-template name="copie-filtree"/></xsl:if>
  </xsl:template>
  <xsl:template match="f:base" mode="filtre">
    <xsl:if test="not(@ref = $bases-ecartees/@ref)"><xsl:call-template name="copie-filtree"/></xsl:if>
  </xsl:template>

  <!-- A scenario is told whole or not at all. -->
  <xsl:template match="f:scenario" mode="filtre">
    <xsl:if test="not(f:*[@acteur = $ecartes or @vers = $ecartes or @flux = $flux-ecartes or contains(@base, 'l121-6-2')])">
      <xsl:call-template name="sans-mention"/>
    </xsl:if>
  </xsl:template>

  <!-- Traces for the rules of law, no matter for a paper. -->
  <xsl:template match="f:citation-de-texte | f:terme-releve | f:sait | f:fuite | f:preuve" mode="filtre"/>

  <xsl:template name="copie-filtree">
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="filtre"/>
      <xsl:apply-templates select="node()" mode="filtre"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="filtre"/>

</xsl:stylesheet>
