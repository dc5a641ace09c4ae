"""`sauro explain`: why one directive was read so (vì sao đọc như vậy)."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from sauro.cli.lines import Lines
from sauro.cli.remarks import remarks_of
from sauro.cli.rows import MARKS
from sauro.cli.rules import rule_words
from sauro.cli.sources import Document
from sauro.cli.terminal import Look, clean
from sauro.cli.timing import resolved, worded
from sauro.cli.voice import Voice
from sauro.documents.reading import Clear, Directive, Ground
from sauro.kernel.deadline import Deadline, DeadlineKind
from sauro.kernel.text import Span, squeeze

_INDENT = "    "
_LONGEST_LEAD_IN = 1_200  # characters


class UnknownLocator(Exception):  # noqa: N818 - named as the person meets it
    """No directive, or more than one, answers to a locator. The message says which there are."""


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
    parts = textwrap.wrap(line.strip(), width - len(indent), break_on_hyphens=False)
    return "\n".join(indent + part for part in parts)


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
        yield voice("explain-why", rule=rule_words(clean(d.rule), voice))
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
            yield _INDENT + self.voice("rule", rule=rule_words(clean(clear.rule), self.voice))

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
            yield _INDENT + self.voice("rule", rule=rule_words(deadline.rule, self.voice))

    def _lead_in(self) -> Iterator[str]:
        lead = self.directive.lead
        span = lead_in_span(self.document.notice.source, lead)
        if span:
            words = clean(self.document.notice.source[span.start : span.end])
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


def lead_in_span(source: str, lead: Clear) -> Span | None:
    """Where the sentence stands from which a lead is inherited.

    The rule quotes how it begins; it ends with the colon after the words of the lead.
    """
    quoted = re.search(r"“(.*)”", lead.rule, re.DOTALL)
    if lead.ground is not Ground.INHERITED or not quoted or not lead.words:
        return None
    last = lead.words[-1].spans[-1].end
    opening = r"\s+".join(map(re.escape, squeeze(quoted[1]).split()[:6]))
    starts = [m.start() for m in re.finditer(opening, source[:last]) if opening]
    if not starts or last - starts[-1] > _LONGEST_LEAD_IN:
        return None
    colon = source.find(":", last, last + _LONGEST_LEAD_IN)
    return Span(starts[-1], colon + 1 if colon >= 0 else last)
