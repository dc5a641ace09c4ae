"""Many files, one after the other or on several processors, in the order given."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NoReturn

from sauro.cli.progress import Progress
from sauro.cli.sources import Source

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

_WORTH_A_POOL = 16  # files; fewer are read before the other processes are warm
_GRACE = 5  # seconds that a process has to clean up
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
    if sources:
        progress.show(0, sources[0].label)
    with closing(answers(task, sources, jobs)) as found:
        for done, answer in enumerate(found, start=1):
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


def answers(task: Task, sources: Sequence[Source], jobs: int) -> Generator[Answer, None, None]:
    """One answer a source, in their order."""
    _collect_rarely()
    yield from map(task, sources) if jobs == 1 else _pooled(task, sources, jobs)


def _collect_rarely() -> None:
    """Reading makes few cycles: looking for them often costs a twelfth of the time."""
    gc.freeze()
    gc.set_threshold(20_000)


def _pooled(task: Task, sources: Sequence[Source], jobs: int) -> Iterator[Answer]:
    workers = _Workers(task, jobs)
    try:
        yield from _ahead(workers, sources, _AHEAD * jobs)
    except BaseException:
        _stop_now()
        raise
    finally:
        workers.pool.shutdown(cancel_futures=True)


def _ahead(workers: _Workers, sources: Sequence[Source], most: int) -> Iterator[Answer]:
    waiting: deque[tuple[Source, Future[Answer]]] = deque()
    for source in sources:
        waiting.append((source, workers.submit(source)))
        if len(waiting) > most:
            yield workers.answer(*waiting.popleft())
    while waiting:
        yield workers.answer(*waiting.popleft())


class _Workers:
    """Processes that read files. One that the system kills takes no other file with it."""

    def __init__(self, task: Task, jobs: int) -> None:
        self.task, self.jobs = task, jobs
        self.pool = _pool(jobs)

    def submit(self, source: Source) -> Future[Answer]:
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - loaded with the pool

        try:
            return _submitted(self.pool, self.task, source)
        except BrokenExecutor:
            self.pool = _pool(self.jobs)
            return _submitted(self.pool, self.task, source)

    def answer(self, source: Source, future: Future[Answer]) -> Answer:
        """Which file was fatal nobody says: those in hand are tried once more, each alone."""
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - loaded with the pool

        try:
            return future.result()
        except BrokenExecutor:
            return self._once_more(source)

    def _once_more(self, source: Source) -> Answer:
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - loaded with the pool

        with _pool(1) as alone:
            try:
                return _submitted(alone, self.task, source).result()
            except BrokenExecutor:
                return self.task(replace(source, lost=True))


def _pool(jobs: int) -> Executor:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - not for one file

    return ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_the_first)


def _submitted(pool: Executor, task: Task, source: Source) -> Future[Answer]:
    """Processes are born here: Ctrl-C waits, lest it meets one that does not yet ignore it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(task, source)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_interrupts_to_the_first() -> None:
    """Ctrl-C reaches every process; only the first one has something to say about it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _leave(_signal: int, _frame: object) -> NoReturn:
    """Quietly, an idle process too; what it was reading is cleaned up on the way out."""
    raise SystemExit(128 + signal.SIGTERM)


def _stop_now() -> None:
    """Nobody waits for the answers any more: a scan may take minutes."""
    from multiprocessing import active_children  # noqa: PLC0415 - loaded with the pool

    children = active_children()
    for child in children:
        child.terminate()
    for child in children:
        child.join(_GRACE)
        if child.is_alive():
            child.kill()
