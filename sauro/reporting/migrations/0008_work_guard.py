"""Who sees and writes that a report stands for given work."""

from pathlib import Path

from django.db import migrations

from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = Path(__file__).parents[1] / "sql"
_BACK = """
DROP TRIGGER reporting_reportwork_stands_for ON reporting_reportwork;
DROP FUNCTION reporting_stands_for_v1;
DROP POLICY reporting_reportwork_drop ON reporting_reportwork;
DROP POLICY reporting_reportwork_add ON reporting_reportwork;
DROP POLICY reporting_reportwork_read ON reporting_reportwork;
ALTER TABLE reporting_reportwork NO FORCE ROW LEVEL SECURITY;
ALTER TABLE reporting_reportwork DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("reporting", "0007_work")]
    operations = [
        migrations.RunSQL((_SQL / "work.sql").read_text("utf-8"), _BACK),
        granted("reporting_reportwork", "SELECT, INSERT, DELETE"),
        recorded("reporting_reportwork"),
    ]
