<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  charter.rng as libxml2 can take it: the same language, the content of each
  element written as an interleave.

  For libxml2 every optional attribute that is present doubles the states it
  follows (with it, and without), so an element with twenty of them never ends;
  between the parts of an interleave it keeps only the best state. Attributes
  have no order, so group and interleave mean the same here (RELAX NG, §7.3 and
  §4.13 of the specification).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:rng="http://relaxng.org/ns/structure/1.0"
                xmlns="http://relaxng.org/ns/structure/1.0">
  <xsl:output encoding="UTF-8"/>
  <xsl:strip-space elements="*"/>
  <xsl:template match="@*|*"><xsl:copy><xsl:apply-templates select="@*|*|text()"/></xsl:copy></xsl:template>
  <xsl:template match="rng:element[.//rng:attribute or .//rng:ref[@name='id']][count(*) &gt; 1]">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <interleave><xsl:apply-templates select="rng:interleave/*|*[not(self::rng:interleave)]"/></interleave>
    </xsl:copy>
  </xsl:template>
  <xsl:template match="*[namespace-uri() != 'http://relaxng.org/ns/structure/1.0']"/>
</xsl:stylesheet>
