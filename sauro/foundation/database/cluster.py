"""A PostgreSQL server of our own: for the demo, kept; for tests, thrown away.

It listens on a socket in its own folder only, never on the network. PostgreSQL refuses to run
as root, so root starts it as another user.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from sauro.foundation.database.binaries import NoServer, server_binaries

SUPERUSER = "postgres"
_START_SECONDS = 60
# No test needs its data after a power cut.
_CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
_SETTINGS = ("listen_addresses=''", "max_connections=200", "shared_buffers=256MB", "work_mem=16MB")


@dataclass(frozen=True, slots=True)
class Cluster:
    """A server with its data in ``folder``; sockets stand in ``folder``/s."""

    folder: Path
    binaries: Path

    @property
    def socket(self) -> Path:
        return self.folder / "s"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def url(self, database: str = "postgres", user: str = SUPERUSER) -> str:
        return f"postgresql://{user}@/{database}?host={self.socket}"

    def is_running(self) -> bool:
        return self._run("pg_ctl", "-D", str(self.data), "status", check=False) == 0

    def start(self, *, careless: bool = False) -> None:
        """Start the server, making its data folder first where there is none. Raises: NoServer."""
        if not (self.data / "PG_VERSION").exists():
            self._create()
        if self.is_running():
            return
        settings = [*_SETTINGS, f"unix_socket_directories='{self.socket}'"]
        options = " ".join(f"-c {s}" for s in [*settings, *(_CARELESS if careless else ())])
        log = str(self.folder / "log")
        self._run(
            "pg_ctl",
            "-D",
            str(self.data),
            "-w",
            "-t",
            str(_START_SECONDS),
            "-l",
            log,
            "-o",
            options,
            "start",
        )

    def stop(self) -> None:
        if self.is_running():
            self._run("pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "stop")

    def _create(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.socket.mkdir(exist_ok=True)
        if user := _server_user():
            for path in (self.folder, self.socket):
                shutil.chown(path, user, user)
        self._run(
            "initdb",
            "-D",
            str(self.data),
            "-U",
            SUPERUSER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale",
            "C.UTF-8",
            "--no-instructions",
        )

    def _run(self, program: str, *arguments: str, check: bool = True) -> int:
        command = [*_as_server_user(), str(self.binaries / program), *arguments]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, check=False, cwd=self.folder.parent
            )
        except OSError as error:
            raise NoServer(f"{command[0]}: {error.strerror}") from error
        if check and done.returncode:
            raise NoServer(_why(program, done, self.folder / "log"))
        return done.returncode


def _why(program: str, done: subprocess.CompletedProcess[str], log: Path) -> str:
    said = (done.stderr or done.stdout).strip().splitlines()
    logged = log.read_text(errors="replace").strip().splitlines()[-3:] if log.exists() else []
    return f"{program}: " + " | ".join([*said[-2:], *logged])


def _server_user() -> str | None:
    """As whom root runs the server; None where we are not root."""
    if os.geteuid() != 0:
        return None
    for name in (SUPERUSER, "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise NoServer("PostgreSQL cannot run as root, and there is no user postgres or nobody.")


def _as_server_user() -> Sequence[str]:
    user = _server_user()
    if user is None:
        return ()
    return ("setpriv", "--reuid", user, "--regid", str(pwd.getpwnam(user).pw_gid), "--clear-groups")


def cluster_in(folder: Path) -> Cluster:
    """The server whose data is kept in a folder. Raises: NoServer."""
    return Cluster(folder.resolve(), server_binaries())


@contextmanager
def temporary_cluster() -> Iterator[Cluster]:
    """A server for tests: started, stopped and removed with all its data."""
    folder = Path(mkdtemp(prefix="sauro-pg-"))
    folder.chmod(0o711)
    cluster = cluster_in(folder)
    try:
        cluster.start(careless=True)
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)
