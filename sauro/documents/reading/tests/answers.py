"""A read notice against known answers, and what must hold of every reading."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from sauro.documents.reading import Notice, Words, notice_json
from sauro.documents.reading.tests import scoring
from sauro.documents.reading.tests.generate import Paper, Task
from sauro.kernel.text import Span, squeeze

Json = dict[str, Any]
WHOLE = 0.98  # of the words of an item must be in its directive
PART = 0.8  # where one item holds two directives


def differences(made: Paper, notice: Notice) -> list[str]:
    """Everything that was read otherwise than it was meant."""
    read = _composed(notice_json(notice))
    found = read["directives"]
    matched = scoring.pairs([t.text for t in made.tasks], [d["text"] for d in found])
    missed = set(range(len(made.tasks))) - {i for i, _ in matched}
    invented = set(range(len(found))) - {j for _, j in matched}
    return [
        *(f"missed ({made.tasks[i].form}): {made.tasks[i].text}" for i in missed),
        *(f"invented by {found[j]['rule']}: {found[j]['text']}" for j in invented),
        *(d for i, j in matched for d in _task_differences(made.tasks[i], found[j])),
        *_header_differences(made, read),
    ]


def _task_differences(task: Task, found: Json) -> Iterator[str]:
    least = PART if task.form == "two" else WHOLE
    if scoring.overlap(task.text, found["text"]) < least:
        yield f"text: {task.text} read as {found['text']}"
    for name in ("lead", "coordinating"):
        wanted = sorted(map(scoring.key, getattr(task, name)))
        if wanted != sorted(map(scoring.key, found[name])):
            yield f"{name} ({task.form}): {task.text} read as {found[name]}"
    if task.inherited != found["lead_inherited"]:
        yield f"inherited ({task.form}): {task.text} read as {found['lead_inherited']}"
    when = {"kind": task.when.kind, "date": task.when.date, "rrule": task.when.rrule}
    if not scoring.same_time(when, found["deadline"]):
        yield f"deadline ({task.form}): {task.text} read as {found['deadline']}"


def _header_differences(made: Paper, read: Json) -> Iterator[str]:
    pairs = {
        "number": (made.number, read["number"]),
        "issued_on": (made.issued_on.isoformat(), read["issued_on"]),
        "event_on": (made.event_on.isoformat(), read["event_on"]),
        "concluder": (made.concluder, (read["concluder"] or {}).get("name")),
        "signer": (made.signer, (read["signer"] or {}).get("name")),
        "recipients": (made.recipients, [r.rstrip(".") for r in read["recipients"]]),
        "citations": (made.cited, {c["number"] for c in read["citations"]}),
        "locality": (made.province, read["locality"]),
        "inconsistencies": ([], read["inconsistencies"]),
        "refusal": (None, read["refusal"]),
    }
    for name, (wanted, found) in pairs.items():
        if wanted != found:
            yield f"{name}: {wanted} read as {found}"


def _composed(value: Any) -> Any:
    """JSON with all its words in NFC."""
    if isinstance(value, dict):
        return {k: _composed(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_composed(v) for v in value]
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def essence(notice: Notice) -> Json:
    """A reading without the places, its words in NFC and folded: the same for every layout."""
    read = _composed(notice_json(notice))
    return {
        "directives": [
            (
                scoring.key(d["text"]),
                [scoring.key(w) for w in d["lead"] + d["coordinating"] + d["reports_to"]],
                d["deadline"]["date"],
                d["deadline"]["rrule"],
                d["locator"],
            )
            for d in read["directives"]
        ],
        **{k: read[k] for k in ("doc_type", "number", "issued_on", "event_on", "locality")},
        "cited": sorted(c["number"] for c in read["citations"]),
        "recipients": [scoring.key(r) for r in read["recipients"]],
    }


# ---------------------------------------------------------------- always true


def _bare(text: str) -> str:
    """A text less Markdown's stars, which are no words."""
    return squeeze(text.replace("*", ""))


def broken_promises(notice: Notice) -> list[str]:
    """What no reading of any text may do; empty where all is well."""
    source = _bare(notice.source)
    locators = [d.locator for d in notice.directives]
    return [
        *(f"not in the source: {t!r}" for t in _texts(notice) if _bare(t) not in source),
        *(p for words in _quotes(notice) for p in _misquoted(notice.source, words)),
        *(
            f"outside the text: {s}"
            for s in _spans(notice)
            if not 0 <= s[0] <= s[1] <= len(notice.source)
        ),
        *(["locators repeat"] if len(set(locators)) < len(locators) else []),
        *(["refused, yet read"] if notice.refusal and notice.directives else []),
        *(
            f"a lead without words: {d.locator}"
            for d in notice.directives
            if bool(d.lead) != bool(d.lead.words)
        ),
    ]


def _misquoted(source: str, words: Words) -> Iterator[str]:
    if any(a.end > b.start for a, b in zip(words.spans, words.spans[1:], strict=False)):
        yield f"fragments out of order: {words}"
    stands = " ".join(squeeze(source[a:b]) for a, b in words.spans)
    if words.text != stands and words.text.replace("*", "") != squeeze(stands.replace("*", "")):
        yield f"not what stands there: {words}"
    if not words.text.strip():
        yield f"empty words: {words}"


def _quotes(notice: Notice) -> Iterator[Words]:
    """Everything quoted, directive by directive and in the head and foot."""
    for d in notice.directives:
        yield d.task
        for clear in (d.lead, d.coordinating, d.reports_to, d.deliverable, d.authority):
            yield from clear.words
    yield from (w for w in (notice.issuer, notice.event) if w)
    yield from (*notice.recipients, *notice.addressees)
    yield from (c.issuer for c in notice.citations if c.issuer)
    yield from (f.words for f in notice.figures)


def _texts(notice: Notice) -> Iterator[str]:
    """Every text field, piece by piece where furniture cut it."""
    for words in _quotes(notice):
        yield from (notice.source[a:b] for a, b in words.spans)
    for d in notice.directives:
        if d.deadline.text is not None:
            yield from (notice.source[a:b] for a, b in d.deadline.spans)
            if len(d.deadline.spans) == 1:
                yield d.deadline.text
    for person in (notice.concluder, notice.signer):
        if person:  # a page may end inside a title, so word by word
            yield from (w for t in (person.name or "", *person.titles) for w in t.split())
    if notice.place:
        yield notice.place


def _spans(notice: Notice) -> Iterator[Span]:
    for words in _quotes(notice):
        yield from words.spans
    for d in notice.directives:
        yield from d.deadline.spans
    yield from (s for c in notice.citations for s in c.spans)
    yield from (s for f in (*notice.contradictions, *notice.doubts) for s in f.spans)
    yield from (s for d in notice.directives for f in d.doubts for s in f.spans)
