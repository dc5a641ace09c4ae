"""What goes from a case into the one that goes on with it (nội dung chuyển sang vụ mới)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sauro.cases import happening
from sauro.cases.adding import write_party
from sauro.cases.case_rules import PartyEntry, StepEntry
from sauro.cases.models import Case, CaseEvent, CaseParty, GoodsLine, Source, Violation
from sauro.cases.standing import events_of, violations_of
from sauro.foundation.access.models import Seat
from sauro.parties.asking import carried_numbers

_FACTS = (
    "detected_at", "hour_known", "detected_by", "territory_id", "territory_name", "place", "lat",
    "lon", "route", "procedure", "complexity", "explanation", "summary",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Carried:
    """A case as it stands when it is taken over, with the numbers of its parties: who goes on with
    it may open, by his own right and on record, what the giver could open.
    """

    facts: dict[str, Any]
    said: str
    violations: Sequence[Violation]
    goods: Sequence[GoodsLine]
    steps: Sequence[CaseEvent]
    parties: Sequence[PartyEntry]


def carried_from(case: Case, by: Seat, now: datetime) -> Carried:
    """Read where the giver's case is in sight; that sealed numbers went along stays on record in
    the giver's book, by whom.
    """
    rows = list(case.caseparty_rows.order_by("pk"))
    why = f"Chuyển theo hồ sơ vụ số {case} cho {by.body.name}; được niêm phong lại, không ai đọc"
    numbers, left = carried_numbers([row.party_id for row in rows], why, by=by, now=now)
    return Carried(
        {name: getattr(case, name) for name in _FACTS},
        _said(case, left),
        violations_of(case),
        list(case.goodsline_rows.order_by("pk")),
        events_of(case),
        [_party(row, numbers.get(row.party_id, ())) for row in rows],
    )


def _said(case: Case, left: int) -> str:
    """Where it came from, and what could not come along."""
    lost = f" ({left} số không mở được bằng khóa hiện có, còn ở nơi chuyển)" if left else ""
    return f"Vụ số {case} của {case.body.name[:150]} chuyển đến{lost}"[:300]


def successor(carried: Carried, by: Seat, now: datetime) -> Case:
    """The case of the receiver's book that goes on."""
    case = Case.objects.create(
        owner_path=by.body.path, body=by.body, key=uuid4(), source=Source.OTHER_FORCE,
        source_note=carried.said, opened_by=by, opened_at=now, changed_at=now, **carried.facts,
    )  # fmt: skip
    case.refresh_from_db(fields=["year", "number"])  # the database numbers it
    for step in carried.steps:
        happening.write(case, _step(step), by, now)
    for violation in carried.violations:
        _copied(violation, case, by, now)
    for goods in carried.goods:
        _copied(goods, case, by, now)
    for party in carried.parties:
        write_party(case, party, by, now)
    return case


def _copied(line: Violation | GoodsLine, case: Case, by: Seat, now: datetime) -> None:
    line.pk, line._state.adding = None, True
    line.owner_path, line.case, line.added_by, line.added_at = case.owner_path, case, by, now
    line.save(force_insert=True)


def _step(row: CaseEvent) -> StepEntry:
    return StepEntry(row.kind, row.day, row.at, row.paper, row.about, row.until, row.note)


def _party(row: CaseParty, numbers: Sequence[tuple[str, str]]) -> PartyEntry:
    return PartyEntry(row.role, None, row.kind, row.written, tuple(numbers), row.prior)
