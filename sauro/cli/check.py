"""`sauro check`: only doubts and contradictions, as a linter does (rà soát bản dự thảo)."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from functools import partial

from sauro.cli.arguments import USAGE
from sauro.cli.codes import CODES, Weight
from sauro.cli.lines import Lines
from sauro.cli.many import Answer, answer_all, jobs_for
from sauro.cli.named import names_of
from sauro.cli.remarks import Remark, remarks_of
from sauro.cli.sources import Document, Source, complaint, limits_for, load, sources_of
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


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Check all files. Returns 0, 1 for something found, 2 for a file not read."""
    try:
        choice = Choice(args.all, args.strict, _codes(args.only), _codes(args.ignore))
    except UnknownCode as unknown:
        sys.stderr.write(f"sauro: {voice('unknown-code', code=unknown, known=', '.join(CODES))}\n")
        return USAGE
    names = names_of(args)
    jobs = jobs_for(args.jobs, len(names))
    task = partial(_check, limits=limits_for(jobs), choice=choice, voice=voice)
    with sources_of(names) as sources:
        return answer_all(task, sources, jobs)


def _codes(named: list[str]) -> frozenset[str]:
    """Codes, one by one or joined by commas. Raises: UnknownCode."""
    codes = [code.strip() for words in named for code in words.split(",")]
    for code in codes:
        if code not in CODES:
            raise UnknownCode(code)
    return frozenset(codes)


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
