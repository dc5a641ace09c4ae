"""Parties that were met in several cases, as a list (đối tượng tái phạm)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q

from sauro.cases import figures
from sauro.cases.again.met import Facts, facts_of
from sauro.cases.again.rules import Earlier, Terms, Weight, weight
from sauro.cases.models import CaseParty
from sauro.cases.register import Filters
from sauro.parties.linking.likeness import difference
from sauro.parties.linking.names import name_key
from sauro.parties.models import Judgement, Party

PAGE = 50
MOST = 2000  # parties that a list holds
_THINGS = ("vehicle", "shop", "account")  # what is written of them is no name
ORDERS = ("-vu", "vu", "-gan-nhat", "gan-nhat")  # by the number of cases, by the latest one
# Every way in which two cases may have one party is a mark: its row, an identity, a judgement. What
# two cases share is counted in one pass over what the filters leave; nothing is asked once a party.
_MARKS = """
WITH inside (id) AS MATERIALIZED ({cases}),
met AS MATERIALIZED (SELECT c.party_id, c.case_id FROM cases_caseparty c JOIN inside i ON i.id = c.case_id
  WHERE c.role <> ALL (ARRAY['witness', 'right_holder'])),
marks AS (
  SELECT 'p' || m.party_id AS mark, m.party_id, m.case_id FROM met m
  UNION ALL
  SELECT n.digest, m.party_id, m.case_id FROM met m
    JOIN parties_party p ON p.id = m.party_id
    JOIN parties_identifier n ON n.party_id = m.party_id AND n.withdrawn_at IS NULL
    WHERE n.kind IN ('identity_number', 'old_identity_number', 'tax_code')
      OR (p.kind, n.kind) IN (('vehicle', 'plate'), ('shop', 'shop'), ('account', 'account'))
  UNION ALL
  SELECT 'j' || j.id, m.party_id, m.case_id FROM met m JOIN parties_judgement j ON j.one_id = m.party_id
    WHERE j.verdict = 'same' AND j.undone_at IS NULL
  UNION ALL
  SELECT 'j' || j.id, m.party_id, m.case_id FROM met m JOIN parties_judgement j ON j.other_id = m.party_id
    WHERE j.verdict = 'same' AND j.undone_at IS NULL
)
SELECT left(mark, 1) = 'j', array_agg(DISTINCT party_id), array_agg(DISTINCT party_id || ':' || case_id) FROM marks
GROUP BY mark HAVING count(DISTINCT case_id) > 1 ORDER BY count(DISTINCT case_id) DESC, mark LIMIT %s
"""  # noqa: E501


@dataclass(frozen=True, slots=True)
class Again:
    """One party under all rows that are it, and its cases."""

    parties: tuple[int, ...]
    cases: tuple[int, ...]  # the latest entered first


@dataclass(frozen=True, slots=True)
class Told:
    """A party of the list as it is shown: how it is called, its cases, the heaviest sign."""

    party: Party | None  # where the register shows it from here
    name: str
    cases: Sequence[Facts]  # the latest detected first
    weight: Weight
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two parties that a number joins though their names are not alike: for a person to decide
    (nghi ngờ). ``pair``: the earlier first; ``open``: whether the register shows both from here.
    """

    pair: tuple[int, int]
    names: tuple[str, str]
    open: bool = True


def repeating(filters: Filters, today: date, order: str = "") -> list[Again]:
    """Parties in sight with more than one of the cases that the filters leave."""
    cases = figures.narrowed(replace(filters, once=True), today).order_by().values("pk")
    try:
        sql, values = cases.query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        # Only the question for the cases is put in, as Django words it, its values apart.
        cursor.execute(_MARKS.replace("{cases}", sql), [*values, MOST + 1])
        rows = cursor.fetchall()
    found = [again for again in joined(rows, _apart(rows)) if len(again.cases) > 1]
    found.sort(key=_latest if order.endswith("gan-nhat") else _most)
    return found[::-1] if order in ("vu", "gan-nhat") else found


def _most(again: Again) -> tuple[int, int, tuple[int, ...]]:
    return -len(again.cases), -again.cases[0], again.parties


def _latest(again: Again) -> tuple[int, tuple[int, ...]]:
    return -again.cases[0], again.parties


Marked = tuple[bool, Sequence[int], Sequence[str]]  # judged or not, parties, "party:case"


