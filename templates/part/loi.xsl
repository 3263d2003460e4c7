<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Provisions, as the acts of the law packs name and address them, and the words
  of the vocabulary. A provision that the law base does not know stops the run:
  what the lexicon cites must be there.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:entente:faits:1" xmlns:a="urn:entente:droit:1" xmlns:l="urn:entente:lexique:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="f a l v">

  <xsl:variable name="droit" select="string($faits/@droit)"/>
  <xsl:variable name="actes" select="document(concat('entente:/law/', $droit, '/acts.xml'))/a:actes | document('entente:/law/eu/acts.xml')/a:actes | document('entente:/law/commun/acts.xml')/a:actes"/>
  <xsl:variable name="vocabulaire" select="document(concat('entente:/law/', $droit, '/vocabulary.xml'))/a:vocabulaire"/>

  <!-- «CSI, art. L. 132-5», in the language of the paper if the law base has it (as provision_label(), pack/acts.c). -->
  <xsl:template name="libelle">
    <xsl:param name="disposition"/>
    <xsl:variable name="dit" select="$disposition/a:libelle[@xml:lang = $lang]"/>
    <xsl:variable name="nom" select="$actes/a:recueil[@id = substring-before(concat($disposition/@id, ':'), ':')]/a:nom[@xml:lang = $lang]"/>
    <xsl:variable name="article" select="contains($disposition/@libelle, ', art. ')"/>
    <xsl:choose>
      <xsl:when test="$dit"><xsl:value-of select="$dit"/></xsl:when>
      <xsl:when test="$nom and ($article or not(contains($disposition/@id, ':')))">
        <xsl:call-template name="capitale"><xsl:with-param name="texte" select="string($nom/@abrege)"/></xsl:call-template>
        <xsl:if test="$article">, art. <xsl:value-of select="substring-after($disposition/@libelle, ', art. ')"/></xsl:if>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$disposition/@libelle"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A collection in full, in a sentence: «le code de la sécurité intérieure», «van de wet van …». -->
  <xsl:template name="nom-du-recueil">
    <xsl:param name="recueil"/>
    <xsl:param name="forme">sujet</xsl:param>
    <xsl:variable name="dit" select="$recueil/a:nom[@xml:lang = $lang]"/>
    <xsl:call-template name="nom">
      <xsl:with-param name="nom"><xsl:choose><xsl:when test="$dit"><xsl:value-of select="$dit"/></xsl:when><xsl:otherwise><xsl:value-of select="$recueil/@nom"/></xsl:otherwise></xsl:choose></xsl:with-param>
      <xsl:with-param name="forme" select="$forme"/>
    </xsl:call-template>
  </xsl:template>

  <!-- «article L. 132-5 du code de la sécurité intérieure», linked. -->
  <xsl:template name="loi">
    <xsl:param name="ref"/>
    <xsl:variable name="disposition" select="$actes/a:disposition[@id = $ref]"/>
    <xsl:variable name="recueil" select="$actes/a:recueil[@id = substring-before($ref, ':')]"/>
    <xsl:call-template name="loi-connue"><xsl:with-param name="ref" select="$ref"/><xsl:with-param name="disposition" select="$disposition"/></xsl:call-template>
    <xsl:choose>
      <xsl:when test="starts-with(substring-after($disposition/@libelle, ', '), 'art. ')">
        <xsl:call-template name="lien-vers">
          <xsl:with-param name="disposition" select="$disposition"/>
          <xsl:with-param name="texte">
            <xsl:call-template name="phrase">
              <xsl:with-param name="id">loi.article</xsl:with-param>
              <xsl:with-param name="args">
                <v:v n="article"><xsl:value-of select="substring-after($disposition/@libelle, 'art. ')"/></v:v>
                <v:v n="du-recueil"><xsl:call-template name="nom-du-recueil"><xsl:with-param name="recueil" select="$recueil"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></v:v>
              </xsl:with-param>
            </xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="lien-disposition"><xsl:with-param name="disposition" select="$disposition"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- «article L. 132-5», linked. -->
  <xsl:template name="loi-seule">
    <xsl:param name="ref"/>
    <xsl:variable name="disposition" select="$actes/a:disposition[@id = $ref]"/>
    <xsl:call-template name="loi-connue"><xsl:with-param name="ref" select="$ref"/><xsl:with-param name="disposition" select="$disposition"/></xsl:call-template>
    <xsl:call-template name="lien-vers">
      <xsl:with-param name="disposition" select="$disposition"/>
      <xsl:with-param name="texte">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">loi.seule</xsl:with-param>
          <xsl:with-param name="args"><v:v n="article"><xsl:value-of select="substring-after($disposition/@libelle, 'art. ')"/></v:v></xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- «CSI, art. L. 132-5», linked. -->
  <xsl:template name="loi-courte">
    <xsl:param name="ref"/>
    <xsl:variable name="disposition" select="$actes/a:disposition[@id = $ref]"/>
    <xsl:call-template name="loi-connue"><xsl:with-param name="ref" select="$ref"/><xsl:with-param name="disposition" select="$disposition"/></xsl:call-template>
    <xsl:call-template name="lien-disposition"><xsl:with-param name="disposition" select="$disposition"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="lien-disposition">
    <xsl:param name="disposition"/>
    <xsl:call-template name="lien-vers">
      <xsl:with-param name="disposition" select="$disposition"/>
      <xsl:with-param name="texte"><xsl:call-template name="libelle"><xsl:with-param name="disposition" select="$disposition"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- `texte` linked to the official address of the provision, else of its act, if there is one. -->
  <xsl:template name="lien-vers">
    <xsl:param name="disposition"/>
    <xsl:param name="texte"/>
    <xsl:variable name="recueil" select="$actes/a:recueil[@id = substring-before(concat($disposition/@id, ':'), ':')]"/>
    <xsl:choose>
      <xsl:when test="$disposition/@adresse"><lien href="{$disposition/@adresse}"><xsl:copy-of select="$texte"/></lien></xsl:when>
      <xsl:when test="$recueil/@adresse"><lien href="{$recueil/@adresse}"><xsl:copy-of select="$texte"/></lien></xsl:when>
      <xsl:otherwise><xsl:copy-of select="$texte"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Not empty if the provision is in force at the as-of date: never so for another country's. -->
  <xsl:template name="en-vigueur">
    <xsl:param name="ref"/>
    <xsl:variable name="disposition" select="$actes/a:disposition[@id = $ref]"/>
    <xsl:if test="starts-with($ref, concat($droit, '-'))">
      <xsl:call-template name="loi-connue"><xsl:with-param name="ref" select="$ref"/><xsl:with-param name="disposition" select="$disposition"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="$disposition/a:version[(not(@de) or translate(@de, '-', '') &lt;= $faits/@au-n) and (not(@a) or translate(@a, '-', '') >= $faits/@au-n)]">oui</xsl:if>
  </xsl:template>

  <xsl:template name="loi-connue">
    <xsl:param name="ref"/>
    <xsl:param name="disposition"/>
    <xsl:if test="not($disposition)">
      <xsl:message terminate="yes">law base: no provision «<xsl:value-of select="$ref"/>»</xsl:message>
    </xsl:if>
  </xsl:template>

  <!-- Provisions and local texts an element of the facts cites, short, linked, « ; » between. -->
  <xsl:template name="bases">
    <xsl:param name="e" select="."/>
    <xsl:for-each select="$e/f:base">
      <xsl:if test="position() > 1"><xsl:text> ; </xsl:text></xsl:if>
      <xsl:call-template name="base"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The facts name a provision in the charter's language, the paper may be in another. -->
  <xsl:template name="base">
    <xsl:variable name="disposition" select="$actes/a:disposition[@id = current()/@ref]"/>
    <xsl:variable name="texte">
      <xsl:choose>
        <xsl:when test="$disposition"><xsl:call-template name="libelle"><xsl:with-param name="disposition" select="$disposition"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:value-of select="@libelle"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="@adresse"><lien href="{@adresse}"><xsl:value-of select="$texte"/></lien></xsl:when>
      <xsl:otherwise><xsl:value-of select="$texte"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A `base` attribute of an element copied as written (clauses, definitions…): the facts
       resolve only those of rooms, flows and carriers. -->
  <xsl:template name="bases-ecrites">
    <xsl:param name="refs" select="@base"/>
    <xsl:if test="$refs != '' and $refs != 'a-decider'">
      <xsl:call-template name="base-ecrite"><xsl:with-param name="refs" select="normalize-space($refs)"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="base-ecrite">
    <xsl:param name="refs"/>
    <xsl:variable name="ref" select="substring-before(concat($refs, ' '), ' ')"/>
    <xsl:variable name="disposition" select="$actes/a:disposition[@id = $ref]"/>
    <xsl:variable name="texte" select="$faits/f:texte[@id = $ref]"/>
    <xsl:choose>
      <xsl:when test="$disposition"><xsl:call-template name="lien-disposition"><xsl:with-param name="disposition" select="$disposition"/></xsl:call-template></xsl:when>
      <xsl:when test="$texte"><xsl:value-of select="$texte/@nom"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$ref"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="contains($refs, ' ')">
      <xsl:text> ; </xsl:text>
      <xsl:call-template name="base-ecrite"><xsl:with-param name="refs" select="substring-after($refs, ' ')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The label of a word of the vocabulary («canal», «courrier»). -->
  <xsl:key name="mot" match="a:vocabulaire/*" use="concat(local-name(), ' ', @id)"/>

  <xsl:template name="mot">
    <xsl:param name="genre"/>
    <xsl:param name="id"/>
    <xsl:for-each select="$vocabulaire">
      <xsl:variable name="mot" select="key('mot', concat($genre, ' ', $id))"/>
      <xsl:choose>
        <xsl:when test="$id = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when>
        <xsl:when test="$mot/a:libelle[@xml:lang = $lang]"><xsl:value-of select="$mot/a:libelle[@xml:lang = $lang]"/></xsl:when>
        <xsl:when test="$mot"><xsl:value-of select="$mot/a:libelle[1]"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$id"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
