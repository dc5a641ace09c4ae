"""Days of a province: everybody reads them, its committee adds, nobody changes."""

from pathlib import Path

from django.db import migrations

from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = Path(__file__).parents[1] / "sql"
_TABLE = "organization_localday"


class Migration(migrations.Migration):
    dependencies = [("organization", "0008_local_days"), ("audit", "0003_no_borrowed_tables")]
    operations = [
        migrations.RunSQL(
            (_SQL / "local_days.sql").read_text("utf-8"),
            (_SQL / "local_days_back.sql").read_text("utf-8"),
        ),
        granted(_TABLE, "SELECT, INSERT"),
        recorded(_TABLE),
    ]
