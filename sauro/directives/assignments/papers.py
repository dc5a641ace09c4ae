"""The papers that told a body something, and its part of each (văn bản giao việc cho cơ quan).

The paper itself is for whom its issuer opened it; of its directives a body sees those that name it,
with the words that they have in the paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sauro.directives.assignments.words import standing_badge
from sauro.directives.models import Addressee, Assignment, Directive
from sauro.documents.models import Document
from sauro.foundation.access.acting import seat_of
from sauro.foundation.errors import Hidden
from sauro.foundation.web.parts import Badge, Column, Row, Table
from sauro.kernel.letterheads import calm

_MOST = 100  # papers, the newest first
PARTS = {
    Addressee.Part.LEAD: "lead",
    Addressee.Part.COORDINATING: "coordinating",
    Addressee.Part.REPORTS_TO: "reports_to",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One directive that names the body: as what, and what the body has to do of it."""

    directive: Directive
    named_as: Sequence[str]
    works: Sequence[tuple[Assignment, Badge]]


@login_required
@require_GET
def papers_page(request: HttpRequest) -> HttpResponse:
    """The papers that name the seat's body in some directive."""
    path = seat_of(request).body.path
    rows = (
        _naming(path)
        .values("document_id", "document_number", "issuer", "issued_on")
        .annotate(at=Max("published_at"))
        .order_by("-at", "-document_id")[:_MOST]
    )
    table = Table(
        caption=_("Văn bản có việc của cơ quan, mới vào sổ trước"),
        columns=[Column(_("Văn bản")), Column(_("Ngày ban hành")), Column(_("Cơ quan ban hành"))],
        rows=[
            Row(
                (row["document_number"] or _("Văn bản không số"), row["issued_on"],
                 calm(row["issuer"]) or None),
                reverse("paper_part", args=[row["document_id"]]),
            )
            for row in rows
        ],
        empty=_("Chưa văn bản nào giao việc cho cơ quan."),
    )  # fmt: skip
    return render(request, "directives/assignments/papers.html", {"table": table})


@login_required
@require_GET
def part_page(request: HttpRequest, document_id: int) -> HttpResponse:
    """What of one paper is told to the seat's body, in the words of the paper. Raises: Hidden."""
    path, today = seat_of(request).body.path, timezone.localdate()
    found = list(_naming(path).filter(document_id=document_id).order_by("position"))
    if not found:
        raise Hidden
    context = {
        "paper": found[0],
        "parts": _parts(found, path, today),
        "whole": Document.objects.filter(pk=document_id).exists(),
    }
    return render(request, "directives/assignments/part.html", context)


def _naming(path: str) -> QuerySet[Directive]:
    """Directives in force that name a body, or that it was given later."""
    told = Addressee.objects.filter(owner_path=path).values("directive_id")
    given = Assignment.objects.filter(owner_path=path).values("directive_id")
    rows = Directive.objects.filter(superseded_at=None)
    return rows.filter(pk__in=told) | rows.filter(pk__in=given)


def _parts(found: Sequence[Directive], path: str, today: date) -> list[Part]:
    named: dict[int, list[str]] = {}
    told = Addressee.objects.filter(owner_path=path, directive__in=found).order_by("pk")
    for directive_id, part in told.values_list("directive_id", "part").distinct():
        named.setdefault(directive_id, []).append(PARTS[Addressee.Part(part)])
    works: dict[int, list[tuple[Assignment, Badge]]] = {}
    for row in Assignment.objects.filter(owner_path=path, directive__in=found).order_by("pk"):
        works.setdefault(row.directive_id, []).append((row, standing_badge(row, today)))
    return [Part(d, list(dict.fromkeys(named.get(d.pk, ()))), works.get(d.pk, ())) for d in found]
