# SPDX-License-Identifier: EUPL-1.2
"""Font dictionaries: codes to glyphs, widths and Unicode, as PDF 32000-1 chapter 9 says."""
import re

from fontTools import agl
from fontTools.encodings.MacRoman import MacRoman
from fontTools.encodings.StandardEncoding import StandardEncoding
from pikepdf import Array, Dictionary, Name, Stream

from fontfile import Program
from model import get, is_dict, items, name, text

PREDEFINED = set('''Identity-H Identity-V GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V GBKp-EUC-H
    GBKp-EUC-V GBK2K-H GBK2K-V UniGB-UCS2-H UniGB-UCS2-V UniGB-UTF16-H UniGB-UTF16-V B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V
    ETen-B5-H ETen-B5-V ETenms-B5-H ETenms-B5-V CNS-EUC-H CNS-EUC-V UniCNS-UCS2-H UniCNS-UCS2-V UniCNS-UTF16-H
    UniCNS-UTF16-V 83pv-RKSJ-H 90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V 90pv-RKSJ-H Add-RKSJ-H Add-RKSJ-V EUC-H
    EUC-V Ext-RKSJ-H Ext-RKSJ-V H V UniJIS-UCS2-H UniJIS-UCS2-V UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V UniJIS-UTF16-H
    UniJIS-UTF16-V KSC-EUC-H KSC-EUC-V KSCms-UHC-H KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V KSCpc-EUC-H UniKS-UCS2-H
    UniKS-UCS2-V UniKS-UTF16-H UniKS-UTF16-V'''.split())
STANDARD_14 = re.compile(r'(Courier|Helvetica|Times)(-\w+)?$|Symbol$|ZapfDingbats$')


def win_ansi():
    table = []
    for code in range(256):
        try:
            character = bytes([code]).decode('cp1252')
        except UnicodeDecodeError:
            character = '\u2022'
        table.append(agl.UV2AGL.get(ord(character), '.notdef') if code >= 32 else '.notdef')
    table[0xA0], table[0xAD] = 'space', 'hyphen'
    return table


ENCODINGS = {'WinAnsiEncoding': win_ansi(), 'MacRomanEncoding': MacRoman, 'StandardEncoding': StandardEncoding}


class CMap:
    """An embedded CMap or a ToUnicode: code spaces, ranges, what it names."""

    def __init__(self, data):
        self.to_cid, self.to_text, self.spaces, self.ranges = {}, {}, [], []
        source = data.decode('latin-1')
        found = re.search(r'/WMode\s+(\d+)', source)
        self.wmode = int(found.group(1)) if found else 0
        found = re.search(r'/([^\s/]+)\s+usecmap', source)
        self.uses = found.group(1) if found else None
        self.registry = self._string(source, 'Registry')
        self.ordering = self._string(source, 'Ordering')
        found = re.search(r'/Supplement\s+(\d+)', source)
        self.supplement = int(found.group(1)) if found else None
        for kind, body in re.findall(r'begin(codespacerange|cidrange|cidchar|bfrange|bfchar)(.*?)end\1', source, re.S):
            getattr(self, kind)(re.findall(r'<([0-9a-fA-F\s]*)>|(\[)|(\])|(-?\d+)', body))

    @staticmethod
    def _string(source, key):
        found = re.search(r'/%s\s*\(([^)]*)\)' % key, source)
        return found.group(1) if found else None

    @staticmethod
    def _code(token):
        digits = re.sub(r'\s', '', token[0])
        return len(digits) // 2, int(digits or '0', 16)

    @staticmethod
    def _text(token):
        raw = bytes.fromhex(re.sub(r'\s', '', token[0]).ljust(4, '0'))
        return raw.decode('utf-16-be', 'replace')

    def codespacerange(self, tokens):
        for low, high in zip(tokens[0::2], tokens[1::2]):
            self.spaces.append((self._code(low)[0], self._code(low)[1], self._code(high)[1]))

    def cidrange(self, tokens):
        for low, high, cid in zip(tokens[0::3], tokens[1::3], tokens[2::3]):
            size, first = self._code(low)
            self.ranges.append((size, first, self._code(high)[1], int(cid[3] or 0)))

    def cidchar(self, tokens):
        for code, cid in zip(tokens[0::2], tokens[1::2]):
            size, value = self._code(code)
            self.ranges.append((size, value, value, int(cid[3] or 0)))

    def bfchar(self, tokens):
        for code, value in zip(tokens[0::2], tokens[1::2]):
            self.to_text[self._code(code)[1]] = self._text(value)

    def bfrange(self, tokens):
        i = 0
        while i + 2 < len(tokens):
            low, high = self._code(tokens[i])[1], self._code(tokens[i + 1])[1]
            if tokens[i + 2][1]:
                i += 3
                code = low
                while i < len(tokens) and not tokens[i][2]:
                    self.to_text[code] = self._text(tokens[i])
                    code, i = code + 1, i + 1
                i += 1
                continue
            start = self._text(tokens[i + 2])
            for code in range(low, min(high, low + 0xFFFF) + 1):
                last = ord(start[-1]) + code - low if start else 0
                self.to_text[code] = start[:-1] + chr(min(last, 0x10FFFF))
            i += 3

    def decode(self, data):
        """(code, size) one after the other."""
        at = 0
        while at < len(data):
            for size in (1, 2, 3, 4):
                code = int.from_bytes(data[at:at + size], 'big')
                if any(n == size and low <= code <= high for n, low, high in self.spaces) and at + size <= len(data):
                    break
            else:
                size = max((n for n, _, _ in self.spaces), default=1)
                code = int.from_bytes(data[at:at + size], 'big')
            yield code, size
            at += size

    def cid(self, code, size):
        for n, low, high, first in self.ranges:
            if n == size and low <= code <= high:
                return first + code - low
        return 0


