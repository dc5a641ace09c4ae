"""What many papers cite, from counts that the database keeps (decision 0036)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from sauro.documents.citing.rules import Named
from sauro.documents.queries import granted
from sauro.foundation.access.scope import covering, entered
from sauro.kernel.text import fold

_LEVELS = 2  # of bodies for which counts are kept: the root and what is right below it
_COLUMNS = {"moi": "last", "so": "key", "lan": "papers"}  # by what the list is sorted
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty narrows nothing. ``state``: of ``STATES``."""

    words: str = ""
    state: str = ""


STATES = ("missing", "have")


def words_of(filters: Filters) -> list[str]:
    """What must occur, without marks."""
    return fold(filters.words.replace("\0", "")).split()[:_MOST_WORDS]


def counted_for() -> str:
    """The body whose counts are those of the entered scope; empty where none are: of small bodies,
    of several at once, and where others opened a paper to this one.
    """
    paths = covering(entered().paths)
    if len(paths) != 1 or paths[0].count(".") >= _LEVELS or granted():
        return ""
    return paths[0]


def cited(path: str, filters: Filters, order: str, first: int, most: int) -> list[dict[str, Any]]:
    """Cited numbers from a row on, with in how many papers and how often each is named, its newest
    mention, and how many numbers there are in all.
    """
    named, falling = order.removeprefix("-"), order.startswith("-")
    values: list[Any] = [path, filters.state, words_of(filters), _COLUMNS[named]]
    values += [falling, first, most]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM documents_cited_v1(%s, %s, %s::text[], %s, %s, %s, %s)", values
        )
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def kinds(path: str, keys: Sequence[str]) -> list[Named]:
    """Each kind of mention of some numbers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM documents_cited_kinds_v1(%s, %s::text[])", [path, list(keys)])
        return [Named(*row) for row in cursor.fetchall()]
