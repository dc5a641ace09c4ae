"""Asking the register: the function of the database that searches under the seat's scope."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

from sauro.directives.filters import Filters
from sauro.directives.models import Directive
from sauro.directives.rules import QUOTES, Sought, keys_of, slips, sought
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding
from sauro.kernel.text import fold

PAGE = 50
MOST_COUNTED = 1000
MOST_EXPORTED = 50_000
_SECONDS = 5  # that one question may take
_TIMEOUT = "SELECT set_config('statement_timeout', %s, true)"
_EXACT, _UNKNOWN, _ALL = 0, 1, 2  # which words may have been mistyped
_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: after a row (its key and id), or so many rows further; ``near``: how
    loosely words are taken.
    """

    key: str = ""
    id: int | None = None
    backwards: bool = False
    skipped: int = 0
    near: int = _EXACT


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in order. ``total`` counts to 1,001 and no further. ``after`` and ``before`` are what
    the query string says of the next and the previous page, empty at an end; ``instead`` holds
    the words that were taken for mistyped ones.
    """

    rows: Sequence[Directive]
    total: int
    after: str = ""
    before: str = ""
    instead: tuple[str, ...] = ()


def page(filters: Filters, at: Place | None = None, size: int = PAGE) -> Page:
    """One page of what the seat may see. Raises: Refused where the question takes too long."""
    at = at or Place()
    wanted = sought(filters.words)
    if filters.words.strip() and not wanted:
        return Page([], 0)
    hits = _hits(filters, at, size + 1)
    for near in (_UNKNOWN, _ALL):
        if hits or not wanted.words or at != Place():
            break
        hits = _hits(filters, Place(near=near), size + 1)
        if hits:
            at = Place(near=near)
    return _page(filters, at, hits, size, wanted)


def ids(filters: Filters, most: int) -> list[int]:
    """The ids of all that the filters leave, up to a bound, in order: the best match is sought
    among a thousand only, so that the whole comes with the newest first.
    """
    filters = filters.newest_first() if filters.sorted_by == "best" else filters
    for near in (_EXACT, _UNKNOWN, _ALL):
        if found := _hits(filters, Place(near=near), most):
            return [pk for pk, _key, _total in found]
    return []


def in_order(wanted: Sequence[int]) -> Iterator[Directive]:
    """The directives with these ids, under the policies, a thousand at a time."""
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        found = Directive.objects.in_bulk(part)
        yield from (found[pk] for pk in part if pk in found)


Hit = tuple[int, str, int]


def _hits(filters: Filters, at: Place, most: int) -> list[Hit]:
    asked = _asked(filters, at) | {"most": most}
    named = ", ".join(f"{name} => %({name})s" for name in asked)
    hits: list[Hit] = in_time(f"SELECT * FROM directives_find_v2({named})", asked)
    return hits[::-1] if at.backwards else hits


def in_time(sql: str, values: dict[str, Any]) -> list[Any]:
    """The rows of a statement. Raises: Refused where it takes too long."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('statement_timeout')")
            before = cursor.fetchone()
            cursor.execute(_TIMEOUT, [f"{_SECONDS * 1000}"])
            cursor.execute(sql, values)
            rows: list[Any] = cursor.fetchall()
            cursor.execute(_TIMEOUT, before)
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise Refused(_too_long()) from error
        raise
    return rows


