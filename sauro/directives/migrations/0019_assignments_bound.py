"""Assignments bound: each row to its own, each step to its side and to who sits there."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parents[1] / "sql"
_NEW = (_SQL / "assignments_bound.sql").read_text("utf-8")
_OLD = (_SQL / "assignments.sql").read_text("utf-8")
_TABLES = {
    "given": "assignment", "moved": "assignment", "decided": "request", "signed": "step",
    "shown": "evidence",
}  # fmt: skip


def _function(name: str) -> str:
    """As the earlier file makes it."""
    start = _OLD.index(f"CREATE FUNCTION directives_{name}_v1(")
    return _OLD[start : _OLD.index("END $$;", start)] + "END $$;\n"


def _trigger(name: str, table: str) -> str:
    at = f"directives_{table}_{name} ON directives_{table}"
    return (
        f"DROP TRIGGER {at};"
        + _OLD[_OLD.index(f"CREATE TRIGGER directives_{table}_{name} ") :].split(";")[0]
        + ";\n"
    )


def _policy(table: str) -> str:
    start = _OLD.index(f"CREATE POLICY directives_{table}_read ")
    made = _OLD[start : _OLD.index(";", start) + 1]
    return f"DROP POLICY directives_{table}_read ON directives_{table};{made}\n"


_BACK = (
    "".join(_function(name) + _trigger(name, table) for name, table in _TABLES.items())
    + _policy("assignment") + _policy("step")
    + """
DROP TRIGGER directives_request_asked ON directives_request;
DROP TRIGGER directives_directive_rhythm ON directives_directive;
DROP TRIGGER directives_addressee_of_body ON directives_addressee;
DROP TRIGGER directives_assignment_of_body ON directives_assignment;
DROP FUNCTION directives_shown_v2, directives_signed_v2, directives_decided_v2, directives_asked_v1, directives_seat_v1,
  directives_moved_v2, directives_side_v1, directives_given_v2, directives_rhythm_v1, directives_of_body_v1;
ALTER TABLE directives_laterlead DROP CONSTRAINT later_lead_of_owner;
ALTER TABLE directives_directive DROP CONSTRAINT directive_replaces_its_own,
  DROP CONSTRAINT directive_entered_with_own_paper, DROP CONSTRAINT directive_of_own_paper;
ALTER TABLE directives_directive DROP CONSTRAINT directive_of_owner;
ALTER TABLE directives_evidence DROP CONSTRAINT evidence_by_hash;
ALTER TABLE directives_request DROP CONSTRAINT request_kind_known;
ALTER TABLE directives_step DROP CONSTRAINT step_act_known;
ALTER TABLE directives_assignment DROP CONSTRAINT assignment_state_known;
"""
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0018_reminders_guarded"),
        ("documents", "0014_signer"),
        ("organization", "0004_history"),
    ]
    operations = [migrations.RunSQL(_NEW, _BACK)]
