"""That two cases are two; lines of goods know how often they were changed."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("cases", "0022_steps_of_entries"), ("audit", "0002_chain")]
    operations = [
        migrations.AddField(
            model_name="goodsline",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.CreateModel(
            name="CaseApart",
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
                ("because", models.CharField(max_length=300, verbose_name="vì sao là hai vụ")),
                ("said_at", models.DateTimeField(verbose_name="ghi lúc")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="rút lại lúc")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="apart",
                        to="cases.case",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="apart_from",
                        to="cases.case",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "kết luận không phải một vụ",
                "verbose_name_plural": "kết luận không phải một vụ",
                "indexes": [models.Index(fields=["other"], name="cases_casea_other_i_966103_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("case", "other"),
                        name="case_apart_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("case", models.F("other")), _negated=True),
                        name="case_apart_from_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("because", ""), _negated=True),
                        name="case_apart_with_reason",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            (_SQL / "apart.sql").read_text("utf-8"), (_SQL / "apart_back.sql").read_text("utf-8")
        ),
        granted("cases_caseapart", "SELECT, INSERT, UPDATE (ended_at, ended_by_id)"),
        recorded("cases_caseapart"),
    ]
