"""Documents that show what was done, beside files."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = (Path(__file__).parents[1] / "sql" / "evidence_links.sql").read_text("utf-8")
_BACK = """
DROP TRIGGER directives_evidencelink_linked ON directives_evidencelink;
DROP FUNCTION directives_linked_v1;
DROP POLICY directives_evidencelink_add ON directives_evidencelink;
DROP POLICY directives_evidencelink_read ON directives_evidencelink;
ALTER TABLE directives_evidencelink NO FORCE ROW LEVEL SECURITY;
ALTER TABLE directives_evidencelink DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0031_following_days"),
        ("documents", "0020_list_entered_by_a_job"),
    ]

    operations = [
        migrations.CreateModel(
            name="EvidenceLink",
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
                    "issuer_path",
                    sauro.foundation.access.models.PathField(db_collation="C", max_length=120),
                ),
                ("called", models.CharField(max_length=300, verbose_name="số, ký hiệu")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="directives.step",
                    ),
                ),
            ],
            options={
                "verbose_name": "văn bản kèm theo",
                "verbose_name_plural": "văn bản kèm theo",
                "constraints": [
                    models.UniqueConstraint(fields=("step", "document"), name="evidence_link_once")
                ],
            },
        ),
        migrations.RunSQL(_SQL, _BACK),
        granted("directives_evidencelink", "SELECT, INSERT"),
        recorded("directives_evidencelink"),
    ]
