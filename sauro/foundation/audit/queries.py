"""Is the history whole? Recomputed in the database, over all bodies or one (kiểm tra chuỗi)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connections, transaction


@dataclass(frozen=True, slots=True)
class Break:
    """The first link of a chain that does not hold."""

    owner_path: str
    number: int
    reason: str  # "gap", "previous", "hash", "head"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked at, and the first break if there is one."""

    entries: int
    bodies: int
    broken: Break | None


_BROKEN = """
SELECT owner_path, number,
  CASE WHEN number <> due THEN 'gap' WHEN previous <> due_previous THEN 'previous' ELSE 'hash' END
FROM (
  SELECT e.*,
    row_number() OVER chain AS due,
    coalesce(lag(hash) OVER chain, '\\x'::bytea) AS due_previous
  FROM audit_entry e WINDOW chain AS (PARTITION BY owner_path ORDER BY number)
) linked
WHERE number <> due OR previous <> due_previous OR hash <> sauro_entry_hash_v1(
  previous, owner_path, number, at, seat_id, "table", "row", act, before, after)
ORDER BY owner_path, number LIMIT 1
"""
# An entry that was cut off the end leaves its mark in the head, and a head that was changed too.
_HEADS = """
SELECT coalesce(h.owner_path, e.owner_path), coalesce(e.number, h.number), 'head'
FROM audit_head h FULL JOIN (
  SELECT DISTINCT ON (owner_path) owner_path, number, hash FROM audit_entry
  ORDER BY owner_path, number DESC
) e USING (owner_path)
WHERE h.number IS DISTINCT FROM e.number OR h.hash IS DISTINCT FROM e.hash
ORDER BY 1 LIMIT 1
"""


def verified(using: str = "owner") -> Verdict:
    """Recompute every hash of every chain. Read as the owner, who sees all bodies."""
    with transaction.atomic(using), connections[using].cursor() as cursor:
        cursor.execute("SELECT set_config('sauro.scope', 'v,v/', true)")
        cursor.execute("SELECT count(*), count(DISTINCT owner_path) FROM audit_entry")
        entries, bodies = cursor.fetchone()
        for question in (_BROKEN, _HEADS):
            cursor.execute(question)
            if row := cursor.fetchone():
                return Verdict(entries, bodies, Break(*row))
    return Verdict(entries, bodies, None)


def heads(using: str = "owner") -> list[tuple[str, int, str]]:
    """The end of each body's chain, to be kept elsewhere: path, number, hash in hex."""
    with transaction.atomic(using), connections[using].cursor() as cursor:
        cursor.execute("SELECT set_config('sauro.scope', 'v,v/', true)")
        cursor.execute(
            "SELECT owner_path, number, encode(hash, 'hex') FROM audit_head ORDER BY owner_path"
        )
        return list(cursor.fetchall())
