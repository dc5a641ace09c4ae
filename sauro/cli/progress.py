"""How far the reading has come (tiến độ), for a person who waits."""

from __future__ import annotations

import sys
from typing import TextIO

from sauro.cli.terminal import clean, shortened

_BLANK_LINE = "\r\x1b[K"
_LONGEST = 60  # characters, so that the line never wraps


class Progress:
    """One line on standard error that rewrites itself; silent where nobody looks."""

    def __init__(self, total: int = 0, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._total = total
        self._seen = total != 1 and self._stream.isatty()

    def step(self, done: int, total: int, label: str) -> None:
        """As ``show``, where only the work itself finds out how much there is."""
        self._total = total
        self.show(done, label)

    def show(self, done: int, label: str) -> None:
        """So many are done, and this one comes next."""
        if self._seen:
            line = f"[{done}/{self._total}] {shortened(clean(label), _LONGEST)}"
            self._stream.write(_BLANK_LINE + line)
            self._stream.flush()

    def clear(self) -> None:
        if self._seen:
            self._stream.write(_BLANK_LINE)
            self._stream.flush()
