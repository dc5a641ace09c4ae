"""A conclusion may carry on what its body took over from one that ended (decision 0052)."""

from pathlib import Path

from django.db import migrations

_NEW = (Path(__file__).parents[1] / "sql" / "carried_by_successor.sql").read_text("utf-8")
# What was concluded meanwhile stays: the old rule binds new rows alone.
_BACK = """
DROP TRIGGER meetings_conclusion_carries_on ON meetings_conclusion;
DROP FUNCTION meetings_carries_on_v1;
ALTER TABLE meetings_conclusion ADD CONSTRAINT conclusion_carries_its_own FOREIGN KEY (carried_from_id, owner_path)
  REFERENCES directives_directive (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE NOT VALID;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0034_carried_by_successor"),
        ("meetings", "0005_name_choices"),
    ]

    operations = [migrations.RunSQL(_NEW, _BACK)]
