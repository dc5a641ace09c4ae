"""The standing of one paper as a file to send on: DOCX to edit, PDF to read (báo cáo)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from sauro.directives.assignments import queries, report
from sauro.directives.assignments.names import names_by_directive
from sauro.directives.models import Directive
from sauro.documents.drafting.docx import write_paper
from sauro.documents.drafting.words import short_day
from sauro.documents.rendering import pdf_of
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden
from sauro.foundation.web.files import DOCX, PDF, file_answer
from sauro.kernel.letterheads import calm
from sauro.organization.queries.portrait import place_of

_FORMS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "docx": (DOCX, bytes),
    "pdf": (PDF, pdf_of),
}


@login_required
@require_GET
def progress_file(request: HttpRequest, document_id: int, form: str) -> HttpResponse:
    """The page of a paper's standing, in the layout of official papers."""
    seat, today = seat_of(request), timezone.localdate()
    if form not in _FORMS:
        raise Hidden
    kind, made = _FORMS[form]
    facts = facts_of(document_id, seat, today)
    file = made(write_paper(report.paper(facts), today))
    return file_answer(file, f"tinh-hinh-thuc-hien-{document_id}-{today}.{form}", kind)


def facts_of(document_id: int, seat: Seat, today: date) -> report.Facts:
    """What the account says. Raises: Hidden where the seat sees no directive of the document."""
    rows = list(Directive.objects.filter(document_id=document_id).order_by("position", "pk"))
    if not rows:
        raise Hidden
    first, own = rows[0], seat.body.path
    names = names_by_directive(queries.of_document(document_id), today)
    ended_last = sorted(rows, key=lambda row: row.superseded_at is not None)
    return report.Facts(
        issuer=seat.body.name,
        place=place_of(own),
        today=today,
        number=first.document_number,
        issued_on=first.issued_on,
        told=calm(first.issuer),
        tasks=[_task(row, names.get(row.pk, {})) for row in ended_last],
        whole=f"{first.owner_path}.".startswith(f"{own}."),
        simulated=settings.SIMULATED,
    )


def _task(row: Directive, names: report.Names) -> report.OfTask:
    deadline = short_day(row.due_on) if row.due_on else row.deadline_text
    return report.OfTask(row.locator, row.task, deadline, row.superseded_at is not None, names)
