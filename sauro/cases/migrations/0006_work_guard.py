"""Who sees and writes that a case stands for given work."""

from pathlib import Path

from django.db import migrations

from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = Path(__file__).parents[1] / "sql"
_BACK = """
DROP TRIGGER cases_casework_stands_for ON cases_casework;
DROP FUNCTION cases_stands_for_v1;
ALTER TABLE cases_casework DROP CONSTRAINT casework_of_own_case;
DROP POLICY cases_casework_drop ON cases_casework;
DROP POLICY cases_casework_add ON cases_casework;
DROP POLICY cases_casework_read ON cases_casework;
ALTER TABLE cases_casework NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cases_casework DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_work")]
    operations = [
        migrations.RunSQL((_SQL / "work.sql").read_text("utf-8"), _BACK),
        granted("cases_casework", "SELECT, INSERT, DELETE"),
        recorded("cases_casework"),
    ]
