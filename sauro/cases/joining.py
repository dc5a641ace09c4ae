"""Bodies that work on a case together with its lead (cơ quan phối hợp)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sauro.cases.holding import own_case, said, touch
from sauro.cases.models import Case, CaseBody
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused
from sauro.kernel.findings import Finding
from sauro.organization.naming import body_named
from sauro.organization.queries import body


@dataclass(frozen=True, slots=True)
class Joining:
    """A body by its code or name, and which part of the work is its. ``same_case``: the case of
    that body that is this one entered twice, which then counts no more.
    """

    body: str
    part: str = ""
    same_case: int | None = None


@transaction.atomic
def add_joint(case_id: int, joining: Joining, *, by: Seat, now: datetime) -> CaseBody:
    """Let another body see the case and stand in it. Raises: NotAllowed, Hidden, Refused."""
    case = own_case(case_id, by)
    row = join(case, joining, by, now)
    touch(case, now)
    return row


@transaction.atomic
def end_joint(joint_id: int, because: str, *, by: Seat, now: datetime) -> CaseBody:
    """The body works on the case no more, and sees it no more.

    Raises: NotAllowed, Hidden, Refused.
    """
    seen = CaseBody.objects.filter(pk=joint_id).first()
    if seen is None:
        raise Hidden
    case = own_case(seen.case_id, by)
    if not said(because):
        raise Refused(_NO_REASON)
    row = CaseBody.objects.select_for_update(of=("self",)).get(pk=joint_id)
    if row.role == CaseBody.Role.TOOK_OVER:
        raise Refused(_TOOK_OVER)
    if row.ended_at is None:
        row.ended_at, row.ended_by, row.ended_because = now, by, said(because)[:300]
        row.save(update_fields=["ended_at", "ended_by", "ended_because"])
        touch(case, now)
    return row


def one_with(case: Case) -> set[int]:
    """The case itself, and those that were decided to be the same one entered twice."""
    joined = CaseBody.objects.filter(ended_at=None, same_case__isnull=False)
    pairs = joined.filter(Q(case=case) | Q(same_case=case)).values_list("case", "same_case")
    return {case.pk, *(key for pair in pairs for key in pair)}


def join(case: Case, joining: Joining, by: Seat, now: datetime) -> CaseBody:
    """The row of a joint body; named twice it is one. Raises: Refused, Hidden."""
    path = body_named(said(joining.body), case.owner_path, timezone.localdate(now))
    if path == case.owner_path:
        raise Refused(_LEAD)
    known = CaseBody.objects.filter(case=case, owner_path=path, ended_at=None).first()
    if known:
        return known
    row = body(path)
    assert row is not None, "body_named found it"
    return CaseBody.objects.create(
        owner_path=path, lead_path=case.owner_path, case=case, body_id=row.id,
        part=said(joining.part)[:300], same_case=_same_case(case, path, joining.same_case),
        added_by=by, added_at=now,
    )  # fmt: skip


def _same_case(case: Case, path: str, other_id: int | None) -> Case | None:
    if other_id is None:
        return None
    other = Case.objects.filter(pk=other_id, owner_path=path).exclude(pk=case.pk).first()
    if other is None:
        raise Hidden
    return other


_LEAD = Finding(
    "joint-is-lead", "body",
    "Cơ quan này đang chủ trì vụ việc. Hãy chọn cơ quan khác.",
    "This body leads the case already. Choose another.",
)  # fmt: skip
_TOOK_OVER = Finding(
    "took-over", "",
    "Nơi này đã nhận hồ sơ nên xem được hồ sơ gốc; không thôi được như nơi phối hợp.",
    "This body took the case over and reads its file on; that does not end like joint work.",
)  # fmt: skip
_NO_REASON = Finding("no-reason", "because", "Hãy ghi vì sao thôi phối hợp.", "Say why it ends.")
