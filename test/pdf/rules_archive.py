# SPDX-License-Identifier: EUPL-1.2
"""PDF/A-2a and -3a (ISO 19005-2 and -3): what a file that we could write may get wrong.

Where a rule is PDF/UA's own, that module's function serves. What only a
signature, a form, JPEG 2000, a halftone or a DeviceN colour could break is
not here: such things are refused as a whole (A-absent).
"""
import re

from pikepdf import Dictionary, Name, Stream

import rules_catalogue
import rules_fonts
import rules_tree
from model import A, PDFAID, RDF, UA, get, is_dict, items, name, rule, text
from rules_annotations import rectangle
from stream import Contents

ARULE = lambda *ids: rule(*('A-' + i for i in ids), table=A)  # noqa: E731
EXTENSION = '{http://www.aiim.org/pdfa/ns/extension/}'
SCHEMA = '{http://www.aiim.org/pdfa/ns/schema#}'
PROPERTY = '{http://www.aiim.org/pdfa/ns/property#}'
KNOWN = {'http://purl.org/dc/elements/1.1/': set('''contributor coverage creator date description format identifier language
             publisher relation rights source subject title type'''.split()),
         'http://ns.adobe.com/xap/1.0/': set('''Advisory BaseURL CreateDate CreatorTool Identifier Label MetadataDate ModifyDate
             Nickname Rating Thumbnails'''.split()),
         'http://ns.adobe.com/pdf/1.3/': {'Keywords', 'PDFVersion', 'Producer'},
         'http://www.aiim.org/pdfa/ns/id/': {'part', 'conformance', 'amd', 'corr'},
         'http://www.aiim.org/pdfa/ns/extension/': {'schemas'}}
FILTERS = {'FlateDecode', 'ASCIIHexDecode', 'ASCII85Decode', 'RunLengthDecode', 'CCITTFaxDecode', 'JBIG2Decode', 'DCTDecode',
           'JPXDecode'}
BLENDS = set('''Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference
    Exclusion Hue Saturation Color Luminosity'''.split())


def same(identifier, other):
    """The rule is PDF/UA's, under another number."""
    function = UA[other]

    def run(d):
        for fault in function(d):
            wanted, sentence = fault if isinstance(fault, tuple) else (other, fault)
            if wanted == other:
                yield sentence
    A['A-' + identifier] = run


for ours, theirs in (('6.7.2.2-1', '6.2-1'), ('6.7.3.3-1', '7.1-11'), ('6.7.3.4-1', '7.1-5'), ('6.7.3.4-2', '7.1-6'),
                     ('6.7.3.4-3', '7.1-7'), ('6.7.4-1', '7.2-29'), ('6.6.2.1-1', '7.1-8'), ('6.9-1', '7.10-1'),
                     ('6.9-4', '7.10-2'), ('6.8-2', '7.11-1'), ('6.2.11.3.1-1', '7.21.3.1-1'),
                     ('6.2.11.3.2-1', '7.21.3.2-1'), ('6.2.11.3.3-1', '7.21.3.3-1'), ('6.2.11.3.3-2', '7.21.3.3-2'),
                     ('6.2.11.3.3-3', '7.21.3.3-3'), ('6.2.11.4.1-1', '7.21.4.1-1'), ('6.2.11.4.1-2', '7.21.4.1-2'),
                     ('6.2.11.4.2-1', '7.21.4.2-1'), ('6.2.11.4.2-2', '7.21.4.2-2'), ('6.2.11.5-1', '7.21.5-1'),
                     ('6.2.11.6-1', '7.21.6-1'), ('6.2.11.6-2', '7.21.6-2'), ('6.2.11.6-3', '7.21.6-3'),
                     ('6.2.11.6-4', '7.21.6-4'), ('6.2.11.7.2-1', '7.21.7-1'), ('6.2.11.7.2-2', '7.21.7-2'),
                     ('6.2.11.8-1', '7.21.8-1')):
    same(ours, theirs)


