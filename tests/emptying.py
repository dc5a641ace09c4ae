"""Tables emptied by the owner after a test that committed; what is shipped with them stays."""

from __future__ import annotations

from django.db.backends.utils import CursorWrapper

HISTORY = ("audit_entry", "audit_head")
# Rows of a release that refer to seats: emptying the seats empties them, too.
SHIPPED = ("cases_goodsgroup", "cases_violationkind")


def emptied(cursor: CursorWrapper, *tables: str) -> None:
    """Empty these tables with all that refers to them, and the history; in a transaction."""
    for table in HISTORY:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    for table in SHIPPED:
        cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        cursor.execute(
            f"CREATE TEMP TABLE kept_{table} ON COMMIT DROP AS "
            f"SELECT * FROM {table} WHERE by_id IS NULL"
        )
    cursor.execute(f"TRUNCATE {', '.join((*HISTORY, *tables))} CASCADE")
    for table in SHIPPED:
        _put_back(cursor, table)
    for table in HISTORY:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _put_back(cursor: CursorWrapper, table: str) -> None:
    """What was shipped, once; not as something that somebody does now."""
    cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    cursor.execute(
        f"INSERT INTO {table} SELECT * FROM kept_{table} k "
        f"WHERE NOT EXISTS (SELECT 1 FROM {table} t WHERE t.id = k.id)"
    )
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what waits would hold the table
    cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
