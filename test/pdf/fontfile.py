# SPDX-License-Identifier: EUPL-1.2
"""Font programs, through fontTools: which glyphs they have, and how wide."""
import io
import tempfile

from fontTools import t1Lib
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont
from pikepdf import Stream

from model import get, name


class Program:
    """One font program: kind is truetype, cff, type1; None if unreadable."""

    def __init__(self, descriptor):
        self.kind, self.cmaps, self.cid_keyed, self.order = None, [], False, []
        self.glyphs = None           # names or CIDs -> something drawable
        self.names = {}              # glyph name -> width, when asked
        self.scale = 1.0
        self.present = False
        for key in ('/FontFile', '/FontFile2', '/FontFile3'):
            stream = get(descriptor, key)
            if isinstance(stream, Stream):
                self.present = True
                try:
                    self._open(key, name(get(stream, '/Subtype')), bytes(stream.read_bytes()))
                except Exception:
                    self.kind = None

    def _open(self, key, subtype, data):
        if key == '/FontFile2' or data[:4] in (b'OTTO', b'\0\1\0\0', b'true'):
            font = TTFont(io.BytesIO(data), lazy=True)
            if 'CFF ' in font:
                self._open_cff(font['CFF '].cff)
                return
            self.kind = 'truetype'
            self.scale = 1000 / font['head'].unitsPerEm
            self.order = font.getGlyphOrder()
            self.metrics = font['hmtx'].metrics
            self.outlines = font
            if 'cmap' in font:
                self.cmaps = [(t.platformID, t.platEncID, t.cmap) for t in font['cmap'].tables]
        elif key == '/FontFile3':
            cff = CFFFontSet()
            cff.decompile(io.BytesIO(data), None)
            self._open_cff(cff)
        else:
            with tempfile.NamedTemporaryFile(suffix='.pfa') as file:
                file.write(data)
                file.flush()
                font = t1Lib.T1Font(file.name)
                font.parse()
            self.kind, self.glyphs = 'type1', font.font['CharStrings']
            self.order = list(self.glyphs.keys())
            self.subrs = font
            self.scale = font.font.get('FontMatrix', [0.001])[0] * 1000
            self.encoding = font.font.get('Encoding')

    def _open_cff(self, cff):
        top = cff[cff.fontNames[0]]
        self.kind, self.glyphs, self.order = 'cff', top.CharStrings, top.charset
        self.cid_keyed = hasattr(top, 'ROS')
        matrix = getattr(top, 'FontMatrix', None)
        self.scale = matrix[0] * 1000 if matrix else 1.0
        self.encoding = getattr(top, 'Encoding', None) if not self.cid_keyed else None

    # ── questions ────────────────────────────────────────────────────────────
    def by_cid(self, cid, to_gid=None):
        """Name of the glyph of a CID, None if there is none."""
        if self.kind == 'truetype':
            gid = to_gid(cid) if to_gid else cid
            return self.order[gid] if 0 <= gid < len(self.order) else None
        if self.kind == 'cff' and self.cid_keyed:
            wanted = 'cid%05d' % cid
            return '.notdef' if cid == 0 else wanted if wanted in self.glyphs.charStrings else None
        if self.kind == 'cff':
            return self.order[cid] if 0 <= cid < len(self.order) else None
        return None

    def width(self, glyph):
        """Advance in thousandths of the size; None if it cannot be told."""
        if glyph not in self.names:
            self.names[glyph] = self._width(glyph)
        return self.names[glyph]

    def _width(self, glyph):
        try:
            if self.kind == 'truetype':
                return self.metrics[glyph][0] * self.scale
            shape = self.glyphs[glyph]
            shape.draw(NullPen())
            return shape.width * self.scale
        except Exception:
            return None

    def cids(self):
        """Every CID of the program."""
        if self.cid_keyed:
            return {0 if n == '.notdef' else int(n[3:]) for n in self.order}
        return set(range(len(self.order)))