# ── the file ──────────────────────────────────────────────────────────────────
@ARULE('6.1.2-1', '6.1.2-2')
def header(d):
    if not re.match(rb'%PDF-1\.[0-7][\r\n]', d.bytes):
        yield 'A-6.1.2-1', 'header'
    lines = re.split(rb'[\r\n]+', d.bytes[:64])
    if len(lines) < 2 or not re.match(rb'%[\x80-\xff]{4}', lines[1]):
        yield 'A-6.1.2-2', 'no line of four bytes above 127'


@ARULE('6.1.3-1', '6.1.3-2', '6.1.3-3')
def trailer(d):
    identifier = items(get(d.pdf.trailer, '/ID'))
    if len(identifier) != 2 or not all(len(bytes(i)) for i in identifier):
        yield 'A-6.1.3-1', 'no ID'
    if get(d.pdf.trailer, '/Encrypt') is not None:
        yield 'A-6.1.3-2', 'encrypted'
    if not re.search(rb'%%EOF[\r\n]{0,2}\Z', d.bytes):
        yield 'A-6.1.3-3', 'bytes after %%EOF'


@ARULE('6.1.7.1-1', '6.1.7.1-2', '6.1.7.1-3', '6.1.7.2-1')
def streams(d):
    for start in re.finditer(rb'/Length (\d+)[^>]*>>\s*stream(\r\n|\n|\r)', d.bytes):
        if start.group(2) == b'\r':
            yield 'A-6.1.7.1-2', 'stream followed by a return alone'
        end = d.bytes[start.end() + int(start.group(1)):][:12]
        if not re.match(rb'(\r\n|\n|\r)?endstream', end):
            yield 'A-6.1.7.1-1', f'a stream longer or shorter than {start.group(1).decode()} bytes'
    for stream in d.dictionaries():
        if not isinstance(stream, Stream):
            continue
        if any(get(stream, key) is not None for key in ('/F', '/FFilter', '/FDecodeParms')):
            yield 'A-6.1.7.1-3', 'an external stream'
        for label in items(get(stream, '/Filter')):
            if name(label) not in FILTERS:
                yield 'A-6.1.7.2-1', f'filter {label}'


@ARULE('6.1.13-1', '6.1.13-3', '6.1.13-4', '6.1.13-7', '6.1.13-8', '6.1.13-11')
def limits(d):
    for dictionary in d.dictionaries():
        for key in dictionary.keys():
            value = get(dictionary, key)
            if len(key) > 128:
                yield 'A-6.1.13-4', f'name {key[:20]}…'
            if isinstance(value, int) and not isinstance(value, bool) and not -2**31 <= value < 2**31:
                yield 'A-6.1.13-1', f'{key} {value}'
            if text(value) is not None and len(bytes(value)) > 32767:
                yield 'A-6.1.13-3', f'{key} is a string of {len(bytes(value))} bytes'
    if len(d.pdf.objects) > 8388607:
        yield 'A-6.1.13-7', 'too many objects'
    if d.contents().depth > 28:
        yield 'A-6.1.13-8', f'q nested {d.contents().depth} deep'
    for page in d.pages:
        box = rectangle(get(page, '/MediaBox'))
        if box and not all(3 <= side <= 14400 for side in (box[2] - box[0], box[3] - box[1])):
            yield 'A-6.1.13-11', f'a page of {box}'


# ── colours, states ───────────────────────────────────────────────────────────
def intents(d):
    return [i for i in items(get(d.root, '/OutputIntents')) if is_dict(i)]


def profile(d):
    """Colour space of the PDF/A output profile, None if there is none."""
    for intent in intents(d):
        stream = get(intent, '/DestOutputProfile')
        if name(get(intent, '/S')) == 'GTS_PDFA1' and isinstance(stream, Stream):
            return stream.read_bytes()
    return None


@ARULE('6.2.3-1', '6.2.3-2')
def output_profile(d):
    data = profile(d)
    if data is not None and not (data[12:16] in (b'prtr', b'mntr') and data[16:20] in (b'RGB ', b'CMYK', b'GRAY') and data[8] < 5
                                 and data[36:40] == b'acsp' and int.from_bytes(data[:4], 'big') == len(data)):
        yield 'A-6.2.3-1', 'the output profile is no profile of a screen or a printer'
    if len({get(i, '/DestOutputProfile').objgen for i in intents(d) if get(i, '/DestOutputProfile') is not None}) > 1:
        yield 'A-6.2.3-2', 'output intents with different profiles'


