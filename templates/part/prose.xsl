<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  The author's running text, and what he left to be decided. His marks become
  marks of the document; everything else is text.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:entente:faits:1" xmlns="urn:entente:document:1" exclude-result-prefixes="f">

  <xsl:template match="text()" mode="prose">
    <xsl:variable name="plat" select="translate(., '&#10;&#9;', '  ')"/>
    <xsl:if test="starts-with($plat, ' ') and preceding-sibling::*"><xsl:text> </xsl:text></xsl:if>
    <xsl:value-of select="normalize-space()"/>
    <xsl:if test="normalize-space() != '' and following-sibling::* and substring($plat, string-length($plat)) = ' '"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>

  <xsl:template match="f:citation" mode="prose">
    <xsl:text>« </xsl:text><xsl:value-of select="normalize-space()"/><xsl:text> »</xsl:text>
  </xsl:template>
  <xsl:template match="f:terme" mode="prose"><fort><xsl:value-of select="normalize-space()"/></fort></xsl:template>
  <xsl:template match="f:histoire | f:rejet" mode="prose"><xsl:value-of select="normalize-space()"/></xsl:template>

  <xsl:template match="f:a-decider" mode="prose">
    <decider>
      <xsl:if test="@qui"><xsl:attribute name="qui"><xsl:value-of select="normalize-space(@qui)"/></xsl:attribute></xsl:if>
      <xsl:if test="@avant[. != 'a-decider']"><xsl:attribute name="avant"><xsl:call-template name="date"><xsl:with-param name="d" select="@avant"/></xsl:call-template></xsl:attribute></xsl:if>
      <xsl:choose>
        <xsl:when test="normalize-space() != ''"><xsl:value-of select="normalize-space()"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="a-decider-texte"/></xsl:otherwise>
      </xsl:choose>
    </decider>
  </xsl:template>

  <xsl:template name="a-decider">
    <decider><xsl:call-template name="a-decider-texte"/></decider>
  </xsl:template>
  <xsl:template name="a-decider-texte">
    <xsl:call-template name="phrase"><xsl:with-param name="id">a-decider</xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- The text of an attribute, or the mark of what is left to decide. -->
  <xsl:template name="texte">
    <xsl:param name="t"/>
    <xsl:choose>
      <xsl:when test="$t = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space($t)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- «oui», «non», or to be decided; nothing if the author says nothing. -->
  <xsl:template name="oui-non">
    <xsl:param name="t"/>
    <xsl:choose>
      <xsl:when test="$t = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when>
      <xsl:when test="$t"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('ouinon.', $t)"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id">sans-objet</xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The prose of an element and its basis: «… de ses membres (CSI, art. D. 132-9).», in a
       note where the prose does not end on plain text. -->
  <xsl:template name="prose-et-base">
    <xsl:variable name="plat" select="normalize-space()"/>
    <xsl:choose>
      <xsl:when test="not(@base) or @base = 'a-decider'"><xsl:apply-templates select="node()" mode="prose"/></xsl:when>
      <xsl:when test="not(*) and substring($plat, string-length($plat)) = '.'">
        <xsl:value-of select="substring($plat, 1, string-length($plat) - 1)"/>
        <xsl:text> (</xsl:text><xsl:call-template name="bases-ecrites"/><xsl:text>).</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="node()" mode="prose"/>
        <note><xsl:call-template name="bases-ecrites"/><xsl:text>.</xsl:text></note>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The prose of an element, as one alinea; nothing if it is empty. -->
  <xsl:template name="prose-alinea">
    <xsl:param name="e" select="."/>
    <xsl:if test="normalize-space($e) != ''">
      <alinea>
        <xsl:for-each select="$e"><xsl:call-template name="ancre"/></xsl:for-each>
        <xsl:apply-templates select="$e/node()" mode="prose"/>
      </alinea>
    </xsl:if>
  </xsl:template>

  <!-- What the paragraph of an element that has an id is pointed at by (compiler/document/anchor.c). -->
  <xsl:template name="ancre">
    <xsl:if test="@id"><xsl:attribute name="ancre"><xsl:value-of select="@id"/></xsl:attribute></xsl:if>
  </xsl:template>

</xsl:stylesheet>
