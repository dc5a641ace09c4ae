"""Unsettled work goes on under a later notice, and stays on record as it was (chuyển tiếp).

The old work of the bodies that the later directive names ends withdrawn: it is done there and must
not count twice. That it was late then is a fact of its days and of the day on which it was carried
over; the step says it in words, and every account of the old paper names it.

Nobody's work ends in silence. What lies with a body that the later directive does not name stays
open and is offered again, unless whoever writes the notice says that it ends. A result that waits
for an answer stays where it was handed in. If it is returned afterwards, its work ends too where
the body goes on under the later directive: else it would be pressed for twice, and the old one
would be offered for ever (``acting.move``). Where the later directive does not name the body, the
returned work is the only one that it has: it stays open, late as it is, and is offered again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from sauro.directives.assignments.acting import Said, tell, withdraw_parts
from sauro.directives.assignments.rules import (
    FINAL,
    WITH_DOER,
    Act,
    Standing,
    State,
    days_late,
    standing,
    stood_then,
)
from sauro.directives.models import Addressee, Assignment, CarryOver, Directive, Step, Takeover
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused
from sauro.kernel.findings import Finding
from sauro.kernel.locators import item_said
from sauro.organization.queries import directory_on, heirs_of

MOST = 300  # directives that are offered; the oldest lateness first


@dataclass(frozen=True, slots=True)
class Open:
    """A directive of an earlier notice that is not settled (việc còn dang dở)."""

    directive: Directive
    since: date  # when it, or what it carries on, was first given
    through: int  # notices, its own with them
    left: Sequence[str]  # bodies whose work of it is open and in term …
    late: Sequence[str]  # … and overdue
    waiting: Sequence[str]  # whose result waits for an answer: it stays where it is
    due_on: date | None
    days: int  # most days that anybody is late
    former: str = ""  # name of the ended body that ordered it, where its work was taken over


@dataclass(frozen=True, slots=True)
class Link:
    """One directive in a row of those that carry each other on, with who let it lapse."""

    directive: Directive
    given_on: date
    carried_on: date | None  # None for the last
    late: Sequence[tuple[str, int]]  # bodies with the days by which they were late then


def unsettled(path: str, today: date) -> list[Open]:
    """What a body ordered by its notices, or took over from one that ended, and nobody finished:
    overdue before the rest.

    A recurring duty comes again by itself, and where all results wait for an answer nothing goes
    on: neither is offered.
    """
    rows = Assignment.objects.filter(issuer_path=path, part_of=None)
    rows = rows.exclude(state__in=[state.value for state in FINAL])
    rows = rows.filter(directive__rrule="", directive__superseded_at=None)
    work: dict[int, list[Assignment]] = defaultdict(list)
    for row in rows.select_related("body", "directive").order_by("body__sort_key"):
        work[row.directive_id].append(row)
    before = _carried_before(path, work)
    given = _given_on({*before.values(), *work})
    found = [_open(of, before, given, today) for of in work.values() if any(map(_with_doer, of))]
    return sorted(found, key=lambda o: (-o.days, o.due_on or date.max, o.directive.pk))[:MOST]


def _with_doer(row: Assignment) -> bool:
    return State(row.state) in WITH_DOER


def _with_doers(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    return rows.filter(state__in=[state.value for state in WITH_DOER])


def doers(path: str, directives: Iterable[int]) -> dict[int, list[tuple[int, str]]]:
    """With which bodies the work of each directive lies on which a body decides: key and name."""
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    of = Assignment.objects.filter(directive__in=list(directives), part_of=None)
    rows = _with_doers(of.filter(issuer_path=path))
    names = rows.order_by("body__sort_key").values_list("directive", "body", "body__name")
    for pk, body, name in names:
        found[pk].append((body, name))
    return found


def _carried_before(path: str, directives: Iterable[int]) -> dict[int, int]:
    """Which directive each one carries on, as far as both are in sight: what an ended body carried
    over earlier is not, beyond the directive that was taken over.
    """
    taken = Q(new__in=list(directives))
    links = CarryOver.objects.filter(Q(owner_path=path) | taken).select_related("old")
    return {link.new_id: link.old_id for link in links}


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
    doing = [w for w in work if _with_doer(w)]
    late = [w for w in doing if _stood(w, today) is Standing.OVERDUE]
    days = max((days_late(w.due_on, None, today) for w in late), default=0)
    return Open(
        directive=row,
        since=given[chain[-1]],
        through=len(chain),
        left=[w.body.name for w in doing if w not in late],
        late=[w.body.name for w in late],
        waiting=[w.body.name for w in work if w not in doing],
        due_on=min((w.due_on for w in doing if w.due_on), default=None),
        days=days,
        former=_former(row, work[0].issuer_path, today),
    )


def _former(row: Directive, decides: str, today: date) -> str:
    ended = directory_on(today).bodies.get(row.owner_path) if row.owner_path != decides else None
    return ended.name if ended else ""


def _stood(work: Assignment, day: date) -> Standing:
    return standing(State(work.state), work.due_on, work.submitted_on, day)


@transaction.atomic
def carry_on(
    old_id: int, new_id: int, *, by: Seat, now: datetime, end_rest: bool = False
) -> CarryOver:
    """From now on the new directive is the work of whom it names to lead; their old one ends.
    ``end_rest``: so does that of all others, else it stays. Of what an ended body gave only that
    moves on which the body decides now. Raises: NotAllowed, Hidden, Refused where all that goes on
    was carried over already.
    """
    allow(by, Right.REVIEW)
    own = by.body.path
    two = Directive.objects.in_bulk([old_id, new_id])
    if len(two) != 2 or two[new_id].owner_path != own or not orders(own, two[old_id]):
        raise Hidden
    old, new = two[old_id], two[new_id]
    work = _with_doers(old.assignments.filter(part_of=None, issuer_path=own)).order_by("pk")
    rows = list(work.select_related("body").select_for_update(of=("self",)))
    going, rest = _parted(rows, new, timezone.localdate(now))
    if not going and CarryOver.objects.filter(old=old).exists():
        raise Refused(_carried(old))
    at = max([now, *(row.changed_at for row in (*going, *rest))])
    place = f"{new.document_number}, {item_said(new.locator)}"
    for row in going:
        _end(row, f"Chuyển tiếp sang {place}", by, at)
    for row in rest if end_rest else ():
        # A moment later: the carry-over tells by its time who went on.
        _end(row, f"Không còn được giao ở {place}", by, at + timedelta(microseconds=1))
    return CarryOver.objects.create(owner_path=own, old=old, new=new, by=by, at=at)


def orders(path: str, directive: Directive) -> bool:
    """Whether a body issued a directive, or decides since on work that an ended body gave by it."""
    if directive.owner_path == path:
        return True
    return Takeover.objects.filter(directive=directive, owner_path=path).exists()


def _parted(
    work: Sequence[Assignment], new: Directive, today: date
) -> tuple[list[Assignment], list[Assignment]]:
    """The work of those who lead the new directive, or whose successor does, and that of others."""
    told = new.addressees.filter(part=Addressee.Part.LEAD)
    leads = set(told.values_list("body_id", flat=True))

    def goes_on(row: Assignment) -> bool:
        if row.body_id in leads or row.body.valid_to is None:
            return row.body_id in leads
        return not leads.isdisjoint(heir.id for heir in heirs_of(row.owner_path, today))

    going = [row for row in work if goes_on(row)]
    return going, [row for row in work if row not in going]


def _end(row: Assignment, words: str, by: Seat, at: datetime) -> None:
    late = days_late(row.due_on, None, timezone.localdate(at))
    row.state, row.submitted_on = State.WITHDRAWN, None
    said = Said(f"{words}; {stood_then(late)}.", by, at)
    tell(row, Act.WITHDRAW, said)
    withdraw_parts(row, said)


def chain_of(found: Directive) -> list[Link]:
    """The directives that carry each other on up to this one, the first of them first; empty where
    it carries none on. What is out of sight is left out.
    """
    rows = [found]
    while (link := CarryOver.objects.filter(new=rows[0]).select_related("old").first()) is not None:
        rows.insert(0, link.old)
    if len(rows) == 1:
        return []
    return [_link(row, then) for row, then in zip(rows, [*rows[1:], None], strict=True)]


def _link(row: Directive, then: Directive | None) -> Link:
    carried = CarryOver.objects.filter(old=row, new=then).first() if then else None
    day = timezone.localdate(carried.at) if carried else None
    given = row.issued_on or timezone.localdate(row.published_at)
    return Link(row, given, day, lapsed(row, carried.at) if carried else ())


def lapsed(row: Directive, at: datetime) -> list[tuple[str, int]]:
    """Who was late with it when it was carried over at a moment, and how many days."""
    carried_on = timezone.localdate(at)
    ended = Step.objects.filter(act=Act.WITHDRAW, at=at).values("assignment")
    work = row.assignments.filter(part_of=None, state=State.WITHDRAWN.value, pk__in=ended)
    work = work.filter(due_on__lt=carried_on)
    names = work.order_by("body__sort_key").values_list("body__name", "due_on")
    return [(name, (carried_on - due).days) for name, due in names if due]


def carried_to(found: Directive) -> list[Directive]:
    """Under which later directives it goes on, the first of them first."""
    rows = CarryOver.objects.filter(old=found).select_related("new").order_by("pk")
    return [row.new for row in rows]


def _carried(old: Directive) -> Finding:
    return Finding(
        "carried-already",
        "carried_from",
        f"Việc “{old.task[:80]}” đã được chuyển tiếp sang một thông báo khác. Hãy bỏ nó khỏi kết "
        "luận này, hoặc theo dõi ở thông báo ấy.",
        f"“{old.task[:80]}” was already carried over into another notice. Take it out of this "
        "conclusion, or follow it there.",
    )
