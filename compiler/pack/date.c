// SPDX-License-Identifier: EUPL-1.2
/*
 * Days as integers that sort like dates: yyyymmdd. No clock, no locale.
 */
#include "pack/pack.h"

#include <string.h>

gboolean interval_has(struct interval interval, date_n date)
{
	return (!interval.from || interval.from <= date) && (!interval.to || date <= interval.to);
}

date_n date_parse(const char *text)
{
	guint digits[8], n = 0;
	for (guint i = 0; i < 10; i++) {
		if (i == 4 || i == 7) {
			if (text[i] != '-')
				return 0;
		} else if (g_ascii_isdigit(text[i])) {
			digits[n++] = (guint)g_ascii_digit_value(text[i]);
		} else {
			return 0;
		}
	}
	if (text[10])
		return 0;
	guint year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
	guint month = digits[4] * 10 + digits[5], day = digits[6] * 10 + digits[7];
	if (!year || !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
		return 0;
	return year * 10000 + month * 100 + day;
}

guint32 date_day(date_n date)
{
	GDate day;
	g_date_clear(&day, 1);
	g_date_set_dmy(&day, (GDateDay)(date % 100), (GDateMonth)(date / 100 % 100), (GDateYear)(date / 10000));
	return g_date_get_julian(&day);
}

char *date_format(date_n date)
{
	return g_strdup_printf("%04u-%02u-%02u", date / 10000, date / 100 % 100, date % 100);
}

date_n date_shift(date_n date, int days)
{
	GDate day;
	g_date_clear(&day, 1);
	g_date_set_julian(&day, (guint32)((int)date_day(date) + days));
	return g_date_get_year(&day) * 10000u + (guint)g_date_get_month(&day) * 100u + g_date_get_day(&day);
}

/* A language's dates: the twelve months, what follows the first day, any other day. */
static const struct {
	const char *lang, *first, *other, *months[12];
} calendars[] = {
	{ "fr", "er", "", { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
			    "octobre", "novembre", "décembre" } },
	{ "nl", "", "", { "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
			  "oktober", "november", "december" } },
	{ "de", ".", ".", { "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
			    "Oktober", "November", "Dezember" } },
	{ "en", "", "", { "January", "February", "March", "April", "May", "June", "July", "August", "September",
			  "October", "November", "December" } },
};

char *date_in_words(date_n date, const char *lang)
{
	gsize i = 0;
	guint month = date / 100 % 100, day = date % 100;

	g_assert(month >= 1 && month <= 12);
	while (i < G_N_ELEMENTS(calendars) - 1 && strcmp(calendars[i].lang, lang) != 0)
		i++;
	return g_strdup_printf("%u%s %s %u", day, day == 1 ? calendars[i].first : calendars[i].other,
			       calendars[i].months[month - 1], date / 10000);
}
