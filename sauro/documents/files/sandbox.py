"""Run a parser in a child process with limits (tiến trình con bị giới hạn).

A parser that reads a stranger's bytes may hang, eat the memory or crash. It does so alone:
the child has limits of its own, works in a folder that disappears, and is killed with all
that it started.
"""

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from typing import Any

from sauro.documents.files.limits import MB, Limits
from sauro.documents.files.refusals import Refusal

MADE = "made"  # what a child calls the file that it makes
_CHILD = (sys.executable, "-I", "-m", "sauro.documents.files.child")
_INHERITED = ("PATH", "TESSDATA_PREFIX", "SYSTEMROOT")
_LONGEST_LINE = 4 * MB  # 60 cells of 5,000 characters, each of four bytes at most
_CLOCKS = (signal.SIGXCPU, signal.SIGKILL)  # killed by the limit on CPU time, or by us


def run(task: str, fd: int, limits: Limits, seconds: int, **parameters: object) -> dict[str, Any]:
    """The child's answer about the open file `fd`.

    Raises: Refusal, also when the child needs too long, too much memory, or crashes.
    """
    request = {"task": task, "limits": asdict(limits), "seconds": seconds, "with": parameters}
    with TemporaryDirectory(prefix="sauro-") as folder:
        return _run(fd, request, folder, limits, seconds)


def make(
    task: str, fd: int, limits: Limits, seconds: int, target: Path, **parameters: object
) -> dict[str, Any]:
    """The child's answer, and the file that it wrote, which comes to stand at ``target`` whole.

    Raises: Refusal, as ``run``.
    """
    request = {"task": task, "limits": asdict(limits), "seconds": seconds, "with": parameters}
    with TemporaryDirectory(prefix="sauro-", dir=target.parent) as folder:
        answer = _run(fd, request, folder, limits, seconds)
        made = Path(folder) / MADE
        if not stat.S_ISREG(made.lstat().st_mode):  # a link would lead out of the folder
            raise Refusal("damaged", detail="bản sạch không phải tệp")
        made.replace(target)
    return answer


def _run(
    fd: int, request: dict[str, Any], folder: str, limits: Limits, seconds: int
) -> dict[str, Any]:
    with _child(fd, request, folder) as process:
        clock = Timer(seconds, _kill, (process,))
        clock.start()
        try:
            return _answer(process, limits, seconds)
        finally:
            clock.cancel()


def lines(task: str, fd: int, limits: Limits, seconds: int, **parameters: object) -> Iterator[Any]:
    """What the child tells line by line, its answer last. ``seconds``: of its work; it waits for
    whoever reads slowly. Raises: Refusal, also after lines that were told already.
    """
    request = {"task": task, "limits": asdict(limits), "seconds": seconds, "with": parameters}
    with TemporaryDirectory(prefix="sauro-") as folder, _child(fd, request, folder) as process:
        assert process.stdout is not None
        last: Any = None
        while line := process.stdout.readline(_LONGEST_LINE):
            if not line.endswith(b"\n"):
                last = _last_line(line)
                break
            yield json.loads(line)
        ended = os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        if ended is None or ended.si_code != os.CLD_EXITED or last is None:
            raise _death(ended.si_status if ended else 0, seconds)
        yield _said(last, limits)


def _last_line(line: bytes) -> Any:
    """The answer has no line end; a line without one that is none was cut, or is too long."""
    try:
        return json.loads(line)
    except ValueError:
        return None


@contextmanager
def _child(fd: int, request: dict[str, Any], folder: str) -> Iterator[subprocess.Popen[bytes]]:
    kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    process = subprocess.Popen(
        [*_CHILD, json.dumps(request)],
        stdin=fd,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={**kept, "LANG": "C.UTF-8", "TMPDIR": folder, "OMP_THREAD_LIMIT": "1"},
        start_new_session=True,
    )
    with process:
        try:
            yield process
        finally:
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the child and all it started. Its number is ours until somebody waits for it."""
    if process.returncode is None:
        os.killpg(process.pid, signal.SIGKILL)


def _answer(process: subprocess.Popen[bytes], limits: Limits, seconds: int) -> dict[str, Any]:
    assert process.stdout is not None
    output = process.stdout.read(limits.output_bytes + 1)
    if len(output) > limits.output_bytes:
        raise Refusal("too_heavy", limit_mb=limits.output_bytes // MB)
    ended = os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    if ended is None or ended.si_code != os.CLD_EXITED or not output:
        raise _death(ended.si_status if ended else 0, seconds)
    return _said(json.loads(output), limits)


def _death(status: int, seconds: int) -> Refusal:
    if status in _CLOCKS:
        return Refusal("too_slow", seconds=seconds)
    return Refusal("damaged", detail=f"trình đọc dừng đột ngột, mã {status}")


def _said(answer: dict[str, Any], limits: Limits) -> dict[str, Any]:
    if answer.get("refused") == "too_heavy":
        raise Refusal("too_heavy", limit_mb=limits.memory_bytes // MB)
    if code := answer.get("refused"):
        raise Refusal(code, **answer["facts"])
    return answer
