"""Pages on which conclusions are written, carried over and issued (kết luận, thông báo)."""

from __future__ import annotations

from datetime import datetime
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
from sauro.meetings.notices.editor import Editor, Shown
from sauro.meetings.notices.forms import ConclusionForm, values_of
from sauro.meetings.rules import WRITING, State

_BESIDE = {"agenda_item": "agenda_item_id"}


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
    editor = Editor(meeting, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, seat, editor, form=_first_form(request, editor))
    if "xem" in request.POST:
        return _looked(request, seat, editor)
    form, status, now = editor.form, 422, timezone.now()
    if form.is_valid() and not editor.unfinished():
        try:
            services.write_conclusion(meeting.pk, editor.words(), by=seat, now=now)
        except Stale as stale:
            tell(form, stale)
            status = 409
        except Refused as refused:
            tell(form, refused, _BESIDE)
        else:
            messages.success(request, _("Đã ghi kết luận."))
            return redirect("conclusions", meeting.pk)
    return _page(request, seat, editor, status=status)


def _first_form(request: HttpRequest, editor: Editor) -> ConclusionForm:
    """Empty, or with the words of a directive that was too long to be carried over as it is."""
    asked = number(request.GET.get("chuyen-tiep"))
    found = carrying.one_offered(editor.meeting, asked, timezone.now()) if asked else None
    if found is None:
        return editor.form
    words = carrying.words_of(found)
    return ConclusionForm(initial=values_of(words), meeting=editor.meeting)


@login_required
@require_http_methods(["GET", "POST"])
def conclusion_page(request: HttpRequest, conclusion_id: int) -> HttpResponse:
    """The same page with one conclusion in the form, to be worded anew."""
    seat = seat_of(request)
    row = _own_conclusion(conclusion_id, seat)
    meeting = queries.meeting(row.meeting_id)
    editor = Editor(meeting, request.POST if request.method == "POST" else None, row)
    if request.method != "POST":
        return _page(request, seat, editor)
    if "xem" in request.POST:
        return _looked(request, seat, editor)
    form, status, now = editor.form, 422, timezone.now()
    if form.is_valid() and not editor.unfinished():
        version = form.cleaned_data["version"] or 0
        try:
            services.change_conclusion(row.pk, version, editor.words(), by=seat, now=now)
        except Stale as stale:
            tell(form, stale)
            status = 409
        except Refused as refused:
            tell(form, refused, _BESIDE)
        else:
            messages.success(request, _("Đã sửa kết luận."))
            return redirect("conclusions", meeting.pk)
    return _page(request, seat, editor, status=status)


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


def _looked(request: HttpRequest, seat: Seat, editor: Editor) -> HttpResponse:
    """How clear it is as typed; nothing is kept. As a piece for htmx, else in the whole page."""
    editor.form.is_valid()
    if request.headers.get("HX-Request"):
        return render(request, "meetings/_clears.html", {"shown": editor.shown()})
    shown = editor.shown()
    editor.form.errors.clear()
    return _page(request, seat, editor, shown=shown)


def _page(  # noqa: PLR0913 - what is edited, in which form, and how it went
    request: HttpRequest,
    seat: Seat,
    editor: Editor,
    *,
    form: ConclusionForm | None = None,
    shown: Shown | None = None,
    status: int = 200,
) -> HttpResponse:
    meeting, form = editor.meeting, form or editor.form
    writing = may(seat.role, Right.MEET) and State(meeting.state) in WRITING
    context: dict[str, Any] = {
        "meeting": meeting,
        "parts": editor.parts(),
        "row": editor.row,
        "form": form if writing else None,
        "fields": form.visible_fields(),
        "shown": shown or (editor.shown() if editor.sent or editor.row else None),
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
            left = _left(meeting, chosen, now)
            for words in left:
                messages.warning(request, words)
            return redirect("carry" if left else "conclusions", meeting.pk)
    found = carrying.offered(meeting, now)
    context = {
        "meeting": meeting,
        "found": [(one, [told(f) for f in carrying.why_not(one)]) for one in found],
        "wrong": wrong,
        "writing": may(seat.role, Right.MEET) and State(meeting.state) in WRITING,
    }
    return render(request, "meetings/carry.html", context, status=422 if wrong else 200)


def _left(meeting: Meeting, chosen: set[int] | None, now: datetime) -> list[str]:
    """What was to be carried over and is still offered, each with why."""
    found = carrying.offered(meeting, now)
    rows = [one for one in found if chosen is None or one.directive.pk in chosen]
    return [told(finding) for one in rows for finding in carrying.why_not(one)]
