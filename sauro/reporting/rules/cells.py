"""The cells of a form in one order, and figures as they are kept and written (ô số liệu).

A cell is an indicator, whole or for one member of a dimension. Its figure is a whole number of the
smallest unit: 4,25 triệu đồng with six decimals is 4 250 000.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from sauro.kernel.findings import Finding

LARGEST = 10**15  # of the smallest unit; above it somebody mistook the unit


class Kind(StrEnum):
    """What a figure says of its period, and so how periods are put together."""

    STOCK = "stock"  # số tại thời điểm: the last one stands
    FLOW = "flow"  # số phát sinh trong kỳ: added
    CUMULATIVE = "cumulative"  # lũy kế: the last one stands


class Origin(StrEnum):
    """Where a figure comes from."""

    COMPUTED = "computed"  # tính từ sổ vụ việc
    ENTERED = "entered"  # nhập tay


class Dimension(StrEnum):
    """By what an indicator is broken down (chiều số liệu)."""

    FORCE = "force"  # lực lượng
    KIND = "kind"  # loại vi phạm
    GOODS = "goods"  # nhóm hàng
    TERRITORY = "territory"  # địa bàn


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator as its form says it (chỉ tiêu). ``by``: the dimensions that it is shown by."""

    code: str
    name: str
    name_en: str
    unit: str
    decimals: int = 0
    kind: Kind = Kind.FLOW
    origin: Origin = Origin.ENTERED
    by: tuple[Dimension, ...] = ()
    mark: str = "memory"
    source: str = ""


@dataclass(frozen=True, slots=True)
class CellKey:
    """Which figure of which indicator; ``key`` is the same in every version of every form."""

    measure: str
    dimension: Dimension | None = None
    member: str = ""

    @property
    def key(self) -> str:
        return f"{self.measure}@{self.dimension}={self.member}" if self.dimension else self.measure


def cells_of(
    measures: Iterable[Measure], members: Mapping[Dimension, Sequence[str]]
) -> list[CellKey]:
    """The flat list: each indicator whole, then by each of its dimensions, as the form orders."""
    cells: list[CellKey] = []
    for measure in measures:
        cells.append(CellKey(measure.code))
        for dimension in measure.by:
            cells += [CellKey(measure.code, dimension, m) for m in members.get(dimension, ())]
    return cells


def read_figure(text: str, measure: Measure) -> int | Finding | None:
    """What somebody typed as a figure; empty is "not given". A finding says what is wrong."""
    words = "".join(text.split())
    if not words:
        return None
    try:
        exact = Decimal(_plain(words)).scaleb(measure.decimals)
    except InvalidOperation:
        return _NO_NUMBER(text, measure)
    if not exact.is_finite():
        return _NO_NUMBER(text, measure)
    if exact < 0:
        return _finding("negative", measure, "không thể âm", "cannot be below nothing")
    if exact != int(exact):
        said = (
            f"chỉ ghi tới {measure.decimals} chữ số thập phân"
            if measure.decimals
            else "là số nguyên"
        )
        told = (
            f"has at most {measure.decimals} decimals" if measure.decimals else "is a whole number"
        )
        return _finding("fraction", measure, said, told)
    if exact > LARGEST:
        return _finding(
            "absurd", measure, "lớn quá mức có thể: hãy xem lại đơn vị tính",
            "is larger than can be: look at the unit again",
        )  # fmt: skip
    return int(exact)


def written(figure: int | None, decimals: int) -> Decimal | None:
    """A kept figure in the unit that the form names."""
    return None if figure is None else Decimal(figure).scaleb(-decimals)


def moved(
    figures: Sequence[int | None], old: Sequence[str], new: Sequence[str]
) -> list[int | None]:
    """Figures of one version in the cells of another: those of the same key are kept."""
    known = dict(zip(old, figures, strict=True))
    return [known.get(key) for key in new]


def _plain(words: str) -> str:
    """Vietnamese writing first: points part thousands, the comma parts decimals."""
    if "," in words:
        return words.replace(".", "").replace(",", ".", 1)
    head, *rest = words.split(".")
    grouped = bool(rest) and all(len(part) == 3 for part in rest) and 1 <= len(head) <= 3
    return words.replace(".", "") if grouped or len(rest) > 1 else words


def _NO_NUMBER(text: str, measure: Measure) -> Finding:  # noqa: N802 - a finding with its words
    shown = text.strip()[:40]
    return _finding(
        "no-number", measure, f"“{shown}” không phải là số", f"“{shown}” is no number"
    )  # fmt: skip


def _finding(code: str, measure: Measure, words: str, told: str) -> Finding:
    return Finding(
        code, measure.code,
        f"{measure.name} ({measure.unit}): {words}. Ví dụ đúng: 1.250.",
        f"{measure.name_en} ({measure.unit}): {told}. For example 1.250 for one thousand two "
        "hundred and fifty.",
    )  # fmt: skip
