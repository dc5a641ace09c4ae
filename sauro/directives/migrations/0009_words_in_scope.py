"""A mistyped word is compared with the words that the seat sees, not with those of everybody."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parents[1] / "sql"
_NEW = (_SQL / "worded.sql").read_text("utf-8")
_FIRST = (_SQL / "find.sql").read_text("utf-8")
_BEFORE = _FIRST[_FIRST.index("CREATE FUNCTION directives_worded_v1") :].partition("END $$;")
_BACK = "".join(_BEFORE[:2]).replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies = [("directives", "0008_editions")]
    operations = [migrations.RunSQL(_NEW, _BACK)]
