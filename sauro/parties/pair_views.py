"""Pages of look-alikes: which there are, two side by side, decide and undo (đối tượng trùng)."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.web.parts import Column, Noted, Row, Table
from sauro.foundation.web.telling import tell
from sauro.foundation.web.words import told
from sauro.parties import judging, queries
from sauro.parties.forms import BecauseForm, DecideForm
from sauro.parties.linking.comparing import compare
from sauro.parties.models import LinkSuggestion, Party
from sauro.parties.suggesting import known_of, reasons_of
from sauro.parties.views import switch
from sauro.parties.words import NUMBERS, level_badge, reasons_said


@login_required
@require_GET
def lookalike_list(request: HttpRequest) -> HttpResponse:
    """Pairs that wait for a decision, the likeliest first."""
    seat_of(request)
    rows = list(queries.open_suggestions()[: queries.PAGE + 1])
    table = Table(
        caption=_("Có thể trùng"),
        columns=[Column(_("Hai đối tượng")), Column(_("Dấu hiệu")), Column(_("Mức"))],
        rows=[_row(pair) for pair in rows[: queries.PAGE]],
        empty=_(
            "Không có cặp nào đang chờ kết luận. Máy tìm cặp giống nhau mỗi khi ghi đối tượng."
        ),
        note=_("Đang hiện 50 cặp giống nhất.") if len(rows) > queries.PAGE else "",
    )
    context = {"views": switch("lookalikes"), "table": table}
    return render(request, "parties/lookalikes.html", context)


def _row(pair: LinkSuggestion) -> Row:
    reasons = "; ".join(said.words for said in reasons_said(pair.reasons) if said.points > 0)
    two = Noted(pair.one.name, f"↔ {pair.other.name}")
    url = reverse("pair", args=[pair.one_id, pair.other_id])
    return Row((two, reasons, level_badge(pair.points)), url)


@login_required
@require_http_methods(["GET", "POST"])
def pair_page(request: HttpRequest, one_id: int, other_id: int) -> HttpResponse:
    """Two parties side by side with what speaks for and against; decide."""
    seat = seat_of(request)
    if one_id == other_id:
        raise Hidden
    both = [queries.party(one_id), queries.party(other_id)]
    form, status = DecideForm(request.POST or None), 200
    if request.method == "POST":
        seat, status = seat_of(request, Right.KEEP_PARTIES), 422
        if form.is_valid():
            said = form.cleaned_data
            try:
                judging.judge(
                    one_id, other_id, said["verdict"], said["because"], by=seat, now=timezone.now()
                )
            except Stale as stale:
                form.add_error(None, told(stale.findings[0]))
                status = 409
            except Refused as refused:
                tell(form, refused)
            else:
                messages.success(request, _("Đã ghi kết luận. Các dữ kiện giữ nguyên."))
                return redirect("party", one_id)
    known = known_of([one_id, other_id])
    likeness = compare(known[one_id], known[other_id])
    context = {
        "form": form,
        "both": [_portrait(row) for row in both],
        "reasons": reasons_said(reasons_of(likeness)),
        "points": likeness.points,
        "badge": level_badge(likeness.points),
        "standing": queries.standing(one_id, other_id),
        "may_judge": may(seat.role, Right.KEEP_PARTIES),
    }
    return render(request, "parties/pair.html", context, status=status)


def _portrait(row: Party) -> dict[str, object]:
    found = queries.portrait(row)
    live = [i for i in found.numbers if i.withdrawn_at is None]
    return {"of": found, "numbers": [(NUMBERS[i.kind], i.shown) for i in live]}


@login_required
@require_http_methods(["GET", "POST"])
def judgement_undo(request: HttpRequest, judgement_id: int) -> HttpResponse:
    """Take a decision back, with the reason."""
    seat, row = seat_of(request, Right.KEEP_PARTIES), queries.judgement(judgement_id)
    form = BecauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            judging.undo(row.pk, form.cleaned_data["because"], by=seat, now=timezone.now())
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("Đã hủy kết luận. Hai đối tượng lại tách riêng."))
            return redirect("pair", row.one_id, row.other_id)
    context = {"form": form, "judgement": row}
    return render(request, "parties/undo.html", context, status=422 if form.errors else 200)
