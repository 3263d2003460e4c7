<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  One page per party: what I may say, what I may hear, what I never say. From the flows,
  who hears them, the promises, and what follows from them (sait). It must hold on one
  page: rows are weighed, and the last ones give way to «… autres : voir le registre».
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:set="http://exslt.org/sets"
  xmlns:f="urn:entente:faits:1" xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1"
  exclude-result-prefixes="exsl str set f v">

  <xsl:variable name="papier">fiche-reflexe</xsl:variable>
  <xsl:variable name="faits" select="/f:faits"/>
  <xsl:variable name="valeurs-propres"/>
  <xsl:include href="../part/papier.xsl"/>

  <xsl:key name="dits" match="f:flux[@modalite != 'interdit'][@en-vigueur = 'oui']" use="@de"/>
  <xsl:key name="dits-a" match="f:flux[@modalite != 'interdit'][@en-vigueur = 'oui']" use="concat(@de, ' ', @vers)"/>
  <xsl:key name="entendus" match="f:flux[@modalite != 'interdit'][@en-vigueur = 'oui']" use="f:auditeur/@partie"/>
  <xsl:key name="sus" match="f:sait" use="@qui"/>
  <xsl:key name="par-id" match="f:information" use="@id"/>

  <!-- Points that the three tables may take, and what a line and a row cost. -->
  <xsl:variable name="hauteur" select="346"/>
  <xsl:variable name="ligne" select="12.2"/>
  <xsl:variable name="marge" select="8"/>

  <xsl:variable name="soutiens" select="$faits/f:soutien[@type = 'signalement-pression' or @type = 'ligne-appel']"/>

  <xsl:template match="/">
    <xsl:call-template name="papier">
      <xsl:with-param name="corps">
        <xsl:for-each select="$faits/f:partie[not(@concernee = 'oui') and not(@public = 'oui') and not(@niveau = 'personne')][key('dits', @id) or key('entendus', @id)]">
          <xsl:if test="position() > 1"><saut/></xsl:if>
          <xsl:call-template name="fiche"/>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="fiche">
    <xsl:variable name="p" select="."/>
    <xsl:variable name="rangees-dire"><xsl:call-template name="rangees-dire"/></xsl:variable>
    <xsl:variable name="rangees-entendre"><xsl:call-template name="rangees-entendre"/></xsl:variable>
    <xsl:variable name="rangees-jamais"><xsl:call-template name="rangees-jamais"/></xsl:variable>
    <xsl:variable name="dire" select="sum(exsl:node-set($rangees-dire)/v:v/@points)"/>
    <xsl:variable name="entendre" select="sum(exsl:node-set($rangees-entendre)/v:v/@points)"/>
    <xsl:variable name="jamais" select="sum(exsl:node-set($rangees-jamais)/v:v/@points)"/>
    <xsl:variable name="valeurs-de-fiche">
      <v:v n="partie"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@nom)"/></xsl:call-template></v:v>
      <v:v n="autorite"><xsl:value-of select="(@agent-public | @elu)[. = 'oui'][1]"/></v:v>
      <v:v n="limite"><xsl:apply-templates select="f:limite[1]/node()" mode="prose"/></v:v>
      <v:v n="appui">
        <xsl:for-each select="$soutiens[not(@pour) or contains(concat(' ', @pour, ' '), concat(' ', $p/@id, ' '))][1]">
          <xsl:if test="@par"><xsl:call-template name="noms"><xsl:with-param name="ids" select="@par"/></xsl:call-template><xsl:text>. </xsl:text></xsl:if>
          <xsl:apply-templates select="node()" mode="prose"/>
        </xsl:for-each>
      </v:v>
    </xsl:variable>
    <!-- What the box under the tables takes beyond its three lines of habit. -->
    <xsl:variable name="boite" select="exsl:node-set($valeurs-de-fiche)/v:v[@n = 'limite' or @n = 'appui']"/>
    <xsl:variable name="table" select="$hauteur - 13.4 * (ceiling(string-length($boite[1]) div 80) + ceiling(string-length($boite[2]) div 80)) - 4 * count($boite[node()])"/>
    <!-- Promises first; the rest is shared, each giving what it does not need. -->
    <xsl:variable name="part-jamais"><xsl:call-template name="moindre"><xsl:with-param name="a" select="$jamais"/><xsl:with-param name="b" select="$table * 0.48"/></xsl:call-template></xsl:variable>
    <xsl:variable name="reste" select="$table - $part-jamais"/>
    <xsl:variable name="moitie"><xsl:call-template name="moindre"><xsl:with-param name="a" select="$entendre"/><xsl:with-param name="b" select="$reste * 0.5"/></xsl:call-template></xsl:variable>
    <xsl:variable name="part-dire"><xsl:call-template name="moindre"><xsl:with-param name="a" select="$dire"/><xsl:with-param name="b" select="$reste - $moitie"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="section">
      <xsl:with-param name="id" select="concat('p-', @id)"/>
      <xsl:with-param name="titre"><xsl:call-template name="phrase"><xsl:with-param name="id">fiche.titre</xsl:with-param><xsl:with-param name="args" select="$valeurs-de-fiche"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="volet"><xsl:with-param name="id">dire</xsl:with-param><xsl:with-param name="rangees" select="exsl:node-set($rangees-dire)/v:v"/><xsl:with-param name="part" select="$part-dire"/></xsl:call-template>
        <xsl:call-template name="volet"><xsl:with-param name="id">entendre</xsl:with-param><xsl:with-param name="rangees" select="exsl:node-set($rangees-entendre)/v:v"/><xsl:with-param name="part" select="$reste - $part-dire"/></xsl:call-template>
        <xsl:call-template name="volet"><xsl:with-param name="id">jamais</xsl:with-param><xsl:with-param name="rangees" select="exsl:node-set($rangees-jamais)/v:v"/><xsl:with-param name="part" select="$part-jamais"/></xsl:call-template>
        <xsl:call-template name="phrase"><xsl:with-param name="id">fiche.insiste</xsl:with-param><xsl:with-param name="args" select="$valeurs-de-fiche"/></xsl:call-template>
        <xsl:call-template name="insertions"><xsl:with-param name="id" select="@id"/></xsl:call-template>
        <xsl:call-template name="avis-court"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="moindre">
    <xsl:param name="a"/>
    <xsl:param name="b"/>
    <xsl:choose><xsl:when test="$a &lt; $b"><xsl:value-of select="$a"/></xsl:when><xsl:otherwise><xsl:value-of select="$b"/></xsl:otherwise></xsl:choose>
  </xsl:template>

  <!-- One of the three: its heading, the rows that its share holds, how many are left out. -->
  <xsl:template name="volet">
    <xsl:param name="id"/>
    <xsl:param name="rangees"/>
    <xsl:param name="part"/>
    <xsl:variable name="gardees" select="$rangees[sum(preceding-sibling::v:v/@points) + @points &lt;= $part + 0.1]"/>
    <intertitre><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('fiche.', $id)"/></xsl:call-template></intertitre>
    <xsl:choose>
      <xsl:when test="$gardees">
        <tableau>
          <colonne part="4"/><colonne part="7"/>
          <corps><xsl:copy-of select="$gardees/node()"/></corps>
        </tableau>
      </xsl:when>
      <xsl:otherwise><alinea><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('fiche.', $id, '.rien')"/></xsl:call-template></alinea></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="count($gardees) &lt; count($rangees)">
      <alinea>
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">fiche.autres</xsl:with-param>
          <xsl:with-param name="args"><v:v n="n"><xsl:value-of select="count($rangees) - count($gardees)"/></v:v></xsl:with-param>
        </xsl:call-template>
      </alinea>
    </xsl:if>
  </xsl:template>

  <!-- A row and the points it takes: 32 signs a line at the head, 60 in the other cell. -->
  <xsl:template name="pesee">
    <xsl:param name="tete"/>
    <xsl:param name="texte"/>
    <xsl:variable name="a" select="ceiling((string-length($tete) + 3) div 32)"/>
    <xsl:variable name="b" select="ceiling((string-length($texte) + 3) div 60)"/>
    <xsl:variable name="lignes"><xsl:choose><xsl:when test="$a > $b"><xsl:value-of select="$a"/></xsl:when><xsl:otherwise><xsl:value-of select="$b"/></xsl:otherwise></xsl:choose></xsl:variable>
    <v:v points="{$lignes * $ligne + $marge}">
      <rangee><cellule tete="rangee"><xsl:copy-of select="$tete"/></cellule><cellule><xsl:copy-of select="$texte"/></cellule></rangee>
    </v:v>
  </xsl:template>

  <!-- Titles of informations, each once. -->
  <xsl:template name="intitules">
    <xsl:param name="infos"/>
    <xsl:for-each select="set:distinct($infos/@ref)">
      <xsl:if test="position() > 1"><xsl:text> ; </xsl:text></xsl:if>
      <xsl:variable name="intitule" select="normalize-space(key('par-id', .)/f:intitule)"/>
      <xsl:choose>
        <xsl:when test="position() = 1"><xsl:value-of select="$intitule"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="minuscule"><xsl:with-param name="texte" select="$intitule"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- ── I may say: one row per recipient ───────────────────────────────────── -->
  <xsl:template name="rangees-dire">
    <xsl:for-each select="key('dits', @id)[generate-id() = generate-id(key('dits-a', concat(@de, ' ', @vers))[1])]">
      <xsl:sort select="@modalite = 'devoir'" order="descending"/>
      <xsl:sort select="@rang" data-type="number" order="descending"/>
      <xsl:variable name="flux" select="key('dits-a', concat(@de, ' ', @vers))"/>
      <xsl:call-template name="pesee">
        <xsl:with-param name="tete"><xsl:value-of select="@vers-nom"/></xsl:with-param>
        <xsl:with-param name="texte">
          <xsl:call-template name="intitules"><xsl:with-param name="infos" select="$flux/f:info"/></xsl:call-template>
          <xsl:text>.</xsl:text>
          <xsl:if test="not($flux[@modalite != 'devoir'])"><xsl:call-template name="si"><xsl:with-param name="id">devoir</xsl:with-param></xsl:call-template></xsl:if>
          <xsl:if test="$flux/@delai = 'sans délai'"><xsl:call-template name="si"><xsl:with-param name="id">sans-delai</xsl:with-param></xsl:call-template></xsl:if>
          <xsl:if test="$flux[@anonymise = 'oui']"><xsl:call-template name="si"><xsl:with-param name="id">anonymise</xsl:with-param></xsl:call-template></xsl:if>
          <xsl:if test="$flux[@consentement = 'oui']"><xsl:call-template name="si"><xsl:with-param name="id">consentement</xsl:with-param></xsl:call-template></xsl:if>
          <xsl:if test="$flux[@information-personne = 'avant']"><xsl:call-template name="si"><xsl:with-param name="id">informee</xsl:with-param></xsl:call-template></xsl:if>
          <xsl:if test="not($flux[@forme = 'ecrit']) and $flux[@nominative = 'oui']"><xsl:call-template name="si"><xsl:with-param name="id">oral</xsl:with-param></xsl:call-template></xsl:if>
          <xsl:if test="$flux[@suite = 'interdite']"><xsl:call-template name="si"><xsl:with-param name="id">suite</xsl:with-param></xsl:call-template></xsl:if>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="si">
    <xsl:param name="id"/>
    <xsl:text> </xsl:text>
    <accent><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('fiche.si.', $id)"/></xsl:call-template></accent>
  </xsl:template>

  <!-- ── I may hear: one row per room, then per party that speaks to me ─────── -->
  <xsl:template name="rangees-entendre">
    <xsl:variable name="entendus" select="key('entendus', @id)"/>
    <xsl:for-each select="$faits/f:instance[@id = $entendus/@lieu]">
      <xsl:sort select="@plafond-rang" data-type="number" order="descending"/>
      <xsl:variable name="ici" select="$entendus[@lieu = current()/@id]"/>
      <xsl:call-template name="pesee">
        <xsl:with-param name="tete"><xsl:value-of select="@nom"/></xsl:with-param>
        <xsl:with-param name="texte">
          <xsl:call-template name="intitules"><xsl:with-param name="infos" select="$ici/f:info"/></xsl:call-template><xsl:text>.</xsl:text>
          <xsl:if test="@confidentiel-des-rang and $ici/f:info[@rang >= current()/@confidentiel-des-rang]"><xsl:call-template name="si"><xsl:with-param name="id">reste</xsl:with-param></xsl:call-template></xsl:if>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:variable name="directs" select="$entendus[not(@lieu)]"/>
    <xsl:for-each select="set:distinct($directs/@de)">
      <xsl:variable name="de" select="string(.)"/>
      <xsl:variable name="siens" select="$directs[@de = $de]"/>
      <xsl:call-template name="pesee">
        <xsl:with-param name="tete"><xsl:value-of select="$siens[1]/@de-nom"/></xsl:with-param>
        <xsl:with-param name="texte"><xsl:call-template name="intitules"><xsl:with-param name="infos" select="$siens/f:info"/></xsl:call-template><xsl:text>.</xsl:text></xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- ── I never say: promises on what I can know, and what I hold and no flow carries ── -->
  <xsl:template name="rangees-jamais">
    <xsl:variable name="p" select="."/>
    <xsl:variable name="sus" select="key('sus', @id)/@quoi"/>
    <xsl:variable name="dits" select="key('dits', @id)/f:info/@ref"/>
    <xsl:variable name="gardees" select="$faits/f:information[@rang >= 4][contains(concat(' ', @detenteurs, ' '), concat(' ', $p/@id, ' '))][not(@id = $dits)]"/>
    <xsl:if test="$gardees">
      <xsl:call-template name="pesee">
        <xsl:with-param name="tete"><xsl:call-template name="phrase"><xsl:with-param name="id">fiche.jamais.personne</xsl:with-param></xsl:call-template></xsl:with-param>
        <xsl:with-param name="texte">
          <xsl:for-each select="$gardees">
            <xsl:if test="position() > 1"><xsl:text> ; </xsl:text></xsl:if>
            <xsl:choose>
              <xsl:when test="position() = 1"><xsl:value-of select="normalize-space(f:intitule)"/></xsl:when>
              <xsl:otherwise><xsl:call-template name="minuscule"><xsl:with-param name="texte" select="normalize-space(f:intitule)"/></xsl:call-template></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
          <xsl:text>.</xsl:text>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="$faits/f:instance[@confidentiel-des][f:membre/@partie = $p/@id or f:invite/@partie = $p/@id]">
      <xsl:call-template name="pesee">
        <xsl:with-param name="tete"><xsl:call-template name="phrase"><xsl:with-param name="id">fiche.jamais.dehors</xsl:with-param></xsl:call-template></xsl:with-param>
        <xsl:with-param name="texte"><xsl:call-template name="phrase"><xsl:with-param name="id">fiche.jamais.seance</xsl:with-param></xsl:call-template></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="$faits/f:jamais[f:info/@ref = $sus][not(contains(concat(' ', @vers-parties, ' '), concat(' ', $p/@id, ' ')))]">
      <xsl:call-template name="pesee">
        <xsl:with-param name="tete">
          <xsl:variable name="a"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string(@vers-nom)"/><xsl:with-param name="forme">a</xsl:with-param></xsl:call-template></xsl:variable>
          <xsl:call-template name="capitale"><xsl:with-param name="texte" select="string($a)"/></xsl:call-template>
        </xsl:with-param>
        <xsl:with-param name="texte"><xsl:call-template name="intitules"><xsl:with-param name="infos" select="f:info[@ref = $sus]"/></xsl:call-template><xsl:text>.</xsl:text></xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
