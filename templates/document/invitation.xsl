<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Belgium: the invitation of services to a CSIL R or to another consultation that the
  charter convenes by invitation. One letter per invited service, for what it must say
  depends on the law that binds the service: the French Community's decree wants five
  mentions, an addressee and fourteen days. The other members get one letter together.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:f="urn:entente:faits:1" xmlns="urn:entente:document:1"
  xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl f v">

  <xsl:variable name="papier">invitation</xsl:variable>
  <xsl:variable name="faits" select="/f:faits"/>
  <xsl:variable name="valeurs-propres"/>
  <xsl:include href="../part/papier.xsl"/>
  <xsl:include href="../part/seance.xsl"/>

  <xsl:variable name="traduit" select="$lang != $faits/@xml:lang"/>
  <xsl:variable name="decret"><xsl:call-template name="en-vigueur"><xsl:with-param name="ref">be-cf-csil-2023:6</xsl:with-param></xsl:call-template></xsl:variable>
  <xsl:variable name="delai-decret" select="$faits/f:parametre[@id = 'delai-invitation-cf-jours']/@valeur"/>

  <xsl:template match="/">
    <xsl:call-template name="papier">
      <xsl:with-param name="corps">
        <xsl:for-each select="$invitations">
          <xsl:variable name="services" select="f:invite | f:membre[@present = 'oui'][@niveau = 'communaute-francaise'][not(@office)]"/>
          <xsl:if test="position() > 1"><saut/></xsl:if>
          <xsl:for-each select="$services">
            <xsl:if test="position() > 1"><saut/></xsl:if>
            <xsl:call-template name="lettre"><xsl:with-param name="id" select="concat('i-', ../@id, '-', @partie)"/><xsl:with-param name="service" select="."/></xsl:call-template>
          </xsl:for-each>
          <xsl:if test="f:membre[@present = 'oui'][not(@niveau = 'communaute-francaise')][not(contains(concat(' ', ../@preside, ' '), concat(' ', @partie, ' ')))]">
            <xsl:if test="$services"><saut/></xsl:if>
            <xsl:call-template name="lettre"><xsl:with-param name="id" select="concat('i-', @id)"/></xsl:call-template>
          </xsl:if>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The name of a party or a room; in another language than the charter's, what it is, then its name. -->
  <xsl:template name="nom-traduit">
    <xsl:param name="genre">role</xsl:param>
    <xsl:param name="mot" select="@role"/>
    <xsl:choose>
      <xsl:when test="$traduit"><xsl:call-template name="mot"><xsl:with-param name="genre" select="$genre"/><xsl:with-param name="id" select="string($mot)"/></xsl:call-template> (<xsl:value-of select="@nom"/>)</xsl:when>
      <xsl:otherwise><xsl:value-of select="@nom"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="noms-traduits">
    <xsl:param name="qui"/>
    <xsl:for-each select="$qui"><xsl:if test="position() > 1"><xsl:text> ; </xsl:text></xsl:if><xsl:call-template name="nom-traduit"/></xsl:for-each>
  </xsl:template>

  <!-- `service`: the invited one; none for the members. Called on a room or on one of its members. -->
  <xsl:template name="lettre">
    <xsl:param name="id"/>
    <xsl:param name="service" select="/.."/>
    <xsl:variable name="i" select="ancestor-or-self::f:instance"/>
    <xsl:variable name="membres" select="$i/f:membre[@present = 'oui'][not(contains(concat(' ', $i/@preside, ' '), concat(' ', @partie, ' ')))]"/>
    <xsl:variable name="convoque" select="$i/f:convocation"/>
    <xsl:variable name="cf" select="string($decret) and $i/@categorie = 'csil-r' and $service/@niveau = 'communaute-francaise'"/>
    <xsl:variable name="a">
      <xsl:choose>
        <xsl:when test="$service/@fonction = 'direction' or $convoque/@a = 'direction'">direction</xsl:when>
        <xsl:when test="$cf or $convoque/@a = 'superieur'">superieur</xsl:when>
        <xsl:otherwise>service</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="valeurs-de-lettre">
      <xsl:for-each select="$i"><xsl:call-template name="valeurs-de-seance"/></xsl:for-each>
      <v:v n="nom-d-instance"><xsl:for-each select="$i"><xsl:choose><xsl:when test="$traduit"><xsl:call-template name="mot"><xsl:with-param name="genre">instance</xsl:with-param><xsl:with-param name="id" select="string(@type)"/></xsl:call-template></xsl:when><xsl:otherwise><xsl:value-of select="@nom"/></xsl:otherwise></xsl:choose></xsl:for-each></v:v>
      <v:v n="lieu-et-date"><xsl:call-template name="fait-a"/></v:v>
      <v:v n="cf"><xsl:value-of select="substring('oui', 1, 3 * $cf)"/></v:v>
      <v:v n="service"><xsl:value-of select="$service/@partie"/></v:v>
      <v:v n="flamand"><xsl:value-of select="$service/@niveau[. = 'communaute-flamande']"/></v:v>
      <v:v n="apport"><xsl:if test="$service/@apport and not($traduit)"><xsl:call-template name="minuscule"><xsl:with-param name="texte" select="string($service/@apport)"/></xsl:call-template></xsl:if></v:v>
      <v:v n="jours"><xsl:if test="$cf"><xsl:call-template name="nombre"><xsl:with-param name="n" select="$delai-decret"/></xsl:call-template></xsl:if></v:v>
      <!-- The charter's own delay, when it is not the decree's, word for word. -->
      <v:v n="delai-propre"><xsl:if test="$convoque/@delai and not($cf and $convoque/@delai-jours = $delai-decret)"><xsl:choose><xsl:when test="$traduit and $convoque/@delai-jours"><xsl:call-template name="phrase"><xsl:with-param name="id">invitation.jours</xsl:with-param><xsl:with-param name="args"><v:v n="jours"><xsl:value-of select="$convoque/@delai-jours"/></v:v></xsl:with-param></xsl:call-template></xsl:when><xsl:otherwise><xsl:call-template name="duree"><xsl:with-param name="d" select="$convoque/@delai"/></xsl:call-template></xsl:otherwise></xsl:choose></xsl:if></v:v>
      <v:v n="enfants"><xsl:if test="$cf and not($convoque/@moins-de-12-ans = 'non')"><xsl:value-of select="$faits/f:parametre[@id = 'age-motifs-cf']/@valeur"/></xsl:if></v:v>
      <v:v n="art-concertation">
        <xsl:variable name="ref" select="$faits/f:parametre[@id = 'article-concertation']/@valeur[. != 'none']"/>
        <xsl:if test="$ref"><xsl:call-template name="loi-seule"><xsl:with-param name="ref" select="string($ref)"/></xsl:call-template></xsl:if>
      </v:v>
      <v:v n="urgence"><xsl:call-template name="a-remplir"><xsl:with-param name="id">invitation.urgence.vide</xsl:with-param></xsl:call-template></v:v>
    </xsl:variable>
    <xsl:variable name="mentions">
      <v:v n="invitation.destinataire">
        <xsl:choose>
          <xsl:when test="$service">
            <xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('invitation.a.', $a)"/></xsl:call-template>
            <xsl:text> </xsl:text>
            <xsl:for-each select="$service"><xsl:call-template name="nom-traduit"/></xsl:for-each>
            <xsl:text> – </xsl:text>
            <xsl:call-template name="a-remplir"><xsl:with-param name="id">invitation.adresse.vide</xsl:with-param></xsl:call-template>
          </xsl:when>
          <xsl:otherwise><xsl:call-template name="noms-traduits"><xsl:with-param name="qui" select="$membres[not(@niveau = 'communaute-francaise')]"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </v:v>
      <v:v n="invitation.par"><xsl:for-each select="$faits/f:partie[contains(concat(' ', ($convoque/@par | $i/@preside[not($convoque/@par)]), ' '), concat(' ', @id, ' '))]"><xsl:if test="position() > 1"> ; </xsl:if><xsl:call-template name="nom-traduit"/></xsl:for-each></v:v>
      <v:v n="invitation.objectif"><xsl:call-template name="phrase"><xsl:with-param name="id">invitation.objectif.texte<xsl:if test="not($i/@categorie = 'csil-r')">.autre</xsl:if></xsl:with-param><xsl:with-param name="args" select="$valeurs-de-lettre"/></xsl:call-template></v:v>
      <v:v n="seance.date"><xsl:call-template name="a-remplir"><xsl:with-param name="id">seance.date.vide</xsl:with-param></xsl:call-template></v:v>
      <v:v n="seance.heure"><xsl:call-template name="a-remplir"><xsl:with-param name="id">seance.heure.vide</xsl:with-param></xsl:call-template></v:v>
      <v:v n="seance.lieu"><xsl:call-template name="a-remplir"><xsl:with-param name="id">seance.lieu.vide</xsl:with-param></xsl:call-template></v:v>
      <v:v n="invitation.personne"><xsl:call-template name="a-remplir"><xsl:with-param name="id">invitation.personne.vide</xsl:with-param></xsl:call-template></v:v>
      <v:v n="invitation.motifs"><xsl:call-template name="a-remplir"><xsl:with-param name="id">invitation.motifs.vide</xsl:with-param></xsl:call-template></v:v>
      <v:v n="invitation.services"><xsl:for-each select="$i/f:invite"><xsl:if test="position() > 1"><xsl:text> ; </xsl:text></xsl:if><xsl:value-of select="@nom"/></xsl:for-each><xsl:if test="$i/f:invite"><xsl:text> ; </xsl:text></xsl:if><xsl:call-template name="a-remplir"><xsl:with-param name="id">invitation.services.vide</xsl:with-param></xsl:call-template></v:v>
      <v:v n="invitation.base"><xsl:call-template name="phrase"><xsl:with-param name="id">invitation.base.texte</xsl:with-param><xsl:with-param name="args" select="$valeurs-de-lettre"/></xsl:call-template></v:v>
    </xsl:variable>
    <xsl:call-template name="section">
      <xsl:with-param name="id" select="$id"/>
      <xsl:with-param name="titre"><xsl:call-template name="phrase"><xsl:with-param name="id">invitation.titre</xsl:with-param><xsl:with-param name="args" select="$valeurs-de-lettre"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="fait-a"/>
        <xsl:call-template name="grille-a-remplir">
          <xsl:with-param name="champs">invitation.destinataire invitation.par invitation.objectif seance.date seance.heure seance.lieu invitation.personne<xsl:if test="exsl:node-set($valeurs-de-lettre)/v:v[@n = 'enfants']/node()"> invitation.motifs</xsl:if> invitation.services invitation.base</xsl:with-param>
          <xsl:with-param name="donnes" select="$mentions"/>
        </xsl:call-template>
        <xsl:call-template name="phrase"><xsl:with-param name="id">invitation</xsl:with-param><xsl:with-param name="args" select="$valeurs-de-lettre"/></xsl:call-template>
        <xsl:call-template name="insertions"><xsl:with-param name="id" select="$i/@id"/></xsl:call-template>
        <xsl:if test="not($service)"><xsl:call-template name="avis-court"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:if test="$service">
      <saut/>
      <xsl:call-template name="section">
        <xsl:with-param name="id" select="concat($id, '-reponse')"/>
        <xsl:with-param name="titre"><xsl:call-template name="phrase"><xsl:with-param name="id">invitation.reponse.titre</xsl:with-param><xsl:with-param name="args" select="$valeurs-de-lettre"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="corps">
          <xsl:call-template name="grille-a-remplir">
            <xsl:with-param name="champs">invitation.service invitation.reunion</xsl:with-param>
            <xsl:with-param name="donnes"><v:v n="invitation.service"><xsl:for-each select="$service"><xsl:call-template name="nom-traduit"/></xsl:for-each></v:v></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="phrase"><xsl:with-param name="id">invitation.reponse</xsl:with-param><xsl:with-param name="args" select="$valeurs-de-lettre"/></xsl:call-template>
          <xsl:call-template name="grille-a-remplir">
            <xsl:with-param name="champs">invitation.represente invitation.signe invitation.signature</xsl:with-param>
            <xsl:with-param name="donnes"><v:v n="invitation.signature">&#160;<retour/>&#160;<retour/>&#160;</v:v></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="avis-court"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
