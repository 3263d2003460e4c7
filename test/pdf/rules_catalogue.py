# SPDX-License-Identifier: EUPL-1.2
"""PDF/UA-1: identification, catalogue, metadata, embedded files, security, optional content, actions."""
import re

from model import (DC, PDFUAID, RDF, XML_LANG, get, is_dict, items, name, rule, text)
from pikepdf import Dictionary, Stream


@rule('5-1')
def identified(d):
    if d.property(PDFUAID, 'part') is None:
        yield 'no pdfuaid:part in the XMP'


@rule('5-2')
def part_is_one(d):
    part = d.property(PDFUAID, 'part')
    if part is not None and str(part).strip() != '1':
        yield f'pdfuaid:part is {part}'


@rule('5-3', '5-4', '5-5')
def prefixes(d):
    for local, prefix, _ in d.properties(PDFUAID):
        number = {'part': '5-3', 'amd': '5-4', 'corr': '5-5'}.get(local)
        if number and prefix != 'pdfuaid':
            yield number, f'{local} has the prefix {prefix}'


@rule('6.1-1')
def header(d):
    if not re.match(rb'%PDF-1\.[0-7][\r\n]', d.bytes):
        yield 'header is ' + repr(d.bytes[:10])


@rule('6.2-1')
def marked(d):
    if get(get(d.root, '/MarkInfo'), '/Marked') is not True:
        yield 'MarkInfo/Marked is not true'


@rule('7.1-4')
def suspects(d):
    if get(get(d.root, '/MarkInfo'), '/Suspects') is True:
        yield 'MarkInfo/Suspects is true'


@rule('7.1-8')
def metadata(d):
    stream = get(d.root, '/Metadata')
    if not isinstance(stream, Stream) or name(get(stream, '/Type')) != 'Metadata' or name(get(stream, '/Subtype')) != 'XML':
        yield 'no metadata stream'


def alternatives(value):
    return value.findall(f'{RDF}Alt/{RDF}li') if hasattr(value, 'findall') else []


@rule('7.1-9')
def title(d):
    value = d.property(DC, 'title')
    if value is None or not ([li for li in alternatives(value) if (li.text or '').strip()] or str(value).strip()):
        yield 'no dc:title'


@rule('7.1-10')
def display_title(d):
    if get(get(d.root, '/ViewerPreferences'), '/DisplayDocTitle') is not True:
        yield 'ViewerPreferences/DisplayDocTitle is not true'


@rule('7.1-11')
def has_tree(d):
    if not is_dict(d.tree):
        yield 'no StructTreeRoot'


@rule('7.2-2')
def outline_language(d):
    if not d.lang and get(get(d.root, '/Outlines'), '/First') is not None:
        yield 'bookmarks, and no Lang in the catalogue'


@rule('7.2-33')
def metadata_language(d):
    if d.lang or d.xmp is None:
        return
    for alternative in d.xmp.iter(RDF + 'Alt'):
        if {li.get(XML_LANG) for li in alternative.findall(RDF + 'li')} == {'x-default'}:
            yield 'metadata of no language, and no Lang in the catalogue'


def configurations(d):
    properties = get(d.root, '/OCProperties')
    return [c for c in items(get(properties, '/D')) + items(get(properties, '/Configs')) if is_dict(c)]


@rule('7.10-1')
def optional_names(d):
    for configuration in configurations(d):
        if not text(get(configuration, '/Name')):
            yield 'an optional content configuration without a name'


@rule('7.10-2')
def optional_states(d):
    if any(get(c, '/AS') is not None for c in configurations(d)):
        yield 'an optional content configuration with AS'


@rule('7.11-1')
def embedded(d):
    for dictionary in d.dictionaries():
        if is_dict(get(dictionary, '/EF')) and not (text(get(dictionary, '/F')) and text(get(dictionary, '/UF'))):
            yield 'a file inside without F or UF'


@rule('7.15-1')
def dynamic_form(d):
    for part in items(get(get(d.root, '/AcroForm'), '/XFA')):
        if isinstance(part, Stream) and re.search(rb'dynamicRender\s*>\s*required', part.read_bytes()):
            yield 'a dynamic form'


@rule('7.16-1')
def security(d):
    encryption = get(d.pdf.trailer, '/Encrypt')
    if is_dict(encryption):
        permissions = get(encryption, '/P')
        if permissions is None or not int(permissions) & 512:
            yield 'encryption bars assistive software'


def media_clips(d):
    for dictionary in d.dictionaries():
        if name(get(dictionary, '/S')) == 'MCD' and isinstance(dictionary, Dictionary):
            yield dictionary


@rule('7.18.6.2-1')
def media_type(d):
    if any(get(clip, '/CT') is None for clip in media_clips(d)):
        yield 'a media clip without CT'


@rule('7.18.6.2-2')
def media_alternative(d):
    for clip in media_clips(d):
        pairs = items(get(clip, '/Alt'))
        if len(pairs) < 2 or len(pairs) % 2 or not any(text(t) for t in pairs[1::2]):
            yield 'a media clip without a text alternative'
