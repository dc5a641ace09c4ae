"""The pack of a meeting as a page, as a file of Word, and laid before the meeting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden
from sauro.foundation.web.words import english
from sauro.meetings import pack_words, papers, queries
from sauro.meetings.models import Meeting
from sauro.meetings.pack import pack_of
from sauro.meetings.pack_keeping import file_of, kept_at_end
from sauro.meetings.rules import ENDED, State
from sauro.meetings.views import holds

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
@require_GET
def pack_page(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """What the meeting is told: only who holds it assembles it."""
    seat = seat_of(request)
    row = _own(meeting_id, seat)
    pack = pack_of(row, timezone.now())
    context: dict[str, Any] = {
        "meeting": row,
        "kept": kept_at_end(row),
        "pack": pack,
        "five": pack_words.five(pack.counts),
        "papers": [
            (p, pack_words.paper_name(p), pack_words.five(p.counts),
             [(d, pack_words.ordered(d), pack_words.standings(d)) for d in p.directives])
            for p in pack.papers
        ],
        "late_bodies": pack_words.late_bodies(pack.late),
        "late_told": pack_words.late_told(pack.late),
        "late": pack_words.by_directive(pack.late),
        "wished": [(one, pack_words.wish(one), pack_words.decision(one)) for one in pack.wished],
        "doubts": [(d, d.message_en if english() else d.message) for d in pack.doubts],
        "proposals": [(p, pack_words.became(p)) for p in pack.proposals],
        "may_lay": holds(row, seat) and State(row.state) not in ENDED,
    }  # fmt: skip
    return render(request, "meetings/pack.html", context)


@login_required
@require_GET
def pack_docx(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The same as a file of Word."""
    row = _own(meeting_id, seat_of(request))
    made, name = file_of(row, pack_of(row, timezone.now()))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type=DOCX, headers=headers)


@login_required
@require_POST
def pack_lay(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Lay the file before the meeting as it is now: whom it invites reads it, and it stays."""
    seat, now = seat_of(request), timezone.now()
    row = _own(meeting_id, seat)
    made, name = file_of(row, pack_of(row, now))
    papers.lay(row.pk, name, [made], by=seat, now=now)
    messages.success(request, _("Đã lưu vào tài liệu họp: cơ quan được mời đọc được."))
    return redirect("meeting", row.pk)


def _own(meeting_id: int, seat: Seat) -> Meeting:
    """A meeting of the seat's own body: for all others it has no pack. Raises: Hidden."""
    row = queries.meeting(meeting_id)
    if row.owner_path != seat.body.path:
        raise Hidden
    return row
