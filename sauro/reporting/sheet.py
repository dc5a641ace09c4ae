"""A report as a workbook that a body fills in, and the figures of one that came back (tệp mẫu).

The file says of which body, period and version of a form it is; one of another is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from tempfile import NamedTemporaryFile
from typing import IO, Any

import xlsxwriter
from django.core.files.uploadedfile import UploadedFile
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sauro.documents.files.open import open_rows
from sauro.documents.files.source import Unreadable
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding
from sauro.kernel.period import parse
from sauro.reporting.entering import Beside
from sauro.reporting.models import Cell, FormVersion, Line
from sauro.reporting.rules.cells import read_figure, written
from sauro.reporting.words import figure, members_named

MARK = "sauro-bao-cao"
_MOST = 2_000  # rows that are read: ten times the largest form
_HEADS = (
    "Mã ô", "Chỉ tiêu", "Đơn vị tính", "Tính từ sổ", "Số báo cáo", "Lý do điều chỉnh", "Kỳ trước",
    "Cùng kỳ năm trước",
)  # fmt: skip
_WIDTHS = (12, 60, 14, 14, 16, 36, 14, 18)
_FIGURE, _REASON = 4, 5  # columns that are filled in
_TOP = 6  # rows above the head


@dataclass(frozen=True, slots=True)
class Typed:
    """What a workbook says of one cell, as it was typed."""

    figure: str
    reason: str


def write_sheet(
    file: IO[bytes], line: Line, version: FormVersion, cells: Sequence[Cell], beside: Beside
) -> None:
    """The form with what is known already; only figures and reasons can be typed over."""
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        page, looks = book.add_worksheet("Báo cáo"), _looks(book)
        for column, width in enumerate(_WIDTHS):
            page.set_column(column, column, width)
        page.set_column(0, 0, None, None, {"hidden": True})
        page.write_row(0, 0, _mark(line, version))
        page.set_row(0, None, None, {"hidden": True})
        for row, words in enumerate(_heading(line, version), start=1):
            page.write_string(row, 1, words, looks["bold"])
        page.write_row(_TOP, 0, _HEADS, looks["head"])
        names = members_named(cells)
        for row, cell in enumerate(cells, start=_TOP + 1):
            name = f"– {names[cell.key]}" if cell.key in names else cell.indicator.name
            for column, words in enumerate((cell.key, name, cell.indicator.unit)):
                page.write_string(row, column, words, looks["wrap"])
            _figures(page, row, cell, beside, looks)
            page.write_blank(row, _REASON, None, looks["reason"])
        page.freeze_panes(_TOP + 1, 2)
        page.protect("", {"format_columns": True, "format_rows": True})


def read_sheet(
    sent: UploadedFile[Any], line: Line, version: FormVersion, cells: Iterable[Cell]
) -> dict[str, Typed]:
    """What was typed, by the key of the cell. Raises: Refused with everything that is wrong."""
    rows = list(_rows(sent))
    mark = next((cells_ for _, cells_ in rows[:1] if cells_[0] == MARK), None)
    if mark is None:
        raise Refused(_NO_TEMPLATE)
    if wrong := list(_other(mark, _mark(line, version))):
        raise Refused(*wrong)
    return _typed(rows[1:], {cell.key for cell in cells})


def _mark(line: Line, version: FormVersion) -> list[str]:
    return [MARK, version.form.code, str(version.number), line.period, line.owner_path]


def _heading(line: Line, version: FormVersion) -> list[str]:
    return [
        line.duty.name, f"Nơi báo cáo: {line.body.name}", f"Kỳ: {parse(line.period).label}",
        f"Mẫu: {version.form.name}, bản {version.number} ({version.form.code})",
        "Chỉ ghi ở cột “Số báo cáo” và “Lý do điều chỉnh”. Không có số thì để trống, bằng không "
        "thì ghi 0.",
    ]  # fmt: skip


def _looks(book: Any) -> dict[str, Format]:
    filled = {"locked": False, "bg_color": "#FFF2CC", "border": 1}
    return {
        "bold": book.add_format({"bold": True}),
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "known": book.add_format({"num_format": "#,##0.######"}),
        "figure": book.add_format({**filled, "num_format": "#,##0.######"}),
        "reason": book.add_format({**filled, "text_wrap": True}),
    }


def _figures(
    page: Worksheet, row: int, cell: Cell, beside: Beside, looks: dict[str, Format]
) -> None:
    """What is known of a cell; its own figure may be typed over."""
    known = beside.now if cell.key in beside.now else beside.computed
    told = {3: beside.computed, _FIGURE: known, 6: beside.before, 7: beside.year_before}
    for column, figures in told.items():
        look = looks["figure" if column == _FIGURE else "known"]
        exact = written(figures.get(cell.key), cell.indicator.decimals)
        if exact is None:
            page.write_blank(row, column, None, look)
        else:
            page.write_number(row, column, float(exact), look)


def _rows(sent: UploadedFile[Any]) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet, read in the child process."""
    with NamedTemporaryFile(prefix="sauro-") as kept:
        for chunk in sent.chunks():
            kept.write(chunk)
        kept.flush()
        try:
            for told in open_rows(kept.name, sent.name or "", _MOST, [0]):
                if isinstance(told, list):
                    yield told[1], told[2]
        except Unreadable as error:
            raise Refused(Finding(error.code, "file", error.message, error.message_en)) from error


