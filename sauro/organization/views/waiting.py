"""Seats that wait for a person's word: given by a body that does not keep his account."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sauro.foundation.access.middleware import SeatedRequest
from sauro.foundation.access.models import Seat, User
from sauro.foundation.errors import Hidden
from sauro.foundation.web.parts import Column, Link, Row, Table
from sauro.organization import services
from sauro.organization.queries import accounts


@login_required
@require_GET
def pending_seats(request: SeatedRequest) -> HttpResponse:
    """Those of the person, who may hold no seat yet, and of people whose accounts he keeps."""
    rows = accounts.waiting(_person(request), request.seat)
    table = Table(
        caption=_("Vị trí chờ nhận"),
        columns=[
            Column(_("Họ và tên")), Column(_("Chức vụ")), Column(_("Cơ quan")),
            Column(_("Vai trò")), Column(_("Từ ngày")), Column(_("Thao tác")),
        ],
        rows=[
            Row(
                [
                    str(s.user), s.post, s.body.name, str(s.get_role_display()), s.valid_from,
                    Link(reverse("seat_answer", args=[s.pk]), _("Nhận hoặc từ chối")),
                ]
            )
            for s in rows
        ],
        empty=_("Không có vị trí nào chờ nhận."),
    )  # fmt: skip
    return render(request, "organization/waiting.html", {"table": table})


@login_required
@require_http_methods(["GET", "POST"])
def seat_answer(request: SeatedRequest, seat_id: int) -> HttpResponse:
    """Takes the seat, or declines it. Raises: Hidden where it waits for somebody else."""
    person = _person(request)
    seat = next((s for s in accounts.waiting(person, request.seat) if s.pk == seat_id), None)
    if seat is None:
        raise Hidden
    if request.method == "POST":
        take = "tu-choi" not in request.POST
        services.answer_seat(seat_id, take=take, person=person, by=request.seat)
        done = _("Đã nhận vị trí.") if take else _("Đã từ chối vị trí.")
        messages.success(request, done)
        return redirect("pending_seats")
    return render(request, "organization/answer.html", {"one": seat, "pairs": _pairs(seat)})


def _pairs(s: Seat) -> list[tuple[str, object]]:
    return [
        (_("Họ và tên"), str(s.user)),
        (_("Chức vụ"), s.post),
        (_("Cơ quan"), s.body.name),
        (_("Vai trò"), str(s.get_role_display())),
        (_("Từ ngày"), s.valid_from),
        (_("Căn cứ"), s.body.decided_by or None),
    ]


def _person(request: SeatedRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
