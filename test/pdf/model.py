# SPDX-License-Identifier: EUPL-1.2
"""The PDF as the rules see it: objects, structure tree, annotations, metadata.

Shares nothing with the writer: pikepdf (libqpdf) for objects, lxml for the XMP.
A rule is a function on a Document that yields one sentence per fault; `rule`
registers it under its clause and test number, as ISO 14289-1 (and, prefixed
«A», ISO 19005-2/3) number them.
"""
import re

import pikepdf
from lxml import etree
from pikepdf import Array, Dictionary, Name, Stream, String

UA, A = {}, {}  # rule id -> function
STANDARD = set('''Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6
    L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP
    Warichu WT WP Figure Formula Form'''.split())
RDF = '{http://www.w3.org/1999/02/22-rdf-syntax-ns#}'
XML_LANG = '{http://www.w3.org/XML/1998/namespace}lang'
DC = '{http://purl.org/dc/elements/1.1/}'
PDFUAID = '{http://www.aiim.org/pdfua/ns/id/}'
PDFAID = '{http://www.aiim.org/pdfa/ns/id/}'


def rule(*ids, table=None):
    """Registers the function for these rules; one that serves several yields (id, sentence)."""
    def register(function):
        for identifier in ids:
            assert identifier not in (UA if table is None else table), identifier
            (UA if table is None else table)[identifier] = function
        return function
    return register


def is_dict(value):
    return isinstance(value, (Dictionary, Stream))


def get(value, key):
    """The entry of a dictionary or stream, None where there is none."""
    if not is_dict(value):
        return None
    try:
        return value.get(key)
    except Exception:  # a broken object: as if absent
        return None


def text(value):
    """A text string as Python's; None if it is none."""
    return str(value) if isinstance(value, String) else None


def name(value):
    """A name without its slash; None if it is none."""
    return str(value)[1:] if isinstance(value, Name) else None


def items(value):
    """An array as a list; anything else as a list of one, None as none."""
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def key_of(value):
    """The identity of an indirect object; None for a direct one."""
    try:
        return value.objgen if value.is_indirect else None
    except Exception:
        return None


def number_tree(root, seen=None):
    """{number: object} of a number tree, {name: object} of a name tree."""
    found, seen = {}, seen if seen is not None else set()
    if not is_dict(root) or key_of(root) in seen:
        return found
    if key_of(root):
        seen.add(key_of(root))
    for label in ('/Nums', '/Names'):
        pairs = items(get(root, label))
        for key, value in zip(pairs[0::2], pairs[1::2]):
            found[str(key) if isinstance(key, String) else int(key)] = value
    for kid in items(get(root, '/Kids')):
        found.update(number_tree(kid, seen))
    return found


class Node:
    """A structure element."""

    def __init__(self, document, dictionary, parent):
        self.dictionary, self.parent, self.document = dictionary, parent, document
        self.raw = name(get(dictionary, '/S')) or ''
        self.type = document.mapped(self.raw)
        self.kids = []       # Node, ('mcid', page key, stream key, mcid), ('objr', object)
        self.alt = text(get(dictionary, '/Alt'))
        self.actual = text(get(dictionary, '/ActualText'))
        self.expansion = text(get(dictionary, '/E'))
        self.own_lang = text(get(dictionary, '/Lang'))

    @property
    def lang(self):
        return self.own_lang or (self.parent.lang if self.parent else None)

    @property
    def elements(self):
        return [kid for kid in self.kids if isinstance(kid, Node)]

    @property
    def kid_types(self):
        return [kid.type for kid in self.elements]

    def attribute(self, wanted):
        """A standard attribute, whichever owner or class gives it."""
        sources = items(get(self.dictionary, '/A'))
        classes = get(self.document.tree, '/ClassMap')
        for label in items(get(self.dictionary, '/C')):
            if isinstance(label, Name):
                sources += items(get(classes, str(label)))
        for source in sources:
            value = get(source, wanted)
            if value is not None:
                return value
        return None

    def walk(self):
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def __str__(self):
        return f'{self.raw} {self.dictionary.objgen[0]}'


