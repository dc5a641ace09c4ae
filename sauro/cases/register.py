"""The register of cases: narrowed, sorted, a page at a time (sổ vụ việc)."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery, Sum

from sauro.cases.holding import VIETNAM
from sauro.cases.models import Case, CaseBody, GoodsLine, Violation
from sauro.cases.narrowing import Box, among, without_twice
from sauro.foundation.access.scope import within
from sauro.foundation.errors import Hidden
from sauro.kernel.text import fold

PAGE = 50
MOST_COUNTED = 1000
SOON = timedelta(days=7)
MOST_EXPORTED = 20_000
_CHUNK = 1000
_EVERY = 10_000_000
_AROUND = "()[]{}<>.,;:!?'\"“”‘’…-–/"
# By what may be sorted: name in the address, as the database calls it. The latest detected first.
ORDERS = {"phat-hien": "detected", "vao-so": "opened", "han": "due"}


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty narrows nothing; of ``words`` all must occur, accents aside. ``territory`` takes in
    all below it; ``body`` too, and what it works on with others.
    """

    words: str = ""
    body: str = ""
    territory: int | None = None
    route: str = ""
    counted: str = ""
    group: str = ""
    since: date | None = None
    until: date | None = None
    overdue: bool = False
    soon: bool = False  # a limit ends within a week from today
    joint: bool = False  # only what others lead
    force: str = ""
    kind: str = ""  # of violation, by its code
    parties: tuple[int, ...] | None = None  # in which one of these was met
    box: Box | None = None
    once: bool = False  # without what is another's, entered twice


@dataclass(frozen=True, slots=True)
class Page:
    """One page, where the ones beside it begin, and how many there are: 1,001 means more.
    ``twice``: of those so many are another's, entered twice, or go on in another that is in sight;
    figures count them once. Not asked of more than a thousand.
    """

    rows: Sequence[Case]
    total: int
    twice: int = 0
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A case that was found: what it is sorted by, and how many there are, up to 1,001."""

    case_id: int
    key: str
    total: int


Place = tuple[str, int]  # a key and an id


@dataclass(frozen=True, slots=True)
class Turn:
    """In which order, and after which place (before it, where ``backwards``)."""

    order: str = ""
    place: Place | None = None
    backwards: bool = False


def page(filters: Filters, today: date, order: str = "", after: str = "", before: str = "") -> Page:
    """A page of what the seat may see, after or before a place (key and id)."""
    backwards = bool(before) and not after
    place = _place(after or before, order)
    hits = _hits(filters, today, Turn(order, place, backwards), PAGE + 1)
    more, shown = len(hits) > PAGE, hits[:PAGE]
    if backwards:
        shown.reverse()
    first, last = (_said(shown[0]), _said(shown[-1])) if shown else ("", "")
    total = hits[0].total if hits else 0
    return Page(
        list(_in_order([hit.case_id for hit in shown])),
        total,
        _twice(filters, today, total),
        before=first if (more if backwards else place is not None) else "",
        after=last if (more or backwards) else "",
    )


def _twice(filters: Filters, today: date, total: int) -> int:
    if filters.once or not 0 < total <= MOST_COUNTED:
        return 0
    counted = _hits(replace(filters, once=True), today, Turn(), 1)
    return total - (counted[0].total if counted else 0)


def listed(filters: Filters, today: date, after: tuple[datetime, int] | None) -> list[Case]:
    """For machines: the latest detected first, one more than a page, after a moment and key."""
    place = (after[0].isoformat(), after[1]) if after else None
    hits = _hits(filters, today, Turn(place=place), PAGE + 1)
    found = Case.objects.in_bulk([hit.case_id for hit in hits])
    return [found[hit.case_id] for hit in hits if hit.case_id in found]


def exported(filters: Filters, today: date, order: str = "") -> Iterator[Case]:
    """All that the filters leave, in the order of the page, a thousand at a time."""
    hits = _hits(filters, today, Turn(order), MOST_EXPORTED)
    return _in_order([hit.case_id for hit in hits])


def _in_order(wanted: Sequence[int]) -> Iterator[Case]:
    """These cases under the policies, with what a list shows beside each."""
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        found = {case.pk: case for case in _whole(Case.objects.filter(pk__in=part))}
        yield from (found[pk] for pk in part if pk in found)


def _hits(filters: Filters, today: date, turn: Turn, most: int) -> list[Hit]:
    """What the index of the register answers under the scope of the transaction."""
    if filters.words.strip() and not words_of(filters.words):
        return []
    asked = _asked(filters, today) | {
        "sorted": ORDERS[order_of(turn.order).removeprefix("-")],
        "falling": order_of(turn.order).startswith("-") != turn.backwards,
        "most": most,
    }
    if turn.place:
        asked |= {"after_key": turn.place[0], "after_id": turn.place[1]}
    named = ", ".join(f"{name} => %({name})s" for name in asked)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM cases_find_v1({named})", asked)
        return [Hit(*row) for row in cursor.fetchall()]


def _asked(filters: Filters, today: date) -> dict[str, Any]:
    """The arguments of the function; what asks nothing is left out."""
    asked: dict[str, Any] = {
        "words": words_of(filters.words),
        "body": filters.body,
        "territory": filters.territory,
        "route": filters.route,
        "counted": filters.counted,
        "goods": filters.group,
        "joint": filters.joint or None,
        "force": filters.force,
        "kind": filters.kind,
        "once": filters.once or None,
        "since": filters.since and midnight(filters.since),
        "until": filters.until and midnight(filters.until + timedelta(days=1)),
        "due_from": today if filters.soon else None,
        "due_before": _due_before(filters, today),
    }
    held = {name: value for name, value in asked.items() if value not in (None, "", [])}
    few = among(in_sight(), filters)
    return held if few is None else held | {"among": few}


def _due_before(filters: Filters, today: date) -> date | None:
    if filters.overdue:
        return today
    return today + SOON + timedelta(days=1) if filters.soon else None


def words_of(typed: str) -> list[str]:
    """The words that are looked for, without accents and what stands around them."""
    words = (
        word.strip(_AROUND) for word in fold(typed.replace("\0", " ")).replace("@", " ").split()
    )
    return [word[:100] for word in dict.fromkeys(words) if word][:12]


def ordered_keys(filters: Filters, today: date, order: str = "") -> Sequence[int]:
    """The keys of all that the filters leave, in the order of the page: eight bytes a case."""
    return array("q", (hit.case_id for hit in _hits(filters, today, Turn(order), _EVERY)))


def in_sight() -> QuerySet[Case]:
    """The cases of bodies in scope, and those on which such bodies work."""
    return Case.objects.filter(within() | Q(pk__in=_joint()))


def _joint() -> QuerySet[CaseBody, Any]:
    return CaseBody.objects.filter(within(), ended_at=None).values("case")


def counted_once() -> QuerySet[Case]:
    """Without those that are another's, entered twice: what a body above counts."""
    return without_twice(in_sight())


