"""Tasks in tables: nội dung / chủ trì / phối hợp / thời gian / sản phẩm (bảng phân công).

Two kinds come in: tables whose columns survived as tabs or pipes, and tables out of a PDF
that lost them, where each cell stands on lines of its own. For those, the cells of a row are
found by what they hold: a time, bodies, a product, a task.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from sauro.documents.reading.bodies import parse_list
from sauro.documents.reading.deadlines import find_deadlines
from sauro.documents.reading.lexicon import Tokens, phrases
from sauro.documents.reading.normalise import Line
from sauro.kernel.text import Mapped, compose, join

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
_SPLIT = re.compile(r"[ ]*\t[ ]*|\s*\|\s*")
_GROUP = re.compile(r"(?:[IVX]{1,5}|[A-H])\.?(?:\s+[^\W\d].*)?$")
_ROMAN_ROW = re.compile(r"[IVX]{1,5}$|[A-H]$")
_DIGITS = 3  # of a row's number
_ITEM = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s+\S")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_SHORT = 6  # characters of a spoilt head of the number column
_FEWEST = 3  # columns that make a head
_HEAD_LINES = 14
_LONGEST_HEAD = 34  # characters of one head cell
_LONGEST_CELL = 9  # lines of any cell but the task
_CAPTION = re.compile(r"(?:Bảng|BẢNG|Biểu|BIỂU)\s(?:số\s)?\d{1,2}\b")
_LONGEST_CAPTION = 120  # characters


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


def split_tables(lines: Sequence[Line]) -> tuple[list[Line], list[Table]]:
    """The running text and the tables of tasks that stood in it."""
    rest: list[Line] = []
    tables: list[Table] = []
    i = 0
    while i < len(lines):
        table, end = _ruled(lines, i)
        if table is None:
            table, end = _loose(lines, i)
        end = max(end, i + 1)
        if table is None or not table.rows:
            rest += lines[i:end]
        else:
            if rest and _is_caption(rest[-1]):
                rest.pop()
            tables.append(table)
        i = end
    return rest, tables


def _is_caption(line: Line) -> bool:
    return len(line.text) < _LONGEST_CAPTION and bool(_CAPTION.match(line.text.text))


def is_table_head(line: Line) -> bool:
    """Whether a line holds the heads of a table of tasks, kept apart by tabs or pipes."""
    return _columns_of(_cells(line.text)) is not None


# ---------------------------------------------------------------- columns kept


def _ruled(lines: Sequence[Line], i: int) -> tuple[Table | None, int]:
    columns = _columns_of(_cells(lines[i].text))
    if columns is None:
        return None, i
    table = Table(columns)
    j = i + 1
    while j < len(lines):
        cells = _cells(lines[j].text)
        if len(cells) < 2:
            break
        if _columns_of(cells) is None and not _is_rule(cells):
            _add_row(table, cells)
        j += 1
    return table, j


def _cells(text: Mapped) -> list[Mapped]:
    if "\t" not in text.text and text.text.count("|") < 2:
        return []
    text = text.stripped("|") if "|" in text.text else text
    cells, start = [], 0
    for m in _SPLIT.finditer(text.text):
        cells.append(text[start : m.start()].stripped())
        start = m.end()
    return [*cells, text[start:].stripped()]


def _is_rule(cells: list[Mapped]) -> bool:
    return all(re.fullmatch(r"[-:\s]*", c.text) for c in cells)


def _columns_of(cells: Sequence[Mapped]) -> tuple[str, ...] | None:
    names = tuple(_column(c.low.strip(" *:")) or OTHER for c in cells)
    known = {n for n in names if n != OTHER}
    return names if len(known) >= _FEWEST and TASK in known else None


def _column(low: str) -> str | None:
    if len(low) > 60:
        return None
    return next((name for name, pattern in _COLUMNS if pattern.match(low)), None)


def _add_row(table: Table, cells: list[Mapped]) -> None:
    if (
        table.columns[0] == NUMBER
        and len(cells) < len(table.columns)
        and not cells[0].text[:1].isdigit()
    ):
        cells = [cells[0][:0], *cells]  # a row goes on and its empty first cell was trimmed
    named = dict(zip(table.columns, cells, strict=False))
    number = named.pop(NUMBER, None)
    filled = {k: v for k, v in named.items() if v.text and k != OTHER}
    label = number.text.strip(" .") if number is not None else ""
    if not label and table.rows and NUMBER in table.columns:
        for key, value in filled.items():
            before = table.rows[-1].cells.get(key)
            table.rows[-1].cells[key] = join([before, value]) if before else value
    elif _ROMAN_ROW.match(label) and len(filled) == 1:
        return  # the title of a group of rows
    elif TASK in filled and (label or len(filled) > 1):
        table.rows.append(Row(label or str(len(table.rows) + 1), filled))


# ---------------------------------------------------------------- columns lost


def _loose(lines: Sequence[Line], i: int) -> tuple[Table | None, int]:
    head = _loose_head(lines, i)
    if head is None:
        return None, i
    columns, start = head
    table = Table(columns)
    j, expected, between, group_at = start, 1, False, 0
    row: list[Line] = []
    while j < len(lines):
        again = _loose_head(lines, j)
        if again and again[0] == columns:
            j = again[1]
            continue
        if not _LETTER_OR_DIGIT.search(lines[j].text.text):
            j += 1  # a speck
            continue
        if _row_number(lines[j]) == expected:
            _close_row(table, row, expected - 1)
            row, expected, between = [], expected + 1, False
        elif between and _ITEM.match(lines[j].text.text):
            return _closed(table, row, expected), group_at  # it was a heading after the table
        elif between or _GROUP.match(lines[j].text.text):
            group_at = group_at if between else j
            between = True  # the title of a group of rows, up to the next number
        elif _ends_table(lines, j, row):
            break
        else:
            row.append(lines[j])
        j += 1
    return _closed(table, row, expected), j


def _row_number(line: Line) -> int | None:
    """1 for "1", "01", "1." and what a scanner makes of it."""
    bare = line.text.text.strip(" .,)'")
    return int(bare) if bare.isdecimal() and len(bare) <= _DIGITS else None


def _closed(table: Table, row: list[Line], expected: int) -> Table:
    _close_row(table, row, expected - 1)
    return table


def _loose_head(lines: Sequence[Line], i: int) -> tuple[tuple[str, ...], int] | None:
    """A head whose columns stand on lines of their own, the number column among them."""
    spoilt = len(lines[i].text) < _SHORT and _column(lines[i].text.low) is None  # "TT" in a scan
    names = [NUMBER] if spoilt else []
    j = i + spoilt
    while j < min(len(lines), i + _HEAD_LINES):
        end = _head_cell(lines, j)
        name = _column(" ".join(line.text.low for line in lines[j:end]).strip(" :*"))
        if name is None or (name in names and name != OTHER):
            break
        names.append(name)
        j = end
    known = {n for n in names if n != OTHER}
    if len(known) < _FEWEST + 1 or NUMBER not in known or TASK not in known:
        return None
    return tuple(n for n in names if n != NUMBER), j


def _head_cell(lines: Sequence[Line], j: int) -> int:
    """One past the lines of one head cell: further lines begin with a small letter."""
    end = j + 1
    size = len(lines[j].text)
    while end < min(len(lines), j + 4) and lines[end].text.text[:1].islower():
        size += len(lines[end].text) + 1
        if size > _LONGEST_HEAD:
            break
        end += 1
    return end


def _ends_table(lines: Sequence[Line], j: int, row: list[Line]) -> bool:
    text = lines[j].text.text
    return bool(re.match(r"(?:Nơi nhận|Ghi chú:|\(\*\))", text)) or (
        len(row) > 40 and len(text) > 90
    )


def _close_row(table: Table, lines: list[Line], number: int) -> None:
    if number < 1 or not lines:
        return
    cells = _typed(lines, table.columns)
    if TASK in cells:
        table.rows.append(Row(str(number), cells))


def _typed(lines: list[Line], columns: tuple[str, ...]) -> dict[str, Mapped]:
    """Cut the lines of a row into its columns so that each cell holds what its column asks."""
    n = len(lines)

    @cache
    def best(column: int, start: int) -> tuple[float, tuple[int, ...]]:
        if column == len(columns):
            return (0.0, ()) if start == n else (_HOPELESS, ())
        options = []
        last = n if columns[column] == TASK else min(n, start + _LONGEST_CELL)
        for end in range(start, last + 1):
            rest, cuts = best(column + 1, end)
            if rest > _HOPELESS:
                options.append((fit(columns[column], start, end) + rest, (end, *cuts)))
        return max(options, default=(_HOPELESS, ()))

    @cache
    def fit(column: str, start: int, end: int) -> float:
        return _fit(column, lines[start:end])

    _, cuts = best(0, 0)
    bounds = [0, *cuts]
    cells = {}
    for name, a, b in zip(columns, bounds, bounds[1:], strict=False):
        if b > a and name != OTHER:
            cells[name] = join(line.text for line in lines[a:b])
    return cells


_HOPELESS = -1e9
_EMPTY_COST = {TASK: -8.0, LEAD: -4.0, TIME: -2.0, HELP: -1.0, PRODUCT: -1.0, OTHER: 0.0}
_PRODUCT = re.compile(
    r"(?:báo cáo|kế hoạch|danh sách|biên bản|quyết định|văn bản|công văn|phương án|kết quả|phóng sự|bản|sổ|hồ sơ|tờ|quy chế|chương trình|thông báo|đề án|bảng|dữ liệu|tin|bài|hội nghị|lớp|tài liệu|clip|video|mô hình|chuyên|số liệu|cam kết|biểu)\b"
)


def _fit(column: str, lines: list[Line]) -> float:
    """How well some lines make a cell of a column."""
    if not lines:
        return _EMPTY_COST[column]
    text = join(line.text for line in lines)
    breaks = sum(
        line.text.text[:1].isupper() and not _open(before)
        for before, line in itertools.pairwise(lines)
    )
    tail = lines[-1].text
    if (
        column == TASK
        and len(lines) > 1
        and tail.text[:1].isupper()
        and _share_of_bodies(tail) > 0.9
    ):
        breaks += 2  # the task has swallowed who does it
    score = -0.9 * breaks - (3.0 if lines[0].text.text[:1].islower() else 0.0)
    return score + _content(column, text)


def _open(line: Line) -> bool:
    return line.text.text.rstrip().endswith((",", ";", "và", "-", "/"))


def _content(column: str, text: Mapped) -> float:
    if column == TIME:
        return 4.0 if _is_time(text.low) else -3.0
    if column in (LEAD, HELP):
        return 4.0 * _share_of_bodies(text) - 1.0
    if column == PRODUCT:
        return (
            (3.0 if _PRODUCT.match(text.low) else 0.0)
            - (2.0 if _is_time(text.low) else 0.0)
            - 2.0 * (_share_of_bodies(text) > 0.9)
        )
    if column == TASK:
        verb = phrases("predicates", "verb", "adverb").match(Tokens(text).low, 0)
        return (
            (2.5 if verb else 0.0)
            + min(len(text), 120) * 0.012
            - (3.0 if _share_of_bodies(text) > 0.9 else 0.0)
        )
    return 0.0


@lru_cache(maxsize=4096)
def _is_time(low: str) -> bool:
    if (
        re.match(
            r"(?:thường xuyên|liên tục|hằng|hàng|định kỳ|cả năm|trong năm|khi có|theo|ngay|xong|năm \d{4}|quý|tháng|từ|trước|sau|hết|đến|chậm nhất|trong|ngày|\d{1,2}/\d|cuối|đầu|mỗi|thứ|chủ nhật|tối|sáng|chiều|giữa|ít nhất)",
            low,
        )
        is None
    ):
        return False
    return (
        bool(find_deadlines(low, None))
        or bool(
            re.match(
                r"(?:thường xuyên|liên tục|cả năm|trong (?:năm|suốt|đợt)|khi có|theo|quý|tháng|năm|ngày|\d{1,2}/\d|ngay)",
                low,
            )
        )
        or bool(re.search(r"\d|tết|quý|tháng|tuần", low) and len(low) < 60)
    )


def _share_of_bodies(text: Mapped) -> float:
    return _share(text.text)


@lru_cache(maxsize=4096)
def _share(text: str) -> float:
    """Which part of a cell is names of bodies."""
    tokens = Tokens(compose(text))
    i = covered = 0
    while i < len(tokens):
        bodies = parse_list(tokens, i)
        if bodies:
            covered += bodies.end - i
            i = bodies.end
        else:
            covered += tokens.low[i] in (",", ";", "và", ".")
            i += 1
    return covered / len(tokens) if len(tokens) else 0.0


def names_in(cell: Mapped | None) -> list[Mapped]:
    """The bodies named in a cell; a name that the grammar does not know stays whole."""
    if cell is None or cell.low.strip(" .-–") in ("", "không", "không có"):
        return []
    found: list[Mapped] = []
    for m in re.finditer(r"[^;\n]+", cell.text):
        piece = cell[m.start() : m.end()].stripped(" ,;.-")
        tokens = Tokens(piece)
        bodies = parse_list(tokens, 0) if len(tokens) else None
        if bodies and bodies.end >= len(tokens):
            found += [
                tokens.text[tokens.start(b.start) : tokens.end(b.end - 1)].stripped(" ,")
                for b in bodies.items
            ]
        elif piece.text:
            found.append(piece)
    return found
