"""The open work of one body, and its going on with the successor (việc đang mở của một cơ quan)."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from sauro.directives.assignments import handing, taking_over
from sauro.directives.assignments.hindering import kept_from
from sauro.directives.assignments.left import table_of
from sauro.directives.assignments.moving_page import part_of, sent, shown, tell_kept
from sauro.directives.assignments.several import Outcome, move_each
from sauro.directives.keeping import corrects_for
from sauro.directives.models import Assignment
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import Hidden, Refused, Stale, Told
from sauro.foundation.web.parts import Table
from sauro.foundation.web.sent import number
from sauro.foundation.web.words import number as counted
from sauro.foundation.web.words import told
from sauro.organization.queries import body as body_at
from sauro.organization.queries import heirs_of, portrait
from sauro.organization.views.frame import frame


@login_required
@require_http_methods(["GET", "POST"])
def body_work(request: HttpRequest, path: str) -> HttpResponse:
    """What a body still has to do, as far as it is in sight. Who gave it hands it over once the
    body has ended.
    """
    seat = seat_of(request)
    portrait.body(path)
    if request.method != "POST":
        return _page(request, path, seat)
    if not handing.to_hand_over(path, seat).exists():
        raise Hidden
    try:
        found = move_each(sent(request.POST), handing.hand_over, by=seat, now=timezone.now())
    except (Refused, Stale) as refused:
        return _page(request, path, seat, refused)
    tell(request, found)
    return redirect("body_work", path)


def tell(request: HttpRequest, found: Outcome) -> None:
    """How many went to whom, and why some did not."""
    for body, count in Counter(row.body.name for row in found.done).items():
        said = ngettext(
            "Đã chuyển %(n)s việc sang %(body)s.", "Đã chuyển %(n)s việc sang %(body)s.", count
        )
        messages.success(request, said % {"n": counted(count), "body": body})
    tell_kept(request, found)


def _page(request: HttpRequest, path: str, seat: Seat, refused: Told | None = None) -> HttpResponse:
    today, body = timezone.localdate(), portrait.body(path)
    heirs = heirs_of(path, today)
    decides = may(seat.role, Right.REVIEW) and body.valid_to is not None
    mine = handing.to_hand_over(path, seat) if decides and heirs else Assignment.objects.none()
    rows, onward = part_of(mine, request.GET, "sau")
    context = frame(body, seat, "body_work") | {
        "heirs": heirs,
        "chosen": number(request.POST.get("ke-thua")) if len(heirs) > 1 else None,
        "mine": shown(
            rows, heirs, kept_from(rows, heirs, today), request.POST if refused else None, today
        ),
        "legend": _legend(len(rows), mine.count()) if rows else "",
        "onward": onward,
        "wrong": [told(finding) for finding in refused.findings] if refused else [],
        "table": _others(request, path, mine, today),
        "given": taking_over.still_waits(path) if taking_over.takers(path, seat, today) else 0,
        "papers": corrects_for(path, seat),
        **(_standing(path, today) if decides and not heirs else {}),
    }
    status = refused.status if refused else 200
    return render(request, "directives/assignments/of_body.html", context, status=status)


def _legend(here: int, count: int) -> str:
    if here == count:
        words = ngettext(
            "%(n)s việc do cơ quan của anh/chị giao",
            "%(n)s việc do cơ quan của anh/chị giao",
            count,
        )
        return words % {"n": counted(count)}
    said = _(
        "Trang này có %(n)s trong %(all)s việc do cơ quan của anh/chị giao; mỗi lần chuyển những "
        "việc đã đánh dấu ở trang này."
    )
    return said % {"n": counted(here), "all": counted(count)}


def _standing(path: str, today: date) -> dict[str, Any]:
    """Of a body that nobody goes on for: it works till the end of a day, or it is not known who."""
    found = body_at(path)
    assert found is not None
    ended = found.ended(today)
    return {"unknown": ended, "last_day": None if ended else found.valid_to}


def _others(request: HttpRequest, path: str, mine: QuerySet[Assignment], today: date) -> Table:
    """What is open and not this seat's to hand over."""
    rows = handing.open_at(path)
    if some := mine.exists():
        rows = rows.exclude(pk__in=mine.order_by().values("pk"))
    found, onward = part_of(rows, request.GET, "khac")
    return table_of(found, today, others=some, next=onward, total=rows.count())
