"""A read notice as JSON, in the form other systems and the scorer understand."""

from __future__ import annotations

from typing import Any

from sauro.documents.reading.model import Citation, Clear, Directive, Figure, Ground, Notice, Person
from sauro.kernel.deadline import Deadline, DeadlineKind
from sauro.kernel.findings import Finding
from sauro.kernel.text import Span


def notice_json(notice: Notice, file: str = "") -> dict[str, Any]:
    """The notice with the keys of the shared form and, beside them, spans and grounds."""
    return {
        "file": file,
        "doc_type": notice.doc_type,
        "number": notice.number,
        "issued_on": notice.issued_on.isoformat() if notice.issued_on else None,
        "level": notice.level,
        "locality": notice.locality,
        "event_on": notice.event_on.isoformat() if notice.event_on else None,
        "event": notice.event.text if notice.event else None,
        "concluder": _concluder(notice.concluder),
        "signer": _signer(notice.signer),
        "recipients": [w.text for w in notice.recipients],
        "citations": [_citation(c) for c in notice.citations],
        "directives": [_directive(d) for d in notice.directives],
        "figures": [_figure(f) for f in notice.figures],
        "inconsistencies": [f.message_en for f in notice.contradictions],
        "issuer": notice.issuer.text if notice.issuer else None,
        "place": notice.place,
        "addressees": [w.text for w in notice.addressees],
        "contradictions": [_finding(f) for f in notice.contradictions],
        "doubts": [_finding(f) for f in notice.doubts],
        "refusal": notice.refusal,
    }


def _concluder(person: Person | None) -> dict[str, Any] | None:
    return {"name": person.name, "titles": list(person.titles)} if person else None


def _signer(person: Person | None) -> dict[str, Any] | None:
    if person is None:
        return None
    capacity = person.titles[-1] if person.titles else None
    return {"name": person.name, "capacity": capacity, "stack": list(person.titles)}


def _citation(c: Citation) -> dict[str, Any]:
    return {
        "number": c.number,
        "doc_type": c.doc_type,
        "date": c.dated.isoformat() if c.dated else None,
        "issuer": c.issuer.text if c.issuer else None,
        "spans": _spans(c.spans),
    }


def _directive(d: Directive) -> dict[str, Any]:
    return {
        "locator": d.locator,
        "text": d.task.text,
        "spans": _spans(d.task.spans),
        "lead": [w.text for w in d.lead.words],
        "lead_inherited": d.lead.ground is Ground.INHERITED,
        "coordinating": [w.text for w in d.coordinating.words],
        "reports_to": [w.text for w in d.reports_to.words],
        "deadline": _deadline(d.deadline),
        "deliverable": d.deliverable.words[0].text if d.deliverable.words else None,
        "authority": d.authority.words[0].text if d.authority.words else None,
        "clears": _clears(d),
        "rule": d.rule,
        "doubts": [_finding(f) for f in d.doubts],
    }


def _clears(d: Directive) -> dict[str, Any]:
    named: dict[str, Clear] = {
        "lead": d.lead,
        "coordinating": d.coordinating,
        "reports_to": d.reports_to,
        "deliverable": d.deliverable,
        "authority": d.authority,
    }
    found = {
        name: {
            "ground": c.ground.value,
            "rule": c.rule,
            "spans": [_spans(w.spans) for w in c.words],
        }
        for name, c in named.items()
    }
    found["deadline"] = {
        "ground": deadline_ground(d.deadline).value,
        "rule": d.deadline.rule,
        "spans": [_spans(d.deadline.spans)] if d.deadline.spans else [],
    }
    return found


def deadline_ground(deadline: Deadline) -> Ground:
    """Whether a time is stated, missing, or rests on a year that the words leave out."""
    if deadline.kind is DeadlineKind.NONE:
        return Ground.MISSING
    known = deadline.within is None or deadline.within.year_stated
    return Ground.STATED if known else Ground.INFERRED


def _deadline(deadline: Deadline) -> dict[str, Any]:
    standing = deadline.kind is DeadlineKind.STANDING
    return {
        "kind": "none" if standing else deadline.kind.value,
        "text": deadline.text,
        "date": deadline.due_on.isoformat() if deadline.due_on else None,
        "rrule": deadline.rrule,
        "standing": standing,
        "unit": deadline.within.unit if deadline.within else None,
        "hour": deadline.hour.isoformat("minutes") if deadline.hour else None,
        "anchor": deadline.anchor,
        "term": [deadline.term.count, deadline.term.unit] if deadline.term else None,
    }


def _figure(f: Figure) -> dict[str, Any]:
    return {
        "text": f.words.text,
        "value": f.value,
        "unit": f.unit,
        "period": f.period,
        "rounding": f.rounding.value if f.rounding else None,
        "spans": _spans(f.words.spans),
    }


def _finding(f: Finding) -> dict[str, Any]:
    return {
        "code": f.code,
        "field": f.field,
        "message": f.message,
        "message_en": f.message_en,
        "spans": _spans(f.spans),
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[a, b] for a, b in spans]
