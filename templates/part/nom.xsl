<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Names inside sentences: «le maire», «du préfet», «de l'association», «à Valmont Habitat».

  An author names a party as it stands at the head of a line: «Le maire»,
  «Service social du CCAS», «Valmont Habitat». Three cases, told apart with the
  lexicon: the name begins with an article (l:article); its first word is a
  common noun (l:commun), which takes the article given there and a small
  letter; else it is a proper name and takes none.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns:f="urn:entente:faits:1" xmlns:l="urn:entente:lexique:1" xmlns="urn:entente:document:1"
  xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str f l v">

  <xsl:variable name="majuscules">ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÄÉÈÊËÎÏÔÖÙÛÜÇ</xsl:variable>
  <xsl:variable name="minuscules">abcdefghijklmnopqrstuvwxyzàâäéèêëîïôöùûüç</xsl:variable>

  <xsl:key name="nomme" match="f:faits/f:partie | f:faits/f:instance | f:faits/f:ecrit | f:instance/f:ecrit" use="@id"/>
  <xsl:key name="commun" match="l:commun" use="@mot"/>

  <!-- forme: sujet («le maire»), de («du maire»), a («au maire»). -->
  <xsl:template name="nom">
    <xsl:param name="nom"/>
    <xsl:param name="forme">sujet</xsl:param>
    <!-- Not empty: a proper name, which keeps its capital («de la Communauté française»). -->
    <xsl:param name="propre"/>
    <xsl:variable name="droit" select='translate($nom, "’", "&apos;")'/>
    <xsl:variable name="petit" select="translate($droit, $majuscules, $minuscules)"/>
    <xsl:for-each select="$lexique">
      <xsl:variable name="article" select="l:article[starts-with($droit, @debut)]"/>
      <xsl:variable name="premier" select='substring-before(concat(translate($petit, "-&apos;", "  "), " "), " ")'/>
      <xsl:variable name="commun" select="key('commun', $premier)[not($article)]"/>
      <xsl:choose>
        <xsl:when test="$article">
          <xsl:value-of select="$article/@*[name() = $forme]"/>
          <xsl:value-of select="substring($nom, string-length($article/@debut) + 1)"/>
        </xsl:when>
        <xsl:when test="$commun">
          <xsl:value-of select="l:article[@debut = $commun/@debut]/@*[name() = $forme]"/>
          <xsl:choose><xsl:when test="$propre"><xsl:value-of select="substring($nom, 1, 1)"/></xsl:when><xsl:otherwise><xsl:value-of select="substring($petit, 1, 1)"/></xsl:otherwise></xsl:choose>
          <xsl:value-of select="substring($nom, 2)"/>
        </xsl:when>
        <xsl:when test="$forme = 'sujet'"><xsl:value-of select="$nom"/></xsl:when>
        <xsl:otherwise>
          <xsl:variable name="voyelle" select="contains('aeiouyàâäéèêëîïôöùûü', substring($petit, 1, 1))"/>
          <xsl:value-of select="l:propre/@*[name() = concat($forme, substring('-voyelle', 1, 8 * $voyelle))]"/>
          <xsl:value-of select="$nom"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- «a, b et c» of nodes v:v already worded. -->
  <xsl:template name="enumeration">
    <xsl:param name="elements"/>
    <xsl:for-each select="$elements">
      <xsl:choose>
        <xsl:when test="position() = 1"/>
        <xsl:when test="position() = last()"><xsl:text> </xsl:text><xsl:value-of select="$lexique/l:liaison/@et"/><xsl:text> </xsl:text></xsl:when>
        <xsl:otherwise><xsl:text>, </xsl:text></xsl:otherwise>
      </xsl:choose>
      <xsl:copy-of select="node()"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Names of the parties, instances or carriers of an id list (or of nodes with @nom), worded in `forme` and joined. An id left
       out of this paper (part/filtre.xsl) is not named. -->
  <xsl:template name="noms">
    <xsl:param name="ids"/>
    <xsl:param name="noeuds" select="/.."/>
    <xsl:param name="forme">sujet</xsl:param>
    <xsl:choose>
      <xsl:when test="$noeuds">
        <xsl:variable name="elements">
          <xsl:for-each select="$noeuds">
            <v:v>
              <xsl:choose>
                <xsl:when test="@nom = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when>
                <xsl:otherwise><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@nom)"/><xsl:with-param name="forme" select="$forme"/></xsl:call-template></xsl:otherwise>
              </xsl:choose>
            </v:v>
          </xsl:for-each>
        </xsl:variable>
        <xsl:call-template name="enumeration"><xsl:with-param name="elements" select="exsl:node-set($elements)/v:v"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="$ids = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="elements">
          <xsl:for-each select="str:tokenize($ids, ' ')">
            <xsl:variable name="id" select="string(.)"/>
            <xsl:for-each select="$faits"><xsl:for-each select="key('nomme', $id)[1]">
              <v:v><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@nom)"/><xsl:with-param name="forme" select="$forme"/></xsl:call-template></v:v>
            </xsl:for-each></xsl:for-each>
          </xsl:for-each>
        </xsl:variable>
        <xsl:call-template name="enumeration"><xsl:with-param name="elements" select="exsl:node-set($elements)/v:v"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The same as a list, for a cell: «Le maire ; la préfète». -->
  <xsl:template name="noms-cellule">
    <xsl:param name="ids"/>
    <xsl:choose>
      <xsl:when test="$ids = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="elements">
          <xsl:for-each select="str:tokenize($ids, ' ')">
            <xsl:variable name="id" select="string(.)"/>
            <xsl:for-each select="$faits"><xsl:for-each select="key('nomme', $id)[1]">
              <v:v><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@nom)"/></xsl:call-template></v:v>
            </xsl:for-each></xsl:for-each>
          </xsl:for-each>
        </xsl:variable>
        <xsl:for-each select="exsl:node-set($elements)/v:v">
          <xsl:if test="position() > 1"><xsl:text> ; </xsl:text></xsl:if>
          <xsl:choose>
            <xsl:when test="position() = 1"><xsl:call-template name="capitale"><xsl:with-param name="texte" select="string()"/></xsl:call-template></xsl:when>
            <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A text with a small letter at its head, unless it begins with an acronym. -->
  <xsl:template name="minuscule">
    <xsl:param name="texte"/>
    <xsl:variable name="deuxieme" select="substring($texte, 2, 1)"/>
    <xsl:choose>
      <xsl:when test="$deuxieme != '' and contains($majuscules, $deuxieme)"><xsl:value-of select="$texte"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="translate(substring($texte, 1, 1), $majuscules, $minuscules)"/>
        <xsl:value-of select="substring($texte, 2)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A text with a capital at its head. -->
  <xsl:template name="capitale">
    <xsl:param name="texte"/>
    <xsl:value-of select="translate(substring($texte, 1, 1), $minuscules, $majuscules)"/>
    <xsl:value-of select="substring($texte, 2)"/>
  </xsl:template>

</xsl:stylesheet>
