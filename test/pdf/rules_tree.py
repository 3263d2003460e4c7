# SPDX-License-Identifier: EUPL-1.2
"""PDF/UA-1: the structure tree: types, who may hold whom, headings, notes, figures, languages."""
import re

from model import STANDARD, get, is_dict, items, name, rule, text

LANGUAGE = re.compile(r'[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*\Z')
HEADINGS = ('H1', 'H2', 'H3', 'H4', 'H5', 'H6')


# ── types ─────────────────────────────────────────────────────────────────────
@rule('7.1-5')
def unmapped(d):
    for node in d.nodes():
        if node.type is None and node.raw not in d.circular:
            yield f'{node}: no standard type'


@rule('7.1-6')
def circular(d):
    for node in d.nodes():
        if node.raw in d.circular:
            yield f'{node}: mapped in a circle'


@rule('7.1-7')
def remapped(d):
    for node in d.nodes():
        if node.raw in STANDARD and get(d.role_map, '/' + node.raw) is not None:
            yield f'{node}: a standard type, mapped to another'


@rule('7.1-12')
def parent(d):
    for node in d.nodes():
        if not is_dict(get(node.dictionary, '/P')):
            yield f'{node}: no parent'


# ── who may hold whom ─────────────────────────────────────────────────────────
def parent_type(node):
    return node.parent.type if node.parent else None


PARENTS = {'7.2-4': ('TR', {'Table', 'THead', 'TBody', 'TFoot'}), '7.2-5': ('THead', {'Table'}), '7.2-6': ('TBody', {'Table'}),
           '7.2-7': ('TFoot', {'Table'}), '7.2-8': ('TH', {'TR'}), '7.2-9': ('TD', {'TR'}), '7.2-17': ('LI', {'L'}),
           '7.2-18': ('LBody', {'LI'}), '7.2-26': ('TOCI', {'TOC'})}
KIDS = {'7.2-3': ('Table', {'TR', 'THead', 'TBody', 'TFoot', 'Caption'}), '7.2-10': ('TR', {'TH', 'TD'}),
        '7.2-19': ('L', {'L', 'LI', 'Caption'}), '7.2-20': ('LI', {'Lbl', 'LBody'}), '7.2-27': ('TOC', {'TOC', 'TOCI', 'Caption'}),
        '7.2-36': ('THead', {'TR'}), '7.2-37': ('TBody', {'TR'}), '7.2-38': ('TFoot', {'TR'})}


@rule(*PARENTS)
def parents(d):
    for node in d.nodes():
        for identifier, (kind, allowed) in PARENTS.items():
            if node.type == kind and parent_type(node) not in allowed:
                yield identifier, f'{node} in {parent_type(node)}'


@rule(*KIDS)
def kids(d):
    for node in d.nodes():
        for identifier, (kind, allowed) in KIDS.items():
            if node.type == kind and not set(node.kid_types) <= allowed:
                yield identifier, f'{node} holds {node.kid_types}'


@rule('7.2-11', '7.2-12', '7.2-13', '7.2-14', '7.2-16', '7.2-39')
def table_parts(d):
    for node in d.of_type('Table'):
        types = node.kid_types
        if types.count('THead') > 1:
            yield '7.2-11', f'{node}: several THead'
        if types.count('TFoot') > 1:
            yield '7.2-12', f'{node}: several TFoot'
        if 'TFoot' in types and 'TBody' not in types:
            yield '7.2-13', f'{node}: TFoot without TBody'
        if 'THead' in types and 'TBody' not in types:
            yield '7.2-14', f'{node}: THead without TBody'
        if 'Caption' in types[1:-1]:
            yield '7.2-16', f'{node}: Caption in the middle'
        if types.count('Caption') > 1:
            yield '7.2-39', f'{node}: several Caption'


@rule('7.2-28', '7.2-40')
def captions_first(d):
    for node in d.of_type('TOC', 'L'):
        if 'Caption' in node.kid_types[1:]:
            yield '7.2-28' if node.type == 'TOC' else '7.2-40', f'{node}: Caption not first'


