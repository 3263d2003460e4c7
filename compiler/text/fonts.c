// SPDX-License-Identifier: EUPL-1.2
/*
 * The program's own fonts.
 *
 * Takes the font files from the program's resources; leaves one fontconfig
 * configuration for the process, which knows these files and nothing else, and
 * one pango font map per thread upon it.
 *
 * Fontconfig, FreeType and cairo want file names, so each font is copied once
 * into an anonymous file in memory, named /proc/self/fd/N. The configuration
 * also becomes the process's current one: whatever asks fontconfig for «the»
 * configuration (pango does, from a thread) finds ours, and the machine's fonts
 * and settings are never read.
 */
#define _GNU_SOURCE /* memfd_create */
#include "text/text.h"

#include <errno.h>
#include <fontconfig/fontconfig.h>
#include <gio/gio.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define FOLDER "/entente/fonts"

void text_no_memory(const char *name)
{
	fprintf(stderr, "entente: %s: pas assez de mémoire ou de fichiers / not enough memory or files (%s)\n", name, g_strerror(errno));
	_exit(2);
}

char *text_memory_file(const char *name, GBytes *bytes, int *ret_fd)
{
	gsize length;
	const char *data = g_bytes_get_data(bytes, &length);
	int fd = memfd_create(name, MFD_CLOEXEC);
	if (fd < 0)
		text_no_memory(name);
	for (gsize done = 0; done < length;) {
		gssize n = write(fd, data + done, length - done);
		if (n < 0 && errno != EINTR)
			text_no_memory(name);
		done += n > 0 ? (gsize)n : 0;
	}
	*ret_fd = fd;
	return g_strdup_printf("/proc/self/fd/%d", fd);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A configuration with our fonts only, in the order of their names. */
static FcConfig *config_new(void)
{
	FcConfig *config = FcConfigCreate();
	g_auto(GStrv) names = g_resources_enumerate_children(FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
	g_assert(config && names && names[0]);
	qsort(names, g_strv_length(names), sizeof *names, by_name);
	for (char **name = names; *name; name++) {
		g_autofree char *resource = g_strconcat(FOLDER "/", *name, NULL);
		g_autoptr(GBytes) bytes = g_resources_lookup_data(resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
		g_assert(bytes);
		int fd; /* open as long as the process: fontconfig and FreeType read it by its path */
		g_autofree char *path = text_memory_file(*name, bytes, &fd);
		if (!FcConfigAppFontAddFile(config, (const FcChar8 *)path))
			text_no_memory(*name);
	}
	return config;
}

/* Made once, never changed after, shared by all threads. */
static FcConfig *config_shared(void)
{
	static gsize once;
	if (g_once_init_enter(&once)) {
		FcConfig *config = config_new();
		FcConfigSetCurrent(config);
		g_once_init_leave(&once, (gsize)config);
	}
	return (FcConfig *)once;
}

static GPrivate thread_map = G_PRIVATE_INIT(g_object_unref);

PangoFontMap *text_font_map(void)
{
	PangoFontMap *map = g_private_get(&thread_map);
	if (map)
		return map;
	FcConfig *config = config_shared();
	map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	g_assert(map);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72.0); /* 1 unit is 1 point */
	g_private_set(&thread_map, map);
	return map;
}

PangoContext *text_context_new(void)
{
	PangoContext *context = pango_font_map_create_context(text_font_map());
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	pango_cairo_context_set_font_options(context, options);
	cairo_font_options_destroy(options);
	pango_context_set_round_glyph_positions(context, FALSE);
	pango_context_set_language(context, pango_language_from_string("fr"));
	pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
	return context;
}
