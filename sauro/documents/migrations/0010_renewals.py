"""Renewals of committees: the table, its guard and its history; one that is done is frozen."""

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted, guarded
from sauro.foundation.audit.record import recorded

_FREEZE = """
CREATE FUNCTION documents_renewal_done_v1() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.done_at IS NOT NULL THEN
    RAISE EXCEPTION 'renewal % is done and frozen', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER documents_renewal_frozen BEFORE UPDATE OR DELETE ON documents_renewal
  FOR EACH ROW EXECUTE FUNCTION documents_renewal_done_v1();
"""
_THAW = (
    "DROP TRIGGER documents_renewal_frozen ON documents_renewal;"
    "DROP FUNCTION documents_renewal_done_v1;"
)


def _seat(*, null: bool = False) -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        null=null,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="access.seat",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0009_delivery"),
        ("organization", "0004_history"),
        ("audit", "0003_no_borrowed_tables"),
    ]
    operations = [
        migrations.CreateModel(
            name="Renewal",
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
                ("lines", models.JSONField(default=list)),
                (
                    "decision",
                    models.CharField(blank=True, max_length=200, verbose_name="quyết định"),
                ),
                ("effective_on", models.DateField(null=True, verbose_name="có hiệu lực từ ngày")),
                ("begun_at", models.DateTimeField(verbose_name="bắt đầu lúc")),
                ("done_at", models.DateTimeField(null=True, verbose_name="ghi lúc")),
                ("version", models.PositiveIntegerField(default=1)),
                ("begun_by", _seat()),
                ("done_by", _seat(null=True)),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.body",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="renewals",
                        to="documents.document",
                    ),
                ),
            ],
            options={"verbose_name": "lần kiện toàn", "verbose_name_plural": "các lần kiện toàn"},
        ),
        migrations.AddConstraint(
            model_name="renewal",
            constraint=models.UniqueConstraint(
                fields=("owner_path", "document", "committee"), name="renewal_once_a_decision"
            ),
        ),
        migrations.AddConstraint(
            model_name="renewal",
            constraint=models.CheckConstraint(
                condition=models.Q(done_at=None, done_by=None)
                | models.Q(done_at__isnull=False, done_by__isnull=False),
                name="renewal_done_by_somebody",
            ),
        ),
        guarded("documents_renewal"),
        granted("documents_renewal"),
        recorded("documents_renewal"),
        migrations.RunSQL(_FREEZE, _THAW),
    ]
