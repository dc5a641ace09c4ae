"""Dates that a paper prints against dates that are known (ngày ghi trên văn bản).

Dates are stored typed; what was printed is compared, never trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from sauro.kernel.findings import Finding
from sauro.reporting.checks.model import Level, Remark
from sauro.reporting.checks.words import day

_PRINTED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that figures were taken from. ``dated_on``: its date as known for certain;
    ``event_on``: the day of its meeting; ``cites``: dates of the documents it names.
    """

    name: str
    dated_on: date | None = None
    printed: str = ""
    event_on: date | None = None
    cites: Mapping[str, date] = field(default_factory=dict)


def paper_remarks(paper: Paper) -> tuple[Remark, ...]:
    """What a person should look at before figures of the paper are used."""
    return (*_order_of_day(paper), *_before_cited(paper))


def _order_of_day(paper: Paper) -> Iterator[Remark]:
    for match in _PRINTED.finditer(paper.printed):
        first, second, year = map(int, match.groups())
        if paper.dated_on is None or _is(paper.dated_on, year, second, first):
            continue
        if _is(paper.dated_on, year, first, second):
            yield _remark(
                "us-date",
                f"“{match[0]}” ghi tháng trước, ngày sau: ngày của văn bản là "
                f"{day(paper.dated_on)}. Ghi ngày vào ô ngày, không chép chữ.",
                f"“{match[0]}” has the month first: the paper is of {day(paper.dated_on)}. Enter "
                "the date as a date, do not copy the letters.",
            )


def _before_cited(paper: Paper) -> Iterator[Remark]:
    own = [(words, on) for words, on in (("văn bản", paper.dated_on), ("cuộc họp", paper.event_on))
           if on]  # fmt: skip
    names = {"văn bản": "paper", "cuộc họp": "meeting"}
    for words, on in own:
        later = {name: cited for name, cited in paper.cites.items() if cited > on}
        if later:
            name, cited = min(later.items(), key=lambda pair: pair[1])
            yield _remark(
                "before-what-it-cites",
                f"{paper.name}: ngày {words} {day(on)} trước ngày {day(cited)} của {name}, mà văn "
                "bản này viện dẫn. Có lẽ sai năm: đối chiếu bản gốc.",
                f"{paper.name}: its {names[words]} of {day(on)} is before {day(cited)}, the day of "
                f"{name}, which it cites. Perhaps the year is wrong: compare the original.",
            )


def _is(on: date, year: int, month: int, day_: int) -> bool:
    return (on.year, on.month, on.day) == (year, month, day_)


def _remark(code: str, words: str, words_en: str) -> Remark:
    return Remark(Level.WARNING, Finding(code, "", words, words_en), ())
