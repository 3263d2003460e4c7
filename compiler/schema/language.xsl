<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  charter.rng to language.inc: the C table of the input language, from which our
  messages say what was expected (model/language.h explains the structs).

  Relies on the shape promised at the head of charter.rnc. What it does not know
  stops the build: a grammar that outgrows the table is found at once.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:rng="http://relaxng.org/ns/structure/1.0"
                xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:key name="define" match="rng:define" use="@name"/>
  <xsl:key name="element" match="rng:define[rng:element]" use="@name"/>
  <xsl:variable name="elements" select="/rng:grammar/rng:define[rng:element]"/>

  <xsl:template match="/rng:grammar">
    <xsl:text>/* Made from charter.rng by language.xsl: do not edit. */&#10;</xsl:text>
    <!-- A value: named by its define, or by the attribute that holds it inline. -->
    <xsl:for-each select="rng:define[starts-with(@name,'v.') or starts-with(@name,'t.') or starts-with(@name,'voc.') or starts-with(@name,'ref.')]">
      <xsl:call-template name="value">
        <xsl:with-param name="symbol"><xsl:call-template name="symbol"/></xsl:with-param>
        <xsl:with-param name="name" select="@name"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="$elements//rng:attribute[not(rng:ref)]">
      <xsl:call-template name="value">
        <xsl:with-param name="symbol"><xsl:call-template name="inline-symbol"/></xsl:with-param>
        <xsl:with-param name="name">
          <xsl:choose>
            <xsl:when test="rng:choice/rng:value">t.</xsl:when>
            <xsl:when test="rng:list">ref.</xsl:when>
            <xsl:otherwise><xsl:message terminate="yes">language.xsl: inline value of <xsl:value-of select="@name"/></xsl:message></xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="$elements">
      <xsl:text>static const struct language_element element_</xsl:text><xsl:call-template name="symbol"/><xsl:text>;&#10;</xsl:text>
    </xsl:for-each>
    <xsl:apply-templates select="$elements"/>
    <xsl:text>static const struct language_element *const elements[] = {&#10;</xsl:text>
    <xsl:for-each select="$elements">
      <xsl:text>&#9;&amp;element_</xsl:text><xsl:call-template name="symbol"/><xsl:text>,&#10;</xsl:text>
    </xsl:for-each>
    <xsl:text>&#9;NULL&#10;};&#10;#define ROOT_ELEMENT (&amp;element_</xsl:text>
    <xsl:for-each select="key('define', rng:start/rng:ref/@name)"><xsl:call-template name="symbol"/></xsl:for-each>
    <xsl:text>)&#10;</xsl:text>
  </xsl:template>

  <!-- ── Values ─────────────────────────────────────────────────────────────── -->

  <xsl:template name="value">
    <xsl:param name="symbol"/>
    <xsl:param name="name"/>
    <!-- What the value is made of, one reference deep (t.natures is a list of t.nature). -->
    <xsl:variable name="parts" select=".|key('define', .//rng:ref[@name != 'decider']/@name)"/>
    <xsl:variable name="data" select="$parts//rng:data"/>
    <xsl:if test="count($data) &gt; 1 or $parts//rng:data/rng:except">
      <xsl:message terminate="yes">language.xsl: too rich a value: <xsl:value-of select="$symbol"/></xsl:message>
    </xsl:if>
    <xsl:text>static const char *const choices_</xsl:text><xsl:value-of select="$symbol"/><xsl:text>[] = { </xsl:text>
    <xsl:for-each select="$parts//rng:value"><xsl:call-template name="quote"/><xsl:text>, </xsl:text></xsl:for-each>
    <xsl:text>NULL };&#10;static const struct language_value value_</xsl:text><xsl:value-of select="$symbol"/>
    <xsl:text> G_GNUC_UNUSED = {&#10;&#9;.name = "</xsl:text><xsl:value-of select="$name"/>
    <xsl:text>", .choices = choices_</xsl:text><xsl:value-of select="$symbol"/>
    <xsl:if test=".//rng:ref[@name='decider']">, .to_decide = TRUE</xsl:if>
    <xsl:if test=".//rng:list">, .list = TRUE</xsl:if>
    <xsl:if test="$data">
      <xsl:text>, .data = "</xsl:text><xsl:value-of select="$data/@type"/><xsl:text>"</xsl:text>
      <xsl:apply-templates select="$data/rng:param"/>
    </xsl:if>
    <xsl:text>&#10;};&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="rng:param[@name='pattern']">, .pattern = <xsl:call-template name="quote"/></xsl:template>
  <xsl:template match="rng:param[@name='minLength']">, .min_length = <xsl:value-of select="."/></xsl:template>
  <xsl:template match="rng:param[@name='maxLength']">, .max_length = <xsl:value-of select="."/></xsl:template>
  <xsl:template match="rng:param[@name='maxInclusive']">, .max = <xsl:value-of select="."/></xsl:template>
  <xsl:template match="rng:param"><xsl:message terminate="yes">language.xsl: param <xsl:value-of select="@name"/></xsl:message></xsl:template>

  <!-- ── Elements ───────────────────────────────────────────────────────────── -->

  <!-- Attributes and children may come through one define that is not an element (id, prose). -->
  <xsl:template match="rng:define[rng:element]">
    <xsl:variable name="symbol"><xsl:call-template name="symbol"/></xsl:variable>
    <xsl:variable name="element" select="rng:element"/>
    <xsl:text>static const struct language_attribute attributes_</xsl:text><xsl:value-of select="$symbol"/><xsl:text>[] = {&#10;</xsl:text>
    <xsl:for-each select="$element//rng:attribute|$element//rng:ref[key('define',@name)/rng:attribute]">
      <xsl:call-template name="attribute"/>
    </xsl:for-each>
    <xsl:text>&#9;{ NULL }&#10;};&#10;static const struct language_child children_</xsl:text><xsl:value-of select="$symbol"/><xsl:text>[] = {&#10;</xsl:text>
    <xsl:apply-templates mode="child" select="$element//rng:ref[key('element',@name)]|key('define',$element/rng:ref/@name)//rng:ref[key('element',@name)]"/>
    <xsl:text>&#9;{ NULL }&#10;};&#10;static const struct language_element element_</xsl:text><xsl:value-of select="$symbol"/>
    <xsl:text> = {&#10;&#9;.name = </xsl:text>
    <xsl:for-each select="$element/@name"><xsl:call-template name="quote"/></xsl:for-each>
    <xsl:text>, .doc = </xsl:text>
    <xsl:call-template name="doc"/>
    <xsl:text>,&#10;&#9;.attributes = attributes_</xsl:text><xsl:value-of select="$symbol"/>
    <xsl:text>, .children = children_</xsl:text><xsl:value-of select="$symbol"/>
    <xsl:if test="$element/rng:text or key('define',$element/rng:ref/@name)/rng:mixed">, .text = TRUE</xsl:if>
    <xsl:for-each select="$element/rng:ref[starts-with(@name,'v.')]">
      <xsl:text>,&#10;&#9;.content = &amp;value_</xsl:text><xsl:value-of select="translate(@name,'.-','__')"/>
    </xsl:for-each>
    <xsl:text>&#10;};&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="attribute">
    <xsl:variable name="attribute" select="self::rng:attribute|key('define',self::rng:ref/@name)/rng:attribute"/>
    <xsl:text>&#9;{ "</xsl:text><xsl:value-of select="$attribute/@name"/><xsl:text>", </xsl:text>
    <xsl:value-of select="substring('TRUEFALSE', 1 + 4 * boolean(parent::rng:optional), 4 + boolean(parent::rng:optional))"/>
    <xsl:text>, &amp;value_</xsl:text>
    <xsl:for-each select="$attribute">
      <xsl:choose>
        <xsl:when test="rng:ref"><xsl:value-of select="translate(rng:ref/@name,'.-','__')"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="inline-symbol"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text>, </xsl:text>
      <xsl:call-template name="doc"/>
    </xsl:for-each>
    <xsl:text> },&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="rng:ref" mode="child">
    <xsl:text>&#9;{ &amp;element_</xsl:text><xsl:value-of select="translate(@name,'.-','__')"/><xsl:text>, </xsl:text>
    <xsl:choose>
      <xsl:when test="parent::rng:optional">FALSE, FALSE</xsl:when>
      <xsl:when test="parent::rng:zeroOrMore">FALSE, TRUE</xsl:when>
      <xsl:when test="parent::rng:oneOrMore">TRUE, TRUE</xsl:when>
      <xsl:when test="parent::rng:element or parent::rng:interleave or parent::rng:group">TRUE, FALSE</xsl:when>
      <xsl:otherwise><xsl:message terminate="yes">language.xsl: child <xsl:value-of select="@name"/></xsl:message></xsl:otherwise>
    </xsl:choose>
    <xsl:text> },&#10;</xsl:text>
  </xsl:template>

  <!-- ── Words of C ─────────────────────────────────────────────────────────── -->

  <xsl:template name="symbol"><xsl:value-of select="translate(@name,'.-','__')"/></xsl:template>
  <xsl:template name="inline-symbol">
    <xsl:value-of select="concat(translate(ancestor::rng:define/@name,'.-','__'),'_',translate(@name,':.-','___'))"/>
  </xsl:template>
  <xsl:template name="doc">
    <xsl:choose>
      <xsl:when test="a:documentation"><xsl:for-each select="a:documentation"><xsl:call-template name="quote"/></xsl:for-each></xsl:when>
      <xsl:otherwise>NULL</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- The current node's text as a C string. -->
  <xsl:template name="quote">
    <xsl:text>"</xsl:text>
    <xsl:call-template name="escape"><xsl:with-param name="text" select="normalize-space(.)"/></xsl:call-template>
    <xsl:text>"</xsl:text>
  </xsl:template>
  <xsl:template name="escape">
    <xsl:param name="text"/>
    <xsl:variable name="first" select="substring($text,1,1)"/>
    <xsl:if test="$text">
      <xsl:if test="$first = '\' or $first = '&quot;'">\</xsl:if>
      <xsl:value-of select="$first"/>
      <xsl:call-template name="escape"><xsl:with-param name="text" select="substring($text,2)"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
