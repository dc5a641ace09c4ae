"""Cases under guard, their numbers, what must never be."""

from pathlib import Path

from django.db import migrations

from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_ROOM = Path(__file__).parents[1]
_RIGHTS = {
    "case": "SELECT, INSERT, UPDATE (detected_at, hour_known, detected_by, territory_id, "
    "territory_name, place, lat, lon, route, source, source_note, procedure, complexity, "
    "explanation, summary, search_key, next_due_on, next_clock, changed_at, version)",
    "casebody": "SELECT, INSERT, UPDATE (ended_at, ended_by_id, ended_because)",
    "caseparty": "SELECT, INSERT, UPDATE (role, prior), DELETE",
    "goodsline": "SELECT, INSERT, UPDATE, DELETE",
    "violation": "SELECT, INSERT, UPDATE (article, frame_vnd, main), DELETE",
    "caseevent": "SELECT, INSERT",
    "goodsgroup": "SELECT, INSERT",
    "violationkind": "SELECT, INSERT",
}


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_catalogues"), ("parties", "0002_guard")]
    operations = [
        migrations.RunSQL(
            (_ROOM / "sql" / "cases.sql").read_text("utf-8"),
            (_ROOM / "sql" / "cases_back.sql").read_text("utf-8"),
        ),
        *(granted(f"cases_{table}", rights) for table, rights in _RIGHTS.items()),
        *(recorded(f"cases_{table}") for table in _RIGHTS),
    ]
