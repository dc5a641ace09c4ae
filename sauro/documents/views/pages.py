"""Pages of a PDF or scan as pictures (ảnh trang văn bản)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from sauro.documents import queries
from sauro.documents.files.open import draw_page
from sauro.documents.files.source import Unreadable
from sauro.foundation.access.acting import seat_of
from sauro.foundation.errors import Hidden
from sauro.foundation.files.drawn import drawn
from sauro.foundation.files.store import path_of

_AN_HOUR = "private, max-age=3600"  # a page of a stored file never changes


@login_required
@require_GET
def page_picture(request: HttpRequest, document_id: int, page: int) -> HttpResponse:
    """One page, from 1, drawn once and kept."""
    seat_of(request)
    document = queries.document(document_id)
    if not 1 <= page <= len(document.sheets):
        raise Hidden
    try:
        picture = drawn(
            document.sha256, page, lambda: draw_page(path_of(document.sha256), page - 1)
        )
    except Unreadable as unreadable:
        raise Hidden from unreadable
    return HttpResponse(picture, content_type="image/webp", headers={"Cache-Control": _AN_HOUR})
