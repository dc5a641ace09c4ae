"""Papers of an ended body are corrected by who goes on for it (decision 0052)."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_NEW = (Path(__file__).parents[1] / "sql" / "papers_taken.sql").read_text("utf-8")
# What a successor issued meanwhile stays: the old rule binds new rows alone.
_BACK = """
DROP TRIGGER directives_directive_of_paper ON directives_directive;
DROP FUNCTION directives_of_paper_v1;
ALTER TABLE directives_directive
  ADD CONSTRAINT directive_of_own_paper FOREIGN KEY (document_id, owner_path)
    REFERENCES documents_document (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE NOT VALID,
  ADD CONSTRAINT directive_replaces_its_own FOREIGN KEY (replaces_id, owner_path)
    REFERENCES directives_directive (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE NOT VALID;
DROP POLICY documents_choice_taken ON documents_choice;
DROP POLICY documents_item_taken ON documents_item;
DROP POLICY documents_document_taken ON documents_document;
DROP TRIGGER directives_papertakeover_taken ON directives_papertakeover;
DROP FUNCTION directives_takes_paper_v1;
DROP POLICY directives_papertakeover_add ON directives_papertakeover;
DROP POLICY directives_papertakeover_read ON directives_papertakeover;
ALTER TABLE directives_papertakeover NO FORCE ROW LEVEL SECURITY;
ALTER TABLE directives_papertakeover DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0007_bounds_at_less_cost"),
        ("directives", "0034_carried_by_successor"),
        ("documents", "0021_found_by_index"),
    ]

    operations = [
        migrations.CreateModel(
            name="PaperTakeover",
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
                ("at", models.DateTimeField(verbose_name="tiếp nhận lúc")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần tiếp nhận văn bản",
                "verbose_name_plural": "các lần tiếp nhận văn bản",
                "indexes": [
                    models.Index(fields=["owner_path"], name="directives__owner_p_6fc0ce_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "owner_path"), name="paper_taken_over_once"
                    )
                ],
            },
        ),
        migrations.RunSQL(_NEW, _BACK),
        granted("directives_papertakeover", "SELECT, INSERT"),
        recorded("directives_papertakeover"),
    ]
