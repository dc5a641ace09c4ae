"""Cases of a file written into the register, some hundreds a statement (ghi nhiều vụ việc).

By the rules of single entry, under the policies and triggers of single entry; only what is the same
for all of them is asked once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import chain
from uuid import NAMESPACE_OID, UUID, uuid5

from django.utils import timezone

from sauro.cases.case_rules import GoodsEntry, StepEntry
from sauro.cases.catalogue import groups_on, kinds_on
from sauro.cases.clocks import Complexity, Event, Facts, clocks_of, in_order, shipped_kinds
from sauro.cases.clocks.authority import may_explain, shipped_powers
from sauro.cases.counting import Limit, noted, open_limits, words_key
from sauro.cases.happening import turned
from sauro.cases.holding import local
from sauro.cases.importing.models import CaseFile, OwnNumber
from sauro.cases.importing.parties import Parties
from sauro.cases.importing.rows import FileCase
from sauro.cases.importing.rows_in import insert_rows
from sauro.cases.models import (
    Case,
    CaseEvent,
    CaseParty,
    GoodsLine,
    Procedure,
    Valuation,
    Violation,
)
from sauro.cases.opening import moment_of
from sauro.cases.queries import rules_held
from sauro.foundation.access.models import Seat
from sauro.kernel.text import fold
from sauro.organization.days_off.queries import calendar_of
from sauro.parties.sealing import marked


def key_of(path: str, own_number: str, year: int) -> UUID:
    """By which a case of a body's own book is one, however often it is sent: its number there and
    the year in which it was detected, for books begin anew with a year.
    """
    return uuid5(NAMESPACE_OID, f"sauro case\n{path}\n{year}\n{fold(own_number)}")


def digest_of(told: FileCase) -> str:
    """What a file says of a case, as a keyed hash."""
    whole = (told.facts, told.violations, told.goods, told.parties, told.steps)
    return marked(repr(whole).encode())


def steps_of(told: FileCase) -> list[StepEntry]:
    """All steps, detection first."""
    assert told.facts
    detected = StepEntry("detected", told.facts.detected_on, told.facts.detected_time)
    return [detected, *told.steps]


@dataclass(frozen=True, slots=True)
class Kept:
    """A case of the file with its key there."""

    told: FileCase
    key: UUID


class Writing:
    """One file being written by one seat; ``file`` none where no file tells it."""

    def __init__(self, by: Seat, now: datetime, file: CaseFile | None, source: str) -> None:
        self.by, self.now, self.file = by, now, file
        self.path = by.body.path
        self.parties = Parties(by, now, source)
        today = timezone.localdate(now)
        self.groups = {group.code: group for group in groups_on(today)}
        self.kinds = {kind.code: kind for kind in kinds_on(today)}
        self.limits = _limits(self.path, now)

    def write(self, cases: Sequence[Kept]) -> list[int]:
        """New cases; their ids."""
        pks = insert_rows(Case, [self._case(one) for one in cases])
        found = list(zip(pks, cases, strict=True))
        self._lines(
            Violation, found, lambda c: (self._violation(c, n) for n in range(len(c.violations)))
        )
        self._lines(GoodsLine, found, lambda c: map(self._goods, c.goods))
        self._parties(found)
        insert_rows(CaseEvent, [row for pk, one in found for row in self._steps(pk, one.told)])
        insert_rows(OwnNumber, [self._own(pk, one) for pk, one in found])
        return pks

    def _lines(
        self,
        model: type[Violation | GoodsLine],
        found: Iterable[tuple[int, Kept]],
        rows: Callable[[FileCase], Iterable[dict[str, object]]],
    ) -> None:
        insert_rows(model, [self._marks(pk) | row for pk, one in found for row in rows(one.told)])

    def _marks(self, pk: int) -> dict[str, object]:
        return {
            "owner_path": self.path, "case_id": pk, "added_by_id": self.by.pk, "added_at": self.now
        }  # fmt: skip

    def _case(self, one: Kept) -> dict[str, object]:
        told, facts = one.told, one.told.facts
        assert facts
        where = facts.where
        return {
            "owner_path": self.path, "body_id": self.by.body_id, "year": 0, "number": 0,
            "key": one.key, "detected_at": moment_of(facts),
            "hour_known": facts.detected_time is not None, "detected_by": facts.detected_by,
            "territory_id": where.territory_id, "territory_name": where.territory_name[:200],
            "place": where.place, "lat": None, "lon": None, "route": facts.route,
            "source": facts.source, "source_note": facts.source_note,
            "procedure": self._procedure(told), "complexity": facts.complexity,
            "explanation": False, "summary": facts.summary, "search_key": _words(told),
            **noted(self._limits(told)), "opened_by_id": self.by.pk,
            "opened_at": self.now, "changed_at": self.now, "version": 1,
        }  # fmt: skip

    def _procedure(self, told: FileCase) -> str:
        turns = [turned(e.kind) for e in _as_happened(steps_of(told)) if turned(e.kind)]
        return str(turns[-1] if turns else Procedure.ADMINISTRATIVE.value)

    def _violation(self, told: FileCase, n: int) -> dict[str, object]:
        entry = told.violations[n]
        return {
            "kind_id": self.kinds[entry.kind].pk, "article": entry.article,
            "frame_vnd": entry.frame_vnd, "main": n == 0,
        }  # fmt: skip

    def _goods(self, entry: GoodsEntry) -> dict[str, object]:
        valued = entry.valuation or Valuation.ESTIMATED.value
        return {
            "group_id": self.groups[entry.group].pk, "name": entry.name, "brand": entry.brand,
            "origin": entry.origin, "quantity": entry.quantity, "unit": entry.unit,
            "value_vnd": entry.value_vnd, "hs_code": entry.hs_code,
            "valuation": "" if entry.value_vnd is None else valued, "version": 1,
        }  # fmt: skip

    def _parties(self, found: Sequence[tuple[int, Kept]]) -> None:
        wanted = [(pk, entry) for pk, one in found for entry in one.told.parties]
        keys = self.parties.keys([entry for _pk, entry in wanted])
        rows: dict[tuple[int, int, str], dict[str, object]] = {}
        for (pk, entry), party in zip(wanted, keys, strict=True):
            rows.setdefault((pk, party, entry.role), self._marks(pk) | {
                "party_id": party, "role": entry.role, "kind": entry.kind,
                "written": entry.name, "prior": entry.prior,
            })  # fmt: skip
        insert_rows(CaseParty, list(rows.values()))

    def _steps(self, pk: int, told: FileCase) -> Iterator[dict[str, object]]:
        for step in steps_of(told):
            yield {
                "owner_path": self.path, "case_id": pk, "kind": step.kind, "day": step.day,
                "at": step.at, "paper": step.paper, "about": step.about, "until": step.until,
                "note": step.note, "supersedes_id": None, "cancels": False, "because": "",
                "recorded_by_id": self.by.pk, "recorded_at": self.now,
            }  # fmt: skip

    def _own(self, pk: int, one: Kept) -> dict[str, object]:
        return self._marks(pk) | {
            "written": one.told.own_number, "file_id": self.file.pk if self.file else None,
            "line": one.told.line if self.file else None, "digest": digest_of(one.told),
        }  # fmt: skip

    def _limits(self, told: FileCase) -> Sequence[Limit]:
        assert told.facts
        facts = Facts(
            Complexity(told.facts.complexity), self.kinds[told.violations[0].kind].field,
            frozenset({"explanation"}) if _explained(told) else frozenset(),
        )  # fmt: skip
        events = tuple(
            Event(s.kind, s.day, s.at, s.paper, s.about, s.until) for s in steps_of(told)
        )
        return self.limits(events, facts)


def _limits(path: str, now: datetime) -> Callable[[tuple[Event, ...], Facts], Sequence[Limit]]:
    """The open limits; cases of the same steps on the same days have the same."""
    rules, calendar, moment = rules_held(), calendar_of(path), local(now)

    @lru_cache(maxsize=20_000)
    def limits(events: tuple[Event, ...], facts: Facts) -> Sequence[Limit]:
        return open_limits(clocks_of(events, facts, rules, calendar, moment))

    def of(events: tuple[Event, ...], facts: Facts) -> Sequence[Limit]:
        # Numbers of papers tell nothing apart but steps of one kind and moment.
        bare = tuple(Event(e.kind, e.day, e.at, "", e.about, e.until) for e in events)
        return limits(bare if len(set(bare)) == len(bare) else events, facts)

    return of


def _as_happened(steps: Iterable[StepEntry]) -> Sequence[Event]:
    ranks = {code: rank for rank, code in enumerate(shipped_kinds())}
    events = (Event(s.kind, s.day, s.at, s.paper, s.about, s.until) for s in steps)
    return in_order(events, ranks)


def _explained(told: FileCase) -> bool:
    assert told.facts
    organisation = any(p.role == "violator" and p.kind == "company" for p in told.parties)
    frames = (v.frame_vnd for v in told.violations if v.frame_vnd)
    day = told.facts.detected_on
    return any(may_explain(f, organisation, False, shipped_powers(), day) for f in frames)


def _words(told: FileCase) -> str:
    """As ``counting.search_key`` has them; the number of the book is put before by the database."""
    facts = told.facts
    assert facts
    parts = [facts.summary, facts.where.place, facts.where.territory_name, facts.detected_by]
    parts += [facts.source_note, told.own_number]
    parts += chain.from_iterable((g.name, g.brand) for g in told.goods)
    parts += [p.name for p in told.parties]
    parts += [s.paper for s in told.steps if s.paper]
    return words_key(parts)
