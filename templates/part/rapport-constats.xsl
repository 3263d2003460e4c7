<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: EUPL-1.2 -->
<!--
  Findings, by the article that founds them; disputed law with its readings. An
  advice with a source is in the checklist (rapport-suites.xsl), what was set
  aside with the derogations.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:f="urn:entente:faits:1"
  xmlns="urn:entente:document:1" xmlns:v="urn:entente:valeurs:1" exclude-result-prefixes="exsl str f v">

  <xsl:variable name="a-corriger" select="$validation/f:constat[@ecarte = 'non'][not(@source)]"/>
  <xsl:key name="par-article" match="f:constat[@ecarte = 'non'][not(@source)]" use="string(f:disposition[1]/@libelle)"/>

  <xsl:template name="constats">
    <xsl:call-template name="partie">
      <xsl:with-param name="id">constats</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:for-each select="$a-corriger[generate-id() = generate-id(key('par-article', string(f:disposition[1]/@libelle))[1])]">
          <xsl:sort select="count(key('par-article', string(f:disposition[1]/@libelle))[@gravite = 'erreur']) > 0" order="descending"/>
          <article num="non">
            <titre>
              <xsl:choose>
                <xsl:when test="f:disposition"><xsl:value-of select="f:disposition[1]/@libelle"/></xsl:when>
                <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="id">sans-article</xsl:with-param></xsl:call-template></xsl:otherwise>
              </xsl:choose>
            </titre>
            <xsl:apply-templates select="key('par-article', string(f:disposition[1]/@libelle))" mode="constat"/>
          </article>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="f:constat" mode="constat">
    <intertitre>
      <xsl:call-template name="phrase">
        <xsl:with-param name="id" select="concat('constat.', @gravite)"/>
        <xsl:with-param name="args"><v:v n="titre"><xsl:value-of select="@titre"/></v:v></xsl:with-param>
      </xsl:call-template>
    </intertitre>
    <alinea><xsl:value-of select="f:message"/></alinea>
    <liste genre="tiret">
      <xsl:if test="@ligne"><item><xsl:call-template name="lieu"/></item></xsl:if>
      <xsl:if test="f:remede"><item><xsl:call-template name="phrase"><xsl:with-param name="id">constat.remede</xsl:with-param><xsl:with-param name="args"><v:v n="remede"><xsl:value-of select="f:remede"/></v:v></xsl:with-param></xsl:call-template></item></xsl:if>
      <xsl:if test="f:disposition"><item><xsl:call-template name="textes"/></item></xsl:if>
      <xsl:if test="f:voir"><item><xsl:call-template name="renvois-de-constat"/></item></xsl:if>
      <xsl:if test="f:etape-du-chemin"><item><xsl:call-template name="chemin-de-constat"/></item></xsl:if>
      <item><xsl:call-template name="regle-du-constat"/></item>
    </liste>
  </xsl:template>

  <xsl:template name="lieu">
    <xsl:call-template name="phrase">
      <xsl:with-param name="id"><xsl:text>constat.lieu</xsl:text><xsl:if test="@element">.element</xsl:if></xsl:with-param>
      <xsl:with-param name="args"><v:v n="ligne"><xsl:value-of select="@ligne"/></v:v><v:v n="element"><xsl:value-of select="@element"/></v:v></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="textes">
    <xsl:call-template name="phrase">
      <xsl:with-param name="id">constat.textes</xsl:with-param>
      <xsl:with-param name="args">
        <v:v n="textes">
          <xsl:for-each select="f:disposition">
            <xsl:if test="position() > 1"><xsl:text> ; </xsl:text></xsl:if>
            <xsl:choose>
              <xsl:when test="@adresse"><lien href="{@adresse}"><xsl:value-of select="@libelle"/></lien></xsl:when>
              <xsl:otherwise><xsl:value-of select="@libelle"/></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </v:v>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- «Voir aussi : ligne 12, 18 (écrit ici)»: a text said of several places is said once. -->
  <xsl:template name="renvois-de-constat">
    <xsl:call-template name="phrase">
      <xsl:with-param name="id">constat.voir</xsl:with-param>
      <xsl:with-param name="args">
        <v:v n="lieux">
          <xsl:for-each select="f:voir">
            <xsl:if test="position() > 1"><xsl:choose><xsl:when test=". = preceding-sibling::f:voir[1]"><xsl:text>, </xsl:text></xsl:when><xsl:otherwise><xsl:text> ; </xsl:text></xsl:otherwise></xsl:choose></xsl:if>
            <xsl:value-of select="@ligne"/>
            <xsl:if test="not(. = following-sibling::f:voir[1])"><xsl:value-of select="concat(' (', ., ')')"/></xsl:if>
          </xsl:for-each>
        </v:v>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- «service-social → groupe (flux f12), groupe → bailleur (flux f30)», by their names. -->
  <xsl:template name="chemin-de-constat">
    <xsl:call-template name="phrase">
      <xsl:with-param name="id">constat.chemin</xsl:with-param>
      <xsl:with-param name="args">
        <v:v n="chemin">
          <xsl:for-each select="f:etape-du-chemin">
            <xsl:if test="position() > 1"><xsl:text> ; </xsl:text></xsl:if>
            <xsl:call-template name="nom-de"><xsl:with-param name="id" select="@de"/></xsl:call-template>
            <xsl:text> → </xsl:text>
            <xsl:call-template name="nom-de"><xsl:with-param name="id" select="@vers"/></xsl:call-template>
            <xsl:if test="@flux"><xsl:text> </xsl:text><xsl:call-template name="phrase"><xsl:with-param name="id">constat.flux</xsl:with-param><xsl:with-param name="args"><v:v n="flux"><xsl:value-of select="@flux"/></v:v><v:v n="ligne"><xsl:value-of select="@ligne"/></v:v></xsl:with-param></xsl:call-template></xsl:if>
          </xsl:for-each>
        </v:v>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="nom-de">
    <xsl:param name="id"/>
    <xsl:variable name="e" select="$faits/f:partie[@id = $id] | $faits/f:instance[@id = $id] | $faits//f:ecrit[@id = $id]"/>
    <xsl:choose>
      <xsl:when test="$e"><xsl:value-of select="$e[1]/@nom"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$id"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Its rule, its rows, and whether a jurist has reviewed it. -->
  <xsl:template name="regle-du-constat">
    <xsl:call-template name="phrase">
      <xsl:with-param name="id">
        <xsl:text>constat.regle.</xsl:text>
        <xsl:choose>
          <xsl:when test="@origine != 'droit'"><xsl:value-of select="@origine"/></xsl:when>
          <xsl:when test="@revue-par">relue</xsl:when>
          <xsl:otherwise>non-relue</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="args">
        <v:v n="regle"><xsl:value-of select="@regle"/></v:v>
        <v:v n="contraintes"><xsl:value-of select="str:replace(string(@contraintes), ' ', ', ')"/></v:v>
        <v:v n="par"><xsl:value-of select="@revue-par"/></v:v>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- ── Disputed law ───────────────────────────────────────────────────────── -->
  <xsl:template name="discutes">
    <xsl:call-template name="partie">
      <xsl:with-param name="id">discutes</xsl:with-param>
      <xsl:with-param name="corps">
        <xsl:for-each select="$validation/f:constat[@conteste = 'oui']">
          <intertitre><xsl:value-of select="@titre"/></intertitre>
          <alinea><xsl:value-of select="f:message"/></alinea>
          <definitions>
            <xsl:for-each select="f:lecture-du-droit">
              <definition>
                <terme><xsl:value-of select="@tenant"/></terme>
                <sens>
                  <xsl:value-of select="."/>
                  <xsl:if test="@suivie = 'oui'">
                    <xsl:text> </xsl:text>
                    <fort>
                      <xsl:call-template name="phrase">
                        <xsl:with-param name="id"><xsl:text>lecture.suivie</xsl:text><xsl:if test="not(@raison != '')">.sans-raison</xsl:if></xsl:with-param>
                        <xsl:with-param name="args"><v:v n="raison"><xsl:value-of select="@raison"/></v:v></xsl:with-param>
                      </xsl:call-template>
                    </fort>
                  </xsl:if>
                </sens>
              </definition>
            </xsl:for-each>
          </definitions>
          <xsl:if test="not(f:lecture-du-droit[@suivie = 'oui'])"><xsl:call-template name="alinea"><xsl:with-param name="id">lecture.aucune</xsl:with-param><xsl:with-param name="args"><v:v n="regle"><xsl:value-of select="@regle"/></v:v></xsl:with-param></xsl:call-template></xsl:if>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
