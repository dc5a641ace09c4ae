"""The cases of a kept file, one after the other, in memory that does not grow with them (đọc tệp).

Rows of further sheets, which say more of a case, are held until their case comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sauro.cases.importing.fields import (
    CASES,
    HEAD_ROWS,
    LEGEND,
    Choice,
    field_called,
    guessed,
    missing,
    sort_of,
)
from sauro.cases.importing.keeping import in_memory, laid_open
from sauro.cases.importing.models import CaseFile
from sauro.cases.importing.rows import (
    FileCase,
    Known,
    Remark,
    Row,
    by_number,
    cases_of,
    row_of,
    stray_remarks,
)
from sauro.documents.files.open import open_rows
from sauro.documents.files.source import Unreadable
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding
from sauro.kernel.text import fold

MOST = 150_000  # rows of one sheet
_LEGEND = {fold(name) for name in LEGEND}
_TOLD_EVERY = 1_000  # rows between two notes of how far it is
Told = Callable[[int, int], None]  # rows read, rows there are


@dataclass(slots=True)
class Sheet:
    """A sheet by its first rows."""

    place: int
    name: str
    hidden: bool
    rows: int
    joined: int
    formulas: int
    uncomputed: int
    first: list[tuple[int, list[str]]] = field(default_factory=list)


def first_rows(content: bytes, name: str) -> list[Sheet]:
    """The sheets of a workbook that was sent, by their first rows. Raises: Refused."""
    with in_memory(content) as path:
        return _first_rows(path, name)


def sheets_of(found: CaseFile) -> list[Sheet]:
    """The sheets of a kept file. Raises: Refused."""
    with laid_open(found.sha256) as path:
        return _first_rows(path, found.name)


def _first_rows(path: str, name: str) -> list[Sheet]:
    sheets: list[Sheet] = []
    for told in _told(path, name, HEAD_ROWS, None):
        if isinstance(told, list):
            sheets[-1].first.append((told[1], told[2]))
        elif "sheet" in told:
            sheets.append(Sheet(told.pop("sheet"), **told))
    return [sheet for sheet in sheets if sheet.first]


def choices_of(found: CaseFile, sheets: Sequence[Sheet]) -> list[Choice]:
    """Sheets and columns as a person chose them, else as names and heads suggest."""
    if found.chosen:
        return [choice_kept(kept) for kept in found.chosen]
    return suggested(sheets)


def choice_kept(kept: Mapping[str, Any]) -> Choice:
    """A choice again, as its file kept it."""
    return Choice(kept["sheet"], kept["sort"], kept["head"], kept["columns"])


def heads_of(sheets: Sequence[Sheet], choice: Choice) -> list[str]:
    """The heads of the chosen sheet without accents, by which a file of the same kind is known."""
    sheet = next((s for s in sheets if s.place == choice.sheet), None)
    cells = next((c for n, c in sheet.first if n == choice.head), ()) if sheet else ()
    return [fold(cell) for cell in cells]


def suggested(sheets: Sequence[Sheet]) -> list[Choice]:
    """What each sheet is: by its name; one that is called otherwise holds cases by its heads."""
    choices = []
    for sheet in sheets:
        if fold(sheet.name) in _LEGEND or sheet.hidden:
            continue
        sort = sort_of(sheet.name)
        head, columns = guessed(sheet.first, sort or CASES)
        if head and (sort or not missing(columns, CASES) or len(columns) > 3):
            choices.append(Choice(sheet.place, sort or CASES, head, columns))
    cases = [c for c in choices if c.sort == CASES]
    best = max(cases, key=lambda c: len(c.columns), default=None)
    return [c for c in choices if c.sort != CASES or c is best]


def check_choices(choices: Sequence[Choice]) -> None:
    """Raises: Refused where no sheet holds cases, or a column is missing that every case needs."""
    cases = next((c for c in choices if c.sort == CASES), None)
    if cases is None:
        raise Refused(_NO_SHEET)
    lacking = [_no_column(code) for c in choices for code in _lacking(c)]
    if lacking:
        raise Refused(*lacking)


def _lacking(choice: Choice) -> list[str]:
    return [f.code for f in missing(choice.columns, choice.sort)]


def read_cases(
    found: CaseFile, choices: Sequence[Choice], known: Known, told: Told
) -> Iterator[FileCase | Remark]:
    """Every case of the file; then remarks about rows that belong to none. Raises: Refused."""
    check_choices(choices)
    by_place = {choice.sheet: choice for choice in choices}
    order = sorted(by_place, key=lambda place: by_place[place].sort == CASES)  # cases come last
    with laid_open(found.sha256) as path:
        rows = _rows(_told(path, found.name, MOST, order), by_place, told)
        held: list[Row] = []
        for row in rows:
            if row.sort == CASES:
                further = by_number(held)
                yield from cases_of(_again(row, rows), further, known)
                yield from stray_remarks(further)
                return
            held.append(row)
    raise Refused(_NO_ROWS)


def _again(first: Row, rest: Iterator[Row]) -> Iterator[Row]:
    yield first
    yield from rest


def _rows(lines: Iterator[Any], choices: dict[int, Choice], told: Told) -> Iterator[Row]:
    total = done = of_sheet = 0
    for line in lines:
        if isinstance(line, dict):
            total, of_sheet = total + line.get("rows", 0), 0
            continue
        place, number, cells = line
        of_sheet, done = of_sheet + 1, done + 1
        if of_sheet > MOST:
            raise Refused(_TOO_MANY)
        if done % _TOLD_EVERY == 0:
            told(done, total)
        choice = choices[place]
        if number > choice.head:
            yield row_of(choice.sort, number, cells, choice.columns)


def _told(path: str, name: str, most: int, sheets: Sequence[int] | None) -> Iterator[Any]:
    try:
        yield from open_rows(path, name, most, sheets)
    except Unreadable as error:
        raise Refused(Finding(error.code, "file", error.message, error.message_en)) from error


def _no_column(code: str) -> Finding:
    named = field_called(code)
    return Finding(
        "no-column", code,
        f"Chưa có cột “{named.label}”. Chọn cột ghi điều ấy, hoặc thêm cột vào tệp rồi gửi lại.",
        f"No column says “{named.label_en}”. Choose it, or add it to the file and send it again.",
    )  # fmt: skip


_NO_SHEET = Finding(
    "no-sheet", "",
    "Chưa thấy trang tính nào ghi vụ việc. Chọn trang và cột, hoặc tải tệp mẫu về rồi chép dữ liệu "
    "vào trang “Vụ việc”.",
    "No sheet with cases was found. Choose sheet and columns, or copy your rows into the template.",
)  # fmt: skip
_NO_ROWS = Finding(
    "no-rows", "",
    "Trang vụ việc chưa có dòng nào dưới dòng tiêu đề. Điền ít nhất một vụ rồi gửi lại.",
    "The sheet of cases has no row below its heads. Fill in one case at least.",
)  # fmt: skip
_TOO_MANY = Finding(
    "too-many-rows", "",
    f"Trang tính có hơn {MOST} dòng. Hãy chia thành nhiều tệp, mỗi tệp một năm.",
    f"The sheet has more than {MOST} rows. Split the file, a year each.",
)  # fmt: skip
