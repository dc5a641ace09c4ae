"""The head of a document as a few labelled lines (phần đầu)."""

from __future__ import annotations

from collections.abc import Iterator

from sauro.cli.sources import Document
from sauro.cli.terminal import clean
from sauro.cli.timing import day
from sauro.cli.voice import Voice
from sauro.documents.reading import Ground, Notice
from sauro.documents.reading.model import Person


def title_of(notice: Notice, voice: Voice) -> str:
    """Kind, number, date and issuer in one line."""
    issuer = f"· {notice.issuer.text}" if notice.issuer else ""
    parts = (
        notice.doc_type or voice("unknown-kind"),
        voice("numbered", number=notice.number) if notice.number else "",
        voice("dated", day=day(notice.issued_on)) if notice.issued_on else "",
        issuer,
    )
    return clean(" ".join(filter(None, parts)))


def head_of(document: Document, voice: Voice) -> list[tuple[str, str]]:
    """Label and words, only what the document says."""
    notice = document.notice
    lines = [
        ("file", document.source.label),
        ("meeting", _meeting(notice, voice)),
        ("concluder", _person(notice.concluder)),
        ("signer", _person(notice.signer)),
        ("addressees", "; ".join(w.text for w in notice.addressees)),
        *_of_file(document, voice),
    ]
    return [(voice(label), clean(words)) for label, words in lines if words]


def _meeting(notice: Notice, voice: Voice) -> str:
    held = voice("held", day=day(notice.event_on)) if notice.event_on else ""
    return ", ".join(filter(None, (notice.event.text if notice.event else "", held)))


def _person(person: Person | None) -> str:
    return ", ".join(filter(None, (person.name, *person.titles))) if person else ""


def _of_file(document: Document, voice: Voice) -> Iterator[tuple[str, str]]:
    file = document.file
    if file.confidence is not None:
        sure = voice.number(file.confidence)
        yield "scan", voice("scan-sure", sure=sure, count=len(file.low_confidence))
    yield from (("note", note) for note in file.notes)


def summary_of(notice: Notice, voice: Voice) -> str:
    """How many assignments there are, and how clear."""
    given = notice.directives
    if not given:
        return voice("no-directives")
    grounds = [d.lead.ground for d in given]
    return voice(
        "summary",
        tasks=len(given),
        named=grounds.count(Ground.STATED) + grounds.count(Ground.INFERRED),
        inherited=grounds.count(Ground.INHERITED),
        nobody=grounds.count(Ground.MISSING),
        timed=sum(d.deadline.stated for d in given),
        results=sum(bool(d.deliverable) for d in given),
    )
