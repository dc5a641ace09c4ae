"""Lines taken together as one cell, and how well they fill each column (ô của bảng)."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

from sauro.documents.reading.bodies import parse_list
from sauro.documents.reading.columns import HELP, LEAD, PRODUCT, TASK, TIME
from sauro.documents.reading.deadlines import find_deadlines
from sauro.documents.reading.lexicon import Tokens, phrases
from sauro.documents.reading.normalise import Line
from sauro.kernel.text import Mapped

_PRODUCT = re.compile(
    r"(?:báo cáo|kế hoạch|danh sách|biên bản|quyết định|văn bản|công văn|phương án|kết quả|phóng sự|bản|sổ|hồ sơ|tờ|quy chế|chương trình|thông báo|đề án|bảng|dữ liệu|tin|bài|hội nghị|lớp|tài liệu|clip|video|mô hình|chuyên|số liệu|cam kết|biểu)\b"
)
_LONG = 120  # characters from which on a task is no likelier
_NEARLY_ALL = 0.9  # of a cell's words are names of bodies


class Cell:
    """Some lines as one cell. What is asked for several columns is looked up once."""

    def __init__(self, text: Mapped, lines: list[Line]) -> None:
        self.text, self.low, self.lines = text, text.low, lines

    def fit(self, column: str, last: Cell) -> float:
        """How well the lines make a cell of a column; ``last`` is the last line by itself."""
        breaks = self._breaks + (2 if column == TASK and self._swallows(last) else 0)
        return -0.9 * breaks - self._begins_small + self._content(column)

    def most(self, column: str) -> float:
        """No less than the cell's ``fit``, from its line breaks and first words alone."""
        return -0.9 * self._breaks - self._begins_small + self._most_content(column)

    def _most_content(self, column: str) -> float:
        if column == TIME:
            return 4.0 if _OPENS_TIME.match(self.low) else -3.0
        if column in (LEAD, HELP):
            return 3.0
        if column == PRODUCT:
            return self._product
        return 2.5 + self._length if column == TASK else 0.0

    @cached_property
    def _begins_small(self) -> float:
        return 3.0 if self.lines[0].text.text[:1].islower() else 0.0

    @cached_property
    def _breaks(self) -> int:
        """Lines that begin anew though the one before asks for nothing more."""
        return sum(
            line.text.text[:1].isupper() and not _open(before.text.text)
            for before, line in pairwise(self.lines)
        )

    def _swallows(self, last: Cell) -> bool:
        """Whether a task has taken in the line that says who does it."""
        several = len(self.lines) > 1
        return several and last.text.text[:1].isupper() and last.bodies > _NEARLY_ALL

    def _content(self, column: str) -> float:
        if column == TIME:
            return 4.0 if self._is_time else -3.0
        if column in (LEAD, HELP):
            return 4.0 * self.bodies - 1.0
        if column == PRODUCT:
            return self._product - 2.0 * self._is_time - 2.0 * (self.bodies > _NEARLY_ALL)
        if column == TASK:
            verb = 2.5 if self._begins_with_verb else 0.0
            return verb + self._length - (3.0 if self.bodies > _NEARLY_ALL else 0.0)
        return 0.0

    @cached_property
    def _product(self) -> float:
        return 3.0 if _PRODUCT.match(self.low) else 0.0

    @property
    def _length(self) -> float:
        return min(len(self.text), _LONG) * 0.012

    @cached_property
    def bodies(self) -> float:
        """Which part of the cell is names of bodies."""
        return _share_of_bodies(Tokens(self.text))

    @cached_property
    def _is_time(self) -> bool:
        return _is_time(self.low)

    @property
    def _begins_with_verb(self) -> bool:
        return phrases("predicates", "verb", "adverb").match(Tokens(self.text).low, 0) > 0


def _open(text: str) -> bool:
    return text.rstrip().endswith((",", ";", "và", "-", "/"))


_OPENS_TIME = re.compile(
    r"(?:thường xuyên|liên tục|hằng|hàng|định kỳ|cả năm|trong năm|khi có|theo|ngay|xong|năm \d{4}|quý|tháng|từ|trước|sau|hết|đến|chậm nhất|trong|ngày|\d{1,2}/\d|cuối|đầu|mỗi|thứ|chủ nhật|tối|sáng|chiều|giữa|ít nhất)"
)
_IS_TIME = re.compile(  # also where no spelling of a deadline is found
    r"(?:thường xuyên|liên tục|cả năm|trong (?:năm|suốt|đợt)|khi có|theo|quý|tháng|năm|ngày|\d{1,2}/\d|ngay)"
)
_NAMES_TIME = re.compile(r"\d|tết|quý|tháng|tuần")
_SHORT = 60  # characters of a cell that only names a time


def _is_time(low: str) -> bool:
    if _OPENS_TIME.match(low) is None:
        return False
    short = len(low) < _SHORT and _NAMES_TIME.search(low)
    return bool(_IS_TIME.match(low) or short or find_deadlines(low, None))


def _share_of_bodies(tokens: Tokens) -> float:
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
