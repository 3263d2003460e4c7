<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  charter.rng to entente-charte(5): every element of the language, its attributes
  and children, with the help texts of the grammar. So the manual cannot lag.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:rng="http://relaxng.org/ns/structure/1.0"
                xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:key name="define" match="rng:define" use="@name"/>
  <xsl:key name="element" match="rng:define[rng:element]" use="@name"/>

  <xsl:template match="/rng:grammar">
    <xsl:text>.\" Made from charter.rng by charte.xsl: do not edit.&#10;.Dd 21 novembre 2026&#10;.Dt ENTENTE-CHARTE 5&#10;.Os&#10;.Sh NAME&#10;.Nm entente-charte&#10;.Nd langage des chartes d’entente&#10;</xsl:text>
    <xsl:text>.Sh DESCRIPTION&#10;Une charte est un fichier XML de l’espace de noms urn:entente:charte:1, dont la racine est&#10;.Cm charte .&#10;</xsl:text>
    <xsl:text>Chaque élément est décrit ci-dessous : ce qu’il est, ses attributs, les éléments qu’il contient&#10;.Pq dans n’importe quel ordre .&#10;</xsl:text>
    <xsl:text>Un signe suit chaque nom : rien, exactement un ; ? au plus un ; * autant que l’on veut ; + au moins un. Les mots d’un vocabulaire&#10;.Pq rôles, types d’instance, canaux, finalités...&#10;sont ceux du droit choisi :&#10;.Pa compiler/law/ .&#10;</xsl:text>
    <xsl:text>La valeur a-decider est admise dans un projet, partout où elle est dite.&#10;.Sh ÉLÉMENTS&#10;.Bl -tag -width "x"&#10;</xsl:text>
    <xsl:apply-templates select="rng:define[rng:element]"><xsl:sort select="rng:element/@name"/></xsl:apply-templates>
    <xsl:text>.El&#10;.Sh VOIR AUSSI&#10;.Xr entente 1 ,&#10;.Xr entente-regles 5&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="rng:define">
    <xsl:variable name="element" select="rng:element"/>
    <xsl:text>.It Cm </xsl:text><xsl:value-of select="$element/@name"/><xsl:text>&#10;</xsl:text>
    <xsl:call-template name="doc"><xsl:with-param name="de" select="."/></xsl:call-template>
    <xsl:variable name="attributs" select="$element//rng:attribute | $element//rng:ref[key('define', @name)/rng:attribute]"/>
    <xsl:if test="$attributs">
      <xsl:text>.Bl -tag -width "x" -compact&#10;</xsl:text>
      <xsl:for-each select="$attributs">
        <xsl:variable name="attribut" select="self::rng:attribute | key('define', self::rng:ref/@name)/rng:attribute"/>
        <xsl:text>.It Va </xsl:text><xsl:value-of select="$attribut/@name"/>
        <xsl:if test="parent::rng:optional"><xsl:text> ?</xsl:text></xsl:if><xsl:text>&#10;</xsl:text>
        <xsl:call-template name="doc"><xsl:with-param name="de" select="$attribut"/></xsl:call-template>
        <xsl:call-template name="valeurs"><xsl:with-param name="de" select="$attribut"/></xsl:call-template>
      </xsl:for-each>
      <xsl:text>.El&#10;</xsl:text>
    </xsl:if>
    <xsl:variable name="enfants" select="$element//rng:ref[key('element', @name)] | key('define', $element/rng:ref/@name)//rng:ref[key('element', @name)]"/>
    <xsl:if test="$enfants">
      <xsl:text>Contient :&#10;</xsl:text>
      <xsl:for-each select="$enfants">
        <xsl:text>.Cm </xsl:text><xsl:value-of select="key('element', @name)/rng:element/@name"/>
        <xsl:choose>
          <xsl:when test="parent::rng:optional">?</xsl:when><xsl:when test="parent::rng:zeroOrMore">*</xsl:when><xsl:when test="parent::rng:oneOrMore">+</xsl:when>
        </xsl:choose>
        <xsl:text>&#10;</xsl:text>
      </xsl:for-each>
    </xsl:if>
    <xsl:if test="$element/rng:text or $element/rng:ref[starts-with(@name, 'v.')] or key('define', $element/rng:ref/@name)/rng:mixed"><xsl:text>Contient du texte.&#10;</xsl:text></xsl:if>
  </xsl:template>

  <!-- Closed lists in full; what else the value is, by the name of its define. -->
  <xsl:template name="valeurs">
    <xsl:param name="de"/>
    <xsl:variable name="parts" select="$de | key('define', $de//rng:ref/@name) | key('define', key('define', $de//rng:ref/@name)//rng:ref/@name)"/>
    <xsl:variable name="nom" select="$de//rng:ref[@name != 'decider'][1]/@name"/>
    <xsl:variable name="mots" select="$parts//rng:value[. != 'a-decider']"/>
    <xsl:if test="$mots">
      <xsl:text>Valeurs :</xsl:text>
      <xsl:for-each select="$mots"><xsl:if test="position() > 1">,</xsl:if><xsl:text> </xsl:text><xsl:value-of select="."/></xsl:for-each>
      <xsl:text>.&#10;</xsl:text>
    </xsl:if>
    <xsl:if test="$parts//rng:ref[@name = 'decider']">Ou a-decider.&#10;</xsl:if>
    <xsl:if test="starts-with($nom, 'voc.')">Mot du vocabulaire : <xsl:value-of select="substring-after($nom, 'voc.')"/>.&#10;</xsl:if>
    <xsl:if test="starts-with($nom, 'ref.')">Identifiant<xsl:if test="$parts//rng:list">s</xsl:if> : <xsl:value-of select="substring-after($nom, 'ref.')"/>.&#10;</xsl:if>
    <xsl:if test="$nom = 'v.date'">Date : AAAA-MM-JJ.&#10;</xsl:if>
    <xsl:if test="$nom = 'v.duree'">Durée : « 3 ans », « 15 jours », « sans délai ».&#10;</xsl:if>
  </xsl:template>

  <!-- A line that starts with a point or an apostrophe would be a request. -->
  <xsl:template name="doc">
    <xsl:param name="de"/>
    <xsl:variable name="texte" select="normalize-space($de//a:documentation[generate-id(..) = generate-id($de) or generate-id(..) = generate-id($de/rng:element)])"/>
    <xsl:if test="$texte"><xsl:text>\&amp;</xsl:text><xsl:value-of select="$texte"/><xsl:text>&#10;</xsl:text></xsl:if>
  </xsl:template>
</xsl:stylesheet>
