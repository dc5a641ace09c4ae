"""Photographs, video and scans of cases; who sees, adds and withdraws them."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = Path(__file__).parents[1] / "sql"
_TABLE = "cases_caseattachment"


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0007_bounds_at_less_cost"),
        ("cases", "0013_case_papers"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseAttachment",
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
                ("sha256", models.CharField(max_length=64, verbose_name="dấu SHA-256")),
                ("size", models.PositiveBigIntegerField(verbose_name="số byte")),
                ("name", models.CharField(max_length=255, verbose_name="tên tệp")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("photo", "Ảnh"),
                            ("video", "Video"),
                            ("sound", "Ghi âm"),
                            ("scan", "Bản quét PDF"),
                        ],
                        max_length=6,
                        verbose_name="loại",
                    ),
                ),
                ("form", models.CharField(max_length=12, verbose_name="định dạng")),
                ("told", models.JSONField(default=dict, verbose_name="tệp tự ghi")),
                ("title", models.CharField(max_length=200, verbose_name="tên gọi")),
                (
                    "shows",
                    models.CharField(blank=True, max_length=1000, verbose_name="cho thấy gì"),
                ),
                ("taken_on", models.DateField(null=True, verbose_name="ngày chụp, ghi")),
                (
                    "taken_where",
                    models.CharField(blank=True, max_length=300, verbose_name="nơi chụp, ghi"),
                ),
                (
                    "taken_by",
                    models.CharField(blank=True, max_length=200, verbose_name="người chụp, ghi"),
                ),
                ("added_at", models.DateTimeField(verbose_name="nhận lúc")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="rút lúc")),
                (
                    "withdrawn_because",
                    models.CharField(blank=True, max_length=300, verbose_name="lý do rút"),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="cases.case",
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="cases.caseexhibit",
                        verbose_name="tang vật",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "tài liệu kèm theo vụ việc",
                "verbose_name_plural": "tài liệu kèm theo vụ việc",
                "indexes": [
                    models.Index(fields=["case", "added_at"], name="cases_casea_case_id_f54c41_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("case", "sha256"),
                        name="case_attachment_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["photo", "video", "sound", "scan"])),
                        name="case_attachment_of_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__gt", 0), models.Q(("title", ""), _negated=True)),
                        name="case_attachment_holds_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at", None),
                                ("withdrawn_because", ""),
                                ("withdrawn_by", None),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                                models.Q(("withdrawn_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="case_attachment_withdrawn_with_reason",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            (_SQL / "attachments.sql").read_text("utf-8"),
            (_SQL / "attachments_back.sql").read_text("utf-8"),
        ),
        granted(
            _TABLE, "SELECT, INSERT, UPDATE (withdrawn_by_id, withdrawn_at, withdrawn_because)"
        ),
        recorded(_TABLE),
    ]
