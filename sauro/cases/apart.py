"""That two cases that look like one are two: said, and taken back (không phải một vụ)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from sauro.cases.holding import own_case, said, touch
from sauro.cases.models import Case, CaseApart
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused
from sauro.kernel.findings import Finding


@transaction.atomic
def set_apart(case_id: int, other_id: int, because: str, *, by: Seat, now: datetime) -> CaseApart:
    """Say that the other case is not this one: it is suggested no more, to nobody who reads this
    case. Said twice it is one. Raises: NotAllowed, Hidden, Refused without a reason.
    """
    case = own_case(case_id, by)
    other = Case.objects.filter(pk=other_id).exclude(pk=case.pk).first()
    if other is None:
        raise Hidden
    if not said(because):
        raise Refused(_NO_REASON)
    known = CaseApart.objects.filter(case=case, other=other, ended_at=None).first()
    if known:
        return known
    touch(case, now)
    return CaseApart.objects.create(
        owner_path=case.owner_path, case=case, other=other, because=said(because)[:300],
        said_by=by, said_at=now,
    )  # fmt: skip


@transaction.atomic
def take_back(apart_id: int, *, by: Seat, now: datetime) -> CaseApart:
    """It may be one after all: the hint shows again, what was said stays on record.

    Raises: NotAllowed, Hidden.
    """
    seen = CaseApart.objects.filter(pk=apart_id).first()
    if seen is None:
        raise Hidden
    case = own_case(seen.case_id, by)
    row = CaseApart.objects.select_for_update(of=("self",)).get(pk=apart_id)
    if row.ended_at is None:
        row.ended_at, row.ended_by = now, by
        row.save(update_fields=["ended_at", "ended_by"])
        touch(case, now)
    return row


def apart_from(case: Case) -> list[CaseApart]:
    """What was said of a case, as far as the reader sees the other one, too."""
    rows = case.apart.filter(ended_at=None).select_related("other__body", "said_by__user")
    return [row for row in rows.order_by("pk") if row.other]


def known_apart(case: Case) -> set[int]:
    """Keys of cases that are not this one, whichever of the two it was said of."""
    said = CaseApart.objects.filter(Q(case=case) | Q(other=case), ended_at=None)
    return {key for pair in said.values_list("case_id", "other_id") for key in pair} - {case.pk}


_NO_REASON = Finding(
    "no-reason", "because",
    "Hãy ghi vì sao là hai vụ: người xem lại sau cần biết.",
    "Say why they are two: whoever looks again needs to know.",
)  # fmt: skip
