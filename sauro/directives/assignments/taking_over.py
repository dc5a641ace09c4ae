"""What a body gave that has ended is accepted by who goes on for it (tiếp nhận việc đã giao).

Nobody sits in the ended body any more: its results would wait for ever, and so would what is asked
of it. Its successor takes the work over, or a body above gives it to a successor or to itself. The
work stays what it is, with its day, its state and its history; from then on another body decides,
and a step and a row of its own say so. Nobody comes to accept his own work by a merger.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sauro.directives.assignments.acting import Said, found, moment, noted
from sauro.directives.assignments.rules import FINAL, Act, State, move_findings
from sauro.directives.assignments.several import Moving
from sauro.directives.models import Assignment, Directive, Request, Takeover
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.access.scope import EVERYWHERE, seeing
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.organization.queries import directory_on
from sauro.organization.resolution import BodyRow

GoesAlong = Callable[[Takeover], None]
_rooms: list[GoesAlong] = []


def goes_along(room: GoesAlong) -> GoesAlong:
    """Hand in what else changes when work is taken over: a room above keeps something of it. Called
    in the transaction, in the scope of who gave the work and who decides on it now.
    """
    _rooms.append(room)
    return room


def takers(former: str, seat: Seat, today: date) -> list[BodyRow]:
    """To whom this seat may bring what an ended body gave: to its own body where that goes on for
    it; from above to any that does, or to itself. Nobody for who may not decide.
    """
    known = directory_on(today)
    body, own = known.bodies.get(former), known.bodies.get(seat.body.path)
    if body is None or own is None or not body.ended(today) or not may(seat.role, Right.REVIEW):
        return []
    heirs = known.successors_of(former, today)
    if former.startswith(f"{own.path}."):
        return list(dict.fromkeys([*heirs, own]))
    return [own] if own in heirs else []


def formers(seat: Seat, today: date) -> list[BodyRow]:
    """The ended bodies for which the seat's own body goes on."""
    if not may(seat.role, Right.REVIEW):
        return []
    known, own = directory_on(today), seat.body.path
    return [
        body
        for body in known.bodies.values()
        if body.ended(today) and any(b.path == own for b in known.successors_of(body.path, today))
    ]


def waiting_of(former: str) -> QuerySet[Assignment]:
    """The open work that a body gave, what is due first before the rest; seen as that body. Parts
    go with the work of which they are parts.
    """
    rows = Assignment.objects.filter(issuer_path=former, part_of=None)
    rows = rows.exclude(state__in=[state.value for state in FINAL])
    return rows.select_related("directive", "body").order_by("due_on", "pk")


def still_waits(former: str) -> int:
    """How much open work of a body that ended nobody can accept."""
    with seeing(former):
        return waiting_of(former).count()


def take_over_from(former: str) -> Moving:
    """How one piece of work of an ended body is moved to who decides on it from now on."""
    return partial(take_over, former)


@transaction.atomic
def take_over(  # noqa: PLR0913 - from whom, which, as seen, to whom, by whom, when
    former: str, assignment_id: int, version: int, heir_id: int, /, *, by: Seat, now: datetime
) -> Assignment:
    """From now on the heir accepts the result and decides what is asked. Raises: NotAllowed, Hidden
    where the seat has no part in it, Stale, Refused.
    """
    allow(by, Right.REVIEW)
    today = timezone.localdate(now)
    chosen = {body.id: body for body in takers(former, by, today)}
    if not chosen:
        raise Hidden
    heir = chosen.get(heir_id)
    with seeing(former, *([heir.path] if heir else [])):
        row = found(assignment_id)
        if row.issuer_path != former or row.part_of_id:
            raise Hidden
        if row.version != version:
            raise Stale(_CHANGED, current=row, sent=version)
        wrong = [*taking_findings(row, heir), *move_findings(Act.WITHDRAW, State(row.state), "-")]
        if wrong or heir is None:
            raise Refused(*wrong)
        return _taken(row, heir, by, moment(row, now))


def taking_findings(row: Assignment, heir: BodyRow | None) -> Sequence[Finding]:
    """What speaks against that this body decides on the work; ``heir``: none where it may not."""
    if heir is None:
        return [_NO_HEIR]
    return [_OWN_WORK] if f"{heir.path}.".startswith(f"{row.owner_path}.") else []


def _taken(row: Assignment, heir: BodyRow, by: Seat, at: datetime) -> Assignment:
    former = directory_on(timezone.localdate(at)).bodies[row.issuer_path]
    moved = Takeover.objects.create(
        owner_path=heir.path, former_path=former.path, doer_path=row.owner_path, assignment=row,
        directive=row.directive, by=by, at=at,
    )  # fmt: skip
    row.issuer_path, row.changed_at, row.version = heir.path, at, row.version + 1
    row.save(update_fields=["issuer_path", "changed_at", "version"])
    Request.objects.filter(assignment=row, decided_at=None).update(issuer_path=heir.path)
    assert former.valid_to is not None
    words = (
        f"{heir.name} tiếp nhận việc do {former.name} giao (kết thúc hết ngày "
        f"{former.valid_to:%d/%m/%Y}): từ nay nghiệm thu, quyết định đề nghị."
    )
    noted(row, Act.ISSUE, Said(words, by, at))
    for room in _rooms:
        room(moved)
    return row


def answer_for(found: Directive, path: str) -> list[str]:
    """The paths of who answers for a directive towards a body, first who does before others: who
    took its work over, or work of others, else who issued it. Who has ended is among them.
    """
    with seeing(EVERYWHERE):  # only paths leave it, and only to who sees the directive
        rows = Takeover.objects.filter(directive=found).order_by("-pk")
        over = list(rows.values_list("doer_path", "owner_path"))
    own = [to for doer, to in over if f"{path}.".startswith(f"{doer}.")]
    return list(dict.fromkeys([*own, *(to for _doer, to in over), found.owner_path]))


def first_giver(row: Assignment) -> str:
    """The path of who gave the work, whoever decides on it now; as far as that is in sight."""
    rows = Takeover.objects.filter(assignment=row).order_by("pk")
    return rows.values_list("former_path", flat=True).first() or row.issuer_path


_NO_HEIR = Finding(
    "no-successor", "successor",
    "Chưa chọn nơi tiếp nhận, hoặc nơi đã chọn không kế thừa cơ quan này. Hãy chọn cơ quan kế thừa "
    "ghi ở trang của cơ quan.",
    "Nobody is chosen to decide on it, or who is chosen does not go on for this body. Choose a "
    "successor that is on record.",
)  # fmt: skip
_OWN_WORK = Finding(
    "own-work", "successor",
    "Nơi tiếp nhận chính là nơi làm việc này, hoặc trực thuộc nơi ấy, nên không tự nghiệm thu "
    "được. Cơ quan cấp trên tiếp nhận việc này.",
    "Who would decide is the very body that does the work, or below it, and nobody accepts his own "
    "result. A body above takes this work over.",
)  # fmt: skip
_CHANGED = Finding(
    "changed-meanwhile", "version",
    "Việc vừa có bước mới, hoặc nơi khác vừa tiếp nhận. Hãy mở lại trang rồi chọn lại.",
    "A new step was just taken, or another body took it over. Open the page again and choose "
    "again.",
)  # fmt: skip
