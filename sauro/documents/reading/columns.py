"""The columns of a table of tasks, known by their heads (cột của bảng phân công)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sauro.kernel.text import Mapped

NUMBER, TASK, LEAD, HELP, TIME, PRODUCT, OTHER = (
    "number",
    "task",
    "lead",
    "help",
    "time",
    "product",
    "other",
)

_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (NUMBER, r"(?:s?tt|số tt|số thứ tự|số)\.?$"),
        (HELP, r".*phối hợp|.*tham gia$"),
        (
            LEAD,
            r".*chủ trì|(?:cơ quan|đơn vị|bộ phận|cá nhân|người|tổ chức|địa phương)[\w ,/]*(?:thực hiện|phụ trách|chịu trách nhiệm|tham mưu|đầu mối)|phân công|trách nhiệm|chủ trì|cơ quan, đơn vị$|đơn vị$|người (?:làm|phụ trách)|lực lượng.*",
        ),
        (TIME, r".*(?:thời gian|thời hạn|tiến độ|hạn|hoàn thành|kỳ hạn|thời điểm)"),
        (PRODUCT, r".*(?:sản phẩm|kết quả|đầu ra)"),
        (TASK, r".*(?:nội dung|nhiệm vụ|công việc|hoạt động|đầu việc|việc phải làm|tên việc)"),
        (OTHER, r"(?:ghi chú|kinh phí|địa điểm|địa bàn)"),
    )
)
FEWEST = 3  # columns that make a head


@dataclass
class Row:
    """One task of a table: cells by the name of their column."""

    number: str
    cells: dict[str, Mapped]


@dataclass
class Table:
    """The columns of a table in order and its rows."""

    columns: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)


def columns_of(cells: Sequence[Mapped]) -> tuple[str, ...] | None:
    names = tuple(column_of(c.low.strip(" *:")) or OTHER for c in cells)
    known = {n for n in names if n != OTHER}
    return names if len(known) >= FEWEST and TASK in known else None


def column_of(low: str) -> str | None:
    if len(low) > 60:
        return None
    return next((name for name, pattern in _COLUMNS if pattern.match(low)), None)


_SPLIT = re.compile(r"[ ]*\t[ ]*|\s*\|\s*")


def ruled_cells(text: Mapped) -> list[Mapped]:
    """The cells of a line between tabs or pipes."""
    if "\t" not in text.text and text.text.count("|") < 2:
        return []
    text = text.stripped("|") if "|" in text.text else text
    cells, start = [], 0
    for m in _SPLIT.finditer(text.text):
        cells.append(text[start : m.start()].stripped())
        start = m.end()
    return [*cells, text[start:].stripped()]


def cells_of(text: Mapped) -> list[Mapped]:
    """The cells of a line between tabs, pipes, or three blanks and more."""
    return ruled_cells(text) or _cells_by_blanks(text)


def _cells_by_blanks(text: Mapped) -> list[Mapped]:
    if "   " not in text.text:
        return []
    return [text[m.start() : m.end()] for m in re.finditer(r"\S+(?: {1,2}\S+)*", text.text)]


def opens_row(text: Mapped, number: int) -> bool:
    """Whether a line holds the cells of the row with a number."""
    if not text.text[:1].isdigit() and text.text[:1] != "|":
        return False
    cells = cells_of(text)
    return len(cells) >= FEWEST and cells[0].text.strip(" .").lstrip("0") == str(number)
