"""Work of a body that ended goes on with its successor."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = (Path(__file__).parents[1] / "sql" / "handed.sql").read_text("utf-8")
_BACK = """
DROP TRIGGER directives_handover_handed ON directives_handover;
DROP FUNCTION directives_handed_v1;
DROP POLICY directives_handover_add ON directives_handover;
DROP POLICY directives_handover_read ON directives_handover;
ALTER TABLE directives_handover NO FORCE ROW LEVEL SECURITY;
ALTER TABLE directives_handover DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0005_account_guard"),
        ("directives", "0024_carried_over_in_parts"),
        ("organization", "0004_history"),
    ]

    operations = [
        migrations.CreateModel(
            name="Handover",
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
                ("at", models.DateTimeField(verbose_name="chuyển lúc")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "new",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handed_from",
                        to="directives.assignment",
                    ),
                ),
                (
                    "old",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handed_to",
                        to="directives.assignment",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần chuyển cơ quan kế thừa",
                "verbose_name_plural": "các lần chuyển cơ quan kế thừa",
            },
        ),
        migrations.RunSQL(_SQL, _BACK),
        granted("directives_handover", "SELECT, INSERT"),
        recorded("directives_handover"),
    ]
