"""Work that an ended body gave is accepted by who goes on for it."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = Path(__file__).parents[1] / "sql"
_NEW = (_SQL / "taken_over.sql").read_text("utf-8")


def _function(name: str, file: str) -> str:
    """As an earlier file makes it."""
    old = (_SQL / file).read_text("utf-8")
    start = old.index(f"CREATE FUNCTION {name}(")
    return old[start : old.index("END $$;", start)] + "END $$;\n"


_BACK = (
    _function("directives_given_v2", "assignments_bound.sql")
    + _function("directives_handed_v1", "handed.sql")
    + """
CREATE FUNCTION directives_issuer_v1() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM directives_directive d
                 WHERE d.id = NEW.directive_id AND d.owner_path = NEW.issuer_path) THEN
    RAISE EXCEPTION 'only the issuer names addressees' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER directives_handover_handed ON directives_handover;
CREATE TRIGGER directives_handover_handed BEFORE INSERT ON directives_handover
  FOR EACH ROW EXECUTE FUNCTION directives_handed_v1();
DROP POLICY directives_addressee_taken ON directives_addressee;
DROP POLICY directives_directive_taken ON directives_directive;
DROP TRIGGER directives_addressee_issuer ON directives_addressee;
CREATE TRIGGER directives_addressee_issuer BEFORE INSERT ON directives_addressee
  FOR EACH ROW EXECUTE FUNCTION directives_issuer_v1();
DROP TRIGGER directives_assignment_given ON directives_assignment;
CREATE TRIGGER directives_assignment_given BEFORE INSERT ON directives_assignment
  FOR EACH ROW EXECUTE FUNCTION directives_given_v2();
DROP TRIGGER directives_request_moved ON directives_request;
DROP TRIGGER directives_request_decided ON directives_request;
CREATE TRIGGER directives_request_decided BEFORE UPDATE ON directives_request
  FOR EACH ROW EXECUTE FUNCTION directives_decided_v2();
DROP TRIGGER directives_assignment_issuer_moved ON directives_assignment;
DROP TRIGGER directives_assignment_moved ON directives_assignment;
CREATE TRIGGER directives_assignment_moved BEFORE UPDATE ON directives_assignment
  FOR EACH ROW EXECUTE FUNCTION directives_moved_v2();
DROP TRIGGER directives_takeover_taken ON directives_takeover;
DROP POLICY directives_takeover_add ON directives_takeover;
DROP POLICY directives_takeover_read ON directives_takeover;
DROP FUNCTION directives_handed_v2, directives_issuer_v2, directives_given_v3, directives_issues_v1,
  directives_request_moved_v1, directives_issuer_moved_v1, directives_takes_over_v1, directives_goes_on_v1;
ALTER TABLE directives_takeover NO FORCE ROW LEVEL SECURITY;
ALTER TABLE directives_takeover DISABLE ROW LEVEL SECURITY;
"""
)


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0007_bounds_at_less_cost"),
        ("directives", "0029_adrift_kept"),
    ]

    operations = [
        migrations.CreateModel(
            name="Takeover",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "owner_path",
                    sauro.foundation.access.models.PathField(
                        db_collation="C", max_length=120, verbose_name="cơ quan chủ quản"
                    ),
                ),
                (
                    "former_path",
                    sauro.foundation.access.models.PathField(db_collation="C", max_length=120),
                ),
                (
                    "doer_path",
                    sauro.foundation.access.models.PathField(db_collation="C", max_length=120),
                ),
                ("at", models.DateTimeField(verbose_name="tiếp nhận lúc")),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directives.assignment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "directive",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directives.directive",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần tiếp nhận việc đã giao",
                "verbose_name_plural": "các lần tiếp nhận việc đã giao",
                "indexes": [
                    models.Index(fields=["owner_path"], name="directives__owner_p_2510f1_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assignment", "former_path"), name="taken_over_once"
                    )
                ],
            },
        ),
        migrations.RunSQL(_NEW, _BACK),
        granted("directives_takeover", "SELECT, INSERT"),
        recorded("directives_takeover"),
    ]
