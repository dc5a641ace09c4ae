"""What the screen can show (màn hình): its width, colours, and no harmful signs."""

from __future__ import annotations

import errno
import os
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

PIPED = 100  # columns where no terminal tells its width
_NARROWEST = 60


@dataclass(frozen=True, slots=True)
class Look:
    """How pages are laid out."""

    width: int = PIPED  # columns
    colour: bool = False
    full: bool = False  # tasks in all their words, however long


def look_of(out: TextIO, environ: Mapping[str, str], full: bool = False) -> Look:
    """What suits the stream. Colour only on a terminal that wants it (NO_COLOR, TERM=dumb)."""
    wanted = "NO_COLOR" not in environ and environ.get("TERM") != "dumb"
    return Look(_width(environ), out.isatty() and wanted, full)


def _width(environ: Mapping[str, str]) -> int:
    if environ.get("COLUMNS", "").isdigit():
        return max(_NARROWEST, int(environ["COLUMNS"]))
    for fd in (1, 2):  # in `sauro read … | less` the messages still know the terminal
        try:
            return max(_NARROWEST, os.get_terminal_size(fd).columns)
        except OSError:
            continue
    return PIPED


def clean(text: str) -> str:
    """Words of a stranger's document, safe to print.

    One line, letters composed so that each takes one column, invisible signs left out,
    control characters shown as what they are: noise.
    """
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    if composed.isprintable():
        return composed
    return "".join(_shown(c) for c in composed)


def _shown(char: str) -> str:
    if char.isprintable():
        return char
    return "" if unicodedata.category(char) == "Cf" else "\ufffd"


def shortened(text: str, longest: int) -> str:
    """At most so many characters, cut between words."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


def speak_utf8() -> None:
    """Pipes carry UTF-8; what a screen cannot show must not stop the reading.

    Raises: OSError where standard output is closed. Complaints that nobody hears are dropped.
    """
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - open as long as the process is
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
