"""What a person decides of two parties, and takes back (kết luận trùng, hủy kết luận)."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.parties.entering import NO_REASON, said
from sauro.parties.linking.comparing import compare
from sauro.parties.models import Judgement, Party
from sauro.parties.suggesting import known_of, reasons_of

_MOST = 500


@transaction.atomic
def judge(  # noqa: PLR0913 - which two, what, why, by whom, when
    one_id: int, other_id: int, verdict: str, because: str, *, by: Seat, now: datetime
) -> Judgement:
    """Decide whether two parties are one. No fact of either changes.

    Raises: NotAllowed, Hidden, Refused, Stale where somebody decided it meanwhile.
    """
    allow(by, Right.KEEP_PARTIES)
    first, second = sorted((one_id, other_id))
    found = Party.objects.select_for_update(no_key=True).filter(pk__in=(first, second))
    if first == second or len(found.order_by("pk")) != 2:
        raise Hidden
    if wrong := _findings(verdict, because):
        raise Refused(*wrong)
    standing = Judgement.objects.filter(one=first, other=second, undone_at=None).first()
    if standing is not None:
        if standing.verdict == verdict:
            return standing
        raise Stale(_DECIDED, current=standing)
    known = known_of([first, second])
    likeness = compare(known[first], known[second])
    row = Judgement(
        owner_path=by.body.path, one_id=first, other_id=second, verdict=verdict,
        because=said(because), reasons=reasons_of(likeness), points=likeness.points,
        decided_by=by, decided_at=now,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:  # one that stands out of this seat's sight
        raise Stale(_DECIDED) from error
    return row


@transaction.atomic
def undo(judgement_id: int, because: str, *, by: Seat, now: datetime) -> Judgement:
    """Take a decision back: both are apart again, and what was decided stays on record.

    Raises: NotAllowed, Hidden, Refused.
    """
    allow(by, Right.KEEP_PARTIES)
    row = Judgement.objects.select_for_update().filter(pk=judgement_id).first()
    if row is None:
        raise Hidden
    if not said(because):
        raise Refused(NO_REASON)
    if row.undone_at is None:
        row.undone_by, row.undone_at, row.undone_because = by, now, said(because)[:_MOST]
        row.save(update_fields=["undone_by", "undone_at", "undone_because"])
    return row


def _findings(verdict: str, because: str) -> list[Finding]:
    wrong = [] if verdict in Judgement.Verdict.values else [_NO_VERDICT]
    if not said(because):
        wrong.append(NO_REASON)
    if len(said(because)) > _MOST:
        wrong.append(_LONG)
    return wrong


_DECIDED = Finding(
    "decided", "",
    "Hai đối tượng này đã có kết luận. Hãy xem kết luận ấy; muốn đổi thì hủy nó trước.",
    "These two were decided already. Look at that decision; undo it first to change it.",
)  # fmt: skip
_NO_VERDICT = Finding(
    "no-verdict", "verdict",
    "Hãy chọn “Là một” hoặc “Không phải một”.", "Choose whether they are one or not.",
)  # fmt: skip
_LONG = Finding(
    "too-long", "because",
    f"Dài hơn {_MOST} ký tự. Hãy rút gọn.", f"Longer than {_MOST} characters. Shorten it.",
)  # fmt: skip
