<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Dates, numbers, durations, as they are written in the paper's language. The
  names of months, the order of a date, what is put for a first day of a month,
  come from the lexicon.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:l="urn:entente:lexique:1" xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1"
  exclude-result-prefixes="l v">

  <!-- Thousands apart by a narrow no-break space. -->
  <xsl:decimal-format name="espace" grouping-separator="&#x202F;" decimal-separator=","/>

  <xsl:template name="nombre">
    <xsl:param name="n"/>
    <xsl:choose>
      <xsl:when test="$n = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when>
      <xsl:when test="number($n) &lt; 1000 and number($n) = floor($n)"><xsl:value-of select="number($n)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="format-number($n, '#&#x202F;##0,##', 'espace')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- «2026-03-01» to «1er mars 2026». -->
  <xsl:template name="date">
    <xsl:param name="d"/>
    <xsl:choose>
      <xsl:when test="$d = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="jour" select="number(substring($d, 9, 2))"/>
        <xsl:variable name="mois" select="$lexique/l:mois[number(@n) = number(substring($d, 6, 2))]"/>
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">date</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="jour">
              <xsl:choose>
                <xsl:when test="$jour = 1"><xsl:call-template name="phrase"><xsl:with-param name="id">date.premier</xsl:with-param></xsl:call-template></xsl:when>
                <xsl:otherwise><xsl:value-of select="$jour"/></xsl:otherwise>
              </xsl:choose>
            </v:v>
            <v:v n="mois"><xsl:value-of select="$mois"/></v:v>
            <v:v n="annee"><xsl:value-of select="substring($d, 1, 4)"/></v:v>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- «15 jours», as the author wrote it, or with the unit of the paper's language (l:unite); kept on one line. -->
  <xsl:template name="duree">
    <xsl:param name="d"/>
    <xsl:choose>
      <xsl:when test="$d = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when>
      <xsl:when test="$lexique/l:unite[@mot = $d]"><xsl:value-of select="$lexique/l:unite[@mot = $d]/@un"/></xsl:when>
      <xsl:when test="$lexique/l:unite">
        <xsl:variable name="n" select="substring-before($d, ' ')"/>
        <xsl:variable name="mot" select="substring-after($d, ' ')"/>
        <xsl:variable name="unite" select="$lexique/l:unite[@mot = $mot or concat(@mot, 's') = $mot]"/>
        <xsl:value-of select="concat($n, '&#xA0;')"/>
        <xsl:choose><xsl:when test="$n = 1"><xsl:value-of select="$unite/@un"/></xsl:when><xsl:otherwise><xsl:value-of select="$unite/@plusieurs"/></xsl:otherwise></xsl:choose>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="translate($d, ' ', '&#xA0;')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Every so often: «chaque année», «tous les 3 ans». -->
  <xsl:template name="tous-les">
    <xsl:param name="d"/>
    <xsl:variable name="rythme" select="$lexique/l:rythme[@duree = $d]"/>
    <xsl:choose>
      <xsl:when test="$rythme"><xsl:value-of select="$rythme"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">
            <xsl:text>tous-les</xsl:text>
            <xsl:if test="contains($d, 'semaine') or contains($d, 'heure') or contains($d, 'minute')">.f</xsl:if>
          </xsl:with-param>
          <xsl:with-param name="args"><v:v n="duree"><xsl:call-template name="duree"><xsl:with-param name="d" select="$d"/></xsl:call-template></v:v></xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- «une fois», «quatre fois»; beyond the lexicon's list, in figures. -->
  <xsl:template name="fois">
    <xsl:param name="n"/>
    <xsl:choose>
      <xsl:when test="$n = 'a-decider'"><xsl:call-template name="a-decider"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">fois</xsl:with-param>
          <xsl:with-param name="args">
            <v:v n="n">
              <xsl:choose>
                <xsl:when test="$lexique/l:nombre[@n = $n]"><xsl:value-of select="$lexique/l:nombre[@n = $n]"/></xsl:when>
                <xsl:otherwise><xsl:call-template name="nombre"><xsl:with-param name="n" select="$n"/></xsl:call-template></xsl:otherwise>
              </xsl:choose>
            </v:v>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- How often an instance meets, by whichever attribute says it; nothing if none does. -->
  <xsl:template name="frequence">
    <xsl:param name="e" select="."/>
    <xsl:choose>
      <xsl:when test="$e/@reunions-par-an">
        <xsl:call-template name="phrase">
          <xsl:with-param name="id">frequence</xsl:with-param>
          <xsl:with-param name="args"><v:v n="fois"><xsl:call-template name="fois"><xsl:with-param name="n" select="$e/@reunions-par-an"/></xsl:call-template></v:v></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$e/@periodicite">
        <xsl:call-template name="tous-les"><xsl:with-param name="d" select="$e/@periodicite"/></xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
