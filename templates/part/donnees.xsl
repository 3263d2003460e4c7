<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Personal data: controller and officer, register, retention, security, rights.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:set="http://exslt.org/sets"
  xmlns:f="urn:entente:faits:1" xmlns:l="urn:entente:lexique:1" xmlns="urn:entente:document:1"
  xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str set f l v">

  <xsl:template name="titre-donnees">
    <partie id="protection">
      <xsl:call-template name="titre"><xsl:with-param name="id">titre.donnees</xsl:with-param></xsl:call-template>
      <xsl:call-template name="article-responsable"/>
      <xsl:if test="$donnees/f:registre or $donnees/f:aipd"><xsl:call-template name="article-registre"/></xsl:if>
      <xsl:if test="$supports[@conservation] or $faits/f:information[@conservation]"><xsl:call-template name="article-conservation"/></xsl:if>
      <xsl:call-template name="article-securite"/>
      <xsl:if test="$donnees/f:droits"><xsl:call-template name="article-droits"/></xsl:if>
      <xsl:call-template name="insertions"><xsl:with-param name="id">protection</xsl:with-param></xsl:call-template>
      <xsl:call-template name="articles-inseres"><xsl:with-param name="id">protection</xsl:with-param></xsl:call-template>
    </partie>
  </xsl:template>

  <xsl:template name="article-responsable">
    <xsl:call-template name="article">
      <xsl:with-param name="id">responsable</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">responsable</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="responsables">
              <xsl:variable name="ids"><xsl:for-each select="$donnees/f:responsable"><xsl:value-of select="concat(@partie, ' ')"/></xsl:for-each></xsl:variable>
              <xsl:if test="$donnees/f:responsable"><xsl:call-template name="noms"><xsl:with-param name="ids" select="normalize-space($ids)"/></xsl:call-template></xsl:if>
            </v:v>
            <v:v n="pd-base"><xsl:if test="$donnees/@base"><xsl:call-template name="bases-ecrites"><xsl:with-param name="refs" select="$donnees/@base"/></xsl:call-template></xsl:if></v:v>
            <v:v n="conjoints"><xsl:value-of select="$donnees/f:responsable[@conjoint = 'oui'][1]/@partie"/></v:v>
            <v:v n="accord"><xsl:value-of select="$donnees/f:responsable[@accord][1]/@accord"/></v:v>
            <v:v n="sous-traitants">
              <xsl:if test="$donnees/f:sous-traitant">
                <liste genre="tiret">
                  <xsl:for-each select="$donnees/f:sous-traitant">
                    <item>
                      <fort><xsl:call-template name="texte"><xsl:with-param name="t" select="@nom"/></xsl:call-template></fort>
                      <xsl:if test="normalize-space() != ''"><xsl:text> : </xsl:text><xsl:apply-templates select="node()" mode="prose"/></xsl:if>
                    </item>
                  </xsl:for-each>
                </liste>
              </xsl:if>
            </v:v>
            <v:v n="dpo"><xsl:value-of select="$donnees/f:dpo/@nom"/></v:v>
            <v:v n="Dpo">
              <xsl:if test="$donnees/f:dpo"><xsl:call-template name="texte"><xsl:with-param name="t" select="$donnees/f:dpo/@nom"/></xsl:call-template></xsl:if>
            </v:v>
            <v:v n="dpo-contact"><xsl:if test="$donnees/f:dpo/@contact"><xsl:call-template name="texte"><xsl:with-param name="t" select="$donnees/f:dpo/@contact"/></xsl:call-template></xsl:if></v:v>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="article-registre">
    <xsl:call-template name="article">
      <xsl:with-param name="id">registre</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">registre</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="registres"><xsl:value-of select="$donnees/f:registre[1]/@src"/></v:v>
            <v:v n="tableau"><xsl:if test="$donnees/f:registre"><xsl:call-template name="tableau-registre"/></xsl:if></v:v>
            <v:v n="aipd"><xsl:for-each select="$donnees/f:aipd"><xsl:if test="position() > 1"> ; </xsl:if><xsl:call-template name="aipd"/></xsl:for-each></v:v>
            <v:v n="fichiers"><xsl:value-of select="$supports[@fichier = 'oui'][1]/@id"/></v:v>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="aipd">
    <xsl:call-template name="phrase">
      <xsl:with-param name="id">aipd</xsl:with-param>
      <xsl:with-param name="args">
        <v:v n="reference"><xsl:call-template name="texte"><xsl:with-param name="t" select="@reference"/></xsl:call-template></v:v>
        <v:v n="date"><xsl:if test="@date"><xsl:call-template name="date"><xsl:with-param name="d" select="@date"/></xsl:call-template></xsl:if></v:v>
        <v:v n="conclusion"><xsl:if test="@conclusion"><xsl:call-template name="minuscule"><xsl:with-param name="texte" select="string(@conclusion)"/></xsl:call-template></xsl:if></v:v>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="tableau-registre">
    <tableau id="t-registre">
      <xsl:call-template name="legende"><xsl:with-param name="id">tableau.registre</xsl:with-param></xsl:call-template>
      <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">3 5 3 3</xsl:with-param><xsl:with-param name="cols">col.reference col.finalite col.base col.date</xsl:with-param></xsl:call-template>
      <corps>
        <xsl:for-each select="$donnees/f:registre">
          <rangee>
            <cellule tete="rangee"><xsl:call-template name="texte"><xsl:with-param name="t" select="@reference"/></xsl:call-template></cellule>
            <cellule>
              <xsl:value-of select="@finalite"/>
              <xsl:if test="@ecrit"><xsl:text> (</xsl:text><xsl:call-template name="noms"><xsl:with-param name="ids" select="@ecrit"/></xsl:call-template><xsl:text>)</xsl:text></xsl:if>
            </cellule>
            <cellule><xsl:call-template name="bases-ecrites"/></cellule>
            <cellule><xsl:if test="@date"><xsl:call-template name="date"><xsl:with-param name="d" select="@date"/></xsl:call-template></xsl:if></cellule>
          </rangee>
        </xsl:for-each>
      </corps>
    </tableau>
  </xsl:template>

  <xsl:template name="article-conservation">
    <xsl:call-template name="article">
      <xsl:with-param name="id">conservation</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="alinea"><xsl:with-param name="id">conservation</xsl:with-param></xsl:call-template>
        <tableau id="t-conservation">
          <xsl:call-template name="legende"><xsl:with-param name="id">tableau.conservation</xsl:with-param></xsl:call-template>
          <xsl:call-template name="tete-de-tableau"><xsl:with-param name="parts">6 4</xsl:with-param><xsl:with-param name="cols">col.objet-conservation col.duree</xsl:with-param></xsl:call-template>
          <corps>
            <xsl:for-each select="$supports[@conservation]">
              <rangee><cellule tete="rangee"><xsl:value-of select="@nom"/></cellule><cellule><xsl:call-template name="conservation"/></cellule></rangee>
            </xsl:for-each>
            <xsl:for-each select="$faits/f:information[@conservation]">
              <rangee><cellule tete="rangee"><xsl:value-of select="normalize-space(f:intitule)"/></cellule><cellule><xsl:call-template name="conservation"/></cellule></rangee>
            </xsl:for-each>
          </corps>
        </tableau>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="article-securite">
    <xsl:call-template name="article">
      <xsl:with-param name="id">securite</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">securite</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="mesures">
              <xsl:if test="$donnees/f:mesure">
                <liste genre="tiret">
                  <xsl:for-each select="$donnees/f:mesure">
                    <item>
                      <xsl:call-template name="phrase">
                        <xsl:with-param name="id" select="concat('mesure.', @type)"/>
                        <xsl:with-param name="args"><v:v n="texte"><xsl:apply-templates select="node()" mode="prose"/></v:v></xsl:with-param>
                      </xsl:call-template>
                    </item>
                  </xsl:for-each>
                </liste>
              </xsl:if>
            </v:v>
            <v:v n="acces-nominatif"><xsl:value-of select="$supports[@acces-nominatif = 'oui'][1]/@id"/></v:v>
            <v:v n="tracabilite"><xsl:value-of select="$supports[@tracabilite = 'oui'][1]/@id"/></v:v>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="article-droits">
    <xsl:variable name="droits" select="$donnees/f:droits"/>
    <xsl:call-template name="article">
      <xsl:with-param name="id">droits</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">droits</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="droits-contact"><xsl:call-template name="texte"><xsl:with-param name="t" select="$droits/@contact"/></xsl:call-template></v:v>
            <v:v n="droits-delai"><xsl:if test="$droits/@delai"><xsl:call-template name="duree"><xsl:with-param name="d" select="$droits/@delai"/></xsl:call-template></xsl:if></v:v>
            <v:v n="prose"><xsl:call-template name="prose-alinea"><xsl:with-param name="e" select="$droits"/></xsl:call-template></v:v>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
