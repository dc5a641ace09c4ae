"""What belongs to a meeting: agenda, who is invited, who came, papers (từng phần của cuộc họp)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.files.store import opened
from sauro.foundation.web.sent import number
from sauro.foundation.web.telling import tell
from sauro.foundation.web.words import told
from sauro.meetings import agenda, inviting, papers, queries
from sauro.meetings.forms import AgendaForm, InviteForm, PapersForm
from sauro.meetings.models import Meeting, Participant
from sauro.meetings.rules import ENDED, State
from sauro.meetings.views import page

ATTENDANCE = 200  # bodies on one page: a form has at most a thousand fields


@login_required
@require_POST
def agenda_add(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Put a point on the agenda."""
    seat, row = seat_of(request), queries.meeting(meeting_id)
    form = AgendaForm(request.POST, auto_id="chuong-trinh-%s")

    def add() -> None:
        said = form.cleaned_data
        agenda.add_item(row.pk, said["title"], said["presenter"], by=seat)

    return _done(request, row, seat, ("agenda", form), add, _("Đã thêm vào chương trình."))


@login_required
@require_POST
def agenda_act(request: HttpRequest, point_id: int, act: str) -> HttpResponse:
    """Word a point anew, move it, take it off."""
    seat, item = seat_of(request), queries.agenda_item(point_id)
    version = number(request.POST.get("version")) or 0
    form: forms.Form = forms.Form(request.POST)
    if act == "sua":
        form = AgendaForm(request.POST, auto_id=f"noi-dung-{item.pk}-%s")
    acts: Mapping[str, Callable[[], object]] = {
        "sua": lambda: agenda.change_item(
            item.pk, version, form.cleaned_data["title"], form.cleaned_data["presenter"], by=seat
        ),
        "len": lambda: agenda.move_item(item.pk, up=True, by=seat),
        "xuong": lambda: agenda.move_item(item.pk, up=False, by=seat),
        "bo": lambda: agenda.drop_item(item.pk, version, by=seat),
    }
    if act not in acts:
        raise Hidden
    row = queries.meeting(item.meeting_id)
    return _done(request, row, seat, (f"item-{item.pk}", form), acts[act], "")


def _done(  # noqa: PLR0913, PLR0917 - what, where, by whom, with which form, what to do and say
    request: HttpRequest,
    row: Meeting,
    seat: Seat,
    sent: tuple[str, forms.Form],
    act: Callable[[], object],
    said: str,
) -> HttpResponse:
    """Act, then back to the meeting; what could not be kept is shown there again."""
    name, form = sent
    status = 422
    if form.is_valid():
        try:
            act()
        except Stale as stale:
            form.add_error(None, told(stale.findings[0]))
            status = 409
        except Refused as refused:
            tell(form, refused)
        else:
            if said:
                messages.success(request, said)
            return redirect("meeting", row.pk)
    return page(request, queries.meeting(row.pk), seat, {name: form}, status)


