"""What a step brings along: the fine that it decides, the exhibits that it moves (ghi cùng bước).

The other way round of ``services``: there an entry is a step, too; here a step writes its entries.
All rows are of one transaction, and what was written before is joined, not doubled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sauro.cases import custody, happening, treasury
from sauro.cases.case_rules import StepEntry
from sauro.cases.custody import Custody
from sauro.cases.exhibits import Act, Lot, Movement
from sauro.cases.exhibits.model import DISPOSALS
from sauro.cases.holding import own_case, said
from sauro.cases.models import CaseEvent, CaseMoney, CaseMovement
from sauro.cases.money import Act as MoneyAct
from sauro.cases.money import Debt, Entry
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding
from sauro.kernel.text import fold

FINED = "decision_issued"
# What a step does to the exhibits that it names; what is sold has its price and is entered alone.
MOVES: Mapping[str, Act] = {
    "exhibits_handed_over": Act.HANDED_OVER,
    "exhibits_returned": Act.RETURNED,
    "exhibits_disposed": Act.DESTROYED,
}


@dataclass(frozen=True, slots=True)
class Along:
    """What is written with a step: of a fine how much and by which last day, of exhibits which
    ones ("TV1"), whole as they are held, and who has them then.
    """

    fine_vnd: int | None = None
    due_on: date | None = None
    exhibits: Sequence[str] = ()
    taker: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A step and what was written with it. ``known``: the claim that was there before."""

    event: CaseEvent
    claim: CaseMoney | None = None
    known: CaseMoney | None = None
    movements: Sequence[CaseMovement] = ()


NOTHING = Along()


@transaction.atomic
def record_along(
    case_id: int, step: StepEntry, along: Along, *, by: Seat, now: datetime
) -> Written:
    """Write a step down with its claim or its movements. Raises: NotAllowed, Hidden, Refused."""
    own_case(case_id, by)
    wrong = [*happening.findings_of(step, now), *along_findings(step.kind, along)]
    if wrong:
        raise Refused(*wrong)
    event = happening.record(case_id, step, by=by, now=now)
    return write_along(event, along, by=by, now=now)


def write_along(event: CaseEvent, along: Along, *, by: Seat, now: datetime) -> Written:
    """The same of a step that stands already, of a case that is held for writing.

    Raises: Refused.
    """
    if wrong := list(along_findings(event.kind, along)):
        raise Refused(*wrong)
    claim, known = _claimed(event, along, by, now) if along.fine_vnd else (None, None)
    done = [_moved(event, key, along.taker, by, now) for key in along.exhibits]
    return Written(event, claim, known, [row for row in done if row])


def along_findings(kind: str, along: Along) -> Iterator[Finding]:
    """What does not belong to a step of that kind, and what is not told of it."""
    if along.fine_vnd is not None and kind != FINED:
        yield _NO_FINE
    if along.fine_vnd is None and along.due_on:
        yield _NO_AMOUNT
    if along.fine_vnd is not None and not along.due_on:
        yield _NO_LAST_DAY
    act = MOVES.get(kind)
    if along.exhibits and act is None:
        yield _NO_MOVE
    needs_taker = act in (Act.HANDED_OVER, Act.RETURNED)
    if along.exhibits and needs_taker and not said(along.taker):
        yield _NO_TAKER


def held_of(known: Custody) -> list[tuple[str, Lot]]:
    """What can be moved: exhibits in keeping, by their keys."""
    return [(line.key, known.lots[line.key]) for line in known.lines
            if line.key in known.lots and known.lots[line.key].held]  # fmt: skip


def claim_of(event: CaseEvent) -> CaseMoney | None:
    """The claim of a decision that was entered before: with this step or one in whose place it
    stands, by its paper however it was spelt.
    """
    rows = CaseMoney.objects.filter(case=event.case_id, act=MoneyAct.OWED, kind=Debt.FINE)
    steps, paper = _before(event), fold(event.paper)
    for row in rows.filter(reversed_by=None).order_by("number"):
        if row.event_id in steps or (paper and fold(row.paper) == paper):
            return row
    return None


def _before(event: CaseEvent) -> set[int]:
    """A step and all that it stands in the place of."""
    found: set[int] = set()
    row: CaseEvent | None = event
    while row is not None:
        found.add(row.pk)
        row = row.supersedes
    return found


