<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  What the wording of an agreement (protocole, convention, règlement d'ordre
  intérieur) may ask of the facts: node sets used by the plans, then $valeurs, the
  names of {…} and si="…" in the lexicons. A value with no content is a condition
  that does not hold. The names shared with part/reglement-valeurs.xsl mean the
  same, so that the parts of the règlement serve here too; what only a council
  has is empty.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:f="urn:entente:faits:1" xmlns:l="urn:entente:lexique:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl f l v">

  <xsl:variable name="faits" select="/f:faits"/>
  <!-- Nothing is left out of an agreement. -->
  <xsl:variable name="ecartes" select="/.."/>
  <xsl:variable name="flux-ecartes" select="/.."/>
  <xsl:variable name="pleniere" select="/.."/>
  <xsl:variable name="restreinte" select="/.."/>
  <xsl:variable name="groupes" select="/.."/>
  <xsl:variable name="voisines" select="/.."/>
  <xsl:variable name="coordonnateur" select="/.."/>
  <xsl:variable name="annexe-registre" select="/.."/>
  <xsl:variable name="charte" select="$faits/f:reglement/@charte-deontologique"/>

  <xsl:variable name="formations" select="$faits/f:instance"/>
  <xsl:variable name="supports" select="$formations/f:ecrit | $faits/f:ecrit"/>
  <xsl:variable name="donnees" select="$faits/f:protection-donnees"/>
  <xsl:variable name="gouvernance" select="$faits/f:gouvernance"/>
  <!-- Those who act; persons helped and callers are named apart. -->
  <xsl:variable name="acteurs" select="$faits/f:partie[not(@concernee = 'oui' or @public = 'oui')][f:mission or f:limite or f:force or @referent or @organisme or @siege != '' or @preside != '' or @anime != '' or @id = $faits/f:signataire/@partie]"/>
  <xsl:variable name="autres-parties" select="$faits/f:partie[not(@id = $acteurs/@id)][not(@public = 'oui')]"/>
  <xsl:variable name="informe" select="$donnees/f:notice | $faits/f:clause[@genre = 'information-personnes'] | $faits/f:flux[@information-personne = 'avant' or @information-personne = 'apres']"/>
  <xsl:variable name="regles-propres" select="$faits/f:validation/f:regle-propre"/>
  <!-- Consultations in which a secret may be spoken of: by law, decree or authorisation. -->
  <xsl:variable name="autorisations" select="$faits/f:texte[@type = 'autorisation-parquet']"/>
  <xsl:variable name="concertations" select="$formations[@categorie = 'csil-r' or @categorie = 'concertation' or @categorie = 'ltf' or @categorie = 'van-moed' or @categorie = 'co3-cas' or @categorie = 'co3-client' or f:base/@ref = $autorisations/@id]"/>

  <xsl:variable name="valeurs-brutes">
    <!-- The paper itself: «le présent protocole», and how it agrees. -->
    <v:v n="le-present"><xsl:call-template name="phrase"><xsl:with-param name="id">acte.sujet</xsl:with-param></xsl:call-template></v:v>
    <v:v n="Le-present"><xsl:variable name="acte"><xsl:call-template name="phrase"><xsl:with-param name="id">acte.sujet</xsl:with-param></xsl:call-template></xsl:variable><xsl:call-template name="capitale"><xsl:with-param name="texte" select="string($acte)"/></xsl:call-template></v:v>
    <v:v n="du-present"><xsl:call-template name="phrase"><xsl:with-param name="id">acte.de</xsl:with-param></xsl:call-template></v:v>
    <v:v n="au-present"><xsl:call-template name="phrase"><xsl:with-param name="id">acte.a</xsl:with-param></xsl:call-template></v:v>
    <v:v n="Il"><xsl:call-template name="phrase"><xsl:with-param name="id">acte.pronom</xsl:with-param></xsl:call-template></v:v>
    <v:v n="e"><xsl:call-template name="phrase"><xsl:with-param name="id">acte.e</xsl:with-param></xsl:call-template></v:v>
    <v:v n="nom"><xsl:value-of select="$faits/f:territoire/@nom"/></v:v>
    <v:v n="charte"><xsl:value-of select="normalize-space($faits/f:titre)"/></v:v>
    <v:v n="objet-propre"><xsl:value-of select="$faits/f:objet[1]/@src"/></v:v>
    <v:v n="missions"><xsl:value-of select="$faits/f:mission[1]/@src"/></v:v>

    <!-- Whose law. -->
    <v:v n="be"><xsl:value-of select="substring('oui', 1, 3 * ($droit = 'be'))"/></v:v>
    <v:v n="fr"><xsl:value-of select="substring('oui', 1, 3 * ($droit = 'fr'))"/></v:v>
    <v:v n="de"><xsl:value-of select="substring('oui', 1, 3 * ($droit = 'de'))"/></v:v>

    <!-- Parties and rooms. -->
    <v:v n="signataires"><xsl:value-of select="$faits/f:signataire[1]/@src"/></v:v>
    <v:v n="nb-signataires"><xsl:value-of select="count($faits/f:signataire)"/></v:v>
    <v:v n="plusieurs-signataires"><xsl:value-of select="substring('oui', 1, 3 * (count($faits/f:signataire) > 1))"/></v:v>
    <v:v n="autres-parties"><xsl:if test="$autres-parties"><xsl:call-template name="noms"><xsl:with-param name="noeuds" select="$autres-parties"/></xsl:call-template></xsl:if></v:v>
    <v:v n="instances"><xsl:value-of select="$formations[1]/@id"/></v:v>
    <v:v n="plusieurs-instances"><xsl:value-of select="$formations[2]/@id"/></v:v>
    <v:v n="concertation"><xsl:value-of select="$concertations[1]/@id"/></v:v>
    <v:v n="cellule"><xsl:value-of select="$formations[@categorie = 'csil-r'][1]/@id"/></v:v>
    <v:v n="autorisation"><xsl:value-of select="$autorisations[1]/@nom"/></v:v>
    <v:v n="flux"><xsl:value-of select="$faits/f:flux[1]/@id"/></v:v>
    <v:v n="scenarios"><xsl:value-of select="$faits/f:scenario[1]/@id"/></v:v>
    <v:v n="etages"><xsl:value-of select="substring('oui', 1, 3 * not(contains(concat(' ', $absents, ' '), ' etages ')))"/></v:v>

    <!-- Exchanges. -->
    <v:v n="annexe-registre"/>
    <v:v n="supports"><xsl:value-of select="$supports[1]/@id"/></v:v>
    <v:v n="publies"><xsl:value-of select="$supports[@publie = 'oui'][1]/@id"/></v:v>
    <v:v n="clause-silence"><xsl:value-of select="$faits//f:clause[@genre = 'silence'][1]/@src"/></v:v>
    <v:v n="clause-refus"><xsl:value-of select="$faits//f:clause[@genre = 'refus'][1]/@src"/></v:v>
    <v:v n="clause-equipe"><xsl:value-of select="$faits//f:clause[@genre = 'partage-equipe'][1]/@src"/></v:v>
    <v:v n="clause-confidentialite"><xsl:value-of select="$faits//f:clause[@genre = 'confidentialite'][1]/@src"/></v:v>
    <v:v n="clause-devoir"><xsl:value-of select="$faits//f:clause[@genre = 'devoir-legal'][1]/@src"/></v:v>
    <v:v n="clause-notes"><xsl:value-of select="$faits//f:clause[@genre = 'notes'][1]/@src"/></v:v>
    <v:v n="retour-hierarchie"><xsl:value-of select="$faits//f:clause[@genre = 'retour-hierarchie'][1]/@src"/></v:v>
    <v:v n="clause-revision"><xsl:value-of select="$faits/f:clause[@genre = 'revision'][1]/@src"/></v:v>
    <v:v n="flux-avant"><xsl:value-of select="$faits/f:flux[@information-personne = 'avant'][1]/@id"/></v:v>
    <v:v n="flux-dispense"><xsl:value-of select="$faits/f:flux[@information-personne = 'dispensee'][1]/@id"/></v:v>
    <v:v n="notices"><xsl:value-of select="$donnees/f:notice[1]/@src"/></v:v>
    <v:v n="donnees"><xsl:value-of select="$donnees/@src"/></v:v>
  </xsl:variable>
  <xsl:variable name="valeurs" select="exsl:node-set($valeurs-brutes)/v:v"/>

</xsl:stylesheet>
