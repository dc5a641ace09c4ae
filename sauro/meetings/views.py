"""Pages of meetings: which there are, one of them, make and change it, its steps (cuộc họp)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.web.api import moment_of
from sauro.foundation.web.parts import Link
from sauro.foundation.web.sent import number
from sauro.foundation.web.telling import tell
from sauro.foundation.web.words import day, told
from sauro.meetings import holding, listing, queries
from sauro.meetings.forms import (
    AgendaForm,
    InviteForm,
    MeetingFilters,
    PapersForm,
    PlanForm,
    of_meeting,
)
from sauro.meetings.models import Meeting, Participant
from sauro.meetings.rules import ENDED, MOVES, WRITING, Act, State
from sauro.meetings.words import ACTS, state_badge

SLUGS: Mapping[str, Act] = {"bat-dau": Act.BEGIN, "ket-thuc": Act.CONCLUDE, "huy": Act.CALL_OFF}
_CURSOR = re.compile(r"[0-9]{1,16}-[0-9]{1,18}")


def place_of(query: QueryDict) -> tuple[datetime, int] | None:
    """Where a page begins, as its address tells it; none where it cannot mean that."""
    said = query.get("sau", "")
    return moment_of(said) if _CURSOR.fullmatch(said) else None


def holds(row: Meeting, seat: Seat) -> bool:
    """Whether the meeting is written from this seat."""
    return row.owner_path == seat.body.path and may(seat.role, Right.MEET)


def switch(seat: Seat, current: str) -> list[Link]:
    """Meetings and what members propose, as tabs."""
    waiting = queries.waiting(seat.body.path) or None
    return [
        Link(reverse("meetings"), _("Cuộc họp của cơ quan"), current == "meetings"),
        Link(reverse("invitations"), _("Được mời họp"), current == "invitations"),
        Link(reverse("proposals"), _("Kiến nghị nhận được"), current == "proposals", waiting),
        Link(reverse("proposals_sent"), _("Kiến nghị đã gửi"), current == "proposals_sent"),
    ]


@login_required
@require_GET
def meeting_list(request: HttpRequest) -> HttpResponse:
    """The meetings of the seat's own body, the latest first."""
    return _list(request, ours=True)


@login_required
@require_GET
def invitation_list(request: HttpRequest) -> HttpResponse:
    """The meetings to which the seat's body is invited."""
    return _list(request, ours=False)


def _list(request: HttpRequest, *, ours: bool) -> HttpResponse:
    seat, filters = seat_of(request), MeetingFilters(request.GET)
    side = queries.held_by if ours else queries.inviting
    rows = listing.narrowed_meetings(side(seat.body.path), request.GET.dict())
    title = _("Cuộc họp") if ours else _("Được mời họp")
    none = _("Chưa có cuộc họp nào.") if ours else _("Chưa có cuộc họp nào mời cơ quan này.")
    narrowed = any(request.GET.get(name) for name in filters.fields)
    context = {
        "title": title,
        "views": switch(seat, "meetings" if ours else "invitations"),
        "filters": filters,
        "table": listing.meeting_table(
            queries.meetings(rows, place_of(request.GET)), request.GET, ours=ours, caption=title,
            empty=_("Không có cuộc họp nào như vậy. Hãy bỏ bớt điều kiện.") if narrowed else none,
        ),
        "may_plan": ours and may(seat.role, Right.MEET),
    }  # fmt: skip
    return render(request, "meetings/list.html", context)