def _claimed(
    event: CaseEvent, along: Along, by: Seat, now: datetime
) -> tuple[CaseMoney | None, CaseMoney | None]:
    """The claim as written now, else the one that was there."""
    if known := claim_of(event):
        return None, known
    case, today = event.case, timezone.localdate(now)
    rows = treasury.rows_of(case)
    entry = Entry(
        len(rows) + 1, MoneyAct.OWED, _next_key(rows), event.day, along.fine_vnd or 0, event.paper,
        Debt.FINE, along.due_on,
    )  # fmt: skip
    row = treasury.checked(case, entry, today)
    return treasury.keep(row, event, by=by, now=now), None


def _next_key(rows: Sequence[CaseMoney]) -> str:
    """PHAT1, PHAT2…: the first that no entry of the case uses."""
    used = {row.debt for row in rows}
    return next(key for n in range(1, len(rows) + 2) if (key := f"PHAT{n}") not in used)


def _moved(event: CaseEvent, key: str, taker: str, by: Seat, now: datetime) -> CaseMovement | None:
    """One exhibit goes as the step says, whole; None where this step moved it before."""
    case, act = event.case, MOVES[event.kind]
    known = custody.custody_of(case)
    if any(r.event_id == event.pk and r.exhibit.key == key and r.act == act for r in known.rows):
        return None
    lot = known.lots.get(key)
    if lot is None or not lot.held:
        raise Refused(_not_held(key))
    movement = Movement(
        known.next_number, act, key, event.day, lot.held if act in DISPOSALS else None,
        taker="" if act is Act.DESTROYED else said(taker)[:200], paper=event.paper,
        seal=lot.seal if act is Act.HANDED_OVER else "",
    )  # fmt: skip
    row = custody.checked(case, movement, timezone.localdate(now))
    return custody.keep(row, event, by=by, now=now)


def written_with(event: CaseEvent) -> Written:
    """What stands in the books with a step, as it was written."""
    claim = event.money.filter(act=MoneyAct.OWED, kind=Debt.FINE, reversed_by=None).first()
    return Written(event, claim, None, list(event.movements.select_related("exhibit")))


def _not_held(key: str) -> Finding:
    return Finding(
        "not-held", "exhibits",
        f"{key} không còn giữ trong vụ này. Hãy xem lại chuỗi tang vật rồi chọn lại.",
        f"{key} is not held in this case any more. Look at its chain, then choose again.",
    )  # fmt: skip


_NO_FINE = Finding(
    "no-fine-of-this-step", "fine_vnd",
    "Số tiền phạt chỉ ghi cùng bước quyết định xử phạt. Hãy chọn bước ấy, hoặc bỏ trống số tiền; "
    "khoản khác ghi ở trang Tiền của vụ việc.",
    "A fine is entered only with the step of the fining decision. Choose that step or leave the "
    "amount empty; other claims are entered on the page of money.",
)  # fmt: skip
_NO_AMOUNT = Finding(
    "no-amount", "fine_vnd", "Đã ghi ngày cuối phải nộp: hãy ghi cả số tiền phạt.",
    "The last day to pay is there: enter the amount of the fine, too.",
)  # fmt: skip
_NO_LAST_DAY = Finding(
    "no-last-day", "due_on",
    "Hãy ghi ngày cuối phải nộp, như quyết định ghi (thường 10 ngày từ khi nhận quyết định): sau "
    "ngày ấy bắt đầu tính tiền chậm nộp.",
    "Give the last day to pay as the decision has it (as a rule 10 days after it is received): the "
    "late charge begins after it.",
)  # fmt: skip
_NO_MOVE = Finding(
    "no-move-of-this-step", "exhibits",
    "Tang vật chỉ chọn cùng bước bàn giao, trả lại hoặc xử lý (tiêu hủy). Hãy chọn bước ấy, hoặc "
    "bỏ chọn; việc khác ghi ở trang Tang vật.",
    "Exhibits are chosen only with the steps of handing over, giving back or disposal "
    "(destruction). Choose such a step or none of them; other acts are entered on their own page.",
)  # fmt: skip
_NO_TAKER = Finding(
    "no-taker", "taker", "Hãy ghi bên nhận: ai giữ tang vật từ lúc này.",
    "Name the receiver: who has the exhibits from now on.",
)  # fmt: skip
