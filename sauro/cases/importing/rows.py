"""Rows of a force's own book as cases (dòng thành vụ việc). Pure: what is known comes in.

Rows that follow each other under one number are one case: the first tells its facts, each may add
goods, a party, a kind of violation. What several sheets say of a case is joined by its number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from sauro.cases.case_rules import (
    MOST_LINES,
    CaseFacts,
    GoodsEntry,
    PartyEntry,
    StepEntry,
    ViolationEntry,
    Where,
    fact_findings,
    goods_findings,
    step_findings,
    violation_findings,
)
from sauro.cases.importing.cells import Unread, day_in, hour_in, number_in, one_of
from sauro.cases.importing.fields import (
    CASES,
    EXHIBITS,
    FIELDS,
    GOODS,
    JOINT,
    MONEY,
    PARTIES,
    SHEETS,
    STEP_COLUMNS,
    STEPS,
)
from sauro.cases.importing.further import (
    Books,
    Line,
    Lists,
    ToldExhibit,
    ToldJoint,
    at_midnight,
    entry_of,
    exhibit_of,
    joint_of,
)
from sauro.cases.money import Entry
from sauro.kernel.findings import Finding
from sauro.kernel.text import fold, squeeze
from sauro.parties.linking.identifiers import identifier
from sauro.parties.linking.names import name_key
from sauro.parties.linking.reading import IdKind, Unreadable

_LONGEST_OWN = 120
_GOODS = frozenset(f.code for f in FIELDS[GOODS]) - {"own_number"}
_PARTY = frozenset(f.code for f in FIELDS[PARTIES]) - {"own_number"}
_NUMBERS = ("identity_number", "tax_code", "phone", "plate")
_LOST_ZERO = {"identity_number": 11, "phone": 9, "tax_code": 9}  # digits that are left
_IN_ORDER = ("detected", "violation_record", "decision_issued", "payment")
_SUMS = ("tong cong", "tong so", "cong:", "tong:")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Known:
    """What cells are compared with: codes by folded code or name, units of each group, the
    territory that a text names (or why none), the hour in Viet Nam.
    """

    now: datetime
    groups: Mapping[str, str]
    group_names: Mapping[str, str]
    units: Mapping[str, Sequence[str]]
    kinds: Mapping[str, str]
    routes: Mapping[str, str]
    sources: Mapping[str, str]
    natures: Mapping[str, str]
    roles: Mapping[str, str]
    party_kinds: Mapping[str, str]
    valuations: Mapping[str, str]
    steps: Mapping[str, str]
    territory: Callable[[str], Where]  # raises Unread
    money: Lists
    entries: Callable[[str, int], Sequence[Entry]]  # of a case of this number and year, as it is
    whole_unit: Callable[[str], bool]
    body: Callable[[str], str]  # the path of a body that is not the lead's; raises Unread


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in a sheet, by the fields that its columns say."""

    sort: str
    line: int
    said: Mapping[str, str]

    def __getitem__(self, code: str) -> str:
        return self.said.get(code, "")

    def any(self, codes: Iterable[str]) -> bool:
        return any(code in self.said for code in codes)


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with a row, or only to be looked at, and where it stands."""

    sheet: str
    line: int
    finding: Finding
    stops: bool = True


@dataclass(slots=True)
class FileCase:
    """A case as the file tells it. ``line``: the row on which it begins."""

    own_number: str
    line: int
    facts: CaseFacts | None = None
    violations: list[ViolationEntry] = field(default_factory=list)
    goods: list[GoodsEntry] = field(default_factory=list)
    parties: list[PartyEntry] = field(default_factory=list)
    steps: list[StepEntry] = field(default_factory=list)
    exhibits: list[ToldExhibit] = field(default_factory=list)
    money: list[Entry] = field(default_factory=list)
    joint: list[ToldJoint] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def wrong(self) -> bool:
        return any(remark.stops for remark in self.remarks)

    @property
    def further(self) -> bool:
        """Whether a sheet says more of it than goes in by hundreds."""
        return bool(self.exhibits or self.money or self.joint)

    @property
    def year(self) -> int:
        return self.facts.detected_on.year if self.facts else 0


def row_of(sort: str, line: int, cells: Sequence[str], columns: Mapping[str, int]) -> Row:
    """The cells by their fields; empty ones are left out."""
    said = {
        code: words
        for code, at in columns.items()
        if at < len(cells) and (words := squeeze(cells[at]))
    }
    return Row(sort, line, said)


def by_number(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows of further sheets, by the folded number of their case."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[fold(row["own_number"])].append(row)
    return found


def cases_of(
    rows: Iterable[Row], further: dict[str, list[Row]], known: Known
) -> Iterator[FileCase]:
    """Each case once, as its rows end. ``further``: rows of other sheets, which are taken out as
    their cases come; what is left belongs to none.
    """
    seen: dict[tuple[str, int], int] = {}
    for together in _together(rows):
        found = _Reading(known).case(together, further)
        place = (fold(found.own_number), found.year)
        if (
            found.own_number
            and found.facts
            and (first := seen.setdefault(place, found.line)) != found.line
        ):
            found.remarks.append(Remark(SHEETS[CASES], found.line, _twice(first)))
        yield found


def _together(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows of one case: the same number again, or none and no facts."""
    group: list[Row] = []
    for row in rows:
        if not row.said or _is_sum(row):
            continue
        own = row["own_number"]
        if group and (
            _follows(row, group[0]) if own else not row.any(("detected_on", "territory"))
        ):
            group.append(row)
            continue
        if group:
            yield group
        group = [row]
    if group:
        yield group