class Document:
    def __init__(self, path):
        self.path = path
        with open(path, 'rb') as stream:
            self.bytes = stream.read()
        self.pdf = pikepdf.open(path)
        self.root = self.pdf.Root
        self.lang = text(get(self.root, '/Lang'))
        self.tree = get(self.root, '/StructTreeRoot')
        self.role_map = get(self.tree, '/RoleMap')
        self.parents = number_tree(get(self.tree, '/ParentTree'))
        self.by_key = {}     # objgen of a structure element -> Node
        self.top = []
        self.circular = set()
        self.pages = [page.obj for page in self.pdf.pages]
        self.page_keys = {page.objgen: i for i, page in enumerate(self.pages)}
        self._read_tree()
        self.xmp = self._read_xmp()
        self._dictionaries = None
        self._contents = None

    # ── structure ────────────────────────────────────────────────────────────
    def mapped(self, raw):
        """The standard type that a type stands for; None if none."""
        seen = []
        while raw not in STANDARD:
            if raw in seen:
                self.circular.add(raw)
                return None
            seen.append(raw)
            target = name(get(self.role_map, '/' + raw)) if raw else None
            if target is None:
                return None
            raw = target
        return raw

    def _read_tree(self):
        pending = []
        for element in items(get(self.tree, '/K')):
            if is_dict(element) and get(element, '/S') is not None:
                self._add(element, None, self.top, pending)
        while pending:
            node = pending.pop()
            page = get(node.dictionary, '/Pg')
            for kid in items(get(node.dictionary, '/K')):
                self._read_kid(node, kid, page, pending)

    def _add(self, element, parent, siblings, pending):
        key = key_of(element)
        if key and key in self.by_key:
            return
        node = Node(self, element, parent)
        if key:
            self.by_key[key] = node
        siblings.append(node)
        pending.append(node)

    def _read_kid(self, node, kid, page, pending):
        if isinstance(kid, int):
            node.kids.append(('mcid', key_of(page) if page is not None else None, None, kid))
        elif is_dict(kid):
            kind = name(get(kid, '/Type'))
            if kind == 'MCR':
                own = get(kid, '/Pg')
                own = page if own is None else own
                stream = get(kid, '/Stm')
                node.kids.append(('mcid', key_of(own) if own is not None else None,
                                  key_of(stream) if stream is not None else None, int(get(kid, '/MCID') or 0)))
            elif kind == 'OBJR':
                node.kids.append(('objr', get(kid, '/Obj')))
            else:
                self._add(kid, node, node.kids, pending)

    def nodes(self):
        for node in self.top:
            yield from node.walk()

    def of_type(self, *types):
        return [node for node in self.nodes() if node.type in types]

    def owner(self, number, index=None):
        """The structure element that the parent tree gives."""
        value = self.parents.get(number)
        if index is not None:
            values = items(value)
            value = values[index] if 0 <= index < len(values) else None
        return self.by_key.get(key_of(value)) if is_dict(value) else None

    # ── everything else ──────────────────────────────────────────────────────
    def annotations(self):
        """(page, annotation, node that its structure parent gives)."""
        for page in self.pages:
            for annotation in items(get(page, '/Annots')):
                if is_dict(annotation):
                    number = get(annotation, '/StructParent')
                    yield page, annotation, self.owner(int(number)) if number is not None else None

    def dictionaries(self):
        """Every dictionary and stream reachable from the trailer, once each."""
        if self._dictionaries is None:
            self._dictionaries, seen, stack = [], set(), [self.pdf.trailer]
            while stack:
                value = stack.pop()
                key = key_of(value)
                if key:
                    if key in seen:
                        continue
                    seen.add(key)
                if is_dict(value):
                    self._dictionaries.append(value)
                    stack += [get(value, k) for k in value.keys() if k != '/Parent']
                elif isinstance(value, Array):
                    stack += list(value)
        return self._dictionaries

    def contents(self):
        if self._contents is None:
            from stream import read_contents
            self._contents = read_contents(self)
        return self._contents

    # ── metadata ─────────────────────────────────────────────────────────────
    def _read_xmp(self):
        metadata = get(self.root, '/Metadata')
        if not isinstance(metadata, Stream):
            return None
        try:
            data = metadata.read_bytes()
            return etree.fromstring(re.sub(rb'^\s*<\?xpacket[^>]*\?>', b'', data).strip(),
                                    etree.XMLParser(resolve_entities=False, recover=True, remove_pis=True))
        except Exception:
            return None

    def properties(self, namespace):
        """(local name, prefix, value or element) of the properties of an XMP namespace."""
        found = []
        for description in self.xmp.iter(RDF + 'Description') if self.xmp is not None else []:
            for key, value in description.attrib.items():
                if key.startswith(namespace):
                    prefix = next((p for p, uri in description.nsmap.items() if '{%s}' % uri == namespace), None)
                    found.append((key[len(namespace):], prefix, value))
            for child in description:
                if isinstance(child.tag, str) and child.tag.startswith(namespace):
                    found.append((child.tag[len(namespace):], child.prefix, child if len(child) else (child.text or '')))
        return found

    def property(self, namespace, wanted):
        return next((value for local, _, value in self.properties(namespace) if local == wanted), None)
