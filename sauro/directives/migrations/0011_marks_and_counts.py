"""The register finds by part and place, walks to what is frequent, and keeps who is late counted."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parents[1] / "sql"
_NEW = "".join((_SQL / f"{name}_v2.sql").read_text("utf-8") for name in ("led", "entry", "find"))
_BACK = """
DROP FUNCTION directives_find_v2;
DROP TRIGGER directives_addressee_entered ON directives_addressee;
DROP TRIGGER directives_directive_entered ON directives_directive;
DROP FUNCTION directives_entered_v2, directives_enter_v2, directives_tokens_v2;
CREATE TRIGGER directives_directive_entered AFTER INSERT ON directives_directive
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION directives_entered_v1();
CREATE TRIGGER directives_addressee_entered AFTER INSERT ON directives_addressee
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION directives_entered_v1();
DROP TRIGGER directives_entry_emptied ON directives_entry;
DROP FUNCTION directives_led_emptied_v1;
DROP TRIGGER directives_entry_removed ON directives_entry;
DROP TRIGGER directives_entry_changed ON directives_entry;
DROP TRIGGER directives_entry_added ON directives_entry;
DROP FUNCTION directives_led_v2, directives_led_kept_v1, directives_led_add_v1, directives_leading_v1;
DROP TABLE directives_led;
"""
# Made anew: with the new marks, and counted as they come in.
_ENTER = """
CREATE TEMPORARY TABLE standing ON COMMIT DROP AS SELECT directive_id FROM directives_entry;
DELETE FROM directives_entry;
TRUNCATE directives_led;
SELECT directives_enter_v2(ARRAY(SELECT directive_id FROM standing));
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0010_left_open")]
    operations = [
        migrations.RunSQL(_NEW, _BACK),
        migrations.RunSQL(_ENTER, migrations.RunSQL.noop),
    ]
