"""The functions by which the database decides who sees what, and the web role's grants."""

from pathlib import Path

from django.db import migrations

from sauro.foundation.access.guard import granted

_SQL = Path(__file__).parents[1] / "sql" / "functions.sql"


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [
        migrations.RunSQL(
            _SQL.read_text("utf-8"),
            "DROP FUNCTION sauro_sees_v1; DROP FUNCTION sauro_scope_bound_v1;",
        ),
        granted("access_user"),
        granted("access_user_groups"),
        granted("access_user_user_permissions"),
        granted("access_seat"),
    ]
