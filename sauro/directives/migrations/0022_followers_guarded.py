"""Followers under guard: who sees them, who names them, and what never changes."""

from pathlib import Path

from django.db import migrations

from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = (Path(__file__).parents[1] / "sql" / "following.sql").read_text("utf-8")
_BACK = """
DROP TRIGGER directives_following_named ON directives_following;
DROP FUNCTION directives_follows_v1;
DROP POLICY directives_following_change ON directives_following;
DROP POLICY directives_following_add ON directives_following;
DROP POLICY directives_following_read ON directives_following;
ALTER TABLE directives_following NO FORCE ROW LEVEL SECURITY;
ALTER TABLE directives_following DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0021_followers")]
    operations = [
        migrations.RunSQL(_SQL, _BACK),
        granted("directives_following", "SELECT, INSERT, UPDATE"),
        recorded("directives_following"),
    ]
