"""A bound on the time that one text may take in this process (giới hạn thời gian)."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from sauro.documents.files.refusals import Refusal


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Stop what runs inside after so long, even within a pattern's search.

    Raises: Refusal. By an alarm of the system, which only a main thread can have: elsewhere
    whoever starts the thread must watch it.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> NoReturn:
        raise Refusal("too_slow", seconds=seconds)

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
