<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  A document tree (compiler/schema/document.rnc, prepared by compiler/export/prepare.c)
  to the content of an OpenDocument text. Styles are named (odt-feuille.xml); only the
  geometry of tables and page turns is local.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:d="urn:entente:document:1"
  xmlns:s="urn:entente:style:1" xmlns:m="urn:entente:mots:1" xmlns:exsl="http://exslt.org/common"
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
  xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
  exclude-result-prefixes="d s m exsl">

  <xsl:include href="apparence.xsl"/>
  <xsl:variable name="document" select="/d:document"/>
  <xsl:variable name="mots" select="$style/s:mots[@lang = $document/@xml:lang]"/>
  <!-- What the two pages hold, in points: margins (odt-styles.xsl), running lines and a caption off. -->
  <xsl:variable name="largeur" select="floor($style/s:page/@largeur - $style/s:page/@gauche - $style/s:page/@droite) + 11"/>
  <xsl:variable name="largeur-paysage" select="floor($style/s:page/@hauteur - 96.8)"/>
  <xsl:variable name="hauteur-paysage" select="floor($style/s:page/@largeur - 190)"/>
  <xsl:variable name="hauteur" select="floor($style/s:page/@hauteur - $style/s:page/@haut - $style/s:page/@bas - 23.8)"/>

  <xsl:template match="d:document">
    <office:document-content office:version="1.2">
      <office:automatic-styles>
        <style:style style:name="couverture" style:family="paragraph" style:parent-style-name="Surtitre" style:master-page-name="Couverture"/>
        <style:style style:name="suite" style:family="paragraph" style:parent-style-name="Text_20_body" style:master-page-name="Standard"><style:paragraph-properties fo:margin-top="0cm" fo:margin-bottom="0cm"/><style:text-properties fo:font-size="2pt"/></style:style>
        <style:style style:name="paysage" style:family="paragraph" style:parent-style-name="Caption" style:master-page-name="Paysage"/>
        <style:style style:name="saut" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:break-before="page"/><style:text-properties fo:font-size="2pt"/></style:style>
        <style:style style:name="cellule" style:family="table-cell"><style:table-cell-properties fo:padding="0.12cm" fo:border-bottom="0.4pt solid {$style/s:tableau/@couleur}" fo:border-top="none" fo:border-left="none" fo:border-right="none"/></style:style>
        <style:style style:name="cellule-tete" style:family="table-cell"><style:table-cell-properties fo:padding="0.12cm" fo:background-color="{$style/s:tableau/@fond-tete}" fo:border-bottom="0.9pt solid {$style/s:tableau/@couleur-forte}" fo:border-top="none" fo:border-left="none" fo:border-right="none"/></style:style>
        <style:style style:name="cellule-groupe" style:family="table-cell"><style:table-cell-properties fo:padding="0.12cm" fo:background-color="{$style/s:tableau/@fond-groupe}" fo:border-bottom="0.4pt solid {$style/s:tableau/@couleur}" fo:border-top="none" fo:border-left="none" fo:border-right="none"/></style:style>
        <style:style style:name="rangee" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>
        <style:style style:name="signatures" style:family="table"><style:table-properties style:width="{$largeur}pt" table:align="left"/></style:style>
        <style:style style:name="schema" style:family="graphic"><style:graphic-properties style:vertical-pos="top" style:vertical-rel="baseline" fo:border="none"/></style:style>
        <xsl:for-each select="//d:tableau"><xsl:call-template name="geometrie"/></xsl:for-each>
      </office:automatic-styles>
      <office:body>
        <office:text>
          <text:sequence-decls><text:sequence-decl text:display-outline-level="0" text:name="Table"/><text:sequence-decl text:display-outline-level="0" text:name="Figure"/></text:sequence-decls>
          <xsl:apply-templates select="d:couverture"/>
          <xsl:if test="not(d:couverture)"><xsl:call-template name="logo"/></xsl:if>
          <xsl:if test="not(d:couverture)"><text:p text:style-name="Title"><xsl:value-of select="@titre"/></text:p></xsl:if>
          <xsl:apply-templates select="d:sommaire"/>
          <xsl:apply-templates select="d:*[not(self::d:couverture or self::d:sommaire)]"/>
        </office:text>
      </office:body>
    </office:document-content>
  </xsl:template>

  <!-- Column widths of one table. -->
  <xsl:template name="geometrie">
    <xsl:variable name="n" select="count(preceding::d:tableau | ancestor::d:tableau) + 1"/>
    <xsl:variable name="somme" select="sum(d:colonne/@part)"/>
    <xsl:variable name="page"><xsl:choose><xsl:when test="ancestor-or-self::*/@paysage = 'oui'"><xsl:value-of select="$largeur-paysage"/></xsl:when><xsl:otherwise><xsl:value-of select="$largeur"/></xsl:otherwise></xsl:choose></xsl:variable>
    <style:style style:name="tableau{$n}" style:family="table"><style:table-properties style:width="{$page}pt" table:align="left" fo:margin-bottom="0.3cm"/></style:style>
    <xsl:for-each select="d:colonne">
      <style:style style:name="tableau{$n}.{position()}" style:family="table-column"><style:table-column-properties style:column-width="{round(100 * $page * @part div $somme) div 100}pt"/></style:style>
    </xsl:for-each>
  </xsl:template>

  <!-- ── Cover and contents ─────────────────────────────────────────────── -->
  <xsl:template name="logo">
    <xsl:param name="maitre">Standard</xsl:param>
    <xsl:for-each select="$logo">
      <xsl:variable name="par"><xsl:choose><xsl:when test="@largeur > $largeur"><xsl:value-of select="$largeur div @largeur"/></xsl:when><xsl:otherwise>1</xsl:otherwise></xsl:choose></xsl:variable>
      <text:p text:style-name="{$maitre}"><draw:frame draw:style-name="schema" draw:name="logo" text:anchor-type="as-char" svg:width="{round(100 * @largeur * $par) div 100}pt" svg:height="{round(100 * @hauteur * $par) div 100}pt"><draw:image xlink:href="Pictures/logo.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/><svg:title><xsl:value-of select="@texte"/></svg:title></draw:frame></text:p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:couverture">
    <!-- The first paragraph brings the page of the cover. -->
    <xsl:call-template name="logo"><xsl:with-param name="maitre">couverture</xsl:with-param></xsl:call-template>
    <text:p text:style-name="couverture"><xsl:if test="$logo"><xsl:attribute name="text:style-name">Surtitre</xsl:attribute></xsl:if><xsl:apply-templates select="d:surtitre/node()"/></text:p>
    <text:p text:style-name="Title"><xsl:apply-templates select="d:titre/node()"/></text:p>
    <xsl:if test="d:sous-titre"><text:p text:style-name="Subtitle"><xsl:apply-templates select="d:sous-titre/node()"/></text:p></xsl:if>
    <xsl:for-each select="d:ligne"><text:p text:style-name="Ligne_20_de_20_couverture"><text:span text:style-name="Strong_20_Emphasis"><xsl:value-of select="@cle"/><xsl:value-of select="$mots/@deux-points"/></text:span><xsl:apply-templates/></text:p></xsl:for-each>
    <xsl:for-each select="d:avis"><text:p text:style-name="Avis"><xsl:apply-templates/></text:p></xsl:for-each>
    <text:p text:style-name="suite"/>
  </xsl:template>

  <!-- Page numbers are fields: the word processor gives them when it opens the paper. -->
  <xsl:template match="d:sommaire">
    <text:table-of-content text:name="sommaire" text:protected="false">
      <text:table-of-content-source text:outline-level="2">
        <text:index-title-template text:style-name="Contents_20_Heading"><xsl:value-of select="@titre"/></text:index-title-template>
        <text:table-of-content-entry-template text:outline-level="1" text:style-name="Contents_20_1"><text:index-entry-link-start/><text:index-entry-chapter/><text:index-entry-text/><text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/><text:index-entry-link-end/></text:table-of-content-entry-template>
        <text:table-of-content-entry-template text:outline-level="2" text:style-name="Contents_20_2"><text:index-entry-link-start/><text:index-entry-chapter/><text:index-entry-text/><text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/><text:index-entry-link-end/></text:table-of-content-entry-template>
      </text:table-of-content-source>
      <text:index-body>
        <text:index-title text:name="sommaire-titre"><text:p text:style-name="Contents_20_Heading"><xsl:value-of select="@titre"/></text:p></text:index-title>
        <xsl:for-each select="../d:partie | ../d:partie/d:article[not(current()/@profondeur = '1')] | ../d:article | ../d:annexe">
          <text:p text:style-name="Contents_20_{2 - boolean(self::d:partie or self::d:annexe)}"><text:a xlink:type="simple"><xsl:attribute name="xlink:href">#<xsl:call-template name="signet"/></xsl:attribute><xsl:if test="@etiquette and not(@num)"><xsl:value-of select="@etiquette"/> — </xsl:if><xsl:apply-templates select="d:titre/node()" mode="sans-note"/></text:a></text:p>
        </xsl:for-each>
      </text:index-body>
    </text:table-of-content>
    <text:p text:style-name="saut"/>
  </xsl:template>

  <xsl:template name="signet"><xsl:choose><xsl:when test="@id"><xsl:value-of select="@id"/></xsl:when><xsl:otherwise><xsl:value-of select="concat('titre-', count(preceding::d:*) + count(ancestor::d:*))"/></xsl:otherwise></xsl:choose></xsl:template>

  <!-- ── Headings ───────────────────────────────────────────────────────── -->
  <xsl:template match="d:partie | d:annexe | d:article">
    <xsl:variable name="niveau" select="2 - boolean(self::d:partie or self::d:annexe)"/>
    <!-- An article inserted afterwards is not in the run: it bears its own label. -->
    <xsl:variable name="liste"><xsl:if test="@etiquette and not(@num or @suite)"><xsl:choose><xsl:when test="self::d:partie">Titres</xsl:when><xsl:when test="self::d:annexe">Annexes</xsl:when><xsl:otherwise>Articles</xsl:otherwise></xsl:choose></xsl:if></xsl:variable>
    <xsl:variable name="titre">
      <text:h text:outline-level="{$niveau}">
        <xsl:attribute name="text:style-name"><xsl:choose>
          <xsl:when test="$liste = 'Titres'">Titre_20_numerote</xsl:when><xsl:when test="$liste = 'Annexes'">Annexe</xsl:when>
          <xsl:when test="$liste = 'Articles'">Article</xsl:when><xsl:when test="@suite">Article_20_insere</xsl:when><xsl:otherwise>Heading_20_<xsl:value-of select="$niveau"/></xsl:otherwise></xsl:choose></xsl:attribute>
        <xsl:variable name="signet"><xsl:call-template name="signet"/></xsl:variable>
        <xsl:apply-templates select="d:marge" mode="annotation"/><text:bookmark-start text:name="{$signet}"/><xsl:if test="@suite"><xsl:value-of select="@etiquette"/> — </xsl:if><xsl:apply-templates select="d:titre/node()"/><text:bookmark-end text:name="{$signet}"/>
      </text:h>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$liste = ''"><xsl:copy-of select="$titre"/></xsl:when>
      <xsl:otherwise>
        <text:list text:style-name="{$liste}">
          <xsl:choose>
            <xsl:when test="preceding::d:*[local-name() = local-name(current()) and @etiquette and not(@num or @suite)]"><xsl:attribute name="text:continue-list"><xsl:value-of select="concat('liste-', $liste)"/></xsl:attribute></xsl:when>
            <xsl:otherwise><xsl:attribute name="xml:id"><xsl:value-of select="concat('liste-', $liste)"/></xsl:attribute></xsl:otherwise>
          </xsl:choose>
          <text:list-item><xsl:copy-of select="$titre"/></text:list-item>
        </text:list>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="d:*[not(self::d:titre)]"/>
  </xsl:template>

  <!-- Why it stands: a comment of the word processor. -->
  <xsl:template match="d:marge"/>
  <xsl:template match="d:marge" mode="annotation"><office:annotation><dc:creator>entente</dc:creator><dc:date><xsl:value-of select="$document/@date"/>T00:00:00</dc:date><text:p><xsl:apply-templates/></text:p></office:annotation></xsl:template>

  <xsl:template match="d:intertitre"><text:h text:style-name="Heading_20_3" text:outline-level="3"><xsl:call-template name="ancre"/><xsl:apply-templates/></text:h></xsl:template>
  <xsl:template name="ancre"><xsl:if test="@id"><text:bookmark text:name="{@id}"/></xsl:if></xsl:template>

  <!-- ── Blocks ─────────────────────────────────────────────────────────── -->
  <xsl:template name="style-du-texte"><xsl:choose>
    <xsl:when test="ancestor::d:cellule[1]/@tete = 'colonne'">Table_20_Heading</xsl:when>
    <xsl:when test="ancestor::d:cellule[1]/@tete = 'rangee'">Tete_20_de_20_rangee</xsl:when>
    <xsl:when test="ancestor::d:rangee[1]/@genre = 'groupe'">Table_20_Heading</xsl:when>
    <xsl:when test="ancestor::d:cellule">Table_20_Contents</xsl:when>
    <xsl:when test="ancestor::d:encadre">Encadre_<xsl:value-of select="ancestor::d:encadre[1]/@genre"/></xsl:when>
    <xsl:otherwise>Text_20_body</xsl:otherwise></xsl:choose></xsl:template>

  <xsl:template match="d:alinea">
    <text:p><xsl:attribute name="text:style-name"><xsl:call-template name="style-du-texte"/></xsl:attribute><xsl:call-template name="ancre"/><xsl:if test="@num"><text:span text:style-name="Numero"><xsl:value-of select="@numero"/><xsl:text>  </xsl:text></text:span></xsl:if><xsl:apply-templates/></text:p>
  </xsl:template>
  <xsl:template match="d:saut"><text:p text:style-name="saut"/></xsl:template>

  <xsl:template match="d:liste"><text:list text:style-name="Liste_{@genre}"><xsl:apply-templates select="d:item"/></text:list></xsl:template>
  <xsl:template match="d:item">
    <text:list-item>
      <xsl:choose>
        <xsl:when test="d:alinea | d:liste | d:tableau | d:encadre | d:definitions"><xsl:apply-templates select="d:*"/></xsl:when>
        <xsl:otherwise><text:p><xsl:attribute name="text:style-name"><xsl:call-template name="style-du-texte"/></xsl:attribute><xsl:call-template name="ancre"/><xsl:apply-templates/></text:p></xsl:otherwise>
      </xsl:choose>
    </text:list-item>
  </xsl:template>

  <xsl:template match="d:definitions"><xsl:for-each select="d:definition"><text:p text:style-name="Definition"><text:span text:style-name="Strong_20_Emphasis"><xsl:apply-templates select="d:terme/node()"/></text:span><xsl:value-of select="$mots/@deux-points"/><xsl:apply-templates select="d:sens/node()"/></text:p></xsl:for-each></xsl:template>

  <xsl:template match="d:encadre">
    <xsl:if test="d:titre"><text:p text:style-name="Encadre_{@genre}"><text:span text:style-name="Strong_20_Emphasis"><xsl:apply-templates select="d:titre/node()"/></text:span></text:p></xsl:if>
    <xsl:apply-templates select="d:*[not(self::d:titre)]"/>
  </xsl:template>

  <!-- Two to a row. -->
  <xsl:template match="d:signatures">
    <xsl:variable name="n" select="count(preceding::d:signatures) + 1"/>
    <table:table table:name="Signatures {$n}" table:style-name="signatures">
      <table:table-column table:number-columns-repeated="2"/>
      <xsl:for-each select="d:signataire[position() mod 2 = 1]">
        <table:table-row table:style-name="rangee">
          <xsl:apply-templates select=". | following-sibling::d:signataire[1]"/>
          <xsl:if test="not(following-sibling::d:signataire)"><table:table-cell/></xsl:if>
        </table:table-row>
      </xsl:for-each>
    </table:table>
  </xsl:template>
  <xsl:template match="d:signataire">
    <table:table-cell><text:p text:style-name="Signataire"><text:span text:style-name="Strong_20_Emphasis"><xsl:value-of select="@nom"/></text:span><xsl:for-each select="@qualite | @organisme"><text:line-break/><xsl:value-of select="."/></xsl:for-each><text:line-break/><xsl:value-of select="$mots/@date"/><xsl:text> </xsl:text><xsl:value-of select="@le"/><text:line-break/><xsl:value-of select="$mots/@signature"/><text:line-break/><text:line-break/><text:line-break/></text:p></table:table-cell>
  </xsl:template>

  <!-- ── Tables ─────────────────────────────────────────────────────────── -->
  <xsl:template match="d:tableau">
    <xsl:variable name="n" select="count(preceding::d:tableau | ancestor::d:tableau) + 1"/>
    <xsl:if test="@legende or @paysage">
      <text:p text:style-name="Caption"><xsl:if test="@paysage"><xsl:attribute name="text:style-name">paysage</xsl:attribute></xsl:if><xsl:call-template name="ancre"/><xsl:if test="@etiquette"><xsl:value-of select="@etiquette"/> — </xsl:if><xsl:value-of select="@legende"/></text:p>
    </xsl:if>
    <table:table table:name="Tableau {$n}" table:style-name="tableau{$n}">
      <xsl:for-each select="d:colonne"><table:table-column table:style-name="tableau{$n}.{position()}"/></xsl:for-each>
      <xsl:if test="d:entete"><table:table-header-rows><xsl:apply-templates select="d:entete/d:rangee"/></table:table-header-rows></xsl:if>
      <xsl:apply-templates select="d:corps/d:rangee"/>
    </table:table>
    <xsl:if test="@paysage"><text:p text:style-name="suite"/></xsl:if>
  </xsl:template>
  <xsl:template match="d:rangee"><table:table-row table:style-name="rangee"><xsl:apply-templates select="d:cellule"/></table:table-row></xsl:template>
  <xsl:template match="d:cellule">
    <xsl:variable name="genre"><xsl:choose><xsl:when test="@tete = 'colonne'">cellule-tete</xsl:when><xsl:when test="parent::d:rangee/@genre = 'groupe'">cellule-groupe</xsl:when><xsl:otherwise>cellule</xsl:otherwise></xsl:choose></xsl:variable>
    <table:table-cell table:style-name="{$genre}" office:value-type="string">
      <xsl:if test="@etendue > 1"><xsl:attribute name="table:number-columns-spanned"><xsl:value-of select="@etendue"/></xsl:attribute></xsl:if>
      <xsl:choose>
        <xsl:when test="d:alinea | d:liste | d:tableau | d:encadre | d:definitions"><xsl:apply-templates select="d:*"/></xsl:when>
        <xsl:otherwise>
          <text:p><xsl:attribute name="text:style-name"><xsl:choose><xsl:when test="@tete = 'colonne' or parent::d:rangee/@genre = 'groupe'">Table_20_Heading</xsl:when><xsl:when test="@tete = 'rangee'">Tete_20_de_20_rangee</xsl:when><xsl:otherwise>Table_20_Contents</xsl:otherwise></xsl:choose></xsl:attribute><xsl:apply-templates/></text:p>
        </xsl:otherwise>
      </xsl:choose>
    </table:table-cell>
    <xsl:call-template name="couvertes"><xsl:with-param name="n" select="@etendue - 1"/></xsl:call-template>
  </xsl:template>
  <xsl:template name="couvertes"><xsl:param name="n"/><xsl:if test="$n >= 1"><table:covered-table-cell/><xsl:call-template name="couvertes"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:if></xsl:template>

  <!-- ── Diagrams: each page of one on a page of its own ───────────────────── -->
  <xsl:template match="d:figure">
    <xsl:if test="not(d:page)"><text:p text:style-name="Text_20_body"><xsl:value-of select="@alt"/></text:p></xsl:if>
    <xsl:for-each select="d:page">
      <xsl:variable name="couche" select="@largeur > @hauteur"/>
      <xsl:variable name="dispo" select="$couche * $largeur-paysage + not($couche) * $largeur"/>
      <xsl:variable name="haut" select="$couche * $hauteur-paysage + not($couche) * $hauteur"/>
      <xsl:variable name="echelle"><xsl:choose><xsl:when test="$dispo div @largeur &lt; $haut div @hauteur"><xsl:value-of select="$dispo div @largeur"/></xsl:when><xsl:otherwise><xsl:value-of select="$haut div @hauteur"/></xsl:otherwise></xsl:choose></xsl:variable>
      <text:p text:style-name="Caption"><xsl:if test="$couche"><xsl:attribute name="text:style-name">paysage</xsl:attribute></xsl:if><xsl:if test="position() = 1"><xsl:for-each select="parent::d:figure"><xsl:call-template name="ancre"/></xsl:for-each></xsl:if><xsl:if test="../@etiquette"><xsl:value-of select="../@etiquette"/> — </xsl:if><xsl:apply-templates select="../d:legende/node()" mode="sans-note"/><xsl:if test="last() > 1"> (<xsl:value-of select="position()"/>/<xsl:value-of select="last()"/>)</xsl:if></text:p>
      <text:p text:style-name="Figure"><draw:frame draw:style-name="schema" draw:name="{@nom}" text:anchor-type="as-char" svg:width="{round(100 * @largeur * $echelle) div 100}pt" svg:height="{round(100 * @hauteur * $echelle) div 100}pt"><draw:image xlink:href="Pictures/{@nom}.svg" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/><svg:title><xsl:value-of select="../@alt"/></svg:title><svg:desc><xsl:value-of select="d:equivalent"/></svg:desc></draw:frame></text:p>
      <xsl:if test="$couche and position() = last()"><text:p text:style-name="suite"/></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- ── Within a line ──────────────────────────────────────────────────── -->
  <xsl:template match="d:note" mode="sans-note"/>
  <xsl:template match="d:accent"><text:span text:style-name="Emphasis"><xsl:apply-templates/></text:span></xsl:template>
  <xsl:template match="d:fort"><text:span text:style-name="Strong_20_Emphasis"><xsl:apply-templates/></text:span></xsl:template>
  <xsl:template match="d:decider"><text:span text:style-name="A_20_decider"><xsl:apply-templates/></text:span></xsl:template>
  <xsl:template match="d:retour"><text:line-break/></xsl:template>
  <xsl:template match="d:lien"><text:a xlink:type="simple" xlink:href="{@href}" text:style-name="Internet_20_link"><xsl:apply-templates/></text:a></xsl:template>
  <xsl:template match="d:renvoi"><text:a xlink:type="simple" xlink:href="#{@vers}"><xsl:apply-templates/></text:a></xsl:template>
  <xsl:template match="d:note"><text:note text:note-class="footnote" text:id="note-{@numero}"><text:note-citation><xsl:value-of select="@numero"/></text:note-citation><text:note-body><text:p text:style-name="Footnote"><xsl:apply-templates/></text:p></text:note-body></text:note></xsl:template>
</xsl:stylesheet>
