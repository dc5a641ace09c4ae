"""What a reader makes of a written paper, against what was meant (đối chiếu bản thảo)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sauro.documents.drafting.model import Directive, Draft
from sauro.documents.drafting.words import in_a_row, predicate
from sauro.documents.reading.model import Clear, Notice, Words
from sauro.documents.reading.model import Directive as Found
from sauro.kernel.deadline import Deadline, DeadlineKind
from sauro.kernel.official_numbers import find_official_numbers
from sauro.kernel.text import squeeze


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that was read otherwise than it was meant. ``directive``: which, from 1; 0 for the
    paper as a whole.
    """

    directive: int
    field: str
    words: str

    def __str__(self) -> str:
        of = f"directive {self.directive}: " if self.directive else ""
        return f"{of}{self.field}: {self.words}"


def differences(draft: Draft, notice: Notice) -> list[str]:
    """Everything that was read otherwise than it was meant; empty where all came back."""
    return [str(one) for one in compared(draft, notice)]


def compared(draft: Draft, notice: Notice) -> list[Difference]:
    """The same, each with its place."""
    wanted, found = draft.directives, notice.directives
    head = [Difference(0, field, words) for field, words in _head(draft, notice)]
    if len(wanted) != len(found):
        return [Difference(0, "directives", f"{len(wanted)} written, {len(found)} read"), *head]
    pairs = enumerate(zip(wanted, found, strict=True), 1)
    lines = ((i, line) for i, pair in pairs for line in _directive(*pair))
    return [*(Difference(i, field, words) for i, (field, words) in lines), *head]


def beside(draft: Draft, notice: Notice) -> list[str]:
    """Products and powers that were read otherwise, where the directives came back.

    They are told apart from ``differences``: a product or a power is words of a sentence without
    an end of its own, and a task may name one as well.
    """
    pairs = enumerate(zip(draft.directives, notice.directives, strict=False), 1)
    return [
        f"directive {i}: {name}: {word} read as {_clear(clear)} in: {found.task.text}"
        for i, (wanted, found) in pairs
        for name, word, clear in (
            ("deliverable", wanted.deliverable, found.deliverable),
            ("authority", wanted.authority, found.authority),
        )
        if word and _names([word]) != _clear(clear)
    ]


def _head(draft: Draft, notice: Notice) -> Iterator[tuple[str, str]]:
    cited = {*draft.citations, *(c for d in draft.directives for c in d.basis)}
    by_words = _named_in_words(draft) - {_key(c.number) for c in cited}
    both = {
        "refusal": (None, notice.refusal),
        "number": (_key(draft.number), _key(notice.number or "")),
        "day": (None if draft.day_open else draft.issued_on, notice.issued_on),
        "issuer": (_key(" ".join(draft.issuer)), _key(notice.issuer.text if notice.issuer else "")),
        "recipients": (_names(draft.recipients), _said(notice.recipients)),
        "addressees": (_names(draft.addressees), _said(notice.addressees)),
        "signer": (draft.signer.name, notice.signer and notice.signer.name),
        "capacity": (draft.signer.capacity, notice.signer and notice.signer.titles),
        "citations": (
            {(_key(c.number), c.doc_type, c.dated) for c in cited},
            {(c.key, c.doc_type, c.dated) for c in notice.citations if c.key not in by_words},
        ),
    }
    for name, (wanted, found) in both.items():
        if wanted != found:
            yield name, f"{wanted} read as {found}"


def _named_in_words(draft: Draft) -> set[str]:
    """Documents that tasks, headings, remarks and the opening name of themselves."""
    parts = (words for section in draft.sections for words in (section.title, *section.remarks))
    texts = (draft.meeting, draft.opening, *parts, *(d.task for d in draft.directives))
    return {number.key for text in texts for number, _, _ in find_official_numbers(text)}


def _directive(wanted: Directive, found: Found) -> Iterator[tuple[str, str]]:
    if predicate(wanted.task).lower() not in _key(found.task.text):
        yield "task", f"{wanted.task} read as {found.task.text}"
    both = {
        "leads": (wanted.leads, found.lead),
        "coordinating": (wanted.coordinating, found.coordinating),
        "reports_to": (wanted.reports_to, found.reports_to),
    }
    for name, (names, clear) in both.items():
        if _names(in_a_row(names)) != _less_task(_clear(clear), names, wanted.task):
            yield name, f"{names} read as {_clear(clear)} in: {found.task.text}"
    if not same_time(wanted.deadline, found.deadline):
        words = f"{wanted.deadline} read as {found.deadline} in: {found.task.text}"
        yield "deadline", words


def _less_task(found: list[str], names: Iterable[str], task: str) -> list[str]:
    """What was found, less bodies that the task itself names: "tham mưu UBND tỉnh ban hành …"."""
    own = {*_names(names)}
    return [name for name in found if name in own or name not in _key(task)]


def same_time(wanted: str | Deadline, found: Deadline) -> bool:
    """Whether a deadline was read as meant; one in words is compared by its words."""
    if isinstance(wanted, str):
        return squeeze(wanted) in squeeze(found.text or "")
    return _meaning(wanted) == _meaning(found)


def _meaning(deadline: Deadline) -> tuple[object, ...]:
    """What binds. Of a stretch from one day to another a reader keeps the last day."""
    within = deadline.within
    last_only = within is not None and within.unit in ("range", "day")
    first = within.first if within and not last_only else None
    dated = (first, within.last, deadline.before) if within else None
    event = deadline.kind is DeadlineKind.EVENT and not within
    anchor = _key(deadline.anchor or "") if event else None
    return deadline.kind, dated, deadline.hour, deadline.rrule, deadline.term, anchor


def _clear(clear: Clear) -> list[str]:
    return _said(clear.words)


def _said(words: Iterable[Words]) -> list[str]:
    return _names(w.text for w in words)


def _names(names: Iterable[str]) -> list[str]:
    return [_key(name).rstrip(".") for name in names]


def _key(words: str) -> str:
    """Words to be compared: a number by its key, else in lower case with single blanks."""
    number = next((n for n, a, b in find_official_numbers(words) if b - a == len(words)), None)
    return number.key if number else " ".join(words.split()).lower()
