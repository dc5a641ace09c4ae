"""What the first page counts by body (decision 0021)."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parents[1] / "sql" / "led.sql"


class Migration(migrations.Migration):
    dependencies = [("directives", "0006_saved_filters")]
    operations = [
        migrations.RunSQL(_SQL.read_text("utf-8"), "DROP FUNCTION directives_led_v1"),
    ]
