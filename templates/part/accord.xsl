<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  What agreements share, from the preamble to the exchanges: parties, actors,
  rooms, flows. The plans are in document/, the last title in part/accord-vie.xsl.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:set="http://exslt.org/sets"
  xmlns:f="urn:entente:faits:1" xmlns:a="urn:entente:droit:1" xmlns:l="urn:entente:lexique:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str set f a l v">

  <!-- Cover, contents, then the body that a plan gives. -->
  <xsl:template name="accord">
    <xsl:param name="corps"/>
    <xsl:param name="sommaire">oui</xsl:param>
    <xsl:variable name="titre">
      <xsl:choose>
        <xsl:when test="$choix/@titre"><xsl:value-of select="$choix/@titre"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id">titre</xsl:with-param></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="sujet"><xsl:call-template name="phrase"><xsl:with-param name="id">sujet</xsl:with-param></xsl:call-template></xsl:variable>
    <document>
      <xsl:call-template name="attributs-du-document">
        <xsl:with-param name="titre" select="string($titre)"/>
        <xsl:with-param name="sujet" select="string($sujet)"/>
      </xsl:call-template>
      <xsl:call-template name="couverture">
        <xsl:with-param name="surtitre"><xsl:call-template name="phrase"><xsl:with-param name="id">surtitre</xsl:with-param></xsl:call-template></xsl:with-param>
        <xsl:with-param name="titre" select="string($titre)"/>
      </xsl:call-template>
      <xsl:if test="$sommaire = 'oui' and not($choix/f:option[@nom = 'sommaire']/@valeur = 'non')">
        <sommaire profondeur="2">
          <xsl:attribute name="titre"><xsl:call-template name="phrase"><xsl:with-param name="id">sommaire</xsl:with-param></xsl:call-template></xsl:attribute>
        </sommaire>
      </xsl:if>
      <xsl:copy-of select="$corps"/>
    </document>
  </xsl:template>

  <!-- A title that stands if it has a body. -->
  <xsl:template name="partie-accord">
    <xsl:param name="id"/>
    <xsl:param name="corps"/>
    <xsl:if test="exsl:node-set($corps)/*">
      <partie id="{$id}">
        <xsl:call-template name="titre"><xsl:with-param name="id" select="concat('titre.', $id)"/></xsl:call-template>
        <xsl:copy-of select="$corps"/>
        <xsl:call-template name="insertions"><xsl:with-param name="id" select="$id"/></xsl:call-template>
      </partie>
    </xsl:if>
  </xsl:template>

  <!-- ── Preamble: who signs, what is seen ──────────────────────────────────── -->
  <xsl:template name="preambule-accord">
    <article id="preambule" num="non">
      <xsl:call-template name="titre"><xsl:with-param name="id">preambule</xsl:with-param></xsl:call-template>
      <xsl:choose>
        <xsl:when test="$faits/f:signataire">
          <xsl:call-template name="alinea"><xsl:with-param name="id">parties.entre</xsl:with-param></xsl:call-template>
          <liste genre="tiret"><xsl:apply-templates select="$faits/f:signataire" mode="partie-signataire"/></liste>
          <xsl:call-template name="alinea"><xsl:with-param name="id">parties.ci-apres</xsl:with-param></xsl:call-template>
        </xsl:when>
        <xsl:when test="$acteurs"><xsl:call-template name="alinea"><xsl:with-param name="id">parties.sans-signataire</xsl:with-param></xsl:call-template></xsl:when>
      </xsl:choose>
      <xsl:if test="not($choix/f:option[@nom = 'visas']/@valeur = 'non')">
        <xsl:apply-templates select="$actes/a:recueil[@genre != 'recommandation' and @genre != 'doctrine']" mode="visa"/>
        <xsl:for-each select="$faits/f:texte">
          <alinea>
            <xsl:call-template name="phrase">
              <xsl:with-param name="id">visa.texte</xsl:with-param>
              <xsl:with-param name="args">
                <v:v n="texte"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@nom)"/></xsl:call-template></v:v>
                <v:v n="date"><xsl:if test="@date and not(contains(@nom, substring(@date, 1, 4)))"><xsl:call-template name="date"><xsl:with-param name="d" select="@date"/></xsl:call-template></xsl:if></v:v>
              </xsl:with-param>
            </xsl:call-template>
          </alinea>
        </xsl:for-each>
      </xsl:if>
      <xsl:call-template name="alinea"><xsl:with-param name="id">visa.fin</xsl:with-param></xsl:call-template>
      <xsl:call-template name="insertions"><xsl:with-param name="id">preambule</xsl:with-param></xsl:call-template>
    </article>
  </xsl:template>

  <xsl:template match="f:signataire" mode="partie-signataire">
    <xsl:variable name="partie" select="$faits/f:partie[@id = current()/@partie]"/>
    <item>
      <xsl:call-template name="phrase">
        <xsl:with-param name="id">partie.signataire</xsl:with-param>
        <xsl:with-param name="args">
          <v:v n="partie">
            <xsl:variable name="sujet"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string($partie/@nom)"/></xsl:call-template></xsl:variable>
            <xsl:value-of select="$sujet"/>
          </v:v>
          <v:v n="organisme"><xsl:if test="$partie/@organisme"><xsl:call-template name="texte"><xsl:with-param name="t" select="$partie/@organisme"/></xsl:call-template></xsl:if></v:v>
          <v:v n="par">
            <xsl:choose>
              <xsl:when test="@represente-par"><xsl:call-template name="texte"><xsl:with-param name="t" select="@represente-par"/></xsl:call-template></xsl:when>
              <xsl:otherwise><decider><xsl:call-template name="phrase"><xsl:with-param name="id">representant</xsl:with-param></xsl:call-template></decider></xsl:otherwise>
            </xsl:choose>
          </v:v>
          <v:v n="qualite"><xsl:if test="@qualite"><xsl:call-template name="texte"><xsl:with-param name="t" select="@qualite"/></xsl:call-template></xsl:if></v:v>
        </xsl:with-param>
      </xsl:call-template>
    </item>
  </xsl:template>

  <!-- ── Object and actors ──────────────────────────────────────────────────── -->
  <xsl:template name="article-objet">
    <xsl:call-template name="article">
      <xsl:with-param name="id">objet</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">objet</xsl:with-param>
          <xsl:with-param name="args"><v:v n="objet"><xsl:apply-templates select="$faits/f:objet/node()" mode="prose"/></v:v></xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="article-acteurs">
    <xsl:call-template name="article">
      <xsl:with-param name="id">acteurs</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase"><xsl:with-param name="id">acteurs</xsl:with-param></xsl:call-template>
        <xsl:call-template name="tableau-acteurs"/>
        <xsl:call-template name="phrase"><xsl:with-param name="id">acteurs.suite</xsl:with-param></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- By sector: what each does, what it does not, its secrecy, whom to call. -->
  <xsl:template name="tableau-acteurs">
    <tableau id="t-acteurs">
      <xsl:call-template name="legende"><xsl:with-param name="id">tableau.acteurs</xsl:with-param></xsl:call-template>
      <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">5 8 3 4</xsl:with-param><xsl:with-param name="cols">col.acteur-nom col.missions col.secret col.referent</xsl:with-param></xsl:call-template>
      <corps>
        <xsl:for-each select="$vocabulaire/a:secteur">
          <xsl:sort select="@ordre" data-type="number"/>
          <xsl:variable name="secteur" select="@id"/>
          <xsl:variable name="siens" select="$acteurs[@secteur = $secteur]"/>
          <xsl:if test="$siens">
            <xsl:call-template name="rangee-groupe"><xsl:with-param name="n">4</xsl:with-param><xsl:with-param name="texte"><xsl:call-template name="mot"><xsl:with-param name="genre">secteur</xsl:with-param><xsl:with-param name="id" select="string($secteur)"/></xsl:call-template></xsl:with-param></xsl:call-template>
            <xsl:apply-templates select="$siens" mode="rangee-acteur"/>
          </xsl:if>
        </xsl:for-each>
        <xsl:apply-templates select="$acteurs[not(@secteur = $vocabulaire/a:secteur/@id)]" mode="rangee-acteur"/>
      </corps>
    </tableau>
  </xsl:template>

  <xsl:template match="f:partie" mode="rangee-acteur">
    <rangee>
      <cellule tete="rangee">
        <xsl:value-of select="@nom"/>
        <xsl:if test="@organisme and @organisme != 'a-decider'"><xsl:text>, </xsl:text><xsl:value-of select="@organisme"/></xsl:if>
        <xsl:if test="@temps"><xsl:text> (</xsl:text><xsl:call-template name="texte"><xsl:with-param name="t" select="@temps"/></xsl:call-template><xsl:text>)</xsl:text></xsl:if>
      </cellule>
      <cellule>
        <xsl:for-each select="f:mission">
          <xsl:if test="position() > 1"><retour/></xsl:if>
          <xsl:if test="@titre"><xsl:value-of select="@titre"/><xsl:if test="normalize-space() != ''"><xsl:text> : </xsl:text></xsl:if></xsl:if>
          <xsl:call-template name="prose-et-base"/>
        </xsl:for-each>
        <xsl:for-each select="f:force"><xsl:if test="position() > 1 or ../f:mission"><retour/></xsl:if><xsl:call-template name="mot-et-prose"><xsl:with-param name="id">acteur.force</xsl:with-param></xsl:call-template></xsl:for-each>
        <xsl:for-each select="f:limite"><xsl:if test="position() > 1 or ../f:mission or ../f:force"><retour/></xsl:if><xsl:call-template name="mot-et-prose"><xsl:with-param name="id">acteur.limite</xsl:with-param></xsl:call-template></xsl:for-each>
      </cellule>
      <cellule><xsl:call-template name="secret-de"/></cellule>
      <cellule><xsl:if test="@referent"><xsl:call-template name="texte"><xsl:with-param name="t" select="@referent"/></xsl:call-template></xsl:if></cellule>
    </rangee>
  </xsl:template>

  <xsl:template name="mot-et-prose">
    <xsl:param name="id"/>
    <accent><xsl:call-template name="phrase"><xsl:with-param name="id" select="$id"/></xsl:call-template></accent>
    <xsl:text> </xsl:text>
    <xsl:apply-templates select="node()" mode="prose"/>
  </xsl:template>

  <xsl:template name="secret-de">
    <xsl:variable name="sorte">
      <xsl:choose>
        <xsl:when test="@secret != ''"><xsl:value-of select="@secret"/></xsl:when>
        <xsl:when test="@tenu-au-secret = 'oui'">profession</xsl:when>
        <xsl:otherwise>aucun</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$sorte = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('secret.', $sorte)"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ── Rooms ──────────────────────────────────────────────────────────────── -->
  <xsl:template name="articles-instances">
    <xsl:apply-templates select="$formations" mode="article-instance"/>
    <xsl:if test="$formations[2]"><xsl:call-template name="article-synthese"/></xsl:if>
  </xsl:template>

  <xsl:template match="f:instance" mode="article-instance">
    <article id="i-{@id}">
      <titre><xsl:variable name="sans"><xsl:call-template name="sans-article"/></xsl:variable><xsl:value-of select="$sans"/></titre>
      <xsl:call-template name="corps-instance"/>
      <xsl:call-template name="insertions"><xsl:with-param name="id" select="@id"/></xsl:call-template>
    </article>
  </xsl:template>

  <!-- «La cellule de sécurité» as a heading: «Cellule de sécurité». -->
  <xsl:template name="sans-article">
    <xsl:param name="nom" select="string(@nom)"/>
    <xsl:variable name="droit-nom" select='translate($nom, "’", "&apos;")'/>
    <xsl:variable name="debut" select="$lexique/l:article[starts-with($droit-nom, @debut)][1]/@debut"/>
    <xsl:call-template name="capitale"><xsl:with-param name="texte" select="substring($nom, string-length($debut) + 1)"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="corps-instance">
    <xsl:call-template name="phrase">
      <xsl:with-param name="id">instance</xsl:with-param>
      <xsl:with-param name="args"><xsl:call-template name="valeurs-d-instance"/></xsl:with-param>
    </xsl:call-template>
    <xsl:for-each select="f:demande"><xsl:call-template name="demande"/></xsl:for-each>
    <xsl:for-each select="f:convocation"><xsl:call-template name="convocation"/></xsl:for-each>
    <xsl:if test="f:contact">
      <xsl:call-template name="alinea">
        <xsl:with-param name="id">contact</xsl:with-param>
        <xsl:with-param name="args"><v:v n="contacts"><xsl:for-each select="f:contact"><xsl:if test="position() > 1"> ; </xsl:if><xsl:call-template name="texte"><xsl:with-param name="t" select="@valeur"/></xsl:call-template></xsl:for-each></v:v></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:call-template name="clauses-d-instance"/>
  </xsl:template>

  <!-- Clauses, each headed by its title or what it is about. -->
  <xsl:template name="clauses-d-instance">
    <xsl:param name="clauses" select="f:clause"/>
    <xsl:for-each select="$clauses">
      <alinea>
        <fort>
          <xsl:choose>
            <xsl:when test="@titre"><xsl:value-of select="@titre"/></xsl:when>
            <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('clause.', @genre)"/></xsl:call-template></xsl:otherwise>
          </xsl:choose>
          <xsl:text>.</xsl:text>
        </fort>
        <xsl:text> </xsl:text>
        <xsl:call-template name="prose-et-base"/>
      </alinea>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="valeurs-d-instance">
    <v:v n="nature"><xsl:variable name="titre"><xsl:call-template name="sans-article"/></xsl:variable><xsl:if test="$titre != @type-libelle or f:base or @parent or @creation or @theme">oui</xsl:if></v:v>
    <v:v n="type"><xsl:call-template name="mot"><xsl:with-param name="genre">instance</xsl:with-param><xsl:with-param name="id" select="string(@type)"/></xsl:call-template></v:v>
    <v:v n="bases"><xsl:if test="f:base"><xsl:call-template name="bases"/></xsl:if></v:v>
    <v:v n="theme"><xsl:if test="@theme"><xsl:call-template name="theme"/></xsl:if></v:v>
    <v:v n="objet"><xsl:apply-templates select="f:objet/node()" mode="prose"/></v:v>
    <v:v n="creation"><xsl:if test="@creation"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('acte.', @creation)"/></xsl:call-template></xsl:if></v:v>
    <v:v n="creation-par"><xsl:if test="@creation-par"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@creation-par"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></xsl:if></v:v>
    <v:v n="creation-le"><xsl:if test="@creation-le"><xsl:call-template name="date"><xsl:with-param name="d" select="@creation-le"/></xsl:call-template></xsl:if></v:v>
    <v:v n="finalites">
      <xsl:choose>
        <xsl:when test="@finalites = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when>
        <xsl:otherwise><xsl:for-each select="str:tokenize(@finalites, ' ')"><xsl:if test="position() > 1"> ; </xsl:if><xsl:variable name="mot"><xsl:call-template name="mot"><xsl:with-param name="genre">finalite</xsl:with-param><xsl:with-param name="id" select="string(.)"/></xsl:call-template></xsl:variable><xsl:call-template name="minuscule"><xsl:with-param name="texte" select="string($mot)"/></xsl:call-template></xsl:for-each></xsl:otherwise>
      </xsl:choose>
    </v:v>
    <v:v n="parent"><xsl:if test="@parent"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@parent"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></xsl:if></v:v>
    <v:v n="demandeurs"><xsl:if test="@demandeurs"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@demandeurs"/></xsl:call-template></xsl:if></v:v>
    <v:v n="preside"><xsl:if test="@preside != ''"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@preside"/></xsl:call-template></xsl:if></v:v>
    <v:v n="anime"><xsl:if test="@anime != ''"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@anime"/></xsl:call-template></xsl:if></v:v>
    <v:v n="secretaires"><xsl:if test="@secretariat != ''"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@secretariat"/></xsl:call-template></xsl:if></v:v>
    <v:v n="membres"><xsl:if test="f:membre[not(@office)]"><xsl:call-template name="noms"><xsl:with-param name="noeuds" select="f:membre[not(@office)]"/></xsl:call-template></xsl:if></v:v>
    <v:v n="invites"><xsl:if test="f:invite"><xsl:call-template name="noms"><xsl:with-param name="noeuds" select="f:invite"/></xsl:call-template></xsl:if></v:v>
    <v:v n="Frequence"><xsl:variable name="rythme"><xsl:call-template name="frequence"/></xsl:variable><xsl:if test="string($rythme)"><xsl:call-template name="capitale"><xsl:with-param name="texte" select="string($rythme)"/></xsl:call-template></xsl:if></v:v>
    <v:v n="duree"><xsl:if test="@duree"><xsl:call-template name="duree"><xsl:with-param name="d" select="@duree"/></xsl:call-template></xsl:if></v:v>
    <v:v n="taille-min"><xsl:if test="@taille-min"><xsl:call-template name="nombre"><xsl:with-param name="n" select="@taille-min"/></xsl:call-template></xsl:if></v:v>
    <v:v n="taille-max"><xsl:if test="@taille-max"><xsl:call-template name="nombre"><xsl:with-param name="n" select="@taille-max"/></xsl:call-template></xsl:if></v:v>
    <v:v n="exceptionnelle"><xsl:value-of select="substring('oui', 1, 3 * (@exceptionnelle = 'oui'))"/></v:v>
    <v:v n="dernier-recours"><xsl:value-of select="substring('oui', 1, 3 * (@dernier-recours = 'oui'))"/></v:v>
    <v:v n="listees-par"><xsl:if test="@personnes-listees-par"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@personnes-listees-par"/></xsl:call-template></xsl:if></v:v>
    <v:v n="critere"><xsl:if test="@personnes-critere"><xsl:choose><xsl:when test="@personnes-critere = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when><xsl:otherwise><xsl:call-template name="minuscule"><xsl:with-param name="texte" select="normalize-space(@personnes-critere)"/></xsl:call-template></xsl:otherwise></xsl:choose></xsl:if></v:v>
    <v:v n="avis"><xsl:if test="@avis-prealable"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@avis-prealable"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></xsl:if></v:v>
    <v:v n="modalites"><xsl:if test="@modalites"><xsl:call-template name="texte"><xsl:with-param name="t" select="@modalites"/></xsl:call-template></xsl:if></v:v>
    <v:v n="usage-limite"><xsl:value-of select="substring('oui', 1, 3 * (@usage-poursuites = 'limite'))"/></v:v>
    <v:v n="secrets-permis"><xsl:value-of select="substring('oui', 1, 3 * (@id = $concertations/@id))"/></v:v>
    <v:v n="plafond"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('classe.', @plafond)"/></xsl:call-template></v:v>
    <v:v n="confidentiel"><xsl:if test="@confidentiel-des"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('classe.', @confidentiel-des)"/></xsl:call-template></xsl:if></v:v>
    <v:v n="oral"><xsl:if test="f:echanges[@forme = 'oral']"><xsl:for-each select="f:echanges[@forme = 'oral']"><xsl:if test="position() > 1"><xsl:text> </xsl:text></xsl:if><xsl:call-template name="regle"/></xsl:for-each></xsl:if></v:v>
    <v:v n="ecrit"><xsl:if test="f:echanges[@forme = 'ecrit']"><xsl:for-each select="f:echanges[@forme = 'ecrit']"><xsl:if test="position() > 1"><xsl:text> </xsl:text></xsl:if><xsl:call-template name="regle"/></xsl:for-each></xsl:if></v:v>
    <v:v n="charte-a-signer"><xsl:value-of select="substring('oui', 1, 3 * (@charte-a-signer = 'oui'))"/></v:v>
  </xsl:template>

  <xsl:template name="demande">
    <alinea>
      <fort><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('demande.', @genre)"/></xsl:call-template></fort>
      <xsl:if test="@par"><xsl:text> </xsl:text><xsl:call-template name="phrase"><xsl:with-param name="id">demande.par</xsl:with-param><xsl:with-param name="args"><v:v n="par"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@par"/></xsl:call-template></v:v></xsl:with-param></xsl:call-template></xsl:if>
      <xsl:if test="normalize-space() != ''"><xsl:text> </xsl:text><xsl:apply-templates select="node()" mode="prose"/></xsl:if>
    </alinea>
  </xsl:template>

  <!-- Who invites, whom, how long before, with which mentions. -->
  <xsl:template name="convocation">
    <alinea>
      <xsl:call-template name="phrase">
        <xsl:with-param name="id">convocation</xsl:with-param>
        <xsl:with-param name="args">
          <v:v n="par"><xsl:if test="@par"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@par"/></xsl:call-template></xsl:if></v:v>
          <v:v n="a"><xsl:if test="@a"><xsl:choose><xsl:when test="@a = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when><xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('convocation.a.', @a)"/></xsl:call-template></xsl:otherwise></xsl:choose></xsl:if></v:v>
          <v:v n="delai"><xsl:if test="@delai"><xsl:call-template name="duree"><xsl:with-param name="d" select="@delai"/></xsl:call-template></xsl:if></v:v>
          <v:v n="urgence"><xsl:value-of select="substring('oui', 1, 3 * (@urgence-motivee = 'oui'))"/></v:v>
          <v:v n="mentions">
            <xsl:variable name="elements"><xsl:for-each select="str:tokenize(@mentions, ' ')"><v:v><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('mention.', .)"/></xsl:call-template></v:v></xsl:for-each></xsl:variable>
            <xsl:call-template name="enumeration"><xsl:with-param name="elements" select="exsl:node-set($elements)/v:v"/></xsl:call-template>
          </v:v>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="normalize-space() != ''"><xsl:text> </xsl:text><xsl:apply-templates select="node()" mode="prose"/></xsl:if>
    </alinea>
  </xsl:template>

  <!-- ── Flows, in words ────────────────────────────────────────────────────── -->
  <xsl:template name="article-echanges-prevus">
    <xsl:call-template name="article">
      <xsl:with-param name="id">echanges-prevus</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase"><xsl:with-param name="id">echanges-prevus</xsl:with-param></xsl:call-template>
        <xsl:for-each select="$formations">
          <xsl:variable name="flux" select="$faits/f:flux[@lieu = current()/@id]"/>
          <xsl:if test="$flux">
            <intertitre><xsl:call-template name="sans-article"/></intertitre>
            <xsl:apply-templates select="$flux" mode="alinea-flux"/>
          </xsl:if>
        </xsl:for-each>
        <xsl:variable name="directs" select="$faits/f:flux[not(@lieu = $formations/@id)]"/>
        <xsl:if test="$directs">
          <intertitre><xsl:call-template name="phrase"><xsl:with-param name="id">registre.direct</xsl:with-param></xsl:call-template></intertitre>
          <xsl:apply-templates select="$directs" mode="alinea-flux"/>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- «N° 5. Du CAPREV au service de proximité (par téléphone) : …» and what is asked for it. -->
  <xsl:template match="f:flux" mode="alinea-flux">
    <xsl:variable name="source"><xsl:call-template name="bout"><xsl:with-param name="id" select="string(@de)"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></xsl:variable>
    <alinea id="flux-{@id}">
      <fort>
        <xsl:call-template name="phrase"><xsl:with-param name="id">flux.numero</xsl:with-param><xsl:with-param name="args"><v:v n="n"><xsl:value-of select="@numero"/></v:v><v:v n="titre"><xsl:value-of select="@titre"/></v:v></xsl:with-param></xsl:call-template>
      </fort>
      <xsl:text> </xsl:text>
      <xsl:call-template name="phrase">
        <xsl:with-param name="id">flux.phrase</xsl:with-param>
        <xsl:with-param name="args">
          <v:v n="De"><xsl:call-template name="capitale"><xsl:with-param name="texte" select="string($source)"/></xsl:call-template></v:v>
          <v:v n="a"><xsl:call-template name="bout"><xsl:with-param name="id" select="string(@vers)"/><xsl:with-param name="forme">a</xsl:with-param></xsl:call-template></v:v>
          <v:v n="canal"><xsl:call-template name="canal"/></v:v>
          <v:v n="informations"><xsl:call-template name="informations-du-flux"/></v:v>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="@declencheur"><xsl:text> </xsl:text><xsl:call-template name="phrase"><xsl:with-param name="id">flux.declencheur</xsl:with-param><xsl:with-param name="args"><v:v n="declencheur"><xsl:call-template name="texte-minuscule"><xsl:with-param name="t" select="@declencheur"/></xsl:call-template></v:v></xsl:with-param></xsl:call-template></xsl:if>
      <xsl:variable name="conditions"><xsl:call-template name="conditions"/></xsl:variable>
      <xsl:if test="string($conditions)"><xsl:text> </xsl:text><xsl:copy-of select="$conditions"/></xsl:if>
      <xsl:call-template name="conditions-de-plus"/>
      <xsl:if test="f:base"><xsl:text> </xsl:text><xsl:call-template name="phrase"><xsl:with-param name="id">flux.base</xsl:with-param><xsl:with-param name="args"><v:v n="bases"><xsl:call-template name="bases"/></v:v></xsl:with-param></xsl:call-template></xsl:if>
    </alinea>
  </xsl:template>

  <xsl:template name="bout">
    <xsl:param name="id"/>
    <xsl:param name="forme"/>
    <xsl:variable name="nom"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$id"/><xsl:with-param name="forme" select="$forme"/></xsl:call-template></xsl:variable>
    <xsl:copy-of select="$nom"/>
  </xsl:template>

  <xsl:template name="canal">
    <xsl:variable name="mot">
      <xsl:choose>
        <xsl:when test="@canal = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when>
        <xsl:when test="@canal"><xsl:variable name="libelle"><xsl:call-template name="mot"><xsl:with-param name="genre">canal</xsl:with-param><xsl:with-param name="id" select="@canal"/></xsl:call-template></xsl:variable><xsl:call-template name="minuscule"><xsl:with-param name="texte" select="string($libelle)"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:variable name="forme"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('regle.', @forme)"/></xsl:call-template></xsl:variable><xsl:call-template name="minuscule"><xsl:with-param name="texte" select="string($forme)"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:copy-of select="$mot"/>
  </xsl:template>

  <xsl:template name="informations-du-flux">
    <xsl:for-each select="f:info">
      <xsl:if test="position() > 1"><xsl:text> ; </xsl:text></xsl:if>
      <xsl:call-template name="minuscule"><xsl:with-param name="texte" select="string(@intitule)"/></xsl:call-template>
      <xsl:text> (</xsl:text><xsl:value-of select="@lettre"/><xsl:text>)</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="texte-minuscule">
    <xsl:param name="t"/>
    <xsl:choose>
      <xsl:when test="$t = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="minuscule"><xsl:with-param name="texte" select="normalize-space($t)"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Conditions that part/registre.xsl leaves to the diagrams. -->
  <xsl:template name="conditions-de-plus">
    <xsl:variable name="elements">
      <xsl:if test="@accord-de and not(@consentement = 'oui' and $faits/f:partie[@id = current()/@accord-de]/@concernee = 'oui')"><xsl:call-template name="mention-flux"><xsl:with-param name="id">flux.accord</xsl:with-param><xsl:with-param name="n">accord</xsl:with-param><xsl:with-param name="valeur"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@accord-de"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></xsl:with-param></xsl:call-template></xsl:if>
      <xsl:if test="@presents"><xsl:call-template name="mention-flux"><xsl:with-param name="id">flux.presents</xsl:with-param><xsl:with-param name="n">presents</xsl:with-param><xsl:with-param name="valeur"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@presents"/></xsl:call-template></xsl:with-param></xsl:call-template></xsl:if>
      <xsl:if test="@sauf"><xsl:call-template name="mention-flux"><xsl:with-param name="id">flux.sauf</xsl:with-param><xsl:with-param name="n">sauf</xsl:with-param><xsl:with-param name="valeur"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@sauf"/></xsl:call-template></xsl:with-param></xsl:call-template></xsl:if>
      <xsl:if test="@sur-demande = 'oui'"><xsl:call-template name="mention-flux"><xsl:with-param name="id">flux.sur-demande</xsl:with-param></xsl:call-template></xsl:if>
      <xsl:if test="@personne-listee = 'oui'"><xsl:call-template name="mention-flux"><xsl:with-param name="id">flux.personne-listee</xsl:with-param></xsl:call-template></xsl:if>
      <xsl:if test="@danger = 'grave-imminent' or @danger = 'serieux-reel'"><xsl:call-template name="mention-flux"><xsl:with-param name="id" select="concat('flux.danger.', @danger)"/></xsl:call-template></xsl:if>
      <xsl:if test="@sans-autre-moyen = 'oui'"><xsl:call-template name="mention-flux"><xsl:with-param name="id">flux.sans-autre-moyen</xsl:with-param></xsl:call-template></xsl:if>
      <xsl:if test="@securise = 'oui'"><xsl:call-template name="mention-flux"><xsl:with-param name="id">flux.securise</xsl:with-param></xsl:call-template></xsl:if>
      <xsl:if test="@trace = 'oui'"><xsl:call-template name="mention-flux"><xsl:with-param name="id">flux.trace</xsl:with-param></xsl:call-template></xsl:if>
      <xsl:if test="@enregistre = 'non'"><xsl:call-template name="mention-flux"><xsl:with-param name="id">flux.non-enregistre</xsl:with-param></xsl:call-template></xsl:if>
      <xsl:if test="@usage"><xsl:call-template name="mention-flux"><xsl:with-param name="id">flux.usage</xsl:with-param><xsl:with-param name="n">usage</xsl:with-param><xsl:with-param name="valeur"><xsl:call-template name="texte-minuscule"><xsl:with-param name="t" select="@usage"/></xsl:call-template></xsl:with-param></xsl:call-template></xsl:if>
    </xsl:variable>
    <xsl:for-each select="exsl:node-set($elements)/v:v"><xsl:text> </xsl:text><xsl:copy-of select="node()"/></xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
