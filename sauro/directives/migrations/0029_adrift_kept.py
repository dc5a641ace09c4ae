"""What lies with nobody stands beside the register in narrow rows, from which the first page counts."""

from pathlib import Path

from django.db import migrations

_NEW = (Path(__file__).parents[1] / "sql" / "adrift.sql").read_text("utf-8")
_BACK = """
DROP TRIGGER directives_assignment_anchors ON directives_assignment;
DROP TRIGGER directives_addressee_anchors ON directives_addressee;
DROP TRIGGER directives_directive_redrifts ON directives_directive;
DROP TRIGGER directives_directive_drifts ON directives_directive;
DROP FUNCTION directives_adrift_v1, directives_adrift_count_v1, directives_adrift_kept_v1, directives_adrift_anew_v1;
DROP TABLE directives_adrift;
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0028_leading_not_counted")]
    operations = [
        migrations.RunSQL(_NEW, _BACK),
        migrations.RunSQL("SELECT directives_adrift_anew_v1(NULL)", migrations.RunSQL.noop),
    ]
