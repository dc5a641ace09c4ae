"""Papers of cases: drafts, what was issued, files; who sees and writes them."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = Path(__file__).parents[1] / "sql"
_RIGHTS = {
    "cases_paperdraft": "SELECT, INSERT, DELETE, UPDATE (words, dated_on, at, of_event_id, changed_by_id, changed_at, version)",
    "cases_casepaper": "SELECT, INSERT, UPDATE (cancelled_by_id, cancelled_at, cancelled_because)",
    "cases_casepaperfile": "SELECT, INSERT",
}


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0007_bounds_at_less_cost"),
        ("cases", "0011_found_by_index"),
        ("documents", "0022_paper_numbers"),
    ]

    operations = [
        migrations.CreateModel(
            name="CasePaper",
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
                ("form", models.CharField(max_length=40, verbose_name="mẫu")),
                ("name", models.CharField(max_length=120, verbose_name="loại văn bản")),
                ("written", models.CharField(max_length=60, verbose_name="số, ký hiệu")),
                ("dated_on", models.DateField(verbose_name="ngày ban hành")),
                ("text", models.TextField(verbose_name="toàn văn")),
                ("gaps", models.JSONField(default=list, verbose_name="chỗ trống")),
                ("mark", models.CharField(max_length=8, verbose_name="mức kiểm chứng của mẫu")),
                ("source", models.CharField(max_length=300, verbose_name="nguồn của mẫu")),
                (
                    "because",
                    models.CharField(blank=True, max_length=300, verbose_name="lý do thay"),
                ),
                ("issued_at", models.DateTimeField(verbose_name="phát hành lúc")),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="cases.case",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="cases.caseevent",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "number",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.papernumber",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="cases.casepaper",
                        verbose_name="thay",
                    ),
                ),
            ],
            options={
                "verbose_name": "văn bản của vụ việc",
                "verbose_name_plural": "văn bản của vụ việc",
            },
        ),
        migrations.CreateModel(
            name="PaperDraft",
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
                ("form", models.CharField(max_length=40, verbose_name="mẫu")),
                ("key", models.UUIDField()),
                ("words", models.JSONField(default=dict, verbose_name="phần gõ thêm")),
                ("dated_on", models.DateField(null=True, verbose_name="ngày ban hành")),
                ("at", models.TimeField(null=True, verbose_name="giờ lập")),
                (
                    "because",
                    models.CharField(blank=True, max_length=300, verbose_name="lý do thay"),
                ),
                ("begun_at", models.DateTimeField(verbose_name="soạn lúc")),
                ("changed_at", models.DateTimeField(verbose_name="sửa lúc")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "begun_by",
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
                        related_name="paper_drafts",
                        to="cases.case",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "of_event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.caseevent",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.casepaper",
                        verbose_name="thay văn bản",
                    ),
                ),
            ],
            options={
                "verbose_name": "dự thảo văn bản",
                "verbose_name_plural": "dự thảo văn bản",
            },
        ),
        migrations.AddField(
            model_name="casepaper",
            name="draft",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="issued",
                to="cases.paperdraft",
            ),
        ),
        migrations.CreateModel(
            name="CasePaperFile",
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
                    "kind",
                    models.CharField(
                        choices=[("docx", "DOCX"), ("pdf", "PDF")],
                        max_length=4,
                        verbose_name="dạng",
                    ),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="dấu SHA-256")),
                ("size", models.PositiveBigIntegerField(verbose_name="số byte")),
                ("made_at", models.DateTimeField(verbose_name="tạo lúc")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="cases.casepaper",
                    ),
                ),
            ],
            options={
                "verbose_name": "tệp văn bản của vụ việc",
                "verbose_name_plural": "tệp văn bản của vụ việc",
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "kind"), name="case_paper_file_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["docx", "pdf"])),
                        name="case_paper_file_of_known_kind",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="paperdraft",
            constraint=models.UniqueConstraint(
                fields=("case", "key"), name="paper_draft_begun_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="paperdraft",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("because", ""), ("replaces", None)),
                    models.Q(("replaces__isnull", False), models.Q(("because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="paper_draft_replaces_with_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="casepaper",
            index=models.Index(fields=["case", "issued_at"], name="cases_casep_case_id_4e903e_idx"),
        ),
        migrations.AddConstraint(
            model_name="casepaper",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("because", ""), ("replaces", None)),
                    models.Q(("replaces__isnull", False), models.Q(("because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="case_paper_replaces_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="casepaper",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("cancelled_at", None), ("cancelled_because", ""), ("cancelled_by", None)
                    ),
                    models.Q(
                        ("cancelled_at__isnull", False),
                        ("cancelled_by__isnull", False),
                        models.Q(("cancelled_because", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="case_paper_cancelled_with_reason",
            ),
        ),
        migrations.RunSQL(
            (_SQL / "papers.sql").read_text("utf-8"), (_SQL / "papers_back.sql").read_text("utf-8")
        ),
        *(granted(table, rights) for table, rights in _RIGHTS.items()),
        *(recorded(table) for table in _RIGHTS),
    ]
