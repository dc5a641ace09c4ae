"""All that a person should look at in one document, weighed (điểm cần xem)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sauro.cli.codes import CODES, Weight
from sauro.cli.sources import Document
from sauro.documents.reading.genre import refusal_en
from sauro.kernel.findings import Finding
from sauro.kernel.text import Span, squeeze

_START = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding with its weight and the place to look at."""

    finding: Finding
    weight: Weight
    span: Span
    locator: str | None = None  # of the directive it is about, where it is about one


def remarks_of(document: Document) -> list[Remark]:
    """All remarks, in the order of the text."""
    found = [*_of_file(document), *_of_notice(document)]
    return sorted(found, key=lambda r: (r.span.start, -r.weight, r.finding.code))


def _of_notice(document: Document) -> Iterator[Remark]:
    notice = document.notice
    event = notice.event.spans if notice.event else ()
    for finding in notice.contradictions:
        span = (*finding.spans, *event, _START)[0]
        yield Remark(finding, Weight.CONTRADICTION, span)
    for finding in notice.doubts:
        yield _remark(finding)
    for d in notice.directives:
        for finding in d.doubts:
            yield _remark(finding, d.locator)


def _of_file(document: Document) -> Iterator[Remark]:
    """What the way into the computer made doubtful."""
    if reason := document.notice.refusal:
        yield _remark(Finding("not-official", "doc_type", reason, refusal_en(reason)))
    for note in document.file.notes:
        yield _remark(Finding("file-note", "file", note, note))
    for start, end, confidence in document.file.low_confidence:
        yield _remark(_unsure(squeeze(document.file.text[start:end]), confidence, start, end))


def _remark(finding: Finding, locator: str | None = None) -> Remark:
    weight = CODES[finding.code][0] if finding.code in CODES else Weight.DOUBT
    return Remark(finding, weight, (*finding.spans, _START)[0], locator)


def _unsure(words: str, confidence: float, start: int, end: int) -> Finding:
    sure = f"{confidence:.0%}"
    return Finding(
        "unsure-scan",
        "text",
        f"“{words}” đọc từ ảnh chỉ chắc {sure}. Đối chiếu với bản giấy.",
        f"“{words}” was read from the picture with {sure} certainty. Compare the paper.",
        (Span(start, end),),
    )
