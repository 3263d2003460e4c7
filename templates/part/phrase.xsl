<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  From the lexicon to the document tree.

  A paper's wording is in lexicon/<paper>.<lang>.xml, words shared by all papers
  in lexicon/<lang>.xml. Papers of one family share a lexicon between these two:
  the first names it in its `famille` (a file beside it), which may name another.
  They hold
    <phrase id="…">text</phrase>          one run of text
    <bloc id="…"> … </bloc>               paragraphs, lists, tables' heads…: elements of
                                          the document tree, in the lexicon's namespace
  In them:
    {name}       a value: given by the caller, else one of $valeurs
    {loi:ID}     a provision in full («article L. 132-5 du code de …»), linked
    {art:ID}     the same without its code («article L. 132-5»)
    {cit:ID}     the same, short («CSI, art. L. 132-5»)
    si="a !b"    on any element of a bloc: it stands if value a is there and b is not;
                 `loi:ID`: if that provision is in force at the date the law is read
    <place n="…"/>   nodes made by the caller, at block level

  Only the lexicon's own text is searched for braces: what a charter says goes
  through as nodes, so no brace, no markup of an author means anything here.
  A lexicon may belong to a family of papers: famille="seance.fr.xml" on its root names
  the one that holds what they share; it is looked in before the words of all papers.
  A phrase or a value that is missing stops the run: it is our fault. Words asked
  for while $valeurs is being made must be given all their values by the caller.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings"
  xmlns:l="urn:entente:lexique:1" xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1"
  exclude-result-prefixes="exsl str l v">

  <xsl:variable name="lexique" select="document(concat('../lexicon/', $lang, '.xml'))/l:lexique"/>
  <xsl:variable name="lexique-papier" select="document(concat('../lexicon/', $papier, '.', $lang, '.xml'))/l:lexique"/>

  <!-- The lexicons it belongs to, each named by the one before, nearest first: three at most. -->
  <xsl:variable name="lexique-famille" select="document($lexique-papier/@famille)/l:lexique"/>
  <xsl:variable name="lexique-souche" select="document($lexique-famille/@famille)/l:lexique"/>
  <xsl:variable name="lexique-fonds" select="document($lexique-souche/@famille)/l:lexique"/>

  <xsl:key name="entree" match="l:lexique/*" use="@id"/>

  <!-- The entry of the paper's lexicon (rang 1), else of its family, nearest first, else of the shared one (rang 5). -->
  <xsl:template name="entree">
    <xsl:param name="id"/>
    <xsl:param name="args"/>
    <xsl:param name="rang" select="1"/>
    <xsl:variable name="ici" select="$lexique-papier[$rang = 1] | $lexique-famille[$rang = 2] | $lexique-souche[$rang = 3] | $lexique-fonds[$rang = 4] | $lexique[$rang = 5]"/>
    <xsl:if test="$rang > 5">
      <xsl:message terminate="yes">lexicon: no entry «<xsl:value-of select="$id"/>»</xsl:message>
    </xsl:if>
    <!-- A key is asked in the file of the node at hand. -->
    <xsl:for-each select="$ici">
      <xsl:apply-templates select="key('entree', $id)/node()" mode="lexique">
        <xsl:with-param name="args" select="$args"/>
      </xsl:apply-templates>
    </xsl:for-each>
    <xsl:variable name="trouve"><xsl:for-each select="$ici"><xsl:value-of select="boolean(key('entree', $id))"/></xsl:for-each></xsl:variable>
    <xsl:if test="$trouve != 'true'">
      <xsl:call-template name="entree">
        <xsl:with-param name="id" select="$id"/>
        <xsl:with-param name="args" select="$args"/>
        <xsl:with-param name="rang" select="$rang + 1"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- An entry as inline nodes, or as blocks. `args`: a fragment of <v:v n="…">. -->
  <xsl:template name="phrase">
    <xsl:param name="id"/>
    <xsl:param name="args"/>
    <xsl:call-template name="entree">
      <xsl:with-param name="id" select="$id"/>
      <xsl:with-param name="args" select="exsl:node-set($args)/v:v"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="alinea">
    <xsl:param name="id"/>
    <xsl:param name="args"/>
    <alinea ancre="{$id}">
      <xsl:call-template name="phrase">
        <xsl:with-param name="id" select="$id"/>
        <xsl:with-param name="args" select="$args"/>
      </xsl:call-template>
    </alinea>
  </xsl:template>

  <!-- Elements of a bloc, if their conditions hold. -->
  <xsl:template match="l:*" mode="lexique">
    <xsl:param name="args"/>
    <xsl:variable name="tient">
      <xsl:call-template name="condition">
        <xsl:with-param name="si" select="@si"/>
        <xsl:with-param name="args" select="$args"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:if test="$tient = ''">
      <xsl:apply-templates select="." mode="tient">
        <xsl:with-param name="args" select="$args"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <xsl:template match="l:*" mode="tient">
    <xsl:param name="args"/>
    <xsl:element name="{local-name()}" namespace="urn:entente:document:1">
      <xsl:copy-of select="@*[name() != 'si']"/>
      <xsl:if test="not(@id)"><xsl:apply-templates select="." mode="ancre"/></xsl:if>
      <xsl:apply-templates mode="lexique">
        <xsl:with-param name="args" select="$args"/>
      </xsl:apply-templates>
    </xsl:element>
  </xsl:template>

  <!-- Its rank in its bloc, whether or not what is before it stands: the anchor of a paragraph does
       not change with the charter (compiler/document/anchor.c). -->
  <xsl:template match="l:*" mode="ancre"/>
  <xsl:template match="l:alinea | l:item | l:intertitre" mode="ancre">
    <xsl:attribute name="ancre">
      <xsl:value-of select="concat(ancestor::*[parent::l:lexique]/@id, '-')"/>
      <xsl:number level="any" from="l:bloc | l:phrase" count="l:alinea | l:item | l:intertitre"/>
    </xsl:attribute>
  </xsl:template>

  <!-- <groupe si="…">: several elements under one condition. -->
  <xsl:template match="l:groupe" mode="tient">
    <xsl:param name="args"/>
    <xsl:apply-templates mode="lexique">
      <xsl:with-param name="args" select="$args"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="l:place" mode="tient">
    <xsl:param name="args"/>
    <xsl:call-template name="valeur">
      <xsl:with-param name="nom" select="string(@n)"/>
      <xsl:with-param name="args" select="$args"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Empty if every word of `si` holds. A name that nobody gives is our fault:
       flags are declared in $valeurs, absent ones with no content. -->
  <xsl:template name="condition">
    <xsl:param name="si"/>
    <xsl:param name="args"/>
    <xsl:for-each select="str:tokenize($si, ' ')">
      <xsl:variable name="nom" select="translate(., '!', '')"/>
      <xsl:variable name="propre" select="$args[@n = $nom]"/>
      <xsl:choose>
        <xsl:when test="starts-with($nom, 'loi:')">
          <xsl:variable name="tient"><xsl:call-template name="en-vigueur"><xsl:with-param name="ref" select="substring-after($nom, 'loi:')"/></xsl:call-template></xsl:variable>
          <xsl:if test="boolean(string($tient)) = starts-with(., '!')">non</xsl:if>
        </xsl:when>
        <xsl:when test="$propre">
          <xsl:if test="boolean($propre/node()) = starts-with(., '!')">non</xsl:if>
        </xsl:when>
        <xsl:when test="not($valeurs[@n = $nom])">
          <xsl:message terminate="yes">lexicon: no value «<xsl:value-of select="$nom"/>» in si="<xsl:value-of select="$si"/>"</xsl:message>
        </xsl:when>
        <xsl:when test="boolean($valeurs[@n = $nom]/node()) = starts-with(., '!')">non</xsl:when>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- White space that only indents the lexicon is dropped, the rest is one space. -->
  <xsl:template match="text()[normalize-space() = '']" mode="lexique">
    <xsl:if test="(parent::l:alinea | parent::l:phrase | parent::l:item | parent::l:sens) and preceding-sibling::* and following-sibling::*"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>

  <xsl:template match="text()" mode="lexique">
    <xsl:param name="args"/>
    <xsl:variable name="debut" select="(preceding-sibling::* or parent::l:groupe) and starts-with(translate(., '&#10;&#9;', '  '), ' ')"/>
    <xsl:variable name="fin" select="(following-sibling::* or parent::l:groupe) and substring(translate(., '&#10;&#9;', '  '), string-length()) = ' '"/>
    <xsl:if test="$debut"><xsl:text> </xsl:text></xsl:if>
    <xsl:call-template name="accolades">
      <xsl:with-param name="texte" select="normalize-space()"/>
      <xsl:with-param name="args" select="$args"/>
    </xsl:call-template>
    <xsl:if test="$fin"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>

  <xsl:template name="accolades">
    <xsl:param name="texte"/>
    <xsl:param name="args"/>
    <xsl:choose>
      <xsl:when test="contains($texte, '{')">
        <xsl:variable name="nom" select="substring-before(substring-after($texte, '{'), '}')"/>
        <xsl:value-of select="substring-before($texte, '{')"/>
        <xsl:choose>
          <xsl:when test="starts-with($nom, 'loi:')">
            <xsl:call-template name="loi"><xsl:with-param name="ref" select="substring-after($nom, 'loi:')"/></xsl:call-template>
          </xsl:when>
          <xsl:when test="starts-with($nom, 'art:')">
            <xsl:call-template name="loi-seule"><xsl:with-param name="ref" select="substring-after($nom, 'art:')"/></xsl:call-template>
          </xsl:when>
          <xsl:when test="starts-with($nom, 'cit:')">
            <xsl:call-template name="loi-courte"><xsl:with-param name="ref" select="substring-after($nom, 'cit:')"/></xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="valeur">
              <xsl:with-param name="nom" select="$nom"/>
              <xsl:with-param name="args" select="$args"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="accolades">
          <xsl:with-param name="texte" select="substring-after($texte, '}')"/>
          <xsl:with-param name="args" select="$args"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$texte"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="valeur">
    <xsl:param name="nom"/>
    <xsl:param name="args"/>
    <xsl:choose>
      <xsl:when test="$args[@n = $nom]"><xsl:copy-of select="$args[@n = $nom]/node()"/></xsl:when>
      <xsl:when test="$valeurs[@n = $nom]"><xsl:copy-of select="$valeurs[@n = $nom]/node()"/></xsl:when>
      <xsl:otherwise><xsl:message terminate="yes">lexicon: no value «<xsl:value-of select="$nom"/>»</xsl:message></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
