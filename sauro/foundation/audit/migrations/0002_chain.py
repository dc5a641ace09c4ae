"""The chain: its functions, its guard, and nobody's right to write it."""

from pathlib import Path

from django.db import migrations

from sauro.foundation.access.guard import granted, guarded

_SQL = Path(__file__).parents[1] / "sql" / "functions.sql"
_DROP = (
    "DROP FUNCTION sauro_refuse_change_v1; DROP FUNCTION sauro_record_v1;"
    "DROP FUNCTION sauro_entry_hash_v1;"
)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial"), ("access", "0002_guard")]
    operations = [
        migrations.RunSQL(_SQL.read_text("utf-8"), _DROP),
        guarded("audit_entry"),
        guarded("audit_head"),
        granted("audit_entry", "SELECT"),
        granted("audit_head", "SELECT"),
        migrations.RunSQL(
            "CREATE TRIGGER audit_entry_fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry "
            "FOR EACH STATEMENT EXECUTE FUNCTION sauro_refuse_change_v1();",
            "DROP TRIGGER audit_entry_fixed ON audit_entry;",
        ),
    ]
