"""Tables emptied by the owner after a test that committed; what is shipped with them stays."""

from __future__ import annotations

from django.db.backends.utils import CursorWrapper

HISTORY = ("audit_entry", "audit_head")
# Rows of a release that refer to seats: emptying the seats empties them, too.
_OPEN = "form_version_id IN (SELECT id FROM reporting_formversion WHERE made_by_id IS NULL)"
SHIPPED = {
    "cases_goodsgroup": "by_id IS NULL",
    "cases_violationkind": "by_id IS NULL",
    "reporting_form": "made_by_id IS NULL",
    "reporting_formversion": "made_by_id IS NULL",
    "reporting_indicator": _OPEN,
    "reporting_cell": _OPEN,
}


def emptied(cursor: CursorWrapper, *tables: str) -> None:
    """Empty these tables with all that refers to them, and the history; in a transaction."""
    for table in HISTORY:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    for table, shipped in SHIPPED.items():
        cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        cursor.execute(
            f"CREATE TEMP TABLE kept_{table} ON COMMIT DROP AS "
            f"SELECT * FROM {table} WHERE {shipped}"
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
