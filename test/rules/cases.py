# SPDX-License-Identifier: EUPL-1.2
"""The cases of the rules: where they are, and how a fragment becomes a charter.

A case is test/rules/<rule>/{pass,fail}-<n>.xml:

    <cas xmlns="urn:entente:charte:1" base="clspd" date="2024-03-22" attend="groupe">
      fragments
    </cas>

base    a sound charter, test/rules/base/<base>.xml (default: clspd)
date    the charter's date; as-of reads it at another date than its own
attend  a failing case must blame this element

A fragment takes the place of the element of the same name and id in the base,
or of the same name where a charter has only one; else it is added where such
an element belongs. <charte …/> sets attributes of the charter (an empty value
takes one away); <retire ids="a b" elements="reglement"/> takes elements away,
before the rest. The examples on the cards (e:exemple) are fragments too.
"""
import copy
import pathlib

from lxml import etree

CHARTE = '{urn:entente:charte:1}'
REGLE = '{urn:entente:regle:1}'
SCH = '{http://purl.oclc.org/dsdl/schematron}'
XML_LANG = '{http://www.w3.org/XML/1998/namespace}lang'
ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
LAW = ROOT / 'compiler' / 'law'

# Elements a charter has once, and where the others belong (default: the charter).
ONCE = {'titre', 'sous-titre', 'territoire', 'objet', 'strategie', 'parties', 'informations', 'instances', 'reglement',
        'protection-donnees', 'gouvernance', 'dpo', 'droits', 'adhesion', 'modification', 'retrait', 'revue-echecs'}
HOME = {'partie': 'parties', 'information': 'informations', 'instance': 'instances'}
HOME |= dict.fromkeys(['responsable', 'sous-traitant', 'dpo', 'registre', 'aipd', 'mesure', 'notice', 'droits'], 'protection-donnees')
HOME |= dict.fromkeys(['comite', 'revue', 'adhesion', 'modification', 'retrait', 'revue-echecs'], 'gouvernance')


class BadCase(Exception):
    pass


def fragments(case):
    return [e for e in case if isinstance(e.tag, str)]


def find(charter, fragment):
    """The element of the charter that `fragment` replaces, or None."""
    name = etree.QName(fragment).localname
    for element in charter.iter(fragment.tag):
        if fragment.get('id') is not None and element.get('id') == fragment.get('id'):
            return element
        if fragment.get('id') is None and name in ONCE and (
                name in HOME or element.getparent() is charter):
            return element
    return None


def home(charter, fragment):
    name = HOME.get(etree.QName(fragment).localname)
    if name is None:
        return charter
    found = charter.find(CHARTE + name)
    return etree.SubElement(charter, CHARTE + name) if found is None else found


def remove(charter, fragment):
    for ident in fragment.get('ids', '').split():
        found = [e for e in charter.iter(etree.Element) if e.get('id') == ident]
        if not found:
            raise BadCase(f'<retire>: the base has no «{ident}»')
        found[0].getparent().remove(found[0])
    for name in fragment.get('elements', '').split():
        found = list(charter.iter(CHARTE + name))
        if not found:
            raise BadCase(f'<retire>: the base has no <{name}>')
        for element in found:
            element.getparent().remove(element)


def set_attributes(charter, fragment):
    for name, value in fragment.attrib.items():
        if value:
            charter.set(name, value)
        else:
            charter.attrib.pop(name, None)


def splice(case):
    """The charter that `case` (a <cas> or an <e:exemple>) describes."""
    base = HERE / 'base' / (case.get('base', 'clspd') + '.xml')
    if not base.exists():
        raise BadCase(f'no base {base.name}')
    charter = etree.parse(str(base)).getroot()
    if case.get('date'):
        charter.set('date', case.get('date'))
    parts = fragments(case)
    for fragment in parts:
        if etree.QName(fragment).namespace != CHARTE[1:-1]:
            raise BadCase(f'<{fragment.tag}> is not in the namespace of charters')
    for fragment in [f for f in parts if f.tag == CHARTE + 'retire']:
        remove(charter, fragment)
    for fragment in parts:
        if fragment.tag == CHARTE + 'charte':
            set_attributes(charter, fragment)
        elif fragment.tag != CHARTE + 'retire':
            new, old = copy.deepcopy(fragment), find(charter, fragment)
            if old is not None:
                old.getparent().replace(old, new)
            else:
                home(charter, fragment).append(new)
    return charter


class Case:
    """One charter to be checked: `rule` must fire (at `blame`) or not."""

    def __init__(self, rule, name, fails, element):
        self.rule, self.name, self.fails = rule, name, fails
        self.blame, self.as_of = element.get('attend'), element.get('as-of')
        self.charter = splice(element)

    def write(self, folder):
        self.path = folder / (self.name.replace('/', '--') + '.xml')
        etree.ElementTree(self.charter).write(str(self.path), encoding='UTF-8', xml_declaration=True)
        return self.path


def patterns():
    """Every rule of every pack: (jurisdiction, pattern), in file order."""
    for path in sorted(LAW.glob('*/*.sch')):
        for pattern in etree.parse(str(path)).getroot().iter(SCH + 'pattern'):
            yield path.parent.name, pattern


def bases():
    return sorted((HERE / 'base').glob('*.xml'))


def silent():
    """Whole charters, each lawful at its own date: nothing may fire on them."""
    return sorted((HERE / 'silence').glob('*.xml'))


def load(faults):
    """Every case; what is wrong with a case's own text goes to `faults`."""
    found = []
    for path in sorted(HERE.glob('*/*.xml')):
        if path.parent.name in ('base', 'silence'):
            continue
        name = f'{path.parent.name}/{path.stem}'
        kind = path.stem.split('-')[0]
        try:
            element = etree.parse(str(path)).getroot()
            if kind not in ('pass', 'fail') or element.tag != CHARTE + 'cas':
                raise BadCase('not a <cas> called pass-N.xml or fail-N.xml')
            found.append(Case(path.parent.name, name, kind == 'fail', element))
        except (BadCase, etree.XMLSyntaxError) as error:
            faults.append(f'{name}: {error}')
    for _, pattern in patterns():
        for i, example in enumerate(pattern.iter(REGLE + 'exemple'), 1):
            name = f'{pattern.get("id")}/exemple-{i}'
            try:
                found.append(Case(pattern.get('id'), name, example.get('genre') == 'faux', example))
            except BadCase as error:
                faults.append(f'{name}: {error}')
    return found
