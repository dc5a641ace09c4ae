"""Requests to see a file, grants of parts of it, and the book of sharing."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = Path(__file__).parents[1] / "sql"
_RIGHTS = {
    "sharerequest": "SELECT, INSERT, UPDATE (state, answer, answered_by_id, answered_at)",
    "sharegrant": "SELECT, INSERT, UPDATE (until, ended_by_id, ended_at, ended_because, version)",
    "shareentry": "SELECT",
}


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0007_bounds_at_less_cost"),
        ("cases", "0016_files_guard"),
        ("parties", "0002_guard"),
    ]

    operations = [
        migrations.CreateModel(
            name="ShareRequest",
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
                    "holder_path",
                    sauro.foundation.access.models.PathField(
                        db_collation="C", max_length=120, verbose_name="nơi giữ hồ sơ"
                    ),
                ),
                ("about", models.CharField(max_length=300, verbose_name="cần xem gì")),
                (
                    "for_case",
                    models.CharField(blank=True, max_length=60, verbose_name="phục vụ vụ việc"),
                ),
                ("because", models.CharField(max_length=300, verbose_name="mục đích")),
                (
                    "parts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10),
                        size=None,
                        verbose_name="phần hồ sơ",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="đề nghị lúc")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chờ trả lời"),
                            ("granted", "Đã cho xem"),
                            ("refused", "Không cho xem"),
                            ("withdrawn", "Đã rút"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=300, verbose_name="trả lời")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="trả lời lúc")),
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
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "inquiry",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="parties.inquiry",
                    ),
                ),
                (
                    "own_case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "đề nghị cho xem hồ sơ",
                "verbose_name_plural": "đề nghị cho xem hồ sơ",
            },
        ),
        migrations.CreateModel(
            name="ShareGrant",
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
                    "grantee_path",
                    sauro.foundation.access.models.PathField(
                        db_collation="C", max_length=120, verbose_name="nơi được xem"
                    ),
                ),
                ("called", models.CharField(max_length=300, verbose_name="hồ sơ")),
                (
                    "parts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10),
                        size=None,
                        verbose_name="phần hồ sơ",
                    ),
                ),
                ("until", models.DateField(verbose_name="đến hết ngày")),
                ("because", models.CharField(max_length=300, verbose_name="lý do")),
                ("granted_at", models.DateTimeField(verbose_name="cho xem lúc")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="thôi cho xem lúc")),
                (
                    "ended_because",
                    models.CharField(blank=True, max_length=300, verbose_name="lý do thôi"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="share_grants",
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
                    "granted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="parties.party",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="cases.sharerequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần cho xem hồ sơ",
                "verbose_name_plural": "các lần cho xem hồ sơ",
            },
        ),
        migrations.CreateModel(
            name="ShareEntry",
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
                    "grantee_path",
                    sauro.foundation.access.models.PathField(db_collation="C", max_length=120),
                ),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("granted", "Cho xem"),
                            ("extended", "Gia hạn"),
                            ("ended", "Thôi cho xem"),
                            ("opened", "Mở hồ sơ"),
                        ],
                        max_length=10,
                        verbose_name="việc",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("until", models.DateField(verbose_name="đến hết ngày")),
                ("xact", models.BigIntegerField()),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "grant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="cases.sharegrant",
                    ),
                ),
            ],
            options={
                "verbose_name": "dòng của sổ chia sẻ",
                "verbose_name_plural": "sổ chia sẻ",
                "indexes": [
                    models.Index(fields=["grant", "-at"], name="cases_share_grant_i_6df622_idx")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="sharerequest",
            index=models.Index(
                fields=["holder_path", "state"], name="cases_share_holder__330507_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="sharerequest",
            index=models.Index(
                fields=["owner_path", "-asked_at"], name="cases_share_owner_p_b16b66_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="sharerequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "waiting")),
                fields=("owner_path", "holder_path", "about"),
                name="share_asked_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("owner_path", models.F("holder_path")), _negated=True),
                name="share_asked_of_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("because", ""), _negated=True), models.Q(("about", ""), _negated=True)
                ),
                name="share_asked_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at", None), ("answered_by", None), ("state", "waiting")),
                    models.Q(
                        ("answered_at__isnull", False),
                        ("answered_by__isnull", False),
                        ("state__in", ["granted", "refused", "withdrawn"]),
                    ),
                    _connector="OR",
                ),
                name="share_answered_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "refused"), _negated=True),
                    models.Q(("answer", ""), _negated=True),
                    _connector="OR",
                ),
                name="share_refused_with_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="sharegrant",
            index=models.Index(
                fields=["owner_path", "-granted_at"], name="cases_share_owner_p_a8a643_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="sharegrant",
            index=models.Index(
                fields=["grantee_path", "-granted_at"], name="cases_share_grantee_d9f36f_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="sharegrant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case", None), ("party__isnull", False)),
                    models.Q(("case__isnull", False), ("party", None)),
                    _connector="OR",
                ),
                name="share_grant_of_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharegrant",
            constraint=models.CheckConstraint(
                condition=models.Q(("owner_path", models.F("grantee_path")), _negated=True),
                name="share_grant_to_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharegrant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "parts__contained_by",
                        [
                            "summary",
                            "goods",
                            "parties",
                            "steps",
                            "exhibits",
                            "money",
                            "papers",
                            "whole",
                        ],
                    ),
                    ("parts__len__gte", 1),
                ),
                name="share_grant_known_parts",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharegrant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("because", ""), _negated=True),
                    models.Q(
                        ("ended_at", None),
                        models.Q(("ended_because", ""), _negated=True),
                        _connector="OR",
                    ),
                ),
                name="share_grant_with_reason",
            ),
        ),
        migrations.RunSQL(
            (_SQL / "sharing.sql").read_text("utf-8"),
            (_SQL / "sharing_back.sql").read_text("utf-8"),
        ),
        *(granted(f"cases_{table}", rights) for table, rights in _RIGHTS.items()),
        *(recorded(f"cases_{table}") for table in _RIGHTS),
    ]
