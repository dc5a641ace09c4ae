"""What is due next is told once for each directive, however many places were given it."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parents[1] / "sql"
_NEW = (_SQL / "open_v2.sql").read_text("utf-8")
_OLD = (_SQL / "open.sql").read_text("utf-8")


def _between(start: str, end: str) -> str:
    """As the earlier file makes it."""
    at = _OLD.index(start)
    return _OLD[at : _OLD.index(end, at)]


_BACK = (
    """
DROP TRIGGER directives_assignment_removed ON directives_assignment;
DROP TRIGGER directives_assignment_changed ON directives_assignment;
DROP TRIGGER directives_assignment_opened ON directives_assignment;
DROP FUNCTION directives_due_v2, directives_open_anew_v2, directives_open_kept_v2;
ALTER TABLE directives_open DROP COLUMN directive_id, DROP COLUMN part;
"""
    + _between("CREATE FUNCTION directives_open_kept_v1", "-- All anew")
    + _between(
        "CREATE FUNCTION directives_open_anew_v1", "CREATE FUNCTION directives_open_emptied_v1"
    )
    + _between("CREATE FUNCTION directives_due_v1", "REVOKE ALL ON FUNCTION")
    + """
REVOKE ALL ON FUNCTION directives_open_kept_v1, directives_open_anew_v1, directives_due_v1 FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directives_due_v1 TO sauro_web;
"""
)
# Every row comes anew, so that none is without its directive.
_KNOWN = """
SELECT directives_open_anew_v2();
ALTER TABLE directives_open ALTER COLUMN directive_id SET NOT NULL, ALTER COLUMN part SET NOT NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0032_evidence_links")]
    operations = [
        migrations.RunSQL(_NEW, _BACK),
        migrations.RunSQL(_KNOWN, migrations.RunSQL.noop),
    ]
