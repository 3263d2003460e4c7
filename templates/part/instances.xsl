<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  The formations of the council: plenary, restricted, each group, the instances
  that are not the council's, and the table of all.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:set="http://exslt.org/sets"
  xmlns:f="urn:entente:faits:1" xmlns:l="urn:entente:lexique:1" xmlns="urn:entente:document:1"
  xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str set f l v">

  <xsl:template name="article-pleniere">
    <xsl:call-template name="article">
      <xsl:with-param name="id">pleniere</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">pleniere</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="clauses">
              <xsl:call-template name="clauses"><xsl:with-param name="clauses" select="$pleniere/f:clause | $faits/f:clause[@genre = 'convocation-de-droit' or @genre = 'parlementaires']"/></xsl:call-template>
            </v:v>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="article-restreinte">
    <xsl:call-template name="article">
      <xsl:with-param name="id">restreinte</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">restreinte</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="clauses"><xsl:call-template name="clauses"><xsl:with-param name="clauses" select="$restreinte/f:clause"/></xsl:call-template></v:v>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:if test="$restreinte/f:membre">
          <xsl:call-template name="tableau-membres">
            <xsl:with-param name="instance" select="$restreinte"/>
            <xsl:with-param name="id">t-restreinte</xsl:with-param>
            <xsl:with-param name="legende">tableau.composition-instance</xsl:with-param>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- One article per group, headed by its name. -->
  <xsl:template match="f:instance" mode="article-groupe">
    <article id="i-{@id}">
      <xsl:call-template name="suite"><xsl:with-param name="id" select="@id"/></xsl:call-template>
      <titre><xsl:value-of select="@nom"/></titre>
      <alinea><xsl:call-template name="sorte-de-groupe"/></alinea>
      <xsl:call-template name="phrase">
        <xsl:with-param name="id">groupe</xsl:with-param>
        <xsl:with-param name="args"><xsl:call-template name="valeurs-de-groupe"/></xsl:with-param>
      </xsl:call-template>
      <xsl:for-each select="f:demande"><xsl:call-template name="prose-alinea"/></xsl:for-each>
      <xsl:if test="f:contact">
        <xsl:call-template name="alinea">
          <xsl:with-param name="id">contact</xsl:with-param>
          <xsl:with-param name="args"><v:v n="contacts"><xsl:for-each select="f:contact"><xsl:if test="position() > 1"> ; </xsl:if><xsl:call-template name="texte"><xsl:with-param name="t" select="@valeur"/></xsl:call-template></xsl:for-each></v:v></xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="clauses"><xsl:with-param name="clauses" select="f:clause"/></xsl:call-template>
      <xsl:call-template name="insertions"><xsl:with-param name="id" select="@id"/></xsl:call-template>
    </article>
    <xsl:call-template name="articles-inseres"><xsl:with-param name="id" select="@id"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="sorte-de-groupe">
    <xsl:call-template name="phrase">
      <xsl:with-param name="id">
        <xsl:choose>
          <xsl:when test="@type = 'groupe-thematique' or @theme">groupe.thematique<xsl:if test="@perimetre">.perimetre</xsl:if></xsl:when>
          <xsl:when test="@type = 'groupe-territorial' and @perimetre">groupe.territorial</xsl:when>
          <xsl:when test="@type = 'groupe-territorial'">groupe.territorial.sans</xsl:when>
          <xsl:otherwise>groupe.autre</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="args">
        <v:v n="perimetre"><xsl:call-template name="texte"><xsl:with-param name="t" select="@perimetre"/></xsl:call-template></v:v>
        <v:v n="theme"><xsl:call-template name="theme"/></v:v>
        <v:v n="type"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@type-libelle)"/></xsl:call-template></v:v>
        <v:v n="bases"><xsl:if test="f:base"><xsl:text> (</xsl:text><xsl:call-template name="bases"/><xsl:text>)</xsl:text></xsl:if></v:v>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="theme">
    <xsl:variable name="libelle"><xsl:call-template name="mot"><xsl:with-param name="genre">theme</xsl:with-param><xsl:with-param name="id" select="string(@theme)"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="@theme = 'a-decider'"><xsl:copy-of select="$libelle"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="translate(substring($libelle, 1, 1), $majuscules, $minuscules)"/><xsl:value-of select="substring($libelle, 2)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="valeurs-de-groupe">
    <v:v n="objet"><xsl:apply-templates select="f:objet/node()" mode="prose"/></v:v>
    <v:v n="demandeurs"><xsl:if test="@demandeurs"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@demandeurs"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></xsl:if></v:v>
    <v:v n="peines"><xsl:value-of select="substring('oui', 1, 3 * (@theme = 'execution-peines' or @theme = 'recidive'))"/></v:v>
    <v:v n="elus"><xsl:value-of select="substring('oui', 1, 3 * (@theme = 'violences-elus'))"/></v:v>
    <v:v n="preside"><xsl:if test="@preside != ''"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@preside"/></xsl:call-template></xsl:if></v:v>
    <v:v n="anime"><xsl:if test="@anime != ''"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@anime"/></xsl:call-template></xsl:if></v:v>
    <v:v n="frequence"><xsl:call-template name="frequence"/></v:v>
    <v:v n="modalites"><xsl:value-of select="@modalites"/></v:v>
    <v:v n="duree"><xsl:if test="@duree"><xsl:call-template name="duree"><xsl:with-param name="d" select="@duree"/></xsl:call-template></xsl:if></v:v>
    <v:v n="exceptionnelle"><xsl:value-of select="substring('oui', 1, 3 * (@exceptionnelle = 'oui' or @dernier-recours = 'oui'))"/></v:v>
    <v:v n="membres"><xsl:call-template name="noms"><xsl:with-param name="noeuds" select="f:membre[not(@office)]"/></xsl:call-template></v:v>
    <v:v n="invites"><xsl:if test="f:invite"><xsl:call-template name="noms"><xsl:with-param name="noeuds" select="f:invite"/></xsl:call-template></xsl:if></v:v>
    <v:v n="plafond"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('classe.', @plafond)"/></xsl:call-template></v:v>
    <v:v n="confidentiel"><xsl:if test="@confidentiel-des"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('classe.', @confidentiel-des)"/></xsl:call-template></xsl:if></v:v>
    <v:v n="charte"><xsl:value-of select="substring('oui', 1, 3 * (@charte-a-signer = 'oui'))"/></v:v>
  </xsl:template>

  <xsl:template name="article-voisines">
    <xsl:call-template name="article">
      <xsl:with-param name="id">voisines</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="alinea"><xsl:with-param name="id">voisines</xsl:with-param></xsl:call-template>
        <tableau id="t-voisines">
          <xsl:call-template name="legende"><xsl:with-param name="id">tableau.voisines</xsl:with-param></xsl:call-template>
          <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">3 3 5</xsl:with-param><xsl:with-param name="cols">col.instance col.texte col.composition</xsl:with-param></xsl:call-template>
          <corps>
            <xsl:for-each select="$voisines">
              <rangee>
                <cellule tete="rangee"><xsl:value-of select="@nom"/></cellule>
                <cellule><xsl:call-template name="bases"/></cellule>
                <cellule><xsl:call-template name="composition-courte"/></cellule>
              </rangee>
            </xsl:for-each>
          </corps>
        </tableau>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- ── Instance, legal text, composition, what may be said and written ────── -->
  <xsl:template name="article-synthese">
    <xsl:call-template name="article">
      <xsl:with-param name="id">synthese</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="alinea"><xsl:with-param name="id">synthese</xsl:with-param></xsl:call-template>
        <tableau id="t-synthese">
          <xsl:if test="count($formations) > 3"><xsl:attribute name="paysage">oui</xsl:attribute></xsl:if>
          <xsl:call-template name="legende"><xsl:with-param name="id">tableau.synthese</xsl:with-param></xsl:call-template>
          <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts"><xsl:text>3</xsl:text><xsl:if test="$formations/f:base"> 3</xsl:if><xsl:text> 5 5 5</xsl:text></xsl:with-param><xsl:with-param name="cols"><xsl:text>col.instance</xsl:text><xsl:if test="$formations/f:base"> col.texte</xsl:if><xsl:text> col.composition col.oral col.ecrit</xsl:text></xsl:with-param></xsl:call-template>
          <corps>
            <xsl:for-each select="$formations">
              <rangee>
                <cellule tete="rangee"><xsl:value-of select="@nom"/></cellule>
                <xsl:if test="$formations/f:base"><cellule><xsl:call-template name="bases"/></cellule></xsl:if>
                <cellule><xsl:call-template name="composition-courte"/></cellule>
                <cellule><xsl:call-template name="admis"><xsl:with-param name="forme">oral</xsl:with-param></xsl:call-template></cellule>
                <cellule><xsl:call-template name="admis"><xsl:with-param name="forme">ecrit</xsl:with-param></xsl:call-template></cellule>
              </rangee>
            </xsl:for-each>
          </corps>
        </tableau>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="composition-courte">
    <xsl:for-each select="f:membre"><xsl:if test="position() > 1"> ; </xsl:if><xsl:call-template name="texte"><xsl:with-param name="t" select="@court"/></xsl:call-template></xsl:for-each>
  </xsl:template>

  <!-- What the charter says may be said (written) there; else what follows from the room's ceiling. -->
  <xsl:template name="admis">
    <xsl:param name="forme"/>
    <xsl:variable name="regles" select="f:echanges[@forme = $forme]"/>
    <xsl:choose>
      <xsl:when test="$regles">
        <xsl:for-each select="$regles">
          <alinea><xsl:call-template name="regle"/></alinea>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="$forme = 'oral'">
        <xsl:call-template name="alinea">
          <xsl:with-param name="id">jusqu-au</xsl:with-param>
          <xsl:with-param name="args"><v:v n="classe"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('classe.', @plafond)"/></xsl:call-template></v:v></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@plafond-rang &lt;= 2"><xsl:call-template name="alinea"><xsl:with-param name="id">ecrit.general</xsl:with-param></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="alinea"><xsl:with-param name="id">ecrit.groupe</xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- One f:echanges: letters, ceiling, anonymised, the author's words. -->
  <xsl:template name="regle">
    <xsl:variable name="lettres"><xsl:call-template name="lettres"><xsl:with-param name="ids" select="@informations"/></xsl:call-template></xsl:variable>
    <xsl:if test="string($lettres) != ''">
      <xsl:call-template name="phrase">
        <xsl:with-param name="id"><xsl:choose><xsl:when test="contains(normalize-space(@informations), ' ')">informations-lettres</xsl:when><xsl:otherwise>information-lettre</xsl:otherwise></xsl:choose></xsl:with-param>
        <xsl:with-param name="args"><v:v n="lettres"><xsl:value-of select="$lettres"/></v:v></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="@plafond">
      <xsl:if test="string($lettres) != ''"><xsl:text> </xsl:text></xsl:if>
      <xsl:call-template name="phrase">
        <xsl:with-param name="id">jusqu-au</xsl:with-param>
        <xsl:with-param name="args"><v:v n="classe"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('classe.', @plafond)"/></xsl:call-template></v:v></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="normalize-space() != ''">
      <xsl:if test="string($lettres) != '' or @plafond"><xsl:text> </xsl:text></xsl:if>
      <xsl:apply-templates select="node()" mode="prose"/>
    </xsl:if>
    <xsl:if test="@anonymise = 'oui' and not(contains(., 'anonym') or contains(., 'sans nom'))">
      <xsl:text> </xsl:text><xsl:call-template name="phrase"><xsl:with-param name="id">anonymise</xsl:with-param></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- «A, B et C» of a list of informations, in the order of the table. -->
  <xsl:template name="lettres">
    <xsl:param name="ids"/>
    <xsl:variable name="elements">
      <xsl:for-each select="$faits/f:information[contains(concat(' ', $ids, ' '), concat(' ', @id, ' '))]">
        <v:v><xsl:value-of select="@lettre"/></v:v>
      </xsl:for-each>
    </xsl:variable>
    <xsl:call-template name="enumeration"><xsl:with-param name="elements" select="exsl:node-set($elements)/v:v[. != '']"/></xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
