"""The register taken away as a CSV, streamed (tải CSV)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from sauro.cases.exporting.labels import labelled
from sauro.cases.exporting.wide import lines, shape_of
from sauro.cases.filter_form import CaseFilters
from sauro.foundation.access.acting import seat_of

_JOINT, _WORDS = "phoi-hop", "chu"


@login_required
@require_GET
def cases_csv(request: HttpRequest) -> StreamingHttpResponse:
    """All cases that the filters leave, one a row, with all that hangs on them. Columns are named
    as machines know them, or in words of the page (``?ten-cot=chu``).
    """
    seat, today = seat_of(request), timezone.localdate()
    filters = CaseFilters(request.GET).filters(joint=request.GET.get("phan") == _JOINT)
    order = request.GET.get("xep", "")
    shape = shape_of(filters, today)
    head = labelled(shape.head) if request.GET.get("ten-cot") == _WORDS else ()
    answer = StreamingHttpResponse(
        lines(filters, today, order, shape, seat, head=head),
        content_type="text/csv; charset=utf-8",
    )
    name = f"vu-viec-{today}.csv"
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    answer["Cache-Control"] = "no-store"
    answer["X-Accel-Buffering"] = "no"  # a proxy that holds it back would think it hangs
    return answer
