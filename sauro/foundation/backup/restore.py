"""The way back (phục hồi): all is checked before anything is touched, and again afterwards."""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import psycopg
from django.db.migrations.loader import MigrationLoader

from sauro.foundation.audit.queries import verified
from sauro.foundation.backup import manifest as manifests
from sauro.foundation.backup import refusals
from sauro.foundation.backup.facts import connected, facts, must_see_all
from sauro.foundation.backup.make import Tell
from sauro.foundation.backup.manifest import Facts, Manifest, Part
from sauro.foundation.backup.tools import BLOCK, writing
from sauro.foundation.database.grants import no_temporary_tables
from sauro.foundation.database.roles import EXTENSIONS, OWNER, WEB, Addresses
from sauro.foundation.files.store import put_back

# Whatever zipfile raises for bytes that are no archive; NotImplementedError is its answer to a way
# of packing that it does not know.
_UNREADABLE = (BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError)
# What a database has that is not empty: a relation, function or type that no extension brought.
_FOUND = """
SELECT name FROM (
  SELECT oid, relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
  UNION ALL SELECT oid, proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT oid, nspname::text FROM pg_namespace
    WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('public', 'information_schema')
) things
WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = things.oid AND d.deptype = 'e')
ORDER BY name LIMIT 1
"""
_COMPARED = (
    ("counts", "số hàng", "the number of rows"),
    ("heads", "đầu chuỗi lịch sử", "the heads of the history"),
    ("guards", "quyền, chính sách", "rights and policies"),
    ("migrations", "phiên bản bảng", "the version of the tables"),
)
_BOUND_ROLES = "SELECT rolname FROM pg_roles WHERE NOT rolsuper AND NOT rolbypassrls"


def restore(where: Addresses, archive: Path, tell: Tell) -> Manifest:
    """Fill an empty database and the store of files from an archive. Raises: Refused."""
    with _opened(archive) as (members, manifest):
        _readable_here(manifest)
        _whole(members, manifest, tell)
        with connected(where.backup) as connection:
            must_see_all(connection)
        with connected(where.owner) as connection:
            _fit(connection, manifest)
        _files_back(members, manifest, tell)
        _database_back(members, manifest, where.owner)
    _as_it_was(where.backup, manifest.facts)
    return manifest


@contextmanager
def _opened(archive: Path) -> Iterator[tuple[ZipFile, Manifest]]:
    try:
        with ZipFile(archive) as members:
            manifest = manifests.parsed(members.read(manifests.NAME))
            yield members, manifest
    except (*_UNREADABLE, json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise refusals.damaged(f"{archive.name}: {type(error).__name__}") from error


def _readable_here(manifest: Manifest) -> None:
    """An archive of this release or an earlier one."""
    ours = manifests.product()
    known = set(MigrationLoader(None).disk_migrations or {})
    theirs = {(app, name) for app, name in manifest.facts.migrations}
    if manifest.format > manifests.FORMAT or _order(manifest.product) > _order(ours):
        raise refusals.newer(manifest.product, ours)
    if unknown := sorted(theirs - known):
        raise refusals.newer(".".join(unknown[0]), ours)


def _order(version: str) -> list[int]:
    return [int(n) for n in version.split(".") if n.isdigit()]


def _whole(members: ZipFile, manifest: Manifest, tell: Tell) -> None:
    """Every part is there, with its hash, and nothing else."""
    names = {p.name for p in manifest.parts} | {manifests.NAME}
    if set(members.namelist()) != names or manifests.DUMP not in names:
        raise refusals.damaged("parts")
    for done, part in enumerate(manifest.parts):
        tell(done, len(manifest.parts), part.name)
        digest = hashlib.sha256()
        for block in _blocks(members, part):
            digest.update(block)
        if digest.hexdigest() != part.sha256:
            raise refusals.damaged(part.name)


def _blocks(members: ZipFile, part: Part) -> Iterator[bytes]:
    with members.open(part.name) as member:
        yield from iter(lambda: member.read(BLOCK), b"")


def _fit(connection: psycopg.Connection[Any], manifest: Manifest) -> None:
    """The place to restore into: empty, not older, with the roles of step 1."""
    if found := connection.execute(_FOUND.encode()).fetchone():
        raise refusals.not_empty(found[0])
    here, there = connection.info.server_version // 10_000, manifest.facts.postgresql // 10_000
    if here < there:
        raise refusals.newer(f"PostgreSQL {there}", f"PostgreSQL {here}")
    if connection.info.user != OWNER:
        raise refusals.roles(f"{connection.info.user} ≠ {OWNER}")
    known = connection.execute(_BOUND_ROLES)
    if missing := {OWNER, WEB} - {name for (name,) in known.fetchall()}:
        raise refusals.roles(", ".join(sorted(missing)))
    known = connection.execute("SELECT extname FROM pg_extension")
    if missing := set(EXTENSIONS) - {name for (name,) in known.fetchall()}:
        raise refusals.roles(f"CREATE EXTENSION {', '.join(sorted(missing))}")


def _files_back(members: ZipFile, manifest: Manifest, tell: Tell) -> None:
    """The store is by hash: what is there already stays, and nothing of others is touched."""
    files = [p for p in manifest.parts if p.name == manifests.FILES + p.sha256]
    for done, part in enumerate(files):
        tell(done, len(files), part.name)
        put_back(part.sha256, _blocks(members, part))


def _database_back(members: ZipFile, manifest: Manifest, owner: str) -> None:
    """All of the dump or nothing of it: one transaction."""
    with connected(owner) as connection:
        server, database = connection.info.server_version, connection.info.dbname
    options = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-comments"]
    dump = next(p for p in manifest.parts if p.name == manifests.DUMP)
    with writing("pg_restore", [*options, "--dbname", database], owner, server) as pipe:
        for block in _blocks(members, dump):
            pipe.write(block)
    with connected(owner) as connection:
        no_temporary_tables(connection)


def _as_it_was(backup: str, wanted: Facts) -> None:
    """Rows, rights and ends of chains as the archive says, and every link of the chains."""
    with connected(backup) as connection:
        found = facts(connection)
    for name, vietnamese, english in _COMPARED:
        if getattr(found, name) != getattr(wanted, name):
            raise refusals.differs(vietnamese, english)
    if broken := verified().broken:
        raise refusals.differs(
            f"lịch sử đứt tại {broken.owner_path} mục {broken.number}",
            f"the history is broken at {broken.owner_path} entry {broken.number}",
        )
