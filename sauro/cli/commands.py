"""The commands: from what was asked to an exit status (lệnh)."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable

from sauro.cli.arguments import USAGE
from sauro.cli.check import UnknownCode, check_task, choice_of
from sauro.cli.codes import CODES
from sauro.cli.explain import UnknownLocator, explanation, find
from sauro.cli.many import answer_all, jobs_for
from sauro.cli.read import UNREADABLE, json_task, page_task
from sauro.cli.sources import complaint, limits_for, load, sources_of
from sauro.cli.terminal import look_of
from sauro.cli.voice import Voice
from sauro.documents.files.source import Unreadable


def _read(args: argparse.Namespace, voice: Voice) -> int:
    jobs = jobs_for(args.jobs, len(args.files))
    limits = limits_for(jobs)
    look = look_of(sys.stdout, os.environ, args.full)
    task = json_task(limits, voice) if args.json else page_task(limits, look, voice)
    with sources_of(args.files) as sources:
        return answer_all(task, sources, jobs)


def _check(args: argparse.Namespace, voice: Voice) -> int:
    try:
        choice = choice_of(args.all, args.strict, args.only, args.ignore)
    except UnknownCode as unknown:
        sys.stderr.write(f"sauro: {voice('unknown-code', code=unknown, known=', '.join(CODES))}\n")
        return USAGE
    jobs = jobs_for(args.jobs, len(args.files))
    with sources_of(args.files) as sources:
        return answer_all(check_task(limits_for(jobs), choice, voice), sources, jobs)


def _explain(args: argparse.Namespace, voice: Voice) -> int:
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


COMMANDS: dict[str, Callable[[argparse.Namespace, Voice], int]] = {
    "read": _read,
    "check": _check,
    "explain": _explain,
}
