"""Tables of tasks out of a PDF that lost their columns (bảng mất cột).

Each cell stands on lines of its own; those of a row are found by what they hold: a time, bodies,
a product, a task.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cache, lru_cache

from sauro.documents.reading.bodies import parse_list
from sauro.documents.reading.columns import (
    FEWEST,
    HELP,
    LEAD,
    NUMBER,
    OTHER,
    PRODUCT,
    TASK,
    TIME,
    Row,
    Table,
    column_of,
)
from sauro.documents.reading.deadlines import find_deadlines
from sauro.documents.reading.lexicon import Tokens, phrases
from sauro.documents.reading.normalise import Line
from sauro.kernel.text import Mapped, compose, join

_GROUP = re.compile(r"(?:[IVX]{1,5}|[A-H])\.?(?:\s+[^\W\d].*)?$")
_DIGITS = 3  # of a row's number
_ITEM = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s+\S")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_SHORT = 6  # characters of a spoilt head of the number column
_HEAD_LINES = 14
_LONGEST_HEAD = 34  # characters of one head cell
_LONGEST_CELL = 9  # lines of any cell but the task


def flattened(lines: Sequence[Line], i: int) -> tuple[Table | None, int]:
    """The table whose head begins at line i, if one does, and one past its last line."""
    head = _head_at(lines, i)
    if head is None:
        return None, i
    columns, start = head
    table = Table(columns)
    j, expected, between, group_at = start, 1, False, 0
    row: list[Line] = []
    while j < len(lines):
        again = _head_at(lines, j)
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


def _head_at(lines: Sequence[Line], i: int) -> tuple[tuple[str, ...], int] | None:
    """A head whose columns stand on lines of their own, the number column among them."""
    spoilt = len(lines[i].text) < _SHORT and column_of(lines[i].text.low) is None  # "TT" in a scan
    names = [NUMBER] if spoilt else []
    j = i + spoilt
    while j < min(len(lines), i + _HEAD_LINES):
        end = _head_cell(lines, j)
        name = column_of(" ".join(line.text.low for line in lines[j:end]).strip(" :*"))
        if name is None or (name in names and name != OTHER):
            break
        names.append(name)
        j = end
    known = {n for n in names if n != OTHER}
    if len(known) < FEWEST + 1 or NUMBER not in known or TASK not in known:
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
