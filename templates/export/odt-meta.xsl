<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!-- Title, subject, author, language and date of an OpenDocument text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:d="urn:entente:document:1"
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
  xmlns:dc="http://purl.org/dc/elements/1.1/" exclude-result-prefixes="d">
  <xsl:template match="d:document">
    <office:document-meta office:version="1.2">
      <office:meta>
        <meta:generator>entente</meta:generator>
        <dc:title><xsl:value-of select="@titre"/></dc:title>
        <xsl:if test="@sujet"><dc:subject><xsl:value-of select="@sujet"/></dc:subject></xsl:if>
        <xsl:if test="@auteur"><meta:initial-creator><xsl:value-of select="@auteur"/></meta:initial-creator></xsl:if>
        <meta:creation-date><xsl:value-of select="@date"/>T00:00:00</meta:creation-date>
        <dc:language><xsl:value-of select="@xml:lang"/></dc:language>
      </office:meta>
    </office:document-meta>
  </xsl:template>
</xsl:stylesheet>
