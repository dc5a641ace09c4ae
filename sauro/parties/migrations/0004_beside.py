"""Parties beside each other: by a number, a house or a judgement, each asked of its index."""

from pathlib import Path

from django.db import migrations, models
from django.db.models import F, Func

_SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("parties", "0002_guard"), ("organization", "0001_initial")]
    operations = [
        migrations.RunSQL(
            (_SQL / "beside.sql").read_text("utf-8"),
            "DROP FUNCTION parties_places_v1, parties_street_key_v1;",
        ),
        migrations.AddField(
            "address",
            "street_key",
            models.GeneratedField(
                expression=Func(F("street"), function="parties_street_key_v1"),
                output_field=models.TextField(null=True),
                db_persist=True,
            ),
        ),
        migrations.RunSQL(
            (_SQL / "beside_2.sql").read_text("utf-8"),
            (_SQL / "beside_back.sql").read_text("utf-8"),
        ),
    ]
