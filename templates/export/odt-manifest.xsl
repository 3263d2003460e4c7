<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!-- The list of the files in the archive of an OpenDocument text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:d="urn:entente:document:1" xmlns:s="urn:entente:style:1"
  xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" exclude-result-prefixes="d s">
  <xsl:template match="/">
    <manifest:manifest manifest:version="1.2">
      <manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="application/vnd.oasis.opendocument.text"/>
      <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
      <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
      <manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
      <xsl:if test="/d:document/s:apparence/s:logo"><manifest:file-entry manifest:full-path="Pictures/logo.png" manifest:media-type="image/png"/></xsl:if>
      <xsl:for-each select="//d:page"><manifest:file-entry manifest:full-path="Pictures/{@nom}.svg" manifest:media-type="image/svg+xml"/></xsl:for-each>
    </manifest:manifest>
  </xsl:template>
</xsl:stylesheet>