def _other(mark: Sequence[str], ours: Sequence[str]) -> Iterator[Finding]:
    there = [*mark, *[""] * len(ours)]
    if there[1:3] != ours[1:3]:
        yield _OTHER_FORM
    if there[3] != ours[3]:
        yield _OTHER_PERIOD
    if there[4] != ours[4]:
        yield _OTHER_BODY


def _typed(rows: Iterable[tuple[int, list[str]]], known: set[str]) -> dict[str, Typed]:
    found: dict[str, Typed] = {}
    wrong: list[Finding] = []
    for number, cells in rows:
        key, *_rest = [*cells, *[""] * len(_HEADS)]
        if number <= _TOP + 1 or not any(cells):
            continue
        if key not in known:
            wrong.append(_no_cell(number, key))
        elif key in found:
            wrong.append(_twice(number))
        else:
            padded = [*cells, *[""] * len(_HEADS)]
            found[key] = Typed(padded[_FIGURE][:40], padded[_REASON][:500])
    if wrong:
        raise Refused(*wrong)
    return found


def laid_over(held: Mapping[str, Any], typed: Mapping[str, Typed], cells: Iterable[Cell]) -> Any:
    """What a form holds with what a workbook says: cells that it does not have stay."""
    said = dict(held)
    for cell in cells:
        if one := typed.get(cell.key):
            said[f"o_{cell.slot}"] = _as_written(one.figure, cell)
            if one.reason:
                said[f"ly_do_{cell.slot}"] = one.reason
    return said


def _as_written(typed: str, cell: Cell) -> str:
    """As pages write it; what is no figure stays as it was typed and is told beside its cell."""
    read = read_figure(typed, cell.indicator.as_measure())
    return typed if read is None or isinstance(read, Finding) else figure(read, cell)


def _no_cell(number: int, key: str) -> Finding:
    return Finding(
        "no-such-cell", "file",
        f"Dòng {number}: “{key[:40]}” không phải mã ô của mẫu này. Hãy xóa dòng thêm vào, không "
        "sửa cột mã (cột ẩn), rồi gửi lại.",
        f"Row {number}: “{key[:40]}” is no cell of this form. Take the row away, leave the hidden "
        "column of codes as it is, and send again.",
    )  # fmt: skip


def _twice(number: int) -> Finding:
    return Finding(
        "cell-twice", "file",
        f"Dòng {number}: ô này đã có ở dòng trên. Hãy để mỗi ô một dòng.",
        f"Row {number}: this cell stands above already. Leave one row for each cell.",
    )  # fmt: skip


NO_FILE = Finding(
    "no-file", "file",
    "Chưa chọn tệp. Hãy chọn tệp mẫu đã điền rồi bấm “Đọc tệp”.",
    "No file was chosen. Choose the template that was filled in, then “Read file”.",
)  # fmt: skip
_NO_TEMPLATE = Finding(
    "no-template", "file",
    "Tệp này không phải tệp mẫu của báo cáo. Hãy tải tệp mẫu ở trang báo cáo, chép số vào rồi gửi.",
    "This is no template of a report. Download the template on the page of the report, copy the "
    "figures into it and send that.",
)  # fmt: skip
_OTHER_FORM = Finding(
    "other-form", "file",
    "Tệp thuộc mẫu khác hoặc bản cũ của mẫu. Hãy tải tệp mẫu hiện hành ở trang này rồi chép số "
    "sang.",
    "The file is of another form, or of an earlier version of it. Download the present template on "
    "this page and copy the figures over.",
)  # fmt: skip
_OTHER_PERIOD = Finding(
    "other-period", "file",
    "Tệp thuộc kỳ khác. Hãy mở báo cáo của kỳ ghi trong tệp, hoặc tải tệp mẫu của kỳ này.",
    "The file is of another period. Open the report of that period, or download this one's "
    "template.",
)  # fmt: skip
_OTHER_BODY = Finding(
    "other-body", "file",
    "Tệp của cơ quan khác. Mỗi cơ quan dùng tệp mẫu tải ở báo cáo của mình.",
    "The file is of another body. Each body uses the template of its own report.",
)  # fmt: skip
