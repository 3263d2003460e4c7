# SPDX-License-Identifier: EUPL-1.2
"""Content streams: what is painted, under which marks, with which font."""
import pikepdf

from model import Dictionary, Name, Stream, get, is_dict, items, key_of, name, text

PAINT = {'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's'}
SHOW = {'Tj', "'", '"', 'TJ'}


class Mark:
    __slots__ = ('tag', 'properties', 'mcid', 'lang', 'node')

    def __init__(self, tag, properties, outer, node):
        self.tag, self.properties, self.node = tag, properties, node
        mcid = get(properties, '/MCID')
        self.mcid = int(mcid) if isinstance(mcid, int) else None
        own = text(get(properties, '/Lang'))
        self.lang = own or (node.lang if node else None) or (outer.lang if outer else None)


class Item:
    """Something painted."""
    __slots__ = ('kind', 'page', 'tagged', 'artifact', 'lang', 'node', 'mcid', 'stream', 'font', 'codes', 'mode')

    def __init__(self, kind, page, stack, stream=None, font=None, codes=b'', mode=0):
        self.kind, self.page, self.font, self.codes, self.mode = kind, page, font, codes, mode
        inner = next((m for m in reversed(stack) if m.mcid is not None), None)
        self.mcid, self.stream = (inner.mcid, stream) if inner else (None, stream)
        self.node = next((m.node for m in reversed(stack) if m.node), None)
        self.tagged = any(m.node for m in stack)
        self.artifact = any(m.tag == 'Artifact' for m in stack)
        self.lang = stack[-1].lang if stack else None


class Contents:
    def __init__(self):
        self.items = []          # Item, in painting order
        self.marks = []          # (Mark, its node or the one around it)
        self.nested = []         # ('Artifact' in tagged | tag in artifact, what is around)
        self.languages = []      # every Lang in a property list
        self.tagged_forms = {}   # key of a form with marked content -> times drawn
        self.operators = []      # (page, operator, operands): colours, states
        self.depth = 0           # deepest q


def read_contents(document):
    contents = Contents()
    for number, page in enumerate(document.pages):
        reader = Reader(document, contents, number, get(page, '/StructParents'))
        reader.run(pikepdf.Page(page), inherited_resources(page), None)
        for annotation in items(get(page, '/Annots')):
            appearance = get(get(annotation, '/AP'), '/N')
            states = [appearance] if isinstance(appearance, Stream) else [get(appearance, k) for k in appearance.keys()] \
                if isinstance(appearance, Dictionary) else []
            for state in states:
                if isinstance(state, Stream):
                    inner = Reader(document, contents, number, None)
                    inner.stack = [Mark('Artifact', None, None, None)]  # it is read as its annotation
                    number = get(annotation, '/StructParent')
                    node = document.owner(int(number)) if number is not None else None
                    inner.stack[0].lang = node.lang if node else None
                    inner.quiet = True
                    inner.run(state, get(state, '/Resources'), key_of(state))
    return contents


def inherited_resources(page):
    for _ in range(50):
        if not is_dict(page):
            return None
        if get(page, '/Resources') is not None:
            return get(page, '/Resources')
        page = get(page, '/Parent')
    return None


class Reader:
    def __init__(self, document, contents, page, parents):
        self.document, self.contents, self.page = document, contents, page
        self.parents = int(parents) if parents is not None else None
        self.stack, self.font, self.mode, self.states = [], None, 0, []
        self.seen = set()
        self.quiet = False

    def run(self, source, resources, stream):
        try:
            instructions = pikepdf.parse_content_stream(source)
        except Exception:
            return
        outer, states = len(self.stack), len(self.states)
        for operands, operator in instructions:
            self.step(str(operator), list(operands), resources, stream)
        del self.stack[outer:]
        del self.states[states:]

    def step(self, operator, operands, resources, stream):
        contents = self.contents
        if operator in ('BMC', 'BDC'):
            self.open(name(operands[0]) if operands else None, operands[1] if len(operands) > 1 else None, resources)
        elif operator == 'EMC':
            if self.stack:
                self.stack.pop()
        elif operator == 'q':
            self.states.append((self.font, self.mode))
            contents.depth = max(contents.depth, len(self.states))
        elif operator == 'Q':
            if self.states:
                self.font, self.mode = self.states.pop()
        elif operator == 'Tf':
            self.font = get(get(resources, '/Font'), str(operands[0]))
        elif operator == 'Tr':
            self.mode = int(operands[0])
        elif operator in SHOW:
            self.show(operator, operands, stream)
        elif operator in PAINT:
            self.paint('path', stream)
        elif operator == 'sh':
            self.paint('shading', stream)
        elif operator == 'INLINE IMAGE':
            self.paint('image', stream)
        elif operator == 'Do':
            self.draw(get(get(resources, '/XObject'), str(operands[0])) if operands else None, resources, stream)
        elif operator in ('gs', 'rg', 'RG', 'g', 'G', 'k', 'K', 'cs', 'CS', 'ri', 'i'):
            contents.operators.append((self.page, operator, operands, resources))
        elif operator not in KNOWN:
            contents.operators.append((self.page, '?', [operator], resources))

    def paint(self, kind, stream, **more):
        item = Item(kind, self.page, self.stack, stream, **more)
        self.contents.items.append(item)

    def show(self, operator, operands, stream):
        if not operands:
            return
        last = operands[-1]
        parts = list(last) if operator == 'TJ' else [last]
        codes = b''.join(bytes(p) for p in parts if isinstance(p, pikepdf.String))
        if codes:
            self.paint('text', stream, font=self.font, codes=codes, mode=self.mode)

    def open(self, tag, properties, resources):
        if isinstance(properties, Name):
            properties = get(get(resources, '/Properties'), str(properties))
        outer = self.stack[-1] if self.stack else None
        mcid = get(properties, '/MCID')
        node = self.document.owner(self.parents, int(mcid)) if isinstance(mcid, int) and self.parents is not None else None
        mark = Mark(tag, properties, outer, node)
        around = next((m.node for m in reversed(self.stack) if m.node), None)
        if not self.quiet:
            if tag == 'Artifact' and around:
                self.contents.nested.append(('Artifact', str(around)))
            if node and any(m.tag == 'Artifact' for m in self.stack):
                self.contents.nested.append((tag, 'Artifact'))
        if get(properties, '/Lang') is not None:
            self.contents.languages.append(text(get(properties, '/Lang')))
        self.contents.marks.append((mark, node or around))
        self.stack.append(mark)

    def draw(self, target, resources, stream):
        if not isinstance(target, Stream):
            return
        if name(get(target, '/Subtype')) != 'Form':
            self.paint('image', stream)
            return
        key = key_of(target)
        if key in self.seen:
            return
        inner = Reader(self.document, self.contents, self.page, None)
        inner.font, inner.mode, inner.seen, inner.quiet = self.font, self.mode, self.seen | {key}, self.quiet
        inner.stack = list(self.stack)
        whole, pieces = get(target, '/StructParent'), get(target, '/StructParents')
        if whole is not None:
            node = self.document.owner(int(whole))
            if node:
                inner.stack.append(Mark('Form', None, self.stack[-1] if self.stack else None, node))
        if pieces is not None:
            inner.parents = int(pieces)
            if key and any(is_dict(e) for e in items(self.document.parents.get(inner.parents))):
                self.contents.tagged_forms[key] = self.contents.tagged_forms.get(key, 0) + 1
        own = get(target, '/Resources')
        inner.run(target, own if own is not None else resources, key)


KNOWN = set('''b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q
    re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' "'''.split())
