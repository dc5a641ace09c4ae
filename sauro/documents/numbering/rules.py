"""When a number may be given (điều kiện cấp số)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sauro.kernel.findings import Finding
from sauro.kernel.official_numbers import parse
from sauro.kernel.text import squeeze

LONGEST_SERIES = 40
LONGEST_SUBJECT = 300
HIGHEST = 999_999


@dataclass(frozen=True, slots=True)
class Asked:
    """What a number is asked for. ``first``: the number to begin with, of an office that has given
    numbers from its paper book this year; none to begin with 1.
    """

    series: str
    dated_on: date
    subject: str
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Last:
    """The last number of a series in its year: 0 where none was given yet."""

    number: int = 0
    dated_on: date | None = None


def series_of(text: str) -> str | None:
    """What is typed as it is printed: "qđ-xphc" no, " QĐ-XPHC" yes; None where it is no symbol."""
    bare = squeeze(text).removeprefix("/")
    try:
        found = str(parse(f"01/{bare}")).removeprefix("01/")
    except ValueError:
        return None
    return found if len(found) <= LONGEST_SERIES else None


def number_findings(asked: Asked, last: Last, today: date) -> Iterator[Finding]:
    """All that keeps the next number from being given."""
    if series_of(asked.series) is None:
        yield Finding(
            "no-series", "series",
            f"“{asked.series}” không phải ký hiệu văn bản. Hãy ghi như sau dấu / trên văn bản, ví "
            "dụ QĐ-XPHC.",
            f"“{asked.series}” is no symbol of papers. Write what stands behind the stroke, such "
            "as QĐ-XPHC.",
        )  # fmt: skip
    if not squeeze(asked.subject) or len(asked.subject) > LONGEST_SUBJECT:
        yield Finding(
            "no-subject", "subject",
            f"Mỗi số cấp cho một văn bản: hãy ghi trích yếu, tối đa {LONGEST_SUBJECT} chữ.",
            f"Every number is for one paper: say what it is about, in at most {LONGEST_SUBJECT} "
            "letters.",
        )  # fmt: skip
    yield from _day_findings(asked, last, today)
    yield from _first_findings(asked, last)


def _day_findings(asked: Asked, last: Last, today: date) -> Iterator[Finding]:
    if asked.dated_on > today:
        yield Finding(
            "not-yet", "dated_on",
            f"Ngày {asked.dated_on:%d/%m/%Y} chưa tới. Cấp số vào ngày ban hành.",
            f"{asked.dated_on:%d/%m/%Y} has not come yet. A number is given on the day of issue.",
        )  # fmt: skip
    if last.dated_on and asked.dated_on < last.dated_on:
        yield Finding(
            "before-the-last", "dated_on",
            f"Số {last.number:02} đã ghi ngày {last.dated_on:%d/%m/%Y}; số sau không thể có ngày "
            "sớm hơn. Quy tắc: số văn bản theo thứ tự thời gian trong năm. Hãy ghi ngày thật sự "
            "ban hành.",
            f"Number {last.number:02} is of {last.dated_on:%d/%m/%Y}; the next has no earlier day. "
            "Rule: numbers of papers follow time within a year. Enter the true day of issue.",
        )  # fmt: skip


def _first_findings(asked: Asked, last: Last) -> Iterator[Finding]:
    if asked.first is None:
        return
    if last.number:
        yield Finding(
            "begun-already", "first",
            f"Dãy số này đã cấp tới số {last.number:02}; không đặt lại được số bắt đầu.",
            f"The series has come to number {last.number:02}; where it begins can no longer be "
            "set.",
        )  # fmt: skip
    elif not 0 < asked.first <= HIGHEST:
        yield Finding(
            "no-such-first", "first",
            f"Số bắt đầu từ 1 đến {HIGHEST}: số kế tiếp trong sổ giấy của năm nay.",
            f"It begins with 1 to {HIGHEST}: the next number of this year's paper book.",
        )  # fmt: skip
