<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  The texts seen. Those the lexicon lists, and those that the charter itself gives as
  a basis (unless the lexicon says visas="seuls"), code by code in the order of the law base; then local
  texts, the act that fixes the composition, the proposal of the groups.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:f="urn:entente:faits:1" xmlns:a="urn:entente:droit:1"
  xmlns:l="urn:entente:lexique:1" xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1"
  exclude-result-prefixes="exsl f a l v">

  <xsl:variable name="visas-bruts">
    <xsl:for-each select="($lexique-papier | $lexique-famille)/l:visa">
      <xsl:variable name="visa-tient"><xsl:call-template name="condition"><xsl:with-param name="si" select="@si"/><xsl:with-param name="args" select="/.."/></xsl:call-template></xsl:variable>
      <xsl:if test="$visa-tient = ''">
        <xsl:call-template name="loi-connue"><xsl:with-param name="ref" select="@ref"/><xsl:with-param name="disposition" select="$actes/a:disposition[@id = current()/@ref]"/></xsl:call-template>
        <v:v ref="{@ref}"/>
      </xsl:if>
    </xsl:for-each>
    <xsl:for-each select="$faits//f:base[not($lexique-papier/@visas = 'seuls')][@genre = 'provision' and @etat = 'en-vigueur']"><v:v ref="{@ref}"/></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="visas" select="exsl:node-set($visas-bruts)/v:v/@ref"/>

  <!-- One alinea per code or act, then one per local text. -->
  <xsl:template name="visas">
    <xsl:param name="textes" select="$faits/f:texte"/>
    <xsl:apply-templates select="$actes/a:recueil[@genre != 'recommandation' and @genre != 'doctrine']" mode="visa"/>
    <xsl:for-each select="$textes">
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
  </xsl:template>

  <xsl:template name="preambule">
    <article id="preambule" num="non">
      <xsl:call-template name="titre"><xsl:with-param name="id">preambule</xsl:with-param></xsl:call-template>
      <xsl:call-template name="visas"/>
      <xsl:if test="$pleniere/@composition and not($faits/f:texte[@type = $pleniere/@composition and @date = $pleniere/@composition-le])">
        <xsl:call-template name="alinea"><xsl:with-param name="id">visa.arrete<xsl:if test="$pleniere/@composition-le">.date</xsl:if></xsl:with-param>
          <xsl:with-param name="args"><v:v n="date"><xsl:copy-of select="$valeurs[@n = 'acte-date']/node()"/></v:v></xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="$faits/f:reglement/@sur-proposition-de">
        <xsl:call-template name="alinea">
          <xsl:with-param name="id">visa.proposition</xsl:with-param>
          <xsl:with-param name="args"><v:v n="des-groupes"><xsl:copy-of select="$valeurs[@n = 'des-proposants']/node()"/></v:v></xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="alinea"><xsl:with-param name="id">visa.fin</xsl:with-param></xsl:call-template>
      <xsl:call-template name="insertions"><xsl:with-param name="id">preambule</xsl:with-param></xsl:call-template>
    </article>
    <xsl:call-template name="articles-inseres"><xsl:with-param name="id">preambule</xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template match="a:recueil" mode="visa">
    <xsl:variable name="prefixe" select="concat(@id, ':')"/>
    <xsl:variable name="articles" select="$actes/a:disposition[starts-with(@id, $prefixe)][@id = $visas][not(contains(@id, '-al'))][starts-with(substring-after(@libelle, ', '), 'art. ')]"/>
    <xsl:if test="$articles">
      <alinea>
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">visa.recueil</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="recueil"><xsl:call-template name="nom-du-recueil"><xsl:with-param name="recueil" select="."/></xsl:call-template></v:v>
            <v:v n="articles">
              <xsl:call-template name="phrase">
                <xsl:with-param name="id">visa.article<xsl:if test="count($articles) > 1">s</xsl:if></xsl:with-param>
                <xsl:with-param name="args">
                  <v:v n="n">
                    <xsl:variable name="liens">
                      <xsl:for-each select="$articles"><v:v><lien href="{@adresse}"><xsl:value-of select="substring-after(@libelle, 'art. ')"/></lien></v:v></xsl:for-each>
                    </xsl:variable>
                    <xsl:call-template name="enumeration"><xsl:with-param name="elements" select="exsl:node-set($liens)/v:v"/></xsl:call-template>
                  </v:v>
                </xsl:with-param>
              </xsl:call-template>
            </v:v>
          </xsl:with-param>
        </xsl:call-template>
      </alinea>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
