"""A text as a page shows it: every figure a link to what it is made of (phần lời trên trang)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from sauro.cases.models import Case
from sauro.reporting.narrative import Part, Passage
from sauro.reporting.texts.keeping import Held
from sauro.reporting.texts.storing import Source
from sauro.reporting.texts.subject import Subject
from sauro.reporting.texts.taking_up import case_of


@dataclass(frozen=True, slots=True)
class Run:
    """Some letters of a paragraph; ``url``: what the figure is made of; ``typed``: by hand."""

    words: str
    url: str = ""
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph with where it came from."""

    runs: list[Run]
    origin: str = ""
    opens: str = ""  # the report, or the case, from which it came


def parts_shown(subject: Subject, text: Held) -> list[tuple[str, list[Shown]]]:
    """The four parts under their headings, as they stand on paper."""
    passages = [p for p in text.passages() if p.text.strip()]
    cases = [pk for p in passages if (pk := case_of(p.paragraph))]
    seen = set(Case.objects.filter(pk__in=cases).values_list("pk", flat=True))
    return [
        (
            part.heading,
            [_shown(subject, text, p, seen) for p in passages if p.paragraph.part is part],
        )
        for part in Part
    ]


def _shown(subject: Subject, text: Held, passage: Passage, seen: set[int]) -> Shown:
    origin, case = passage.paragraph.origin, case_of(passage.paragraph)
    source = text.sources.get(origin)
    opens = reverse("report", args=[source.line]) if origin and source and source.line else ""
    if case in seen:
        opens = reverse("case", args=[case])
    return Shown(list(_runs(subject, passage, source)), origin, opens)


def _runs(subject: Subject, passage: Passage, source: Source | None) -> Iterator[Run]:
    at = 0
    for placed in passage.placed:
        if placed.start > at:
            yield Run(passage.text[at : placed.start])
        slot = source.slots.get(placed.bound.cell) if source else None
        url = _opened(subject, source, slot) if source and slot else ""
        yield Run(passage.text[placed.start : placed.end], url, placed.typed)
        at = placed.end
    if at < len(passage.text):
        yield Run(passage.text[at:])


def _opened(subject: Subject, source: Source, slot: int) -> str:
    return reverse("report_cell", args=[source.line, slot]) if source.line else subject.cell(slot)
