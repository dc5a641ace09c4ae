"""Assignments under guard: who sees them, who may bring them forward, and what never changes."""

from pathlib import Path

from django.db import migrations

from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = (Path(__file__).parents[1] / "sql" / "assignments.sql").read_text("utf-8")
_TABLES = ("assignment", "step", "request", "evidence")
_BACK = "".join(
    f"DROP POLICY IF EXISTS directives_{name}_change ON directives_{name};"
    f"DROP POLICY directives_{name}_add ON directives_{name};"
    f"DROP POLICY directives_{name}_read ON directives_{name};"
    f"ALTER TABLE directives_{name} NO FORCE ROW LEVEL SECURITY;"
    f"ALTER TABLE directives_{name} DISABLE ROW LEVEL SECURITY;"
    for name in _TABLES
)
_BACK += """
DROP POLICY directives_directive_read ON directives_directive;
CREATE POLICY directives_directive_read ON directives_directive FOR SELECT
  USING (sauro_sees_v1(owner_path) OR EXISTS (SELECT 1 FROM directives_addressee a
    WHERE a.directive_id = directives_directive.id AND sauro_sees_v1(a.owner_path)));
DROP TRIGGER directives_request_told ON directives_request;
DROP TRIGGER directives_assignment_moved ON directives_assignment;
DROP TRIGGER directives_assignment_given ON directives_assignment;
DROP TRIGGER directives_request_decided ON directives_request;
DROP TRIGGER directives_step_told ON directives_step;
DROP TRIGGER directives_step_signed ON directives_step;
DROP TRIGGER directives_evidence_shown ON directives_evidence;
DROP FUNCTION directives_signed_v1, directives_shown_v1, directives_moved_v1, directives_given_v1, directives_decided_v1, directives_told_v1,
  directives_concerned_v1;
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0015_assignments_of_bodies"), ("audit", "0002_chain")]
    operations = [
        migrations.RunSQL(_SQL, _BACK),
        granted("directives_assignment", "SELECT, INSERT, UPDATE"),
        granted("directives_step", "SELECT, INSERT"),
        granted("directives_request", "SELECT, INSERT, UPDATE"),
        granted("directives_evidence", "SELECT, INSERT"),
        *(recorded(f"directives_{name}") for name in _TABLES),
    ]
