"""Unsettled work goes on under a later notice, and stays on record as it was (chuyển tiếp).

The old work ends withdrawn: it is done under the new directive and must not count twice. That it
was late then is a fact of its days and of the day on which it was carried over; the step says it
in words, and every account of the old paper names it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sauro.directives.assignments.acting import Said, moment, tell, withdraw_parts
from sauro.directives.assignments.rules import (
    WITH_DOER,
    Act,
    Standing,
    State,
    days_late,
    standing,
)
from sauro.directives.models import Assignment, CarryOver, Directive, Step
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused
from sauro.kernel.findings import Finding

MOST = 300  # directives that are offered; the oldest lateness first


@dataclass(frozen=True, slots=True)
class Open:
    """A directive of an earlier notice that is not settled (việc còn dang dở)."""

    directive: Directive
    since: date  # when it, or what it carries on, was first given
    through: int  # notices, its own with them
    left: Sequence[str]  # bodies whose work of it is open and in term …
    late: Sequence[str]  # … and overdue
    due_on: date | None
    days: int  # most days that anybody is late


@dataclass(frozen=True, slots=True)
class Link:
    """One directive in a row of those that carry each other on, with who let it lapse."""

    directive: Directive
    given_on: date
    carried_on: date | None  # None for the last
    late: Sequence[tuple[str, int]]  # bodies with the days by which they were late then


def unsettled(path: str, today: date) -> list[Open]:
    """What a body ordered by its notices and nobody finished: overdue before the rest.

    A recurring duty comes again by itself, and a result that was handed in waits for an answer:
    neither is offered.
    """
    rows = _with_doers(Assignment.objects.filter(issuer_path=path, part_of=None))
    rows = rows.filter(directive__rrule="", directive__superseded_at=None)
    rows = rows.filter(directive__owner_path=path, directive__carried_to=None)
    work: dict[int, list[Assignment]] = defaultdict(list)
    for row in rows.select_related("body", "directive").order_by("body__sort_key"):
        work[row.directive_id].append(row)
    before = dict(CarryOver.objects.filter(owner_path=path).values_list("new", "old"))
    given = _given_on({*before.values(), *work})
    found = [_open(of, before, given, today) for of in work.values()]
    return sorted(found, key=lambda o: (-o.days, o.due_on or date.max, o.directive.pk))[:MOST]


def _with_doers(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    return rows.filter(state__in=[state.value for state in WITH_DOER])


def _given_on(ids: Iterable[int]) -> dict[int, date]:
    rows = Directive.objects.filter(pk__in=set(ids)).values_list("pk", "issued_on", "published_at")
    return {pk: issued or timezone.localdate(at) for pk, issued, at in rows}


def _open(
    work: Sequence[Assignment], before: dict[int, int], given: dict[int, date], today: date
) -> Open:
    row = work[0].directive
    chain = [row.pk]
    while (old := before.get(chain[-1])) is not None:
        chain.append(old)
    late = [w for w in work if _stood(w, today) is Standing.OVERDUE]
    days = max((days_late(w.due_on, None, today) for w in late), default=0)
    return Open(
        directive=row,
        since=given[chain[-1]],
        through=len(chain),
        left=[w.body.name for w in work if w not in late],
        late=[w.body.name for w in late],
        due_on=min((w.due_on for w in work if w.due_on), default=None),
        days=days,
    )


def _stood(work: Assignment, day: date) -> Standing:
    return standing(State(work.state), work.due_on, work.submitted_on, day)


@transaction.atomic
def carry_on(old_id: int, new_id: int, *, by: Seat, now: datetime) -> CarryOver:
    """From now on the new directive is the work; the old one ends. Raises: NotAllowed, Hidden,
    Refused where another one carries it on already.
    """
    allow(by, Right.REVIEW)
    rows = Directive.objects.filter(owner_path=by.body.path).in_bulk([old_id, new_id])
    if len(rows) != 2:
        raise Hidden
    old, new = rows[old_id], rows[new_id]
    if CarryOver.objects.filter(old=old).exists():
        raise Refused(_carried(old))
    for row in _with_doers(old.assignments.filter(part_of=None)).order_by("pk").select_for_update():
        _end(row, new, by, now)
    return CarryOver.objects.create(owner_path=old.owner_path, old=old, new=new, by=by, at=now)


def _end(row: Assignment, new: Directive, by: Seat, now: datetime) -> None:
    at = moment(row, now)
    late = days_late(row.due_on, None, timezone.localdate(at))
    stood = f"khi ấy đã quá hạn {late} ngày" if late else "khi ấy chưa quá hạn"
    words = f"Chuyển tiếp sang {new.document_number}, mục {new.locator}; {stood}."
    row.state, row.submitted_on = State.WITHDRAWN, None
    said = Said(words, by, at)
    tell(row, Act.WITHDRAW, said)
    withdraw_parts(row, said)


def chain_of(found: Directive) -> list[Link]:
    """The directives that carry each other on up to this one, the first of them first; empty where
    it carries none on. What is out of sight is left out.
    """
    rows = [found]
    while (link := CarryOver.objects.filter(new=rows[0]).select_related("old").first()) is not None:
        rows.insert(0, link.old)
    return [_link(row) for row in rows] if len(rows) > 1 else []


def _link(row: Directive) -> Link:
    carried = CarryOver.objects.filter(old=row).first()
    day = timezone.localdate(carried.at) if carried else None
    given = row.issued_on or timezone.localdate(row.published_at)
    return Link(row, given, day, lapsed(row, carried.at) if carried else ())


def lapsed(row: Directive, at: datetime) -> list[tuple[str, int]]:
    """Who was late with it on the day on which it was carried over, and how many days."""
    carried_on = timezone.localdate(at)
    ended = Step.objects.filter(act=Act.WITHDRAW, at__gte=at).values("assignment")
    work = row.assignments.filter(part_of=None, state=State.WITHDRAWN.value, pk__in=ended)
    work = work.filter(due_on__lt=carried_on)
    names = work.order_by("body__sort_key").values_list("body__name", "due_on")
    return [(name, (carried_on - due).days) for name, due in names if due]


def _carried(old: Directive) -> Finding:
    return Finding(
        "carried-already",
        "carried_from",
        f"Việc “{old.task[:80]}” đã được chuyển tiếp sang một thông báo khác. Hãy bỏ nó khỏi kết "
        "luận này, hoặc theo dõi ở thông báo ấy.",
        f"“{old.task[:80]}” was already carried over into another notice. Take it out of this "
        "conclusion, or follow it there.",
    )
