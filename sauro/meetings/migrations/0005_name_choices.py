"""Whom names in conclusions mean, where a person chose; a notice in the register stays as it is."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_FOLDER = Path(__file__).parents[1] / "sql"
_CHOICES = (_FOLDER / "name_choices.sql").read_text("utf-8")
_UNGUARD = """
DROP TRIGGER meetings_namechoice_chosen ON meetings_namechoice;
DROP FUNCTION meetings_name_chosen_v1;
DROP POLICY meetings_namechoice_drop ON meetings_namechoice;
DROP POLICY meetings_namechoice_add ON meetings_namechoice;
DROP POLICY meetings_namechoice_read ON meetings_namechoice;
ALTER TABLE meetings_namechoice DROP CONSTRAINT name_choice_of_own_conclusion;
ALTER TABLE meetings_namechoice NO FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings_namechoice DISABLE ROW LEVEL SECURITY;
"""
_DRAFTS = (_FOLDER / "notice_drafts_2.sql").read_text("utf-8")
_BEFORE = (_FOLDER / "notice_drafts.sql").read_text("utf-8")
_AS_BEFORE = (
    "DROP TRIGGER meetings_noticedraft_drafted ON meetings_noticedraft;"
    "DROP FUNCTION meetings_drafted_v2; DROP FUNCTION meetings_in_register_v1;"
    + _BEFORE[_BEFORE.index("CREATE FUNCTION meetings_drafted_v1") :]
)


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0005_account_guard"),
        ("meetings", "0004_rest_of_carried"),
        ("organization", "0002_grants"),
    ]

    operations = [
        migrations.CreateModel(
            name="NameChoice",
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
                    "mention",
                    models.CharField(max_length=500, verbose_name="tên nêu trong kết luận"),
                ),
                ("chosen_at", models.DateTimeField(verbose_name="chọn lúc")),
                (
                    "body",
                    models.ForeignKey(
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
                    "conclusion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choices",
                        to="meetings.conclusion",
                    ),
                ),
            ],
            options={
                "verbose_name": "cơ quan được chọn trong kết luận",
                "verbose_name_plural": "cơ quan được chọn trong kết luận",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("conclusion", "mention", "body"), name="name_choice_once"
                    )
                ],
            },
        ),
        migrations.RunSQL(_CHOICES, _UNGUARD),
        granted("meetings_namechoice", "SELECT, INSERT, DELETE"),
        recorded("meetings_namechoice"),
        migrations.RunSQL(_DRAFTS, _AS_BEFORE),
    ]
