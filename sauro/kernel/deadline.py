"""By when something is due, with the words that said so (thời hạn)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sauro.kernel.dates import Stretch
from sauro.kernel.text import Span


class DeadlineKind(StrEnum):
    """What sort of time was set."""

    DATE = "date"  # a day, a month, a quarter …
    RECURRING = "recurring"  # định kỳ
    EVENT = "event"  # trước Tết; 5 ngày sau phiên họp
    STANDING = "standing"  # thường xuyên
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time counted from an event: 05 ngày làm việc kể từ …"""

    count: int
    unit: str  # working_day, day, hour, week, month


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as worded. Nothing in it is invented: what the words leave open is None.

    ``within`` is the stretch named; ``before`` says that it must be over before that begins
    ("trước ngày 10" is the 9th). ``rrule`` is an iCalendar rule, ``anchor`` the event that
    starts ``term`` or ends the time, ``hour`` the time of day on the last day.
    """

    kind: DeadlineKind
    text: str | None = None
    spans: tuple[Span, ...] = ()
    rule: str = ""
    within: Stretch | None = None
    before: bool = False
    hour: time | None = None
    rrule: str | None = None
    anchor: str | None = None
    term: Term | None = None

    @property
    def due_on(self) -> date | None:
        """The last day, where the words fix one (ngày hết hạn)."""
        if self.within is None:
            return None
        return self.within.first - timedelta(days=1) if self.before else self.within.last

    def occurrences(self, first: date, last: date) -> tuple[date, ...]:
        """The days on which a recurring duty falls due from ``first`` to ``last``, both included.

        ``first`` is where counting begins: "03 tháng một lần" counts its months from there.
        A deadline that does not recur has its one day, if it lies between.
        """
        if self.rrule is None:
            return (self.due_on,) if self.due_on and first <= self.due_on <= last else ()
        from dateutil.rrule import rrulestr  # noqa: PLC0415 - reading a notice needs no calendar

        start, end = (datetime.combine(day, time.min) for day in (first, last))
        rule = rrulestr(self.rrule, dtstart=start)
        return tuple(day.date() for day in rule.between(start, end, inc=True))

    @property
    def stated(self) -> bool:
        """Whether the words set any time at all."""
        return self.kind not in (DeadlineKind.NONE, DeadlineKind.STANDING)


NO_DEADLINE = Deadline(DeadlineKind.NONE)
