"""A term that counts from the issue of its own paper has its last day (kể từ ngày ban hành)."""

from datetime import date

import pytest

from sauro.directives.assignments.expanding import first_day
from sauro.directives.models import Directive
from sauro.kernel.workdays import shipped_calendar

MONDAY, WEDNESDAY = date(2026, 11, 2), date(2026, 11, 4)


def due(words, issued_on=MONDAY, kind="event"):
    row = Directive(deadline_kind=kind, deadline_text=words, issued_on=issued_on, rrule="")
    return first_day(row, date(2026, 11, 10), shipped_calendar())


@pytest.mark.parametrize(
    ("words", "issued_on", "expected"),
    [
        ("trong 10 ngày kể từ ngày ban hành", MONDAY, date(2026, 11, 12)),
        ("trong 10 ngày kể từ ngày ban hành", WEDNESDAY, date(2026, 11, 16)),  # not a Saturday
        ("trong thời hạn 05 ngày làm việc kể từ ngày ký Thông báo này", MONDAY, date(2026, 11, 9)),
        ("chậm nhất 30 ngày sau ngày ban hành quyết định này", MONDAY, date(2026, 12, 2)),
        ("trong 7 ngày kể từ ngày ký ban hành", MONDAY, date(2026, 11, 9)),
        ("trong 10 ngày kể từ ngày ban hành thông báo kết luận này", MONDAY, date(2026, 11, 12)),
    ],
)
def test_the_day_of_issue_is_on_record(words, issued_on, expected):
    assert due(words, issued_on) == expected


@pytest.mark.parametrize(
    "words",
    [
        "trong 10 ngày",  # from when, nobody says
        "trong 15 ngày kể từ ngày nhận được Thông báo này",
        "trong 07 ngày kể từ ngày ban hành Kế hoạch số 12/KH-UBND",
        "trong 07 ngày kể từ ngày ban hành kế hoạch",  # of a plan that may still be to come
        "trong 10 ngày kể từ ngày ban hành của đơn vị này",
        "5 ngày sau phiên họp",
        "",
    ],
)
def test_no_other_day_is_guessed(words):
    assert due(words) is None


def test_nor_where_the_paper_has_no_day_or_the_days_off_are_unknown():
    assert due("trong 10 ngày kể từ ngày ban hành", issued_on=None) is None
    assert due("trong 05 ngày làm việc kể từ ngày ký", issued_on=date(2044, 3, 1)) is None
    assert due("trong 10 ngày kể từ ngày ban hành", kind="standing") is None
