// SPDX-License-Identifier: EUPL-1.2
/*
 * Metadata of the PDF: the XMP packet (ISO 16684-1) and an sRGB profile made
 * here from the standard's numbers (IEC 61966-2-1; ICC.1:2001), so that no file
 * and no licence comes with it. The packet claims PDF/UA-1 and PDF/A: test/pdf/
 * holds every paper to both.
 */
#include "typeset/finish.h"

#include <math.h>
#include <string.h>

/* ---- XMP ------------------------------------------------------------------------- */

static void element(GString *xmp, const char *format, const char *text)
{
	if (!text || !*text)
		return;
	g_autofree char *escaped = g_markup_escape_text(text, -1);
	char *at = strstr(format, "%s");
	g_string_append_len(xmp, format, at - format);
	g_string_append(xmp, escaped);
	g_string_append(xmp, at + 2);
}

static const char namespaces[] =
	"<rdf:Description rdf:about=\"\""
	" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
	" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
	" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
	" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
	" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
	" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
	" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";

/* PDF/A knows no property of PDF/UA: it is described to it (ISO 19005-2, 6.6.2.3). */
static const char extension[] =
	"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
	"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
	"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaProperty:name>part</pdfaProperty:name>\n"
	"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
	"<pdfaProperty:category>internal</pdfaProperty:category>\n"
	"<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>\n"
	"</rdf:li></rdf:Seq></pdfaSchema:property>\n"
	"</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

char *finish_xmp(const struct typeset *t, const char *stamp, const char *producer)
{
	struct typeset *mutable = (struct typeset *)t;
	const xmlNode *root = xmlDocGetRootElement(t->tree);
	GString *xmp = g_string_new("<?xpacket begin=\"\357\273\277\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
				    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
				    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
	g_string_append(xmp, namespaces);
	element(xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n",
		doc_get(mutable, root, "titre"));
	element(xmp, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", doc_get(mutable, root, "auteur"));
	element(xmp, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:description>\n",
		doc_get(mutable, root, "sujet"));
	element(xmp, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", t->lang);
	element(xmp, "<pdf:Keywords>%s</pdf:Keywords>\n", doc_get(mutable, root, "mots"));
	element(xmp, "<pdf:Producer>%s</pdf:Producer>\n", producer);
	element(xmp, "<xmp:CreateDate>%s</xmp:CreateDate>\n", stamp);
	element(xmp, "<xmp:ModifyDate>%s</xmp:ModifyDate>\n", stamp);
	g_string_append_printf(xmp, "<pdfuaid:part>1</pdfuaid:part>\n<pdfaid:part>%d</pdfaid:part>\n"
			       "<pdfaid:conformance>A</pdfaid:conformance>\n", t->attachments ? 3 : 2);
	g_string_append(xmp, extension);
	g_string_append(xmp, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n");
	return g_string_free(xmp, FALSE);
}

/* ---- sRGB ------------------------------------------------------------------------- */

static void put32(GByteArray *out, guint32 value)
{
	guint32 big = GUINT32_TO_BE(value);
	g_byte_array_append(out, (const guint8 *)&big, 4);
}

static void put16(GByteArray *out, guint16 value)
{
	guint16 big = GUINT16_TO_BE(value);
	g_byte_array_append(out, (const guint8 *)&big, 2);
}

static void put_tag(GByteArray *out, const char *name)
{
	g_byte_array_append(out, (const guint8 *)name, 4);
}

static void put_xyz(GByteArray *out, double x, double y, double z)
{
	put_tag(out, "XYZ ");
	put32(out, 0);
	put32(out, (guint32)(gint32)lround(x * 65536));
	put32(out, (guint32)(gint32)lround(y * 65536));
	put32(out, (guint32)(gint32)lround(z * 65536));
}

/* sRGB's transfer curve at 64 points. */
static void put_curve(GByteArray *out)
{
	enum { POINTS = 64 };
	put_tag(out, "curv");
	put32(out, 0);
	put32(out, POINTS);
	for (guint i = 0; i < POINTS; i++) {
		double v = (double)i / (POINTS - 1);
		double linear = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
		put16(out, (guint16)lround(linear * 65535));
	}
}

static void put_description(GByteArray *out)
{
	static const char name[] = "sRGB";
	put_tag(out, "desc");
	put32(out, 0);
	put32(out, sizeof name);
	g_byte_array_append(out, (const guint8 *)name, sizeof name);
	for (guint i = 0; i < 4 + 4 + 2 + 1 + 67; i++) /* no Unicode, no ScriptCode */
		g_byte_array_append(out, (const guint8 *)"", 1);
}

static void put_text(GByteArray *out)
{
	static const char text[] = "No copyright";
	put_tag(out, "text");
	put32(out, 0);
	g_byte_array_append(out, (const guint8 *)text, sizeof text);
}

GBytes *finish_srgb(void)
{
	static const char *const names[] = { "desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC" };
	enum { TAGS = G_N_ELEMENTS(names) };
	guint32 offsets[TAGS], sizes[TAGS];
	GByteArray *body = g_byte_array_new(), *out = g_byte_array_new();
	guint32 start = 128 + 4 + 12 * TAGS;
	for (guint i = 0; i < TAGS; i++) {
		offsets[i] = start + body->len;
		/* White D50; primaries adapted to it (Bradford). */
		switch (i) {
		case 0: put_description(body); break;
		case 1: put_text(body); break;
		case 2: put_xyz(body, 0.9642, 1.0, 0.8249); break;
		case 3: put_xyz(body, 0.4360747, 0.2225045, 0.0139322); break;
		case 4: put_xyz(body, 0.3850649, 0.7168786, 0.0971045); break;
		case 5: put_xyz(body, 0.1430804, 0.0606169, 0.7141733); break;
		case 6: put_curve(body); break;
		default: /* the three curves are one */
			offsets[i] = offsets[6];
			sizes[i] = sizes[6];
			continue;
		}
		sizes[i] = start + body->len - offsets[i];
		while (body->len % 4)
			g_byte_array_append(body, (const guint8 *)"", 1);
	}
	put32(out, start + body->len);
	put32(out, 0);
	put32(out, 0x02100000); /* version 2.1 */
	put_tag(out, "mntr");
	put_tag(out, "RGB ");
	put_tag(out, "XYZ ");
	for (guint i = 0; i < 6; i++) /* 2000-01-01: the profile has no date of its own */
		put16(out, (const guint16[]){ 2000, 1, 1, 0, 0, 0 }[i]);
	put_tag(out, "acsp");
	for (guint i = 0; i < 7; i++)
		put32(out, 0);
	put32(out, 0x0000F6D6); /* D50 */
	put32(out, 0x00010000);
	put32(out, 0x0000D32D);
	while (out->len < 128)
		put32(out, 0);
	put32(out, TAGS);
	for (guint i = 0; i < TAGS; i++) {
		put_tag(out, names[i]);
		put32(out, offsets[i]);
		put32(out, sizes[i]);
	}
	g_byte_array_append(out, body->data, body->len);
	g_byte_array_unref(body);
	return g_byte_array_free_to_bytes(out);
}
