"""Many parties that one statement writes are recorded at once."""

from pathlib import Path

from django.db import migrations

from sauro.foundation import audit
from sauro.foundation.audit.record import recorded_by_statement

_RECORDER = Path(audit.__file__).parent / "sql" / "rows.sql"
_HIDDEN = ("sealed", "digest", "words", "tokens")


class Migration(migrations.Migration):
    dependencies = [("parties", "0004_beside"), ("audit", "0004_heads_by_index")]
    operations = [
        migrations.RunSQL(_RECORDER.read_text("utf-8"), "DROP FUNCTION sauro_record_rows_v1;"),
        recorded_by_statement("parties_party"),
        recorded_by_statement("parties_name", *_HIDDEN, row="parties_record_v1"),
        recorded_by_statement("parties_identifier", *_HIDDEN, row="parties_record_v1"),
    ]
