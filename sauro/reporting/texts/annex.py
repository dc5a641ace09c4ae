"""Annex tables of a report: its indicators, and those of each body with coverage (phụ lục).

In Vietnamese whatever the language of the page: they belong to a paper of the office.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from django.utils import translation

from sauro.documents.drafting.paper import Block, Grid, Role
from sauro.kernel.numerals import format_number
from sauro.reporting.filling import cells_of
from sauro.reporting.models import Cell, Consolidation, Submission
from sauro.reporting.texts.sheets import exact
from sauro.reporting.texts.storing import Source
from sauro.reporting.texts.subject import Subject
from sauro.reporting.words import member_named

Figure = str | Decimal | None
_ACROSS = 5  # indicators beside each other on an upright page
NOT_GIVEN = "–"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its title, the head, rows of words and figures."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Figure, ...], ...]
    widths: tuple[int, ...]  # mm


def tables_of(subject: Subject, own: Source) -> list[Table]:
    """The indicators of the report; of a sum also those of each body that was added."""
    with translation.override("vi"):
        cells = cells_of(subject.row.form_version)
        found = [_indicators(cells, own)]
        if subject.total:
            found += _by_body(subject.total, cells, own)
        return found


def coverage_told(total: Consolidation) -> list[str]:
    """ "Tổng hợp từ 31/34 nơi báo cáo.", and who is missing, by name."""
    told = [f"Tổng hợp từ {total.received}/{total.expected} nơi phải báo cáo."]
    if total.missing:
        told.append(f"Chưa có báo cáo được nhận: {'; '.join(n for _p, n in total.missing)}.")
    return told


def blocks_of(subject: Subject, tables: Sequence[Table]) -> Iterator[Block | Grid]:
    """The annexes as they stand after the signature."""
    for number, table in enumerate(tables, 1):
        yield Block(Role.TITLE, f"PHỤ LỤC {number}")
        yield Block(Role.SUBJECT, table.title)
        if number > 1 and subject.total:
            yield from (Block(Role.TEXT, words) for words in coverage_told(subject.total))
        rows = tuple(tuple(_written(value) for value in row) for row in table.rows)
        yield Grid(table.head, rows, table.widths)


def workbook_of(subject: Subject, tables: Sequence[Table]) -> bytes:
    """The same tables as XLSX, figures as figures."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        plain = book.add_format({"num_format": "#,##0.######", "border": 1, "text_wrap": True})
        for number, table in enumerate(tables, 1):
            sheet = book.add_worksheet(f"Phụ lục {number}")
            sheet.write_string(0, 0, table.title)
            told = coverage_told(subject.total) if number > 1 and subject.total else []
            for n, words in enumerate(told, 1):
                sheet.write_string(n, 0, words)
            at = len(told) + 2
            for column, words in enumerate(table.head):
                sheet.write_string(at, column, words, bold)
                sheet.set_column(column, column, table.widths[column] / 2)
            for n, row in enumerate(table.rows, at + 1):
                for column, value in enumerate(row):
                    sheet.write(n, column, float(value) if isinstance(value, Decimal) else
                                NOT_GIVEN if value is None else value, plain)  # fmt: skip
            sheet.freeze_panes(at + 1, 2)
    return file.getvalue()


def _indicators(cells: Sequence[Cell], own: Source) -> Table:
    """A member of a dimension that has nothing in any of the periods takes no row."""
    sheet, rows, number = own.sheet, [], 0
    sets = (sheet.now, sheet.previous, sheet.last_year)
    for cell in cells:
        if cell.dimension and not any(given.get(cell.key) for given in sets):
            continue
        number += not cell.dimension
        rows.append((
            "" if cell.dimension else str(number), _named(cell), cell.indicator.unit,
            sheet.now.get(cell.key), sheet.previous.get(cell.key), sheet.last_year.get(cell.key),
        ))  # fmt: skip
    head = ("STT", "Chỉ tiêu", "Đơn vị tính", "Kỳ này", "Kỳ trước", "Cùng kỳ năm trước")
    return Table("Các chỉ tiêu của kỳ báo cáo", head, tuple(rows), (12, 60, 20, 24, 22, 22))


def _named(cell: Cell) -> str:
    if not cell.dimension:
        return cell.indicator.name
    return f"– {member_named(cell.dimension, cell.member)}"


def _by_body(total: Consolidation, cells: Sequence[Cell], own: Source) -> Iterator[Table]:
    rows = Submission.objects.filter(pk__in=total.parts).select_related(
        "line__body", "form_version"
    )
    parts = [
        (row.line.body.name, exact(row))
        for row in rows.order_by("line__body__sort_key", "owner_path")
    ]
    whole = [cell for cell in cells if not cell.dimension]
    for start in range(0, len(whole), _ACROSS):
        group = whole[start : start + _ACROSS]
        head = ("STT", "Nơi báo cáo", *(f"{c.indicator.name} ({c.indicator.unit})" for c in group))
        body = [
            (str(n), name, *(given.get(c.key) for c in group))
            for n, (name, given) in enumerate(parts, 1)
        ]
        last = ("", f"Cộng ({total.received}/{total.expected} nơi)",
                *(own.sheet.now.get(c.key) for c in group))  # fmt: skip
        width = 108 // len(group)
        yield Table(
            "Số liệu theo nơi báo cáo" + (" (tiếp theo)" if start else ""), head,
            (*body, last), (12, 40, *[width] * len(group)),
        )  # fmt: skip


def _written(value: Figure) -> str:
    if value is None:
        return NOT_GIVEN
    return value if isinstance(value, str) else format_number(value)
