"""Who took work of an ended body over carries it on in a notice of its own (decision 0052)."""

from pathlib import Path

from django.db import migrations

_NEW = (Path(__file__).parents[1] / "sql" / "carried_by_successor.sql").read_text("utf-8")
# What a successor carried on meanwhile stays: the old rule binds new rows alone.
_BACK = """
DROP TRIGGER directives_carryover_carries_on ON directives_carryover;
DROP FUNCTION directives_carries_on_v1;
ALTER TABLE directives_carryover ADD CONSTRAINT carry_over_of_own_old FOREIGN KEY (old_id, owner_path)
  REFERENCES directives_directive (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE NOT VALID;
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0033_due_once")]

    operations = [migrations.RunSQL(_NEW, _BACK)]
