"""Many new cases get their entries of the index once (decision 0061)."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parents[1] / "sql"
_BACK = """
DROP TRIGGER cases_case_findable ON cases_case;
DROP FUNCTION cases_findable_v1;
DROP FUNCTION cases_enter_now_v1;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0029_numbers_shared")]
    operations = [
        # Back, the trigger of before goes on as this one does for whoever never asks to wait.
        migrations.RunSQL((_SQL / "entered_once.sql").read_text("utf-8"), _BACK)
    ]
