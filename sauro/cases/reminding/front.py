"""Limits of a body's own cases on the first page of its people (thời hạn ở trang chủ)."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from sauro.cases.case_words import due_badge
from sauro.cases.models import Case
from sauro.cases.register import SOON
from sauro.cases.reminding.showing import clock_names
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.web.parts import Column, Link, Row, Table

_SHOWN = 10
_OF_LATE = timedelta(days=14)


def limits_near(seat: Seat, today: date) -> int:
    """How many cases that the body leads have a limit that ends within a week from today."""
    return _own(seat).filter(next_due_on__range=(today, today + SOON)).count()


def limits_table(seat: Seat, today: date) -> Table | None:
    """What ends within a week or ended of late, the first to end first; then what is late since
    long, the latest first: it is known, and must not hide what can still be kept. None where there
    is none.
    """
    since = today - _OF_LATE
    near = _own(seat).filter(next_due_on__range=(since, today + SOON))
    long = _own(seat).filter(next_due_on__lt=since)
    cases = list(near.order_by("next_due_on", "pk")[:_SHOWN])
    cases += long.order_by("-next_due_on", "pk")[: _SHOWN - len(cases)]
    if not cases:
        return None
    names, all_cases = clock_names(), f"{reverse('cases')}?xep=han"
    return Table(
        caption=_("Thời hạn vụ việc, cần làm trước"),
        columns=[Column(_("Vụ việc")), Column(_("Thời hạn")), Column(_("Hạn"))],
        rows=[
            Row(
                (str(case), names.get(case.next_clock, case.next_clock), due_badge(case, today)),
                reverse("case", args=[case.pk]),
            )
            for case in cases
        ],
        empty="",
        onward=Link(all_cases, _("Xem vụ việc theo hạn gần nhất")),
    )


def _own(seat: Seat) -> QuerySet[Case]:
    """Of whoever keeps cases; to others their body's limits are told up the line."""
    rows = Case.objects.filter(owner_path=seat.body.path, next_due_on__isnull=False)
    return rows if may(seat.role, Right.KEEP_CASES) else rows.none()
