"""Every open limit of a case is noted; who was told of one; all cases counted anew."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0007_bounds_at_less_cost"),
        ("audit", "0002_chain"),
        ("cases", "0019_again"),
        ("directives", "0036_issues_planned_once"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField(
            model_name="case",
            name="limits",
            field=models.JSONField(default=list, verbose_name="các thời hạn đang mở"),
        ),
        migrations.CreateModel(
            name="CaseRecount",
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
                    "why",
                    models.CharField(
                        choices=[
                            ("night", "qua ngày mới"),
                            ("law", "quy định về thời hạn thay đổi"),
                        ],
                        max_length=8,
                        verbose_name="vì sao",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="yêu cầu lúc")),
                ("total", models.PositiveIntegerField(default=0, verbose_name="số vụ việc")),
                ("done", models.PositiveIntegerField(default=0, verbose_name="đã tính")),
                ("changed", models.PositiveIntegerField(default=0, verbose_name="đổi hạn")),
                ("last_case", models.BigIntegerField(default=0)),
                ("finished_at", models.DateTimeField(null=True, verbose_name="xong lúc")),
            ],
            options={
                "verbose_name": "lần tính lại thời hạn",
                "verbose_name_plural": "lần tính lại thời hạn",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("finished_at", None)),
                        fields=("why",),
                        name="recount_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("changed__lte", models.F("done"))),
                        name="recount_changes_what_it_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseReminder",
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
                    "superior_path",
                    sauro.foundation.access.models.PathField(
                        db_collation="C", max_length=120, verbose_name="cấp trên"
                    ),
                ),
                ("clock", models.CharField(max_length=40, verbose_name="thời hạn")),
                (
                    "about",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="về tang vật, phương tiện"
                    ),
                ),
                ("step", models.CharField(max_length=12, verbose_name="bước nhắc")),
                ("due_on", models.DateField(verbose_name="hạn")),
                ("day", models.DateField(verbose_name="ngày nhắc")),
                ("read_at", models.DateTimeField(null=True, verbose_name="đọc lúc")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="cases.case",
                    ),
                ),
                (
                    "digest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directives.digest",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lời nhắc về thời hạn vụ việc",
                "verbose_name_plural": "lời nhắc về thời hạn vụ việc",
                "indexes": [
                    models.Index(
                        fields=["user", "-day", "id"], name="cases_caser_user_id_544fad_idx"
                    ),
                    models.Index(
                        condition=models.Q(("read_at", None)),
                        fields=["user"],
                        name="case_reminder_unread",
                    ),
                    models.Index(fields=["digest"], name="cases_caser_digest__6ebd45_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "clock", "about", "step", "due_on", "user"),
                        name="case_reminder_once",
                    )
                ],
            },
        ),
        migrations.RunSQL(
            (_SQL / "limits.sql").read_text("utf-8"), (_SQL / "limits_back.sql").read_text("utf-8")
        ),
        granted("cases_casereminder", "SELECT, INSERT, UPDATE (read_at)"),
        granted(
            "cases_caserecount",
            "SELECT, INSERT, UPDATE (total, done, changed, last_case, finished_at)",
        ),
        recorded("cases_casereminder", "step"),
        # That it was asked for and that it ended; not each batch.
        recorded("cases_caserecount", "finished_at"),
    ]
