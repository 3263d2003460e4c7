<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  The named styles of an OpenDocument text: a clerk changes one, the whole paper
  follows. Families are those that every LibreOffice has. Titles, articles and
  annexes are numbered by the word processor: an article added renumbers the others.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:d="urn:entente:document:1"
  xmlns:s="urn:entente:style:1" xmlns:m="urn:entente:mots:1"
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
  xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" exclude-result-prefixes="d s m">

  <xsl:include href="apparence.xsl"/>
  <xsl:variable name="document" select="/d:document"/>
  <xsl:variable name="couleurs" select="$style/s:couleurs"/>
  <xsl:variable name="mots" select="document('mots.xml')/m:mots/m:langue[@id = $document/@xml:lang]"/>
  <xsl:variable name="pays"><xsl:choose>
    <xsl:when test="$document/@xml:lang = 'fr'">FR</xsl:when><xsl:when test="$document/@xml:lang = 'nl'">BE</xsl:when>
    <xsl:when test="$document/@xml:lang = 'de'">DE</xsl:when><xsl:otherwise>GB</xsl:otherwise></xsl:choose></xsl:variable>

  <!-- The page: what page.xml or the style says. The margins are 5.3 points narrower than those of the PDF. -->
  <xsl:variable name="largeur" select="concat($style/s:page/@largeur, 'pt')"/>
  <xsl:variable name="hauteur" select="concat($style/s:page/@hauteur, 'pt')"/>
  <xsl:variable name="haut-de-couverture"><xsl:choose><xsl:when test="$logo">2cm</xsl:when><xsl:otherwise>4cm</xsl:otherwise></xsl:choose></xsl:variable>

  <!-- The words before a number («Article », «Annexe »), read off the first thing that bears one. -->
  <xsl:template name="avant-numero">
    <xsl:param name="de"/>
    <xsl:value-of select="substring-before(concat($de/@etiquette, '¶'), concat($de/@numero, '¶'))"/>
  </xsl:template>

  <xsl:template match="d:document">
    <office:document-styles office:version="1.2">
      <office:font-face-decls>
        <style:font-face style:name="Serif" style:font-family-generic="roman"><xsl:attribute name="svg:font-family"><xsl:call-template name="famille"><xsl:with-param name="nom" select="$choisi/s:police/@texte"/><xsl:with-param name="sinon">'Linux Libertine O', 'Liberation Serif', 'Times New Roman'</xsl:with-param></xsl:call-template></xsl:attribute><xsl:if test="$choisi/s:police/@texte[. != 'Linux Libertine']"><xsl:attribute name="style:font-family-generic">swiss</xsl:attribute></xsl:if></style:font-face>
        <style:font-face style:name="Sans" style:font-family-generic="swiss"><xsl:attribute name="svg:font-family"><xsl:call-template name="famille"><xsl:with-param name="nom" select="$choisi/s:police/@titres"/><xsl:with-param name="sinon">'Linux Biolinum O', 'Liberation Sans', Arial</xsl:with-param></xsl:call-template></xsl:attribute><xsl:if test="$choisi/s:police/@titres = 'Linux Libertine'"><xsl:attribute name="style:font-family-generic">roman</xsl:attribute></xsl:if></style:font-face>
      </office:font-face-decls>
      <office:styles>
        <style:default-style style:family="paragraph">
          <style:paragraph-properties fo:line-height="120%" fo:orphans="2" fo:widows="2" style:tab-stop-distance="1.25cm"/>
          <style:text-properties style:font-name="Serif" fo:font-size="{round(1100 * $echelle) div 100}pt" fo:language="{@xml:lang}" fo:country="{$pays}" fo:hyphenate="false" fo:color="{$couleurs/@encre}"/>
        </style:default-style>
        <style:style style:name="Standard" style:family="paragraph" style:class="text"/>
        <xsl:call-template name="paragraphes"/>
        <xsl:call-template name="titres"/>
        <xsl:call-template name="caracteres"/>
        <xsl:call-template name="listes"/>
        <text:notes-configuration text:note-class="footnote" text:default-style-name="Footnote" text:citation-style-name="Footnote_20_Symbol" text:citation-body-style-name="Footnote_20_anchor" style:num-format="1" text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>
      </office:styles>
      <office:automatic-styles>
        <style:page-layout style:name="portrait">
          <style:page-layout-properties fo:page-width="{$largeur}" fo:page-height="{$hauteur}" style:print-orientation="portrait" fo:margin-top="{round(100 * ($style/s:page/@haut - 38.6)) div 100}pt" fo:margin-bottom="{round(100 * ($style/s:page/@bas - 38.6)) div 100}pt" fo:margin-left="{round(100 * ($style/s:page/@gauche - 5.3)) div 100}pt" fo:margin-right="{round(100 * ($style/s:page/@droite - 5.3)) div 100}pt"/>
          <xsl:call-template name="bandeaux"/>
        </style:page-layout>
        <style:page-layout style:name="paysage">
          <style:page-layout-properties fo:page-width="{$hauteur}" fo:page-height="{$largeur}" style:print-orientation="landscape" fo:margin-top="1.2cm" fo:margin-bottom="1.2cm" fo:margin-left="1.7cm" fo:margin-right="1.7cm"/>
          <xsl:call-template name="bandeaux"/>
        </style:page-layout>
        <style:page-layout style:name="couverture">
          <style:page-layout-properties fo:page-width="{$largeur}" fo:page-height="{$hauteur}" style:print-orientation="portrait" fo:margin-top="{$haut-de-couverture}" fo:margin-bottom="2.5cm" fo:margin-left="{round(100 * ($style/s:page/@gauche - 5.3)) div 100}pt" fo:margin-right="{round(100 * ($style/s:page/@droite - 5.3)) div 100}pt"/>
        </style:page-layout>
      </office:automatic-styles>
      <office:master-styles>
        <style:master-page style:name="Standard" style:page-layout-name="portrait"><xsl:call-template name="page"/></style:master-page>
        <style:master-page style:name="Paysage" style:page-layout-name="paysage"><xsl:call-template name="page"/></style:master-page>
        <style:master-page style:name="Couverture" style:page-layout-name="couverture" style:next-style-name="Standard"/>
      </office:master-styles>
    </office:document-styles>
  </xsl:template>

  <xsl:template name="bandeaux">
    <style:header-style><style:header-footer-properties fo:min-height="0.9cm" fo:margin-bottom="0.5cm"/></style:header-style>
    <style:footer-style><style:header-footer-properties fo:min-height="0.9cm" fo:margin-top="0.4cm"/></style:footer-style>
  </xsl:template>

  <xsl:template name="page">
    <style:header>
      <text:p text:style-name="Header"><xsl:value-of select="@entete"/></text:p>
      <xsl:if test="@estampille"><text:p text:style-name="Estampille"><xsl:value-of select="@estampille"/></text:p></xsl:if>
    </style:header>
    <style:footer>
      <text:p text:style-name="Footer"><xsl:value-of select="@pied"/><xsl:text> — </xsl:text><xsl:value-of select="$mots/m:page"/><xsl:text> </xsl:text><text:page-number text:select-page="current">1</text:page-number>/<text:page-count>1</text:page-count></text:p>
    </style:footer>
  </xsl:template>

  <!-- Every paragraph style, one row each: what differs from its parent. -->
  <xsl:variable name="feuille" select="document('odt-feuille.xml')/s:feuille"/>
  <xsl:template name="paragraphes"><xsl:apply-templates select="$feuille/s:style[not(@niveau)]"/></xsl:template>
  <xsl:template name="titres"><xsl:apply-templates select="$feuille/s:style[@niveau]"/></xsl:template>

  <xsl:template match="s:style">
    <style:style style:name="{@nom}" style:family="paragraph" style:parent-style-name="{@parent}">
      <xsl:if test="@affiche"><xsl:attribute name="style:display-name"><xsl:value-of select="@affiche"/></xsl:attribute></xsl:if>
      <xsl:if test="@niveau"><xsl:attribute name="style:default-outline-level"><xsl:value-of select="@niveau"/></xsl:attribute></xsl:if>
      <xsl:if test="@liste"><xsl:attribute name="style:list-style-name"><xsl:value-of select="@liste"/></xsl:attribute></xsl:if>
      <style:paragraph-properties>
        <xsl:for-each select="@avant"><xsl:attribute name="fo:margin-top"><xsl:value-of select="."/></xsl:attribute></xsl:for-each>
        <xsl:for-each select="@apres"><xsl:attribute name="fo:margin-bottom"><xsl:value-of select="."/></xsl:attribute></xsl:for-each>
        <xsl:for-each select="@retrait"><xsl:attribute name="fo:margin-left"><xsl:value-of select="."/></xsl:attribute></xsl:for-each>
        <xsl:for-each select="@alignement"><xsl:attribute name="fo:text-align"><xsl:choose><xsl:when test=". = 'justify' and $au-fer">start</xsl:when><xsl:otherwise><xsl:value-of select="."/></xsl:otherwise></xsl:choose></xsl:attribute></xsl:for-each>
        <xsl:for-each select="@saut"><xsl:attribute name="fo:break-before"><xsl:value-of select="."/></xsl:attribute></xsl:for-each>
        <xsl:if test="@suite"><xsl:attribute name="fo:keep-with-next">always</xsl:attribute></xsl:if>
        <xsl:for-each select="$style/s:encadre[@nom = current()/@encadre]"><xsl:attribute name="fo:background-color"><xsl:value-of select="@fond"/></xsl:attribute><xsl:attribute name="fo:border-left">2.5pt solid <xsl:value-of select="@barre"/></xsl:attribute><xsl:attribute name="fo:padding">0.2cm</xsl:attribute></xsl:for-each>
        <xsl:for-each select="@dessous"><xsl:attribute name="fo:border-bottom"><xsl:value-of select="."/> solid <xsl:value-of select="$couleurs/@accent"/></xsl:attribute><xsl:attribute name="fo:padding-bottom">0.12cm</xsl:attribute></xsl:for-each>
      </style:paragraph-properties>
      <style:text-properties>
        <xsl:for-each select="@police"><xsl:attribute name="style:font-name"><xsl:value-of select="."/></xsl:attribute></xsl:for-each>
        <xsl:for-each select="@corps"><xsl:attribute name="fo:font-size"><xsl:value-of select="round(100 * substring-before(., 'pt') * $echelle) div 100"/>pt</xsl:attribute></xsl:for-each>
        <xsl:if test="@gras"><xsl:attribute name="fo:font-weight"><xsl:choose><xsl:when test="@gras = 'oui'">bold</xsl:when><xsl:otherwise>normal</xsl:otherwise></xsl:choose></xsl:attribute></xsl:if>
        <xsl:if test="@italique"><xsl:attribute name="fo:font-style">italic</xsl:attribute></xsl:if>
        <xsl:for-each select="@couleur"><xsl:attribute name="fo:color"><xsl:value-of select="$couleurs/@*[name() = current()]"/></xsl:attribute></xsl:for-each>
        <xsl:if test="@encadre"><xsl:attribute name="fo:background-color">transparent</xsl:attribute></xsl:if>
      </style:text-properties>
    </style:style>
  </xsl:template>

  <xsl:template name="caracteres">
    <style:style style:name="Emphasis" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
    <style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
    <style:style style:name="A_20_decider" style:display-name="À décider" style:family="text"><style:text-properties fo:background-color="{$couleurs/@decider}"/></style:style>
    <style:style style:name="Internet_20_link" style:display-name="Internet link" style:family="text"><style:text-properties fo:color="{$couleurs/@lien}"/></style:style>
    <style:style style:name="Numero" style:display-name="Numéro d’alinéa" style:family="text"><style:text-properties fo:color="{$couleurs/@doux}" style:font-name="Sans" fo:font-size="{round(900 * $echelle) div 100}pt"/></style:style>
    <style:style style:name="Footnote_20_Symbol" style:display-name="Footnote Symbol" style:family="text"/>
    <style:style style:name="Footnote_20_anchor" style:display-name="Footnote anchor" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
  </xsl:template>

  <!-- One numbering per kind of heading: articles go on from one title to the next. -->
  <xsl:template name="listes">
    <xsl:call-template name="numerotation"><xsl:with-param name="nom">Titres</xsl:with-param><xsl:with-param name="de" select="(//d:partie[@numero])[1]"/><xsl:with-param name="format">I</xsl:with-param></xsl:call-template>
    <xsl:call-template name="numerotation"><xsl:with-param name="nom">Articles</xsl:with-param><xsl:with-param name="de" select="(//d:article[@numero and not(@num or @suite)])[1]"/><xsl:with-param name="format">1</xsl:with-param></xsl:call-template>
    <xsl:call-template name="numerotation"><xsl:with-param name="nom">Annexes</xsl:with-param><xsl:with-param name="de" select="(//d:annexe[@numero])[1]"/><xsl:with-param name="format">A</xsl:with-param></xsl:call-template>
    <xsl:for-each select="$feuille/s:puce">
      <text:list-style style:name="{@nom}">
        <text:list-level-style-bullet text:level="1" text:bullet-char="{@signe}"><xsl:call-template name="retraits"/></text:list-level-style-bullet>
      </text:list-style>
    </xsl:for-each>
    <text:list-style style:name="Liste_numero"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><xsl:call-template name="retraits"/></text:list-level-style-number></text:list-style>
    <text:list-style style:name="Liste_lettre"><text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")"><xsl:call-template name="retraits"/></text:list-level-style-number></text:list-style>
  </xsl:template>
  <xsl:template name="retraits">
    <style:list-level-properties text:list-level-position-and-space-mode="label-alignment">
      <style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.8cm" fo:text-indent="-0.5cm" fo:margin-left="0.8cm"/>
    </style:list-level-properties>
  </xsl:template>
  <xsl:template name="numerotation">
    <xsl:param name="nom"/><xsl:param name="de"/><xsl:param name="format"/>
    <text:list-style style:name="{$nom}">
      <text:list-level-style-number text:level="1" style:num-format="{$format}" style:num-suffix=" — ">
        <xsl:attribute name="style:num-prefix"><xsl:if test="$de"><xsl:call-template name="avant-numero"><xsl:with-param name="de" select="$de"/></xsl:call-template></xsl:if></xsl:attribute>
        <style:list-level-properties text:list-level-position-and-space-mode="label-alignment">
          <style:list-level-label-alignment text:label-followed-by="nothing" fo:text-indent="0cm" fo:margin-left="0cm"/>
        </style:list-level-properties>
      </text:list-level-style-number>
    </text:list-style>
  </xsl:template>
</xsl:stylesheet>
