"""Making an archive: dump and facts out of one snapshot, then the files (sao lưu)."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO
from zipfile import ZIP_STORED, ZipFile

import psycopg

from sauro.foundation.backup import manifest as manifests
from sauro.foundation.backup import refusals
from sauro.foundation.backup.facts import PASSING, connected, facts, must_see_all
from sauro.foundation.backup.manifest import Facts, Manifest, Part
from sauro.foundation.backup.tools import BLOCK, reading
from sauro.foundation.files.store import path_of, stored

Tell = Callable[[int, int, str], None]  # done, of how many, what comes next


def back_up(address: str, target: Path, now: datetime, tell: Tell) -> Manifest:
    """Write everything into one new file, readable by its owner alone. Raises: Refused, OSError;
    then nothing of it is left.
    """
    if target.exists():
        raise refusals.exists(str(target))
    with _becoming(target) as out, ZipFile(out, "w", ZIP_STORED) as archive:
        known, dump = _dumped(address, archive, tell)
        parts, lost = _with_files(archive, known, tell)
        made = Manifest(manifests.product(), now.isoformat(), known, [dump, *parts], lost)
        archive.writestr(manifests.NAME, made.written())
    return made


@contextmanager
def _becoming(target: Path) -> Iterator[IO[bytes]]:
    """A file that has its name only when it is whole and on the disk."""
    part = NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False)  # noqa: SIM115 - closed below; mode 0600
    try:
        with part:
            yield part
            part.flush()
            os.fsync(part.fileno())
        Path(part.name).replace(target)
    finally:
        Path(part.name).unlink(missing_ok=True)


def _dumped(address: str, archive: ZipFile, tell: Tell) -> tuple[Facts, Part]:
    """What the database says of itself, and its dump, both as of one instant."""
    tell(0, 1, manifests.DUMP)
    with connected(address) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        must_see_all(connection)
        snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()
        known = facts(connection)
        options = ["--format=custom", "--no-sync", f"--snapshot={(snapshot or [''])[0]}"]
        options += [f"--exclude-table-data={table}" for table in PASSING]
        with reading("pg_dump", options, address, known.postgresql) as dump:
            return known, _added(archive, manifests.DUMP, iter(lambda: dump.read(BLOCK), b""))


def _with_files(archive: ZipFile, known: Facts, tell: Tell) -> tuple[list[Part], list[str]]:
    """Every whole file of the store: later than the snapshot, so at least those that it names."""
    hashes = list(stored())
    parts = []
    for done, sha256 in enumerate(hashes):
        tell(done + 1, len(hashes) + 1, sha256[:12])
        parts.append(_added(archive, manifests.FILES + sha256, _blocks(path_of(sha256))))
    whole = {p.sha256 for p in parts if p.name == manifests.FILES + p.sha256}
    return parts, sorted(set(known.files) - whole)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(lambda: file.read(BLOCK), b"")


def _added(archive: ZipFile, name: str, blocks: Iterable[bytes]) -> Part:
    digest, size = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as member:
        for block in blocks:
            member.write(block)
            digest.update(block)
            size += len(block)
    return Part(name, size, digest.hexdigest())
