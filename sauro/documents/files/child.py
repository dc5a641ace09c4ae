"""The child process: takes limits upon itself, then parses one file from its standard input.

Started by sandbox.run. It imports only what its task needs, so that it starts fast.
"""

import ctypes
import importlib
import json
import os
import resource
import signal
import sys
from contextlib import suppress
from typing import Any

from sauro.documents.files.limits import MB, Limits
from sauro.documents.files.refusals import Refusal

# task: where its function `read(data, limits, **parameters) -> dict` lives
_TASKS = {
    "docx": "sauro.documents.files.docx.read",
    "pdf": "sauro.documents.files.pdf.read",
    "picture": "sauro.documents.files.scan.picture",
    "page": "sauro.documents.files.scan.page",
    "sheet": "sauro.documents.files.sheet.read",
    "rows": "sauro.documents.files.sheet.rows",
    "draw": "sauro.documents.files.scan.draw",
    "photo": "sauro.documents.files.photo.clean",
    "flat": "sauro.documents.files.pdf.flat",
}
# tasks of programs that read the standard input themselves: `read(limits, **parameters)`
_PROGRAMS = {
    "video": "sauro.documents.files.video.clean",
    "video_told": "sauro.documents.files.video.told",
}
_LARGEST_TEMPORARY_FILE = 512 * MB
_PR_SET_PDEATHSIG = 1
_DEEP = 5_000  # nested tables and text boxes; lxml stops at 256 levels of XML


def main() -> None:
    request = json.loads(sys.argv[1])
    limits = Limits(**request["limits"])
    _die_with_parent()
    _limit(limits, request["seconds"])
    answer = _attempt(request["task"], limits, request["with"])
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _die_with_parent() -> None:
    """Where the system can do it: a reader that is killed leaves nobody behind (Linux)."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _limit(limits: Limits, seconds: int) -> None:
    """From here on the kernel stops us, and whatever we start, at these bounds."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_TEMPORARY_FILE, _LARGEST_TEMPORARY_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.setrecursionlimit(_DEEP)


def _attempt(task: str, limits: Limits, parameters: dict[str, Any]) -> dict[str, Any]:
    try:
        read = importlib.import_module((_TASKS | _PROGRAMS)[task]).read
        given = () if task in _PROGRAMS else (_standard_input(),)
        result: dict[str, Any] = read(*given, limits, **parameters)
    except Refusal as refusal:
        return {"refused": refusal.code, "facts": refusal.facts}
    except MemoryError:
        return {"refused": "too_heavy"}
    except Exception as error:  # whatever a parser throws, the file is the cause
        return {"refused": "damaged", "facts": {"detail": type(error).__name__}}
    return result


def _standard_input() -> bytes:
    """All of the file. By position: other children share this open file and its offset."""
    size = os.fstat(0).st_size
    parts: list[bytes] = []
    position = 0
    while position < size and (part := os.pread(0, size - position, position)):
        parts.append(part)
        position += len(part)
    return b"".join(parts)


if __name__ == "__main__":
    main()