def case(case_id: int) -> Case:
    """Raises: Hidden."""
    rows = Case.objects.select_related("body__force", "opened_by__user", "territory")
    found = rows.filter(pk=case_id).first()
    if found is None:
        raise Hidden
    return found


def _whole(rows: QuerySet[Case]) -> QuerySet[Case]:
    """With what a list shows beside each."""
    main = Violation.objects.filter(main=True).select_related("kind")
    worth = GoodsLine.objects.filter(case=OuterRef("pk")).order_by().values("case")
    return rows.select_related("body").annotate(
        worth=Subquery(worth.annotate(sum=Sum("value_vnd")).values("sum"))
    ).prefetch_related(
        Prefetch("violation_rows", main, to_attr="main"),
        Prefetch("goodsline_rows", GoodsLine.objects.order_by("pk"), to_attr="goods"),
        Prefetch("caseparty_rows", to_attr="parties"),
        Prefetch("bodies", _gone_on(), to_attr="gone_on"),
        Prefetch("counted_in", _entered_twice(), to_attr="entered_twice"),
    )  # fmt: skip


def _gone_on() -> QuerySet[CaseBody]:
    """Where a case that was handed over goes on, for who sees it there."""
    rows = CaseBody.objects.filter(within(), role=CaseBody.Role.TOOK_OVER, ended_at=None)
    return rows.filter(same_case__isnull=False).select_related("same_case")


def _entered_twice() -> QuerySet[CaseBody]:
    """Whose case one is that was entered twice."""
    rows = CaseBody.objects.filter(role=CaseBody.Role.JOINT, ended_at=None)
    return rows.select_related("case")


def order_of(order: str) -> str:
    """The order that holds: what is not known is the latest first."""
    return order if order.removeprefix("-") in ORDERS else "-phat-hien"


def _said(hit: Hit) -> str:
    return f"{hit.key}~{hit.case_id}"


def _place(sent: str, order: str) -> Place | None:
    """Where a page begins; what cannot be read is the beginning."""
    key, _mark, pk = sent.rpartition("~")
    try:
        number = int(pk)
        if not 0 < number < 2**63:
            return None
        if order_of(order).removeprefix("-") == "han":
            never = key in ("infinity", "-infinity")
            return (key if never else date.fromisoformat(key).isoformat()), number
        return datetime.fromisoformat(key).astimezone(UTC).isoformat(), number
    except (ValueError, OverflowError):
        return None


def midnight(day: date) -> datetime:
    """The moment at which a day begins in Viet Nam."""
    return datetime.combine(day, time.min, VIETNAM)
