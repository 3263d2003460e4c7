<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  All the cards of the rules that apply under the charter's law, to annotate and
  sign: a jurist's reading copy. It reads the packs themselves (`regles`: their
  addresses), and of the facts the state of each rule at the date read.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:f="urn:entente:faits:1"
  xmlns:a="urn:entente:droit:1" xmlns:e="urn:entente:regle:1" xmlns:sch="http://purl.oclc.org/dsdl/schematron"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str f a e sch v">

  <xsl:param name="lang">fr</xsl:param>
  <xsl:param name="errors">0</xsl:param>
  <xsl:param name="final">non</xsl:param>
  <!-- Views that cannot draw this charter, separated by spaces. -->
  <xsl:param name="absents"/>
  <!-- Addresses of the files of rules, separated by spaces. -->
  <xsl:param name="regles"/>
  <xsl:variable name="papier">recueil-regles</xsl:variable>
  <xsl:variable name="faits" select="/f:faits"/>

  <xsl:include href="../part/phrase.xsl"/>
  <xsl:include href="../part/nombre.xsl"/>
  <xsl:include href="../part/nom.xsl"/>
  <xsl:include href="../part/loi.xsl"/>
  <xsl:include href="../part/prose.xsl"/>
  <xsl:include href="../part/page.xsl"/>
  <xsl:include href="../part/article.xsl"/>

  <xsl:variable name="themes-bruts"><xsl:for-each select="str:tokenize($regles, ' ')"><v:v><xsl:value-of select="."/></v:v></xsl:for-each></xsl:variable>
  <xsl:variable name="fichiers" select="exsl:node-set($themes-bruts)/v:v"/>
  <xsl:variable name="themes" select="document($fichiers)/sch:schema"/>
  <xsl:variable name="etats" select="$faits/f:validation/f:regle-du-droit"/>
  <xsl:variable name="propres" select="$faits/f:validation/f:regle-propre"/>

  <xsl:variable name="valeurs-brutes">
    <v:v n="charte"><xsl:value-of select="normalize-space($faits/f:titre)"/></v:v>
    <v:v n="n"><xsl:value-of select="count($themes/sch:pattern)"/></v:v>
    <v:v n="au"><xsl:call-template name="date"><xsl:with-param name="d" select="$faits/@au"/></xsl:call-template></v:v>
    <v:v n="hors-vigueur"><xsl:if test="$etats[@etat = 'hors-vigueur']"><xsl:value-of select="count($etats[@etat = 'hors-vigueur'])"/></xsl:if></v:v>
    <v:v n="revues"><xsl:value-of select="count($themes/sch:pattern[e:carte/e:revue/@par != ''])"/></v:v>
    <v:v n="propres"><xsl:value-of select="substring('oui', 1, 3 * boolean($propres))"/></v:v>
  </xsl:variable>
  <xsl:variable name="valeurs" select="exsl:node-set($valeurs-brutes)/v:v"/>

  <xsl:template match="/">
    <xsl:variable name="titre"><xsl:call-template name="phrase"><xsl:with-param name="id">titre</xsl:with-param></xsl:call-template></xsl:variable>
    <xsl:variable name="sujet"><xsl:call-template name="phrase"><xsl:with-param name="id">sujet</xsl:with-param></xsl:call-template></xsl:variable>
    <document>
      <xsl:call-template name="attributs-du-document"><xsl:with-param name="titre" select="string($titre)"/><xsl:with-param name="sujet" select="string($sujet)"/></xsl:call-template>
      <xsl:call-template name="couverture">
        <xsl:with-param name="surtitre"><xsl:value-of select="normalize-space($faits/f:titre)"/></xsl:with-param>
        <xsl:with-param name="titre" select="string($titre)"/>
      </xsl:call-template>
      <sommaire profondeur="1"><xsl:attribute name="titre"><xsl:call-template name="phrase"><xsl:with-param name="id">sommaire</xsl:with-param></xsl:call-template></xsl:attribute></sommaire>
      <article id="mode" num="non">
        <xsl:call-template name="titre"><xsl:with-param name="id">article.mode</xsl:with-param></xsl:call-template>
        <xsl:call-template name="phrase"><xsl:with-param name="id">mode</xsl:with-param></xsl:call-template>
      </article>
      <!-- File after file: nodes of several documents have no order of their own. -->
      <xsl:for-each select="$fichiers">
        <xsl:variable name="rang" select="position()"/>
        <partie id="theme-{$rang}">
          <xsl:variable name="dit" select="document(string(.))/sch:schema/e:theme[@xml:lang = $lang]"/>
          <titre><xsl:value-of select="normalize-space($dit | document(string(.))/sch:schema[not($dit)]/sch:title)"/></titre>
          <xsl:apply-templates select="document(string(.))/sch:schema/sch:pattern">
            <xsl:with-param name="avant" select="count(document($fichiers[position() &lt; $rang])/sch:schema/sch:pattern)"/>
          </xsl:apply-templates>
        </partie>
      </xsl:for-each>
      <xsl:if test="$propres">
        <partie id="propres">
          <xsl:call-template name="titre"><xsl:with-param name="id">titre.propres</xsl:with-param></xsl:call-template>
          <xsl:apply-templates select="$propres"/>
        </partie>
      </xsl:if>
    </document>
  </xsl:template>

  <!-- ── A rule of a pack ───────────────────────────────────────────────────── -->
  <xsl:template match="sch:pattern">
    <xsl:param name="avant" select="0"/>
    <xsl:variable name="id" select="string(@id)"/>
    <xsl:variable name="carte" select="e:carte"/>
    <xsl:variable name="etat" select="$etats[@id = $id]"/>
    <article id="{$id}" num="non">
      <titre><xsl:value-of select="$avant + count(preceding-sibling::sch:pattern) + 1"/><xsl:text>. </xsl:text><xsl:call-template name="texte-de-carte"><xsl:with-param name="part" select="$carte/e:titre"/></xsl:call-template></titre>
      <alinea>
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">regle</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="id"><xsl:value-of select="$id"/></v:v>
            <v:v n="gravite"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('gravite.', @e:severite)"/></xsl:call-template></v:v>
            <v:v n="contraintes"><xsl:value-of select="translate(normalize-space(@e:catalogue), ' ', ',')"/></v:v>
            <v:v n="du"><xsl:if test="@e:de != ''"><xsl:call-template name="date"><xsl:with-param name="d" select="@e:de"/></xsl:call-template></xsl:if></v:v>
            <v:v n="jusqu-au"><xsl:if test="@e:a != ''"><xsl:call-template name="date"><xsl:with-param name="d" select="@e:a"/></xsl:call-template></xsl:if></v:v>
            <v:v n="hors"><xsl:value-of select="$etat[@etat = 'hors-vigueur']/@etat"/></v:v>
            <v:v n="constat"><xsl:value-of select="$etat[@etat = 'constat']/@etat"/></v:v>
            <v:v n="conteste"><xsl:value-of select="substring('oui', 1, 3 * (@e:conteste = 'oui'))"/></v:v>
            <v:v n="revue"><xsl:value-of select="$carte/e:revue[@par != '']/@par"/></v:v>
          </xsl:with-param>
        </xsl:call-template>
      </alinea>
      <xsl:if test="@e:provisions != ''">
        <liste genre="tiret">
          <xsl:for-each select="str:tokenize(@e:provisions, ' ')"><xsl:call-template name="disposition-datee"><xsl:with-param name="ref" select="string(.)"/></xsl:call-template></xsl:for-each>
        </liste>
      </xsl:if>
      <xsl:call-template name="partie-de-carte"><xsl:with-param name="id">pourquoi</xsl:with-param><xsl:with-param name="part" select="$carte/e:pourquoi"/></xsl:call-template>
      <xsl:call-template name="partie-de-carte"><xsl:with-param name="id">question</xsl:with-param><xsl:with-param name="part" select="$carte/e:question"/></xsl:call-template>
      <xsl:call-template name="partie-de-carte"><xsl:with-param name="id">detection</xsl:with-param><xsl:with-param name="part" select="$carte/e:detection"/></xsl:call-template>
      <xsl:call-template name="partie-de-carte"><xsl:with-param name="id">faux-positifs</xsl:with-param><xsl:with-param name="part" select="$carte/e:faux-positifs"/></xsl:call-template>
      <xsl:call-template name="partie-de-carte"><xsl:with-param name="id">remede</xsl:with-param><xsl:with-param name="part" select="$carte/e:remede"/></xsl:call-template>
      <xsl:variable name="lectures" select="$carte/e:lecture[@xml:lang = $lang] | $carte/e:lecture[not($carte/e:lecture[@xml:lang = $lang])][@xml:lang = $carte/e:lecture[1]/@xml:lang]"/>
      <xsl:for-each select="$lectures">
        <alinea><fort><xsl:call-template name="phrase"><xsl:with-param name="id">carte.lecture</xsl:with-param></xsl:call-template></fort><xsl:text> </xsl:text><accent><xsl:value-of select="@tenant"/></accent><xsl:text> : </xsl:text><xsl:value-of select="normalize-space()"/></alinea>
      </xsl:for-each>
      <xsl:if test="$carte/e:exemple"><xsl:call-template name="exemples"><xsl:with-param name="carte" select="$carte"/></xsl:call-template></xsl:if>
      <xsl:call-template name="relecture"/>
    </article>
  </xsl:template>

  <!-- The text in the paper's language, else in the first. -->
  <xsl:template name="texte-de-carte">
    <xsl:param name="part"/>
    <xsl:choose>
      <xsl:when test="$part[@xml:lang = $lang]"><xsl:value-of select="normalize-space($part[@xml:lang = $lang])"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space($part[1])"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="partie-de-carte">
    <xsl:param name="id"/>
    <xsl:param name="part"/>
    <xsl:if test="$part">
      <alinea>
        <fort><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('carte.', $id)"/></xsl:call-template></fort>
        <xsl:text> </xsl:text>
        <xsl:call-template name="texte-de-carte"><xsl:with-param name="part" select="$part"/></xsl:call-template>
      </alinea>
    </xsl:if>
  </xsl:template>

  <!-- A provision, its subject, the days it is in force (all versions together). -->
  <xsl:template name="disposition-datee">
    <xsl:param name="ref"/>
    <xsl:variable name="disposition" select="$actes/a:disposition[@id = $ref]"/>
    <xsl:variable name="de" select="$disposition/a:version[1]/@de"/>
    <xsl:variable name="a" select="$disposition/a:version[last()]/@a"/>
    <item>
      <xsl:choose>
        <xsl:when test="$disposition"><xsl:call-template name="lien-disposition"><xsl:with-param name="disposition" select="$disposition"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:value-of select="$ref"/></xsl:otherwise>
      </xsl:choose>
      <!-- The subject is written in French only. --><xsl:if test="$disposition/@titre and $lang = 'fr'"><xsl:text> : </xsl:text><xsl:value-of select="$disposition/@titre"/></xsl:if>
      <xsl:if test="$disposition">
        <xsl:text> </xsl:text>
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">vigueur</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="debut"><xsl:if test="$de"><xsl:call-template name="date"><xsl:with-param name="d" select="$de"/></xsl:call-template></xsl:if></v:v>
            <v:v n="fin"><xsl:if test="$a"><xsl:call-template name="date"><xsl:with-param name="d" select="$a"/></xsl:call-template></xsl:if></v:v>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </item>
  </xsl:template>

  <!-- Wrong beside right, as an author writes them. -->
  <xsl:template name="exemples">
    <xsl:param name="carte"/>
    <tableau>
      <colonne part="1"/><colonne part="1"/>
      <entete>
        <rangee>
          <cellule tete="colonne"><xsl:call-template name="phrase"><xsl:with-param name="id">exemple.faux</xsl:with-param></xsl:call-template></cellule>
          <cellule tete="colonne"><xsl:call-template name="phrase"><xsl:with-param name="id">exemple.juste</xsl:with-param></xsl:call-template></cellule>
        </rangee>
      </entete>
      <corps>
        <rangee>
          <cellule><xsl:for-each select="$carte/e:exemple[@genre = 'faux']"><xsl:if test="position() > 1"><retour/></xsl:if><xsl:apply-templates select="*" mode="source"/></xsl:for-each></cellule>
          <cellule><xsl:for-each select="$carte/e:exemple[@genre = 'juste']"><xsl:if test="position() > 1"><retour/></xsl:if><xsl:apply-templates select="*" mode="source"/></xsl:for-each></cellule>
        </rangee>
      </corps>
    </tableau>
  </xsl:template>

  <!-- An element on a line of its own, but what a party or an information contains. -->
  <xsl:template match="*" mode="source">
    <xsl:variable name="enfants-a-la-ligne" select="* and not(local-name() = 'partie' or local-name() = 'information')"/>
    <xsl:if test="preceding-sibling::* and parent::e:exemple or not(parent::e:exemple) and not(local-name(..) = 'partie' or local-name(..) = 'information')"><retour/></xsl:if>
    <xsl:text>&lt;</xsl:text><xsl:value-of select="local-name()"/>
    <xsl:for-each select="@*"><xsl:text> </xsl:text><xsl:value-of select="name()"/><xsl:text>="</xsl:text><xsl:value-of select="."/><xsl:text>"</xsl:text></xsl:for-each>
    <xsl:choose>
      <xsl:when test="node()">
        <xsl:text>></xsl:text>
        <xsl:apply-templates select="node()" mode="source"/>
        <xsl:if test="$enfants-a-la-ligne"><retour/></xsl:if>
        <xsl:text>&lt;/</xsl:text><xsl:value-of select="local-name()"/><xsl:text>></xsl:text>
      </xsl:when>
      <xsl:otherwise><xsl:text>/></xsl:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="text()" mode="source"><xsl:value-of select="normalize-space()"/></xsl:template>

  <!-- ── A rule of the charter ──────────────────────────────────────────────── -->
  <xsl:template match="f:regle-propre">
    <article id="{@id}" num="non">
      <titre><xsl:value-of select="normalize-space(f:titre)"/></titre>
      <alinea><xsl:call-template name="phrase"><xsl:with-param name="id">regle.propre</xsl:with-param><xsl:with-param name="args"><v:v n="id"><xsl:value-of select="@id"/></v:v></xsl:with-param></xsl:call-template></alinea>
      <xsl:for-each select="f:pourquoi | f:question | f:detection | f:faux-positifs | f:remede">
        <alinea><fort><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('carte.', local-name())"/></xsl:call-template></fort><xsl:text> </xsl:text><xsl:value-of select="normalize-space()"/></alinea>
      </xsl:for-each>
      <xsl:call-template name="relecture"/>
    </article>
  </xsl:template>

  <!-- Where the jurist writes. -->
  <xsl:template name="relecture">
    <encadre genre="avis">
      <liste genre="case">
        <item><xsl:call-template name="phrase"><xsl:with-param name="id">relecture.lu</xsl:with-param></xsl:call-template></item>
        <item><xsl:call-template name="phrase"><xsl:with-param name="id">relecture.corriger</xsl:with-param></xsl:call-template></item>
      </liste>
      <alinea><xsl:call-template name="phrase"><xsl:with-param name="id">relecture.signature</xsl:with-param></xsl:call-template><retour/>&#160;</alinea>
    </encadre>
  </xsl:template>
</xsl:stylesheet>
