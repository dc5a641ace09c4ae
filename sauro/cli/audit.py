"""`sauro audit`: is the history whole, and where do its chains end (kiểm tra lịch sử)."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

from sauro.cli.voice import Voice

BROKEN = 1


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Returns 1 where a chain is broken."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "sauro.config.owner_settings"
    import_module("django").setup()
    queries = import_module("sauro.foundation.audit.queries")
    if args.act == "heads":
        for path, number, digest in queries.heads():
            sys.stdout.write(f"{path}\t{number}\t{digest}\n")
        return 0
    verdict = queries.verified()
    if verdict.broken is None:
        facts = {"entries": verdict.entries, "bodies": verdict.bodies}
        sys.stdout.write(voice("history-whole", **facts) + "\n")
        return 0
    broken = verdict.broken
    facts = {"path": broken.owner_path, "number": broken.number, "reason": broken.reason}
    sys.stderr.write(f"sauro: {voice('history-broken', **facts)}\n")
    return BROKEN
