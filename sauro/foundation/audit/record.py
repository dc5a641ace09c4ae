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


def recorded_of_body(table: str, body: str, when: str = "true") -> migrations.RunSQL:
    """The same for a table without an owner of its own: ``body`` is its column with the id of the
    body whose history it is. ``when`` limits which inserts are recorded.
    """
    act = f"EXECUTE FUNCTION sauro_record_of_body_v1('{body}');"
    return migrations.RunSQL(
        f"CREATE TRIGGER {table}_recorded AFTER UPDATE OR DELETE ON {table} FOR EACH ROW {act}"
        f"CREATE TRIGGER {table}_recorded_new AFTER INSERT ON {table} "
        f"FOR EACH ROW WHEN ({when}) {act}",
        f"DROP TRIGGER {table}_recorded ON {table}; DROP TRIGGER {table}_recorded_new ON {table};",
    )


def recorded_by_statement(
    table: str, *hidden: str, row: str = "sauro_record_v1"
) -> migrations.RunSQL:
    """In place of ``recorded``, for a table of which one transaction may write very many rows: what
    a statement inserts is recorded at once, with the same entries. ``row``: the recorder that the
    table had; ``hidden``: columns that it leaves out of the history.
    """
    left_out = ", ".join(f"'{column}'" for column in hidden)
    return migrations.RunSQL(
        f"DROP TRIGGER {table}_recorded ON {table};"
        f"CREATE TRIGGER {table}_recorded AFTER UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {row}();"
        f"CREATE TRIGGER {table}_recorded_new AFTER INSERT ON {table} "
        f"REFERENCING NEW TABLE AS made FOR EACH STATEMENT "
        f"EXECUTE FUNCTION sauro_record_rows_v1({left_out});",
        f"DROP TRIGGER {table}_recorded_new ON {table}; DROP TRIGGER {table}_recorded ON {table};"
        f"CREATE TRIGGER {table}_recorded AFTER INSERT OR UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {row}();",
    )
