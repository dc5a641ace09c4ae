"""What is kept of a case for lists: its words for searching, its open limits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from sauro.cases.clocks import Clock, Nature, State
from sauro.cases.models import Case, CaseTransfer, OwnNumber
from sauro.cases.standing import clocks_now
from sauro.kernel.text import fold

LIMITS = ("next_due_on", "next_clock", "limits")  # columns that note what is open


@dataclass(frozen=True, slots=True)
class Limit:
    """An open limit: its last day, the code of its rule, about what of the case it is."""

    due_on: date
    clock: str
    about: str = ""


def count(case: Case, now: datetime) -> None:
    """Note the search words and the earliest limit that is still open.

    What was handed over has none here: its limits run where it is. Lateness itself is never kept:
    lists compare the day with today.
    """
    note_limits(case, () if away(case) else clocks_now(case, now))
    case.search_key = search_key(case)
    Case.objects.filter(pk=case.pk).update(
        **{name: getattr(case, name) for name in (*LIMITS, "search_key")}
    )


def away(case: Case) -> CaseTransfer | None:
    """The transfer by which a case is with another body now; none where it is here."""
    moves = CaseTransfer.objects.filter(state=CaseTransfer.State.TAKEN)
    last = moves.filter(Q(case=case) | Q(into=case)).order_by("-answered_at", "-pk").first()
    return last if last and last.case_id == case.pk else None


def all_away(cases: Iterable[Case]) -> set[int]:
    """Which of many are with another body now, in one question."""
    return away_of(case.pk for case in cases)


def away_of(ids: Iterable[int]) -> set[int]:
    """The same by their keys."""
    keys = list(ids)
    moves = CaseTransfer.objects.filter(state=CaseTransfer.State.TAKEN)
    moves = moves.filter(Q(case__in=keys) | Q(into__in=keys)).order_by("answered_at", "pk")
    gone: dict[int | None, bool] = {}
    for given, taken in moves.values_list("case_id", "into_id"):
        gone |= {given: True, taken: False}
    return {key for key in keys if gone.get(key)}


def note_limits(case: Case, clocks: Iterable[Clock]) -> bool:
    """Note on the row which limits are open. Returns whether it said otherwise before."""
    before = {name: getattr(case, name) for name in LIMITS}
    now = noted(open_limits(clocks))
    for name, value in now.items():
        setattr(case, name, value)
    return before != now


def noted(limits: Sequence[Limit]) -> dict[str, Any]:
    """Open limits as the columns of a case note them."""
    return {
        "limits": [[limit.due_on.isoformat(), limit.clock, limit.about] for limit in limits],
        "next_due_on": limits[0].due_on if limits else None,
        "next_clock": limits[0].clock if limits else "",
    }


def open_limits(clocks: Iterable[Clock]) -> list[Limit]:
    """The limits that are still open, kept to or not, the first to end first."""
    found = [
        Limit(clock.due_on, clock.rule.code, clock.about) for clock in clocks
        if clock.due_on and clock.rule.nature is Nature.LIMIT
        and clock.state in (State.RUNNING, State.OVERDUE)
    ]  # fmt: skip
    return sorted(found, key=lambda limit: limit.due_on)


def limits_of(case: Case) -> list[Limit]:
    """The same as last noted."""
    return [Limit(date.fromisoformat(day), clock, about) for day, clock, about in case.limits]


def search_key(case: Case) -> str:
    """All words by which a case is looked for, without accents."""
    parts = [str(case), case.summary, case.place, case.territory_name, case.detected_by]
    parts += [case.source_note]
    parts += OwnNumber.objects.filter(case=case).values_list("written", flat=True)
    for name, brand in case.goodsline_rows.values_list("name", "brand"):
        parts += [name, brand]
    parts += case.caseparty_rows.values_list("written", flat=True)
    parts += filter(None, case.events.values_list("paper", flat=True))
    return words_key(parts)


def words_key(parts: Iterable[str]) -> str:
    """Each word once, without accents, as the column takes them."""
    return " ".join(dict.fromkeys(fold(" ".join(parts)).split()))[:8000]
