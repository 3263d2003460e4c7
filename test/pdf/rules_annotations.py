# SPDX-License-Identifier: EUPL-1.2
"""PDF/UA-1: annotations, forms, and marked content."""
from model import Array, get, is_dict, items, key_of, name, rule, text


def rectangle(value):
    try:
        x1, y1, x2, y2 = [float(v) for v in value]
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
    except Exception:
        return None


def inherited(page, key):
    for _ in range(50):
        if not is_dict(page):
            return None
        value = get(page, key)
        if value is not None:
            return value
        page = get(page, '/Parent')
    return None


def unseen(page, annotation):
    """Hidden, or outside what the page shows."""
    if int(get(annotation, '/F') or 0) & 2:
        return True
    box = rectangle(inherited(page, '/CropBox')) or rectangle(inherited(page, '/MediaBox'))
    area = rectangle(get(annotation, '/Rect'))
    return bool(box and area and (area[0] >= box[2] or area[2] <= box[0] or area[1] >= box[3] or area[3] <= box[1]))


def field_text(widget):
    """TU of the field that a widget belongs to: the nearest one with a name."""
    field = False
    for _ in range(50):
        if not is_dict(widget):
            return None
        field = field or get(widget, '/T') is not None
        if field and get(widget, '/TU') is not None:
            return text(get(widget, '/TU'))
        widget = get(widget, '/Parent')
    return None


@rule('7.18.1-1', '7.18.1-2', '7.18.1-3', '7.18.2-1', '7.18.4-1', '7.18.5-1', '7.18.5-2', '7.18.8-1')
def annotations(d):
    for page, annotation, node in d.annotations():
        kind, of = name(get(annotation, '/Subtype')), node.type if node else None
        if kind == 'PrinterMark' and node and not unseen(page, annotation):
            yield '7.18.8-1', 'a printer’s mark in the structure'
        if unseen(page, annotation):
            continue
        contents, alt = text(get(annotation, '/Contents')), node.alt if node else None
        if kind not in ('Widget', 'PrinterMark', 'Link') and of != 'Annot':
            yield '7.18.1-1', f'{kind} in {of}'
        if kind != 'Widget' and not contents and not alt:
            yield '7.18.1-2', f'{kind}: no text'
        if kind == 'Widget' and not field_text(annotation) and not alt:
            yield '7.18.1-3', 'a form field without a text'
        if kind == 'TrapNet':
            yield '7.18.2-1', 'a TrapNet annotation'
        if kind == 'Widget' and of != 'Form':
            yield '7.18.4-1', f'a widget in {of}'
        if kind == 'Link' and of != 'Link':
            yield '7.18.5-1', f'a link in {of}'
        if kind == 'Link' and not contents:
            yield '7.18.5-2', 'a link without Contents'


@rule('7.18.3-1')
def tab_order(d):
    for number, page in enumerate(d.pages):
        if len(items(get(page, '/Annots'))) and name(get(page, '/Tabs')) != 'S':
            yield f'page {number + 1}: Tabs is not S'


@rule('7.18.4-2')
def forms(d):
    for node in d.of_type('Form'):
        if node.attribute('/Role') is not None:
            continue
        widgets = [kid for kid in node.kids if isinstance(kid, tuple) and kid[0] == 'objr'
                   and name(get(kid[1], '/Subtype')) == 'Widget']
        if len(node.kids) != 1 or len(widgets) != 1:
            yield f'{node}: not one widget'


@rule('7.1-1', '7.1-2')
def nesting(d):
    for mark, outer in d.contents().nested:
        if mark == 'Artifact':
            yield '7.1-1', f'an artifact inside {outer}'
        else:
            yield '7.1-2', f'{mark} inside an artifact'


@rule('7.1-3')
def all_marked(d):
    for item in d.contents().items:
        if not item.tagged and not item.artifact:
            yield f'{item.kind} on page {item.page + 1}: neither tagged nor artifact'


@rule('7.20-1')
def reference_forms(d):
    for dictionary in d.dictionaries():
        if name(get(dictionary, '/Subtype')) == 'Form' and get(dictionary, '/Ref') is not None:
            yield 'a reference XObject'


@rule('7.20-2')
def shared_forms(d):
    for key, count in d.contents().tagged_forms.items():
        if count > 1:
            yield f'form {key[0]} has marked content and is drawn {count} times'