def spaces(d):
    """Names of the device colour spaces that are used."""
    letters = {'rg': 'DeviceRGB', 'RG': 'DeviceRGB', 'g': 'DeviceGray', 'G': 'DeviceGray', 'k': 'DeviceCMYK', 'K': 'DeviceCMYK'}
    for _, operator, operands, _ in d.contents().operators:
        if operator in letters:
            yield letters[operator]
        elif operator in ('cs', 'CS') and operands:
            yield name(operands[0])
    for dictionary in d.dictionaries():
        for key in ('/ColorSpace', '/CS'):
            value = get(dictionary, key)
            for space in items(value) if not isinstance(value, Dictionary) else [v for v in value.values()]:
                yield name(space)


@ARULE('6.2.4.3-2', '6.2.4.3-3', '6.2.4.3-4')
def device_colours(d):
    data = profile(d)
    output = data[16:20] if data else None
    used = set(spaces(d))
    if 'DeviceRGB' in used and output != b'RGB ':
        yield 'A-6.2.4.3-2', 'DeviceRGB without an RGB output intent'
    if 'DeviceCMYK' in used and output != b'CMYK':
        yield 'A-6.2.4.3-3', 'DeviceCMYK without a CMYK output intent'
    if ('DeviceGray' in used or any(i.kind == 'path' or i.kind == 'text' for i in d.contents().items)) and output is None:
        yield 'A-6.2.4.3-4', 'DeviceGray without an output intent'


@ARULE('6.2.5-1', '6.2.5-2', '6.2.5-3', '6.2.10-1', '6.2.10-2', '6.2.6-1')
def graphic_states(d):
    transparent = False
    for dictionary in d.dictionaries():
        state = name(get(dictionary, '/Type')) == 'ExtGState' or any(get(dictionary, k) is not None for k in ('/ca', '/CA', '/BM'))
        if not state:
            continue
        if get(dictionary, '/TR') is not None:
            yield 'A-6.2.5-1', 'TR in a graphics state'
        if get(dictionary, '/TR2') is not None and name(get(dictionary, '/TR2')) != 'Default':
            yield 'A-6.2.5-2', 'TR2 in a graphics state'
        if get(dictionary, '/HTP') is not None:
            yield 'A-6.2.5-3', 'HTP in a graphics state'
        for blend in items(get(dictionary, '/BM')):
            if name(blend) not in BLENDS:
                yield 'A-6.2.10-1', f'blend mode {blend}'
            transparent |= name(blend) not in ('Normal', 'Compatible')
        soft = get(dictionary, '/SMask')
        transparent |= soft is not None and name(soft) != 'None'
        transparent |= any(get(dictionary, k) is not None and float(get(dictionary, k)) < 1 for k in ('/ca', '/CA'))
    transparent |= any(isinstance(get(x, '/SMask'), Stream) for x in d.dictionaries())
    if transparent and profile(d) is None and not all(get(get(p, '/Group'), '/CS') is not None for p in d.pages):
        yield 'A-6.2.10-2', 'transparency, and no colour space to blend in'
    for _, operator, operands, _ in d.contents().operators:
        if operator == 'ri' and name(operands[0]) not in ('RelativeColorimetric', 'AbsoluteColorimetric', 'Perceptual', 'Saturation'):
            yield 'A-6.2.6-1', f'rendering intent {operands[0]}'


@ARULE('6.2.2-1')
def operators(d):
    for page, operator, operands, _ in d.contents().operators:
        if operator == '?':
            yield f'operator {operands[0]} on page {page + 1}'


@ARULE('6.2.2-2')
def own_resources(d):
    for number, page in enumerate(d.pages):
        if get(page, '/Resources') is None:
            yield f'page {number + 1} has no resources of its own'


