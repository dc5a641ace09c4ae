"""A task list is entered by a job: who asked for it when, and why it came to nothing."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0005_account_guard"), ("documents", "0019_cited_counted")]

    operations = [
        migrations.AddField(
            model_name="tasklist",
            name="asked_at",
            field=models.DateTimeField(null=True, verbose_name="yêu cầu nhập lúc"),
        ),
        migrations.AddField(
            model_name="tasklist",
            name="asked_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="access.seat",
            ),
        ),
        migrations.AddField(
            model_name="tasklist",
            name="with_done",
            field=models.BooleanField(default=False, verbose_name="nhập cả việc đã hoàn thành"),
        ),
        migrations.AddField(
            model_name="tasklist",
            name="lines",
            field=models.PositiveIntegerField(default=0, verbose_name="số dòng nhập"),
        ),
        migrations.AddField(
            model_name="tasklist",
            name="refused",
            field=models.JSONField(default=list),
        ),
        migrations.RemoveConstraint(model_name="tasklist", name="task_list_done_by_somebody"),
        migrations.AddConstraint(
            model_name="tasklist",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_at", None), ("done_by", None)),
                    models.Q(
                        ("document__isnull", False),
                        ("done_at__isnull", False),
                        ("done_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="task_list_done_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="tasklist",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("asked_at", None), ("asked_by", None), ("document", None)),
                    models.Q(("asked_at__isnull", False), ("asked_by__isnull", False)),
                    ("done_at__isnull", False),
                    _connector="OR",
                ),
                name="task_list_asked_by_somebody",
            ),
        ),
    ]
