# SPDX-License-Identifier: EUPL-1.2
"""PDF/UA-1: geometry of tables, and the headers of their cells."""
from model import Name, get, items, name, rule, text


def span(node, wanted):
    value = node.attribute(wanted)
    return max(int(value), 1) if isinstance(value, int) else 1


class Grid:
    """The cells of a table on its rows and columns."""

    def __init__(self, table):
        self.rows = [row for kid in table.elements
                     for row in ([kid] if kid.type == 'TR' else kid.elements if kid.type in ('THead', 'TBody', 'TFoot') else [])
                     if row.type == 'TR']
        self.at = {}         # (row, column) -> cell
        self.overlap = []
        self.place = {}      # id of cell -> (row, column, row span, column span)
        for r, row in enumerate(self.rows):
            column = 0
            for cell in row.elements:
                if cell.type not in ('TH', 'TD'):
                    continue
                while (r, column) in self.at:
                    column += 1
                height, width = span(cell, '/RowSpan'), span(cell, '/ColSpan')
                self.place[id(cell)] = (r, column, height, width)
                for i in range(height):
                    for j in range(width):
                        if (r + i, column + j) in self.at:
                            self.overlap.append(cell)
                        self.at[r + i, column + j] = cell
                column += width

    def widths(self):
        return [sum(1 for (r, _) in self.at if r == row) for row in range(len(self.rows))]


@rule('7.2-15', '7.2-41', '7.2-42', '7.2-43')
def geometry(d):
    for table in d.of_type('Table'):
        grid = Grid(table)
        for cell in grid.overlap:
            yield '7.2-15', f'{cell}: over another cell'
        if any(row >= len(grid.rows) for row, _ in grid.at):
            yield '7.2-41', f'{table}: a row span beyond the last row'
        widths = grid.widths()
        if widths and max(widths) > widths[0]:
            yield '7.2-42', f'{table}: rows longer than the first'
        if widths and min(widths) < widths[0]:
            yield '7.2-43', f'{table}: rows shorter than the first'


def scope(cell):
    return name(cell.attribute('/Scope'))


def identifiers(table):
    return {text(get(node.dictionary, '/ID')) for node in table.walk() if node.type in ('TH', 'TD')} - {None}


@rule('7.5-1', '7.5-2')
def headers(d):
    for table in d.of_type('Table'):
        grid, known = Grid(table), identifiers(table)
        cells = {id(cell): cell for cell in grid.at.values()}.values()
        heads = [cell for cell in cells if cell.type == 'TH']
        by_scope = bool(heads) and all(scope(cell) for cell in heads)
        for cell in cells:
            if cell.type != 'TD':
                continue
            named = [text(i) for i in items(cell.attribute('/Headers'))]
            if named:
                unknown = [i for i in named if i not in known]
                if unknown:
                    yield '7.5-2', f'{cell}: no header {unknown}'
            elif heads and not by_scope and not reached(grid, cell):
                yield '7.5-1', f'{cell}: no header'


def reached(grid, cell):
    """Is a header with a scope above the cell, or before it in its row?"""
    row, column, height, width = grid.place[id(cell)]
    for (r, c), other in grid.at.items():
        if other.type != 'TH':
            continue
        if column <= c < column + width and r < row and scope(other) in ('Column', 'Both'):
            return True
        if row <= r < row + height and scope(other) in ('Row', 'Both'):
            return True
    return False
