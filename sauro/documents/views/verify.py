"""Verifying beside the text: one act on one item a request (kiểm tra kết quả đọc)."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sauro.documents import queries, reshaping, verification
from sauro.documents.correcting import correct
from sauro.documents.forms import CorrectionForm, ItemForm
from sauro.documents.joining import ASKED, differing
from sauro.documents.models import Document, Item
from sauro.documents.views.answers import Editing, after, after_one, edited, form_of, whole
from sauro.documents.views.own import own
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused, Stale, Told
from sauro.foundation.web.sent import number
from sauro.foundation.web.words import told


@login_required
@require_GET
def document_page(request: HttpRequest, document_id: int) -> HttpResponse:
    """A document beside the directives read from it."""
    seat_of(request)
    return whole(request, queries.document(document_id))


Act = Callable[[int, int, HttpRequest, Seat], Item]

# Acts that change one item, and acts that change the list.
_ONE: dict[str, Act] = {
    "dong-y": lambda item_id, version, _r, seat: verification.agree(item_id, version, by=seat),
    "bo": lambda item_id, version, r, seat: verification.drop(
        item_id, version, r.POST.get("reason", ""), by=seat
    ),
    "lay-lai": lambda item_id, version, _r, seat: verification.restore(item_id, version, by=seat),
}
_LIST: dict[str, Act] = {
    "gop": lambda item_id, version, r, seat: reshaping.merge(
        item_id, version, by=seat, keep={name: r.POST.get(name, "") for name in ASKED}
    ),
    "tach": lambda item_id, version, r, seat: reshaping.split(
        item_id, version, _number(r, "at"), by=seat
    )[0],
}


@login_required
@require_http_methods(["GET", "POST"])
def item_act(request: HttpRequest, item_id: int, act: str) -> HttpResponse:
    """One act on one directive: agree, drop, restore, merge, split, or mend its words (``sua``).

    Whoever comes by a link, after signing in again or by reloading, is shown the directive.
    """
    seat = seat_of(request, Right.VERIFY)
    if request.method == "GET":
        return _shown(request, item_id, act)
    if act == "sua":
        return _mend(request, item_id, seat)
    version = _number(request, "version")
    if act in _LIST:
        return _reshaped(request, item_id, act, seat)
    if act not in _ONE:
        raise Hidden
    done = _ONE[act](item_id, version, request, seat)
    return after_one(request, done, on=act != "lay-lai")


def _reshaped(request: HttpRequest, item_id: int, act: str, seat: Seat) -> HttpResponse:
    """Where two directives differ, whoever merges them is asked what stays."""
    try:
        done = _LIST[act](item_id, _number(request, "version"), request, seat)
    except Refused as refused:
        if refused.findings[0].code != "cannot-differing":
            raise
        item = _item(request, item_id)
        following = reshaping.next_standing(item)
        differ = differing(item, following) if following else []
        asked = Editing(item, form_of(item), 422, merging=differ)
        return edited(request, item.document, asked)
    return after(request, done.document, f"viec-{done.pk}")


def _shown(request: HttpRequest, item_id: int, act: str) -> HttpResponse:
    item = _item(request, item_id)
    if act == "sua" and item.document.status == Document.Status.READ:
        return edited(request, item.document, Editing(item, form_of(item)))
    return after_one(request, item, on=False)


def _item(request: HttpRequest, item_id: int) -> Item:
    """One item of a document of one's own. Raises: Hidden."""
    item = Item.objects.filter(pk=item_id).first()
    if item is None:
        raise Hidden
    item.document = own(request, item.document_id)
    return item


def _mend(request: HttpRequest, item_id: int, seat: Seat) -> HttpResponse:
    """What was typed is shown again wherever it could not be kept."""
    form = ItemForm(request.POST, prefix=str(item_id))
    if not form.is_valid():
        item = _item(request, item_id)
        return edited(request, item.document, Editing(item, form, 422))
    try:
        version = form.cleaned_data["version"]
        done = verification.mend(item_id, version, form.changes(), by=seat)
    except Hidden:
        raise
    except Told as refusal:
        item = _item(request, item_id)
        return edited(request, item.document, _unkept(item, form, refusal))
    return after_one(request, done)


def _unkept(item: Item, form: ItemForm, refusal: Told) -> Editing:
    for finding in refusal.findings:
        form.add_error(None, told(finding))
    current = refusal.current if isinstance(refusal, Stale) else None
    shown = current if isinstance(current, Item) else None
    if shown:
        version = {form.add_prefix("version"): str(shown.version)}
        form.data = {**form.data.dict(), **version}  # type: ignore[attr-defined]
    return Editing(item, form, refusal.status, shown)


@login_required
@require_http_methods(["GET", "POST"])
def item_add(request: HttpRequest, document_id: int) -> HttpResponse:
    """A directive from a selection of the text, or from words copied out of it."""
    seat = seat_of(request, Right.VERIFY)
    if request.method == "GET":
        return redirect("document", queries.document(document_id).pk)
    if words := request.POST.get("words", "").strip():
        item = reshaping.add_quoted(document_id, words, by=seat)
    else:
        start, end = _number(request, "start"), _number(request, "end")
        item = reshaping.add(document_id, start, end, by=seat)
    return after(request, item.document, f"viec-{item.pk}")


@login_required
@require_http_methods(["GET", "POST"])
def document_correct(request: HttpRequest, document_id: int) -> HttpResponse:
    """Ask for the reason, then open a new edition."""
    seat = seat_of(request, Right.VERIFY)
    document = own(request, document_id)
    form = CorrectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason, now = form.cleaned_data["reason"], timezone.now()
        try:
            return redirect("document", correct(document_id, reason, by=seat, now=now).pk)
        except Refused as refused:
            for finding in refused.findings:
                form.add_error(None, told(finding))
    context = {
        "title": _("Đính chính %(document)s") % {"document": document},
        "said": [
            _(
                "Bản đang có trong sổ giữ nguyên hiệu lực cho đến khi bản đính chính được ban "
                "hành. Việc không đổi được giữ; chỉ việc bị sửa, bỏ hoặc thêm mới thay đổi."
            )
        ],
        "form": form,
        "failed": _("Chưa mở được bản đính chính."),
        "label": _("Mở bản đính chính"),
        "cancel": reverse("document", args=[document_id]),
    }
    return render(request, "web/confirm.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def doubt_settle(request: HttpRequest, document_id: int) -> HttpResponse:
    """One doubt about the whole document has been looked at."""
    seat = seat_of(request, Right.VERIFY)
    if request.method == "GET":
        return redirect("document", queries.document(document_id).pk)
    place, code = number(request.POST.get("place")), request.POST.get("code", "")
    if place is None:
        raise Hidden
    document = verification.settle(document_id, place, code, by=seat, now=timezone.now())
    rest = next((n for n, d in enumerate(document.doubts) if "settled" not in d), None)
    return after(request, document, "" if rest is None else f"dieu-{rest}")


def _number(request: HttpRequest, name: str) -> int:
    """What is no number counts as 0, which no rule accepts."""
    return number(request.POST.get(name)) or 0