def _asked(filters: Filters, at: Place) -> dict[str, Any]:
    """The arguments of the function; what asks nothing is left out."""
    wanted = sought(filters.words)
    exact, phrases = _exact(wanted)
    issuer = keys_of(filters.issuer)[0]
    whole = filters.issuer.strip()[:1] in QUOTES
    asked = {
        "words": [" ".join(slips(w)) if at.near else w for w in wanted.words],
        "loosely": at.near == _ALL or None,
        "exact": exact,
        "phrases": phrases,
        "body": filters.body,
        "part": filters.part,
        "place": filters.place,
        "issuer": [] if whole else issuer.split(),
        "document": filters.document_id,
        "number": filters.document.strip()[:60],
        "kinds": list(filters.kinds),
        "clear": filters.missing or filters.clear,
        "grounds": ["m"] if filters.missing else list(filters.grounds),
        "due_from": filters.due_from,
        "due_to": filters.due_to,
        "since": filters.since,
        "until": filters.until,
        "sorted": filters.sorted_by,
        "after_key": at.key,
        "after_id": at.id,
        "backwards": at.backwards or None,
        "skipped": at.skipped or None,
    }
    asked = {k: v for k, v in asked.items() if v is not None and v not in ("", [])}
    return asked | ({"issued_by": issuer} if whole else {})  # "" is a paper without an issuer


def _exact(wanted: Sought) -> tuple[list[str], list[str]]:
    """What the index finds of phrases, and the phrases that must then be read again: two words
    without marks are one entry of the index already.
    """
    exact: dict[str, None] = {}
    again = []
    for phrase in wanted.phrases:
        words = phrase.split()
        plain = [fold(w) or w for w in words]
        exact |= dict.fromkeys(words if words != plain or len(words) == 1 else ())
        exact |= dict.fromkeys(f"{a} {b}" for a, b in pairwise(plain))
        if len(words) > 2 or (words != plain and len(words) > 1):
            again.append(phrase)
    return list(exact), again


def _page(filters: Filters, at: Place, hits: list[Hit], size: int, wanted: Sought) -> Page:
    more = len(hits) > size
    hits = (hits[1:] if at.backwards else hits[:size]) if more else hits
    rows = list(in_order([pk for pk, _key, _total in hits]))
    if filters.sorted_by == "best":
        after = f"{at.skipped + size}~{at.near}" if more else ""
        before = f"{max(0, at.skipped - size)}~{at.near}" if at.skipped else ""
    else:
        after = _cursor(hits[-1], at) if hits and (more or at.backwards) else ""
        begun = at.id is not None and (more or not at.backwards)
        before = _cursor(hits[0], at) if hits and begun else ""
    total = hits[0][2] if hits else 0
    return Page(rows, total, after, before, _instead(rows, wanted) if at.near else ())


def _cursor(hit: Hit, at: Place) -> str:
    return f"{hit[1]}~{hit[0]}~{at.near}"


def place(after: str, before: str, order: str) -> Place:
    """What a query string says of where a page begins; what cannot be read is the beginning."""
    sent = after or before
    parts = sent.rsplit("~", 2 if order != "best" else 1)
    try:
        near = int(parts[-1]) if len(parts) > 1 and parts[-1] in "012" else _EXACT
        if order == "best":
            return Place(skipped=min(max(0, int(parts[0])), MOST_COUNTED), near=near)
        key, pk = parts[0], int(parts[1])
        read = date.fromisoformat if order in ("due", "-due") else datetime.fromisoformat
        if key not in ("infinity", "-infinity"):
            moment = read(key)
            key = moment.isoformat()  # as PostgreSQL reads it, however it was written
            if isinstance(moment, datetime):
                moment.astimezone(UTC)
    except (ValueError, IndexError, OverflowError):
        return Place()
    if not 0 < pk < 2**63:
        return Place()
    return Place(key=key, id=pk, backwards=bool(before and not after), near=near)


def _instead(rows: Sequence[Directive], wanted: Sought) -> tuple[str, ...]:
    """The words of the rows that stand for words which none of them has."""
    there = {word for row in rows for word in row.search_key.split()}
    return tuple(
        other
        for word in wanted.words
        if word not in there
        for other in slips(word)
        if other in there
    )


def _too_long() -> Finding:
    return Finding(
        "too-long",
        "words",
        "Câu tìm này mất quá nhiều thời gian. Hãy thêm cơ quan, địa bàn hoặc thời gian để thu hẹp.",
        "This search takes too long. Add a body, a territory or a time to narrow it.",
    )
