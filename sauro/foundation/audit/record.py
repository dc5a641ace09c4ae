"""The migration operation by which a table's changes go into the history."""

from __future__ import annotations

from django.db import migrations


def recorded(table: str, *columns: str) -> migrations.RunSQL:
    """Every insert, update and delete of the table makes one entry of the owner body's chain.

    ``columns``: only updates that touch one of them; the others note use, not change.
    """
    update = f"UPDATE OF {', '.join(columns)}" if columns else "UPDATE"
    return migrations.RunSQL(
        f"CREATE TRIGGER {table}_recorded AFTER INSERT OR {update} OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION sauro_record_v1();",
        f"DROP TRIGGER {table}_recorded ON {table};",
    )
