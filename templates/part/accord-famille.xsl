<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!-- All that a paper of the family of agreements includes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="phrase.xsl"/>
  <xsl:include href="nombre.xsl"/>
  <xsl:include href="nom.xsl"/>
  <xsl:include href="loi.xsl"/>
  <xsl:include href="prose.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="article.xsl"/>
  <xsl:include href="accord-valeurs.xsl"/>
  <xsl:include href="visas.xsl"/>
  <xsl:include href="missions.xsl"/>
  <xsl:include href="composition.xsl"/>
  <xsl:include href="instances.xsl"/>
  <xsl:include href="informations.xsl"/>
  <xsl:include href="supports.xsl"/>
  <xsl:include href="donnees.xsl"/>
  <xsl:include href="vie.xsl"/>
  <xsl:include href="registre.xsl"/>
  <xsl:include href="scenarios.xsl"/>
  <xsl:include href="annexes.xsl"/>
  <xsl:include href="accord.xsl"/>
  <xsl:include href="accord-vie.xsl"/>
</xsl:stylesheet>
