"""A case is handed over to another body and taken over with receipt."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = Path(__file__).parents[1] / "sql"
_RIGHTS = "SELECT, INSERT, UPDATE (state, into_id, taken_on, answer, answered_by_id, answered_at, received)"


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0007_bounds_at_less_cost"),
        ("cases", "0017_sharing"),
    ]

    operations = [
        migrations.AlterField(
            model_name="casebody",
            name="role",
            field=models.CharField(
                choices=[("joint", "Phối hợp"), ("took_over", "Đã nhận hồ sơ")],
                default="joint",
                max_length=10,
                verbose_name="vai trò",
            ),
        ),
        migrations.CreateModel(
            name="CaseTransfer",
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
                    "receiver_path",
                    sauro.foundation.access.models.PathField(
                        db_collation="C", max_length=120, verbose_name="nơi nhận"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("criminal", "Có dấu hiệu tội phạm, chuyển cơ quan tố tụng"),
                            ("authority", "Chuyển nơi có thẩm quyền xử lý"),
                            ("return", "Trả lại hồ sơ"),
                        ],
                        max_length=10,
                        verbose_name="loại chuyển",
                    ),
                ),
                ("called", models.CharField(max_length=300, verbose_name="vụ việc")),
                ("because", models.CharField(max_length=500, verbose_name="lý do, căn cứ")),
                ("paper", models.CharField(max_length=120, verbose_name="số văn bản chuyển")),
                ("handed_on", models.DateField(verbose_name="ngày chuyển")),
                (
                    "exhibits",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), default=list, size=None
                    ),
                ),
                (
                    "papers",
                    models.CharField(blank=True, max_length=1000, verbose_name="giấy tờ kèm theo"),
                ),
                ("proposed_at", models.DateTimeField(verbose_name="lập lúc")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Chờ nhận"),
                            ("taken", "Đã nhận"),
                            ("refused", "Không nhận"),
                            ("withdrawn", "Đã rút"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("taken_on", models.DateField(null=True, verbose_name="ngày nhận")),
                (
                    "answer",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="ý kiến khi nhận, lý do không nhận"
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True, verbose_name="trả lời lúc")),
                (
                    "received",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), default=list, size=None
                    ),
                ),
                ("xact", models.BigIntegerField(default=0)),
                (
                    "answered_by",
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
                        related_name="transfers",
                        to="cases.case",
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers_in",
                        to="cases.case",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "returns",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="returned_by",
                        to="cases.casetransfer",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần chuyển vụ việc",
                "verbose_name_plural": "các lần chuyển vụ việc",
                "indexes": [
                    models.Index(
                        fields=["receiver_path", "state"], name="cases_caset_receive_3e7c3d_idx"
                    ),
                    models.Index(
                        fields=["owner_path", "-proposed_at"], name="cases_caset_owner_p_0adad9_idx"
                    ),
                    models.Index(fields=["xact"], name="cases_caset_xact_d44e0d_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "proposed")),
                        fields=("case",),
                        name="case_handed_one_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("owner_path", models.F("receiver_path")), _negated=True
                        ),
                        name="case_handed_to_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("because", ""), _negated=True),
                            models.Q(("paper", ""), _negated=True),
                        ),
                        name="case_handed_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("taken_on", None), models.Q(("state", "taken"), _negated=True)
                            ),
                            models.Q(("state", "taken"), ("taken_on__gte", models.F("handed_on"))),
                            _connector="OR",
                        ),
                        name="case_taken_after_handed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="case_not_taken_with_reason",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            (_SQL / "transfers.sql").read_text("utf-8"),
            (_SQL / "transfers_back.sql").read_text("utf-8"),
        ),
        granted("cases_casetransfer", _RIGHTS),
        recorded("cases_casetransfer"),
    ]