@ARULE('6.2.8-1', '6.2.8-2', '6.2.8-3', '6.2.9-1', '6.2.9-2', '6.2.9-3')
def external_objects(d):
    for stream in d.dictionaries():
        kind = name(get(stream, '/Subtype'))
        if kind == 'Image':
            if get(stream, '/Alternates') is not None:
                yield 'A-6.2.8-1', 'an image with alternates'
            if get(stream, '/OPI') is not None:
                yield 'A-6.2.8-2', 'an image with OPI'
            if get(stream, '/Interpolate') is True:
                yield 'A-6.2.8-3', 'an interpolated image'
        elif kind == 'Form' and isinstance(stream, Stream):
            if name(get(stream, '/Subtype2')) == 'PS' or get(stream, '/PS') is not None or get(stream, '/OPI') is not None:
                yield 'A-6.2.9-1', 'a form with PostScript or OPI'
            if get(stream, '/Ref') is not None:
                yield 'A-6.2.9-2', 'a reference form'
        elif kind == 'PS' and isinstance(stream, Stream):
            yield 'A-6.2.9-3', 'a PostScript object'


# ── fonts ─────────────────────────────────────────────────────────────────────
@ARULE('6.2.11.2-1', '6.2.11.2-2', '6.2.11.2-3', '6.2.11.2-6', '6.2.11.2-7', '6.2.11.7.3-1')
def font_dictionaries(d):
    for font in rules_fonts.fonts(d):
        dictionary = font.dictionary
        if name(get(dictionary, '/Type')) != 'Font':
            yield 'A-6.2.11.2-1', f'{font.base}: no Type'
        if font.kind not in ('Type1', 'MMType1', 'TrueType', 'Type3', 'Type0'):
            yield 'A-6.2.11.2-2', f'{font.base}: Subtype {font.kind}'
        if font.kind != 'Type3' and not font.base:
            yield 'A-6.2.11.2-3', 'a font without a name'
        if font.kind in ('Type1', 'TrueType') and font.program.present:
            first, last = get(dictionary, '/FirstChar'), get(dictionary, '/LastChar')
            if first is None or last is None or len(items(get(dictionary, '/Widths'))) != int(last) - int(first) + 1:
                yield 'A-6.2.11.2-6', f'{font.base}: Widths'
        subtype = name(get(get(font.descriptor, '/FontFile3'), '/Subtype'))
        if subtype not in (None, 'Type1C', 'CIDFontType0C', 'OpenType'):
            yield 'A-6.2.11.2-7', f'{font.base}: {subtype}'
        for glyph, _ in font.glyphs():
            if any(0xE000 <= ord(c) <= 0xF8FF or ord(c) >= 0xF0000 for c in glyph.unicode or ''):
                yield 'A-6.2.11.7.3-1', f'{font.base} code {glyph.code}: a private character'


# ── annotations, actions ──────────────────────────────────────────────────────
@ARULE('6.3.1-1', '6.3.2-1', '6.3.2-2', '6.3.3-1')
def annotations(d):
    for _, annotation, _ in d.annotations():
        kind, flags = name(get(annotation, '/Subtype')), get(annotation, '/F')
        if kind in ('3D', 'Sound', 'Screen', 'Movie', None):
            yield 'A-6.3.1-1', f'annotation {kind}'
        if flags is None and kind != 'Popup':
            yield 'A-6.3.2-1', f'{kind} without F'
        if flags is not None and (int(flags) & (1 | 2 | 32 | 256) or not int(flags) & 4):
            yield 'A-6.3.2-2', f'{kind} with F {int(flags)}'
        if kind not in ('Popup', 'Link') and get(annotation, '/AP') is None:
            yield 'A-6.3.3-1', f'{kind} without an appearance'


@ARULE('6.5.1-1', '6.5.1-2', '6.5.2-1', '6.5.2-2')
def actions(d):
    for dictionary in d.dictionaries():
        kind = name(get(dictionary, '/S'))
        if name(get(dictionary, '/Type')) == 'Action' or kind in ('JavaScript', 'Launch', 'Sound', 'Movie', 'Rendition', 'URI'):
            if kind not in ('GoTo', 'GoToR', 'GoToE', 'Thread', 'URI', 'Named', 'SubmitForm'):
                yield 'A-6.5.1-1', f'action {kind}'
            if kind == 'Named' and name(get(dictionary, '/N')) not in ('NextPage', 'PrevPage', 'FirstPage', 'LastPage'):
                yield 'A-6.5.1-2', 'a named action'
    if get(d.root, '/AA') is not None:
        yield 'A-6.5.2-1', 'AA in the catalogue'
    if get(get(d.root, '/Names'), '/JavaScript') is not None:
        yield 'A-6.5.1-1', 'JavaScript in the catalogue'
    if any(get(page, '/AA') is not None for page in d.pages):
        yield 'A-6.5.2-2', 'AA in a page'


