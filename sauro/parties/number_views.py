"""Pages of numbers: read one whole, withdraw one, ask others (số định danh, hỏi nơi khác)."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused, TooMany
from sauro.foundation.web.parts import Badge, Cell, Column, Noted, Row, Table
from sauro.foundation.web.telling import tell
from sauro.organization.queries.rows import body_names
from sauro.parties import asking, entering, queries
from sauro.parties.forms import AskForm, BecauseForm
from sauro.parties.models import Inquiry
from sauro.parties.views import switch
from sauro.parties.words import NUMBERS


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def number_see(request: HttpRequest, number_id: int) -> HttpResponse:
    """Read a sealed number whole, once the purpose is told; it stays on record."""
    seat, row = seat_of(request, Right.SEE_NUMBERS), queries.identifier(number_id)
    form, whole = BecauseForm(request.POST or None, label_suffix=""), ""
    if request.method == "POST" and form.is_valid():
        try:
            whole = asking.disclose(
                row.pk, form.cleaned_data["because"], by=seat, now=timezone.now()
            )
        except Refused as refused:
            tell(form, refused)
    past = row.disclosures.select_related("seen_by__user").order_by("-pk")[: queries.PAGE]
    context = {
        "form": form, "number": row, "kind": NUMBERS[row.kind], "whole": whole, "past": past,
    }  # fmt: skip
    return render(request, "parties/see.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def number_withdraw(request: HttpRequest, number_id: int) -> HttpResponse:
    """A number that was written by mistake counts no more."""
    seat, row = seat_of(request, Right.KEEP_PARTIES), queries.identifier(number_id)
    if row.owner_path != seat.body.path:
        raise Hidden
    form = BecauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            entering.withdraw_number(
                row.pk, form.cleaned_data["because"], by=seat, now=timezone.now()
            )
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("Đã rút số này. Số vẫn còn trong lịch sử."))
            return redirect("party", row.party_id)
    context = {"form": form, "number": row, "kind": NUMBERS[row.kind]}
    return render(request, "parties/withdraw.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def ask_others(request: HttpRequest) -> HttpResponse:
    """Ask all bodies out of sight; what was asked before, and what others asked of ours."""
    seat = seat_of(request, Right.ASK_OTHERS)
    form, answer, status = AskForm(request.POST or None), None, 200
    if request.method == "POST":
        answer, status = _answer(form, seat)
    context = {
        "views": switch("ask_others"),
        "form": form,
        "answer": answer,
        "bodies": list(body_names(answer.held_by).items()) if answer else [],
        "ours": _table(list(queries.inquiries(ours=True)[: queries.PAGE]), ours=True),
        "theirs": _table(list(queries.inquiries(ours=False)[: queries.PAGE]), ours=False),
    }
    return render(request, "parties/ask.html", context, status=status)


def _answer(form: AskForm, seat: Seat) -> tuple[Inquiry | None, int]:
    if not form.is_valid():
        return None, 422
    said = form.cleaned_data
    try:
        answer = asking.ask_others(
            said["kind"], said["value"], said["because"], by=seat, today=timezone.localdate()
        )
    except TooMany as many:
        tell(form, many)
        return None, 429
    except Refused as refused:
        tell(form, refused)
        return None, 422
    return answer, 200


def _table(rows: list[Inquiry], *, ours: bool) -> Table:
    names = body_names([*(r.owner_path for r in rows), *(p for r in rows for p in r.held_by)])
    return Table(
        caption=_("Đã hỏi") if ours else _("Nơi khác đã hỏi về đối tượng ta ghi"),
        columns=[
            Column(_("Số")), Column(_("Trả lời") if ours else _("Cơ quan hỏi")),
            Column(_("Mục đích")), Column(_("Hỏi lúc")),
        ],
        rows=[Row(_cells(row, names, ours=ours)) for row in rows],
        empty=_("Chưa hỏi lần nào.") if ours else _("Chưa có nơi nào hỏi."),
    )  # fmt: skip


def _cells(row: Inquiry, names: dict[str, str], *, ours: bool) -> list[Cell]:
    if ours:
        held = ", ".join(names.get(path, path) for path in row.held_by)
        other: Cell = Noted(Badge(_("Có"), "warn"), held) if held else Badge(_("Không có"))
    else:
        other = names.get(row.owner_path, row.owner_path)
    who = f"{row.asked_by.user}"
    return [Noted(row.shown, str(NUMBERS[row.kind])), other, Noted(row.because, who), row.asked_at]
