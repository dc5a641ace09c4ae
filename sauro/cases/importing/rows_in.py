"""Many rows of one table in one statement, with policies and triggers in force (ghi nhiều dòng).

COPY is not for tables under row-level security. One JSON value that the database takes apart costs
as little as an array of each column, and every row meets what a single one meets.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db import connection, models
from psycopg import sql

_LATER = "SELECT set_config('sauro.entries_later', %s, true)"
_INSERT = sql.SQL(
    "INSERT INTO {table} ({columns}) SELECT {columns} "
    "FROM json_populate_recordset(NULL::{table}, %s::json) RETURNING id"
)


def insert_rows(model: type[models.Model], rows: Sequence[Mapping[str, object]]) -> list[int]:
    """Write the rows, which all have the columns of the first; their ids in the same order."""
    if not rows:
        return []
    asked = _INSERT.format(
        table=sql.Identifier(model._meta.db_table),
        columns=sql.SQL(", ").join(map(sql.Identifier, rows[0])),
    )
    with connection.cursor() as cursor:
        sent = json.dumps(rows, default=str, ensure_ascii=False)
        cursor.execute(asked.as_string(cursor.connection), [sent])
        return [pk for (pk,) in cursor.fetchall()]


@contextmanager
def entered_once() -> Iterator[list[int]]:
    """Cases whose keys are put into the list are found by their entries when all of them is
    written: each is made once, not with every table (see sql/entered_once.sql).
    """
    made: list[int] = []
    with connection.cursor() as cursor:
        cursor.execute(_LATER, ["on"])
        yield made
        cursor.execute(_LATER, [""])
        cursor.execute("SELECT cases_enter_now_v1(%s)", [made])
