"""Exhibits, everything done to them, and money: seen with their case, only added to."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = Path(__file__).parents[1] / "sql"
_TABLES = ("cases_caseexhibit", "cases_casemovement", "cases_casemoney")


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0007_bounds_at_less_cost"),
        ("cases", "0006_work_guard"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseExhibit",
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
                ("number", models.PositiveSmallIntegerField(verbose_name="số thứ tự")),
                ("name", models.CharField(max_length=300, verbose_name="tên, chủng loại")),
                ("unit", models.CharField(max_length=20, verbose_name="đơn vị tính")),
                ("whole", models.BooleanField(default=False, verbose_name="đếm nguyên")),
                ("added_at", models.DateTimeField(verbose_name="ghi lúc")),
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
                        related_name="exhibits",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "tang vật",
                "verbose_name_plural": "tang vật",
            },
        ),
        migrations.CreateModel(
            name="CaseMoney",
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
                ("number", models.PositiveIntegerField(verbose_name="bút toán số")),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("owed", "Phải nộp"),
                            ("reduced", "Miễn, giảm, hủy"),
                            ("planned", "Cho nộp nhiều lần"),
                            ("collected", "Thu tại chỗ"),
                            ("paid_in", "Nộp vào Kho bạc"),
                            ("remitted", "Người thu nộp vào Kho bạc"),
                            ("refunded", "Hoàn trả số nộp thừa"),
                            ("reversed", "Bút toán đảo"),
                        ],
                        max_length=10,
                        verbose_name="nội dung",
                    ),
                ),
                ("debt", models.CharField(max_length=20, verbose_name="mã khoản")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fine", "Tiền phạt"),
                            ("arrears", "Thuế truy thu"),
                            ("illicit_gain", "Số lợi bất hợp pháp"),
                            ("sale", "Tiền bán tang vật tịch thu"),
                        ],
                        max_length=12,
                        verbose_name="loại khoản",
                    ),
                ),
                ("day", models.DateField(verbose_name="ngày")),
                ("amount_vnd", models.BigIntegerField(default=0, verbose_name="số tiền (đồng)")),
                ("due_on", models.DateField(null=True, verbose_name="ngày cuối phải nộp")),
                (
                    "paper",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="quyết định, chứng từ"
                    ),
                ),
                (
                    "toward",
                    models.CharField(
                        choices=[("principal", "Số phải nộp"), ("late", "Tiền chậm nộp")],
                        default="principal",
                        max_length=9,
                        verbose_name="nộp cho",
                    ),
                ),
                ("beyond", models.BooleanField(default=False, verbose_name="đã về, nộp thừa")),
                ("parts", models.JSONField(default=list)),
                (
                    "payer",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="người nộp, người nhận"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                ("recorded_at", models.DateTimeField(verbose_name="ghi lúc")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="money",
                        to="cases.case",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "reverses",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversed_by",
                        to="cases.casemoney",
                    ),
                ),
            ],
            options={
                "verbose_name": "bút toán",
                "verbose_name_plural": "bút toán",
            },
        ),
        migrations.CreateModel(
            name="CaseMovement",
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
                ("number", models.PositiveIntegerField(verbose_name="lần ghi số")),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("seized", "Tạm giữ"),
                            ("sealed", "Niêm phong, niêm phong lại"),
                            ("opened", "Mở niêm phong"),
                            ("stored", "Chuyển nơi giữ"),
                            ("handed_over", "Bàn giao"),
                            ("divided", "Tách lô"),
                            ("sampled", "Lấy mẫu"),
                            ("result", "Có kết quả giám định, thử nghiệm"),
                            ("put_back", "Hoàn mẫu"),
                            ("valued", "Định giá"),
                            ("returned", "Trả lại"),
                            ("sold", "Bán"),
                            ("destroyed", "Tiêu hủy"),
                            ("withdrawn", "Hủy lần ghi nhầm"),
                        ],
                        max_length=12,
                        verbose_name="việc",
                    ),
                ),
                ("day", models.DateField(verbose_name="ngày")),
                (
                    "quantity",
                    models.DecimalField(
                        decimal_places=3, max_digits=18, null=True, verbose_name="số lượng"
                    ),
                ),
                ("giver", models.CharField(blank=True, max_length=200, verbose_name="bên giao")),
                ("taker", models.CharField(blank=True, max_length=200, verbose_name="bên nhận")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="nơi giữ")),
                ("seal", models.CharField(blank=True, max_length=60, verbose_name="niêm phong số")),
                (
                    "paper",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="biên bản, quyết định"
                    ),
                ),
                ("sample", models.CharField(blank=True, max_length=40, verbose_name="ký hiệu mẫu")),
                ("value_vnd", models.BigIntegerField(null=True, verbose_name="trị giá (đồng)")),
                (
                    "note",
                    models.CharField(blank=True, max_length=1000, verbose_name="kết quả, ghi chú"),
                ),
                ("held_after", models.DecimalField(decimal_places=3, default=0, max_digits=18)),
                ("holder_after", models.CharField(default="", max_length=200)),
                ("recorded_at", models.DateTimeField(verbose_name="ghi lúc")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="movements",
                        to="cases.case",
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="movements",
                        to="cases.caseexhibit",
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.caseexhibit",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "withdraws",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawn_by",
                        to="cases.casemovement",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần ghi về tang vật",
                "verbose_name_plural": "lần ghi về tang vật",
            },
        ),
        migrations.AddConstraint(
            model_name="caseexhibit",
            constraint=models.UniqueConstraint(
                fields=("case", "number"), name="exhibit_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="caseexhibit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), _negated=True), models.Q(("unit", ""), _negated=True)
                ),
                name="exhibit_is_named",
            ),
        ),
        migrations.AddIndex(
            model_name="casemoney",
            index=models.Index(fields=["case", "debt"], name="cases_casem_case_id_bc228b_idx"),
        ),
        migrations.AddConstraint(
            model_name="casemoney",
            constraint=models.UniqueConstraint(
                fields=("case", "number"), name="money_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="casemoney",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "act__in",
                        [
                            "owed",
                            "reduced",
                            "planned",
                            "collected",
                            "paid_in",
                            "remitted",
                            "refunded",
                            "reversed",
                        ],
                    ),
                    ("toward__in", ["principal", "late"]),
                    models.Q(
                        ("kind", ""),
                        ("kind__in", ["fine", "arrears", "illicit_gain", "sale"]),
                        _connector="OR",
                    ),
                ),
                name="money_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="casemoney",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_vnd__gte", 0)), name="money_never_below_nothing"
            ),
        ),
        migrations.AddConstraint(
            model_name="casemoney",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("act", "owed"), _negated=True),
                    models.Q(
                        ("due_on__gte", models.F("day")), models.Q(("kind", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="money_owed_by_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="casemoney",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reverses", None), models.Q(("act", "reversed"), _negated=True)),
                    models.Q(
                        ("act", "reversed"),
                        ("reverses__isnull", False),
                        models.Q(("note", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="money_reverses_with_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="casemovement",
            index=models.Index(fields=["exhibit", "number"], name="cases_casem_exhibit_d03ce7_idx"),
        ),
        migrations.AddConstraint(
            model_name="casemovement",
            constraint=models.UniqueConstraint(
                fields=("case", "number"), name="movement_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="casemovement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "act__in",
                        [
                            "seized",
                            "sealed",
                            "opened",
                            "stored",
                            "handed_over",
                            "divided",
                            "sampled",
                            "result",
                            "put_back",
                            "valued",
                            "returned",
                            "sold",
                            "destroyed",
                            "withdrawn",
                        ],
                    )
                ),
                name="movement_known_act",
            ),
        ),
        migrations.AddConstraint(
            model_name="casemovement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("held_after__gte", 0),
                    models.Q(("quantity", None), ("quantity__gte", 0), _connector="OR"),
                    models.Q(("value_vnd", None), ("value_vnd__gte", 0), _connector="OR"),
                ),
                name="movement_never_below_nothing",
            ),
        ),
        migrations.AddConstraint(
            model_name="casemovement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdraws", None), models.Q(("act", "withdrawn"), _negated=True)),
                    models.Q(
                        ("act", "withdrawn"),
                        ("withdraws__isnull", False),
                        models.Q(("note", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="movement_withdraws_with_reason",
            ),
        ),
        migrations.RunSQL(
            (_SQL / "custody.sql").read_text("utf-8"),
            (_SQL / "custody_back.sql").read_text("utf-8"),
        ),
        *(granted(table, "SELECT, INSERT") for table in _TABLES),
        *(recorded(table) for table in _TABLES),
    ]
