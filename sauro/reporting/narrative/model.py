"""What a text of a report is made of (phần lời, đoạn, số liệu gắn với ô)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from sauro.reporting.checks.figures import Cell


class Part(StrEnum):
    """The four parts of a report, in their order."""

    SITUATION = "situation"
    RESULTS = "results"
    SHORTCOMINGS = "shortcomings"
    PLANS = "plans"

    @property
    def heading(self) -> str:
        """As it stands on paper."""
        return _HEADINGS[self]


_HEADINGS = {
    Part.SITUATION: "I. TÌNH HÌNH",
    Part.RESULTS: "II. CÔNG TÁC CHỈ ĐẠO VÀ KẾT QUẢ",
    Part.SHORTCOMINGS: "III. TỒN TẠI, HẠN CHẾ, NGUYÊN NHÂN, TRÁCH NHIỆM",
    Part.PLANS: "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ, ĐỀ XUẤT, KIẾN NGHỊ",
}


class Form(StrEnum):
    """How a cell is written into a sentence."""

    VALUE = "value"  # 1.234 vụ; 8,4 tỷ đồng
    ROUNDED = "rounded"  # gần 1.234,5 tỷ đồng
    LAST_YEAR = "last_year"  # tăng 5,2 % so với cùng kỳ năm trước
    PREVIOUS = "previous"  # giảm 3 % so với kỳ trước
    SHARE = "share"  # 45,3 % (of another cell)


@dataclass(frozen=True, slots=True)
class Text:
    """Words that belong to nobody's figure; as the template or a person wrote them."""

    words: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure: written anew whenever its cell changes. ``of``: the whole of a share."""

    cell: str
    form: Form = Form.VALUE
    of: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed in the place of a figure. It stays, and is told while it differs."""

    bound: Bound
    words: str


Piece = Text | Bound | Typed


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph (đoạn). ``origin``: the body whose report it came from, "" for one's own;
    ``asks``: what a person is to write here; ``came_as``: the pieces as the lower report had them.
    """

    part: Part
    key: str
    pieces: tuple[Piece, ...] = ()
    asks: str = ""
    origin: str = ""
    came_as: tuple[Piece, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nobody has written anything."""
        return all(isinstance(p, Text) and not p.words.strip() for p in self.pieces)


@dataclass(frozen=True, slots=True)
class Narrative:
    """The whole text, its paragraphs in order."""

    paragraphs: tuple[Paragraph, ...]

    def of(self, part: Part) -> tuple[Paragraph, ...]:
        return tuple(p for p in self.paragraphs if p.part is part)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one report in the unit of its form, with those that are compared with. A cell
    that is absent was not given.
    """

    cells: Mapping[str, Cell]
    now: Mapping[str, Decimal]
    last_year: Mapping[str, Decimal] = field(default_factory=dict)
    previous: Mapping[str, Decimal] = field(default_factory=dict)

    def cell(self, key: str) -> Cell:
        """The cell of a key; that of a dimension is written as its indicator."""
        measure = key.partition("@")[0]
        return self.cells.get(key) or self.cells.get(measure) or Cell(key, key, key)
