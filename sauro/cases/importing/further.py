"""Rows of the sheets of exhibits, money and joint bodies (trang Tang vật, Tiền, Phối hợp). Pure.

They are judged by the rules of single entry, each with those before it in the file: what the
preview lets through can be written into a new case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from typing import Protocol

from sauro.cases.clocks.late_payment import shipped_terms
from sauro.cases.exhibits import Act, Exhibit, Movement, movement_findings
from sauro.cases.importing.cells import Unread
from sauro.cases.money import Act as MoneyAct
from sauro.cases.money import Debt, Entry, Toward, entry_findings, in_force, shipped_rates
from sauro.kernel.findings import Finding
from sauro.kernel.text import fold

MONEY_ACTS = frozenset(MoneyAct) - {MoneyAct.PLANNED, MoneyAct.REVERSED}
_KEY = "TV1"  # of an exhibit while it is looked at
# Fields of findings as the sheets call them.
_EXHIBIT = {"paper": "exhibit_paper", "quantity": "exhibit_quantity", "giver": "exhibit_from",
            "taker": "exhibit_holder", "day": "exhibit_on", "seal": "exhibit_seal"}  # fmt: skip
_MONEY = {"debt": "money_debt", "kind": "money_kind", "day": "money_on", "paper": "money_paper",
          "amount_vnd": "money_amount", "due_on": "money_due_on"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToldExhibit:
    """A line of the inventory, and how it was seized."""

    name: str
    unit: str
    seized: Movement


@dataclass(frozen=True, slots=True)
class ToldJoint:
    """A body that works on the case, by its path, and its part."""

    path: str
    part: str


@dataclass(frozen=True, slots=True)
class Lists:
    """What may stand in the columns of money: codes by folded code or name."""

    acts: Mapping[str, str]
    debts: Mapping[str, str]
    towards: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Books:
    """The money of a case while its file is read: what the register has, what the file told."""

    there: Sequence[Entry]
    told: Sequence[Entry]

    def with_told(self) -> list[Entry]:
        """As they will stand: what is told and there already stands once."""
        found = list(self.there)
        for entry in self.told:
            if not there_already(self.there, entry):
                found.append(replace(entry, number=len(found) + 1))
        return found


class Line(Protocol):
    """A row by the codes of its fields; empty where a cell is."""

    def __getitem__(self, code: str) -> str: ...


class Cells(Protocol):
    """What reads cells and keeps what is wrong with them."""

    def day_of(self, row: Line, code: str) -> date | None: ...
    def number_of(self, row: Line, code: str, *, whole: bool = False) -> Decimal | None: ...
    def chosen(self, row: Line, code: str, known: Mapping[str, str], empty: str) -> str: ...
    def tell(self, finding: Finding) -> None: ...
    def whole_unit(self, unit: str) -> bool: ...
    def body_of(self, text: str) -> str: ...
    @property
    def today(self) -> date: ...


def exhibit_of(row: Line, cells: Cells) -> ToldExhibit | None:
    """A row of the sheet of exhibits; None where it cannot be entered, which is told."""
    day, quantity = cells.day_of(row, "exhibit_on"), cells.number_of(row, "exhibit_quantity")
    name, unit = row["exhibit_name"][:300], row["exhibit_unit"][:20]
    wrong = [*_lacking(row, ("exhibit_name", "exhibit_unit", "exhibit_quantity", "exhibit_on"))]
    seized = Movement(
        1, Act.SEIZED, _KEY, day or cells.today, quantity or Decimal(1),
        row["exhibit_from"][:200], row["exhibit_holder"][:200], row["exhibit_place"][:200],
        row["exhibit_seal"][:60], row["exhibit_paper"][:120],
    )  # fmt: skip
    thing = Exhibit(_KEY, name, unit, cells.whole_unit(unit))
    wrong += _called(movement_findings({_KEY: thing}, (), seized, cells.today), _EXHIBIT)
    for finding in wrong:
        cells.tell(finding)
    return None if wrong or day is None or quantity is None else ToldExhibit(name, unit, seized)


def entry_of(row: Line, cells: Cells, lists: Lists, books: Books) -> Entry | None:
    """A row of the sheet of money, after those before it; None where it cannot be entered. One that
    is in the register already is told nothing of.
    """
    act = cells.chosen(row, "money_act", lists.acts, "")
    kind = cells.chosen(row, "money_kind", lists.debts, "")
    toward = cells.chosen(row, "money_toward", lists.towards, Toward.PRINCIPAL)
    day, due = cells.day_of(row, "money_on"), cells.day_of(row, "money_due_on")
    amount = cells.number_of(row, "money_amount", whole=True)
    wrong = [*_lacking(row, ("money_act", "money_debt", "money_on", "money_amount"))]
    if not act or day is None or amount is None or not row["money_debt"]:
        for finding in wrong:
            cells.tell(finding)
        return None
    owed = act == MoneyAct.OWED
    entry = Entry(
        1, MoneyAct(act), row["money_debt"][:20], day, int(amount),
        row["money_paper"][:120], Debt(kind) if kind and owed else None, due if owed else None,
        Toward(toward), payer=row["money_payer"][:200], note=row["money_note"][:500],
    )  # fmt: skip
    if there_already(books.there, entry):
        return entry
    before = books.with_told()
    new = replace(entry, number=len(before) + 1)  # it is known again without its number
    found = entry_findings(before, new, shipped_rates(), shipped_terms()[-1], cells.today)
    for finding in (told := list(_called(found, _MONEY))):
        cells.tell(finding)
    return None if told else entry


def there_already(written: Sequence[Entry], entry: Entry) -> bool:
    """Whether an entry says what one that holds says: a claim also by its paper, whatever it is
    called there.
    """
    return any(_same(one, entry) for one in in_force(written))


def _same(one: Entry, entry: Entry) -> bool:
    if one.act is not entry.act:
        return False
    papers = fold(one.paper), fold(entry.paper)
    if entry.act is MoneyAct.OWED and one.kind is entry.kind:
        return one.debt == entry.debt or papers[0] == papers[1]
    told = (one.debt, one.day, one.amount_vnd, papers[0], one.toward)
    return told == (entry.debt, entry.day, entry.amount_vnd, papers[1], entry.toward)


def joint_of(row: Line, cells: Cells) -> ToldJoint | None:
    """A row of the sheet of joint bodies; None where the body is not known, which is told."""
    if not row["joint_body"]:
        cells.tell(_needed("joint_body"))
        return None
    try:
        return ToldJoint(cells.body_of(row["joint_body"]), row["joint_part"][:300])
    except Unread as unread:
        cells.tell(unread.finding)
        return None


def at_midnight(told: tuple[date, time | None] | None) -> date | None:
    """The day alone of what a cell says."""
    return told[0] if told else None


def _called(found: Sequence[Finding], names: Mapping[str, str]) -> Iterator[Finding]:
    for finding in found:
        yield replace(finding, field=names.get(finding.field, ""))


def _lacking(row: Line, codes: Sequence[str]) -> Iterator[Finding]:
    for code in codes:
        if not row[code]:
            yield _needed(code)


def _needed(code: str) -> Finding:
    return Finding(
        "cell-needed", code, "Ô này còn trống. Không có nó thì dòng này không vào sổ được.",
        "This cell is empty. Without it the row cannot be entered.",
    )  # fmt: skip