# ── headings, figures, formulas, notes ────────────────────────────────────────
@rule('7.4.2-1')
def levels(d):
    last = 0
    for node in d.of_type(*HEADINGS):
        level = int(node.type[1])
        if level > last + 1:
            yield f'{node}: after level {last}'
        last = level


@rule('7.4.4-1')
def one_heading(d):
    for node in d.nodes():
        if node.kid_types.count('H') > 1:
            yield f'{node}: several H'


@rule('7.4.4-2', '7.4.4-3')
def mixed_headings(d):
    plain, numbered = d.of_type('H'), d.of_type(*HEADINGS)
    if plain and numbered:
        yield '7.4.4-2', f'{plain[0]}: beside numbered headings'
        yield '7.4.4-3', f'{numbered[0]}: beside H'


@rule('7.3-1', '7.7-1')
def alternatives(d):
    for node in d.of_type('Figure', 'Formula'):
        if not node.alt and node.actual is None:
            yield '7.3-1' if node.type == 'Figure' else '7.7-1', f'{node}: no alternative text'


@rule('7.9-1', '7.9-2')
def notes(d):
    seen = set()
    for node in d.of_type('Note'):
        identifier = text(get(node.dictionary, '/ID'))
        if not identifier:
            yield '7.9-1', f'{node}: no ID'
        elif identifier in seen:
            yield '7.9-2', f'{node}: ID {identifier} twice'
        seen.add(identifier)


# ── languages ─────────────────────────────────────────────────────────────────
def determined(d, node):
    return bool(d.lang or (node and node.lang))


@rule('7.2-21', '7.2-22', '7.2-23')
def element_texts(d):
    for node in d.nodes():
        for identifier, value in (('7.2-21', node.actual), ('7.2-22', node.alt), ('7.2-23', node.expansion)):
            if value is not None and not determined(d, node):
                yield identifier, f'{node}: a text of no language'


@rule('7.2-24')
def annotation_texts(d):
    for _, annotation, node in d.annotations():
        if get(annotation, '/Contents') is not None and not determined(d, node) and not text(get(annotation, '/Lang')):
            yield 'an annotation of no language'


def fields(d):
    stack = items(get(get(d.root, '/AcroForm'), '/Fields'))
    seen = 0
    while stack and seen < 10000:
        field = stack.pop()
        seen += 1
        if is_dict(field):
            yield field
            stack += items(get(field, '/Kids'))


@rule('7.2-25')
def field_texts(d):
    for field in fields(d):
        number = get(field, '/StructParent')
        node = d.owner(int(number)) if number is not None else None
        if get(field, '/TU') is not None and not determined(d, node) and not text(get(field, '/Lang')):
            yield 'a form field of no language'


@rule('7.2-29')
def language_codes(d):
    found = [('catalogue', text(get(d.root, '/Lang')))] if get(d.root, '/Lang') is not None else []
    found += [(str(node), node.own_lang) for node in d.nodes() if get(node.dictionary, '/Lang') is not None]
    found += [('marked content', lang) for lang in d.contents().languages]
    for where, lang in found:
        if not LANGUAGE.match(lang or ''):
            yield f'{where}: «{lang}» is no language'


@rule('7.2-30', '7.2-31', '7.2-32')
def span_texts(d):
    for mark, node in d.contents().marks:
        if mark.tag != 'Span' or d.lang or mark.lang or (node and node.lang):
            continue
        for identifier, key in (('7.2-30', '/ActualText'), ('7.2-31', '/Alt'), ('7.2-32', '/E')):
            if get(mark.properties, key) is not None:
                yield identifier, 'a Span of no language'


@rule('7.2-34')
def text_language(d):
    if d.lang:
        return
    for item in d.contents().items:
        if item.kind == 'text' and not item.lang and not (item.node and item.node.lang):
            yield f'text of no language on page {item.page + 1}'
            return
