"""How clear a document is in each of the six, and each issuer over some time (độ rõ)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sauro.directives.finding import in_time
from sauro.directives.models import Addressee, Directive
from sauro.directives.queries import of_document
from sauro.directives.rules import GROUNDS, ground_of
from sauro.documents.rules import CLEARS
from sauro.foundation.access.scope import EVERYWHERE, covers, entered
from sauro.foundation.errors import Hidden


@dataclass(frozen=True, slots=True)
class Share:
    """How many directives rest on a ground; ``at`` and ``wide`` in percent of a bar."""

    ground: str
    letter: str
    count: int
    at: float
    wide: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One of the six clears of a document."""

    clear: str
    shares: Sequence[Share]


@dataclass(frozen=True, slots=True)
class Clarity:
    """A document as the register knows it; ``count``: directives that the seat sees; ``named``:
    how many name who leads; ``known``: of how many of these it is known who that is, which only
    the body whose paper it is can tell.
    """

    document_id: int
    number: str
    issuer: str
    issued_on: date | None
    published_at: datetime
    count: int
    bars: Sequence[Bar]
    named: int
    known: int | None


def clarity(document_id: int) -> Clarity:
    """Raises: Hidden where the seat sees no directive of the document."""
    rows = list(of_document(document_id).defer("task", "search_key", "spelt_key", "spans"))
    if not rows:
        raise Hidden
    first = rows[0]
    bars = [
        _bar(clear, Counter(ground_of(r.grounds, r.missing, clear) for r in rows), len(rows))
        for clear in CLEARS
    ]
    return Clarity(
        document_id,
        first.document_number,
        first.issuer,
        first.issued_on,
        first.published_at,
        len(rows),
        bars,
        sum(bool(row.lead) for row in rows),
        _known(rows) if covers(first.owner_path) else None,
    )


def _known(rows: Sequence[Directive]) -> int:
    """How many name nobody to lead whom publishing left open and no body was named for later."""
    leads = Addressee.objects.filter(directive__in=rows, part=Addressee.Part.LEAD)
    given = set(leads.values_list("directive_id", "mention"))
    still = (
        any(m in row.left_open and (row.pk, m[:500]) not in given for m in row.lead)
        for row in rows
        if row.lead
    )
    return sum(not open_ for open_ in still)


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuing body as papers name it: of its directives that the seat sees, how many rest on
    what; ``documents``: from how many papers.
    """

    name: str
    documents: int
    count: int
    bars: Sequence[Bar]


# What the seat sees, found by the indexes of both paths; the policies decide once more.
_SEEN = """
SELECT d.id FROM directives_directive d
  JOIN unnest(%(paths)s::text[]) p ON d.owner_path >= p AND d.owner_path < p || '/'
  WHERE d.published_at >= %(since)s AND d.published_at < %(until)s
UNION SELECT a.directive_id FROM directives_addressee a
  JOIN unnest(%(told)s::text[]) p ON a.owner_path >= p AND a.owner_path < p || '/'
  WHERE a.published_at >= %(since)s AND a.published_at < %(until)s
"""
_GROUND = """coalesce(nullif(substr(grounds, {n} + 1, 1), ''),
  CASE WHEN missing >> {n} & 1 = 1 THEN 'm' ELSE 's' END)"""
_COUNTS = ", ".join(
    f"count(*) FILTER (WHERE {_GROUND.format(n=n)} = '{letter}')"
    for n in range(len(CLEARS))
    for letter in GROUNDS
)
_ISSUERS = f"""
SELECT max(issuer), count(DISTINCT document_id), count(*), ARRAY[{_COUNTS}]
FROM directives_directive JOIN ({_SEEN}) seen USING (id) WHERE superseded_at IS NULL
GROUP BY issuer_key ORDER BY count(*) DESC, issuer_key LIMIT %(most)s
"""
MOST_ISSUERS = 200


def issuers(since: datetime, until: datetime) -> list[Issuer]:
    """Who issued most first: what entered the register from one moment to before another.
    Raises: Refused where that takes too long.
    """
    paths = list(entered().paths)
    told = [] if EVERYWHERE in paths else paths  # who sees everything needs no second way
    asked = {"paths": paths, "told": told, "since": since, "until": until, "most": MOST_ISSUERS}
    return [_issuer(*row) for row in in_time(_ISSUERS, asked)]


def _issuer(name: str, documents: int, count: int, counts: list[int]) -> Issuer:
    grounds = list(GROUNDS.values())
    of_clear = [counts[n : n + len(grounds)] for n in range(0, len(counts), len(grounds))]
    bars = [
        _bar(clear, Counter(dict(zip(grounds, numbers, strict=True))), count)
        for clear, numbers in zip(CLEARS, of_clear, strict=True)
    ]
    return Issuer(name, documents, count, bars)


def _bar(clear: str, counted: Counter[str], of: int) -> Bar:
    shares, at = [], 0.0
    for letter, ground in GROUNDS.items():
        wide = 100 * counted[ground] / of
        shares.append(Share(ground, letter, counted[ground], round(at, 2), round(wide, 2)))
        at += wide
    return Bar(clear, shares)