@login_required
@require_GET
def meeting_page(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """One meeting: agenda, who comes, papers, proposals, conclusions, what can be done now."""
    seat = seat_of(request)
    return page(request, queries.meeting(meeting_id), seat)


def page(
    request: HttpRequest,
    row: Meeting,
    seat: Seat,
    sent: Mapping[str, forms.Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    """``sent``: forms that could not be kept, by their name on the page."""
    ours, state = holds(row, seat), State(row.state)
    writing = ours and state not in ENDED
    context: dict[str, Any] = {
        "meeting": row,
        "badge": state_badge(row),
        "facts": _facts(row),
        "ours": ours,
        "above": row.owner_path == seat.body.path,
        "writing": writing,
        "planned": state is State.PLANNED,
        "concluding": ours and state in WRITING,
        "acts": [(s, ACTS[a]) for s, a in SLUGS.items() if ours and state in MOVES[a].states],
        "agenda": queries.agenda(row),
        "papers": queries.common_papers(row),
        "invited": _invited(row, seat),
        "proposals": queries.taken_up(row),
        "conclusions": queries.conclusions(row),
        "forms": _forms(row) | dict(sent or {}) if writing else {},
        "open": list(sent or {}),
        "refused": [form for form in (sent or {}).values() if not form.fields],
    }
    return render(request, "meetings/page.html", context, status=status)


def _forms(row: Meeting) -> dict[str, forms.Form]:
    return {
        "agenda": AgendaForm(auto_id="chuong-trinh-%s"),
        "invite": InviteForm(auto_id="moi-%s"),
        "papers": PapersForm(meeting=row, auto_id="tai-lieu-%s"),
    }


def _facts(row: Meeting) -> list[tuple[str, Any]]:
    follows = row.follows
    before = Link(reverse("meeting", args=[follows.pk]), follows.title) if follows else None
    facts = [
        (_("Cơ quan tổ chức"), row.body.name), (_("Loại"), str(row.get_kind_display())),
        (_("Họp lúc"), row.held_at), (_("Địa điểm"), row.place or None),
        (_("Người chủ trì"), row.chaired_by or None), (_("Sau cuộc họp"), before),
    ]  # fmt: skip
    return [(label, value) for label, value in facts if value is not None]


def _invited(row: Meeting, seat: Seat) -> dict[str, Any]:
    """Who is invited: how many by each name, or what is said of the seat's own body."""
    by_name: dict[str, int] = {}
    for mention in row.participants.values_list("mention", flat=True):
        by_name[mention] = by_name.get(mention, 0) + 1
    came = queries.attendance(row)
    labels = Participant.Attendance.labels
    values = Participant.Attendance.values
    return {
        "names": [(m, by_name.get(m, 0)) for m in row.invited],
        "all": sum(by_name.values()),
        "came": [(label, came[v]) for v, label in zip(values, labels, strict=True) if came.get(v)],
        "own": _own(row, seat),
    }


def _own(row: Meeting, seat: Seat) -> Participant | None:
    """The seat's body as it is invited, else the first below it that is."""
    path = seat.body.path
    rows = row.participants.filter(owner_path__gte=path, owner_path__lt=f"{path}/")
    return rows.select_related("body").order_by("owner_path").first()


@login_required
@require_http_methods(["GET", "POST"])
def meeting_make(request: HttpRequest) -> HttpResponse:
    """Plan a meeting of the seat's own body."""
    seat = seat_of(request, Right.MEET)
    earlier = queries.earlier(seat.body.path)
    last = holding.last_of(seat.body.path)
    first = {"follows": last.pk if last else None, "hour": "08:00"}
    form = PlanForm(request.POST or None, earlier=earlier, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            made = holding.plan_meeting(form.plan(), by=seat, now=timezone.now())
        except Refused as refused:
            tell(form, refused, {"held_at": "day"})
        else:
            messages.success(request, _("Đã lập cuộc họp. Hãy thêm chương trình, thành phần."))
            return redirect("meeting", made.pk)
    status = 422 if form.errors else 200
    return render(request, "meetings/plan.html", {"form": form}, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def meeting_change(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Change what is known of a meeting; what was typed is shown again where it was not kept."""
    seat = seat_of(request)
    row = queries.meeting(meeting_id)
    if row.owner_path != seat.body.path:
        raise Hidden
    seat_of(request, Right.MEET)
    earlier, status = queries.earlier(row.owner_path, row.pk), 200
    form = PlanForm(request.POST or None, earlier=earlier, initial=of_meeting(row))
    if request.method == "POST":
        status = 422
        if form.is_valid():
            version, now = form.cleaned_data["version"] or 0, timezone.now()
            try:
                holding.change_meeting(row.pk, version, form.plan(), by=seat, now=now)
            except Stale as stale:
                form.add_error(None, told(stale.findings[0]))
                row, status = queries.meeting(meeting_id), 409
            except Refused as refused:
                tell(form, refused, {"held_at": "day"})
            else:
                messages.success(request, _("Đã lưu."))
                return redirect("meeting", row.pk)
    context = {"form": form, "meeting": row, "facts": _facts(row) if status == 409 else ()}
    return render(request, "meetings/plan.html", context, status=status)


@login_required
@require_POST
def meeting_act(request: HttpRequest, meeting_id: int, act: str) -> HttpResponse:
    """One step of a meeting."""
    seat, what = seat_of(request), SLUGS.get(act)
    row = queries.meeting(meeting_id)
    if what is None:
        raise Hidden
    form, version = forms.Form(request.POST), number(request.POST.get("version")) or 0
    try:
        moved = holding.move_meeting(row.pk, version, what, by=seat, now=timezone.now())
    except Stale as stale:
        form.add_error(None, told(stale.findings[0]))
        return page(request, queries.meeting(meeting_id), seat, {"act": form}, 409)
    except Refused as refused:
        tell(form, refused)
        return page(request, row, seat, {"act": form}, 422)
    messages.success(request, _("Đã ghi: %(act)s.") % {"act": ACTS[what]})
    if moved.held_at != row.held_at:
        days = {"day": day(moved.held_at), "planned": day(row.held_at)}
        messages.info(request, _DAY_MOVED % days)
    return redirect("meeting", row.pk)


_DAY_MOVED = _lazy(
    "Ngày họp nay ghi là %(day)s, vì bước này được ghi trước ngày dự kiến %(planned)s. Chưa đúng "
    "thì bấm “Sửa cuộc họp” để ghi lại ngày họp."
)
