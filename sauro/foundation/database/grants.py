"""Grants on the tables of libraries: sessions, sign-in, jobs. Ours are granted one by one."""

from __future__ import annotations

from typing import Any

import psycopg
from django.db import connections
from psycopg import sql

from sauro.foundation.database.roles import WEB

# Django's and allauth's tables hold no row of a body; procrastinate's are a queue.
_LIBRARIES = (
    "django_",
    "auth_",
    "account_",
    "mfa_",
    "socialaccount_",
    "usersessions_",
    "procrastinate_",
)


def grant_libraries() -> None:
    """Run by the owner after each migration; safe to run again."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall() if name.startswith(_LIBRARIES)]
        for table in tables:
            cursor.execute(f'GRANT SELECT, INSERT, UPDATE, DELETE ON "{table}" TO {WEB}')
        cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {WEB}")
        cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {WEB}")


def no_temporary_tables(connection: psycopg.Connection[Any]) -> None:
    """The right of a database itself, which no dump of its contents carries: run by its owner."""
    database = sql.Identifier(connection.info.dbname)
    connection.execute(
        sql.SQL("REVOKE TEMPORARY ON DATABASE {} FROM PUBLIC, {}").format(
            database, sql.Identifier(WEB)
        )
    )
