"""What a database says of itself: asked before a dump and again after a restore."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql

from sauro.foundation.backup import refusals
from sauro.foundation.backup.manifest import Facts
from sauro.foundation.database.roles import WEB

# Sessions and counts of failed sign-ins live and die with the running server: restoring them would
# sign in again whoever had been signed out.
PASSING = ("django_session", "usersessions_usersession", "django_cache")

_TABLES = (
    "SELECT relname::text FROM pg_class "
    "WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1"
)
_WITH_FILES = (
    "SELECT attrelid::regclass::text FROM pg_attribute JOIN pg_class c ON c.oid = attrelid "
    "WHERE attname = 'sha256' AND relkind = 'r' AND relnamespace = 'public'::regnamespace"
)
# Names and flags, no deparsed expressions: those read differently in another version of PostgreSQL.
_GUARDS = """
SELECT line FROM (
  SELECT concat_ws(' ', 'table', relname, pg_get_userbyid(relowner),
    relrowsecurity, relforcerowsecurity) AS line
  FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
  UNION ALL SELECT concat_ws(' ', 'right', relname, r)
  FROM pg_class, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) r
  WHERE relkind IN ('r', 'v') AND relnamespace = 'public'::regnamespace
    AND has_table_privilege(%(web)s, pg_class.oid, r)
  UNION ALL SELECT concat_ws(' ', 'policy', tablename, policyname, permissive, roles, cmd)
  FROM pg_policies WHERE schemaname = 'public'
  UNION ALL SELECT concat_ws(' ', 'trigger', tgrelid::regclass, tgname, tgenabled)
  FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT concat_ws(' ', 'function', oid::regprocedure, pg_get_userbyid(proowner),
    prosecdef, proconfig, has_function_privilege(%(web)s, oid, 'EXECUTE'))
  FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  UNION ALL SELECT 'temporary tables'
  WHERE has_database_privilege(%(web)s, current_database(), 'TEMPORARY')
) guards ORDER BY line COLLATE "C"
"""


@contextmanager
def connected(address: str) -> Iterator[psycopg.Connection[Any]]:
    """Raises: Refused where the server does not answer."""
    try:
        connection = psycopg.connect(address)
    except psycopg.OperationalError as error:
        raise refusals.unreachable(str(error).splitlines()[0]) from error
    with connection:
        yield connection


def must_see_all(connection: psycopg.Connection[Any]) -> None:
    """Raises: Refused for a role that row-level security binds: it would miss rows unnoticed."""
    row = connection.execute(
        "SELECT rolsuper OR rolbypassrls, rolname FROM pg_roles WHERE rolname = current_user"
    ).fetchone()
    if row and not row[0]:
        raise refusals.blind(row[1])


def facts(connection: psycopg.Connection[Any]) -> Facts:
    """Asked by a role that sees every row."""
    return Facts(
        postgresql=connection.info.server_version,
        migrations=_rows(connection, "SELECT app, name FROM django_migrations ORDER BY app, name"),
        heads=_rows(
            connection,
            "SELECT owner_path, number, encode(hash, 'hex') FROM audit_head ORDER BY owner_path",
        ),
        counts=_counts(connection),
        guards=guards(connection),
        files=_named_files(connection),
    )


def guards(connection: psycopg.Connection[Any]) -> list[str]:
    """Who may do what, and what watches over it."""
    return [line for (line,) in connection.execute(_GUARDS, {"web": WEB}).fetchall()]


def _rows(connection: psycopg.Connection[Any], question: str) -> list[list[Any]]:
    return [list(row) for row in connection.execute(question.encode()).fetchall()]


def _counts(connection: psycopg.Connection[Any]) -> dict[str, int]:
    counted = {}
    for (table,) in _rows(connection, _TABLES):
        if table not in PASSING:
            question = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
            ((counted[table],),) = connection.execute(question).fetchall()
    return counted


def _named_files(connection: psycopg.Connection[Any]) -> list[str]:
    """Every column called ``sha256`` names files of the store."""
    found: set[str] = set()
    for (table,) in _rows(connection, _WITH_FILES):
        question = sql.SQL("SELECT DISTINCT sha256 FROM {}").format(sql.SQL(table))
        found.update(value for (value,) in connection.execute(question).fetchall() if value)
    return sorted(found)
