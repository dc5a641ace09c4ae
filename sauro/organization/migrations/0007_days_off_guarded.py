"""Days of the calendar: everybody reads them, the nation's body adds, nobody changes."""

from pathlib import Path

from django.db import migrations

from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = Path(__file__).parents[1] / "sql"
_TABLE = "organization_calendarday"


class Migration(migrations.Migration):
    dependencies = [("organization", "0006_days_off"), ("audit", "0003_no_borrowed_tables")]
    operations = [
        migrations.RunSQL(
            (_SQL / "days_off.sql").read_text("utf-8"),
            (_SQL / "days_off_back.sql").read_text("utf-8"),
        ),
        granted(_TABLE, "SELECT, INSERT"),
        recorded(_TABLE),
    ]
