"""How a case stands in law: clocks, what is odd in its steps, hints (thời hạn của vụ việc)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils import timezone

from sauro.cases.clocks import (
    Clock,
    Complexity,
    Event,
    Facts,
    Rule,
    clocks_of,
    findings,
    in_order,
    shipped_kinds,
)
from sauro.cases.clocks.authority import may_explain, shipped_powers, who_may_fine
from sauro.cases.clocks.crime import Lot, crime_hints, shipped_thresholds
from sauro.cases.clocks.hints import Hint
from sauro.cases.models import Case, CaseEvent, CaseParty, GoodsLine, Violation
from sauro.cases.queries import rules_held
from sauro.kernel.findings import Finding
from sauro.kernel.quantities import units
from sauro.organization.days_off.queries import calendars_held
from sauro.organization.days_off.rules import Calendars

_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_LINES = {"market": "market_surveillance"}  # forces as rows of authority call them
_PACKS = {"bao": Decimal(1)}


@dataclass(frozen=True, slots=True)
class Law:
    """What clocks are counted by: read once, and passed on to each case."""

    rules: tuple[Rule, ...]
    days: Calendars


def law_held() -> Law:
    """The rows of law and the calendars as they hold now. Three queries."""
    return Law(rules_held(), calendars_held())


@dataclass(frozen=True, slots=True)
class Standing:
    """What the law has to say about a case at a moment."""

    events: tuple[CaseEvent, ...]  # that stand, in their order
    clocks: tuple[Clock, ...]
    findings: tuple[Finding, ...]
    hints: tuple[Hint, ...]
    about: About


def standing(case: Case, now: datetime) -> Standing:
    """Clocks, findings and hints of a case, counted anew."""
    rows = events_of(case)
    events, moment = [row.as_event() for row in rows], _local(now)
    law, about = law_held(), about_of(case)
    calendar = law.days.of(case.owner_path)
    clocks = clocks_of(events, facts_of(case, about), law.rules, calendar, moment)
    found = findings(events, clocks, law.rules, shipped_kinds(), moment)
    return Standing(tuple(rows), clocks, found, hints_of(case, about), about)


def clocks_now(case: Case, now: datetime, law: Law | None = None) -> tuple[Clock, ...]:
    """The clocks alone. Whoever asks for many cases reads the law once and gives it."""
    held = law or law_held()
    events: list[Event] = [row.as_event() for row in events_of(case)]
    facts = facts_of(case, about_of(case))
    calendar = held.days.of(case.owner_path)
    return clocks_of(events, facts, held.rules, calendar, _local(now))


def events_of(case: Case) -> list[CaseEvent]:
    """The steps that stand: neither superseded nor cancelled, as they happened."""
    rows = case.events.filter(superseded_by=None, cancels=False).select_related("recorded_by__user")
    return as_happened(rows.order_by("pk"))


def as_happened(rows: Iterable[CaseEvent]) -> list[CaseEvent]:
    """Steps in the order in which they happened; see ``in_order``."""
    known = {str(row.pk): row for row in rows}
    ranks = {code: rank for rank, code in enumerate(shipped_kinds())}
    return [known[e.place] for e in in_order((row.as_event() for row in known.values()), ranks)]


@dataclass(frozen=True, slots=True)
class About:
    """What a case is about, read once: violations, the main one first, goods, parties."""

    violations: Sequence[Violation]
    goods: Sequence[GoodsLine]
    parties: Sequence[CaseParty]

    @property
    def framed(self) -> list[Violation]:
        """Violations of which the frame of the fine is known."""
        return [v for v in self.violations if v.frame_vnd]

    @property
    def organisation(self) -> bool:
        """Whether an organisation is to be fined."""
        return any(p.role == "violator" and p.kind == "company" for p in self.parties)


def about_of(case: Case) -> About:
    """As it is written now."""
    goods = case.goodsline_rows.select_related("group").order_by("pk")
    return About(violations_of(case), list(goods), list(case.caseparty_rows.order_by("pk")))


def facts_of(case: Case, about: About) -> Facts:
    """What changes limits and is no step: by the main violation and what was judged."""
    main = next(iter(about.violations), None)
    return Facts(
        Complexity(case.complexity),
        main.kind.field if main else "",
        frozenset({"explanation"}) if _may_explain(case, about) else frozenset(),
    )


def violations_of(case: Case) -> list[Violation]:
    """What was violated, the main one first."""
    return list(case.violation_rows.select_related("kind").order_by("-main", "pk"))


def _may_explain(case: Case, about: About) -> bool:
    """As a person said, or by the frame of an act."""
    day = timezone.localdate(case.detected_at, _VIETNAM)
    frames = [v.frame_vnd for v in about.framed if v.frame_vnd]
    return case.explanation or any(
        may_explain(frame, about.organisation, False, shipped_powers(), day) for frame in frames
    )


def hints_of(case: Case, about: About) -> tuple[Hint, ...]:
    """Articles of the Penal Code to be thought of, by the law of the day of detection."""
    day: date = timezone.localdate(case.detected_at, _VIETNAM)
    prior = any(party.prior for party in about.parties)
    conducts = list(dict.fromkeys(v.kind.conduct for v in about.violations if v.kind.conduct))
    lots = [lot for conduct in conducts for lot in lots_of(conduct, about.goods, prior)]
    return (*crime_hints(lots, shipped_thresholds(), day), *_authority(case, about, day))


def _authority(case: Case, about: About, day: date) -> list[Hint]:
    """Who may decide a fine, by the highest frame of an act; told where a frame is known."""
    acts = about.framed
    if not acts:
        return []
    force = case.body.force.code if case.body.force else ""
    line = _LINES.get(force, force)
    frames = tuple(v.frame_vnd for v in acts if v.frame_vnd)
    hint = who_may_fine(acts[0].kind.field, frames, about.organisation, line, day)
    return [hint] if hint else []


def lots_of(conduct: str, goods: Sequence[GoodsLine], prior: bool) -> list[Lot]:
    """Goods as the thresholds measure them: by value, by weight, by packs."""
    return [Lot(conduct, g.group.crime, tuple(_amounts(g)), prior) for g in goods]


def _amounts(line: GoodsLine) -> list[tuple[str, Decimal]]:
    found = [("value_vnd", Decimal(line.value_vnd))] if line.value_vnd else []
    if line.unit in _PACKS:
        found.append(("packs", line.quantity * _PACKS[line.unit]))
    known = units().get(line.unit)
    if known and known.kind == "mass":
        found.append(("kg", line.quantity * known.factor))
    return found


def _local(now: datetime) -> datetime:
    return timezone.localtime(now, _VIETNAM).replace(tzinfo=None)
