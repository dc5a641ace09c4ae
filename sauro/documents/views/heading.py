"""Entering or mending what the head of a document says (đầu văn bản)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from sauro.documents.forms import HeadForm
from sauro.documents.heading import FIELDS, Mended, mend_head, same_number, seen_of
from sauro.documents.models import Document
from sauro.documents.verification import open_document
from sauro.documents.views.own import own
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Stale
from sauro.foundation.web.telling import tell
from sauro.foundation.web.words import day

_HEAD = 1200  # characters of the paper beside the form: letterhead, title, the opening


@dataclass(frozen=True, slots=True)
class Differing:
    """What stands now of a field where a person who was slower entered something else."""

    label: str
    now: str


@login_required
@require_http_methods(["GET", "POST"])
def head_page(request: HttpRequest, document_id: int) -> HttpResponse:
    """One form for the whole head, beside the first lines of the text."""
    seat = seat_of(request, Right.VERIFY)
    document = own(request, document_id)
    if document.status != Document.Status.READ:
        document = open_document(document_id)  # says why its head stays
    if request.method == "GET":
        return _page(request, document, HeadForm(initial=_values(document)))
    form = HeadForm(request.POST)
    if not form.is_valid():
        return _page(request, document, form, seen=request.POST.get("seen", ""), status=422)
    try:
        mended = mend_head(
            document_id, form.cleaned_data, seen=request.POST.get("seen", ""), by=seat,
            now=timezone.now(),
        )  # fmt: skip
    except Stale as stale:
        tell(form, stale)
        differing = _differing(form, document)
        return _page(request, document, form, differing=differing, status=stale.status)
    _tell(request, mended)
    return redirect("document", document_id)


def _page(  # noqa: PLR0913 - what the page shows
    request: HttpRequest,
    document: Document,
    form: HeadForm,
    *,
    seen: str = "",
    differing: Sequence[Differing] = (),
    status: int = 200,
) -> HttpResponse:
    context = {
        "document": document, "form": form, "seen": seen or seen_of(document),
        "head": document.text[:_HEAD], "differing": differing, "same": same_number(document),
    }  # fmt: skip
    return render(request, "documents/head.html", context, status=status)


def _values(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in FIELDS}


def _differing(form: HeadForm, document: Document) -> list[Differing]:
    """The fields in which what stands is not what was entered."""
    found = []
    for name, now in _values(document).items():
        if now != form.cleaned_data.get(name):
            shown = day(now) if name in ("issued_on", "event_on") and now else str(now or "")
            found.append(Differing(str(form.fields[name].label), shown or _("để trống")))
    return found


def _tell(request: HttpRequest, mended: Mended) -> None:
    """What the new head changed beside itself."""
    messages.success(request, _("Đã lưu đầu văn bản."))
    if n := mended.redated:
        said = ngettext(
            "%(n)s việc đổi hạn theo ngày mới; hãy kiểm tra lại.",
            "%(n)s việc đổi hạn theo ngày mới; hãy kiểm tra lại.",
            n,
        )
        messages.warning(request, said % {"n": n})
    if n := mended.renamed:
        said = ngettext(
            "%(n)s việc đổi cơ quan chủ trì theo nơi ban hành mới; hãy kiểm tra lại.",
            "%(n)s việc đổi cơ quan chủ trì theo nơi ban hành mới; hãy kiểm tra lại.",
            n,
        )
        messages.warning(request, said % {"n": n})
