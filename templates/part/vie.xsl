<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Life of the règlement: charte, support of members, follow-up, indicators, own
  provisions, adoption, revision, signatures, notice.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:set="http://exslt.org/sets"
  xmlns:f="urn:entente:faits:1" xmlns:l="urn:entente:lexique:1" xmlns="urn:entente:document:1"
  xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str set f l v">

  <xsl:template name="titre-vie">
    <xsl:variable name="gouvernance" select="$faits/f:gouvernance"/>
    <partie id="vie">
      <xsl:call-template name="titre"><xsl:with-param name="id">titre.vie</xsl:with-param></xsl:call-template>
      <xsl:if test="$charte = 'annexee' or $charte = 'separee'">
        <xsl:call-template name="article-simple"><xsl:with-param name="id">charte</xsl:with-param></xsl:call-template>
      </xsl:if>
      <xsl:if test="$faits/f:soutien"><xsl:call-template name="article-soutien"/></xsl:if>
      <xsl:if test="$gouvernance/f:comite or $gouvernance/f:revue or $gouvernance/f:revue-echecs or $faits/f:reglement/@bilan">
        <xsl:call-template name="article-gouvernance"><xsl:with-param name="g" select="$gouvernance"/></xsl:call-template>
      </xsl:if>
      <xsl:if test="$faits/f:indicateur"><xsl:call-template name="article-indicateurs"/></xsl:if>
      <xsl:if test="$faits/f:clause[@genre = 'autre'] or $insertions-egarees"><xsl:call-template name="article-autres"/></xsl:if>
      <xsl:call-template name="article-adoption"/>
      <xsl:call-template name="article-revision"><xsl:with-param name="g" select="$gouvernance"/></xsl:call-template>
      <xsl:call-template name="insertions"><xsl:with-param name="id">vie</xsl:with-param></xsl:call-template>
      <xsl:call-template name="articles-inseres"><xsl:with-param name="id">vie</xsl:with-param></xsl:call-template>
      <xsl:if test="$faits/f:signataire and not($choix/f:option[@nom = 'signatures']/@valeur = 'non')">
        <intertitre><xsl:call-template name="phrase"><xsl:with-param name="id">article.signatures</xsl:with-param></xsl:call-template></intertitre>
        <signatures><xsl:apply-templates select="$faits/f:signataire"/></signatures>
      </xsl:if>
      <encadre genre="avis">
        <alinea><xsl:call-template name="avis-recherche"/></alinea>
        <alinea><xsl:call-template name="avis-base"/></alinea>
      </encadre>
    </partie>
  </xsl:template>

  <xsl:template name="liste-de-soutien">
    <liste genre="tiret">
      <xsl:for-each select="$faits/f:soutien">
        <item>
          <xsl:variable name="nom">
            <xsl:choose>
              <xsl:when test="@nom"><xsl:value-of select="@nom"/></xsl:when>
              <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('soutien.', @type)"/></xsl:call-template></xsl:otherwise>
            </xsl:choose>
          </xsl:variable>
          <xsl:variable name="adresse" select="@adresse[. != 'a-decider']"/>
          <xsl:choose>
            <xsl:when test="$adresse"><lien href="{$adresse}"><fort><xsl:copy-of select="$nom"/></fort></lien></xsl:when>
            <xsl:otherwise><fort><xsl:copy-of select="$nom"/></fort></xsl:otherwise>
          </xsl:choose>
          <xsl:call-template name="precisions-soutien"/>
          <xsl:if test="normalize-space() != ''"><xsl:text> : </xsl:text><xsl:apply-templates select="node()" mode="prose"/></xsl:if>
          <!-- The name is the link; who holds the paper types the address. -->
          <xsl:if test="$adresse"><xsl:text> </xsl:text><xsl:value-of select="substring-after($adresse, '://')"/></xsl:if>
        </item>
      </xsl:for-each>
    </liste>
  </xsl:template>

  <xsl:template match="f:signataire">
    <xsl:variable name="partie" select="$faits/f:partie[@id = current()/@partie]"/>
    <signataire>
      <xsl:attribute name="nom">
        <xsl:choose>
          <xsl:when test="@represente-par and @represente-par != 'a-decider'"><xsl:value-of select="@represente-par"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$partie/@nom"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:choose>
        <xsl:when test="@qualite"><xsl:attribute name="qualite"><xsl:value-of select="@qualite"/></xsl:attribute></xsl:when>
        <xsl:when test="@represente-par"><xsl:attribute name="qualite"><xsl:value-of select="$partie/@nom"/></xsl:attribute></xsl:when>
      </xsl:choose>
      <xsl:if test="$partie/@organisme"><xsl:attribute name="organisme"><xsl:value-of select="$partie/@organisme"/></xsl:attribute></xsl:if>
      <xsl:if test="@le and @le != 'a-decider'">
        <xsl:variable name="date"><xsl:call-template name="date"><xsl:with-param name="d" select="@le"/></xsl:call-template></xsl:variable>
        <xsl:attribute name="le"><xsl:value-of select="$date"/></xsl:attribute>
      </xsl:if>
    </signataire>
  </xsl:template>

  <xsl:template name="article-soutien">
    <xsl:call-template name="article">
      <xsl:with-param name="id">soutien</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="alinea"><xsl:with-param name="id">soutien</xsl:with-param></xsl:call-template>
        <xsl:call-template name="liste-de-soutien"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- « (par …, pour …, chaque année) » -->
  <xsl:template name="precisions-soutien">
    <xsl:variable name="elements">
      <xsl:if test="@par"><v:v><xsl:call-template name="phrase"><xsl:with-param name="id">soutien.par</xsl:with-param><xsl:with-param name="args"><v:v n="par"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@par"/></xsl:call-template></v:v></xsl:with-param></xsl:call-template></v:v></xsl:if>
      <xsl:if test="@pour"><v:v><xsl:call-template name="phrase"><xsl:with-param name="id">soutien.pour</xsl:with-param><xsl:with-param name="args"><v:v n="pour"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@pour"/></xsl:call-template></v:v></xsl:with-param></xsl:call-template></v:v></xsl:if>
      <xsl:if test="@periodicite"><v:v><xsl:call-template name="tous-les"><xsl:with-param name="d" select="@periodicite"/></xsl:call-template></v:v></xsl:if>
      <xsl:if test="@independant = 'oui'"><v:v><xsl:call-template name="phrase"><xsl:with-param name="id">soutien.independant</xsl:with-param></xsl:call-template></v:v></xsl:if>
    </xsl:variable>
    <xsl:variable name="noeuds" select="exsl:node-set($elements)/v:v"/>
    <xsl:if test="$noeuds">
      <xsl:text> (</xsl:text>
      <xsl:for-each select="$noeuds"><xsl:if test="position() > 1">, </xsl:if><xsl:copy-of select="node()"/></xsl:for-each>
      <xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="article-gouvernance">
    <xsl:param name="g"/>
    <xsl:call-template name="article">
      <xsl:with-param name="id">gouvernance</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:if test="$faits/f:reglement/@bilan">
          <xsl:call-template name="alinea">
            <xsl:with-param name="id">bilan</xsl:with-param>
            <xsl:with-param name="args"><v:v n="rythme"><xsl:call-template name="tous-les"><xsl:with-param name="d" select="$faits/f:reglement/@bilan"/></xsl:call-template></v:v></xsl:with-param>
          </xsl:call-template>
        </xsl:if>
        <xsl:for-each select="$g/f:comite"><xsl:call-template name="comite"/></xsl:for-each>
        <xsl:for-each select="$g/f:revue"><xsl:call-template name="revue"/></xsl:for-each>
        <xsl:for-each select="$g/f:revue-echecs">
          <alinea>
            <xsl:call-template name="phrase">
              <xsl:with-param name="id">echecs</xsl:with-param>
              <xsl:with-param name="args"><v:v n="rythme"><xsl:if test="@periodicite"><xsl:call-template name="tous-les"><xsl:with-param name="d" select="@periodicite"/></xsl:call-template></xsl:if></v:v></xsl:with-param>
            </xsl:call-template>
            <xsl:text> </xsl:text>
            <xsl:apply-templates select="node()" mode="prose"/>
          </alinea>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="comite">
    <xsl:variable name="sieges"><xsl:value-of select="@membres"/><xsl:for-each select="f:siege"><xsl:value-of select="concat(' ', @partie)"/></xsl:for-each></xsl:variable>
    <alinea>
      <xsl:call-template name="phrase">
        <xsl:with-param name="id">comite<xsl:if test="normalize-space($sieges) = ''">.sans-membres</xsl:if></xsl:with-param>
        <xsl:with-param name="args">
          <v:v n="Nom">
            <xsl:variable name="nom-de-comite"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@nom)"/></xsl:call-template></xsl:variable>
            <xsl:call-template name="capitale"><xsl:with-param name="texte" select="string($nom-de-comite)"/></xsl:call-template>
          </v:v>
          <v:v n="membres"><xsl:call-template name="noms"><xsl:with-param name="ids" select="normalize-space($sieges)"/></xsl:call-template></v:v>
          <v:v n="preside"><xsl:if test="@preside"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@preside"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></xsl:if></v:v>
          <v:v n="frequence"><xsl:call-template name="frequence"/></v:v>
          <v:v n="rend-compte"><xsl:if test="@rend-compte-a"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@rend-compte-a"/><xsl:with-param name="forme">a</xsl:with-param></xsl:call-template></xsl:if></v:v>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="f:objet"><xsl:text> </xsl:text><xsl:apply-templates select="f:objet/node()" mode="prose"/></xsl:if>
    </alinea>
  </xsl:template>

  <xsl:template name="revue">
    <alinea>
      <xsl:call-template name="phrase">
        <xsl:with-param name="id">revue<xsl:if test="not(@objet)">.sans</xsl:if></xsl:with-param>
        <xsl:with-param name="args">
          <v:v n="rythme"><xsl:call-template name="tous-les"><xsl:with-param name="d" select="@periodicite"/></xsl:call-template></v:v>
          <v:v n="par"><xsl:if test="@par"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@par"/></xsl:call-template></xsl:if></v:v>
          <v:v n="objet"><xsl:call-template name="minuscule"><xsl:with-param name="texte" select="string(@objet)"/></xsl:call-template></v:v>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="normalize-space() != ''"><xsl:text> </xsl:text><xsl:apply-templates select="node()" mode="prose"/></xsl:if>
    </alinea>
  </xsl:template>

  <xsl:template name="article-indicateurs">
    <xsl:call-template name="article">
      <xsl:with-param name="id">indicateurs</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="alinea"><xsl:with-param name="id">indicateurs</xsl:with-param></xsl:call-template>
        <tableau id="t-indicateurs">
          <xsl:call-template name="legende"><xsl:with-param name="id">tableau.indicateurs</xsl:with-param></xsl:call-template>
          <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">4 5 3 2</xsl:with-param><xsl:with-param name="cols">col.indicateur col.mesure col.cible col.periodicite</xsl:with-param></xsl:call-template>
          <corps>
            <xsl:for-each select="$faits/f:indicateur">
              <rangee>
                <cellule tete="rangee"><xsl:value-of select="@nom"/></cellule>
                <cellule><xsl:apply-templates select="node()" mode="prose"/></cellule>
                <cellule><xsl:call-template name="texte"><xsl:with-param name="t" select="string(@cible)"/></xsl:call-template></cellule>
                <cellule><xsl:if test="@periodicite"><xsl:call-template name="tous-les"><xsl:with-param name="d" select="@periodicite"/></xsl:call-template></xsl:if></cellule>
              </rangee>
            </xsl:for-each>
          </corps>
        </tableau>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Clauses that no article claims, and insertions whose place is not in this paper:
       nothing the author wrote is lost. -->
  <xsl:variable name="places"> preambule general objet existence missions strategie definitions fonctionnement composition presidence coordonnateur secretariat pleniere restreinte groupes voisines synthese echanges nature donnees principes oral-ecrit situation supports confidentialite secrets jamais justice devoirs manquements information protection responsable registre conservation securite droits vie charte soutien gouvernance indicateurs autres adoption revision </xsl:variable>
  <xsl:variable name="insertions-egarees" select="$choix/f:insertion[not(contains($places, concat(' ', @partie, ' '))) and not(@partie = $groupes/@id)]"/>

  <xsl:template name="article-autres">
    <xsl:call-template name="article">
      <xsl:with-param name="id">autres</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="clauses"><xsl:with-param name="clauses" select="$faits/f:clause[@genre = 'autre']"/></xsl:call-template>
        <xsl:apply-templates select="$insertions-egarees[not(@numero)]" mode="insertion"/>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates select="$insertions-egarees[@numero]" mode="insertion"/>
  </xsl:template>

  <xsl:template name="article-adoption">
    <xsl:variable name="reglement" select="$faits/f:reglement"/>
    <xsl:call-template name="article">
      <xsl:with-param name="id">adoption</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">adoption</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="etabli-par"><xsl:if test="$reglement/@etabli-par"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$reglement/@etabli-par"/></xsl:call-template></xsl:if></v:v>
            <v:v n="approuve-par"><xsl:if test="$reglement/@approuve-par and $reglement/@approuve-par != string($reglement/@etabli-par)"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$reglement/@approuve-par"/></xsl:call-template></xsl:if></v:v>
            <v:v n="adopte-le"><xsl:if test="$faits/@adopte-le"><xsl:call-template name="date"><xsl:with-param name="d" select="$faits/@adopte-le"/></xsl:call-template></xsl:if></v:v>
            <v:v n="entree"><xsl:if test="$faits/@entree-en-vigueur"><xsl:call-template name="date"><xsl:with-param name="d" select="$faits/@entree-en-vigueur"/></xsl:call-template></xsl:if></v:v>
            <v:v n="clauses">
              <xsl:for-each select="$reglement"><xsl:call-template name="prose-alinea"/></xsl:for-each>
              <xsl:call-template name="clauses"><xsl:with-param name="clauses" select="$faits/f:clause[@genre = 'diffusion']"/></xsl:call-template>
            </v:v>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- «Adhésion. …» -->
  <xsl:template match="f:modification | f:adhesion | f:retrait" mode="vie">
    <alinea>
      <fort><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('vie.', local-name())"/></xsl:call-template></fort>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="node()" mode="prose"/>
    </alinea>
  </xsl:template>

  <xsl:template name="article-revision">
    <xsl:param name="g"/>
    <xsl:call-template name="article">
      <xsl:with-param name="id">revision</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">revision</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="revision"><xsl:if test="$faits/f:reglement/@revision"><xsl:call-template name="tous-les"><xsl:with-param name="d" select="$faits/f:reglement/@revision"/></xsl:call-template></xsl:if></v:v>
            <v:v n="revisions"><xsl:call-template name="clauses"><xsl:with-param name="clauses" select="$faits/f:clause[@genre = 'revision']"/></xsl:call-template></v:v>
            <v:v n="modification"><xsl:apply-templates select="$g/f:modification" mode="vie"/></v:v>
            <v:v n="adhesion"><xsl:apply-templates select="$g/f:adhesion" mode="vie"/></v:v>
            <v:v n="preavis"><xsl:if test="$g/f:retrait/@preavis"><xsl:call-template name="duree"><xsl:with-param name="d" select="$g/f:retrait/@preavis"/></xsl:call-template></xsl:if></v:v>
            <v:v n="retrait"><xsl:apply-templates select="$g/f:retrait[normalize-space() != '']" mode="vie"/></v:v>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
