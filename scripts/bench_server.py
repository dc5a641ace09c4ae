"""Where measures are taken: a server that is thrown away, one that is kept in a folder, or one that
the environment names. A database that was filled before is measured as it is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

from sauro.foundation.database.cluster import Cluster, cluster_in, temporary_cluster
from sauro.foundation.database.roles import make_database

_KEYS = """SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND conrelid = %s::regclass"""
_INDEXES = """SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index i
WHERE indrelid = %s::regclass AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = i.indexrelid)"""

_FORCED = "SELECT relname FROM pg_class WHERE relforcerowsecurity AND relname = ANY (%s)"


@contextmanager
def database(folder: str = "") -> Iterator[None]:
    """Django set up on a migrated database. ``folder``: where a server is kept from run to run."""
    with nullcontext() if "DATABASE_URL" in os.environ else _own(folder):
        os.environ["DJANGO_SETTINGS_MODULE"] = "sauro.config.owner_settings"
        import django

        django.setup()
        from django.conf import settings
        from django.db import connections

        from sauro.config.prepare import prepare

        settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
        try:
            prepare()
            yield
        finally:
            connections["default"].close()
            connections["default"].close_pool()
            connections["owner"].close()


@contextmanager
def _own(folder: str) -> Iterator[None]:
    with _kept(folder) if folder else temporary_cluster() as cluster:
        addresses = make_database(cluster)
        os.environ |= {"DATABASE_URL": addresses.web, "DATABASE_OWNER_URL": addresses.owner}
        try:
            yield
        finally:
            del os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"]


@contextmanager
def _kept(folder: str) -> Iterator[Cluster]:
    cluster = cluster_in(Path(folder))
    cluster.start(careless=True)
    try:
        yield cluster
    finally:
        cluster.stop()


def filled(table: str, fill: Callable[[], object]) -> None:
    """Fill the database where the table is empty; else it is measured as it is."""
    from django.db import connections, transaction

    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SELECT set_config('sauro.scope', 'v,v/', true)")
        cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")
        there = bool(cursor.fetchone())
    if not there:
        fill()


@contextmanager
def past_triggers(tables: Sequence[str], bare: Sequence[str] = ()) -> Iterator[object]:
    """A cursor of the owner, past the history and the checks of what is given: what is measured is
    reading. ``bare``: tables that are filled without indexes and foreign keys, which come after.
    """
    from django.db import connections, transaction

    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SELECT set_config('sauro.scope', 'v,v/', true)")
        cursor.execute(_FORCED, [list(tables)])
        forced = [table for (table,) in cursor.fetchall()]
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for table in forced:
            cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        again = [sql for table in bare for sql in _stripped(cursor, table)]
        yield cursor
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for sql in again:
            cursor.execute(sql)
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        for table in forced:
            cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    as_owner("VACUUM ANALYZE")


def as_owner(*statements: str) -> None:
    """Each by itself, committed at once."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)


def _stripped(cursor, table: str) -> list[str]:  # type: ignore[no-untyped-def]
    """Take keys and indexes off a table; returns what puts them back."""
    cursor.execute(_INDEXES, [table])
    indexes = cursor.fetchall()
    cursor.execute(_KEYS, [table])
    keys = cursor.fetchall()
    for name, _sql in keys:
        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    for name, _sql in indexes:
        cursor.execute(f"DROP INDEX {name}")
    return [sql for _name, sql in indexes] + [
        f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {sql}' for name, sql in keys
    ]
