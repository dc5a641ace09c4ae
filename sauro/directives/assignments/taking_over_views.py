"""What an ended body gave and nobody can accept: offered to who goes on for it (tiếp nhận việc)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from sauro.directives.assignments import taking_over
from sauro.directives.assignments.moving_page import Shown, part_of, sent, shown, tell_kept
from sauro.directives.assignments.several import Outcome, move_each
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.scope import covers, seeing
from sauro.foundation.errors import Hidden, Refused, Stale, Told
from sauro.foundation.web.sent import number
from sauro.foundation.web.words import number as counted
from sauro.foundation.web.words import told
from sauro.organization.queries import body as body_at
from sauro.organization.queries import portrait
from sauro.organization.resolution import BodyRow
from sauro.organization.views.frame import frame


@login_required
@require_http_methods(["GET", "POST"])
def body_given(request: HttpRequest, path: str) -> HttpResponse:
    """The open work that an ended body gave; who goes on for it takes over what is ticked."""
    seat = seat_of(request)
    portrait.body(path)
    takers = taking_over.takers(path, seat, timezone.localdate())
    if not takers:
        raise Hidden
    if request.method != "POST":
        return _page(request, path, seat, takers)
    moving, now = taking_over.take_over_from(path), timezone.now()
    try:
        found = move_each(sent(request.POST), moving, by=seat, now=now)
    except (Refused, Stale) as refused:
        return _page(request, path, seat, takers, refused)
    _tell(request, found)
    return redirect("body_given", path)


def _tell(request: HttpRequest, found: Outcome) -> None:
    for path, count in Counter(row.issuer_path for row in found.done).items():
        body = body_at(path)
        said = ngettext(
            "%(body)s đã tiếp nhận %(n)s việc: từ nay nghiệm thu, quyết định đề nghị.",
            "%(body)s đã tiếp nhận %(n)s việc: từ nay nghiệm thu, quyết định đề nghị.",
            count,
        )
        messages.success(request, said % {"n": counted(count), "body": body.name if body else ""})
    tell_kept(request, found)


def _page(
    request: HttpRequest,
    path: str,
    seat: Seat,
    takers: Sequence[BodyRow],
    refused: Told | None = None,
) -> HttpResponse:
    rows, count, onward = _rows(request, path, takers, refused)
    context = frame(portrait.body(path), seat, "body_work") | {
        "heirs": takers,
        "chosen": number(request.POST.get("ke-thua")) if len(takers) > 1 else None,
        "mine": rows,
        "legend": _legend(len(rows), count),
        "onward": onward,
        "hidden": not covers(path),
        "wrong": [told(finding) for finding in refused.findings] if refused else [],
    }
    status = refused.status if refused else 200
    return render(request, "directives/assignments/given_by_ended.html", context, status=status)


def _rows(
    request: HttpRequest, path: str, takers: Sequence[BodyRow], refused: Told | None
) -> tuple[list[Shown], int, str]:
    """One page of it, how much there is, and where the next page begins; read as the ended body."""
    with seeing(path):
        rows, onward = part_of(taking_over.waiting_of(path), request.GET, "sau")
        count = taking_over.waiting_of(path).count()
    kept = {
        (row.pk, heir.id): taking_over.taking_findings(row, heir) for row in rows for heir in takers
    }
    data = request.POST if refused else None
    return shown(rows, takers, kept, data, timezone.localdate()), count, onward


def _legend(here: int, count: int) -> str:
    words = ngettext("%(n)s việc chưa kết thúc", "%(n)s việc chưa kết thúc", count)
    if here == count:
        return words % {"n": counted(count)}
    said = _("Trang này có %(n)s trong %(all)s việc; mỗi lần tiếp nhận những việc đã đánh dấu.")
    return said % {"n": counted(here), "all": counted(count)}
