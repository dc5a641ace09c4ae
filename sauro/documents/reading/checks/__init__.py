"""What does not fit together in a text, and what it leaves open (mâu thuẫn, điểm chưa rõ).

A contradiction is two places of one text that cannot both be right. A doubt is a clear that
is missing or needs a person's eye. Each check is one function over the read notice: ``order``
compares dates with the paper's own, ``twice`` finds two deadlines of one task, ``calendar``
days that no calendar has, ``sums`` parts that do not make their total, ``missing`` what is
left open.
"""

from __future__ import annotations

from sauro.documents.reading.checks.calendar import impossible_day, wrong_weekday
from sauro.documents.reading.checks.missing import directive_doubts, ended_districts
from sauro.documents.reading.checks.order import (
    cites_the_future,
    due_before_data_end,
    meeting_after_paper,
    past_at_issue,
)
from sauro.documents.reading.checks.sums import forces_and_total, parts_and_total
from sauro.documents.reading.checks.twice import two_deadlines
from sauro.documents.reading.model import Notice
from sauro.kernel.findings import Finding
from sauro.kernel.text import Mapped

__all__ = ["contradictions", "directive_doubts", "doubts"]


def contradictions(notice: Notice, texts: list[Mapped]) -> tuple[Finding, ...]:
    """All contradictions of a notice; ``texts`` are its paragraphs and footnotes."""
    return (
        *meeting_after_paper(notice),
        *cites_the_future(notice),
        *two_deadlines(notice),
        *past_at_issue(notice),
        *due_before_data_end(notice),
        *(f for text in texts for f in parts_and_total(notice.source, text)),
        *forces_and_total(notice.source, texts),
    )


def doubts(notice: Notice, texts: list[Mapped]) -> tuple[Finding, ...]:
    """What a person should look at in the notice as a whole."""
    return (
        *ended_districts(notice),
        *(f for t in texts for f in wrong_weekday(notice.source, t)),
        *(f for t in texts for f in impossible_day(notice.source, t)),
    )
