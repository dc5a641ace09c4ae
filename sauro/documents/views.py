"""Pages of the documents room: what came in, and verifying it beside its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from sauro.documents import intake, queries, verification
from sauro.documents.forms import FilterForm, ItemForm, UploadForm
from sauro.documents.models import Document, Item
from sauro.documents.naming import meanings
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused, Stale, Told


@login_required
@require_http_methods(["GET", "POST"])
def document_list(request: HttpRequest) -> HttpResponse:
    """What came in, the newest first; new files are dropped here."""
    seat = seat_of(request)
    if request.method == "POST":
        return _receive(request, seat)
    filters = FilterForm(request.GET)
    status = filters.cleaned_data["status"] if filters.is_valid() else ""
    rows = queries.documents(_before(request), status)
    more = rows[queries.PAGE - 1] if len(rows) > queries.PAGE else None
    context = {
        "documents": rows[: queries.PAGE],
        "next": f"{more.received_at.isoformat()}_{more.pk}" if more else "",
        "filters": filters,
        "upload": UploadForm(),
        "reading": any(d.status == Document.Status.WAITING for d in rows),
    }
    part = "documents/_list.html" if getattr(request, "htmx", False) else "documents/list.html"
    return render(request, part, context)


def _before(request: HttpRequest) -> tuple[datetime, int] | None:
    at, _underscore, pk = request.GET.get("truoc", "").rpartition("_")
    try:
        return (datetime.fromisoformat(at).astimezone(UTC), int(pk)) if at else None
    except (ValueError, OverflowError):
        return None


def _receive(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Each file stands for itself: one that is refused leaves the others."""
    files = request.FILES.getlist("sent")
    new, known, now = 0, 0, timezone.now()
    for file in files:
        try:
            _document, fresh = intake.receive(file.name or "", file.chunks(), by=seat, now=now)
        except Refused as refused:
            messages.error(request, f"{file.name}: {refused}")
            continue
        new, known = new + fresh, known + (not fresh)
    if new:
        words = ngettext("Đã nhận %(n)s tệp mới.", "Đã nhận %(n)s tệp mới.", new) % {"n": new}
        messages.success(request, words)
    if known:
        messages.info(request, _("%(n)s tệp đã có từ trước, không nhận lại.") % {"n": known})
    if not files:
        messages.error(request, _("Chưa chọn tệp nào. Hãy chọn tệp rồi bấm “Nhận văn bản”."))
    return redirect("documents")


@login_required
@require_GET
def document_page(request: HttpRequest, document_id: int) -> HttpResponse:
    """A document beside the directives read from it."""
    seat_of(request)
    return _page(request, queries.document(document_id))


@dataclass(frozen=True, slots=True)
class _Unkept:
    """A form that could not be kept, with what stands now where somebody was faster."""

    form: ItemForm
    item_id: int
    status: int
    current: Item | None = None


def _page(request: HttpRequest, document: Document, unkept: _Unkept | None = None) -> HttpResponse:
    items = list(document.items.all())
    for pk, found in meanings(document, items, timezone.localdate()).items():
        next(item for item in items if item.pk == pk).meanings = found  # type: ignore[attr-defined]
    at = unkept.item_id if unkept else 0
    context = {
        "document": document,
        "pieces": queries.marked(document.text, items),
        "items": [
            (item, unkept.form if unkept and item.pk == at else _form(item)) for item in items
        ],
        "clarity": queries.clarity(items),
        "open": sum(not item.checked for item in items),
        "at": at,
        "current": unkept.current if unkept else None,
    }
    return render(request, "documents/page.html", context, status=unkept.status if unkept else 200)


def _form(item: Item) -> ItemForm:
    lists = {name: "\n".join(getattr(item, name)) for name in verification.LISTS}
    texts = {name: getattr(item, name) for name in verification.TEXTS}
    return ItemForm(initial={"version": item.version, **lists, **texts}, prefix=str(item.pk))


def _number(request: HttpRequest, name: str) -> int:
    """A number that a form of ours sends; what is none counts as 0, which no rule accepts."""
    sent = request.POST.get(name, "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else 0


Act = Callable[[Item, int, HttpRequest, Seat], Item]

_ACTS: dict[str, Act] = {
    "dong-y": lambda item, version, _r, seat: verification.agree(item.pk, version, by=seat),
    "bo": lambda item, version, r, seat: verification.drop(
        item.pk, version, r.POST.get("reason", ""), by=seat
    ),
    "lay-lai": lambda item, version, _r, seat: verification.restore(item.pk, version, by=seat),
    "gop": lambda item, version, _r, seat: verification.merge(item.pk, version, by=seat),
    "tach": lambda item, version, r, seat: verification.split(
        item.pk, version, _number(r, "at"), by=seat
    )[0],
}


@login_required
@require_http_methods(["GET", "POST"])
def item_act(request: HttpRequest, item_id: int, act: str) -> HttpResponse:
    """One act on one directive: agree, drop, restore, merge, split, or mend its words.

    Whoever comes by a link, after signing in again or by reloading, is shown the directive.
    """
    seat = seat_of(request, Right.VERIFY)
    item = Item.objects.select_related("document").filter(pk=item_id).first()
    if item is None:
        raise Hidden
    if request.method == "GET":
        return _back(item.document, item.pk)
    if act == "sua":
        return _mend(request, item, seat)
    if act not in _ACTS:
        raise Hidden
    _ACTS[act](item, _number(request, "version"), request, seat)
    return _back(item.document, item.pk)


def _mend(request: HttpRequest, item: Item, seat: Seat) -> HttpResponse:
    """What was typed is shown again wherever it could not be kept."""
    form = ItemForm(request.POST, prefix=str(item.pk))
    if not form.is_valid():
        return _page(request, item.document, _Unkept(form, item.pk, 422))
    try:
        verification.mend(item.pk, form.cleaned_data["version"], form.changes(), by=seat)
    except Told as told:
        for finding in told.findings:
            form.add_error(None, finding.message)
        current = told.current if isinstance(told, Stale) else None
        shown = current if isinstance(current, Item) else None
        if shown:
            form.data = {**form.data.dict(), form.add_prefix("version"): str(shown.version)}  # type: ignore[attr-defined]
        return _page(request, item.document, _Unkept(form, item.pk, told.status, shown))
    return _back(item.document, item.pk)


@login_required
@require_http_methods(["GET", "POST"])
def item_add(request: HttpRequest, document_id: int) -> HttpResponse:
    """A directive from a selection of the text."""
    seat = seat_of(request, Right.VERIFY)
    if request.method == "GET":
        return redirect("document", queries.document(document_id).pk)
    start, end = _number(request, "start"), _number(request, "end")
    item = verification.add(document_id, start, end, by=seat)
    return _back(item.document, item.pk)


def _back(document: Document, at: int) -> HttpResponse:
    return redirect(f"{reverse('document', args=[document.pk])}#viec-{at}")
