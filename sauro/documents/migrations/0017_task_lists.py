"""Workbooks with tasks: the table, its guard and its history; one that was entered is frozen."""

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted, guarded
from sauro.foundation.audit.record import recorded

_FREEZE = """
CREATE FUNCTION documents_tasklist_done_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.done_at IS NOT NULL THEN
    RAISE EXCEPTION 'task list % was entered and is frozen', OLD.id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER documents_tasklist_frozen BEFORE UPDATE OR DELETE ON documents_tasklist
  FOR EACH ROW EXECUTE FUNCTION documents_tasklist_done_v1();
"""
_THAW = """
DROP TRIGGER documents_tasklist_frozen ON documents_tasklist;
DROP FUNCTION documents_tasklist_done_v1;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0005_account_guard"),
        ("audit", "0003_no_borrowed_tables"),
        ("documents", "0016_citations"),
    ]

    operations = [
        migrations.AlterField(
            model_name="item",
            name="origin",
            field=models.CharField(
                choices=[
                    ("read", "máy đọc"),
                    ("added", "thêm từ lời văn"),
                    ("split", "tách từ việc khác"),
                    ("copied", "chép từ bản trước"),
                    ("listed", "nhập từ danh mục"),
                ],
                default="read",
                max_length=6,
            ),
        ),
        migrations.CreateModel(
            name="TaskList",
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
                ("name", models.CharField(max_length=255, verbose_name="tên tệp")),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField(verbose_name="dung lượng")),
                ("received_at", models.DateTimeField(verbose_name="nhận lúc")),
                ("chosen", models.JSONField(default=dict)),
                ("listed_on", models.DateField(verbose_name="tính đến ngày")),
                ("done_at", models.DateTimeField(null=True, verbose_name="nhập lúc")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "document",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="task_list",
                        to="documents.document",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "danh mục việc",
                "verbose_name_plural": "danh mục việc",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner_path", "sha256"), name="task_list_once_a_body"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("document", None), ("done_at", None), ("done_by", None)),
                            models.Q(
                                ("document__isnull", False),
                                ("done_at__isnull", False),
                                ("done_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="task_list_done_by_somebody",
                    ),
                ],
            },
        ),
        guarded("documents_tasklist"),
        granted("documents_tasklist"),
        recorded("documents_tasklist"),
        migrations.RunSQL(_FREEZE, _THAW),
    ]