@ARULE('absent', '6.10-1', '6.10-2', '6.11-1')
def absent(d):
    for key in ('/AcroForm', '/OCProperties', '/Perms'):
        if get(d.root, key) is not None:
            yield 'A-absent', f'{key} in the catalogue: not for our papers'
    if get(get(d.root, '/Names'), '/AlternatePresentations') is not None:
        yield 'A-6.10-1', 'alternate presentations'
    if any(get(page, '/PresSteps') is not None for page in d.pages):
        yield 'A-6.10-2', 'presentation steps'
    if get(d.root, '/Requirements') is not None:
        yield 'A-6.11-1', 'Requirements in the catalogue'


# ── metadata ──────────────────────────────────────────────────────────────────
@ARULE('6.6.2.1-2', '6.6.2.1-3', '6.6.2.1-4', '6.6.2.1-5')
def packet(d):
    stream = get(d.root, '/Metadata')
    data = stream.read_bytes() if isinstance(stream, Stream) else b''
    opening = re.match(rb'<\?xpacket[^>]*\?>', data)
    if opening and b'bytes=' in opening.group(0):
        yield 'A-6.6.2.1-2', 'bytes in the packet’s head'
    if opening and b'encoding=' in opening.group(0):
        yield 'A-6.6.2.1-3', 'encoding in the packet’s head'
    if d.xmp is None or d.xmp.find('.//' + RDF + 'RDF') is None and d.xmp.tag != RDF + 'RDF':
        yield 'A-6.6.2.1-4', 'no RDF'
    try:
        data.decode('utf-8')
    except UnicodeDecodeError:
        yield 'A-6.6.2.1-5', 'not UTF-8'
    if isinstance(stream, Stream) and get(stream, '/Filter') is not None:
        yield 'A-6.6.2.1-4', 'the packet is compressed: other programs cannot read it'


def described(d):
    """Namespace -> properties, of the extension schemas; faults as they are met."""
    known, faults = {}, []
    for bag in d.xmp.iter(EXTENSION + 'schemas') if d.xmp is not None else []:
        if bag.find(RDF + 'Bag') is None or bag.prefix != 'pdfaExtension':
            faults.append(('A-6.6.2.3.3-1', 'schemas is no bag'))
        for schema in bag.iter(RDF + 'li'):
            uri = schema.findtext(SCHEMA + 'namespaceURI')
            if uri is None:
                continue
            for label, number in (('schema', '2'), ('prefix', '4')):
                if not (schema.findtext(SCHEMA + label) or '').strip():
                    faults.append((f'A-6.6.2.3.3-{number}', f'no pdfaSchema:{label}'))
            sequence = schema.find(SCHEMA + 'property')
            if sequence is None or sequence.find(RDF + 'Seq') is None:
                faults.append(('A-6.6.2.3.3-5', 'no sequence of properties'))
                continue
            for entry in sequence.find(RDF + 'Seq').findall(RDF + 'li'):
                values = {k: (entry.findtext(PROPERTY + k) or '').strip() for k in ('name', 'valueType', 'category', 'description')}
                for key, number in (('name', 7), ('valueType', 8), ('category', 9), ('description', 10)):
                    good = values[key] and (key != 'category' or values[key] in ('internal', 'external'))
                    if not good:
                        faults.append((f'A-6.6.2.3.3-{number}', f'{key} «{values[key]}»'))
                known.setdefault(uri, {})[values['name']] = values['valueType']
    return known, faults


