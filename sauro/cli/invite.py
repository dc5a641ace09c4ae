"""`sauro invite`: the first secretary of a body gets a one-time code (mời người đầu tiên)."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

from sauro.cli.serving import refused_in_one_line, server
from sauro.cli.terminal import clean
from sauro.cli.voice import Voice


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Run by the operator; everybody after the first is invited on a page."""
    with refused_in_one_line(voice) as told, server():
        invite = import_module("sauro.config.first").invite_first
        username, code = invite(args.body, args.name, args.post)
        facts = {"name": clean(args.name), "username": username, "code": code}
        sys.stdout.write(voice("invited", **facts) + "\n")
    return told.status
