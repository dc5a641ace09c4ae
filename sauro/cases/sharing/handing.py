"""A case is offered to another body, taken back, refused (lập, rút, không nhận chuyển hồ sơ)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sauro.cases.custody import custody_of
from sauro.cases.holding import own_case, said
from sauro.cases.models import Case, CaseTransfer
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.organization.naming import body_named

Kind, State = CaseTransfer.Kind, CaseTransfer.State


@dataclass(frozen=True, slots=True)
class Offer:
    """To whom a case goes, by code or name (empty for a return), why, and what goes along."""

    kind: str
    receiver: str
    because: str
    paper: str
    handed_on: date
    exhibits: Sequence[int] = ()
    papers: str = ""


@transaction.atomic
def offer(case_id: int, given: Offer, *, by: Seat, now: datetime) -> CaseTransfer:
    """Propose to hand a case over. Nothing changes until the receiver takes it.

    Raises: NotAllowed, Hidden, Refused.
    """
    case = own_case(case_id, by)
    wrong = [*_findings(given, timezone.localdate(now)), *_exhibit_findings(case, given.exhibits)]
    if CaseTransfer.objects.filter(case=case, state=State.PROPOSED).exists():
        wrong.append(_OFFERED)
    came = came_by(case)
    if given.kind == Kind.RETURN and came is None:
        wrong.append(_NEVER_CAME)
    if wrong:
        raise Refused(*wrong)
    back = came if given.kind == Kind.RETURN else None
    return CaseTransfer.objects.create(
        owner_path=case.owner_path, case=case, kind=given.kind, called=called(case),
        receiver_path=back.owner_path if back else _receiver(given, case, now), returns=back,
        into=back.case if back else None, because=said(given.because)[:500],
        paper=said(given.paper)[:120], handed_on=given.handed_on, exhibits=list(given.exhibits),
        papers=said(given.papers)[:1000], proposed_by=by, proposed_at=now,
    )  # fmt: skip


@transaction.atomic
def withdraw(transfer_id: int, *, by: Seat, now: datetime) -> CaseTransfer:
    """Take back what nobody took over yet. Raises: NotAllowed, Hidden, Stale."""
    allow(by, Right.KEEP_CASES)
    row = waiting(transfer_id)
    acts_for(row.owner_path, by)
    return answered(row, State.WITHDRAWN, "", by=by, now=now)


@transaction.atomic
def refuse(transfer_id: int, because: str, *, by: Seat, now: datetime) -> CaseTransfer:
    """Do not take it, and say why: the case stays with its lead as if nothing had been.

    Raises: NotAllowed, Hidden, Refused, Stale.
    """
    allow(by, Right.KEEP_CASES)
    row = waiting(transfer_id)
    acts_for(row.receiver_path, by)
    if not said(because):
        raise Refused(_NO_REASON)
    return answered(row, State.REFUSED, said(because), by=by, now=now)


def waiting(transfer_id: int) -> CaseTransfer:
    """A transfer in sight that waits for its answer, locked. Raises: Hidden, Stale."""
    row = CaseTransfer.objects.select_for_update(of=("self",)).filter(pk=transfer_id).first()
    if row is None:
        raise Hidden
    if row.state != State.PROPOSED:
        raise Stale(_ANSWERED, current=row)
    return row


def answered(
    row: CaseTransfer, state: CaseTransfer.State, answer: str, *, by: Seat, now: datetime
) -> CaseTransfer:
    """Keep what came of it; ``taken_on`` and ``into`` are on the row."""
    row.state, row.answer, row.answered_by, row.answered_at = state, answer[:500], by, now
    columns = ["state", "answer", "answered_by", "answered_at", "taken_on", "into"]
    row.save(update_fields=columns)
    return row


def called(case: Case) -> str:
    """How both sides call it: numbers are those of a body, so the body is named."""
    return f"Vụ số {case} của {case.body.name}"[:300]


def came_by(case: Case) -> CaseTransfer | None:
    """The transfer by which a case came here from the body that first led it."""
    rows = CaseTransfer.objects.filter(into=case, state=State.TAKEN).exclude(kind=Kind.RETURN)
    return rows.select_related("case").order_by("-answered_at", "-pk").first()


def _receiver(given: Offer, case: Case, now: datetime) -> str:
    path = body_named(said(given.receiver), case.owner_path, timezone.localdate(now))
    if path == case.owner_path:
        raise Refused(_OWN)
    return path


def acts_for(path: str, by: Seat) -> None:
    """Raises: NotAllowed in another body than the one whose answer it is."""
    if path != by.body.path:
        raise NotAllowed(_OTHER_SIDE)


def _findings(given: Offer, today: date) -> Iterator[Finding]:
    if given.kind not in Kind.values:
        yield Finding("no-kind", "kind", "Hãy chọn loại chuyển.", "Choose the kind of transfer.")
    if given.kind != Kind.RETURN and not said(given.receiver):
        yield Finding("no-receiver", "receiver", "Hãy ghi nơi nhận.", "Name the receiver.")
    if not said(given.because):
        yield _NO_REASON
    if not said(given.paper):
        yield Finding("no-paper", "paper", "Ghi số, ký hiệu văn bản chuyển hồ sơ.",
                      "Give the number of the paper by which it is handed over.")  # fmt: skip
    if given.handed_on > today:
        yield Finding("not-yet", "handed_on", "Ngày chuyển không thể sau hôm nay.",
                      "The day of handing over cannot be after today.")  # fmt: skip


def _exhibit_findings(case: Case, numbers: Sequence[int]) -> Iterator[Finding]:
    """Only what is still held goes along."""
    lots = custody_of(case).lots if numbers else {}
    gone = [f"TV{n}" for n in numbers if f"TV{n}" not in lots or not lots[f"TV{n}"].held]
    if gone:
        yield exhibits_gone(gone)


def exhibits_gone(keys: Sequence[str]) -> Finding:
    """Of what cannot go along any more."""
    names = ", ".join(keys)
    return Finding(
        "exhibit-gone", "exhibits",
        f"{names} không còn giữ trong vụ này nên không bàn giao được. Hãy bỏ khỏi danh mục rồi lập "
        "lại.",
        f"{names} is not held in this case any more. Take it off the list and propose anew.",
    )  # fmt: skip


_NO_REASON = Finding("no-reason", "because", "Hãy ghi lý do, căn cứ.", "Give the reason.")
_OFFERED = Finding(
    "offered-already", "",
    "Vụ việc đang chờ một nơi nhận. Muốn chuyển nơi khác thì rút lần chuyển ấy trước.",
    "The case waits to be taken over already. Withdraw that before it is offered elsewhere.",
)  # fmt: skip
_NEVER_CAME = Finding(
    "never-came", "kind",
    "Vụ việc vào sổ ở cơ quan mình, không từ nơi khác chuyển đến, nên không có nơi để trả lại.",
    "The case was entered here and came from nowhere: there is nobody to return it to.",
)  # fmt: skip
_OWN = Finding(
    "own-body", "receiver",
    "Đây là cơ quan đang giữ vụ việc. Hãy chọn nơi nhận khác.",
    "This body leads the case already. Choose another.",
)  # fmt: skip
_OTHER_SIDE = Finding(
    "other-side", "",
    "Nơi chuyển thì rút, nơi nhận thì nhận hoặc không nhận. Hãy đợi bên kia.",
    "The giver withdraws, the receiver takes or refuses. Wait for the other side.",
)  # fmt: skip
_ANSWERED = Finding(
    "answered-meanwhile", "",
    "Lần chuyển này vừa có người nhận, không nhận hoặc rút. Hãy xem kết quả ở trang này.",
    "Somebody just took it over, refused or withdrew it. See what came of it on this page.",
)  # fmt: skip
