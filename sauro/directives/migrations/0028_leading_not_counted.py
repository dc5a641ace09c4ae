"""Who leads what falls due is asked by nobody any more: it is not kept counted, and publications wait for nobody."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parents[1] / "sql"
_OFF = (_SQL / "led_off.sql").read_text("utf-8")
_ON = "".join((_SQL / f"{name}.sql").read_text("utf-8") for name in ("led", "led_v2"))
# Counted as if all came in once more.
_COUNT = """
SELECT directives_led_add_v1(1, array_agg(due_up), jsonb_agg(leads)) FROM directives_entry WHERE cardinality(leads) > 0;
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0027_channels_guarded")]
    operations = [migrations.RunSQL(_OFF, _ON + _COUNT)]
