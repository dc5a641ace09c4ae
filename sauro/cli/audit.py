"""`sauro audit`: is the history whole, and where do its chains end (kiểm tra lịch sử)."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

from sauro.cli.serving import refused_in_one_line, server
from sauro.cli.voice import Voice

BROKEN, NOT_ASKED = 1, 3  # no database is no broken history: whoever watches tells them apart


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Returns 1 where a chain is broken, 3 where the database did not answer."""
    status = 0
    with refused_in_one_line(voice) as told, server():
        status = _heads() if args.act == "heads" else _verified(voice)
    return NOT_ASKED if told.status else status


def _heads() -> int:
    for path, number, digest in import_module("sauro.foundation.audit.queries").heads():
        sys.stdout.write(f"{path}\t{number}\t{digest}\n")
    return 0


def _verified(voice: Voice) -> int:
    verdict = import_module("sauro.foundation.audit.queries").verified()
    if verdict.broken is None:
        facts = {"entries": verdict.entries, "bodies": verdict.bodies}
        sys.stdout.write(voice("history-whole", **facts) + "\n")
        return 0
    broken = verdict.broken
    facts = {"path": broken.owner_path, "number": broken.number, "reason": broken.reason}
    sys.stderr.write(f"sauro: {voice('history-broken', **facts)}\n")
    return BROKEN
