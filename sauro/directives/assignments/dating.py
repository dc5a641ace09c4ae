"""A deadline that hung on an event, or that no words set, gets its day (ghi ngày của sự kiện)."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sauro.directives.assignments.acting import Said, cleaned, may_act, moment, tell
from sauro.directives.assignments.queries import undated
from sauro.directives.assignments.rules import Act, Side
from sauro.directives.models import Assignment, Directive
from sauro.documents.reading.deadlines import main_deadline
from sauro.documents.reading.model import words_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused
from sauro.kernel.deadline import Deadline, DeadlineKind, Term
from sauro.kernel.findings import Finding
from sauro.kernel.text import Span, fold
from sauro.kernel.workdays import CoverageError, WorkCalendar
from sauro.organization.days_off.queries import calendars_held

_HOURS = 24
# "ngày ban hành", "ngày ký Thông báo này"; a paper that is only named may be another.
_PAPER = (
    "thong bao|cong van|cong dien|chi thi|ke hoach|quyet dinh|van ban|bien ban|huong dan|ket luan"
)
_THIS_PAPER = re.compile(
    rf"ngay (?:ky|ban hanh|ky ban hanh|ra)(?: (?:{_PAPER})(?: ket luan)? nay)?"
)


@dataclass(frozen=True, slots=True)
class Event:
    """What is told of an event: its day, the day by which the work is due, on what ground."""

    happened_on: date | None
    due_on: date | None  # where the words do not tell it
    ground: str


@transaction.atomic
def date_work(directive_id: int, event: Event, *, by: Seat, now: datetime) -> int:
    """Set the day of all work of a directive that has none yet and on which this body decides.
    Returns for how many bodies. Raises: NotAllowed, Hidden, Refused.
    """
    all_of = Assignment.objects.filter(directive=directive_id, part_of=None)
    rows = decided_by(directive_id, by).select_related("directive")
    first = rows.first() or all_of.first()
    if first is None:
        raise Hidden
    may_act(first, Side.ISSUER, by)
    why, days = cleaned(event.ground), calendars_held()

    def day_of(row: Assignment) -> date | None:
        """By the calendar of the body that does it."""
        calendar = days.of(row.owner_path)
        return event.due_on or told_day(first.directive, event.happened_on, calendar)

    due_on = day_of(first)
    found = list(undated(rows).select_for_update(of=("self",)).order_by("pk"))
    ahead = due_on is None or due_on >= timezone.localdate(now)
    asked = ((_NO_DAY, due_on), (_PAST, ahead), (_NO_GROUND, why), (_NOTHING, found))
    if wrong := [finding for finding, holds in asked if not holds]:
        raise Refused(*wrong)
    for row in found:
        row.due_on = day_of(row)
        tell(row, Act.DATE, Said(why, by, moment(row, now), row.due_on))
    return len(found)


def decided_by(directive_id: int, seat: Seat) -> QuerySet[Assignment]:
    """The whole work of a directive on which the seat's body decides: all that it gave, and what it
    took over from who gave it.
    """
    rows = Assignment.objects.filter(directive=directive_id, part_of=None)
    return rows.filter(issuer_path=seat.body.path)


def told_day(row: Directive, happened_on: date | None, calendar: WorkCalendar) -> date | None:
    """The last day by the words of the deadline, where they count from the event. Raises: Refused
    where the calendar does not reach so far.
    """
    found = _worded(row)
    if happened_on is None or found is None or found.term is None or not found.anchor:
        return None
    try:
        return _end_of(found.term, happened_on, calendar)
    except CoverageError as unknown:
        raise Refused(_no_calendar(unknown.year)) from unknown


def day_from_issue(row: Directive, calendar: WorkCalendar) -> date | None:
    """The last day where the words count from the issue of the very paper that says them: that
    event is on record (kể từ ngày ban hành). Of another paper, or of days off that nobody knows
    yet, a person tells.
    """
    found = _worded(row) if row.deadline_kind == DeadlineKind.EVENT else None
    if found is None or not row.issued_on or not _THIS_PAPER.fullmatch(fold(found.anchor or "")):
        return None
    with suppress(Refused):
        return told_day(row, row.issued_on, calendar)
    return None


def _worded(row: Directive) -> Deadline | None:
    said = row.deadline_text
    if not said:
        return None
    return main_deadline(said.lower(), None, lambda a, b: words_of(said, (Span(a, b),)))


def _end_of(term: Term, start: date, calendar: WorkCalendar) -> date:
    """The last day of a term; see the calendar for what the law says of days off."""
    if term.unit == "working_day":
        return calendar.add_working_days(start, term.count)
    if term.unit == "hour":
        return start + timedelta(days=-(-term.count // _HOURS))
    days = {"day": 1, "week": 7}.get(term.unit)
    last = start + (
        relativedelta(months=term.count) if days is None else timedelta(term.count * days)
    )
    return calendar.next_working_day(last)


def _no_calendar(year: int) -> Finding:
    return Finding(
        "no-calendar",
        "due_on",
        f"Chưa có lịch nghỉ lễ, tết năm {year} nên không tính được ngày làm việc. Hãy ghi ngày hết "
        "hạn.",
        f"The days off of {year} are not known, so no working days can be counted. Enter the last "
        "day.",
    )


_NO_DAY = Finding(
    "no-day", "due_on",
    "Lời văn không cho biết cách tính hạn từ ngày ấy. Hãy ghi ngày hết hạn.",
    "The words do not tell how to count from that day. Enter the day by which it is due.",
)  # fmt: skip
_PAST = Finding(
    "day-past", "due_on",
    "Hạn ấn định, hoặc tính ra từ ngày xảy ra sự kiện, đã qua: không giao việc có hạn đã qua. Hãy "
    "ghi ngày hết hạn từ hôm nay trở đi.",
    "The day that is set, or that follows from the event, is past: no work is given for a day that "
    "is over. Enter a last day from today on.",
)  # fmt: skip
_NO_GROUND = Finding(
    "no-ground", "ground",
    "Ấn định hạn phải ghi căn cứ, ví dụ văn bản hay sự kiện. Hãy nhập căn cứ.",
    "Say on what ground the day is set, such as a paper or the event. Enter it.",
)  # fmt: skip
_NOTHING = Finding(
    "nothing-open", "",
    "Việc này không còn việc nào chưa có hạn đang mở. Cần thêm thời gian thì cơ quan xin gia hạn.",
    "No open work of this directive is without a day. For more time the body asks for it.",
)  # fmt: skip
