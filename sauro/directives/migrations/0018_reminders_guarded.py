"""Reminders under guard: who sees them, what only a run writes, and what stays as it began."""

from pathlib import Path

from django.db import migrations

from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = (Path(__file__).parents[1] / "sql" / "pressure.sql").read_text("utf-8")
_TABLES = ("reminderrules", "digest", "reminder", "calendarlink")
_BACK = "".join(
    f"ALTER TABLE directives_{name} NO FORCE ROW LEVEL SECURITY;"
    f"ALTER TABLE directives_{name} DISABLE ROW LEVEL SECURITY;"
    for name in _TABLES
)
_BACK += """
DROP POLICY directives_reminderrules_scope ON directives_reminderrules;
DROP POLICY directives_digest_read ON directives_digest;
DROP POLICY directives_digest_add ON directives_digest;
DROP POLICY directives_digest_change ON directives_digest;
DROP POLICY directives_reminder_read ON directives_reminder;
DROP POLICY directives_reminder_add ON directives_reminder;
DROP POLICY directives_reminder_change ON directives_reminder;
DROP POLICY directives_calendarlink_read ON directives_calendarlink;
DROP POLICY directives_calendarlink_make ON directives_calendarlink;
DROP POLICY directives_calendarlink_change ON directives_calendarlink;
DROP TRIGGER directives_reminder_told ON directives_reminder;
DROP TRIGGER directives_reminderrules_begun ON directives_reminderrules;
DROP FUNCTION directives_rules_begun_v1, directives_run_v1;
"""
_MAIL = "mail, attempts, next_at, sent_at"


class Migration(migrations.Migration):
    dependencies = [("directives", "0017_reminders"), ("audit", "0002_chain")]
    operations = [
        migrations.RunSQL(_SQL, _BACK),
        granted("directives_reminderrules", "SELECT, INSERT, UPDATE"),
        granted("directives_digest", f"SELECT, INSERT, UPDATE ({_MAIL})"),
        granted("directives_reminder", "SELECT, INSERT, UPDATE (read_at)"),
        granted("directives_calendarlink", "SELECT, INSERT, UPDATE (revoked_at)"),
        recorded("directives_reminderrules"),
        # That a message waits, went out or was given up is told; each attempt and each look is not.
        recorded("directives_digest", "sent_at"),
        recorded("directives_reminder", "step"),
        recorded("directives_calendarlink"),
    ]
