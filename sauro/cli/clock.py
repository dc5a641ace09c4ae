"""`sauro clock`: the legal clocks of a case of dated events (thời hạn của một vụ việc)."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from sauro.cases.clocks import Clock, clocks_of, findings, shipped_kinds, shipped_rules
from sauro.cases.clocks.authority import authority_hints, needs_no_record, shipped_powers
from sauro.cases.clocks.crime import crime_hints, shipped_thresholds
from sauro.cases.clocks.entering import Entered, NotACase, entered
from sauro.cases.clocks.hints import Hint
from sauro.cli.arguments import USAGE
from sauro.cli.case_file import value_in
from sauro.cli.clock_page import explanation, page
from sauro.cli.terminal import clean, look_of
from sauro.cli.voice import Voice
from sauro.kernel.dates import day_of
from sauro.kernel.findings import Finding
from sauro.kernel.workdays import shipped_calendar

UNREADABLE = 1
VIETNAM = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Told:
    """All that is said about one case."""

    name: str
    case: Entered
    now: datetime
    whole_day: bool  # counted to the end of a day that was asked for
    clocks: tuple[Clock, ...]
    findings: tuple[Finding, ...]
    hints: tuple[Hint, ...]


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Print the clocks. Returns 1 for a file not read, 2 for a wish not understood."""
    asked = day_of(args.on, None) if args.on else None
    if args.on and asked is None:
        return _say(voice("clock-bad-day", day=clean(args.on)), USAGE)
    try:
        told = _told(args.file, asked.last if asked else None)
    except NotACase as wrong:
        place = f"{clean(args.file)}:{wrong.line}: " if wrong.line else f"{clean(args.file)}: "
        message = wrong.message_en if voice.english else wrong.message
        sys.stderr.write(place + clean(message) + "\n")
        return UNREADABLE
    except OSError as error:
        detail = error.strerror or str(error)
        sys.stderr.write(f"{clean(args.file)}: {voice('clock-unreadable', detail=detail)}\n")
        return UNREADABLE
    return _shown(told, args, voice)


def _shown(told: Told, args: argparse.Namespace, voice: Voice) -> int:
    look = look_of(sys.stdout, os.environ)
    if args.explain is None:
        sys.stdout.write(page(told, look, voice, everything=args.all))
        return 0
    codes = list(dict.fromkeys(clock.rule.code for clock in told.clocks))
    if args.explain not in codes:
        known = ", ".join(codes)
        return _say(voice("clock-unknown-code", code=clean(args.explain), known=known), USAGE)
    sys.stdout.write(explanation(told, args.explain, look, voice))
    return 0


def _told(name: str, on: date | None) -> Told:
    kinds, rules, powers = shipped_kinds(), shipped_rules(), shipped_powers()
    case = entered(value_in(name), kinds, powers)
    now = datetime.combine(on, time.max) if on else datetime.now(VIETNAM).replace(tzinfo=None)
    clocks = clocks_of(case.events, case.facts, rules, shipped_calendar(), now)
    found = findings(case.events, clocks, rules, kinds, now)
    return Told(name, case, now, on is not None, clocks, found, _hints(case))


def _hints(case: Entered) -> tuple[Hint, ...]:
    """By the law of the day on which the case begins."""
    day, powers = min(event.day for event in case.events), shipped_powers()
    hints = [*crime_hints(case.lots, shipped_thresholds(), day)]
    if case.fine:
        hints += authority_hints(case.fine, powers, day)
    if case.fine_vnd is not None:
        organisation = case.organisation
        hint = needs_no_record(case.fine_vnd, organisation, powers, day)
        hints += [hint] if hint else []
    return tuple(hints)


def _say(line: str, status: int) -> int:
    sys.stderr.write(f"sauro: {line}\n")
    return status
