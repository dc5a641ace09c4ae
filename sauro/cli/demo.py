"""`sauro demo`: everything on this machine (chạy thử)."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

from sauro.cli.voice import Voice


def run(args: argparse.Namespace, voice: Voice) -> int:  # noqa: ARG001 - as main calls commands
    """Returns 1, with one line, where no PostgreSQL can be started."""
    binaries = import_module("sauro.foundation.database.binaries")
    try:
        demo = import_module("sauro.config.demo")
        status: int = demo.run(args.port, args.seconds, empty=args.empty)
    except binaries.NoServer as error:
        sys.stderr.write(f"sauro: {error}\n")
        return 1
    return status
