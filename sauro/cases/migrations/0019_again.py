"""Cases that are met again, and cases beside each other, each by one question to the database."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("cases", "0018_transfers"), ("parties", "0004_beside")]
    operations = [
        migrations.RunSQL(
            (_SQL / "again.sql").read_text("utf-8"),
            "DROP FUNCTION cases_beside_v1, cases_met_v1;",
        )
    ]