@ARULE('6.6.2.3.3-1', '6.6.2.3.3-2', '6.6.2.3.3-4', '6.6.2.3.3-5', '6.6.2.3.3-7', '6.6.2.3.3-8', '6.6.2.3.3-9', '6.6.2.3.3-10')
def extension(d):
    yield from described(d)[1]


@ARULE('6.6.2.3.1-1', '6.6.2.3.1-2')
def known_properties(d):
    extra = described(d)[0]
    for description in d.xmp.iter(RDF + 'Description') if d.xmp is not None else []:
        if description.getparent().tag != RDF + 'RDF':
            continue
        for child in description:
            uri, _, local = child.tag[1:].partition('}')
            if local not in KNOWN.get(uri, set()) and local not in extra.get(uri, {}):
                yield 'A-6.6.2.3.1-1', f'{child.prefix}:{local} is in no schema'
            kind = extra.get(uri, {}).get(local)
            if kind == 'Integer' and not re.fullmatch(r'[+-]?\d+', (child.text or '').strip()):
                yield 'A-6.6.2.3.1-2', f'{local} is no integer'
            container = next((c.tag for c in child), None)
            wanted = {'title': 'Alt', 'description': 'Alt', 'creator': 'Seq', 'language': 'Bag', 'subject': 'Bag'}.get(local)
            if uri == 'http://purl.org/dc/elements/1.1/' and wanted and container != RDF + wanted:
                yield 'A-6.6.2.3.1-2', f'dc:{local} is no {wanted}'


@ARULE('6.6.4-1', '6.6.4-2', '6.6.4-3', '6.6.4-4', '6.6.4-5')
def claims(d):
    part, conformance = d.property(PDFAID, 'part'), d.property(PDFAID, 'conformance')
    if part is None:
        yield 'A-6.6.4-1', 'no pdfaid:part in the XMP'
    elif part not in ('2', '3'):
        yield 'A-6.6.4-2', f'pdfaid:part is {part}'
    if conformance != 'A':
        yield 'A-6.6.4-3', f'pdfaid:conformance is {conformance}'
    for local, prefix, _ in d.properties(PDFAID):
        if prefix != 'pdfaid':
            yield 'A-6.6.4-5' if local == 'conformance' else 'A-6.6.4-4', f'{local} has the prefix {prefix}'


@ARULE('info')
def info_agrees(d):
    """Titles and dates of the information dictionary are those of the XMP (PDF/A-1's rule; good sense since)."""
    info = get(d.pdf.trailer, '/Info')
    stamp = lambda value: re.sub(r'\D', '', value or '')[:14]  # noqa: E731
    for key, local in (('/CreationDate', 'CreateDate'), ('/ModDate', 'ModifyDate')):
        if stamp(text(get(info, key))) != stamp(d.property('{http://ns.adobe.com/xap/1.0/}', local)):
            yield f'{key} is not xmp:{local}'
    title = rules_catalogue.alternatives(d.property('{http://purl.org/dc/elements/1.1/}', 'title'))
    if title and text(get(info, '/Title')) != title[0].text:
        yield 'Title is not dc:title'


# ── files inside ──────────────────────────────────────────────────────────────
def file_specifications(d):
    return [x for x in d.dictionaries() if is_dict(get(x, '/EF'))]


@ARULE('6.8-files')
def files_inside(d):
    """Part 2 allows PDF/A only, and we put none; part 3 wants each related to the document, with its type."""
    part = d.property(PDFAID, 'part')
    related = {x.objgen for x in items(get(d.root, '/AF'))}
    for specification in file_specifications(d):
        stream = get(get(specification, '/EF'), '/F')
        if part == '2':
            yield 'a file inside a part 2 document'
        if name(get(specification, '/AFRelationship')) not in ('Source', 'Data', 'Alternative', 'Supplement', 'Unspecified'):
            yield 'a file inside without AFRelationship'
        if specification.objgen not in related:
            yield 'a file inside that is not in AF'
        if not re.fullmatch(r'[\w.+-]+/[\w.+-]+', name(get(stream, '/Subtype')) or ''):
            yield 'a file inside without a MIME type'
        if get(get(stream, '/Params'), '/ModDate') is None:
            yield 'a file inside without ModDate'


assert Contents and Name and rules_tree
