<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  The trainer's pack: how to run a session, question cards and their answers,
  role plays, a blank map, and the sheets to hang up. It reads the facts with
  <exercices> (compiler/report/exercise.c): no answer is worded from anything
  but what the reasoner said.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str f v">

  <xsl:param name="lang">fr</xsl:param>
  <xsl:param name="errors">0</xsl:param>
  <xsl:param name="final">non</xsl:param>
  <!-- Views that cannot draw this charter, separated by spaces. -->
  <xsl:param name="absents"/>
  <xsl:variable name="papier">formation</xsl:variable>
  <!-- Between the items of a list on one line: only French puts a space before. -->
  <xsl:variable name="et-puis"><xsl:if test="$lang = 'fr'"><xsl:text> </xsl:text></xsl:if><xsl:text>; </xsl:text></xsl:variable>
  <xsl:variable name="faits" select="/f:faits"/>
  <xsl:variable name="questions" select="$faits/f:exercices/f:question"/>
  <!-- Scenes to play: exchanges in several steps, two at most. -->
  <xsl:variable name="scenes" select="$faits/f:scenario[@genre = 'echange'][count(f:etape) &gt; 1][count(preceding-sibling::f:scenario[@genre = 'echange'][count(f:etape) &gt; 1]) &lt; 2]"/>

  <xsl:include href="../part/phrase.xsl"/>
  <xsl:include href="../part/nombre.xsl"/>
  <xsl:include href="../part/nom.xsl"/>
  <xsl:include href="../part/loi.xsl"/>
  <xsl:include href="../part/prose.xsl"/>
  <xsl:include href="../part/page.xsl"/>
  <xsl:include href="../part/article.xsl"/>

  <xsl:variable name="valeurs-brutes"><v:v n="charte"><xsl:value-of select="normalize-space(/f:faits/f:titre)"/></v:v></xsl:variable>
  <xsl:variable name="valeurs" select="exsl:node-set($valeurs-brutes)/v:v"/>

  <xsl:template match="/">
    <xsl:variable name="titre"><xsl:call-template name="phrase"><xsl:with-param name="id">titre</xsl:with-param></xsl:call-template></xsl:variable>
    <xsl:variable name="sujet"><xsl:call-template name="phrase"><xsl:with-param name="id">sujet</xsl:with-param></xsl:call-template></xsl:variable>
    <document>
      <xsl:call-template name="attributs-du-document">
        <xsl:with-param name="titre" select="string($titre)"/>
        <xsl:with-param name="sujet" select="string($sujet)"/>
      </xsl:call-template>
      <xsl:call-template name="couverture">
        <xsl:with-param name="surtitre"><xsl:value-of select="normalize-space($faits/f:titre)"/></xsl:with-param>
        <xsl:with-param name="titre" select="string($titre)"/>
      </xsl:call-template>
      <partie id="animer">
        <xsl:call-template name="titre"><xsl:with-param name="id">titre.animer</xsl:with-param></xsl:call-template>
        <xsl:call-template name="phrase"><xsl:with-param name="id">animer</xsl:with-param></xsl:call-template>
        <saut/>
      </partie>
      <xsl:if test="$questions">
        <xsl:call-template name="questions"/>
        <xsl:call-template name="reponses"/>
      </xsl:if>
      <xsl:if test="$scenes"><xsl:call-template name="roles"/></xsl:if>
      <xsl:if test="$faits/f:instance"><xsl:call-template name="plan"/></xsl:if>
      <xsl:call-template name="planches"/>
    </document>
  </xsl:template>

  <!-- ── Questions ──────────────────────────────────────────────────────────── -->

  <xsl:template name="questions">
    <partie id="questions">
      <xsl:call-template name="titre"><xsl:with-param name="id">titre.questions</xsl:with-param></xsl:call-template>
      <xsl:call-template name="alinea"><xsl:with-param name="id">questions.mode</xsl:with-param></xsl:call-template>
      <xsl:for-each select="$questions[position() mod 8 = 1]">
        <xsl:variable name="feuille" select="position()"/>
        <xsl:variable name="cartes" select="$questions[position() &gt; 8 * ($feuille - 1) and position() &lt;= 8 * $feuille]"/>
        <tableau id="t-questions-{$feuille}">
          <xsl:call-template name="legende"><xsl:with-param name="id">questions.legende</xsl:with-param><xsl:with-param name="args"><v:v n="n"><xsl:value-of select="$feuille"/></v:v></xsl:with-param></xsl:call-template>
          <colonne part="1"/><colonne part="1"/>
          <corps>
            <xsl:for-each select="$cartes[position() mod 2 = 1]">
              <xsl:variable name="n" select="position()"/>
              <rangee>
                <cellule><xsl:call-template name="carte-de-question"/></cellule>
                <cellule><xsl:for-each select="$cartes[2 * $n]"><xsl:call-template name="carte-de-question"/></xsl:for-each></cellule>
              </rangee>
            </xsl:for-each>
          </corps>
        </tableau>
        <saut/>
      </xsl:for-each>
    </partie>
  </xsl:template>

  <xsl:template name="carte-de-question">
    <alinea><fort><xsl:value-of select="@numero"/></fort></alinea>
    <alinea>
      <xsl:call-template name="phrase">
        <xsl:with-param name="id">question.<xsl:choose><xsl:when test="@instance">lieu</xsl:when><xsl:otherwise>partout</xsl:otherwise></xsl:choose></xsl:with-param>
        <xsl:with-param name="args">
          <v:v n="qui"><xsl:call-template name="nom"><xsl:with-param name="nom" select="@de-nom"/></xsl:call-template></v:v>
          <v:v n="de"><xsl:call-template name="nom"><xsl:with-param name="nom" select="@de-nom"/><xsl:with-param name="forme">a</xsl:with-param></xsl:call-template></v:v>
          <v:v n="vers"><xsl:call-template name="nom"><xsl:with-param name="nom" select="@vers-nom"/><xsl:with-param name="forme">a</xsl:with-param></xsl:call-template></v:v>
          <v:v n="lieu"><xsl:if test="@instance"><xsl:call-template name="nom"><xsl:with-param name="nom" select="@instance-nom"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></xsl:if></v:v>
          <v:v n="information"><xsl:value-of select="@information-nom"/></v:v>
        </xsl:with-param>
      </xsl:call-template>
    </alinea>
    <alinea>&#160;<retour/>&#160;<retour/>&#160;<retour/>&#160;</alinea>
  </xsl:template>

  <xsl:template name="reponses">
    <partie id="reponses">
      <xsl:call-template name="titre"><xsl:with-param name="id">titre.reponses</xsl:with-param></xsl:call-template>
      <xsl:call-template name="alinea"><xsl:with-param name="id">reponses.mode</xsl:with-param></xsl:call-template>
      <tableau id="t-reponses">
        <xsl:call-template name="legende"><xsl:with-param name="id">reponses.legende</xsl:with-param></xsl:call-template>
        <xsl:call-template name="tete-de-tableau">
          <xsl:with-param name="parts">1 3 11 5</xsl:with-param>
          <xsl:with-param name="cols">tete.numero tete.reponse tete.pourquoi tete.article</xsl:with-param>
        </xsl:call-template>
        <corps><xsl:apply-templates select="$questions" mode="reponse"/></corps>
      </tableau>
      <saut/>
    </partie>
  </xsl:template>

  <xsl:template match="f:question" mode="reponse">
    <rangee>
      <cellule tete="rangee" alignement="droite"><xsl:value-of select="@numero"/></cellule>
      <cellule><fort><xsl:call-template name="phrase"><xsl:with-param name="id">verdict.<xsl:value-of select="@verdict"/><xsl:if test="@verdict = 'licite' and @conditionnel = 'oui'">.si</xsl:if></xsl:with-param></xsl:call-template></fort></cellule>
      <cellule><xsl:call-template name="pourquoi"/></cellule>
      <cellule>
        <xsl:for-each select="f:disposition">
          <xsl:if test="position() &gt; 1"><xsl:value-of select="$et-puis"/></xsl:if>
          <xsl:choose>
            <xsl:when test="@adresse"><lien href="{@adresse}"><xsl:value-of select="@libelle"/></lien></xsl:when>
            <xsl:otherwise><xsl:value-of select="@libelle"/></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
        <xsl:if test="not(f:disposition)"><xsl:call-template name="phrase"><xsl:with-param name="id">article.charte</xsl:with-param></xsl:call-template></xsl:if>
      </cellule>
    </rangee>
  </xsl:template>

  <!-- Reasons, each a sentence. -->
  <xsl:template name="pourquoi">
    <xsl:if test="@flux and @verdict = 'licite'">
      <alinea><xsl:call-template name="phrase"><xsl:with-param name="id">raison.flux</xsl:with-param><xsl:with-param name="args"><v:v n="n"><xsl:value-of select="@flux-numero"/></v:v></xsl:with-param></xsl:call-template></alinea>
    </xsl:if>
    <xsl:if test="f:condition and @verdict != 'non-prevu'">
      <alinea><xsl:call-template name="phrase"><xsl:with-param name="id">raison.condition</xsl:with-param><xsl:with-param name="args"><v:v n="texte"><xsl:for-each select="f:condition"><xsl:if test="position() &gt; 1"><xsl:value-of select="$et-puis"/></xsl:if><xsl:value-of select="normalize-space()"/></xsl:for-each></v:v></xsl:with-param></xsl:call-template></alinea>
    </xsl:if>
    <xsl:if test="@verdict = 'non-prevu' or (not(@flux) and not(f:raison) and not(f:regle))"><xsl:call-template name="alinea"><xsl:with-param name="id">raison.non-prevu</xsl:with-param></xsl:call-template></xsl:if>
    <xsl:for-each select="f:raison[not(. = preceding-sibling::f:raison)] | f:regle[not(. = preceding-sibling::f:regle)]">
      <alinea>
        <xsl:call-template name="majuscule"><xsl:with-param name="texte" select="normalize-space()"/></xsl:call-template>
        <xsl:if test="not(contains('.!?', substring(normalize-space(), string-length(normalize-space()))))">.</xsl:if>
      </alinea>
    </xsl:for-each>
    <xsl:if test="@ailleurs">
      <alinea><xsl:call-template name="phrase"><xsl:with-param name="id">raison.ailleurs</xsl:with-param><xsl:with-param name="args"><v:v n="lieu"><xsl:call-template name="nom"><xsl:with-param name="nom" select="@ailleurs-nom"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></v:v></xsl:with-param></xsl:call-template></alinea>
    </xsl:if>
  </xsl:template>

  <xsl:template name="majuscule">
    <xsl:param name="texte"/>
    <xsl:value-of select="translate(substring($texte, 1, 1), $minuscules, $majuscules)"/>
    <xsl:value-of select="substring($texte, 2)"/>
  </xsl:template>

  <!-- ── Role plays ─────────────────────────────────────────────────────────── -->

  <xsl:template name="roles">
    <partie id="roles">
      <xsl:call-template name="titre"><xsl:with-param name="id">titre.roles</xsl:with-param></xsl:call-template>
      <xsl:call-template name="alinea"><xsl:with-param name="id">roles.mode</xsl:with-param></xsl:call-template>
      <xsl:apply-templates select="$scenes" mode="scene"/>
    </partie>
  </xsl:template>

  <xsl:template match="f:scenario" mode="scene">
    <article id="scene-{@id}" num="non">
      <titre><xsl:value-of select="@titre"/></titre>
      <encadre genre="note">
        <titre><xsl:call-template name="phrase"><xsl:with-param name="id">role.animateur</xsl:with-param></xsl:call-template></titre>
        <xsl:if test="@declencheur">
          <alinea><xsl:call-template name="phrase"><xsl:with-param name="id">role.depart</xsl:with-param><xsl:with-param name="args"><v:v n="texte"><xsl:value-of select="@declencheur"/></v:v></xsl:with-param></xsl:call-template></alinea>
        </xsl:if>
        <alinea><fort><xsl:call-template name="phrase"><xsl:with-param name="id">role.deroule</xsl:with-param></xsl:call-template></fort></alinea>
        <liste genre="numero">
          <xsl:for-each select="f:etape | f:decision">
            <item>
              <fort><xsl:call-template name="court"><xsl:with-param name="id" select="@acteur"/></xsl:call-template></fort><xsl:text>. </xsl:text>
              <xsl:choose>
                <xsl:when test="self::f:decision"><xsl:call-template name="phrase"><xsl:with-param name="id">role.decision</xsl:with-param><xsl:with-param name="args"><v:v n="question"><xsl:value-of select="@question"/></v:v></xsl:with-param></xsl:call-template></xsl:when>
                <xsl:otherwise>
                  <xsl:apply-templates select="node()" mode="prose"/>
                  <xsl:if test="@arret = 'oui'"><xsl:text> </xsl:text><xsl:call-template name="phrase"><xsl:with-param name="id">role.arreter</xsl:with-param></xsl:call-template></xsl:if>
                </xsl:otherwise>
              </xsl:choose>
            </item>
          </xsl:for-each>
        </liste>
        <xsl:call-template name="alinea"><xsl:with-param name="id">role.debrief</xsl:with-param></xsl:call-template>
      </encadre>
      <xsl:variable name="scene" select="."/>
      <xsl:variable name="acteurs" select="$faits/f:partie[@id = $scene/*/@acteur or @id = $faits/f:flux[@id = $scene/f:etape/@flux]/@vers]"/>
      <tableau id="t-roles-{@id}">
        <xsl:call-template name="legende"><xsl:with-param name="id">role.legende</xsl:with-param><xsl:with-param name="args"><v:v n="titre"><xsl:value-of select="@titre"/></v:v></xsl:with-param></xsl:call-template>
        <colonne part="1"/><colonne part="1"/>
        <corps>
          <xsl:for-each select="$acteurs[position() mod 2 = 1]">
            <xsl:variable name="n" select="position()"/>
            <rangee>
              <cellule><xsl:call-template name="carte-de-role"><xsl:with-param name="scene" select="$scene"/></xsl:call-template></cellule>
              <cellule><xsl:for-each select="$acteurs[2 * $n]"><xsl:call-template name="carte-de-role"><xsl:with-param name="scene" select="$scene"/></xsl:call-template></xsl:for-each></cellule>
            </rangee>
          </xsl:for-each>
        </corps>
      </tableau>
      <xsl:if test="position() != last()"><saut/></xsl:if>
    </article>
  </xsl:template>

  <xsl:template name="carte-de-role">
    <xsl:param name="scene"/>
    <xsl:variable name="id" select="@id"/>
    <xsl:variable name="tenues" select="$faits/f:information[contains(concat(' ', @detenteurs, ' '), concat(' ', $id, ' '))]"/>
    <xsl:variable name="dites" select="$faits/f:information[@id = $faits/f:flux[@de = $id and @modalite != 'interdit'][@id = $scene/f:etape/@flux]/f:info/@ref]"/>
    <xsl:variable name="tues" select="$tenues[@niveau &gt; 1][not(@id = $dites/@id)]"/>
    <alinea><fort><xsl:value-of select="@nom"/></fort></alinea>
    <xsl:call-template name="ligne-de-role"><xsl:with-param name="id">role.sait</xsl:with-param><xsl:with-param name="quoi" select="$tenues[@niveau &gt; 1]"/><xsl:with-param name="sinon">role.sait-rien</xsl:with-param></xsl:call-template>
    <xsl:call-template name="ligne-de-role"><xsl:with-param name="id">role.dit</xsl:with-param><xsl:with-param name="quoi" select="$dites"/><xsl:with-param name="sinon">role.dit-rien</xsl:with-param></xsl:call-template>
    <xsl:if test="$tues"><xsl:call-template name="ligne-de-role"><xsl:with-param name="id">role.tait</xsl:with-param><xsl:with-param name="quoi" select="$tues"/></xsl:call-template></xsl:if>
  </xsl:template>

  <xsl:template name="ligne-de-role">
    <xsl:param name="id"/>
    <xsl:param name="quoi"/>
    <xsl:param name="sinon"/>
    <alinea>
      <xsl:choose>
        <xsl:when test="$quoi">
          <xsl:call-template name="phrase">
            <xsl:with-param name="id" select="$id"/>
            <xsl:with-param name="args"><v:v n="liste"><xsl:for-each select="$quoi"><xsl:if test="position() &gt; 1"><xsl:value-of select="$et-puis"/></xsl:if><xsl:value-of select="normalize-space(f:intitule)"/></xsl:for-each></v:v></xsl:with-param>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id" select="$sinon"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </alinea>
  </xsl:template>

  <xsl:template name="court">
    <xsl:param name="id"/>
    <xsl:value-of select="($faits/f:partie[@id = $id] | $faits/f:instance[@id = $id] | $faits//f:ecrit[@id = $id])/@court"/>
  </xsl:template>

  <!-- ── Blank map ──────────────────────────────────────────────────────────── -->

  <xsl:template name="plan">
    <annexe id="plan" paysage="oui">
      <xsl:call-template name="titre"><xsl:with-param name="id">titre.plan</xsl:with-param></xsl:call-template>
      <xsl:call-template name="alinea"><xsl:with-param name="id">plan.mode</xsl:with-param></xsl:call-template>
      <tableau id="t-plan" paysage="oui">
        <xsl:call-template name="legende"><xsl:with-param name="id">plan.legende</xsl:with-param></xsl:call-template>
        <colonne part="5"/>
        <xsl:for-each select="$faits/f:instance"><colonne part="4"/></xsl:for-each>
        <entete>
          <rangee>
            <cellule tete="colonne"><xsl:call-template name="phrase"><xsl:with-param name="id">plan.partie</xsl:with-param></xsl:call-template></cellule>
            <xsl:for-each select="$faits/f:instance"><cellule tete="colonne"><xsl:value-of select="@court"/></cellule></xsl:for-each>
          </rangee>
        </entete>
        <corps>
          <xsl:for-each select="$faits/f:partie[@concernee = 'non' and @public = 'non']">
            <rangee><cellule tete="rangee"><xsl:value-of select="@court"/></cellule><xsl:for-each select="$faits/f:instance"><cellule/></xsl:for-each></rangee>
          </xsl:for-each>
        </corps>
      </tableau>
      <tableau id="t-lettres">
        <xsl:call-template name="legende"><xsl:with-param name="id">plan.lettres</xsl:with-param></xsl:call-template>
        <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">1 8</xsl:with-param><xsl:with-param name="cols">plan.lettre plan.information</xsl:with-param></xsl:call-template>
        <corps>
          <xsl:for-each select="$faits/f:information"><rangee><cellule tete="rangee" alignement="centre"><xsl:value-of select="@lettre"/></cellule><cellule><xsl:value-of select="normalize-space(f:intitule)"/></cellule></rangee></xsl:for-each>
        </corps>
      </tableau>
    </annexe>
  </xsl:template>

  <!-- ── Sheets ─────────────────────────────────────────────────────────────── -->

  <xsl:template name="planches">
    <annexe id="planches">
      <xsl:call-template name="titre"><xsl:with-param name="id">titre.planches</xsl:with-param></xsl:call-template>
      <xsl:call-template name="alinea"><xsl:with-param name="id">planches.mode</xsl:with-param></xsl:call-template>
      <xsl:for-each select="$faits/f:scenario">
        <xsl:call-template name="planche">
          <xsl:with-param name="vue">scenario</xsl:with-param>
          <xsl:with-param name="sujet" select="@id"/>
          <xsl:with-param name="titre" select="@titre"/>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="planche"><xsl:with-param name="vue">etages</xsl:with-param></xsl:call-template>
      <xsl:call-template name="planche"><xsl:with-param name="vue">matrice</xsl:with-param></xsl:call-template>
      <xsl:call-template name="planche"><xsl:with-param name="vue">carte</xsl:with-param></xsl:call-template>
    </annexe>
  </xsl:template>

  <!-- A view, unless it cannot draw this charter. -->
  <xsl:template name="planche">
    <xsl:param name="vue"/>
    <xsl:param name="sujet"/>
    <xsl:param name="titre"/>
    <xsl:variable name="cle"><xsl:value-of select="$vue"/><xsl:if test="$sujet">/<xsl:value-of select="$sujet"/></xsl:if></xsl:variable>
    <xsl:variable name="alt"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('alt.', $vue)"/><xsl:with-param name="args"><v:v n="titre"><xsl:value-of select="$titre"/></v:v></xsl:with-param></xsl:call-template></xsl:variable>
    <xsl:if test="not(contains(concat(' ', $absents, ' '), concat(' ', $cle, ' ')))">
      <figure schema="{$vue}" alt="{$alt}">
        <xsl:if test="$sujet"><xsl:attribute name="sujet"><xsl:value-of select="$sujet"/></xsl:attribute></xsl:if>
        <xsl:if test="$vue = 'etages' or $vue = 'matrice'"><xsl:attribute name="paysage">oui</xsl:attribute></xsl:if>
      </figure>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
