# SPDX-License-Identifier: EUPL-1.2
"""PDF/UA-1, 7.21: embedding, encodings, widths, Unicode of what is shown."""
import re

from fontTools import agl
from pikepdf import Stream

from fontdict import PREDEFINED, CMap, Font
from model import get, items, key_of, name, rule, text

SUBSET = re.compile(r'[A-Z]{6}\+')


def fonts(d):
    """Every font in which something is shown, with its codes."""
    if not hasattr(d, 'fonts'):
        found = {}
        for item in d.contents().items:
            if item.kind == 'text' and item.font is not None:
                key = key_of(item.font) or id(item.font)
                if key not in found:
                    found[key] = Font(item.font)
                found[key].show(item.codes, item.mode)
        d.fonts = list(found.values())
    return d.fonts


def invisible(modes):
    return modes == {3}


@rule('7.21.3.1-1')
def collections(d):
    for font in fonts(d):
        encoding = name(font.encoding)
        if font.kind != 'Type0' or encoding in ('Identity-H', 'Identity-V'):
            continue
        system = get(font.descendant, '/CIDSystemInfo')
        registry, ordering = text(get(system, '/Registry')), text(get(system, '/Ordering'))
        supplement = get(system, '/Supplement')
        if font.cmap:
            own = get(font.encoding, '/CIDSystemInfo')
            theirs = (text(get(own, '/Registry')) or font.cmap.registry, text(get(own, '/Ordering')) or font.cmap.ordering)
            limit = get(own, '/Supplement')
            limit = font.cmap.supplement if limit is None else int(limit)
        else:
            theirs, limit = predefined_collection(encoding), 99
        if theirs != (registry, ordering) or supplement is None or limit is None or int(supplement) > limit:
            yield f'{font.base}: {registry}-{ordering} under a CMap for {theirs}'


def predefined_collection(encoding):
    patterns = (('GB1', r'GB|UniGB'), ('CNS1', r'B5|HKscs|ETen|CNS|UniCNS'), ('Korea1', r'KSC|UniKS'),
                ('Japan1', r'83|90|Add|EUC|Ext|H$|V$|UniJIS'))
    return next((('Adobe', ordering) for ordering, pattern in patterns if re.match(pattern, encoding or '')), None)


@rule('7.21.3.2-1')
def cid_to_gid(d):
    for font in fonts(d):
        mapping = get(font.descendant, '/CIDToGIDMap')
        if name(get(font.descendant, '/Subtype')) == 'CIDFontType2' and font.program.present \
                and not (isinstance(mapping, Stream) or name(mapping) == 'Identity'):
            yield f'{font.base}: no CIDToGIDMap'


@rule('7.21.3.3-1', '7.21.3.3-2', '7.21.3.3-3')
def cmaps(d):
    for font in fonts(d):
        if font.kind == 'Type0' and not font.cmap and name(font.encoding) not in PREDEFINED:
            yield '7.21.3.3-1', f'{font.base}: a CMap that is not embedded'
        if font.cmap:
            if font.cmap.wmode != int(get(font.encoding, '/WMode') or 0):
                yield '7.21.3.3-2', f'{font.base}: WMode differs'
            used = get(font.encoding, '/UseCMap')
            referenced = name(used) or (name(get(used, '/CMapName')) if used is not None else None) or font.cmap.uses
            if referenced and referenced not in PREDEFINED:
                yield '7.21.3.3-3', f'{font.base}: its CMap uses {referenced}'


@rule('7.21.4.1-1')
def embedded(d):
    for font in fonts(d):
        if font.kind != 'Type3' and not font.program.present and not invisible(font.modes):
            yield f'{font.base}: not embedded'


@rule('7.21.4.1-2', '7.21.5-1', '7.21.7-1', '7.21.7-2', '7.21.8-1')
def glyphs(d):
    for font in fonts(d):
        for glyph, modes in font.glyphs():
            where = f'{font.base} code {glyph.code}'
            if glyph.present is False and not invisible(modes):
                yield '7.21.4.1-2', f'{where}: no glyph'
            if not invisible(modes) and glyph.program_width is not None and glyph.width is not None \
                    and abs(glyph.program_width - glyph.width) > 1:
                yield '7.21.5-1', f'{where}: {glyph.width} wide, {glyph.program_width:.0f} in the font'
            if not glyph.unicode:
                yield '7.21.7-1', f'{where}: no Unicode'
            elif any(c in glyph.unicode for c in '\0\ufffe\ufeff'):
                yield '7.21.7-2', f'{where}: forbidden Unicode'
            if glyph.name == '.notdef' or (glyph.cid == 0 and font.known_cmap()):
                yield '7.21.8-1', f'{where}: .notdef'


@rule('7.21.4.2-1')
def charset(d):
    for font in fonts(d):
        listed = text(get(font.descriptor, '/CharSet'))
        if font.kind in ('Type1', 'MMType1') and font.program.kind and SUBSET.match(font.base) and listed is not None:
            wrong = (set(listed.split('/')) - {''}) ^ (set(font.program.order) - {'.notdef'})
            if wrong:
                yield f'{font.base}: CharSet differs about {sorted(wrong)[:3]}'


@rule('7.21.4.2-2')
def cidset(d):
    for font in fonts(d):
        stream = get(font.descriptor, '/CIDSet')
        if font.descendant is not None and isinstance(stream, Stream) and font.program.kind and SUBSET.match(font.base):
            data = stream.read_bytes()
            listed = {8 * i + k for i, byte in enumerate(data) for k in range(8) if byte & 128 >> k}
            if not font.program.cids() - {0} <= listed:
                yield f'{font.base}: CIDSet forgets {sorted(font.program.cids() - {0} - listed)[:3]}'


@rule('7.21.6-1', '7.21.6-2', '7.21.6-3', '7.21.6-4')
def truetype(d):
    for font in fonts(d):
        if font.kind != 'TrueType':
            continue
        embedded = font.program.kind == 'truetype' and not invisible(font.modes)
        symbol = any((p, e) == (3, 0) for p, e, _ in font.program.cmaps)
        count = len(font.program.cmaps)
        if not font.symbolic:
            if embedded and (count <= 1 if symbol else count == 0):
                yield '7.21.6-1', f'{font.base}: no cmap for its codes'
            names = font.differences() if hasattr(font.encoding, 'keys') else {}
            unicode = all(n in agl.AGL2UV or n == '.notdef' for n in names.values()) and \
                (not names or not embedded or any((p, e) == (3, 1) for p, e, _ in font.program.cmaps))
            if font.base_encoding() not in ('MacRomanEncoding', 'WinAnsiEncoding') or not unicode:
                yield '7.21.6-2', f'{font.base}: encoding {font.base_encoding()}'
        else:
            if font.encoding is not None:
                yield '7.21.6-3', f'{font.base}: symbolic, with an encoding'
            if embedded and count != 1 and not symbol:
                yield '7.21.6-4', f'{font.base}: symbolic, with {count} cmaps'
