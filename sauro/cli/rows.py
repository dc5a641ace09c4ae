"""The assignments of a notice as rows of words: who must do what by when (bảng nhiệm vụ)."""

from __future__ import annotations

from dataclasses import dataclass

from sauro.cli.codes import Weight
from sauro.cli.remarks import Remark
from sauro.cli.sources import Document
from sauro.cli.terminal import clean
from sauro.cli.timing import resolved, worded
from sauro.cli.voice import Voice
from sauro.documents.reading import Clear, Directive, Ground
from sauro.kernel.deadline import DeadlineKind
from sauro.kernel.text import Span

MARKS = {Weight.CONTRADICTION: "✗", Weight.DOUBT: "?", Weight.ADVICE: "·"}


@dataclass(frozen=True, slots=True)
class Row:
    """One assignment. Empty words where the document says nothing."""

    locator: str
    weight: Weight | None  # of the worst remark that is not mere advice
    lead: str  # "↑ …" from the words above
    task: str
    time: str
    due: str  # the day or rhythm that the time comes to
    result: str
    coordinating: str
    reports_to: str

    @property
    def mark(self) -> str:
        return MARKS[self.weight] if self.weight else ""


def rows_of(document: Document, remarks: list[Remark], voice: Voice) -> list[Row]:
    """One row a directive, in the order of the text."""
    source = document.notice.source
    return [_row(d, source, _weight(d, remarks), voice) for d in document.notice.directives]


def _row(d: Directive, source: str, weight: Weight | None, voice: Voice) -> Row:
    return Row(
        locator=clean(d.locator),
        weight=weight,
        lead=lead_words(d.lead),
        task=clean(d.task.text),
        time=_time(d, source, voice),
        due=resolved(d.deadline, voice),
        result=named(d.deliverable),
        coordinating=named(d.coordinating),
        reports_to=named(d.reports_to),
    )


def named(clear: Clear) -> str:
    """The words of a clear in a row."""
    return clean("; ".join(w.text for w in clear.words))


def lead_words(lead: Clear) -> str:
    above = "↑ " if lead.ground is Ground.INHERITED else ""
    return above + named(lead) if lead.words else ""


def _time(d: Directive, source: str, voice: Voice) -> str:
    words = worded(d.deadline, source)
    standing = d.deadline.kind is DeadlineKind.STANDING
    return voice("standing", words=words) if standing else words


def _weight(d: Directive, remarks: list[Remark]) -> Weight | None:
    """How grave the gravest remark on a directive is."""
    own = (*d.task.spans, *d.deadline.spans, *(s for w in d.lead.words for s in w.spans))
    found = [
        r.weight
        for r in remarks
        if r.weight > Weight.ADVICE and (r.locator == d.locator or _touch(r.finding.spans, own))
    ]
    return max(found, default=None)


def _touch(these: tuple[Span, ...], those: tuple[Span, ...]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in these for b in those)
