"""Rows of law that people write: everybody reads them, the nation's body adds, nobody changes."""

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_TABLE = "cases_clockrule"
# The law is the same for everybody who acts from a seat. Whoever adds says truly who he is.
_GUARD = f"""
ALTER TABLE {_TABLE} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {_TABLE} FORCE ROW LEVEL SECURITY;
CREATE POLICY {_TABLE}_read ON {_TABLE} FOR SELECT
  USING (nullif(current_setting('sauro.scope', true), '') IS NOT NULL);
CREATE POLICY {_TABLE}_add ON {_TABLE} FOR INSERT WITH CHECK (owner_path = 'v'
  AND sauro_sees_v1('v') AND by_id = nullif(current_setting('sauro.seat', true), '')::bigint);
"""
_BACK = f"""
DROP POLICY {_TABLE}_add ON {_TABLE};
DROP POLICY {_TABLE}_read ON {_TABLE};
ALTER TABLE {_TABLE} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {_TABLE} DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0007_bounds_at_less_cost"),
        ("audit", "0002_chain"),
        ("organization", "0005_heads_by_index"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClockRule",
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
                ("code", models.CharField(max_length=40, verbose_name="mã")),
                ("valid_from", models.DateField(verbose_name="có hiệu lực từ ngày")),
                ("valid_to", models.DateField(null=True, verbose_name="có hiệu lực đến hết ngày")),
                ("number", models.PositiveIntegerField(verbose_name="lần ghi")),
                ("mark", models.CharField(max_length=8, verbose_name="mức kiểm chứng")),
                ("row", models.JSONField(verbose_name="nội dung")),
                ("reason", models.TextField(verbose_name="đã đối chiếu gì")),
                ("made_at", models.DateTimeField(verbose_name="ghi lúc")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "quy định về thời hạn",
                "verbose_name_plural": "quy định về thời hạn",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code", "valid_from", "number"), name="clock_rule_written_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mark__in", ["verified", "found", "memory", "unsure"])),
                        name="clock_rule_known_mark",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="clock_rule_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.RunSQL(_GUARD, _BACK),
        granted(_TABLE, "SELECT, INSERT"),
        recorded(_TABLE),
    ]
