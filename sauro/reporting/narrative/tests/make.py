"""Sheets and texts for tests."""

from decimal import Decimal

from sauro.reporting.checks import shipped_book
from sauro.reporting.narrative import Paragraph, Part, Sheet, parse_template, passage

CELLS = shipped_book().cells


def sheet(last_year=None, previous=None, **now):
    """A report with these cells."""
    sets = (now, last_year or {}, previous or {})
    return Sheet(CELLS, *({k: Decimal(str(v)) for k, v in cells.items()} for cells in sets))


def paragraph(words, part=Part.RESULTS, key="doan"):
    """One paragraph of a template."""
    row = f"[[paragraph]]\npart = '{part}'\nkey = '{key}'\nwords = '''{words}'''\n"
    [found] = parse_template(row, CELLS).paragraphs
    return found


def reads(words, cells):
    """How a line of a template reads with these cells."""
    found = words if isinstance(words, Paragraph) else paragraph(words)
    return passage(found, cells).text
