"""Reports under guard: who sees, who writes, what must never be."""

from pathlib import Path

from django.db import migrations

from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = Path(__file__).parents[1] / "sql"
_RIGHTS = {
    "form": "SELECT, INSERT, UPDATE (name, name_en, purpose)",
    "formversion": "SELECT, INSERT, UPDATE (state, valid_from, valid_to, cell_count, note, version)",
    "indicator": "SELECT, INSERT, DELETE",
    "cell": "SELECT, INSERT, DELETE",
    "duty": "SELECT, INSERT, UPDATE (valid_to, ended_because, version)",
    "dutybody": "SELECT, INSERT, UPDATE (valid_to)",
    "line": "SELECT, INSERT, UPDATE (state, number, first_sent_at, nil, form_version_id), DELETE",
    "submission": "SELECT, INSERT, UPDATE (form_version_id, state, stands, nil, figures, remarks, "
    "corrects, consolidation_id, version, saved_by_id, saved_at, sent_by_id, sent_at, "
    "judged_by_id, judged_at, reason)",
    "cellnote": "SELECT, INSERT, UPDATE (computed, given, qualifier, reason, by_id, at), DELETE",
    "consolidation": "SELECT, INSERT",
}
_BY_STATEMENT = {"line", "dutybody"}  # recorded in guard.sql


class Migration(migrations.Migration):
    dependencies = [("reporting", "0002_shipped"), ("cases", "0025_papers_shared")]
    operations = [
        migrations.RunSQL(
            (_SQL / "guard.sql").read_text("utf-8"), (_SQL / "guard_back.sql").read_text("utf-8")
        ),
        *(granted(f"reporting_{table}", rights) for table, rights in _RIGHTS.items()),
        *(recorded(f"reporting_{table}") for table in _RIGHTS if table not in _BY_STATEMENT),
    ]
