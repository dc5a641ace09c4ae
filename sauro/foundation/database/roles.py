"""The roles of the database and the address of each (vai trò).

``sauro_owner`` owns every table and runs migrations. ``sauro_web`` serves pages and jobs: it owns
nothing, bypasses nothing, and sees only what row-level security shows it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import psycopg
from psycopg import sql

from sauro.foundation.database.cluster import Cluster, cluster_in

OWNER, WEB = "sauro_owner", "sauro_web"
KEPT = Path("var/postgres")  # the demo's own server, from the folder where it was started


_POOL = {"min_size": 1, "max_size": 20}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the database is, as its owner and as the web role."""

    owner: str
    web: str


def addresses(environ: Mapping[str, str] = os.environ) -> Addresses:
    """From DATABASE_URL (the web role's) and DATABASE_OWNER_URL, else our own server's."""
    if web := environ.get("DATABASE_URL"):
        return Addresses(environ.get("DATABASE_OWNER_URL", web), web)
    return of_cluster(cluster_in(Path(environ.get("SAURO_POSTGRES", KEPT))), "sauro")


def of_cluster(cluster: Cluster, database: str) -> Addresses:
    return Addresses(cluster.url(database, OWNER), cluster.url(database, WEB))


def make_database(cluster: Cluster, database: str = "sauro") -> Addresses:
    """The roles and an empty database of theirs, where they are missing."""
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        for role in (OWNER, WEB):
            known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            if known.fetchone() is None:
                connection.execute(
                    sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS").format(
                        sql.Identifier(role)
                    )
                )
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
        if known.fetchone() is None:
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(database), sql.Identifier(OWNER)
                )
            )
    with psycopg.connect(cluster.url(database), autocommit=True) as connection:
        for extension in ("pg_trgm", "unaccent"):
            connection.execute(
                sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension))
            )
    return of_cluster(cluster, database)


def django_database(url: str) -> dict[str, object]:
    """The entry of Django's DATABASES for an address."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
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
        "OPTIONS": {"prepare_threshold": None, "pool": _POOL, **query},
    }
