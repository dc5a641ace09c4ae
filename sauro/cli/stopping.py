"""Told to stop by the system: clean up, then go (SIGTERM)."""

from __future__ import annotations

import signal
from types import FrameType
from typing import NoReturn


class Terminated(BaseException):
    """SIGTERM as Ctrl-C is: temporary folders are removed and other processes ended."""


def heed_termination() -> None:
    """From here on SIGTERM raises Terminated, here and in processes started from here."""
    signal.signal(signal.SIGTERM, _stop)


def _stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise Terminated
