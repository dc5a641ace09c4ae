"""What to settle before a paper is written, and before it is issued (rà soát dự thảo).

``obstacles`` cannot be written; ``unclear`` can, and whoever issues such a paper says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from sauro.documents.drafting.model import Directive, Draft
from sauro.documents.drafting.times import NoWords, words_of
from sauro.documents.drafting.words import predicate
from sauro.kernel.deadline import Deadline, DeadlineKind
from sauro.kernel.findings import Finding


class Unwritable(ValueError):  # noqa: N818 - a state of a draft
    """A draft that cannot be written yet; ``findings`` holds all that stands in the way."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings


def obstacles(draft: Draft) -> tuple[Finding, ...]:
    """All that keeps a draft from being written; the field names the directive, from 1."""
    return tuple(
        finding
        for number, directive in enumerate(draft.directives, 1)
        for finding in _obstacles(directive, f"directives.{number}")
    )


def _obstacles(directive: Directive, field: str) -> Iterator[Finding]:
    if not predicate(directive.task):
        yield Finding(
            "no-task",
            f"{field}.task",
            "Chưa ghi việc phải làm: hãy ghi, bắt đầu bằng một động từ.",
            "The task is empty: write what is to be done, beginning with a verb.",
        )
    try:
        words_of(directive.deadline)
    except NoWords as reason:
        message, message_en = _NO_WORDS[reason.code]
        yield Finding(reason.code, f"{field}.deadline", message, message_en)


_NO_WORDS = {
    "no-day": (
        "Thời hạn chưa có ngày: hãy chọn ngày, hoặc ghi thời hạn bằng lời.",
        "The deadline has no day: choose one, or write the deadline in words.",
    ),
    "no-event": (
        "Thời hạn chưa nêu tính từ sự kiện nào: hãy ghi sự kiện, hoặc ghi thời hạn bằng lời.",
        "The deadline names no event: write it, or write the deadline in words.",
    ),
    "unknown-rhythm": (
        "Chưa có cách viết cho chu kỳ này: hãy ghi thời hạn bằng lời.",
        "This rhythm has no usual wording: write the deadline in words.",
    ),
}


def unclear(directive: Directive, issued_on: date) -> tuple[Finding, ...]:
    """Which of the six clears a directive lacks, and a day already gone (chưa đủ "6 rõ")."""
    codes = [code for code, lacks in _LACKS.items() if lacks(directive)]
    due = directive.deadline.due_on if isinstance(directive.deadline, Deadline) else None
    if due and due < issued_on:
        codes.append("past-at-issue")
    return tuple(Finding(code, _ADVICE[code][0], *_ADVICE[code][1:]) for code in codes)


def _no_deadline(directive: Directive) -> bool:
    when = directive.deadline
    return not when if isinstance(when, str) else when.kind is DeadlineKind.NONE


_LACKS: dict[str, Callable[[Directive], bool]] = {
    "no-lead": lambda d: not d.leads,
    "several-leads": lambda d: len(d.leads) > 1,
    "no-time": _no_deadline,
    "no-report": lambda d: not d.reports_to,
    "no-result": lambda d: not d.deliverable,
    "no-authority": lambda d: not d.authority,
}
_ADVICE = {
    "no-lead": (
        "leads",
        "Chưa rõ người: hãy ghi một cơ quan hoặc một người chủ trì.",
        "Nobody leads: name one body or one person.",
    ),
    "several-leads": (
        "leads",
        "Nhiều nơi cùng chủ trì: hãy để một nơi chủ trì, các nơi khác phối hợp.",
        "Several lead: let one lead and the others help.",
    ),
    "no-time": (
        "deadline",
        "Chưa rõ thời gian: hãy ghi ngày, kỳ, sự kiện, hoặc ghi “thường xuyên”.",
        "No time is set: give a day, a rhythm, an event, or say that it is a standing duty.",
    ),
    "past-at-issue": (
        "deadline",
        "Thời hạn đã qua vào ngày ban hành: hãy đặt ngày khác.",
        "The deadline is over on the day of issue: set another day.",
    ),
    "no-report": (
        "reports_to",
        "Chưa rõ trách nhiệm: hãy ghi báo cáo kết quả về đâu.",
        "Nobody gets the report: say who does.",
    ),
    "no-result": (
        "deliverable",
        "Chưa rõ kết quả: hãy ghi sản phẩm phải có.",
        "No product is named: say what is to come out.",
    ),
    "no-authority": (
        "authority",
        "Chưa rõ thẩm quyền: hãy ghi được quyết định, được huy động gì.",
        "No power is named: say what the lead may decide or use.",
    ),
}
