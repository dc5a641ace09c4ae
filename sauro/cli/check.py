"""`sauro check`: only doubts and contradictions, as a linter does (rà soát bản dự thảo)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from sauro.cli.codes import CODES, Weight
from sauro.cli.lines import Lines
from sauro.cli.many import Answer, Task
from sauro.cli.remarks import Remark, remarks_of
from sauro.cli.sources import Document, Source, complaint, load
from sauro.cli.terminal import clean
from sauro.cli.voice import Voice
from sauro.documents.files.limits import Limits
from sauro.documents.files.source import Unreadable

FOUND, UNREADABLE = 1, 2


class UnknownCode(Exception):  # noqa: N818 - named as the person meets it
    """A code that no rule has."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which remarks are shown, and which of them fail the check."""

    advice: bool = False  # --all: advice too
    strict: bool = False  # advice fails as well
    only: frozenset[str] = frozenset()  # codes; empty for all
    ignore: frozenset[str] = frozenset()

    def shows(self, remark: Remark) -> bool:
        code = remark.finding.code
        if code in self.ignore:
            return False
        if self.only:
            return code in self.only
        return remark.weight > Weight.ADVICE or self.advice or self.strict

    def fails(self, remark: Remark) -> bool:
        """Advice is only advice unless it was asked for."""
        return remark.weight > Weight.ADVICE or self.strict or remark.finding.code in self.only


def choice_of(advice: bool, strict: bool, only: list[str], ignore: list[str]) -> Choice:
    """The choice made by options; codes may be joined by commas. Raises: UnknownCode."""
    return Choice(advice, strict, _codes(only), _codes(ignore))


def _codes(named: list[str]) -> frozenset[str]:
    codes = [code.strip() for words in named for code in words.split(",")]
    for code in codes:
        if code not in CODES:
            raise UnknownCode(code)
    return frozenset(codes)


def check_task(limits: Limits, choice: Choice, voice: Voice) -> Task:
    return partial(_check, limits=limits, choice=choice, voice=voice)


def _check(source: Source, limits: Limits, choice: Choice, voice: Voice) -> Answer:
    try:
        document = load(source, limits)
    except Unreadable as refusal:
        return Answer(err=complaint(source, refusal, voice), status=UNREADABLE)
    shown = [r for r in remarks_of(document) if choice.shows(r)]
    status = FOUND if any(choice.fails(r) for r in shown) else 0
    return Answer(out=_report(document, shown, voice), status=status)


def _report(document: Document, remarks: list[Remark], voice: Voice) -> str:
    lines = Lines(document.file.text)
    return "".join(
        f"{clean(document.source.label)}:{lines.place(r.span.start)}: {r.finding.code}: "
        f"{clean(voice.message(r.finding))}\n"
        for r in remarks
    )