def joined(marks: Iterable[Marked], apart: frozenset[tuple[int, int]]) -> list[Again]:
    """Marks that have a party in common are one; those judged apart are not joined by a number."""
    leader: dict[int, int] = {}
    cases: dict[int, set[int]] = defaultdict(set)
    for judged, parties, pairs in marks:
        for pair in pairs:
            party_said, _colon, case = pair.partition(":")
            cases[int(party_said)].add(int(case))
        ranked = sorted(parties)
        for n, one in enumerate(ranked):
            leader.setdefault(one, one)
            fit = (o for o in ranked[:n] if judged or (o, one) not in apart)
            if (other := next(fit, None)) is not None:
                leader[_top(leader, one)] = _top(leader, other)
    groups: dict[int, list[int]] = defaultdict(list)
    for party in sorted(leader):
        groups[_top(leader, party)].append(party)
    return [
        Again(tuple(group), tuple(sorted({c for p in group for c in cases[p]}, reverse=True)))
        for group in groups.values()
    ]


def _top(leader: dict[int, int], party: int) -> int:
    while leader[party] != party:
        party = leader[party]
    return party


def _apart(rows: Iterable[Marked]) -> frozenset[tuple[int, int]]:
    """Pairs that a person decided are not one, the earlier first."""
    parties = {party for _judged, several, _pairs in rows if len(several) > 1 for party in several}
    return _decided(parties, "not_same")


def _decided(parties: Collection[int], verdict: str = "same") -> frozenset[tuple[int, int]]:
    """Pairs among some that a person decided on so, the earlier first."""
    standing = Judgement.objects.filter(verdict=verdict, undone_at=None)
    pairs = standing.filter(Q(one__in=parties), Q(other__in=parties))
    return frozenset(pairs.values_list("one_id", "other_id"))


def told(rows: Sequence[Again], terms: tuple[Terms, ...]) -> list[Told]:
    """Some of the list with what is told of each."""
    facts = facts_of({case for row in rows for case in row.cases})
    parties = [party for row in rows for party in row.parties]
    known = Party.objects.in_bulk(parties)
    # A joint body reads what a case calls a party; the register shows it to its own alone.
    written = CaseParty.objects.filter(party__in=parties, case__in=facts).order_by("-pk")
    names = dict(written.values_list("party_id", "written"))
    names |= {pk: party.name for pk, party in known.items()}
    things = set(written.filter(kind__in=_THINGS).values_list("party_id", flat=True))
    told_by_name = {pk: name for pk, name in names.items() if pk not in things}
    same = _decided({party for row in rows if len(row.parties) > 1 for party in row.parties})
    found = []
    for row in rows:
        doubt = doubt_of(row.parties, told_by_name, same)
        if doubt is not None:
            doubt = replace(doubt, open=known.keys() >= set(doubt.pair))
        found.append(replace(_told(row, facts, known, names, terms), doubt=doubt))
    return found


def _told(
    row: Again,
    facts: dict[int, Facts],
    known: dict[int, Party],
    names: dict[int, str],
    terms: tuple[Terms, ...],
) -> Told:
    cases = [facts[case] for case in facts if case in row.cases]
    party = next((known[pk] for pk in row.parties if pk in known), None)
    name = next((names[pk] for pk in row.parties if pk in names), "")
    return Told(party, name, cases, heaviest([earlier for _c, _k, earlier in cases], terms))


def doubt_of(
    parties: Sequence[int], names: Mapping[int, str], same: Collection[tuple[int, int]]
) -> Doubt | None:
    """The first two whose names are not alike, unless a person said that they are one."""
    told = [(pk, names[pk]) for pk in sorted(parties) if pk in names]
    for (one, a), (other, b) in combinations(told, 2):
        alike = difference(name_key(a), name_key(b)) != "different_name"
        if not alike and (one, other) not in same:
            return Doubt((one, other), (a, b))
    return None


def heaviest(rows: Sequence[Earlier], terms: tuple[Terms, ...]) -> Weight:
    """The heaviest sign that any case gives of a later one; the latest detected comes first."""
    signs = (
        weight(earlier, later.detected_on, later.kinds, terms)
        for n, later in enumerate(rows) for earlier in rows[n + 1 :]
    )  # fmt: skip
    return min(signs, key=list(Weight).index, default=Weight.OPEN)