class Glyph:
    __slots__ = ('code', 'cid', 'name', 'unicode', 'width', 'program_width', 'present')


class Font:
    """A font dictionary with its program and the codes shown in it."""

    def __init__(self, dictionary):
        self.dictionary = dictionary
        self.kind = name(get(dictionary, '/Subtype'))
        self.base = name(get(dictionary, '/BaseFont')) or ''
        self.shown = {}      # (code, size) -> set of rendering modes
        self.modes = set()
        descendants = items(get(dictionary, '/DescendantFonts'))
        self.descendant = descendants[0] if self.kind == 'Type0' and descendants else None
        self.holder = self.descendant if self.descendant is not None else dictionary
        self.descriptor = get(self.holder, '/FontDescriptor')
        self.program = Program(self.descriptor)
        self.encoding = get(dictionary, '/Encoding')
        self.cmap = CMap(self.encoding.read_bytes()) if isinstance(self.encoding, Stream) else None
        unicode_map = get(dictionary, '/ToUnicode')
        self.to_unicode = CMap(unicode_map.read_bytes()) if isinstance(unicode_map, Stream) else None
        self.symbolic = bool(int(get(self.descriptor, '/Flags') or 0) & 4)

    def show(self, codes, mode):
        self.modes.add(mode)
        for pair in self.codes_of(codes):
            self.shown.setdefault(pair, set()).add(mode)

    def codes_of(self, data):
        if self.kind != 'Type0':
            return [(code, 1) for code in data]
        if self.cmap:
            return list(self.cmap.decode(data))
        return [(int.from_bytes(data[i:i + 2], 'big'), 2) for i in range(0, len(data), 2)]

    def known_cmap(self):
        """Can codes be told from CIDs? Not in the predefined ones, but Identity."""
        return self.cmap is not None or (name(self.encoding) or '').startswith('Identity')

    # ── codes ────────────────────────────────────────────────────────────────
    def glyphs(self):
        for (code, size), modes in sorted(self.shown.items()):
            glyph = Glyph()
            glyph.code, glyph.cid = code, None
            if self.kind == 'Type0':
                self._composite(glyph, code, size)
            else:
                self._simple(glyph, code)
            glyph.unicode = self._unicode(code, glyph)
            yield glyph, modes

    def _composite(self, glyph, code, size):
        glyph.cid = self.cmap.cid(code, size) if self.cmap else code
        glyph.width = self.widths().get(glyph.cid, float(get(self.descendant, '/DW') or 1000)
                                        if get(self.descendant, '/DW') is not None else 1000.0)
        glyph.name, glyph.program_width, glyph.present = None, None, None
        if not self.known_cmap():
            return
        glyph.name = self.program.by_cid(glyph.cid, self._to_gid())
        if self.program.kind:
            glyph.present = glyph.name is not None
            glyph.program_width = self.program.width(glyph.name) if glyph.name else None

    def _to_gid(self):
        mapping = get(self.descendant, '/CIDToGIDMap')
        if isinstance(mapping, Stream):
            data = mapping.read_bytes()
            return lambda cid: int.from_bytes(data[2 * cid:2 * cid + 2], 'big') if 2 * cid + 2 <= len(data) else 0
        return None

    def widths(self):
        if not hasattr(self, '_widths'):
            self._widths, row = {}, items(get(self.holder, '/W'))
            i = 0
            while i + 1 < len(row):
                if isinstance(row[i + 1], Array):
                    for k, width in enumerate(row[i + 1]):
                        self._widths[int(row[i]) + k] = float(width)
                    i += 2
                else:
                    for cid in range(int(row[i]), int(row[i + 1]) + 1):
                        self._widths[cid] = float(row[i + 2])
                    i += 3
        return self._widths

    def _simple(self, glyph, code):
        first = get(self.dictionary, '/FirstChar')
        row = items(get(self.dictionary, '/Widths'))
        glyph.width = None
        if first is not None:
            inside = 0 <= code - int(first) < len(row)
            glyph.width = float(row[code - int(first)]) if inside else float(get(self.descriptor, '/MissingWidth') or 0)
        glyph.name = self.code_name(code)
        glyph.program_width, glyph.present = None, None
        if self.program.kind == 'truetype':
            found = self._truetype(code, glyph.name)
            glyph.present = found is not None
            glyph.program_width = self.program.width(found if found is not None else self.program.order[0])
            if not glyph.present or found == self.program.order[0]:
                glyph.present = glyph.present and self.program.order[0] == found
                glyph.name = '.notdef' if found is None or found == '.notdef' else glyph.name
        elif self.program.kind and self.program.glyphs is not None:
            charstrings = self.program.glyphs
            glyph.present = glyph.name in charstrings if glyph.name else None
            glyph.program_width = self.program.width(glyph.name) if glyph.present else None

    def differences(self):
        found, at = {}, 0
        for value in items(get(self.encoding, '/Differences')):
            if isinstance(value, Name):
                found[at] = name(value)
                at += 1
            else:
                at = int(value)
        return found

    def base_encoding(self):
        return name(self.encoding) or name(get(self.encoding, '/BaseEncoding'))

    def code_name(self, code):
        """Name of the glyph that a code of a simple font stands for."""
        if is_dict(self.encoding) and code in self.differences():
            return self.differences()[code]
        table = ENCODINGS.get(self.base_encoding())
        if table is None:
            own = getattr(self.program, 'encoding', None)
            if isinstance(own, list):
                table = own
            elif self.symbolic and self.program.kind:
                return None
            else:
                table = StandardEncoding
        return table[code] if code < len(table) else None

    def _truetype(self, code, glyph_name):
        """Name in the program of the glyph that a code shows, None if none (9.6.6.4)."""
        tables = {(p, e): m for p, e, m in self.program.cmaps}
        if not self.symbolic and self.encoding is not None and glyph_name:
            unicode = agl.toUnicode(glyph_name)
            if (3, 1) in tables and unicode:
                return tables[3, 1].get(ord(unicode[0]))
            if (1, 0) in tables and glyph_name in MacRoman:
                return tables[1, 0].get(MacRoman.index(glyph_name))
            return glyph_name if glyph_name in self.program.order else None
        if (3, 0) in tables:
            for base in (0, 0xF000, 0xF100, 0xF200):
                if base + code in tables[3, 0]:
                    return tables[3, 0][base + code]
        if (1, 0) in tables:
            return tables[1, 0].get(code)
        for mapping in tables.values():
            if code in mapping:
                return mapping[code]
        return None

    def _unicode(self, code, glyph):
        if self.to_unicode and code in self.to_unicode.to_text:
            return self.to_unicode.to_text[code]
        if self.kind == 'Type0':
            ordering = text(get(get(self.descendant, '/CIDSystemInfo'), '/Ordering'))
            encoded = name(self.encoding) or ''
            if ordering in ('GB1', 'CNS1', 'Japan1', 'Korea1') or encoded in PREDEFINED - {'Identity-H', 'Identity-V'}:
                return '?'  # the CID's own collection tells
            return None
        named = self.code_name(code) if self.kind != 'TrueType' or self.encoding is not None else None
        if named and named != '.notdef':
            return agl.toUnicode(named) or None
        if self.kind == 'TrueType' and self.encoding is None and not self.symbolic:
            return agl.toUnicode(StandardEncoding[code]) or None
        return None
