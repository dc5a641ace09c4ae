"""A PostgreSQL server of our own: for the demo, kept; for tests, thrown away.

It listens on a socket in its own folder only, never on the network, and asks every role for its
password; the folder is its owner's alone. PostgreSQL refuses to run as root, so root starts it as
another user.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile, mkdtemp
from urllib.parse import quote

import psycopg
from psycopg import sql

from sauro.foundation.database.binaries import NoServer, server_binaries
from sauro.foundation.database.passwords import Passwords
from sauro.foundation.database.serving_user import (
    as_server_user,
    handed_over,
    reachable,
    reachable_programs,
    server_user,
)

SUPERUSER = "postgres"
_START_SECONDS = 60
# No test needs its data after a power cut.
_CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
_SETTINGS = (
    "listen_addresses=''",
    "max_connections=200",
    "shared_buffers=256MB",
    "work_mem=16MB",
    # The server's log says what failed, never the rows and statements it failed on.
    "log_error_verbosity=terse",
    "log_min_error_statement=panic",
)
_MADE = ("-U", SUPERUSER, "-A", "scram-sha-256", "-E", "UTF8", "--locale", "C.UTF-8")


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

    @property
    def made(self) -> bool:
        """Whether there is a data folder already."""
        return (self.data / "PG_VERSION").exists()

    @property
    def passwords(self) -> Passwords:
        return Passwords(self.folder / "passwords.json")

    def url(self, database: str = "postgres", user: str = SUPERUSER) -> str:
        secret = quote(self.passwords.known(user), safe="")
        return f"postgresql://{user}:{secret}@/{database}?host={self.socket}"

    def is_running(self) -> bool:
        return self._run("pg_ctl", "-D", str(self.data), "status", check=False) == 0

    def start(self, *, careless: bool = False) -> None:
        """Start the server, making its data folder first where there is none. Raises: NoServer."""
        if not self.made:
            self._create()
        if not self.is_running():
            self._start(careless)
        if not self.passwords.known(SUPERUSER):
            self._close_door()

    def _start(self, careless: bool) -> None:
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
        self.folder.chmod(0o700)
        self.socket.mkdir(exist_ok=True)
        for path in (self.folder, self.socket):
            handed_over(path)
        with NamedTemporaryFile("w", dir=self.folder, prefix="pw-") as secret:
            secret.write(self.passwords.of(SUPERUSER))
            secret.flush()
            handed_over(secret.name)
            pwfile = f"--pwfile={secret.name}"
            self._run("initdb", "-D", str(self.data), *_MADE, pwfile, "--no-instructions")

    def _close_door(self) -> None:
        """A folder made by an earlier release trusted every local user: from now on it asks."""
        self.folder.chmod(0o700)
        with psycopg.connect(self.url(), autocommit=True) as connection:
            secret = sql.Literal(self.passwords.of(SUPERUSER))
            connection.execute(
                sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(SUPERUSER), secret)
            )
        rules = self.data / "pg_hba.conf"
        rules.write_text(re.sub(r"\btrust$", "scram-sha-256", rules.read_text(), flags=re.M))
        self._run("pg_ctl", "-D", str(self.data), "reload")

    def _run(self, program: str, *arguments: str, check: bool = True) -> int:
        command = [*as_server_user(), str(self.binaries / program), *arguments]
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


def cluster_in(folder: Path) -> Cluster:
    """The server whose data is kept in a folder. Raises: NoServer."""
    user = server_user()
    programs = reachable_programs(server_binaries(), user)
    return Cluster(reachable(folder.resolve(), user), programs)


@contextmanager
def temporary_cluster() -> Iterator[Cluster]:
    """A server for tests: started, stopped and removed with all its data."""
    folder = Path(mkdtemp(prefix="sauro-pg-"))
    cluster = cluster_in(folder)
    try:
        cluster.start(careless=True)
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)
