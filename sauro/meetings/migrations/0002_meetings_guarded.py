"""Meetings under guard: who sees them, who may write, and what never changes."""

from pathlib import Path

from django.db import migrations

from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = (Path(__file__).parents[1] / "sql" / "meetings.sql").read_text("utf-8")
_TABLES = ("meeting", "agendaitem", "participant", "paper", "conclusion", "proposal")
_TRIGGERS = (
    ("meeting", "planned"), ("meeting", "of_body"), ("meeting", "moved"), ("meeting", "in_order"),
    ("agendaitem", "kept"), ("participant", "kept"), ("participant", "of_body"), ("paper", "kept"),
    ("conclusion", "concluded"), ("proposal", "proposed"), ("proposal", "of_body"),
    ("proposal", "answered"),
)  # fmt: skip
_BOUND = (
    ("proposal", "proposal_answered_by_own_conclusion"),
    ("proposal", "proposal_at_a_meeting_of_who_answers"),
    ("conclusion", "conclusion_became_its_own"), ("conclusion", "conclusion_carries_its_own"),
    ("conclusion", "conclusion_of_own_agenda"), ("conclusion", "conclusion_of_own_meeting"),
    ("paper", "paper_of_own_agenda"), ("paper", "paper_of_own_meeting"),
    ("participant", "participant_of_own_meeting"), ("agendaitem", "agenda_item_of_own_meeting"),
    ("meeting", "meeting_issues_its_own"), ("meeting", "meeting_follows_its_own"),
    ("conclusion", "conclusion_of_owner"), ("agendaitem", "agenda_item_of_meeting"),
    ("meeting", "meeting_of_owner"),
)  # fmt: skip
_BACK = (
    "".join(f"DROP TRIGGER meetings_{t}_{name} ON meetings_{t};" for t, name in _TRIGGERS)
    + "".join(
        f"DROP POLICY IF EXISTS meetings_{t}_{act} ON meetings_{t};"
        for t in _TABLES
        for act in ("drop", "change", "add", "read")
    )
    + "".join(
        f"ALTER TABLE meetings_{t} NO FORCE ROW LEVEL SECURITY;"
        f"ALTER TABLE meetings_{t} DISABLE ROW LEVEL SECURITY;"
        for t in _TABLES
    )
    + "".join(f"ALTER TABLE meetings_{t} DROP CONSTRAINT {name};" for t, name in _BOUND)
    + "DROP FUNCTION meetings_planned_v1, meetings_moved_v1, meetings_in_order_v1, "
    "meetings_kept_v1, meetings_concluded_v1, meetings_proposed_v1, meetings_answered_v1, "
    "meetings_state_v1, meetings_holds_v1;"
)
_RIGHTS = {
    "meeting": "SELECT, INSERT, UPDATE",
    "proposal": "SELECT, INSERT, UPDATE",
}


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0001_meetings"),
        ("directives", "0019_assignments_bound"),
        ("documents", "0015_of_one_document"),
        ("audit", "0002_chain"),
    ]
    operations = [
        migrations.RunSQL(_SQL, _BACK),
        *(
            granted(f"meetings_{t}", _RIGHTS.get(t, "SELECT, INSERT, UPDATE, DELETE"))
            for t in _TABLES
        ),
        *(recorded(f"meetings_{t}") for t in _TABLES),
    ]
