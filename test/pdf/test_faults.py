#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The checker finds what is broken on purpose: a paper that uses every element, spoilt in one way at a time.

usage: test_faults.py TYPESET-FILE SAMPLE.xml
The corpus of test_corpus.py tries PDF/UA-1; this tries PDF/A and the text, for
which nobody gives us files.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf
from lxml import etree
from pikepdf import Array, Dictionary, Name, String

sys.path.insert(0, str(Path(__file__).resolve().parent))
import check  # noqa: E402
import fidelity  # noqa: E402
import model  # noqa: E402


def xmp(old, new):
    def spoil(pdf):
        stream = pdf.Root.Metadata
        data = stream.read_bytes()
        assert old in data
        stream.write(data.replace(old, new))
    return spoil


def content(page, old, new):
    def spoil(pdf):
        data = pdf.pages[page].Contents.read_bytes()
        assert old in data, old
        pdf.pages[page].Contents.write(data.replace(old, new, 1))
    return spoil


def links(pdf):
    return [a for page in pdf.pages for a in page.get('/Annots', [])]


def elements(pdf, kind):
    found, stack = [], [pdf.Root.StructTreeRoot.K[0]]
    while stack:
        node = stack.pop()
        if not isinstance(node, Dictionary):
            continue
        if node.get('/S') == Name('/' + kind):
            found.append(node)
        stack += list(node.get('/K', []))
    return found


def fonts(pdf):
    found = []
    for page in pdf.pages:
        table = page.Resources.get('/Font', Dictionary())
        found += [table[key] for key in table.keys()]
    return found


def delete(get_holder, key):
    def spoil(pdf):
        holder = get_holder(pdf)
        assert key in holder, key
        del holder[key]
    return spoil


def put(get_holder, key, value):
    def spoil(pdf):
        get_holder(pdf)[key] = value
    return spoil


def first_font_file(pdf):
    return next(f.get('/FontDescriptor') or f.DescendantFonts[0].FontDescriptor for f in fonts(pdf))


ROOT = lambda pdf: pdf.Root  # noqa: E731
LINK = lambda pdf: links(pdf)[0]  # noqa: E731
SPOILT = {  # rule that must fail -> what is done to the paper
    '5-1': xmp(b'<pdfuaid:part>1</pdfuaid:part>', b''),
    '5-2': xmp(b'<pdfuaid:part>1<', b'<pdfuaid:part>2<'),
    '6.2-1': put(ROOT, '/MarkInfo', Dictionary(Marked=False)),
    '7.1-3': content(1, b'/Artifact <</Type/Pagination/Subtype/Footer>> BDC', b'/Span <<>> BDC'),
    '7.1-9': xmp(b'dc:title', b'dc:subject'),
    '7.1-10': delete(ROOT, '/ViewerPreferences'),
    '7.2-34': delete(ROOT, '/Lang'),
    '7.2-10': put(lambda pdf: elements(pdf, 'TD')[0], '/S', Name.P),
    '7.2-18': put(lambda pdf: elements(pdf, 'LI')[0], '/S', Name.Div),
    '7.2-43': lambda pdf: elements(pdf, 'TR')[0].__setitem__('/K', Array(list(elements(pdf, 'TR')[0].K)[:-1])),
    '7.3-1': delete(lambda pdf: elements(pdf, 'Figure')[0], '/Alt'),
    '7.4.2-1': put(lambda pdf: elements(pdf, 'H2')[0], '/S', Name.H4),
    '7.5-1': delete(lambda pdf: elements(pdf, 'TH')[0], '/A'),
    '7.18.5-2': delete(LINK, '/Contents'),
    '7.18.3-1': lambda pdf: [page.obj.__delitem__('/Tabs') for page in pdf.pages],
    '7.21.4.1-1': lambda pdf: [d.__delitem__(k) for d in [first_font_file(pdf)] for k in list(d.keys()) if k.startswith('/FontFile')],
    '7.21.7-1': delete(lambda pdf: next(f for f in fonts(pdf) if '/DescendantFonts' in f), '/ToUnicode'),
    'A-6.1.7.2-1': lambda pdf: pdf.Root.__setitem__('/Extra', pdf.make_indirect(pikepdf.Stream(pdf, b'x', Filter=Name.OddDecode))),
    'A-6.2.3-1': lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(
        pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes().replace(b'mntr', b'link')),
    'A-6.2.4.3-2': delete(ROOT, '/OutputIntents'),
    'A-6.2.2-1': content(1, b'BT\n', b'XX\nBT\n'),
    'A-6.2.6-1': content(1, b'BT\n', b'/Vivid ri\nBT\n'),
    'A-6.2.5-1': put(lambda pdf: pdf.pages[0].Resources, '/ExtGState', Dictionary(G=Dictionary(Type=Name.ExtGState, TR=Name.Identity))),
    'A-6.2.10-1': put(lambda pdf: pdf.pages[0].Resources, '/ExtGState', Dictionary(G=Dictionary(Type=Name.ExtGState, BM=Name.Odd))),
    'A-6.3.2-1': delete(LINK, '/F'),
    'A-6.3.2-2': put(LINK, '/F', 2 + 4),
    'A-6.5.1-1': put(ROOT, '/OpenAction', Dictionary(Type=Name.Action, S=Name.JavaScript, JS=String('1'))),
    'A-6.5.2-1': put(ROOT, '/AA', Dictionary()),
    'A-6.6.2.1-3': xmp(b'id="W5M0', b'encoding="UTF-8" id="W5M0'),
    'A-6.6.2.3.1-1': xmp(b'<pdfaProperty:name>part<', b'<pdfaProperty:name>parts<'),
    'A-6.6.2.3.3-9': xmp(b'>internal<', b'>inner<'),
    'A-6.6.4-1': xmp(b'<pdfaid:part>2</pdfaid:part>', b''),
    'A-6.6.4-2': xmp(b'<pdfaid:part>2<', b'<pdfaid:part>1<'),
    'A-6.6.4-3': xmp(b'conformance>A<', b'conformance>B<'),
    'A-6.7.4-1': put(ROOT, '/Lang', String('français')),
    'A-6.11-1': put(ROOT, '/Requirements', Array([])),
    'A-absent': put(ROOT, '/AcroForm', Dictionary(Fields=Array([]))),
    'A-info': lambda pdf: pdf.trailer.Info.__setitem__('/ModDate', String('D:19990101000000Z')),
}


