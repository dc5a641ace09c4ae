"""`sauro explain`: why one directive was read so (vì sao đọc như vậy)."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from sauro.cli.arguments import USAGE
from sauro.cli.layout import wrap
from sauro.cli.lines import Lines
from sauro.cli.remarks import remarks_of
from sauro.cli.rows import MARKS
from sauro.cli.sources import Document, complaint, load, sources_of
from sauro.cli.terminal import Look, clean, look_of
from sauro.cli.timing import resolved, worded
from sauro.cli.voice import Voice
from sauro.documents.files.source import Unreadable
from sauro.documents.reading import Clear, Directive, Ground, Notice
from sauro.documents.reading.rule_words import rule_words
from sauro.kernel.deadline import Deadline, DeadlineKind
from sauro.kernel.text import Span, squeeze

UNREADABLE = 1
_INDENT = "    "
_LONGEST_LEAD_IN = 1_200  # characters
_OPENING = 6  # words that find it again


class UnknownLocator(Exception):  # noqa: N818 - named as the person meets it
    """No directive, or more than one, answers to a locator. The message says which there are."""


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Explain one directive. Returns 1 for a file not read, 2 for an unknown locator."""
    with sources_of([args.file]) as (source,):
        try:
            document = load(source)
            directive = find(document, args.locator, voice)
        except Unreadable as refusal:
            sys.stderr.write(complaint(source, refusal, voice))
            return UNREADABLE
        except UnknownLocator as unknown:
            sys.stderr.write(f"sauro: {unknown}\n")
            return USAGE
    look = look_of(sys.stdout, os.environ)
    sys.stdout.write(explanation(document, directive, look, voice))
    return 0


def find(document: Document, locator: str, voice: Voice) -> Directive:
    """The directive at a locator, or at the only one that ends in it. Raises: UnknownLocator."""
    directives, asked = document.notice.directives, locator.casefold()
    exact = [d for d in directives if d.locator.casefold() == asked]
    matching = exact or [d for d in directives if d.locator.casefold().endswith(f".{asked}")]
    if len(matching) == 1:
        return matching[0]
    key = "ambiguous-locator" if matching else "unknown-locator"
    known = ", ".join(d.locator for d in matching or directives) or voice("none-known")
    raise UnknownLocator(
        clean(voice(key, locator=locator, file=document.source.label, known=known))
    )


def explanation(document: Document, directive: Directive, look: Look, voice: Voice) -> str:
    """The whole story of one directive, in plain lines."""
    teller = _Teller(document, directive, Lines(document.file.text), voice)
    wrapped = (_wrapped(line, look.width) for line in teller.lines())
    return "".join(f"{line}\n" for line in wrapped)


def _wrapped(line: str, width: int) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    return "\n".join(indent + part for part in wrap(line.strip(), width - len(indent)))


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells about one directive; each method gives the lines of one part."""

    document: Document
    directive: Directive
    places: Lines
    voice: Voice

    def lines(self) -> Iterator[str]:
        d, voice = self.directive, self.voice
        yield voice("explain-head", locator=d.locator, file=clean(self.document.source.label))
        yield ""
        yield voice("explain-task", where=self._where(d.task.spans))
        yield f"{_INDENT}“{clean(d.task.text)}”"
        yield voice("explain-why", rule=self._rule(d.rule))
        yield ""
        yield from self._clears()
        yield from self._doubts()
        yield voice("explain-wrong", locator=d.locator)

    def _clears(self) -> Iterator[str]:
        d = self.directive
        yield from self._clear("lead", d.lead)
        yield from self._lead_in()
        yield from self._clear("task", Clear(Ground.STATED, (d.task,)), quoted=False)
        yield from self._time(d.deadline)
        yield from self._clear("with", d.coordinating)
        yield from self._clear("reports", d.reports_to)
        yield from self._clear("result", d.deliverable)
        yield from self._clear("authority", d.authority)

    def _clear(self, name: str, clear: Clear, quoted: bool = True) -> Iterator[str]:
        yield self._headed(name, clear.ground)
        for words in clear.words if quoted else ():
            yield f"{_INDENT}“{clean(words.text)}” ({self._where(words.spans)})"
        if clear.rule:
            yield _INDENT + self.voice("rule", rule=self._rule(clear.rule))

    def _rule(self, rule: str) -> str:
        return rule_words(
            clean(rule), english=self.voice.english, words=clean(self.directive.task.text)
        )

    def _headed(self, name: str, ground: Ground) -> str:
        return f"{self.voice(f'clear-{name}')}: {self.voice(f'ground-{ground.value}')}"

    def _time(self, deadline: Deadline) -> Iterator[str]:
        missing = deadline.kind is DeadlineKind.NONE
        yield self._headed("time", Ground.MISSING if missing else Ground.STATED)
        if missing:
            return
        source = self.document.notice.source
        yield f"{_INDENT}“{worded(deadline, source)}” ({self._where(deadline.spans)})"
        if when := resolved(deadline, self.voice):
            yield _INDENT + self.voice("comes-to", when=when)
        if deadline.within and not deadline.within.year_stated:
            yield _INDENT + self.voice("year-inferred")
        if deadline.rule:
            yield _INDENT + self.voice("rule", rule=self._rule(deadline.rule))

    def _lead_in(self) -> Iterator[str]:
        notice = self.document.notice
        span = lead_in_span(notice, self.directive.lead)
        if span:
            words = clean(notice.source[span.start : span.end])
            yield _INDENT + self.voice("lead-in", where=self._where((span,)), words=words)

    def _doubts(self) -> Iterator[str]:
        own = [r for r in remarks_of(self.document) if r.locator == self.directive.locator]
        for remark in own:
            yield f"{MARKS[remark.weight]} {clean(self.voice.message(remark.finding))}"
        yield ""

    def _where(self, spans: tuple[Span, ...]) -> str:
        stretch = self.places.stretch(spans)
        pages = self.document.file.pages
        if not (pages and spans):
            return stretch
        page = sum(start <= spans[0].start for start in pages)
        return self.voice("on-page", page=page, where=stretch)


def lead_in_span(notice: Notice, lead: Clear) -> Span | None:
    """Where the sentence stands from which a lead is inherited.

    The rule quotes how it begins; it ends with the colon after the words of the lead, or
    before the first task below it.
    """
    quoted = re.search(r"“(.*)”", lead.rule, re.DOTALL)
    if lead.ground is not Ground.INHERITED or not quoted or not lead.words:
        return None
    last = lead.words[-1].spans[-1].end
    begin = squeeze(quoted[1]).rstrip(" :;,.").split()[:_OPENING]
    opening = r"\s+".join(map(re.escape, begin))
    starts = [m.start() for m in re.finditer(opening, notice.source[:last]) if opening]
    if not starts or last - starts[-1] > _LONGEST_LEAD_IN:
        return None
    return Span(starts[-1], _end_of_lead_in(notice, last))


def _end_of_lead_in(notice: Notice, last: int) -> int:
    tasks = (d.task.spans[0].start for d in notice.directives)
    below = min((start for start in tasks if start > last), default=last)
    for sign in (":", "\n"):
        if (at := notice.source.find(sign, last, below)) >= 0:
            return at + 1
    return below
