<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  A document tree (compiler/schema/document.rnc, prepared by compiler/export/prepare.c)
  to one HTML file. Headings: the paper is level 1, titles and annexes 2, articles 3
  (2 where there is no title above), headings within 4.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:d="urn:entente:document:1" xmlns:s="urn:entente:style:1" xmlns:m="urn:entente:mots:1"
  xmlns:svg="http://www.w3.org/2000/svg" xmlns:str="http://exslt.org/strings"
  xmlns="http://www.w3.org/1999/xhtml" exclude-result-prefixes="d s m str svg">
  <xsl:include href="apparence.xsl"/>

  <xsl:output method="xml"/>
  <xsl:variable name="document" select="/d:document"/>
  <xsl:variable name="mots" select="document('mots.xml')/m:mots/m:langue[@id = $document/@xml:lang]"/>
  <xsl:key name="notes" match="d:note" use="'toutes'"/>

  <xsl:template match="d:document">
    <html lang="{@xml:lang}">
      <head>
        <meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:value-of select="@titre"/></title>
        <xsl:if test="@sujet"><meta name="description" content="{@sujet}"/></xsl:if>
        <xsl:if test="@auteur"><meta name="author" content="{@auteur}"/></xsl:if>
        <style><xsl:call-template name="couleurs"/><xsl:value-of select="document('html-style.xml')/*"/><xsl:call-template name="feuille-imprimee"/></style>
      </head>
      <body>
        <a class="saut" href="#texte"><xsl:value-of select="$mots/m:au-texte"/></a>
        <xsl:if test="@estampille"><aside class="estampille" aria-label="{@estampille}"><xsl:value-of select="@estampille"/></aside></xsl:if>
        <header>
          <xsl:for-each select="$logo"><img class="logo" src="data:image/png;base64,{@donnees}" alt="{@texte}" width="{round(@largeur * 96 div 72)}" height="{round(@hauteur * 96 div 72)}"/></xsl:for-each>
          <xsl:apply-templates select="d:couverture"/>
          <xsl:if test="not(d:couverture)"><p class="titre-courant"><xsl:value-of select="@entete"/></p></xsl:if>
        </header>
        <xsl:apply-templates select="d:sommaire"/>
        <main id="texte">
          <xsl:if test="not(d:couverture)"><h1><xsl:value-of select="@titre"/></h1></xsl:if>
          <xsl:apply-templates select="d:partie | d:article | d:annexe | d:*[not(self::d:couverture or self::d:sommaire or self::d:partie or self::d:article or self::d:annexe)]"/>
          <xsl:call-template name="notes"/>
        </main>
        <footer><p><xsl:value-of select="@pied"/></p></footer>
      </body>
    </html>
  </xsl:template>

  <!-- The colours of the printed paper, its typefaces, how large. -->
  <xsl:template name="couleurs">
    <xsl:text>:root{</xsl:text>
    <xsl:for-each select="$style/s:couleurs/@*"><xsl:value-of select="concat('--', name(), ':', ., ';')"/></xsl:for-each>
    <xsl:text>--tete:</xsl:text><xsl:value-of select="$style/s:tableau/@fond-tete"/>
    <xsl:text>;--groupe:</xsl:text><xsl:value-of select="$style/s:tableau/@fond-groupe"/>
    <xsl:text>;--filet:</xsl:text><xsl:value-of select="$style/s:tableau/@couleur"/>
    <xsl:text>;--texte:</xsl:text><xsl:call-template name="famille"><xsl:with-param name="nom" select="$choisi/s:police/@texte"/><xsl:with-param name="sinon">Georgia,"Linux Libertine O","Liberation Serif",serif</xsl:with-param></xsl:call-template>
    <xsl:text>;--titres:</xsl:text><xsl:call-template name="famille"><xsl:with-param name="nom" select="$choisi/s:police/@titres"/><xsl:with-param name="sinon">"Linux Biolinum O","Gill Sans","Segoe UI","Liberation Sans",Arial,sans-serif</xsl:with-param></xsl:call-template>
    <xsl:text>;--echelle:</xsl:text><xsl:value-of select="$echelle"/>
    <xsl:text>;--interligne:</xsl:text><xsl:choose><xsl:when test="$au-fer">1.7</xsl:when><xsl:otherwise>1.55</xsl:otherwise></xsl:choose>
    <xsl:text>}</xsl:text>
    <xsl:for-each select="$style/s:encadre">
      <xsl:value-of select="concat('.encadre.', @nom, '{background:', @fond, ';border-left-color:', @barre, '}')"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The paper that a style chose, and its margins. -->
  <xsl:template name="feuille-imprimee">
    <xsl:if test="$choisi/s:feuille/@*">
      <xsl:value-of select="concat('@page{size:', $style/s:page/@largeur, 'pt ', $style/s:page/@hauteur, 'pt;margin:', $style/s:page/@haut, 'pt ', $style/s:page/@droite, 'pt ', $style/s:page/@bas, 'pt ', $style/s:page/@gauche, 'pt}&#10;')"/>
    </xsl:if>
  </xsl:template>

  <!-- ── Cover and contents ─────────────────────────────────────────────── -->
  <xsl:template match="d:couverture">
    <div class="couverture">
      <xsl:if test="d:surtitre/node()"><p class="surtitre"><xsl:apply-templates select="d:surtitre/node()"/></p></xsl:if>
      <h1><xsl:apply-templates select="d:titre/node()"/></h1>
      <xsl:if test="d:sous-titre"><p class="sous-titre"><xsl:apply-templates select="d:sous-titre/node()"/></p></xsl:if>
      <xsl:if test="d:ligne">
        <dl class="lignes"><xsl:for-each select="d:ligne"><div><dt><xsl:value-of select="@cle"/></dt><dd><xsl:apply-templates/></dd></div></xsl:for-each></dl>
      </xsl:if>
      <xsl:for-each select="d:avis"><p class="avis"><xsl:apply-templates/></p></xsl:for-each>
    </div>
  </xsl:template>

  <xsl:template match="d:sommaire">
    <nav aria-labelledby="sommaire-titre">
      <h2 id="sommaire-titre"><xsl:value-of select="@titre"/></h2>
      <ol>
        <xsl:for-each select="../d:partie | ../d:article | ../d:annexe">
          <li>
            <xsl:call-template name="entree"/>
            <xsl:if test="d:article and not(current()/../d:sommaire/@profondeur = '1')">
              <ol><xsl:for-each select="d:article"><li><xsl:call-template name="entree"/></li></xsl:for-each></ol>
            </xsl:if>
          </li>
        </xsl:for-each>
      </ol>
    </nav>
  </xsl:template>

  <xsl:template name="entree">
    <a><xsl:attribute name="href">#<xsl:call-template name="ancre"/></xsl:attribute><xsl:call-template name="intitule"/></a>
  </xsl:template>

  <!-- The id of a thing: its own, or one made of its place. -->
  <xsl:template name="ancre">
    <xsl:choose>
      <xsl:when test="@id"><xsl:value-of select="@id"/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="ancestor-or-self::d:*[parent::*]"><xsl:value-of select="concat(substring(local-name(), 1, 2), count(preceding-sibling::*) + 1, '-')"/></xsl:for-each>
        <xsl:text>x</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="intitule">
    <xsl:if test="@etiquette and not(@num)"><xsl:value-of select="@etiquette"/><xsl:if test="normalize-space(d:titre)"> — </xsl:if></xsl:if>
    <xsl:apply-templates select="d:titre/node()" mode="sans-note"/>
  </xsl:template>

  <!-- ── Parts ──────────────────────────────────────────────────────────── -->
  <xsl:template match="d:partie | d:annexe">
    <section class="{local-name()}">
      <xsl:attribute name="id"><xsl:call-template name="ancre"/></xsl:attribute>
      <h2>
        <xsl:if test="@etiquette"><span class="etiquette"><xsl:value-of select="@etiquette"/></span><xsl:text> </xsl:text></xsl:if>
        <xsl:apply-templates select="d:titre/node()"/>
      </h2>
      <xsl:apply-templates select="d:*[not(self::d:titre)]"/>
    </section>
  </xsl:template>

  <xsl:template match="d:article">
    <section class="article">
      <xsl:attribute name="id"><xsl:call-template name="ancre"/></xsl:attribute>
      <xsl:element name="h{2 + boolean(parent::d:partie or parent::d:annexe)}"><xsl:if test="@etiquette and not(@num)"><xsl:value-of select="@etiquette"/><xsl:if test="normalize-space(d:titre)"> — </xsl:if></xsl:if><xsl:apply-templates select="d:titre/node()"/></xsl:element>
      <xsl:apply-templates select="d:*[not(self::d:titre)]"/>
    </section>
  </xsl:template>

  <xsl:template match="d:marge"><aside class="marge" role="note"><xsl:apply-templates/></aside></xsl:template>

  <!-- One level below the heading it stands under. -->
  <xsl:template match="d:intertitre">
    <xsl:element name="h{2 + boolean(ancestor::d:partie or ancestor::d:annexe) + boolean(ancestor::d:article)}">
      <xsl:call-template name="id"/><xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template name="id"><xsl:if test="@id"><xsl:attribute name="id"><xsl:value-of select="@id"/></xsl:attribute></xsl:if></xsl:template>

  <!-- ── Blocks ─────────────────────────────────────────────────────────── -->
  <xsl:template match="d:alinea">
    <p><xsl:call-template name="id"/><xsl:if test="@num"><xsl:attribute name="class">numerote</xsl:attribute><span class="numero"><xsl:value-of select="@numero"/></span><xsl:text> </xsl:text></xsl:if><xsl:apply-templates/></p>
  </xsl:template>
  <xsl:template match="d:saut"/>

  <xsl:template match="d:liste">
    <ul class="{@genre}"><xsl:apply-templates select="d:item"/></ul>
  </xsl:template>
  <xsl:template match="d:liste[@genre = 'numero' or @genre = 'lettre']">
    <ol class="{@genre}"><xsl:if test="@genre = 'lettre'"><xsl:attribute name="type">a</xsl:attribute></xsl:if><xsl:apply-templates select="d:item"/></ol>
  </xsl:template>
  <xsl:template match="d:item"><li><xsl:call-template name="id"/><xsl:apply-templates/></li></xsl:template>

  <xsl:template match="d:definitions">
    <dl class="definitions"><xsl:for-each select="d:definition"><dt><xsl:apply-templates select="d:terme/node()"/></dt><dd><xsl:apply-templates select="d:sens/node()"/></dd></xsl:for-each></dl>
  </xsl:template>

  <xsl:template match="d:encadre">
    <div class="encadre {@genre}" role="note">
      <xsl:if test="d:titre"><p class="encadre-titre"><xsl:apply-templates select="d:titre/node()"/></p></xsl:if>
      <xsl:apply-templates select="d:*[not(self::d:titre)]"/>
    </div>
  </xsl:template>

  <xsl:template match="d:signatures">
    <ul class="signatures">
      <xsl:for-each select="d:signataire">
        <li>
          <span class="nom"><xsl:value-of select="@nom"/></span>
          <xsl:if test="@qualite"><span><xsl:value-of select="@qualite"/></span></xsl:if>
          <xsl:if test="@organisme"><span><xsl:value-of select="@organisme"/></span></xsl:if>
          <span class="place"><xsl:value-of select="$style/s:mots[@lang = $document/@xml:lang]/@date"/><xsl:text> </xsl:text><xsl:value-of select="@le"/></span>
          <span class="place"><xsl:value-of select="$style/s:mots[@lang = $document/@xml:lang]/@signature"/></span>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <!-- ── Tables ─────────────────────────────────────────────────────────── -->
  <!-- A wide table scrolls on a narrow screen, and can be scrolled from the keyboard. -->
  <xsl:template match="d:tableau">
    <div class="large" tabindex="0" role="region">
      <xsl:attribute name="aria-label"><xsl:call-template name="nom-du-tableau"/></xsl:attribute>
      <table>
        <xsl:call-template name="id"/>
        <xsl:if test="@legende"><caption><xsl:if test="@etiquette"><xsl:value-of select="@etiquette"/> — </xsl:if><xsl:value-of select="@legende"/></caption></xsl:if>
        <colgroup><xsl:variable name="somme" select="sum(d:colonne/@part)"/><xsl:for-each select="d:colonne"><col style="width:{round(1000 * @part div $somme) div 10}%"/></xsl:for-each></colgroup>
        <xsl:if test="d:entete"><thead><xsl:apply-templates select="d:entete/d:rangee"/></thead></xsl:if>
        <tbody><xsl:apply-templates select="d:corps/d:rangee"/></tbody>
      </table>
    </div>
  </xsl:template>
  <xsl:template name="nom-du-tableau">
    <xsl:choose>
      <xsl:when test="@legende"><xsl:if test="@etiquette"><xsl:value-of select="@etiquette"/> — </xsl:if><xsl:value-of select="@legende"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$mots/m:tableau"/><xsl:text> </xsl:text><xsl:value-of select="count(preceding::d:tableau) + 1"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="d:rangee"><tr><xsl:copy-of select="@id"/><xsl:apply-templates select="d:cellule"/></tr></xsl:template>
  <xsl:template match="d:rangee[@genre = 'groupe']"><tr class="groupe"><xsl:apply-templates select="d:cellule"/></tr></xsl:template>
  <xsl:template match="d:cellule">
    <xsl:variable name="element"><xsl:choose><xsl:when test="@tete or parent::d:rangee/@genre = 'groupe'">th</xsl:when><xsl:otherwise>td</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$element}">
      <xsl:if test="@tete = 'colonne'"><xsl:attribute name="scope">col</xsl:attribute></xsl:if>
      <xsl:if test="@tete = 'rangee'"><xsl:attribute name="scope">row</xsl:attribute></xsl:if>
      <xsl:if test="not(@tete) and parent::d:rangee/@genre = 'groupe'"><xsl:attribute name="scope">col</xsl:attribute></xsl:if>
      <xsl:if test="@etendue > 1"><xsl:attribute name="colspan"><xsl:value-of select="@etendue"/></xsl:attribute></xsl:if>
      <xsl:if test="@alignement"><xsl:attribute name="class"><xsl:value-of select="@alignement"/></xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- ── Diagrams ───────────────────────────────────────────────────────── -->
  <xsl:template match="d:figure">
    <figure>
      <xsl:call-template name="id"/>
      <xsl:if test="not(d:page)"><p><xsl:value-of select="@alt"/></p></xsl:if>
      <xsl:for-each select="d:page">
        <div class="schema" role="region" tabindex="0" aria-label="{../@alt} ({position()}/{last()})"><xsl:apply-templates select="svg:svg"/></div>
        <details>
          <summary><xsl:value-of select="$mots/m:description"/><xsl:if test="last() > 1"> (<xsl:value-of select="position()"/>/<xsl:value-of select="last()"/>)</xsl:if></summary>
          <pre><xsl:value-of select="d:equivalent"/></pre>
        </details>
      </xsl:for-each>
      <xsl:if test="d:legende"><figcaption><xsl:if test="@etiquette"><xsl:value-of select="@etiquette"/> — </xsl:if><xsl:apply-templates select="d:legende/node()"/></figcaption></xsl:if>
    </figure>
  </xsl:template>

  <!-- As drawn, but in the language of the page. -->
  <xsl:template match="svg:svg"><svg xmlns="http://www.w3.org/2000/svg"><xsl:copy-of select="@*[name() != 'xml:lang'] | node()"/></svg></xsl:template>

  <!-- ── Within a line ──────────────────────────────────────────────────── -->
  <xsl:template match="d:accent" mode="sans-note"><em><xsl:apply-templates mode="sans-note"/></em></xsl:template>
  <xsl:template match="d:note" mode="sans-note"/>
  <xsl:template match="d:accent"><em><xsl:apply-templates/></em></xsl:template>
  <xsl:template match="d:fort"><strong><xsl:apply-templates/></strong></xsl:template>
  <xsl:template match="d:decider"><mark class="decider"><xsl:apply-templates/></mark></xsl:template>
  <xsl:template match="d:retour"><br/></xsl:template>
  <xsl:template match="d:lien"><a href="{@href}"><xsl:apply-templates/></a></xsl:template>
  <xsl:template match="d:renvoi"><a href="#{@vers}"><xsl:apply-templates/></a></xsl:template>

  <xsl:template match="d:note">
    <sup class="appel"><a id="appel-{@numero}" href="#note-{@numero}" aria-label="{$mots/m:note} {@numero}"><xsl:value-of select="@numero"/></a></sup>
  </xsl:template>
  <xsl:template name="notes">
    <xsl:if test="key('notes', 'toutes')">
      <section class="notes" aria-labelledby="notes-titre">
        <h2 id="notes-titre"><xsl:value-of select="$mots/m:notes"/></h2>
        <ol>
          <xsl:for-each select="key('notes', 'toutes')">
            <li id="note-{@numero}"><xsl:apply-templates/><xsl:text> </xsl:text><a href="#appel-{@numero}" aria-label="{$mots/m:retour} {@numero}">↩</a></li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