def _follows(row: Row, first: Row) -> bool:
    """The same number again; books begin anew each year, so that another day is another case."""
    same = fold(row["own_number"]) == fold(first["own_number"])
    return same and row["detected_on"] in ("", first["detected_on"])


def _is_sum(row: Row) -> bool:
    return "detected_on" not in row.said and any(
        fold(words).startswith(_SUMS) or fold(words) == "cong" for words in row.said.values()
    )


class _Reading:
    """One case being read; every cell that cannot be read leaves a remark."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.remarks: list[Remark] = []
        self.row = Row(CASES, 0, {})
        self.there: Sequence[Entry] | None = None  # the case's entries in the register, once asked

    def case(self, rows: Sequence[Row], further: dict[str, list[Row]]) -> FileCase:
        first = self.row = rows[0]
        own = first["own_number"][:_LONGEST_OWN]
        found = FileCase(own, first.line, remarks=self.remarks)
        if not own:
            self._tell(_NO_OWN)
        found.facts = self._facts(first)
        whole = [*rows, *further.pop(fold(own), ())] if own else rows
        for row in whole:
            self.row = row
            self._lines(row, found)
        self.row = first
        self._whole(found)
        return found

    def _lines(self, row: Row, found: FileCase) -> None:
        if row.sort in (CASES, GOODS) and row.any(_GOODS) and (goods := self._goods(row)):
            self._add(found.goods, goods)
        if row.sort in (CASES, PARTIES) and row.any(_PARTY) and (party := self._party(row)):
            self._add(found.parties, party)
        if row["violation"] and (kind := self._violation(row)):
            self._add(found.violations, kind)
        for step in self._steps(row):
            self._add(found.steps, step)
        self._further(row, found)

    def _further(self, row: Row, found: FileCase) -> None:
        """Alike lines of exhibits and money are several: two boxes of one name, two payments."""
        if row.sort == EXHIBITS and (exhibit := exhibit_of(row, self)):
            found.exhibits.append(exhibit)
        if row.sort == MONEY:
            if self.there is None:
                self.there = self.known.entries(found.own_number, found.year)
            books = Books(self.there, found.money)
            if entry := entry_of(row, self, self.known.money, books):
                found.money.append(entry)
        if row.sort == JOINT and (joint := joint_of(row, self)):
            self._add(found.joint, joint)
        if max(len(found.exhibits), len(found.money)) > MOST_LINES:
            self._tell(_MANY)

    @property
    def today(self) -> date:
        return self.known.now.date()

    def day_of(self, row: Line, code: str) -> date | None:
        """Of a cell of a further sheet; as the others of this class for ``further``."""
        return at_midnight(self._read(row, code, day_in))

    def number_of(self, row: Line, code: str, *, whole: bool = False) -> Decimal | None:
        return self._number(row, code, whole=whole)

    def chosen(self, row: Line, code: str, known: Mapping[str, str], empty: str) -> str:
        return self._chosen(row, code, known, empty)

    def tell(self, finding: Finding) -> None:
        self._tell(finding)

    def whole_unit(self, unit: str) -> bool:
        return self.known.whole_unit(unit)

    def body_of(self, text: str) -> str:
        return self.known.body(text)

    def _add(self, lines: list[T], line: T) -> None:
        if line in lines:
            return
        if len(lines) == MOST_LINES:
            self._tell(_MANY)
        elif len(lines) < MOST_LINES:
            lines.append(line)

    def _whole(self, found: FileCase) -> None:
        if not found.violations and not self.row["violation"]:
            self._tell(_NO_KIND)
        if found.facts:
            for finding in _order_findings(found.facts.detected_on, found.steps):
                self._tell(finding)
        if not found.goods:
            self._tell(_NO_GOODS, stops=False)

    def _facts(self, row: Row) -> CaseFacts | None:
        detected, hour = self._day(row, "detected_on"), self._read(row, "detected_time", hour_in)
        where = self._where(row)  # every cell is read, so that all that is wrong is told at once
        route = self._chosen(row, "route", self.known.routes, "inland")
        source = self._chosen(row, "source", self.known.sources, "patrol")
        nature = self._chosen(row, "complexity", self.known.natures, "simple")
        if detected is None:
            return None
        facts = CaseFacts(
            detected[0], where, route, source, hour or detected[1], row["detected_by"],
            row["source_note"], nature, False, row["summary"],
        )  # fmt: skip
        for finding in fact_findings(facts, self.known.now):
            if finding.code != "no-territory":  # told beside the cell already
                self._tell(finding)
        return facts

    def _where(self, row: Row) -> Where:
        if not row["territory"]:
            self._tell(_NO_PLACE)
            return Where(None)
        try:
            where = self.known.territory(row["territory"])
        except Unread as unread:
            self._tell(unread.finding)
            return Where(None)
        return replace(where, place=row["place"])

    def _violation(self, row: Row) -> ViolationEntry | None:
        kind = self._chosen(row, "violation", self.known.kinds, "")
        frame = self._number(row, "frame", whole=True)
        entry = ViolationEntry(kind, row["article"][:300], None if frame is None else int(frame))
        wrong = [f for f in violation_findings(entry, self.known.kinds.values()) if kind]
        for finding in wrong:
            self._tell(finding)
        return entry if kind and not wrong else None

    def _goods(self, row: Row) -> GoodsEntry | None:
        before = len(self.remarks)
        group = self._chosen(row, "goods_group", self.known.groups, "")
        quantity = self._number(row, "quantity")
        value = self._number(row, "value", whole=True)
        if not row["goods_group"]:
            self._tell(_NO_GROUP)
        if not row["quantity"]:
            self._tell(_NO_QUANTITY)
        entry = GoodsEntry(
            group, (row["goods_name"] or self.known.group_names.get(group, "–"))[:300],
            Decimal(1) if quantity is None else quantity,
            _unit(row["unit"], self.known.units.get(group, ())), row["brand"][:150],
            row["origin"][:150], None if value is None else int(value),
            self._chosen(row, "valuation", self.known.valuations, ""),
            row["hs_code"].replace(".", ""),
        )  # fmt: skip
        for finding in goods_findings(entry, self.known.units):
            if group or finding.field != "group":  # its own cell is told of already
                self._tell(finding)
        if value is None and not row["value"]:
            self._tell(_NO_WORTH, stops=False)
        return None if any(r.stops for r in self.remarks[before:]) else entry

    def _party(self, row: Row) -> PartyEntry | None:
        numbers = tuple((kind, row[kind]) for kind in _NUMBERS if row[kind])
        name = row["party_name"]
        named = bool(name and name_key(name, person=True).words)
        if not named:
            self._tell(_NO_NAME)
        for kind, text in numbers:
            self._check_number(kind, text)
        if not numbers:
            self._tell(_NO_NUMBER, stops=False)
        role = self._chosen(row, "party_role", self.known.roles, "violator")
        kind = self._chosen(row, "party_kind", self.known.party_kinds, "person")
        return PartyEntry(role, None, kind, name[:300], numbers) if named else None

    def _check_number(self, kind: str, text: str) -> None:
        try:
            identifier(IdKind(kind), text, self.known.now.date())
        except Unreadable as error:
            f = error.finding
            lost = text.isdecimal() and len(text) == _LOST_ZERO.get(kind)
            vi, en = _ZERO if lost else ("", "")
            shown = text[:40] if kind != "identity_number" else f"…{text[-4:]}"  # reports are kept
            self._tell(
                Finding(
                    f.code, kind, f"“{shown}”: {f.message}{vi}", f"“{shown}”: {f.message_en}{en}"
                )
            )

    def _steps(self, row: Row) -> Iterator[StepEntry]:
        if row.sort == STEPS:
            yield from self._listed_step(row)
            return
        for kind, *_words in STEP_COLUMNS:
            on, paper = f"{kind}_on", row[f"{kind}_paper"]
            if not row[on]:
                if paper:
                    self._tell(_paper_without_day(paper, on))
            elif (day := self._day(row, on)) is not None:
                yield from self._step(StepEntry(kind, day[0], day[1], paper[:120]))

    def _listed_step(self, row: Row) -> Iterator[StepEntry]:
        kind = self._chosen(row, "step_kind", self.known.steps, "")
        if not row["step_kind"]:
            self._tell(_NO_STEP)
        day, until = self._day(row, "step_on"), self._day(row, "step_until")
        if not row["step_on"]:
            self._tell(_NO_STEP_DAY)
        hour = self._read(row, "step_time", hour_in)
        if kind and day:
            yield from self._step(StepEntry(
                kind, day[0], hour or day[1], row["step_paper"][:120], "",
                until[0] if until else None, row["step_note"][:1000],
            ))  # fmt: skip

    def _step(self, step: StepEntry) -> Iterator[StepEntry]:
        wrong = list(step_findings(step, self.known.steps.values(), self.known.now))
        for finding in wrong:
            self._tell(finding)
        if not wrong:
            yield step

    def _day(self, row: Row, code: str) -> tuple[date, time | None] | None:
        if not row[code]:
            if code == "detected_on":
                self._tell(_NO_DAY)
            return None
        return self._read(row, code, day_in)

    def _number(self, row: Line, code: str, *, whole: bool = False) -> Decimal | None:
        return self._read(row, code, lambda text, at: number_in(text, at, whole=whole))

    def _chosen(self, row: Line, code: str, known: Mapping[str, str], empty: str) -> str:
        found = self._read(row, code, lambda text, at: one_of(text, known, at))
        return found or empty

    def _read(self, row: Line, code: str, read: Callable[[str, str], T]) -> T | None:
        text = row[code]
        if not text:
            return None
        try:
            return read(text, code)
        except Unread as unread:
            self._tell(unread.finding)
            return None

    def _tell(self, finding: Finding, *, stops: bool = True) -> None:
        self.remarks.append(Remark(SHEETS[self.row.sort], self.row.line, finding, stops))


def _unit(said: str, units: Sequence[str]) -> str:
    """As the catalogue spells it; the only one of a group needs not be written."""
    if not said and len(units) == 1:
        return units[0]
    return next((unit for unit in units if fold(unit) == fold(said)), said[:20])


def _order_findings(detected: date, steps: Sequence[StepEntry]) -> Iterator[Finding]:
    """A later step of an earlier day: in a single entry the page tells it, here nobody looks."""
    days: dict[str, date] = {"detected": detected}
    for step in steps:
        days.setdefault(step.kind, step.day)
    met = [(kind, days[kind]) for kind in _IN_ORDER if kind in days]
    for (before, first), (after, second) in pairwise(met):
        if second < first:
            yield _wrong_order(before, first, after, second)


def stray_remarks(further: Mapping[str, Sequence[Row]]) -> Iterator[Remark]:
    """Rows of further sheets whose number is no case of the file."""
    for rows in further.values():
        for row in rows:
            yield Remark(SHEETS[row.sort], row.line, _stray(row["own_number"]))


_NAMES = {
    "detected": ("phát hiện", "detection"), "violation_record": ("biên bản", "the record"),
    "decision_issued": ("quyết định xử phạt", "the decision"), "payment": ("nộp phạt", "payment"),
}  # fmt: skip
_ZERO = (
    " Có thể Excel đã bỏ số 0 ở đầu: đổi ô thành kiểu Văn bản rồi ghi lại số.",
    " Excel may have dropped a leading zero: format the cell as text and write it again.",
)


def _wrong_order(before: str, first: date, after: str, second: date) -> Finding:
    (vi, en), (vi2, en2) = _NAMES[before], _NAMES[after]
    return Finding(
        "wrong-order", f"{after}_on",
        f"Ngày {vi2} ({second:%d/%m/%Y}) trước ngày {vi} ({first:%d/%m/%Y}). Xem lại ngày nào "
        "ghi nhầm.",
        f"The day of {en2} ({second:%d/%m/%Y}) lies before that of {en} ({first:%d/%m/%Y}).",
    )  # fmt: skip


def _paper_without_day(paper: str, code: str) -> Finding:
    return Finding(
        "paper-without-day", code, f"Văn bản số “{paper[:40]}” chưa có ngày. Ghi cả ngày.",
        f"The paper “{paper[:40]}” has no day. Write it, too.",
    )  # fmt: skip


def _twice(line: int) -> Finding:
    return Finding(
        "number-twice", "own_number",
        f"Số này đã có ở dòng {line}. Cùng một vụ thì xếp các dòng liền nhau, cùng ngày phát hiện; "
        "vụ khác thì ghi số khác.",
        f"Row {line} has this number already. Put rows of one case together, or number it anew.",
    )  # fmt: skip


def _stray(own: str) -> Finding:
    return Finding(
        "stray-row", "own_number",
        f"Số “{own[:40]}” không có trong trang Vụ việc. Xem lại số, hoặc thêm vụ ấy.",
        f"The number “{own[:40]}” is no case of the sheet Vụ việc.",
    )  # fmt: skip


_NO_OWN = Finding(
    "no-own-number", "own_number",
    "Chưa có số trong sổ. Mỗi vụ cần một số của đơn vị, để nhập lại không thành hai vụ.",
    "No number. Each case needs one of your book, so that entering again makes no second case.",
)  # fmt: skip
_NO_DAY = Finding(
    "no-day", "detected_on", "Chưa có ngày phát hiện.", "There is no day of detection."
)
_NO_PLACE = Finding(
    "no-territory", "territory", "Chưa có xã, phường: báo cáo đếm vụ việc theo địa bàn.",
    "There is no commune: reports count cases by territory.",
)  # fmt: skip
_NO_KIND = Finding(
    "no-violation", "violation", "Chưa có loại vi phạm: vụ việc được đếm theo loại ấy.",
    "There is no kind of violation: the case is counted under it.",
)  # fmt: skip
_NO_GROUP = Finding(
    "no-group", "goods_group", "Hàng chưa có nhóm. Ghi mã hoặc tên nhóm trong trang “Danh mục”.",
    "The goods have no group. Write its code or name.",
)  # fmt: skip
_NO_QUANTITY = Finding(
    "no-quantity", "quantity", "Hàng chưa có số lượng.", "The goods have no quantity."
)
_NO_GOODS = Finding("no-goods", "goods_group", "Vụ chưa có hàng hóa.", "The case has no goods.")
_NO_WORTH = Finding(
    "no-worth", "value", "Hàng chưa có trị giá; nhập được, định giá xong thì ghi thêm.",
    "The goods have no value; they come in, and it is added later.",
)  # fmt: skip
_NO_NAME = Finding(
    "no-name", "party_name",
    "Đối tượng phải có tên. Chưa biết thì ghi cách gọi, như “người bán chưa rõ tên”.",
    "A party has a name. Where it is not known, write how it is called.",
)  # fmt: skip
_NO_NUMBER = Finding(
    "no-identifier", "identity_number",
    "Đối tượng không có số nào (CCCD, mã số thuế, điện thoại, biển số): nhập được, nhưng không nối "
    "được với vụ khác.",
    "The party has no number: it comes in, but cannot be joined with other cases.",
)  # fmt: skip
_NO_STEP = Finding("no-step", "step_kind", "Dòng chưa ghi bước nào.", "The row names no step.")
_NO_STEP_DAY = Finding("no-step-day", "step_on", "Bước chưa có ngày.", "The step has no day.")
_MANY = Finding(
    "many", "", f"Một vụ việc có tối đa {MOST_LINES} dòng mỗi loại.",
    f"A case has at most {MOST_LINES} lines of a sort.",
)  # fmt: skip
