"""A case stands for work that was given (vụ việc làm chứng cho nhiệm vụ được giao)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sauro.cases.holding import own_case
from sauro.cases.models import Case, CaseWork
from sauro.cases.standing import violations_of
from sauro.directives.assignments.queries import assignment, of_body
from sauro.directives.assignments.rules import WITH_DOER
from sauro.directives.assignments.shown_by import Told
from sauro.directives.assignments.words import named
from sauro.directives.models import Assignment
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden
from sauro.foundation.web.parts import Link

_MOST = 50  # of the open work that can be chosen


@transaction.atomic
def stand_for(case_id: int, assignment_id: int, *, by: Seat, now: datetime) -> CaseWork:
    """Let a case stand for work of its body; said twice it is one. Raises: NotAllowed, Hidden."""
    case = own_case(case_id, by)
    row = assignment(assignment_id)
    if row.owner_path != case.owner_path:
        raise Hidden
    known = CaseWork.objects.filter(case=case, assignment=row).first()
    return known or CaseWork.objects.create(
        owner_path=case.owner_path, issuer_path=row.issuer_path, case=case, assignment=row,
        called=_called(case), added_by=by, added_at=now,
    )  # fmt: skip


@transaction.atomic
def stand_no_more(case_id: int, link_id: int, *, by: Seat) -> None:
    """The case stands for that work no more. Raises: NotAllowed, Hidden."""
    case = own_case(case_id, by)
    row = CaseWork.objects.filter(pk=link_id, case=case).first()
    if row is None:
        raise Hidden
    row.delete()


def work_to_choose(case: Case) -> list[tuple[int, str]]:
    """The open work of the lead body, the earliest due first."""
    rows = of_body(case.owner_path).filter(state__in=WITH_DOER).select_related("directive")
    found = rows.exclude(pk__in=case.work.values("assignment")).order_by("due_on", "pk")
    return [(row.pk, _said(row)) for row in found[:_MOST]]


def work_of(case: Case) -> list[tuple[CaseWork, str]]:
    """For what work a case stands, as far as it is in sight."""
    rows = case.work.select_related("assignment__directive").order_by("pk")
    return [(row, _said(row.assignment)) for row in rows]


def told_of(row: Assignment) -> Told | None:
    """The cases that stand for some work, for the page of that work."""
    links = list(CaseWork.objects.filter(assignment=row).order_by("pk")[:200])
    if not links:
        return None
    seen = set(Case.objects.filter(pk__in=[x.case_id for x in links]).values_list("pk", flat=True))
    return Told(
        _("Vụ việc đã xử lý"),
        [Link(reverse("case", args=[x.case_id]) if x.case_id in seen else "", x.called)
         for x in links],
    )  # fmt: skip


def _said(row: Assignment) -> str:
    words = f"{row.directive.document_number} {row.directive.locator}: {named(row)}".strip()
    return words if len(words) <= 120 else f"{words[:119]}…"


def _called(case: Case) -> str:
    main = next((v.kind.name for v in violations_of(case)), "")
    return f"Vụ số {case}" + (f": {main}" if main else "")
