"""Channels under guard: who sees them, what only a run writes, and what the history leaves out."""

from pathlib import Path

from django.db import migrations

from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = (Path(__file__).parents[1] / "sql" / "channels.sql").read_text("utf-8")
_BACK = """
DROP TRIGGER directives_channel_recorded ON directives_channel;
DROP FUNCTION directives_record_channel_v1;
DROP POLICY directives_push_change ON directives_push;
DROP POLICY directives_push_add ON directives_push;
DROP POLICY directives_push_read ON directives_push;
DROP POLICY directives_channel_change ON directives_channel;
DROP POLICY directives_channel_make ON directives_channel;
DROP POLICY directives_channel_read ON directives_channel;
ALTER TABLE directives_push NO FORCE ROW LEVEL SECURITY;
ALTER TABLE directives_push DISABLE ROW LEVEL SECURITY;
ALTER TABLE directives_channel NO FORCE ROW LEVEL SECURITY;
ALTER TABLE directives_channel DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0026_channels")]
    operations = [
        migrations.RunSQL(_SQL, _BACK),
        granted("directives_channel", "SELECT, INSERT, UPDATE (sealed, dropped_at)"),
        granted("directives_push", "SELECT, INSERT, UPDATE (state, attempts, next_at, settled_at)"),
        # That it arrived or not is told; each attempt is not.
        recorded("directives_push", "settled_at"),
    ]
