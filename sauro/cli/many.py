"""Many files, one after the other or on several processors, in the order given."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sauro.cli.progress import Progress
from sauro.cli.sources import Source

if TYPE_CHECKING:
    from concurrent.futures import Future

_WORTH_A_POOL = 12  # files; fewer are read before a second process has started
_AHEAD = 4  # files a process in hand, so that memory stays flat


@dataclass(frozen=True, slots=True)
class Answer:
    """What one file gives: lines for each stream and an exit status."""

    out: str = ""
    err: str = ""
    status: int = 0


Task = Callable[[Source], Answer]


def jobs_for(asked: int | None, files: int) -> int:
    """How many processes: as asked, else what the machine has where it pays."""
    if asked is not None:
        return max(1, min(asked, files))
    return (os.cpu_count() or 1) if files >= _WORTH_A_POOL else 1


def answer_all(task: Task, sources: Sequence[Source], jobs: int) -> int:
    """Print every answer as soon as its turn comes. Returns the highest exit status."""
    progress = Progress(len(sources))
    status = 0
    progress.show(0, sources[0].label)
    for done, answer in enumerate(answers(task, sources, jobs), start=1):
        progress.clear()
        _print(answer)
        status = max(status, answer.status)
        if done < len(sources):
            progress.show(done, sources[done].label)
    return status


def _print(answer: Answer) -> None:
    sys.stderr.write(answer.err)
    sys.stderr.flush()
    sys.stdout.write(answer.out)
    sys.stdout.flush()


def answers(task: Task, sources: Sequence[Source], jobs: int) -> Iterator[Answer]:
    """One answer a source, in their order."""
    return map(task, sources) if jobs == 1 else _pooled(task, sources, jobs)


def _pooled(task: Task, sources: Sequence[Source], jobs: int) -> Iterator[Answer]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - not for one file

    waiting: deque[Future[Answer]] = deque()
    pool = ProcessPoolExecutor(jobs, initializer=_leave_when_interrupted)
    try:
        for source in sources:
            waiting.append(pool.submit(task, source))
            if len(waiting) > _AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_when_interrupted() -> None:
    """Ctrl-C reaches every process; only the first one has something to say about it."""
    signal.signal(signal.SIGINT, lambda *_: sys.exit(130))
