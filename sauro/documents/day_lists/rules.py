"""What the rows of a workbook say of the days of a year: pure decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sauro.kernel.findings import Finding
from sauro.kernel.text import fold, squeeze
from sauro.kernel.workdays import DayKind
from sauro.organization.days_off.rules import Wording, day_findings

MOST = 200  # rows of one year
NEEDED = ("day", "kind", "name", "source")
_HEAD_ROWS = 25
_EPOCH = date(1899, 12, 30)  # day 0 of Excel
_LABELS = {"name": ("tên ngày", "the name"), "source": ("nguồn", "the source")}
_HEADS = {
    "day": r"ngay(?: nghi)?|date|day",
    "kind": r"loai(?: ngay)?|kind|type",
    "name": r"ten(?: ngay)?|noi dung|name",
    "source": r"nguon|can cu|van ban|source",
    "verified": r"(?:da )?kiem chung|verified|checked|verification",
}
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SERIAL = re.compile(r"[2-7]\d{4}")
_YES = re.compile(r"(?:da kiem chung|verified|checked|co|x|yes|true|1)")
_NO = re.compile(r"(?:chua kiem chung|unverified|not verified|not checked|khong|no|false|0)?")


@dataclass(frozen=True, slots=True)
class DayLine:
    """A row. ``wording`` none where it cannot be written; ``findings`` say why."""

    number: int  # as Excel counts
    day: date | None
    said: tuple[str, str, str]  # kind, name, source as written
    wording: Wording | None
    findings: tuple[Finding, ...] = ()


def columns_of(rows: Sequence[tuple[int, Sequence[str]]]) -> tuple[int, dict[str, int]]:
    """In which row the heads stand, and which column says what: the row that names most."""
    best: tuple[int, dict[str, int]] = (0, {})
    for number, cells in rows[:_HEAD_ROWS]:
        found: dict[str, int] = {}
        for place, cell in enumerate(cells):
            words = fold(squeeze(cell))
            for field, pattern in _HEADS.items():
                if field not in found and re.fullmatch(pattern, words):
                    found[field] = place
        if len(found) > len(best[1]):
            best = number, found
    return best


def lines_of(
    rows: Sequence[tuple[int, Sequence[str]]], year: int, kinds: Mapping[str, DayKind]
) -> tuple[DayLine, ...]:
    """The rows below the heads. ``kinds``: by their folded words."""
    head, columns = columns_of(rows)
    found: list[DayLine] = []
    seen: dict[date, int] = {}
    for number, cells in rows:
        said = {name: _cell(cells, place) for name, place in columns.items()}
        if number > head and any(said.values()):
            line = _line(number, said, year, kinds)
            if line.day in seen:
                line = _refused(line, _twice(line.day, seen[line.day]))
            elif line.day:
                seen[line.day] = number
            found.append(line)
    return tuple(found)


def day_in(text: str) -> date | None:
    """A day as people or Excel write it."""
    try:
        if match := _DAY.fullmatch(text):
            return date(int(match[3]), int(match[2]), int(match[1]))
        if match := _ISO.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return _EPOCH + timedelta(days=int(text)) if _SERIAL.fullmatch(text) else None


def _cell(cells: Sequence[str], place: int) -> str:
    return squeeze(cells[place]) if place < len(cells) else ""


def _line(number: int, said: Mapping[str, str], year: int, kinds: Mapping[str, DayKind]) -> DayLine:
    day, kind = day_in(said.get("day", "")), kinds.get(fold(said.get("kind", "")))
    words = said.get("kind", ""), said.get("name", ""), said.get("source", "")
    checked = fold(said.get("verified", ""))
    wrong = tuple(_wrong(said, day, year, kind))
    if wrong or kind is None:
        return DayLine(number, day, words, None, wrong)
    wording = Wording(kind, words[1], words[2], bool(_YES.fullmatch(checked)), "")
    return DayLine(number, day, words, wording)


def _wrong(
    said: Mapping[str, str], day: date | None, year: int, kind: DayKind | None
) -> Iterator[Finding]:
    written = said.get("day", "")
    if day is None:
        yield _NO_DAY(written)
    elif day.year != year:
        yield _finding(
            "day", f"{day:%d/%m/%Y} không thuộc năm {year}.", f"{day:%d/%m/%Y} is not in {year}."
        )
    if kind is None:
        yield _finding(
            "kind", f"Không hiểu loại “{said.get('kind', '')}”. Ghi: nghỉ lễ, tết; nghỉ bù; nghỉ "
            "hoán đổi; hoặc làm bù.",
            f"The kind “{said.get('kind', '')}” is not understood. Write: public holiday; in lieu; "
            "off in exchange; or worked in exchange, as the exported file has them.",
        )  # fmt: skip
    elif day:
        yield from day_findings(day, kind)
    for field, words, words_en in (
        ("name", "tên ngày", "the name"),
        ("source", "nguồn", "the source"),
    ):
        if not said.get(field):
            yield _finding(field, f"Thiếu {words}.", f"{words_en.capitalize()} is missing.")
    if len(said.get("name", "")) > 200 or len(said.get("source", "")) > 600:
        yield _finding("name", "Tên dài nhất 200, nguồn dài nhất 600 ký tự.",
                       "A name has at most 200 letters, a source 600.")  # fmt: skip
    checked = fold(said.get("verified", ""))
    if not (_YES.fullmatch(checked) or _NO.fullmatch(checked)):
        shown = said["verified"]
        yield _finding(
            "verified", f"Cột kiểm chứng ghi “{shown}”: ghi “có” hoặc để trống.",
            f"Verified says “{shown}”: write “yes” or leave it empty.",
        )  # fmt: skip


def _NO_DAY(written: str) -> Finding:  # noqa: N802 - a finding with its words
    return _finding(
        "day", f"“{written}” không phải một ngày. Ghi ngày/tháng/năm, ví dụ 02/09/2027.",
        f"“{written}” is no day. Write day/month/year, such as 02/09/2027.",
    )  # fmt: skip


def _twice(day: date | None, first: int) -> Finding:
    return _finding(
        "day",
        f"Ngày {day:%d/%m/%Y} đã có ở dòng {first}.",
        f"{day:%d/%m/%Y} stands in row {first}.",
    )


def _refused(line: DayLine, finding: Finding) -> DayLine:
    return DayLine(line.number, line.day, line.said, None, (*line.findings, finding))


def _finding(field: str, words: str, words_en: str) -> Finding:
    return Finding("day-line", field, words, words_en)
