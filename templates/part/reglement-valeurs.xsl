<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  What the wording of a council's acts may ask of the facts: node sets used by the
  plan, then $valeurs-brutes (of which the paper makes $valeurs), the names of {…} and si="…" in the lexicon. A value with
  no content is a condition that does not hold.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl f v">

  <xsl:variable name="cispd" select="$faits/@conseil = 'cispd'"/>
  <xsl:variable name="sorte"><xsl:choose><xsl:when test="$cispd">cispd</xsl:when><xsl:otherwise>clspd</xsl:otherwise></xsl:choose></xsl:variable>
  <xsl:variable name="formations" select="$faits/f:instance[@conseil]"/>
  <xsl:variable name="voisines" select="$faits/f:instance[not(@conseil)]"/>
  <xsl:variable name="pleniere" select="$formations[@categorie = 'pleniere'][1]"/>
  <xsl:variable name="restreinte" select="$formations[@categorie = 'restreinte'][1]"/>
  <xsl:variable name="groupes" select="$formations[@categorie = 'groupe']"/>
  <xsl:variable name="president" select="$faits/f:partie[contains(concat(' ', $pleniere/@preside, ' '), concat(' ', @id, ' '))][1]"/>
  <xsl:variable name="coordonnateur" select="$faits/f:partie[@role = 'coordonnateur-clspd'][1]"/>
  <xsl:variable name="departement" select="$pleniere/f:membre[@role = 'president-conseil-departemental' or @role = 'vice-president-departement'][1]"/>
  <xsl:variable name="supports" select="$formations/f:ecrit | $faits/f:ecrit"/>
  <xsl:variable name="donnees" select="$faits/f:protection-donnees"/>
  <xsl:variable name="justice" select="$faits/f:flux[f:base[starts-with(@ref, 'fr-csi:l132-2') or starts-with(@ref, 'fr-csi:l132-3')]] | $voisines[@categorie = 'gltd']"/>
  <xsl:variable name="informe" select="$donnees/f:notice | $faits/f:clause[@genre = 'information-personnes'] | $faits/f:flux[@information-personne = 'avant' or @information-personne = 'apres']"/>
  <xsl:variable name="seuil" select="$faits/f:parametre[@id = 'seuil-clspd']/@valeur"/>
  <xsl:variable name="seuil-coordonnateur" select="$faits/f:parametre[@id = 'seuil-coordonnateur']/@valeur"/>
  <xsl:variable name="population" select="$faits/f:territoire/@population[. != 'a-decider']"/>
  <xsl:variable name="annexe-registre" select="$faits/f:flux[not($choix/f:option[@nom = 'annexe-registre']/@valeur = 'non')]"/>
  <xsl:variable name="charte" select="$faits/f:reglement/@charte-deontologique"/>

  <xsl:variable name="valeurs-brutes">
    <!-- The council and its territory. -->
    <v:v n="clspd"><xsl:value-of select="substring('oui', 1, 3 * not($cispd))"/></v:v>
    <v:v n="cispd"><xsl:value-of select="substring('oui', 1, 3 * $cispd)"/></v:v>
    <v:v n="sigle"><xsl:value-of select="translate($sorte, $minuscules, $majuscules)"/></v:v>
    <v:v n="conseil"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('conseil.', $sorte)"/></xsl:call-template></v:v>
    <v:v n="du-chef"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('du-chef.', $sorte)"/></xsl:call-template></v:v>
    <v:v n="du-chef-destinataire">
      <xsl:call-template name="phrase"><xsl:with-param name="id">destinataire.<xsl:choose><xsl:when test="$cispd">president</xsl:when><xsl:otherwise>maire</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
    </v:v>
    <v:v n="de-territoire">
      <xsl:call-template name="phrase">
        <xsl:with-param name="id">de-territoire.<xsl:choose><xsl:when test="$faits/f:territoire/@type = 'commune'">commune</xsl:when><xsl:otherwise>autre</xsl:otherwise></xsl:choose></xsl:with-param>
        <xsl:with-param name="args"><v:v n="de-nom"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string($faits/f:territoire/@nom)"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></v:v></xsl:with-param>
      </xsl:call-template>
    </v:v>
    <v:v n="de-nom"><xsl:call-template name="nom"><xsl:with-param name="nom" select="string($faits/f:territoire/@nom)"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></v:v>
    <v:v n="objet-propre"><xsl:value-of select="$faits/f:objet[1]/@src"/></v:v>
    <v:v n="loi-de-2024"><xsl:value-of select="substring('oui', 1, 3 * ($faits/@au-n >= 20240323))"/></v:v>
    <v:v n="population"><xsl:if test="$population and not($cispd)"><xsl:call-template name="nombre"><xsl:with-param name="n" select="$population"/></xsl:call-template></xsl:if></v:v>
    <v:v n="seuil"><xsl:if test="$seuil"><xsl:call-template name="nombre"><xsl:with-param name="n" select="$seuil"/></xsl:call-template></xsl:if></v:v>
    <v:v n="seuil-coordonnateur"><xsl:if test="$seuil-coordonnateur"><xsl:call-template name="nombre"><xsl:with-param name="n" select="$seuil-coordonnateur"/></xsl:call-template></xsl:if></v:v>
    <v:v n="obligatoire-seuil"><xsl:value-of select="substring('oui', 1, 3 * ($population > $seuil))"/></v:v>
    <v:v n="plus-de-seuil-coordonnateur"><xsl:value-of select="substring('oui', 1, 3 * ($population > $seuil-coordonnateur))"/></v:v>
    <v:v n="qpv"><xsl:value-of select="substring('oui', 1, 3 * ($faits/f:territoire/@qpv = 'oui' and not($cispd)))"/></v:v>
    <v:v n="communes">
      <xsl:for-each select="$faits/f:territoire/f:commune"><xsl:if test="position() > 1">, </xsl:if><xsl:value-of select="@nom"/></xsl:for-each>
    </v:v>
    <v:v n="fipd"><xsl:value-of select="substring('oui', 1, 3 * ($faits/f:territoire/@fipd = 'oui'))"/></v:v>
    <v:v n="convention-police"><xsl:value-of select="substring('oui', 1, 3 * ($faits/f:territoire/@convention-police = 'oui'))"/></v:v>
    <v:v n="missions"><xsl:value-of select="$faits/f:mission[1]/@src"/></v:v>

    <!-- Composition. -->
    <v:v n="acte">
      <xsl:if test="$pleniere/@composition"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('acte.', $pleniere/@composition)"/></xsl:call-template></xsl:if>
    </v:v>
    <v:v n="de-auteur">
      <xsl:choose>
        <xsl:when test="$pleniere/@composition-par"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$pleniere/@composition-par"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('du-chef.', $sorte)"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </v:v>
    <v:v n="acte-date"><xsl:if test="$pleniere/@composition-le"><xsl:call-template name="date"><xsl:with-param name="d" select="$pleniere/@composition-le"/></xsl:call-template></xsl:if></v:v>
    <v:v n="cit-composition">
      <xsl:call-template name="loi-courte"><xsl:with-param name="ref">fr-csi:l132-<xsl:choose><xsl:when test="$cispd">13</xsl:when><xsl:otherwise>4</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
    </v:v>
    <v:v n="cit-reunion">
      <xsl:call-template name="loi-courte"><xsl:with-param name="ref">fr-csi:l132-<xsl:choose><xsl:when test="$cispd">13</xsl:when><xsl:otherwise>4</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
      <xsl:text> ; </xsl:text>
      <xsl:call-template name="loi-courte"><xsl:with-param name="ref">fr-csi:d132-9</xsl:with-param></xsl:call-template>
    </v:v>
    <v:v n="designes"><xsl:value-of select="substring('oui', 1, 3 * boolean($pleniere/f:membre[@qualite = 'designe']))"/></v:v>
    <v:v n="parlementaire"><xsl:value-of select="substring('oui', 1, 3 * boolean($pleniere/f:membre[@role = 'parlementaire']))"/></v:v>
    <v:v n="departement-membre"><xsl:value-of select="$departement/@partie"/></v:v>
    <v:v n="departement-de-droit"><xsl:value-of select="$departement[@qualite = 'droit']/@partie"/></v:v>
    <v:v n="qualite-departement">
      <xsl:if test="$departement"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('qualite-sing.', $departement/@qualite)"/></xsl:call-template></xsl:if>
    </v:v>

    <!-- Chair, coordinator, secretariat. -->
    <v:v n="president">
      <xsl:choose>
        <xsl:when test="$pleniere/@preside != ''"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$pleniere/@preside"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('chef.', $sorte)"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </v:v>
    <v:v n="du-president">
      <xsl:choose>
        <xsl:when test="$pleniere/@preside != ''"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$pleniere/@preside"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('du-chef.', $sorte)"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </v:v>
    <v:v n="president-maire"><xsl:value-of select="substring('oui', 1, 3 * ($president/@role = 'maire' or not($president)))"/></v:v>
    <v:v n="coordonnateur"><xsl:if test="$coordonnateur"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$coordonnateur/@id"/></xsl:call-template></xsl:if></v:v>
    <v:v n="coordonnateur-temps"><xsl:if test="$coordonnateur/@temps"><xsl:call-template name="texte"><xsl:with-param name="t" select="$coordonnateur/@temps"/></xsl:call-template></xsl:if></v:v>
    <v:v n="coordonnateur-missions"><xsl:value-of select="$coordonnateur/f:mission[1]/@src"/></v:v>
    <v:v n="coordonnateur-limites"><xsl:value-of select="$coordonnateur/f:limite[1]/@src"/></v:v>
    <v:v n="secretariat"><xsl:if test="$pleniere/@secretariat != ''"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$pleniere/@secretariat"/></xsl:call-template></xsl:if></v:v>

    <!-- Formations. -->
    <v:v n="restreinte"><xsl:value-of select="$restreinte/@id"/></v:v>
    <v:v n="groupes"><xsl:value-of select="$groupes[1]/@id"/></v:v>
    <v:v n="nominatif"><xsl:value-of select="$groupes[@plafond-rang >= 4][1]/@id"/></v:v>
    <v:v n="groupe-seul"><xsl:value-of select="substring('oui', 1, 3 * (count($groupes) = 1))"/></v:v>
    <v:v n="nb-groupes">
      <xsl:choose>
        <xsl:when test="$lexique/*[local-name() = 'nombre'][@n = count($groupes)]"><xsl:value-of select="$lexique/*[local-name() = 'nombre'][@n = count($groupes)]"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="count($groupes)"/></xsl:otherwise>
      </xsl:choose>
    </v:v>
    <v:v n="pleniere-objet"><xsl:apply-templates select="$pleniere/f:objet/node()" mode="prose"/></v:v>
    <v:v n="pleniere-frequence"><xsl:if test="$pleniere"><xsl:call-template name="frequence"><xsl:with-param name="e" select="$pleniere"/></xsl:call-template></xsl:if></v:v>
    <v:v n="information-annuelle"><xsl:value-of select="$faits/f:flux[f:base/@ref = 'fr-csi:d132-10' or (@de-role = 'prefet' and @lieu-categorie = 'pleniere')][1]/@id"/></v:v>
    <v:v n="restreinte-objet"><xsl:apply-templates select="$restreinte/f:objet/node()" mode="prose"/></v:v>
    <v:v n="restreinte-membres"><xsl:value-of select="$restreinte/f:membre[1]/@partie"/></v:v>
    <v:v n="restreinte-demandeurs"><xsl:if test="$restreinte/@demandeurs"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$restreinte/@demandeurs"/></xsl:call-template></xsl:if></v:v>
    <v:v n="restreinte-frequence"><xsl:if test="$restreinte"><xsl:call-template name="frequence"><xsl:with-param name="e" select="$restreinte"/></xsl:call-template></xsl:if></v:v>
    <v:v n="restreinte-anime"><xsl:if test="$restreinte/@anime != ''"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$restreinte/@anime"/></xsl:call-template></xsl:if></v:v>
    <v:v n="proposants"><xsl:value-of select="$faits/f:reglement/@sur-proposition-de"/></v:v>
    <v:v n="des-proposants"><xsl:if test="$faits/f:reglement/@sur-proposition-de"><xsl:call-template name="noms"><xsl:with-param name="ids" select="$faits/f:reglement/@sur-proposition-de"/><xsl:with-param name="forme">de</xsl:with-param></xsl:call-template></xsl:if></v:v>
    <v:v n="charte-a-signer"><xsl:value-of select="$groupes[@charte-a-signer = 'oui'][1]/@id"/></v:v>
    <v:v n="etages"><xsl:value-of select="substring('oui', 1, 3 * not(contains(concat(' ', $absents, ' '), ' etages ')))"/></v:v>
    <v:v n="charte-annexee"><xsl:value-of select="substring('oui', 1, 3 * ($charte = 'annexee'))"/></v:v>
    <v:v n="charte-separee"><xsl:value-of select="substring('oui', 1, 3 * ($charte = 'separee'))"/></v:v>
    <v:v n="charte-2014"><xsl:value-of select="substring('oui', 1, 3 * ($faits/f:reglement/@charte-type = '2014'))"/></v:v>
    <v:v n="charte-2010"><xsl:value-of select="substring('oui', 1, 3 * ($faits/f:reglement/@charte-type = '2010'))"/></v:v>

    <!-- Exchanges. -->
    <v:v n="echanges"><xsl:value-of select="$formations/f:echanges[1]/@src"/></v:v>
    <v:v n="annexe-registre"><xsl:value-of select="$annexe-registre[1]/@id"/></v:v>
    <v:v n="supports"><xsl:value-of select="$supports[1]/@id"/></v:v>
    <v:v n="fichier-nominatif">
      <xsl:variable name="nominatifs" select="$supports[@nominative = 'oui'][not(@anonymise = 'oui')]"/>
      <xsl:if test="$nominatifs and $donnees"><xsl:call-template name="noms"><xsl:with-param name="noeuds" select="$nominatifs"/></xsl:call-template></xsl:if>
    </v:v>
    <v:v n="publies"><xsl:value-of select="$supports[@publie = 'oui'][1]/@id"/></v:v>
    <v:v n="retour-hierarchie"><xsl:value-of select="$faits/f:clause[@genre = 'retour-hierarchie'][1]/@src"/></v:v>
    <v:v n="clause-silence"><xsl:value-of select="$faits/f:clause[@genre = 'silence' or @genre = 'refus'][1]/@src"/></v:v>
    <v:v n="clause-convocation"><xsl:value-of select="$faits/f:clause[@genre = 'convocation-de-droit'][1]/@src"/></v:v>
    <v:v n="clause-parlementaires"><xsl:value-of select="$faits/f:clause[@genre = 'parlementaires'][1]/@src"/></v:v>
    <v:v n="clause-confidentialite"><xsl:value-of select="$faits/f:clause[@genre = 'confidentialite'][1]/@src"/></v:v>
    <v:v n="clause-devoir"><xsl:value-of select="$faits/f:clause[@genre = 'devoir-legal'][1]/@src"/></v:v>
    <v:v n="clause-revision"><xsl:value-of select="$faits/f:clause[@genre = 'revision'][1]/@src"/></v:v>
    <v:v n="clause-notes"><xsl:value-of select="$faits/f:clause[@genre = 'notes'][1]/@src"/></v:v>
    <v:v n="l132-2"><xsl:value-of select="$faits/f:flux[f:base[@ref = 'fr-csi:l132-2' or starts-with(@ref, 'fr-csi:l132-2-')]][1]/@id"/></v:v>
    <v:v n="l132-3"><xsl:value-of select="$faits/f:flux[f:base[@ref = 'fr-csi:l132-3' or starts-with(@ref, 'fr-csi:l132-3-')]][1]/@id"/></v:v>
    <v:v n="gltd"><xsl:value-of select="$voisines[@categorie = 'gltd'][1]/@id"/></v:v>
    <v:v n="flux-avant"><xsl:value-of select="$faits/f:flux[@information-personne = 'avant'][1]/@id"/></v:v>
    <v:v n="notices"><xsl:value-of select="$donnees/f:notice[1]/@src"/></v:v>
    <v:v n="donnees"><xsl:value-of select="$donnees/@src"/></v:v>
  </xsl:variable>
</xsl:stylesheet>
