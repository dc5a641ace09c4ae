"""PostgreSQL's own programs, fed and read through pipes; no password stands in an argument."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO

from psycopg import pq

from sauro.foundation.backup.refusals import failed
from sauro.foundation.database.binaries import client_binaries

BLOCK = 1024 * 1024


def environment(address: str) -> dict[str, str]:
    """An address as the variables that libpq reads."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
    for option in pq.Conninfo.parse(address.encode()):
        if option.envvar and option.val is not None:
            kept[option.envvar.decode()] = option.val.decode()
    return kept


@contextmanager
def reading(
    program: str, arguments: Sequence[str], address: str, server: int
) -> Iterator[IO[bytes]]:
    """What a program says. Raises: Refused where it fails, also after all was read."""
    with _running(program, arguments, address, server, stdout=subprocess.PIPE) as process:
        assert process.stdout
        yield process.stdout


@contextmanager
def writing(
    program: str, arguments: Sequence[str], address: str, server: int
) -> Iterator[IO[bytes]]:
    """What a program is fed. Raises: Refused where it fails."""
    with _running(program, arguments, address, server, stdin=subprocess.PIPE) as process:
        assert process.stdin
        yield process.stdin


@contextmanager
def _running(
    program: str, arguments: Sequence[str], address: str, server: int, **pipe: int
) -> Iterator[subprocess.Popen[bytes]]:
    command = [str(client_binaries(server // 10_000) / program), *arguments]
    with TemporaryFile() as said:
        process = subprocess.Popen(command, env=environment(address), stderr=said, **pipe)  # type: ignore[call-overload]
        try:
            yield process
            _close(process)
        except BrokenPipeError:
            pass  # it ended early, and says why below
        except BaseException:
            process.kill()
            raise
        finally:
            status = process.wait()
        if status:
            said.seek(0)
            raise failed(program, said.read().decode(errors="replace"))


def _close(process: subprocess.Popen[bytes]) -> None:
    for stream in (process.stdin, process.stdout):
        if stream:
            stream.close()
