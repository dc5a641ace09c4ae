"""What was read: a notice, its directives and their six clears, all tied to the source."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sauro.kernel.deadline import NO_DEADLINE, Deadline
from sauro.kernel.findings import Finding
from sauro.kernel.quantities import Rounding
from sauro.kernel.text import Span


class Ground(StrEnum):
    """Where a clear comes from."""

    STATED = "stated"  # nêu trong chính nội dung
    INHERITED = "inherited"  # theo câu dẫn hoặc đề mục phía trên
    INFERRED = "inferred"  # suy ra
    MISSING = "missing"  # không nêu


@dataclass(frozen=True, slots=True)
class Words:
    """Verbatim words of the source, white space folded, and where they stand.

    More than one span means that page furniture or columns cut the words apart.
    """

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Clear:
    """One of the six clears (6 rõ) of a directive: its words, its ground, the rule that read it."""

    ground: Ground
    words: tuple[Words, ...] = ()
    rule: str = ""

    def __bool__(self) -> bool:
        return self.ground is not Ground.MISSING


NOT_STATED = Clear(Ground.MISSING)


@dataclass(frozen=True, slots=True)
class Directive:
    """One assignment (nhiệm vụ được giao).

    ``lead`` rõ người, ``task`` rõ việc, ``coordinating`` and ``reports_to`` rõ trách nhiệm,
    ``deadline`` rõ thời gian, ``deliverable`` rõ kết quả, ``authority`` rõ thẩm quyền.
    """

    locator: str
    task: Words
    lead: Clear
    coordinating: Clear = NOT_STATED
    reports_to: Clear = NOT_STATED
    deadline: Deadline = NO_DEADLINE
    deliverable: Clear = NOT_STATED
    authority: Clear = NOT_STATED
    rule: str = ""  # why this is a directive
    doubts: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """Another document that the text names by its number (văn bản được viện dẫn)."""

    number: str
    key: str  # the same for all spellings of the number
    doc_type: str | None
    dated: date | None
    issuer: Words | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure stated as a result (số liệu), in the base unit."""

    words: Words
    value: float
    unit: str
    rounding: Rounding | None
    period: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the head or foot, with the capacities given."""

    name: str | None
    titles: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Notice:
    """An official document as read (văn bản)."""

    source: str = field(repr=False)
    doc_type: str | None = None
    number: str | None = None
    issuer: Words | None = None
    issued_on: date | None = None
    place: str | None = None
    level: str | None = "national"
    locality: str | None = None
    event: Words | None = None
    event_on: date | None = None
    concluder: Person | None = None
    signer: Person | None = None
    addressees: tuple[Words, ...] = ()
    recipients: tuple[Words, ...] = ()
    citations: tuple[Citation, ...] = ()
    directives: tuple[Directive, ...] = ()
    figures: tuple[Figure, ...] = ()
    contradictions: tuple[Finding, ...] = ()
    doubts: tuple[Finding, ...] = ()
    refusal: str | None = None  # why nothing was read, where the text is no official document


def words_of(source: str, spans: tuple[Span, ...]) -> Words:
    """The words that stand at some spans, white space folded."""
    return Words(" ".join(" ".join(source[a:b].split()) for a, b in spans), spans)
