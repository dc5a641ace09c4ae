"""`sauro prepare`: the database as this release wants it (chuẩn bị cơ sở dữ liệu)."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

from sauro.cli.serving import refused_in_one_line, server
from sauro.cli.voice import Voice


def run(args: argparse.Namespace, voice: Voice) -> int:  # noqa: ARG001 - as all commands are called
    """Migrations and grants, run as the owner; safe to run again."""
    with refused_in_one_line(voice) as told, server(make=True):
        import_module("sauro.config.prepare").prepare()
        sys.stdout.write(voice("prepared") + "\n")
    return told.status
