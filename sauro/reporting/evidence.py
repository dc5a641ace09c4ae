"""A report stands for work that was given (báo cáo làm chứng cho nhiệm vụ được giao)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sauro.directives.assignments.queries import assignment, of_body
from sauro.directives.assignments.rules import WITH_DOER
from sauro.directives.assignments.shown_by import Told
from sauro.directives.assignments.words import named
from sauro.directives.models import Assignment
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused
from sauro.foundation.web.parts import Link
from sauro.kernel.findings import Finding
from sauro.reporting.holding import own_line
from sauro.reporting.models import Line, ReportWork
from sauro.reporting.words import period_named

_MOST = 50  # of the open work that can be chosen
_SHOWN = 200


@transaction.atomic
def stand_for(line_id: int, assignment_id: int, *, by: Seat, now: datetime) -> ReportWork:
    """Let a report that was sent stand for work of its body; said twice it is one.

    Raises: NotAllowed, Hidden, Refused.
    """
    line = own_line(line_id, Right.FILL_REPORTS, by)
    row = assignment(assignment_id)
    if row.owner_path != line.owner_path:
        raise Hidden
    if line.first_sent_at is None:
        raise Refused(_NOT_SENT)
    known = ReportWork.objects.filter(line=line, assignment=row).first()
    return known or ReportWork.objects.create(
        owner_path=line.owner_path, issuer_path=row.issuer_path, line=line, assignment=row,
        called=called(line), added_by=by, added_at=now,
    )  # fmt: skip


@transaction.atomic
def stand_no_more(line_id: int, link_id: int, *, by: Seat) -> None:
    """The report stands for that work no more. Raises: NotAllowed, Hidden."""
    line = own_line(line_id, Right.FILL_REPORTS, by)
    row = ReportWork.objects.filter(pk=link_id, line=line).first()
    if row is None:
        raise Hidden
    row.delete()


def work_to_choose(line: Line) -> list[tuple[int, str]]:
    """The open work of the body that owes the report, the earliest due first."""
    rows = of_body(line.owner_path).filter(state__in=WITH_DOER).select_related("directive")
    found = rows.exclude(pk__in=line.work.values("assignment")).order_by("due_on", "pk")
    return [(row.pk, _said(row)) for row in found[:_MOST]]


def work_of(line: Line) -> list[tuple[ReportWork, str]]:
    """For what work a report stands, as far as it is in sight."""
    rows = line.work.select_related("assignment__directive").order_by("pk")
    return [(row, _said(row.assignment)) for row in rows]


def told_of(row: Assignment) -> Told | None:
    """The reports that stand for some work, for the page of that work: those of the duty that was
    made of its directive, and those that somebody named.
    """
    named_ones = list(ReportWork.objects.filter(assignment=row).order_by("pk")[:_SHOWN])
    ordered = Q(duty__directive=row.directive_id, owner_path=row.owner_path)
    sent = Line.objects.filter(ordered, first_sent_at__isnull=False).select_related("duty")
    links = {line.pk: _link(line.pk, called(line)) for line in sent.order_by("-ends_on")[:_SHOWN]}
    seen = Line.objects.filter(pk__in=[one.line_id for one in named_ones])
    opened = set(seen.values_list("pk", flat=True))
    for one in named_ones:
        links.setdefault(
            one.line_id, _link(one.line_id if one.line_id in opened else 0, one.called)
        )
    return Told(_("Báo cáo đã gửi"), list(links.values())) if links else None


def called(line: Line) -> str:
    """As the giver of the work reads it: what report, of which period."""
    return f"{line.duty.name}, {period_named(line.period)}"[:300]


def _link(line_id: int, words: str) -> Link:
    return Link(reverse("report", args=[line_id]) if line_id else "", words)


def _said(row: Assignment) -> str:
    words = f"{row.directive.document_number} {row.directive.locator}: {named(row)}".strip()
    return words if len(words) <= 120 else f"{words[:119]}…"


_NOT_SENT = Finding(
    "not-sent", "assignment",
    "Báo cáo chưa gửi thì chưa làm chứng cho nhiệm vụ được. Hãy gửi báo cáo trước, rồi gắn.",
    "A report that was not sent proves nothing yet. Send it first, then link it.",
)  # fmt: skip
