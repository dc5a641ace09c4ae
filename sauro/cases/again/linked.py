"""Cases that hang together by a party, number, house or judgement, one or two steps (liên quan)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from sauro.cases.models import Case, CaseParty
from sauro.cases.narrowing import without_twice

MOST = 200  # cases that are told


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two cases hang together. ``why``: "party", "judged", "address" or a kind of number;
    ``said``: what they share; ``apart``: a person decided that the two parties are not one.
    """

    start: int
    end: int
    why: str
    said: str
    ours: str  # the party, as the case nearer to the start wrote it
    theirs: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Linked:
    """A case some steps away, and every tie by which it is reached."""

    case: Case
    steps: int
    ties: tuple[Tie, ...]


def linked(case: Case, steps: int = 1) -> list[Linked]:
    """Cases in sight around one, the nearest first, then those with the most ties, the latest."""
    seen, around = {case.pk}, [case.pk]
    found: list[Linked] = []
    for step in range(1, steps + 1):
        ties = [tie for tie in _ties(around) if tie.end not in seen]
        cases = _cases(ties)
        found += _sorted(cases, ties, step)
        seen, around = seen | cases.keys(), list(cases)
        if not around or len(found) >= MOST:
            break
    return found[:MOST]


def _sorted(cases: Mapping[int, Case], ties: Sequence[Tie], step: int) -> list[Linked]:
    rows = [Linked(c, step, tuple(t for t in ties if t.end == pk)) for pk, c in cases.items()]
    rows.sort(key=lambda row: (-len(row.ties), -row.case.detected_at.timestamp(), -row.case.pk))
    return rows


def _cases(ties: Iterable[Tie]) -> dict[int, Case]:
    rows = without_twice(Case.objects.filter(pk__in={tie.end for tie in ties}))
    return rows.select_related("body").in_bulk()


def _ties(around: Sequence[int]) -> list[Tie]:
    """From some cases to others."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cases_beside_v1(%s)", [sorted(around)])
        rows = cursor.fetchall()
    names = _names(rows)
    return sorted(
        (
            Tie(
                start, end, why, said, names.get((start, one), ""), names.get((end, two), ""), apart
            )
            for start, end, why, said, one, two, apart in rows
        ),
        key=lambda tie: (tie.start, tie.end, tie.why, tie.said, tie.ours, tie.theirs),
    )


def _names(rows: Iterable[Sequence[int]]) -> dict[tuple[int, int], str]:
    """How cases wrote the parties."""
    wanted = [pair for row in rows for pair in ((row[0], row[4]), (row[1], row[5]))]
    cases, parties = {case for case, _p in wanted}, {party for _c, party in wanted}
    written = CaseParty.objects.filter(case__in=cases, party__in=parties).order_by("pk")
    return {(c, p): name for c, p, name in written.values_list("case_id", "party_id", "written")}
