"""`sauro restore`: an archive into an empty database (phục hồi)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sauro.cli.progress import Progress
from sauro.cli.serving import refused_in_one_line, server
from sauro.cli.voice import Voice


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Returns 1 where nothing was restored, or not as it was."""
    with refused_in_one_line(voice) as told, server(make=True):
        from sauro.foundation.backup.restore import restore  # noqa: PLC0415 - after setup
        from sauro.foundation.database.roles import addresses  # noqa: PLC0415 - after setup

        progress = Progress()
        try:
            made = restore(addresses(), Path(args.archive), progress.step)
        finally:
            progress.clear()
        rows = sum(made.facts.counts.values())
        facts = {"rows": rows, "files": len(made.parts) - 1, "bodies": len(made.facts.heads)}
        sys.stdout.write(voice("restored", made=made.made_at[:16], **facts) + "\n")
    return told.status
