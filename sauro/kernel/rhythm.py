"""The days of a duty that comes again and again (việc định kỳ)."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from dateutil.rrule import rrule, rrulestr

_DAY = "(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)"
_N = "-?[0-9]{1,2}"
_EVERY = "(?:;INTERVAL=[1-9][0-9]{0,2})?"
_ON = f"(?:;BYMONTHDAY={_N}(?:,{_N})*)?"
# What reading writes; the database takes no other (see assignments_bound.sql). A rule that has no
# day, such as each 30 February, is at most sought year by year: day by day it would take seconds.
_KNOWN = re.compile(
    f"FREQ=(?:(?:DAILY|WEEKLY){_EVERY}|MONTHLY{_EVERY}{_ON}"
    f"|YEARLY{_EVERY}(?:;BYMONTH={_N}(?:,{_N})*)?{_ON})"
    f"(?:;BYDAY={_DAY}(?:,{_DAY})*)?(?:;BYSETPOS=-?1)?"
)


def rhythm(rule: str, start: date) -> rrule:
    """The days from ``start``. Raises: ValueError for a rule that nothing here writes."""
    if not _KNOWN.fullmatch(rule):
        raise ValueError("no rhythm")
    found = rrulestr(rule, dtstart=datetime.combine(start, time.min))
    assert isinstance(found, rrule)
    return found
