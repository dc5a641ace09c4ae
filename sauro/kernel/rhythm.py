"""The days of a duty that comes again and again (việc định kỳ)."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrule, rrulestr

_DAY = "(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)"
_N = "-?[0-9]{1,2}"
# What reading writes; the database takes no other (see assignments_bound.sql).
_KNOWN = re.compile(
    "FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;INTERVAL=[1-9][0-9]{0,2})?"
    f"(?:;BYMONTH={_N}(?:,{_N})*)?(?:;BYMONTHDAY={_N}(?:,{_N})*)?"
    f"(?:;BYDAY={_DAY}(?:,{_DAY})*)?(?:;BYSETPOS={_N})?"
)
_FAR = timedelta(days=4000)  # a 29 February comes within; a 30 February is not sought for ever


def rhythm(rule: str, start: date, since: date) -> rrule:
    """The days from ``start``, to be asked for those from ``since`` on. Raises: ValueError for a
    rule that nothing here writes.
    """
    if not _KNOWN.fullmatch(rule):
        raise ValueError("no rhythm")
    found = rrulestr(rule, dtstart=datetime.combine(start, time.min))
    assert isinstance(found, rrule)
    return found.replace(until=datetime.combine(max(start, since) + _FAR, time.min))
