"""Papers that are made when they are asked for, as files to take along (tải về)."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


def file_answer(content: bytes, name: str, kind: str) -> HttpResponse:
    """The file under a name; its text stays in no cache between."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = str(
        content_disposition_header(as_attachment=True, filename=name)
    )
    answer["Cache-Control"] = "no-store"
    return answer
