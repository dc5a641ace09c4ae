"""Whose work a directive is, its life, what is asked and the files that show what was done."""

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0005_account_guard"),
        ("directives", "0014_later_leads"),
        ("organization", "0004_history"),
    ]

    operations = [
        migrations.CreateModel(
            name="Assignment",
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
                ("portion", models.TextField(blank=True, verbose_name="phần việc")),
                ("occurs_on", models.DateField(null=True, verbose_name="kỳ")),
                (
                    "state",
                    models.CharField(default="issued", max_length=12, verbose_name="tình trạng"),
                ),
                ("due_first_on", models.DateField(null=True, verbose_name="hạn khi giao")),
                ("due_on", models.DateField(null=True, verbose_name="hạn")),
                ("submitted_on", models.DateField(null=True, verbose_name="ngày báo cáo kết quả")),
                ("issued_at", models.DateTimeField(verbose_name="giao lúc")),
                ("changed_at", models.DateTimeField(verbose_name="lần cuối có thay đổi")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.body",
                    ),
                ),
                (
                    "directive",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="directives.directive",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="directives.assignment",
                    ),
                ),
            ],
            options={
                "verbose_name": "việc được giao",
                "verbose_name_plural": "việc được giao",
            },
        ),
        migrations.CreateModel(
            name="Request",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("extension", "xin gia hạn"),
                            ("objection", "kiến nghị không thực hiện"),
                        ],
                        max_length=10,
                    ),
                ),
                ("wanted_on", models.DateField(null=True, verbose_name="xin đến ngày")),
                ("reason", models.TextField(verbose_name="lý do")),
                ("asked_at", models.DateTimeField(verbose_name="đề nghị lúc")),
                ("granted", models.BooleanField(null=True, verbose_name="đồng ý")),
                ("granted_on", models.DateField(null=True, verbose_name="gia hạn đến ngày")),
                ("answer", models.TextField(blank=True, verbose_name="trả lời")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="quyết định lúc")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="directives.assignment",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "đề nghị",
                "verbose_name_plural": "đề nghị",
            },
        ),
        migrations.CreateModel(
            name="Step",
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
                ("act", models.CharField(max_length=16, verbose_name="việc đã làm")),
                ("words", models.TextField(blank=True, verbose_name="nội dung")),
                ("day", models.DateField(null=True)),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="directives.assignment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "diễn biến",
                "verbose_name_plural": "diễn biến",
            },
        ),
        migrations.CreateModel(
            name="Evidence",
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
                ("name", models.CharField(max_length=255, verbose_name="tên tệp")),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField(verbose_name="dung lượng")),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="directives.step",
                    ),
                ),
            ],
            options={
                "verbose_name": "tài liệu",
                "verbose_name_plural": "tài liệu",
            },
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                fields=["owner_path", "due_on", "id"], name="directives__owner_p_bdca5e_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                fields=["issuer_path", "due_on", "id"], name="directives__issuer__010da2_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(("state__in", ("accepted", "withdrawn")), _negated=True),
                fields=["owner_path", "due_on", "id"],
                name="assignment_open_of_body",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(("state__in", ("accepted", "withdrawn")), _negated=True),
                fields=["issuer_path", "due_on", "id"],
                name="assignment_open_of_issuer",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("part_of", None)),
                fields=("directive", "body", "occurs_on"),
                name="assignment_once_a_body",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("submitted", "accepted")), _negated=True),
                    ("submitted_on__isnull", False),
                    _connector="OR",
                ),
                name="assignment_done_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ("submitted", "accepted")),
                    ("submitted_on", None),
                    _connector="OR",
                ),
                name="assignment_not_done_without_result",
            ),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decided_at", None)),
                fields=("assignment", "kind"),
                name="request_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("decided_by", None), ("granted", None)),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                        ("granted__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="request_decided_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "extension"), _negated=True),
                    ("wanted_on__isnull", False),
                    _connector="OR",
                ),
                name="request_extension_to_a_day",
            ),
        ),
        migrations.AddIndex(
            model_name="step",
            index=models.Index(fields=["assignment", "id"], name="directives__assignm_1d34b3_idx"),
        ),
    ]
