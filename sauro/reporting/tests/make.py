"""Duties, reports and sums for tests."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

from django.utils import timezone

from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.organization.tests.make import make_body
from sauro.reporting.duties import NewDuty, make_duty
from sauro.reporting.filling import Filled, save_draft
from sauro.reporting.models import Duty, Line, Submission
from sauro.reporting.rules.calendar import VIETNAM, Rhythm, Terms, Window
from sauro.reporting.sending import accept, submit

WEEKLY = Terms(
    Rhythm.WEEK, date(2026, 11, 5), date(2026, 12, 2), Window.PERIOD, last_weekday=2, due_days=0,
    on_workdays=False,
)  # fmt: skip
NOON = datetime.combine(date(2026, 11, 11), time(12), VIETNAM)


def make_duty_to(seat: Seat, *paths: str, terms: Terms = WEEKLY, **others: Any) -> Duty:
    """A duty of those bodies toward the seat's."""
    for path in paths:
        make_body(path)
    enter(scope_of(seat))
    told: dict[str, Any] = {
        "key": uuid4(), "name": "Báo cáo nhanh tuần", "form": "cao-diem-tuan",
        "basis_text": "Kế hoạch cao điểm 12/KH-BCĐ389", "campaign": "Đợt cao điểm cuối năm",
    }  # fmt: skip
    new = NewDuty(terms=terms, bodies=paths, **{**told, **others})
    return make_duty(new, by=seat, now=others.get("now", NOON))


def first_line(duty: Duty, path: str) -> Line:
    """The first thing that a body owes."""
    return Line.objects.filter(duty=duty, owner_path=path).order_by("ends_on")[0]


def make_draft(seat: Seat, line: Line, now: datetime | None = None, **said: Any) -> Submission:
    """A draft; ``cases_total=3`` and so on with a reason for each figure that is computed."""
    enter(scope_of(seat))
    if "cases_total" in said and not any(
        k.startswith("cases_") and k != "cases_total" for k in said
    ):
        said["cases_other"] = said["cases_total"]  # parts make the whole
    names = ("remarks", "corrects", "nil", "version", "key")
    others: dict[str, Any] = {name: said.pop(name) for name in names if name in said}
    what: dict[str, Any] = {"key": uuid4(), "figures": said, **others}
    what["reasons"] = dict.fromkeys(said, "Vụ chưa vào sổ")
    return save_draft(line.pk, Filled(**what), by=seat, now=now or timezone.now())


def make_sent(seat: Seat, line: Line, now: datetime | None = None, **said: Any) -> Submission:
    """A report that was sent."""
    draft = make_draft(seat, line, now, **said)
    return submit(line.pk, draft.version, by=seat, now=now or timezone.now())


def make_accepted(below: Seat, above: Seat, line: Line, **said: Any) -> Submission:
    """A report that was sent and accepted."""
    sent = make_sent(below, line, **said)
    enter(scope_of(above))
    return accept(line.pk, sent.version, by=above, now=timezone.now())
