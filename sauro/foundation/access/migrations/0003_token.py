"""Tokens of seats: a seat sees its own, and whoever presents a digest sees that one row."""

import datetime

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_OWN = "sauro_sees_v1(owner_path) AND seat_id = nullif(current_setting('sauro.seat', true), '')::bigint"
_PRESENTED = "digest = nullif(current_setting('sauro.token', true), '')"
# A revoked token is never changed again, so it stays revoked; none is ever deleted.
_POLICIES = f"""
ALTER TABLE access_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_token FORCE ROW LEVEL SECURITY;
CREATE POLICY access_token_read ON access_token FOR SELECT USING (({_OWN}) OR {_PRESENTED});
CREATE POLICY access_token_make ON access_token FOR INSERT WITH CHECK ({_OWN});
CREATE POLICY access_token_change ON access_token FOR UPDATE
  USING ({_OWN} AND revoked_at IS NULL) WITH CHECK ({_OWN});
"""
_DROP = """
DROP POLICY access_token_change ON access_token;
DROP POLICY access_token_make ON access_token;
DROP POLICY access_token_read ON access_token;
ALTER TABLE access_token NO FORCE ROW LEVEL SECURITY;
ALTER TABLE access_token DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0002_guard"), ("audit", "0003_no_borrowed_tables")]
    operations = [
        migrations.CreateModel(
            name="Token",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "owner_path",
                    sauro.foundation.access.models.PathField(verbose_name="cơ quan chủ quản"),
                ),
                ("name", models.CharField(max_length=100, verbose_name="tên khóa")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(verbose_name="tạo lúc")),
                ("expires_on", models.DateField(verbose_name="dùng đến hết ngày")),
                ("last_used_at", models.DateTimeField(null=True, verbose_name="dùng gần nhất")),
                ("revoked_at", models.DateTimeField(null=True, verbose_name="thu hồi lúc")),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tokens",
                        to="access.seat",
                        verbose_name="vị trí công tác",
                    ),
                ),
            ],
            options={
                "verbose_name": "khóa truy cập",
                "verbose_name_plural": "khóa truy cập",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            expires_on__lte=models.F("made_at") + datetime.timedelta(days=367)
                        ),
                        name="token_lives_a_year_at_most",
                    ),
                ],
            },
        ),
        migrations.RunSQL(_POLICIES, _DROP),
        granted("access_token", "SELECT, INSERT, UPDATE (last_used_at, revoked_at)"),
        recorded("access_token", "revoked_at"),
    ]
