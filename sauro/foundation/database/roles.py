"""The roles of the database and the address of each (vai trò).

``sauro_owner`` owns every table and runs migrations. ``sauro_web`` serves pages and jobs: it owns
nothing, bypasses nothing, and sees only what row-level security shows it. ``sauro_backup`` reads
every row of every body and can write nothing: it serves ``sauro backup`` and nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import psycopg
from psycopg import sql

from sauro.foundation.database.cluster import Cluster, cluster_in

OWNER, WEB, BACKUP = "sauro_owner", "sauro_web", "sauro_backup"
KEPT = Path("var/postgres")  # the demo's own server, from the folder where it was started

EXTENSIONS = ("pg_trgm", "unaccent")
# Under policies short statements look dear to the planner, which then compiles them: seconds, to
# save milliseconds. Entering five hundred cases in the index took 2.9 s, 2.8 of it compiling.
_NO_JIT = "-c jit=off"
# Seconds: a person is told soon that the server is away, and it is tried again soon.
_POOL = {"min_size": 1, "max_size": 20, "timeout": 3, "reconnect_timeout": 10}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the database is, as its owner, as the web role, and as the role that backs it up."""

    owner: str
    web: str
    backup: str


def addresses(environ: Mapping[str, str] = os.environ) -> Addresses:
    """From DATABASE_URL (the web role's), DATABASE_OWNER_URL and DATABASE_BACKUP_URL, else our
    own server's.
    """
    if web := environ.get("DATABASE_URL"):
        owner = environ.get("DATABASE_OWNER_URL", web)
        return Addresses(owner, web, environ.get("DATABASE_BACKUP_URL", owner))
    return of_cluster(own_cluster(environ), "sauro")


# What a process that serves strangers must not hold, not even unused.
ABOVE_WEB = ("DATABASE_OWNER_URL", "DATABASE_BACKUP_URL")


def as_web_alone(environ: Mapping[str, str] = os.environ) -> None:
    """Asked by pages and workers before they start. Raises: SystemExit where they were told more
    than the web role's address; what a process was started with cannot be forgotten later.
    """
    if held := [name for name in ABOVE_WEB if name in environ]:
        names = ", ".join(held)
        raise SystemExit(
            f"sauro: tiến trình phục vụ trang và đọc văn bản không được biết {names}, chỉ được "
            "biết DATABASE_URL. Hãy bỏ biến đó khỏi môi trường của tiến trình này; "
            "chỉ các lệnh sauro prepare, audit, backup, restore mới cần.\n"
            f"sauro: pages and workers must not know {names}, only DATABASE_URL. Take it out of "
            "the environment of this process; only sauro prepare, audit, backup and restore "
            "need it (docs/how-to/run-the-platform.md)."
        )


def own_cluster(environ: Mapping[str, str] = os.environ) -> Cluster:
    """The server that is used where no other is named. Raises: NoServer."""
    return cluster_in(Path(environ.get("SAURO_POSTGRES", KEPT)))


def of_cluster(cluster: Cluster, database: str) -> Addresses:
    return Addresses(*(cluster.url(database, role) for role in (OWNER, WEB, BACKUP)))


def make_database(cluster: Cluster, database: str = "sauro") -> Addresses:
    """The roles and an empty database of theirs, where they are missing."""
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        for role in (OWNER, WEB, BACKUP):
            _make_role(connection, role, cluster.passwords.of(role))
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
        if known.fetchone() is None:
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(database), sql.Identifier(OWNER)
                )
            )
    with psycopg.connect(cluster.url(database), autocommit=True) as connection:
        for extension in EXTENSIONS:
            connection.execute(
                sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension))
            )
    return of_cluster(cluster, database)


def _make_role(connection: psycopg.Connection, role: str, password: str) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
    verb = "ALTER" if known.fetchone() else "CREATE"
    connection.execute(
        sql.SQL("{} ROLE {} LOGIN NOSUPERUSER {} PASSWORD {}").format(
            sql.SQL(verb),
            sql.Identifier(role),
            sql.SQL("BYPASSRLS" if role == BACKUP else "NOBYPASSRLS"),
            sql.Literal(password),
        )
    )
    if role == BACKUP:
        connection.execute(
            f"GRANT pg_read_all_data TO {BACKUP};"
            f"ALTER ROLE {BACKUP} SET default_transaction_read_only = on"
        )


def django_database(url: str) -> dict[str, Any]:
    """The entry of Django's DATABASES for an address."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    options = f"{_NO_JIT} {query.pop('options', '')}".strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        # A connection is asked whether it lives before it is given out: servers restart.
        "CONN_HEALTH_CHECKS": True,
        # A plan prepared for one scope must never serve another.
        "OPTIONS": {"prepare_threshold": None, "pool": _POOL, **query, "options": options},
    }
