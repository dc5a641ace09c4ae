"""Homes of accounts, seats that wait for the person's word, one-time links, acts on accounts."""

import datetime

import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import sauro.foundation.access.models

# An account that exists already is at home where its oldest seat is.
_HOMES = """
UPDATE access_user u SET home_id = (
  SELECT body_id FROM access_seat WHERE user_id = u.id ORDER BY valid_from, id LIMIT 1);
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_token"),
        ("organization", "0004_history"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccountAct",
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
                        choices=[
                            ("link", "Cấp đường dẫn đăng nhập"),
                            ("revoke_link", "Thu hồi đường dẫn"),
                            ("unlock", "Mở khóa đăng nhập"),
                            ("end_sessions", "Kết thúc mọi phiên đăng nhập"),
                            ("reset_factor", "Gỡ xác thực hai lớp"),
                            ("switch_off", "Ngừng tài khoản"),
                            ("switch_on", "Mở lại tài khoản"),
                            ("correct", "Sửa họ tên, thư điện tử"),
                        ],
                        max_length=20,
                        verbose_name="thao tác",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="lý do")),
            ],
            options={
                "verbose_name": "thao tác trên tài khoản",
                "verbose_name_plural": "thao tác trên tài khoản",
            },
        ),
        migrations.CreateModel(
            name="SignInLink",
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
                ("digest", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(verbose_name="tạo lúc")),
                ("expires_at", models.DateTimeField(verbose_name="dùng được đến")),
                ("used_at", models.DateTimeField(null=True, verbose_name="đã dùng lúc")),
                ("revoked_at", models.DateTimeField(null=True, verbose_name="thu hồi lúc")),
            ],
            options={
                "verbose_name": "đường dẫn đăng nhập một lần",
                "verbose_name_plural": "đường dẫn đăng nhập một lần",
            },
        ),
        migrations.AddField(
            model_name="seat",
            name="accepted_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now, null=True, verbose_name="nhận lúc"
            ),
            preserve_default=False,  # whoever holds a seat today goes on holding it
        ),
        migrations.AddField(
            model_name="seat",
            name="declined_at",
            field=models.DateTimeField(null=True, verbose_name="từ chối lúc"),
        ),
        migrations.AddField(
            model_name="user",
            name="home",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="accounts",
                to="organization.body",
                verbose_name="cơ quan quản lý",
            ),
        ),
        migrations.RunSQL(_HOMES, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(("accepted_at", None), ("declined_at", None), _connector="OR"),
                name="seat_is_accepted_or_declined",
            ),
        ),
        migrations.AddField(
            model_name="accountact",
            name="seat",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="access.seat",
                verbose_name="người làm",
            ),
        ),
        migrations.AddField(
            model_name="accountact",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="acts",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người",
            ),
        ),
        migrations.AddField(
            model_name="signinlink",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="links",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người",
            ),
        ),
        migrations.AddIndex(
            model_name="accountact",
            index=models.Index(fields=["user", "-at"], name="access_acco_user_id_512a71_idx"),
        ),
        migrations.AddConstraint(
            model_name="signinlink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "expires_at__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("made_at"), "+", models.Value(datetime.timedelta(days=8))
                        ),
                    )
                ),
                name="link_lives_some_days",
            ),
        ),
    ]
