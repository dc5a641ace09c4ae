"""Simulated cases written into the register, some hundreds at a time (ghi vụ việc mô phỏng).

By the operator past the services, but past no trigger and no constraint: numbers are the book's,
every row has its place in the history, and what the database refuses is refused here too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from uuid import NAMESPACE_OID, UUID, uuid5

from django.db import transaction
from django.utils import timezone

from sauro.cases.catalogue import groups_on, kinds_on
from sauro.cases.clocks import Clock, Event, Facts, clocks_of
from sauro.cases.counting import LIMITS, note_limits, words_key
from sauro.cases.holding import VIETNAM, local
from sauro.cases.models import (
    Case,
    CaseEvent,
    CaseMoney,
    CaseParty,
    GoodsLine,
    PartyRole,
    Procedure,
    Valuation,
    Violation,
)
from sauro.cases.money import Act, Debt
from sauro.cases.queries import rules_held
from sauro.cases.simulating import Actor, Simulated
from sauro.config.year_of_cases.parties import Known
from sauro.config.year_of_cases.places import Places
from sauro.foundation.access.models import Seat
from sauro.foundation.access.scope import EVERYWHERE, Scope, enter
from sauro.organization.days_off.queries import calendar_held

_AT_ONCE = 500
_SUMMARY = "Vụ việc mô phỏng: không có thật."
_DEBTS = {"fine": (Debt.FINE, "PHAT1"), "tax_arrears": (Debt.ARREARS, "THUE1"),
          "sale": (Debt.SALE, "BAN1")}  # fmt: skip
_PAYS_WITHIN = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class _Told:
    """A simulated case, its row, and who wrote it when."""

    case: Simulated
    row: Case
    seat: Seat
    at: datetime

    @property
    def marks(self) -> dict[str, object]:
        """What every row that hangs on the case says of itself."""
        return {"owner_path": self.row.owner_path, "case": self.row}


@transaction.atomic
def load(cases: Iterable[Simulated], seed: int) -> int:
    """Write those that are not there yet, all or none. Returns how many. Safe to run again."""
    loading, made, rest = _Loading(seed), 0, iter(cases)
    while part := list(islice(rest, _AT_ONCE)):
        made += loading.write(part)
    return made


@transaction.atomic
def any_loaded() -> bool:
    """Whether cases were written so before."""
    enter(Scope((EVERYWHERE,)))
    return Case.objects.filter(summary=_SUMMARY).exists()


class _Loading:
    def __init__(self, seed: int) -> None:
        enter(Scope((EVERYWHERE,)))
        self.seed, self.now = seed, timezone.now()
        self.places, self.known = Places(), Known(self.now)
        today = timezone.localdate(self.now)
        self.groups = {group.code: group for group in groups_on(today)}
        self.kinds = {kind.code: kind for kind in kinds_on(today)}
        self.rules, self.calendar = rules_held(), calendar_held()

    def write(self, cases: Sequence[Simulated]) -> int:
        """Those that are there already are passed over."""
        told = self._cases(cases)
        Violation.objects.bulk_create(map(self._violation, told))
        GoodsLine.objects.bulk_create(
            self._goods(one, n) for one in told for n in range(len(one.case.lots))
        )
        CaseParty.objects.bulk_create(self._parties(told))
        CaseEvent.objects.bulk_create(
            _step(one, kind, day) for one in told for kind, day in one.case.events
        )
        for n in range(2 * len(_DEBTS)):  # the database numbers them one after the other
            CaseMoney.objects.bulk_create(row for one in told for row in _entries(one)[n : n + 1])
        self._count(told)
        return len(told)

    def _parties(self, told: Sequence[_Told]) -> list[CaseParty]:
        """Each once in a case."""
        wanted = [(one, actor) for one in told for actor in dict.fromkeys(one.case.actors)]
        keys = self.known.parties((o.row.owner_path, o.seat, o.at, actor) for o, actor in wanted)
        return [_in_case(o, a, keys[o.row.owner_path, a.number]) for o, a in wanted]

    def _cases(self, cases: Sequence[Simulated]) -> list[_Told]:
        keys = {uuid5(NAMESPACE_OID, f"{self.seed} {c.day.year} {c.place}"): c for c in cases}
        there = set(Case.objects.filter(key__in=keys).values_list("key", flat=True))
        told = [self._case(case, key) for key, case in keys.items() if key not in there]
        Case.objects.bulk_create(one.row for one in told)
        return told

    def _case(self, case: Simulated, key: UUID) -> _Told:
        path = self.places.path_of(case)
        seat = self.places.seat(path)
        territory, called = self.places.commune_of(case)
        lat, lon = self.places.point_of(case)
        at = datetime.combine(case.day, case.at, VIETNAM).astimezone(UTC)
        criminal = any(kind == "transferred" for kind, _day in case.events)
        procedure = Procedure.CRIMINAL if criminal else Procedure.ADMINISTRATIVE
        row = Case(
            owner_path=path, body=seat.body, key=key, detected_at=at, territory_id=territory,
            territory_name=called[:200], lat=lat, lon=lon, route=case.route,
            source=case.source, summary=_SUMMARY,
            procedure=procedure, opened_by=seat, opened_at=at, changed_at=at,
        )  # fmt: skip
        return _Told(case, row, seat, at)

    def _violation(self, told: _Told) -> Violation:
        kind = self.kinds[told.case.violation]
        return Violation(**told.marks, kind=kind, main=True, added_by=told.seat, added_at=told.at)

    def _goods(self, told: _Told, n: int) -> GoodsLine:
        lot = told.case.lots[n]
        return GoodsLine(
            **told.marks, group=self.groups[lot.group], name=lot.name, quantity=lot.quantity,
            unit=lot.unit, value_vnd=lot.value, valuation=Valuation.ESTIMATED, added_by=told.seat,
            added_at=told.at,
        )  # fmt: skip

    def _count(self, told: Sequence[_Told]) -> None:
        """What lists keep of a case: its words, and its earliest open limit."""
        pks = [one.row.pk for one in told]
        numbered = Case.objects.in_bulk(pks)
        for one in told:
            row = numbered[one.row.pk]
            one.row.year, one.row.number = row.year, row.number
            one.row.search_key = _words(one)
            note_limits(one.row, self._clocks(one.case))
        Case.objects.bulk_update([one.row for one in told], ["search_key", *LIMITS])

    def _clocks(self, case: Simulated) -> Sequence[Clock]:
        hours = {"detected": case.at}
        events = [Event(kind, day, hours.get(kind)) for kind, day in case.events]
        facts = Facts(field=self.kinds[case.violation].field)
        return clocks_of(events, facts, self.rules, self.calendar, local(self.now))


def _in_case(told: _Told, actor: Actor, party_id: int) -> CaseParty:
    return CaseParty(
        **told.marks, party_id=party_id, role=PartyRole.VIOLATOR, written=actor.name,
        added_by=told.seat, added_at=told.at,
    )  # fmt: skip


def _step(told: _Told, kind: str, day: date) -> CaseEvent:
    first = kind == "detected"
    at = told.at if first else datetime.combine(day, time(16), VIETNAM).astimezone(UTC)
    return CaseEvent(
        **told.marks, kind=kind, day=day, at=told.case.at if first else None,
        recorded_by=told.seat, recorded_at=max(at, told.at),
    )  # fmt: skip


def _entries(told: _Told) -> list[CaseMoney]:
    """For each debt what is owed, then that it reached the treasury."""
    steps = dict(told.case.events)
    last = told.case.events[-1][1]
    owed_on, paid_on = steps.get("decision_issued", last), steps.get("payment", last)
    found: list[CaseMoney] = []
    for what, amount in told.case.money.items():
        kind, debt = _DEBTS[what]
        due_on = max(owed_on + _PAYS_WITHIN, paid_on)
        of_debt = (Act.OWED, owed_on, kind.value, due_on), (Act.PAID_IN, paid_on, "", None)
        for act, day, said, due in of_debt:
            at = datetime.combine(day, time(16, 30), VIETNAM).astimezone(UTC)
            found.append(CaseMoney(
                **told.marks, number=len(found) + 1, act=act.value, debt=debt, kind=said, day=day,
                amount_vnd=amount, due_on=due, recorded_by=told.seat, recorded_at=max(at, told.at),
            ))  # fmt: skip
    return found


def _words(told: _Told) -> str:
    """As ``counting.search_key`` has them."""
    row = told.row
    parts = [str(row), row.summary, row.territory_name]
    parts += [lot.name for lot in told.case.lots] + [actor.name for actor in told.case.actors]
    return words_key(parts)
