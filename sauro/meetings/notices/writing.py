"""From a meeting and its conclusions to the draft of its notice (soạn thông báo kết luận). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from sauro.documents.drafting import points
from sauro.documents.drafting.model import Directive, Draft, Section, Signer
from sauro.documents.drafting.times import NoWords, words_of
from sauro.documents.drafting.words import short_day, tidy
from sauro.documents.reading.deadlines import main_deadline
from sauro.documents.reading.model import words_of as quoted
from sauro.kernel.deadline import NO_DEADLINE, Deadline, DeadlineKind
from sauro.kernel.text import Span

# How a bare day or stretch is begun, so that it binds: "15/12/2026", "quý IV năm 2026".
_BEGINNINGS = ("", "chậm nhất ngày ", "chậm nhất ", "trong ", "trước ")
_REWORDED = (DeadlineKind.DATE, DeadlineKind.STANDING)  # one spelling for each meaning


class Concluded(Protocol):
    """A conclusion as it was typed."""

    @property
    def task(self) -> str: ...
    @property
    def leads(self) -> Sequence[str]: ...
    @property
    def coordinating(self) -> Sequence[str]: ...
    @property
    def reports_to(self) -> Sequence[str]: ...
    @property
    def deadline_text(self) -> str: ...
    @property
    def deliverable(self) -> str: ...
    @property
    def authority(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above and below the conclusions (thể thức văn bản)."""

    issuer: tuple[str, ...]
    number: str
    place: str
    issued_on: date
    subject: str
    meeting: str
    opening: str
    closing: str
    recipients: tuple[str, ...]
    signer: str
    capacity: tuple[str, ...]
    mark: str = ""  # at the top of each page
    day_open: bool = False  # nobody has said yet on which day it is issued


@dataclass(frozen=True, slots=True)
class Held:
    """The meeting as its notice tells it."""

    title: str
    held_on: date
    place: str
    chaired_by: str


@dataclass(frozen=True, slots=True)
class Part:
    """What was concluded on one point of the agenda; ``number``: which point, 0 for none."""

    conclusions: Sequence[Concluded]
    number: int = 0
    title: str = ""


def headings(parts: Sequence[Part]) -> list[str]:
    """The heading of each part. Without any point of an agenda there is the usual one."""
    if not any(part.number for part in parts):
        return [points.ALL for _part in parts]
    return [
        points.heading_of(part.title, part.number) if part.number else points.OF_NONE
        for part in parts
    ]


def draft_of(head: Head, parts: Sequence[Part]) -> Draft:
    """The whole notice; its directives stand in the order of the parts and their conclusions."""
    told = [tuple(directive_of(c, head.issued_on) for c in part.conclusions) for part in parts]
    sections = tuple(map(Section, headings(parts), told)) or (Section(points.ALL),)
    return Draft(
        issuer=head.issuer,
        number=head.number,
        place=head.place,
        issued_on=head.issued_on,
        subject=head.subject,
        meeting=head.meeting,
        opening=head.opening,
        sections=sections,
        recipients=head.recipients,
        signer=Signer(head.signer, head.capacity),
        closing=head.closing,
        mark=head.mark,
        day_open=head.day_open,
    )


def directive_of(words: Concluded, day: date) -> Directive:
    """A conclusion as a directive. ``day``: from which its deadline is counted."""
    return Directive(
        task=words.task,
        leads=tuple(words.leads),
        coordinating=tuple(words.coordinating),
        reports_to=tuple(words.reports_to),
        deadline=deadline_of(words.deadline_text, day),
        deliverable=words.deliverable or None,
        authority=words.authority or None,
    )


def deadline_of(typed: str, day: date) -> str | Deadline:
    """What the words of a deadline mean. A day gets the usual spelling ("chậm nhất ngày …");
    what nobody can read stands as typed, and the proof says so.
    """
    typed = tidy(typed).rstrip(".;")
    for begun in _BEGINNINGS if typed else ():
        worded = f"{begun}{typed}"
        found = _read(worded, day)
        if found.kind is DeadlineKind.DATE or (not begun and found.kind is not DeadlineKind.NONE):
            return _in_words(found, worded)
    return typed or NO_DEADLINE


def _read(worded: str, day: date) -> Deadline:
    return main_deadline(worded.lower(), day, lambda a, b: quoted(worded, (Span(a, b),)))


def _in_words(found: Deadline, worded: str) -> Deadline:
    plain = replace(found, text=None, spans=())
    if found.kind in _REWORDED:
        with suppress(NoWords):
            words_of(plain)
            return plain
    return replace(found, text=worded)


def said_of_meeting(held: Held) -> str:
    """When, where and under whom who met."""
    at = f", tại {tidy(held.place)}" if held.place else ""
    chair = f"{_comrade(held.chaired_by)} chủ trì" if held.chaired_by else "đã diễn ra"
    title = f"{tidy(held.title)[:1].lower()}{tidy(held.title)[1:]}"
    said = f"{chair} {title}" if held.chaired_by else f"{title} {chair}"
    return f"Ngày {short_day(held.held_on)}{at}, {said}."


def opening_of(held: Held) -> str:
    """Who concludes, after what was heard; ends with a colon."""
    who = f"{_comrade(held.chaired_by).split(',')[0]} " if held.chaired_by else ""
    concludes = f"{who}kết luận" if who else "cuộc họp kết luận"
    return f"Sau khi nghe báo cáo và ý kiến của các đại biểu, {concludes} như sau:"


def subject_of(held: Held) -> str:
    """What the notice is about."""
    chair = f" của {_comrade(held.chaired_by).split(',')[0]}" if held.chaired_by else ""
    title = f"{tidy(held.title)[:1].lower()}{tidy(held.title)[1:]}"
    return f"Kết luận{chair} tại {title}"


def _comrade(name: str) -> str:
    name = tidy(name)
    return name if name.lower().startswith(("đồng chí", "ông ", "bà ")) else f"đồng chí {name}"
