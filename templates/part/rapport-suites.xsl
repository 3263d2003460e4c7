<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  What follows from the charter: promises and leaks with their ways, the
  chronology, derogations, advice by its source.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str f v">

  <!-- ── Promises and leaks ─────────────────────────────────────────────────── -->
  <xsl:template name="chemins">
    <xsl:call-template name="partie">
      <xsl:with-param name="id">chemins</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:if test="$faits/f:preuve or $faits/f:fuite"><xsl:call-template name="alinea"><xsl:with-param name="id">chemins.lire</xsl:with-param></xsl:call-template></xsl:if>
        <xsl:if test="$faits/f:preuve"><xsl:call-template name="promesses"/></xsl:if>
        <xsl:if test="$faits/f:fuite"><xsl:call-template name="fuites"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="promesses">
    <tableau>
      <xsl:attribute name="legende"><xsl:call-template name="phrase"><xsl:with-param name="id">legende.promesses</xsl:with-param></xsl:call-template></xsl:attribute>
      <colonne part="4"/><colonne part="3"/><colonne part="5"/>
      <entete><rangee>
        <xsl:call-template name="tete"><xsl:with-param name="id">information</xsl:with-param></xsl:call-template>
        <xsl:call-template name="tete"><xsl:with-param name="id">jamais</xsl:with-param></xsl:call-template>
        <xsl:call-template name="tete"><xsl:with-param name="id">preuve</xsl:with-param></xsl:call-template>
      </rangee></entete>
      <corps>
        <xsl:for-each select="$faits/f:preuve">
          <rangee>
            <cellule tete="rangee"><xsl:value-of select="@intitule"/></cellule>
            <cellule><xsl:value-of select="@vers-nom"/></cellule>
            <cellule>
              <xsl:call-template name="phrase">
                <xsl:with-param name="id">
                  <xsl:choose>
                    <xsl:when test="@tenue = 'non'">preuve.rompue</xsl:when>
                    <xsl:when test="@reserve = 'oui'">preuve.reserve</xsl:when>
                    <xsl:otherwise>preuve.tenue</xsl:otherwise>
                  </xsl:choose>
                </xsl:with-param>
                <xsl:with-param name="args"><v:v n="recit"><xsl:value-of select="@recit"/></v:v></xsl:with-param>
              </xsl:call-template>
            </cellule>
          </rangee>
        </xsl:for-each>
      </corps>
    </tableau>
  </xsl:template>

  <xsl:template name="fuites">
    <tableau>
      <xsl:attribute name="legende"><xsl:call-template name="phrase"><xsl:with-param name="id">legende.fuites</xsl:with-param></xsl:call-template></xsl:attribute>
      <colonne part="4"/><colonne part="3"/><colonne part="3"/><colonne part="5"/>
      <entete><rangee>
        <xsl:call-template name="tete"><xsl:with-param name="id">information</xsl:with-param></xsl:call-template>
        <xsl:call-template name="tete"><xsl:with-param name="id">parvient</xsl:with-param></xsl:call-template>
        <xsl:call-template name="tete"><xsl:with-param name="id">lien</xsl:with-param></xsl:call-template>
        <xsl:call-template name="tete"><xsl:with-param name="id">chemin</xsl:with-param></xsl:call-template>
      </rangee></entete>
      <corps>
        <xsl:for-each select="$faits/f:fuite">
          <rangee>
            <cellule tete="rangee"><xsl:value-of select="@intitule"/></cellule>
            <cellule><xsl:value-of select="@vers-noms"/></cellule>
            <cellule>
              <xsl:call-template name="phrase">
                <xsl:with-param name="id" select="concat('lien.', @lien-genre)"/>
                <xsl:with-param name="args"><v:v n="de"><xsl:value-of select="@lien-nom"/></v:v></xsl:with-param>
              </xsl:call-template>
            </cellule>
            <cellule>
              <xsl:value-of select="@recit"/>
              <xsl:if test="@genre = 'ambigue'"><xsl:text> </xsl:text><xsl:call-template name="phrase"><xsl:with-param name="id">fuite.ambigue</xsl:with-param></xsl:call-template></xsl:if>
              <xsl:if test="@conteste = 'oui'"><xsl:text> </xsl:text><xsl:call-template name="phrase"><xsl:with-param name="id">fuite.discutee</xsl:with-param></xsl:call-template></xsl:if>
            </cellule>
          </rangee>
        </xsl:for-each>
      </corps>
    </tableau>
    <!-- Each way, drawn over the étages: «chemin» of the leak's number. -->
    <xsl:for-each select="$faits/f:fuite">
      <figure schema="chemin" sujet="{position()}" alt="{@recit}" paysage="oui"/>
    </xsl:for-each>
  </xsl:template>

  <!-- ── Chronology ─────────────────────────────────────────────────────────── -->
  <xsl:template name="chronologie">
    <xsl:call-template name="partie">
      <xsl:with-param name="id">chronologie</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:call-template name="alinea">
          <xsl:with-param name="id">chronologie.lire</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="du"><xsl:call-template name="date"><xsl:with-param name="d" select="$validation/f:periode[1]/@du"/></xsl:call-template></v:v>
            <v:v n="au"><xsl:call-template name="date"><xsl:with-param name="d" select="$validation/f:periode[last()]/@au"/></xsl:call-template></v:v>
          </xsl:with-param>
        </xsl:call-template>
        <tableau>
          <xsl:attribute name="legende"><xsl:call-template name="phrase"><xsl:with-param name="id">legende.chronologie</xsl:with-param></xsl:call-template></xsl:attribute>
          <colonne part="3"/><colonne part="3"/><colonne part="8"/>
          <entete><rangee>
            <xsl:call-template name="tete"><xsl:with-param name="id">periode</xsl:with-param></xsl:call-template>
            <xsl:call-template name="tete"><xsl:with-param name="id">verdict</xsl:with-param></xsl:call-template>
            <xsl:call-template name="tete"><xsl:with-param name="id">changement</xsl:with-param></xsl:call-template>
          </rangee></entete>
          <corps><xsl:apply-templates select="$validation/f:periode" mode="rangee"/></corps>
        </tableau>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="f:periode" mode="rangee">
    <rangee>
      <cellule tete="rangee">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">periode</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="du"><xsl:call-template name="date"><xsl:with-param name="d" select="@du"/></xsl:call-template></v:v>
            <v:v n="au"><xsl:call-template name="date"><xsl:with-param name="d" select="@au"/></xsl:call-template></v:v>
          </xsl:with-param>
        </xsl:call-template>
      </cellule>
      <cellule><xsl:call-template name="comptes"/></cellule>
      <cellule>
        <xsl:choose>
          <xsl:when test="f:changement or f:apparu or f:disparu">
            <liste genre="tiret">
              <xsl:for-each select="f:changement"><item><xsl:value-of select="."/></item></xsl:for-each>
              <xsl:for-each select="f:disparu | f:apparu"><item><xsl:call-template name="mouvement"/></item></xsl:for-each>
            </liste>
          </xsl:when>
          <xsl:otherwise><alinea><xsl:call-template name="phrase"><xsl:with-param name="id">periode.depart</xsl:with-param></xsl:call-template></alinea></xsl:otherwise>
        </xsl:choose>
      </cellule>
    </rangee>
  </xsl:template>

  <xsl:template name="mouvement">
    <xsl:call-template name="phrase">
      <xsl:with-param name="id" select="local-name()"/>
      <xsl:with-param name="args">
        <v:v n="gravite"><xsl:call-template name="phrase"><xsl:with-param name="id" select="concat('gravite.', @gravite)"/></xsl:call-template></v:v>
        <v:v n="titre"><xsl:value-of select="."/></v:v>
        <v:v n="fois"><xsl:if test="@nombre > 1"><xsl:call-template name="phrase"><xsl:with-param name="id">endroits</xsl:with-param><xsl:with-param name="args"><v:v n="n"><xsl:value-of select="@nombre"/></v:v></xsl:with-param></xsl:call-template></xsl:if></v:v>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- ── Derogations ────────────────────────────────────────────────────────── -->
  <xsl:template name="derogations">
    <xsl:call-template name="partie">
      <xsl:with-param name="id">derogations</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:for-each select="$faits/f:derogation">
          <intertitre><xsl:value-of select="@regle"/></intertitre>
          <xsl:call-template name="alinea">
            <xsl:with-param name="id">derogation</xsl:with-param>
            <xsl:with-param name="args">
              <v:v n="motif"><xsl:value-of select="@motif"/></v:v>
              <v:v n="auteur"><xsl:value-of select="@auteur"/></v:v>
              <v:v n="jusqu-au"><xsl:call-template name="date"><xsl:with-param name="d" select="@jusqu-au"/></xsl:call-template></v:v>
            </xsl:with-param>
          </xsl:call-template>
          <xsl:variable name="ecartes" select="$validation/f:constat[@ecarte = 'oui'][@regle = current()/@regle][not(current()/@element) or @element = current()/@element]"/>
          <xsl:if test="$ecartes"><liste genre="tiret"><xsl:for-each select="$ecartes"><item><xsl:value-of select="f:message"/></item></xsl:for-each></liste></xsl:if>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- ── Advice, by source ──────────────────────────────────────────────────── -->
  <xsl:key name="par-source" match="f:constat[@source][@ecarte = 'non']" use="@source"/>

  <xsl:template name="conseils">
    <xsl:call-template name="partie">
      <xsl:with-param name="id">conseils</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:for-each select="$validation/f:constat[@source][@ecarte = 'non'][generate-id() = generate-id(key('par-source', @source)[1])]">
          <intertitre><xsl:value-of select="@source"/></intertitre>
          <liste genre="case">
            <xsl:for-each select="key('par-source', @source)"><item><xsl:value-of select="f:message"/></item></xsl:for-each>
          </liste>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
