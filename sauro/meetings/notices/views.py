"""Pages on which conclusions are written, carried over and issued (kết luận, thông báo)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.web.sent import number
from sauro.foundation.web.telling import tell
from sauro.foundation.web.words import told
from sauro.meetings import conclusions as services
from sauro.meetings import queries
from sauro.meetings.models import Conclusion, Meeting
from sauro.meetings.notices import carrying
from sauro.meetings.notices.clears import Eyes, Look
from sauro.meetings.notices.drafting import held
from sauro.meetings.notices.forms import ConclusionForm, conclusion_values
from sauro.meetings.notices.writing import Concluded
from sauro.meetings.rules import WRITING, State

_BESIDE = {"agenda_item": "agenda_item_id"}


@dataclass(frozen=True, slots=True)
class Shown:
    """How clear a conclusion is, in the language of the page."""

    look: Look

    @property
    def clears(self) -> list[tuple[str, str, list[str]]]:
        return [(c.name, c.said, [told(f) for f in c.wrong]) for c in self.look.clears]


def own_meeting(meeting_id: int, seat: Seat) -> Meeting:
    """A meeting of the seat's own body; whom it invites does not see what is concluded.
    Raises: Hidden.
    """
    row = queries.meeting(meeting_id)
    if row.owner_path != seat.body.path:
        raise Hidden
    return row


def _own_conclusion(conclusion_id: int, seat: Seat) -> Conclusion:
    row = Conclusion.objects.filter(pk=conclusion_id, owner_path=seat.body.path).first()
    if row is None:
        raise Hidden
    return row


@login_required
@require_http_methods(["GET", "POST"])
def conclusions_page(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The conclusions of a meeting, how clear each is, and a form for the next one."""
    seat = seat_of(request)
    meeting = own_meeting(meeting_id, seat)
    if request.method != "POST":
        return _page(request, meeting, seat, ConclusionForm(meeting=meeting))
    form = ConclusionForm(request.POST, meeting=meeting)
    valid = form.is_valid()
    if "xem" in request.POST:
        return _looked(request, meeting, seat, form)
    if valid:
        try:
            services.write_conclusion(meeting.pk, form.words(), by=seat, now=timezone.now())
        except Refused as refused:
            tell(form, refused, _BESIDE)
        else:
            messages.success(request, _("Đã ghi kết luận."))
            return redirect("conclusions", meeting.pk)
    return _page(request, meeting, seat, form, status=422)


@login_required
@require_http_methods(["GET", "POST"])
def conclusion_page(request: HttpRequest, conclusion_id: int) -> HttpResponse:
    """The same page with one conclusion in the form, to be worded anew."""
    seat = seat_of(request)
    row = _own_conclusion(conclusion_id, seat)
    meeting = queries.meeting(row.meeting_id)
    if request.method != "POST":
        form = ConclusionForm(initial=conclusion_values(row), meeting=meeting)
        return _page(request, meeting, seat, form, row)
    form = ConclusionForm(request.POST, meeting=meeting)
    valid = form.is_valid()
    if "xem" in request.POST:
        return _looked(request, meeting, seat, form, row)
    status = 422
    if valid:
        version = form.cleaned_data["version"] or 0
        try:
            services.change_conclusion(row.pk, version, form.words(), by=seat, now=timezone.now())
        except Stale as stale:
            tell(form, stale)
            status = 409
        except Refused as refused:
            tell(form, refused, _BESIDE)
        else:
            messages.success(request, _("Đã sửa kết luận."))
            return redirect("conclusions", meeting.pk)
    return _page(request, meeting, seat, form, row, status=status)


@login_required
@require_POST
def conclusion_act(request: HttpRequest, conclusion_id: int, act: str) -> HttpResponse:
    """Up, down, or struck out."""
    seat = seat_of(request)
    row = _own_conclusion(conclusion_id, seat)
    if act in ("len", "xuong"):
        services.move_conclusion(row.pk, up=act == "len", by=seat)
    elif act == "bo":
        version = number(request.POST.get("version")) or 0
        services.drop_conclusion(row.pk, version, by=seat)
        messages.success(request, _("Đã bỏ kết luận."))
    else:
        raise Hidden
    return redirect("conclusions", row.meeting_id)


def _looked(
    request: HttpRequest,
    meeting: Meeting,
    seat: Seat,
    form: ConclusionForm,
    row: Conclusion | None = None,
) -> HttpResponse:
    """How clear it is as typed; nothing is kept. As a piece for htmx, else in the whole page."""
    shown = _shown(meeting, form.words())
    if request.headers.get("HX-Request"):
        return render(request, "meetings/_clears.html", {"shown": shown})
    form.errors.clear()
    return _page(request, meeting, seat, form, row, shown=shown)


def _shown(meeting: Meeting, words: Concluded) -> Shown:
    return Shown(Eyes(meeting.owner_path, held(meeting).held_on).look(words))


def _page(  # noqa: PLR0913, PLR0917 - the form, of which conclusion, and how it went
    request: HttpRequest,
    meeting: Meeting,
    seat: Seat,
    form: ConclusionForm,
    row: Conclusion | None = None,
    shown: Shown | None = None,
    status: int = 200,
) -> HttpResponse:
    writing = may(seat.role, Right.MEET) and State(meeting.state) in WRITING
    eyes = Eyes(meeting.owner_path, held(meeting).held_on)
    rows = [(one, eyes.look(one)) for one in queries.conclusions(meeting)]
    left = carrying.left_out(rows)
    if row and shown is None:
        shown = Shown(eyes.look(row))
    context: dict[str, Any] = {
        "meeting": meeting,
        "rows": [(one, Shown(look), left.get(one.pk, ())) for one, look in rows],
        "row": row,
        "form": form if writing else None,
        "fields": form.visible_fields(),
        "shown": shown,
        "writing": writing,
        "waiting": len(carrying.offered(meeting, timezone.now())) if writing else 0,
    }
    return render(request, "meetings/conclusions.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def carry_page(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """What earlier notices left undone, to be carried over: all of it, or what is ticked."""
    seat = seat_of(request)
    meeting = own_meeting(meeting_id, seat)
    now = timezone.now()
    wrong: list[str] = []
    if request.method == "POST":
        ticked = {n for n in map(number, request.POST.getlist("viec")) if n}
        chosen = None if "tat-ca" in request.POST else ticked
        try:
            made = carrying.carry_over(meeting.pk, chosen, by=seat, now=now)
        except Refused as refused:
            wrong = [told(f) for f in refused.findings]
        else:
            said = ngettext(
                "Đã chuyển tiếp %(n)s việc thành kết luận. Hãy đặt thời hạn mới cho từng việc.",
                "Đã chuyển tiếp %(n)s việc thành kết luận. Hãy đặt thời hạn mới cho từng việc.",
                len(made),
            )
            messages.success(request, said % {"n": len(made)})
            return redirect("conclusions", meeting.pk)
    context = {
        "meeting": meeting,
        "found": carrying.offered(meeting, now),
        "wrong": wrong,
        "writing": may(seat.role, Right.MEET) and State(meeting.state) in WRITING,
    }
    return render(request, "meetings/carry.html", context, status=422 if wrong else 200)
