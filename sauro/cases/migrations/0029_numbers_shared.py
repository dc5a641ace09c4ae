"""Of a granted party its numbers are told as they are shown; seals and hashes stay away."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("cases", "0025_papers_shared")]
    operations = [
        migrations.RunSQL(
            (_SQL / "numbers_shared.sql").read_text("utf-8"),
            (_SQL / "numbers_shared_back.sql").read_text("utf-8"),
        ),
    ]
