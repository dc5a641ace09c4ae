"""The book of numbers that an office gives to its papers: the next one, and never one twice."""

from pathlib import Path

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted, guarded
from sauro.foundation.audit.record import recorded

_SQL = (Path(__file__).parents[1] / "sql" / "numbers.sql").read_text("utf-8")
_BACK = """
DROP TRIGGER documents_papernumber_stays ON documents_papernumber;
DROP TRIGGER documents_papernumber_given ON documents_papernumber;
DROP FUNCTION documents_number_stays_v1, documents_number_given_v1, documents_number_turn_v1;
"""
_TABLE = "documents_papernumber"
_RIGHTS = "SELECT, INSERT, UPDATE (cancelled_by_id, cancelled_at, cancelled_because)"


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0007_bounds_at_less_cost"),
        ("audit", "0002_chain"),
        ("documents", "0021_found_by_index"),
    ]

    operations = [
        migrations.CreateModel(
            name="PaperNumber",
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
                ("series", models.CharField(max_length=40, verbose_name="ký hiệu")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("number", models.PositiveIntegerField(verbose_name="số")),
                ("dated_on", models.DateField(verbose_name="ngày ban hành")),
                ("subject", models.CharField(max_length=300, verbose_name="trích yếu")),
                ("taken_at", models.DateTimeField(verbose_name="cấp lúc")),
                ("cancelled_at", models.DateTimeField(null=True, verbose_name="hủy lúc")),
                (
                    "cancelled_because",
                    models.CharField(blank=True, max_length=300, verbose_name="lý do hủy"),
                ),
                (
                    "cancelled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "số văn bản",
                "verbose_name_plural": "sổ cấp số văn bản",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner_path", "series", "year", "number"), name="paper_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("year", django.db.models.functions.datetime.ExtractYear("dated_on"))
                        ),
                        name="paper_number_of_its_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject", ""), _negated=True),
                        name="paper_number_says_what_for",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("cancelled_at", None),
                                ("cancelled_because", ""),
                                ("cancelled_by", None),
                            ),
                            models.Q(
                                ("cancelled_at__isnull", False),
                                ("cancelled_by__isnull", False),
                                models.Q(("cancelled_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="paper_number_cancelled_with_reason",
                    ),
                ],
            },
        ),
        migrations.RunSQL(_SQL, _BACK),
        guarded(_TABLE),
        granted(_TABLE, _RIGHTS),
        recorded(_TABLE),
    ]
