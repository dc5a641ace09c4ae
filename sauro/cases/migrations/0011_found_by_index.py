"""Cases are found by an index of their own, under the same scope (decisions 0020, 0061)."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parents[1] / "sql"
_EACH = """
SELECT set_config('sauro.scope', 'v,v/', true);
SELECT cases_enter_v1(ARRAY(SELECT id FROM cases_case));
SELECT set_config('sauro.scope', '', true);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0010_exhibits_and_money"),
        ("directives", "0036_issues_planned_once"),
    ]
    operations = [
        migrations.RunSQL(
            (_SQL / "found.sql").read_text("utf-8"),
            (_SQL / "found_back.sql").read_text("utf-8"),
        ),
        migrations.RunSQL(_EACH, migrations.RunSQL.noop),
    ]
