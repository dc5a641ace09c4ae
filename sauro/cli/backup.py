"""`sauro backup`: everything into one archive (sao lưu)."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from sauro.cli.progress import Progress
from sauro.cli.serving import refused_in_one_line, server
from sauro.cli.voice import Voice

_INCOMPLETE = 3


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Returns 1 where there is no archive, 3 where files were missing already."""
    with refused_in_one_line(voice) as told, server():
        from sauro.foundation.backup.make import back_up  # noqa: PLC0415 - after setup
        from sauro.foundation.database.roles import addresses  # noqa: PLC0415 - after setup

        progress = Progress()
        try:
            made = back_up(addresses().backup, Path(args.archive), datetime.now(UTC), progress.step)
        finally:
            progress.clear()
        rows = sum(made.facts.counts.values())
        facts = {"file": args.archive, "rows": rows, "files": len(made.parts) - 1}
        sys.stdout.write(voice("backed-up", bodies=len(made.facts.heads), **facts) + "\n")
        if made.lost:
            lost = {"count": len(made.lost), "first": made.lost[0]}
            sys.stderr.write(f"sauro: {voice('files-lost', **lost)}\n")
            return _INCOMPLETE
    return told.status
