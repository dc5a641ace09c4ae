"""Texts of reports under guard: written while a draft, frozen once, their files kept."""

from pathlib import Path

from django.db import migrations

from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = Path(__file__).parents[1] / "sql"
_RIGHTS = {
    "reporting_reporttext": "SELECT, INSERT, UPDATE (paragraphs, sheets, capacity, signer, "
    "version, written_by_id, written_at, frozen_at)",
    "reporting_reportfile": "SELECT, INSERT",
}


class Migration(migrations.Migration):
    dependencies = [("reporting", "0005_texts")]
    operations = [
        migrations.RunSQL(
            (_SQL / "texts.sql").read_text("utf-8"), (_SQL / "texts_back.sql").read_text("utf-8")
        ),
        *(granted(table, rights) for table, rights in _RIGHTS.items()),
        *(recorded(table) for table in _RIGHTS),
    ]
