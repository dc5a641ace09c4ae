"""The open work of one body, and its going on with the successor (việc đang mở của một cơ quan)."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from sauro.directives.assignments import handing
from sauro.directives.assignments.left import table_of
from sauro.directives.assignments.words import named, standing_badge
from sauro.directives.models import Assignment
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import Hidden, Refused, Stale, Told
from sauro.foundation.web.sent import number
from sauro.foundation.web.words import number as counted
from sauro.foundation.web.words import told
from sauro.kernel.findings import Finding
from sauro.organization.queries import portrait
from sauro.organization.views.frame import frame

_MOST = 300  # shown, and handed over at once


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
    if not handing.to_hand_over(path, seat):
        raise Hidden
    try:
        count, heir = _handed_over(request, seat)
    except (Refused, Stale) as refused:
        return _page(request, path, seat, refused)
    said = ngettext(
        "Đã chuyển %(n)s việc sang %(body)s.", "Đã chuyển %(n)s việc sang %(body)s.", count
    )
    messages.success(request, said % {"n": counted(count), "body": heir})
    return redirect("body_work", path)


@transaction.atomic
def _handed_over(request: HttpRequest, seat: Seat) -> tuple[int, str]:
    """All that was ticked, or nothing: each as the person saw it."""
    sent = [value.partition("-") for value in request.POST.getlist("viec")]
    chosen = [(number(pk), number(version) or 0) for pk, _dash, version in sent]
    heir, now = number(request.POST.get("ke-thua")) or 0, timezone.now()
    if not chosen:
        raise Refused(_NOTHING)
    new = [
        handing.hand_over(pk or 0, version, heir, by=seat, now=now)
        for pk, version in chosen[:_MOST]
    ]
    return len(new), new[0].body.name


def _page(request: HttpRequest, path: str, seat: Seat, refused: Told | None = None) -> HttpResponse:
    today, body = timezone.localdate(), portrait.body(path)
    heirs = handing.heirs_of(path, today)
    rows = list(handing.open_at(path)[:_MOST])
    decides = may(seat.role, Right.REVIEW) and body.valid_to is not None
    mine = handing.to_hand_over(path, seat)[:_MOST] if decides and heirs else []
    ticked = set(request.POST.getlist("viec")) if refused else None
    context = frame(body, seat, "body_work") | {
        "heirs": heirs,
        "chosen": number(request.POST.get("ke-thua")) if len(heirs) > 1 else None,
        "mine": [
            (row, named(row), standing_badge(row, today), ticked is None or _value(row) in ticked)
            for row in mine
        ],
        "unknown": decides and not heirs and body.valid_to is not None and body.valid_to <= today,
        "wrong": [told(finding) for finding in refused.findings] if refused else [],
        "table": table_of([row for row in rows if row not in mine], today, others=bool(mine)),
    }
    status = refused.status if refused else 200
    return render(request, "directives/assignments/of_body.html", context, status=status)


def _value(row: Assignment) -> str:
    return f"{row.pk}-{row.version}"


_NOTHING = Finding(
    "nothing-chosen", "viec",
    "Chưa chọn việc nào để chuyển. Hãy đánh dấu ít nhất một việc.",
    "Nothing is chosen to hand over. Tick at least one.",
)  # fmt: skip
