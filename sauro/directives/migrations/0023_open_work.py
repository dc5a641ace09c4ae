"""Open work stands beside its table in narrow rows, from which the first page and views count."""

from pathlib import Path

from django.db import migrations

_NEW = (Path(__file__).parents[1] / "sql" / "open.sql").read_text("utf-8")
_BACK = """
DROP FUNCTION directives_due_v1, directives_due_count_v1, directives_late_bodies_v1, directives_late_count_v1,
  directives_late_v1, directives_by_day_v1, directives_covers_v1;
DROP TRIGGER directives_assignment_emptied ON directives_assignment;
DROP TRIGGER directives_assignment_removed ON directives_assignment;
DROP TRIGGER directives_assignment_changed ON directives_assignment;
DROP TRIGGER directives_assignment_opened ON directives_assignment;
DROP FUNCTION directives_open_emptied_v1, directives_open_anew_v1, directives_open_kept_v1, directives_level_v1;
DROP TABLE directives_open;
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0022_followers_guarded")]
    operations = [
        migrations.RunSQL(_NEW, _BACK),
        migrations.RunSQL("SELECT directives_open_anew_v1()", migrations.RunSQL.noop),
    ]
