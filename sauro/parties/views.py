"""Pages of parties: find, enter, one party, more of it (trang đối tượng)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import Refused
from sauro.foundation.web.parts import Cell, Column, Link, Noted, Row, Table
from sauro.foundation.web.sent import number
from sauro.foundation.web.telling import tell
from sauro.parties import entering, queries
from sauro.parties.finding import MOST, found
from sauro.parties.forms import BecauseForm, EnterForm, FactsForm, FindForm
from sauro.parties.linking.reading import SEALED
from sauro.parties.models import Identifier, Party
from sauro.parties.queries import Brief
from sauro.parties.shown_by import shown_by
from sauro.parties.words import NUMBERS, level_badge, reasons_said


def switch(current: str) -> list[Link]:
    """Parties, look-alikes, questions to others, as tabs."""
    waiting = queries.open_suggestions()[:100].count() or None
    return [
        Link(reverse("parties"), _("Đối tượng"), current == "parties"),
        Link(reverse("lookalikes"), _("Có thể trùng"), current == "lookalikes", waiting),
        Link(reverse("ask_others"), _("Hỏi nơi khác"), current == "ask_others"),
    ]


@login_required
@require_GET
def party_list(request: HttpRequest) -> HttpResponse:
    """What answers the words, else the newest; with htmx the rows alone, as one types."""
    seat = seat_of(request)
    form = FindForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    context = {
        "form": form,
        "views": switch("parties"),
        "table": _table(request, asked.get("tim", ""), asked.get("loai", "")),
        "may_enter": may(seat.role, Right.KEEP_PARTIES),
    }
    part = "_list" if getattr(request, "htmx", False) else "list"
    return render(request, f"parties/{part}.html", context)


def _table(request: HttpRequest, words: str, kind: str) -> Table:
    after = number(request.GET.get("sau"))
    if words.strip():
        rows, more = list(found(words, timezone.localdate(), kind).rows), False
    else:
        rows = queries.newest(kind, after)
        rows, more = rows[: queries.PAGE], len(rows) > queries.PAGE
    return Table(
        caption=_("Đối tượng"),
        columns=[
            Column(_("Tên")), Column(_("Số định danh")), Column(_("Địa chỉ")),
            Column(_("Cơ quan ghi")),
        ],
        rows=[Row(_cells(b), reverse("party", args=[b.party.pk])) for b in queries.briefs(rows)],
        empty=_nothing(words, kind),
        next=_further(request, rows[-1].pk) if more else "",
        note=_("Đang hiện 50 đối tượng gần nhất.") if words and len(rows) == MOST else "",
    )  # fmt: skip


def _cells(brief: Brief) -> list[Cell]:
    kind = str(brief.party.get_kind_display())
    return [Noted(brief.party.name, kind), brief.numbers or None, brief.place or None, brief.owner]


def _nothing(words: str, kind: str) -> str:
    if words.strip():
        return _(
            "Không thấy đối tượng nào trong phạm vi được xem. Thử bớt chữ, hoặc hỏi nơi khác bằng "
            "một số."
        )
    if kind:
        return _("Chưa có đối tượng nào loại này.")
    return _("Sổ chưa có đối tượng nào. Ghi đối tượng đầu tiên bằng nút “Ghi đối tượng”.")


def _further(request: HttpRequest, last: int) -> str:
    query = request.GET.copy()
    query["sau"] = str(last)
    return f"?{query.urlencode()}"


@login_required
@require_http_methods(["GET", "POST"])
def party_enter(request: HttpRequest) -> HttpResponse:
    """Write a new party down; what resembles it is shown on its page at once."""
    seat = seat_of(request, Right.KEEP_PARTIES)
    form = EnterForm(request.POST or None, initial={"name": request.GET.get("ten", "")[:300]})
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            made = entering.enter_party(
                form.entry(), by=seat, now=now, today=timezone.localdate(now)
            )
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("Đã ghi. Xem bên dưới có đối tượng nào trùng không."))
            return redirect("party", made.pk)
    return render(request, "parties/enter.html", {"form": form}, status=_status(form))


@login_required
@require_GET
def party_page(request: HttpRequest, party_id: int) -> HttpResponse:
    """One party: facts, who may be one with it, what was decided."""
    return page(request, queries.party(party_id), seat_of(request))


@login_required
@require_POST
def party_add(request: HttpRequest, party_id: int) -> HttpResponse:
    """Write down more of a party; what was typed is shown again where it was not kept."""
    seat, row = seat_of(request, Right.KEEP_PARTIES), queries.party(party_id)
    form = FactsForm(request.POST)
    if form.is_valid():
        now = timezone.now()
        try:
            entering.add_facts(
                row.pk, form.facts(), by=seat, now=now, today=timezone.localdate(now)
            )
        except Refused as refused:
            tell(form, refused, {"name": "other_names"})
        else:
            messages.success(request, _("Đã ghi thêm."))
            return redirect("party", row.pk)
    return page(request, row, seat, {"add": form}, 422)


def page(
    request: HttpRequest,
    row: Party,
    seat: Seat,
    sent: Mapping[str, forms.Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    """``sent``: forms that could not be kept, by their name on the page."""
    portrait = queries.portrait(row)
    ours = row.owner_path == seat.body.path and may(seat.role, Right.KEEP_PARTIES)
    context: dict[str, Any] = {
        "party": row,
        "portrait": portrait,
        "facts": _facts(portrait),
        "numbers": [_number(i, seat, ours=ours) for i in portrait.numbers],
        "ours": ours,
        "may_judge": may(seat.role, Right.KEEP_PARTIES),
        "suggested": [
            (a, level_badge(a.pair.points), reasons_said(a.pair.reasons))
            for a in queries.suggested(row)
        ],
        "decided": queries.decided(row),
        "told_above": shown_by(row),
        "because": BecauseForm(),
        "add": FactsForm(auto_id="them-%s"),
        "open": list(sent or {}),
    } | dict(sent or {})
    return render(request, "parties/page.html", context, status=status)


def _facts(portrait: queries.Portrait) -> list[tuple[str, Cell]]:
    row = portrait.party
    return [
        (_("Loại"), str(row.get_kind_display())),
        (_("Cơ quan ghi"), portrait.owner),
        (_("Ghi lúc"), row.made_at),
        *([(_("Năm sinh"), str(row.born_in))] if row.born_in else []),
        *([(_("Ghi chú"), row.note)] if row.note else []),
    ]


def _number(row: Identifier, seat: Seat, *, ours: bool) -> dict[str, Any]:
    """One number, and what can be done with it from this seat."""
    live = row.withdrawn_at is None
    return {
        "row": row,
        "kind": NUMBERS[row.kind],
        "may_see": row.kind in SEALED and may(seat.role, Right.SEE_NUMBERS),
        "may_withdraw": live and ours,
    }


def _status(form: forms.Form) -> int:
    return 422 if form.errors else 200
