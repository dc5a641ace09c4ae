"""Cited papers as a list: each number once, who names it, whether it was received."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    CharField,
    Count,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Sum,
)

from sauro.documents.citing.counts import STATES, Filters, cited, counted_for, kinds, words_of
from sauro.documents.citing.models import Citation, Numbered
from sauro.documents.citing.queries import light, papers_of_keys, seen_here
from sauro.documents.citing.rules import Found, Match, Named, match
from sauro.documents.listing import searched
from sauro.documents.models import Document

__all__ = ["STATES", "Filters"]
PAGE = 50
MOST_COUNTED = 1000
MOST_EXPORTED = 20_000
_LATEST = 4_000  # rows among which more numbers than are counted usually stand
_FURTHEST = 100_000  # rows behind which no page begins
# By what may be sorted: name in the address, expression. If nothing is said, named last is first.
ORDERS: dict[str, str] = {"moi": "last", "so": "key", "lan": "papers"}
_ORDER = "-moi"


@dataclass(frozen=True, slots=True)
class Listed:
    """A cited number: as the newest mention has it, in how many papers and how often it is named,
    on which days it is said to be, and how far it was received.
    """

    citation: Citation
    document: Document
    papers: int
    times: int
    days: Sequence[date]
    found: Found


@dataclass(frozen=True, slots=True)
class Page:
    """One page, where the ones beside it begin, and how many rows there are: 1,001 means more."""

    rows: Sequence[Listed]
    total: int
    before: str = ""
    after: str = ""


def page(filters: Filters, order: str = "", start: str = "") -> Page:
    """A page of what the papers in scope name, from a row on."""
    first = _row(start)
    if path := counted_for():
        rows = cited(path, filters, order_of(order), first, PAGE + 1)
    else:
        rows = _counted_now(filters, order, first)
    more = len(rows) > PAGE
    return Page(
        list(_listed(rows[:PAGE])),
        min(rows[0]["groups"], MOST_COUNTED + 1) if rows else 0,
        before=str(max(0, first - PAGE)) if first else "",
        after=str(first + PAGE) if more else "",
    )


def exported(filters: Filters, order: str = "") -> Iterator[Listed]:
    """All that the filters leave, in the order of the page."""
    if path := counted_for():
        rows = cited(path, filters, order_of(order), 0, MOST_EXPORTED)
    else:
        rows = list(_grouped(narrowed(filters), order)[:MOST_EXPORTED])
    for start in range(0, len(rows), 500):
        yield from _listed(rows[start : start + 500])


def _counted_now(filters: Filters, order: str, first: int) -> list[dict[str, Any]]:
    """Where no counts are kept: a small scope, or one with papers of others in it."""
    found = narrowed(filters)
    rows = _newest(found, first) if order_of(order) == _ORDER else []
    return rows or list(_grouped(found, order)[first : first + PAGE + 1])


def narrowed(filters: Filters) -> QuerySet[Citation]:
    """The citations in scope, less what the filters say."""
    found = Citation.objects.filter(seen_here())
    if filters.state == "missing":
        found = found.filter(~_received())
    elif filters.state == "have":
        found = found.filter(_received())
    if words := words_of(filters):
        found = found.alias(searched=searched("doc_type", "number", "issuer"))
        for word in words:
            found = found.filter(searched__contains=word)
    return found


def _received() -> Exists:
    """As ``rules.match`` has it: something with the number may be of the day, unless a person said
    that none of it is meant. One condition, which the planner answers by one join of all rows.
    """
    bearing = Numbered.objects.filter(seen_here(), key=OuterRef("key")).annotate(
        cited_on=ExpressionWrapper(OuterRef("dated"), DateField()),
        said=ExpressionWrapper(OuterRef("decided"), CharField()),
    )
    of_day = Q(dated=None) | Q(cited_on=None) | Q(dated=F("cited_on")) | Q(said="this")
    return Exists(bearing.filter(of_day, said__in=("", "this")))


class _Groups(Func):
    """How many groups there are, whatever is shown of them."""

    template = "count(*) OVER ()"
    contains_aggregate = True
    output_field = IntegerField()


def _grouped(found: QuerySet[Citation], order: str) -> Any:
    named = order_of(order)
    by = F(ORDERS[named.removeprefix("-")])
    turned = by.desc() if named.startswith("-") else by.asc()
    counted = found.order_by().values("key").annotate(
        papers=Count("pk"), times=Sum("times"), last=Max("pk"), groups=_Groups()
    )  # fmt: skip
    return counted.order_by(turned, "key")


def _listed(groups: Sequence[dict[str, Any]]) -> Iterator[Listed]:
    newest = Citation.objects.in_bulk([g["last"] for g in groups])
    documents = light(c.document_id for c in newest.values())
    matches, days = _matches([g["key"] for g in groups])
    for g in groups:
        citation = newest[g["last"]]
        if citation.document_id in documents:
            yield Listed(
                citation,
                documents[citation.document_id],
                g["papers"],
                g["times"],
                sorted(days[g["key"]]),
                _worst(matches[g["key"]]),
            )


def _matches(keys: Sequence[str]) -> tuple[dict[str, list[Match]], dict[str, set[date]]]:
    """What each kind of mention of each number means, and the days that are said."""
    papers = papers_of_keys(keys)
    matches: dict[str, list[Match]] = {key: [] for key in keys}
    days: dict[str, set[date]] = {key: set() for key in keys}
    for named in kinds_of(keys):
        matches[named.key].append(match(named, papers.get(named.key, [])))
        if named.dated:
            days[named.key].add(named.dated)
    return matches, days


def kinds_of(keys: Sequence[str]) -> Iterable[Named]:
    """Each kind of mention of some numbers."""
    if path := counted_for():
        return kinds(path, keys)
    rows = Citation.objects.filter(seen_here(), key__in=keys).order_by()
    told = rows.values_list("key", "dated", "doc_type", "decided", "target").distinct()
    return [Named(*row) for row in told]


def _worst(matches: Sequence[Match]) -> Found:
    """A number of which any mention is still open is not done with."""
    found = {m.found for m in matches}
    return next((f for f in (Found.MISSING, Found.CHOOSE) if f in found), Found.HAVE)


def _newest(found: QuerySet[Citation], first: int) -> list[dict[str, Any]]:
    """The same page of a long list in its usual order, without counting all of it: the last named
    numbers are those of the newest rows. Nothing where these are too few to tell.
    """
    keys = list(dict.fromkeys(found.order_by("-pk").values_list("key", flat=True)[:_LATEST]))
    if len(keys) <= max(MOST_COUNTED, first + PAGE):
        return []
    rows = list(_grouped(found.filter(key__in=keys[first : first + PAGE + 1]), _ORDER))
    return [row | {"groups": len(keys)} for row in rows]


def order_of(order: str) -> str:
    """The order that holds: what is not known is the last named first."""
    return order if order.removeprefix("-") in ORDERS else _ORDER


def _row(sent: str) -> int:
    """Where a page begins; what cannot be read is the beginning."""
    return min(int(sent), _FURTHEST) if sent.isascii() and sent.isdecimal() and len(sent) < 7 else 0