def spoilt_text(pdf_path, tree, out):
    """Faults of reading: each must be heard."""
    cases = {
        'two paragraphs exchanged': lambda pdf: exchange(last_section(pdf)),
        'a paragraph lost': lambda pdf: last_section(pdf).__setitem__('/K', Array(list(last_section(pdf).K)[:-1])),
        'a paragraph of another place': lambda pdf: elements(pdf, 'P')[5].__setitem__('/K', elements(pdf, 'P')[9].K),
    }
    for label, spoil in cases.items():
        with pikepdf.open(pdf_path) as pdf:
            spoil(pdf)
            pdf.save(out)
        document = model.Document(out)
        faults = fidelity.compare(tree, document)[2] + list(fidelity.lost(document))
        if not faults:
            yield label


def last_section(pdf):
    return next(e for e in elements(pdf, 'Sect') if len(e.K) > 3)


def exchange(section):
    kids = list(section.K)
    kids[-1], kids[-2] = kids[-2], kids[-1]
    section.K = Array(kids)


def main():
    unseen = []
    with tempfile.TemporaryDirectory(prefix='entente-pdf-') as folder:
        paper, out = folder + '/sample.pdf', folder + '/spoilt.pdf'
        subprocess.run([sys.argv[1], 'pdf', sys.argv[2], paper], check=True)
        tree = etree.parse(sys.argv[2]).getroot()
        whole = model.Document(paper)
        unseen += [f'the paper as it is: {f}' for rules in (model.UA, model.A) for f in check.check(whole, rules)]
        unseen += [f'the paper as it is: {f}' for f in fidelity.compare(tree, whole)[2]]
        for identifier, spoil in SPOILT.items():
            with pikepdf.open(paper) as pdf:
                spoil(pdf)
                pdf.save(out, fix_metadata_version=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
            document = model.Document(out)
            failed = set(check.check(document, model.A if identifier.startswith('A-') else model.UA))
            if identifier not in failed:
                unseen.append(f'{identifier}: only {sorted(failed)}')
        unseen += list(spoilt_text(paper, tree, out))
    for line in unseen:
        print('not seen:', line)
    print(f'{len(SPOILT) + 3 - len(unseen)} passed, {len(unseen)} failed')
    return 1 if unseen else 0


if __name__ == '__main__':
    sys.exit(main())