@login_required
@require_http_methods(["GET", "POST"])
def invite_page(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Invite by a name; where it may mean several, or nobody, the page offers bodies to choose."""
    seat, row = seat_of(request), queries.meeting(meeting_id)
    if row.owner_path != seat.body.path:
        raise Hidden
    seat_of(request, Right.MEET)
    form = InviteForm(request.POST or None)
    mention = request.POST.get("mention", "").strip()[:500]
    options = inviting.offered(row, mention) if mention else []
    form.fields["body"].choices = [(str(b.id), b.name) for b in options]  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        chosen = [int(pk) for pk in form.cleaned_data["body"]]
        try:
            added = inviting.invite(row.pk, mention, by=seat, chosen=chosen)
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _invited(len(added)))
            return redirect("meeting", row.pk)
    context = {"meeting": row, "form": form, "options": options}
    return render(request, "meetings/invite.html", context, status=422 if form.errors else 200)


def _invited(count: int) -> str:
    if not count:
        return _("Các cơ quan ấy đã được mời từ trước.")
    words = ngettext("Đã mời thêm %(n)s cơ quan.", "Đã mời thêm %(n)s cơ quan.", count)
    return words % {"n": count}


@login_required
@require_http_methods(["GET", "POST"])
def attendance_page(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Who is invited and who came, a page of bodies in one form; only rows that were changed are
    written.
    """
    seat, row = seat_of(request), queries.meeting(meeting_id)
    if row.owner_path != seat.body.path:
        raise Hidden
    everybody, at = queries.participants(row), number(request.GET.get("tu")) or 0
    rows = everybody[at : at + ATTENDANCE]
    wrong: list[str] = []
    if request.method == "POST":
        seat_of(request, Right.MEET)
        wrong = _note(request, rows, seat)
        if not wrong:
            messages.success(request, _("Đã lưu điểm danh."))
            return redirect(request.get_full_path())
    sent = request.POST if wrong else {}
    state = State(row.state)
    context: dict[str, Any] = {
        "meeting": row,
        "rows": [_shown(p, sent) for p in rows],
        "choices": Participant.Attendance.choices,
        "planned": state is State.PLANNED,
        "writing": state not in ENDED,
        "wrong": wrong,
        "next": f"?tu={at + ATTENDANCE}" if at + ATTENDANCE < len(everybody) else "",
        "previous": f"?tu={max(0, at - ATTENDANCE)}" if at else "",
        "all": len(everybody),
    }
    return render(request, "meetings/attendance.html", context, status=422 if wrong else 200)


def _shown(row: Participant, sent: Any) -> tuple[Participant, str, str]:
    """A row with what was typed of it, else what stands."""
    return (
        row,
        sent.get(f"du-{row.pk}", row.attendance),
        sent.get(f"ai-{row.pk}", row.came),
    )


def _note(request: HttpRequest, rows: list[Participant], seat: Seat) -> list[str]:
    """Write what differs; what could not be written, each once."""
    wrong: list[str] = []
    for row in rows:
        came = request.POST.get(f"ai-{row.pk}", row.came)
        how = request.POST.get(f"du-{row.pk}", row.attendance)
        if "tat-ca" in request.POST and not how:
            how = Participant.Attendance.PRESENT.value
        seen = number(request.POST.get(f"ban-{row.pk}")) or 0
        if (how, came) == (row.attendance, row.came):
            continue
        try:
            inviting.note_attendance(row.pk, seen, how, came, by=seat)
        except (Refused, Stale) as refused:
            wrong += [f"{row.body.name}: {told(f)}" for f in refused.findings]
    return list(dict.fromkeys(wrong))


@login_required
@require_POST
def uninvite(request: HttpRequest, participant_id: int) -> HttpResponse:
    """Take a body off the list while the meeting is being prepared."""
    seat, row = seat_of(request), queries.participant(participant_id)
    form = forms.Form(request.POST)
    version = number(request.POST.get("version")) or 0

    def drop() -> None:
        inviting.uninvite(row.pk, version, by=seat)

    meeting = queries.meeting(row.meeting_id)
    return _done(request, meeting, seat, ("invited", form), drop, _("Đã bỏ khỏi danh sách mời."))


@login_required
@require_POST
def papers_add(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Lay files before the meeting."""
    seat, row = seat_of(request), queries.meeting(meeting_id)
    form = PapersForm(request.POST, request.FILES, meeting=row, auto_id="tai-lieu-%s")

    @transaction.atomic  # all of them or none: sending again doubles nothing
    def lay() -> None:
        for file in form.cleaned_data["file"]:
            papers.lay(
                row.pk, file.name or "", file.chunks(), by=seat, now=timezone.now(),
                agenda_item_id=form.cleaned_data["agenda_item"],
            )  # fmt: skip

    return _done(request, row, seat, ("papers", form), lay, _("Đã thêm tài liệu."))


@login_required
@require_POST
def paper_drop(request: HttpRequest, paper_id: int) -> HttpResponse:
    """Take a file away."""
    seat, paper = seat_of(request), queries.paper(paper_id)
    row, form = queries.meeting(paper.meeting_id), forms.Form(request.POST)

    def take() -> None:
        papers.take_away(paper.pk, by=seat)

    return _done(request, row, seat, ("paper", form), take, _("Đã bỏ tài liệu."))


@login_required
@require_GET
def paper_file(request: HttpRequest, paper_id: int) -> HttpResponseBase:
    """A paper as it was received."""
    seat_of(request)
    found = queries.paper(paper_id)
    return FileResponse(
        opened(found.sha256), as_attachment=True, filename=found.name,
        content_type="application/octet-stream",
    )  # fmt: skip
