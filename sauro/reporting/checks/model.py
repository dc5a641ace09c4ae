"""A rule, what it says, and the names of the cells it speaks of (quy tắc kiểm tra)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sauro.kernel.findings import Finding
from sauro.reporting.checks.figures import Cell, Figures


class Level(StrEnum):
    """What a remark does to a report."""

    BLOCKING = "blocking"  # không gửi được khi chưa sửa
    WARNING = "warning"  # gửi được, phải xem lại hoặc giải thích
    MARK = "mark"  # đánh dấu: shown beside the figure, asks nothing


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding with its level; ``cells``: the keys that it is shown beside."""

    level: Level
    finding: Finding
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What cells are called, those of a dimension too."""

    cells: Mapping[str, Cell]

    def of(self, key: str) -> Cell:
        """The cell of a key; one of a dimension has the name of its indicator and its member."""
        measure, _, member = key.partition("@")
        whole = self.cells.get(key) or self.cells.get(measure)
        if whole is None:
            return Cell(key, key, key)
        if not member or key in self.cells:
            return whole
        shown = member.rpartition("=")[2]
        return Cell(
            key, f"{whole.name} ({shown})", f"{whole.name_en} ({shown})",
            whole.unit, whole.decimals, whole.most,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(ABC):
    """One rule. ``note``: a sentence that ends what it says, mostly what to do."""

    code: str
    level: Level
    note: str = ""
    note_en: str = ""

    @abstractmethod
    def remarks(self, figures: Figures, names: Names) -> Iterator[Remark]:
        """All that this rule has to say of a set of figures."""

    def remark(
        self, cells: tuple[str, ...], words: str, words_en: str, level: Level | None = None
    ) -> Remark:
        """What it says, beside the first of the cells."""
        said, told = (f"{w} {n}".strip() for w, n in ((words, self.note), (words_en, self.note_en)))
        place = cells[0] if cells else ""
        return Remark(level or self.level, Finding(self.code, place, said, told), cells)
