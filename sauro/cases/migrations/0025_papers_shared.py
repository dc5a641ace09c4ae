"""Papers and attachments are shared as a part of a file, and stay as they are once it went away."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("cases", "0024_catalogues_by")]
    operations = [
        migrations.RunSQL(
            (_SQL / "papers_shared.sql").read_text("utf-8"),
            (_SQL / "papers_shared_back.sql").read_text("utf-8"),
        ),
    ]
