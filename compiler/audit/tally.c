// SPDX-License-Identifier: EUPL-1.2
/*
 * Which counts may be shown. A count of one or two people tells who they are to
 * whoever knows the town.
 */
#include "audit/audit.h"

/* Hides the small counts of a table whose sum is known; if there is one only, the
 * smallest other one too. TRUE if any is hidden. */
static gboolean hide(const guint *counts, guint n, guint threshold, gboolean *ret_hidden)
{
	guint hidden = 0, smallest = n;

	for (guint i = 0; i < n; i++) {
		ret_hidden[i] = counts[i] > 0 && counts[i] < threshold;
		hidden += ret_hidden[i];
		if (!ret_hidden[i] && counts[i] > 0 && (smallest == n || counts[i] < counts[smallest]))
			smallest = i;
	}
	if (hidden == 1 && smallest < n)
		ret_hidden[smallest] = TRUE;
	return hidden > 0;
}

/* A part of a whole that is shown: neither it nor what is left may be small. */
static gboolean part_is_small(guint count, guint whole, guint threshold)
{
	return (count > 0 && count < threshold) || (whole > count && whole - count < threshold);
}

/* Kinds give away breaches, and both give away flows: where one is withheld, the
 * tables after it are withheld whole. */
void tally_masks(const struct audit *audit, guint threshold, struct masks *ret_masks)
{
	guint n_breaches = audit->breaches->len, n_flows = audit->compile->charter->flows->len;
	guint readable = audit->total - audit->unreadable, pressure = 0;
	g_autofree guint *counts = g_new0(guint, n_breaches + 1);
	gboolean hidden;

	*ret_masks = (struct masks){ .breaches = g_new0(gboolean, n_breaches + 1), .flows = g_new0(gboolean, n_flows + 1) };
	ret_masks->lines = readable > 0 && readable < threshold;
	hidden = hide(audit->counts, EXCHANGE_KINDS, threshold, ret_masks->kinds);
	for (guint i = 0; i < n_breaches; i++)
		counts[i] = ((const struct breach *)audit->breaches->pdata[i])->count;
	gboolean some = hide(counts, n_breaches, threshold, ret_masks->breaches) || hidden;
	hide(audit->used, n_flows, threshold, ret_masks->flows);
	for (guint i = 0; hidden && i < n_breaches; i++)
		ret_masks->breaches[i] = TRUE;
	for (guint i = 0; some && i < n_flows; i++)
		ret_masks->flows[i] = TRUE;
	ret_masks->before = audit->before > 0 &&
		(ret_masks->kinds[EXCHANGE_UNFORESEEN] || part_is_small(audit->before, audit->counts[EXCHANGE_UNFORESEEN], threshold));
	for (guint i = 0; i < EXCHANGE_KINDS; i++)
		pressure += audit->pressure[i];
	ret_masks->pressure = pressure > 0 && pressure < threshold;
	ret_masks->pressure_in_breach = pressure > 0 &&
		(ret_masks->pressure || part_is_small(audit->pressure[EXCHANGE_BREACH], pressure, threshold));
}

void masks_clear(struct masks *masks)
{
	g_free(masks->breaches);
	g_free(masks->flows);
}

guint audit_threshold(const struct charter *charter, int asked)
{
	guint threshold = AUDIT_THRESHOLD;

	if (asked > 0)
		return (guint)asked;
	for (guint i = 0; i < charter->informations->len; i++) {
		const struct information *info = charter->informations->pdata[i];
		xmlChar *value = xmlGetNoNsProp(info->node, BAD_CAST "seuil-effectif");
		if (value)
			threshold = MAX(threshold, (guint)g_ascii_strtoull((const char *)value, NULL, 10));
		xmlFree(value);
	}
	return threshold;
}
