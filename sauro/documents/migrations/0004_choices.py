"""Whom a name means, where a person decided it: seen by scope, recorded, frozen once published."""

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted, guarded
from sauro.foundation.audit.record import recorded

_FREEZE = """
CREATE TRIGGER documents_choice_frozen BEFORE UPDATE OR DELETE ON documents_choice
  FOR EACH ROW EXECUTE FUNCTION documents_frozen_v1();
CREATE TRIGGER documents_choice_closed BEFORE INSERT ON documents_choice
  FOR EACH ROW EXECUTE FUNCTION documents_closed_v1();
"""
_THAW = """
DROP TRIGGER documents_choice_closed ON documents_choice;
DROP TRIGGER documents_choice_frozen ON documents_choice;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_guard"),
        ("documents", "0003_frozen_for_additions"),
        ("organization", "0002_grants"),
    ]

    operations = [
        migrations.CreateModel(
            name="Choice",
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
                ("mention", models.CharField(max_length=500, verbose_name="tên nêu trong văn bản")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="lý do")),
                ("chosen_at", models.DateTimeField(verbose_name="chọn lúc")),
                (
                    "body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.body",
                        verbose_name="cơ quan",
                    ),
                ),
                (
                    "chosen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choices",
                        to="documents.document",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choices",
                        to="documents.item",
                    ),
                ),
            ],
            options={
                "verbose_name": "cơ quan được chọn",
                "verbose_name_plural": "cơ quan được chọn",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "item", "mention", "body"),
                        name="choice_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        guarded("documents_choice"),
        granted("documents_choice", "SELECT, INSERT, DELETE"),
        recorded("documents_choice"),
        migrations.RunSQL(_FREEZE, _THAW),
    ]
