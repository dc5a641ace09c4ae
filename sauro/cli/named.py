"""Which files are meant: those on the command line, and those of a list (danh sách tệp)."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path


class ListNotRead(Exception):  # noqa: N818 - named as the person meets it
    """The list of files could not be read. Its arguments: the list's name, and why."""


def names_of(args: argparse.Namespace) -> list[str]:
    """The names given, then those of ``--files-from``. Raises: ListNotRead."""
    return [*args.files, *_listed(args.files_from)] if args.files_from else list(args.files)


def _listed(name: str) -> list[str]:
    """The names in a list, one a line, or kept apart by NUL as `find -print0` writes them."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise ListNotRead(name, error.strerror or str(error)) from error
    sign = b"\0" if b"\0" in data else b"\n"
    return [os.fsdecode(line) for part in data.split(sign) if (line := part.rstrip(b"\r"))]
