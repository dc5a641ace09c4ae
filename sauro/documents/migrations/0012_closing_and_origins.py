"""Documents that order nothing are closed; where an item came from; why some have no lead."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_token"),
        ("documents", "0011_of_one_owner"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="closed_at",
            field=models.DateTimeField(null=True, verbose_name="khép lại lúc"),
        ),
        migrations.AddField(
            model_name="document",
            name="closed_because",
            field=models.CharField(blank=True, max_length=300, verbose_name="lý do khép lại"),
        ),
        migrations.AddField(
            model_name="document",
            name="closed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="access.seat",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="without_lead",
            field=models.CharField(
                blank=True, max_length=300, verbose_name="lý do chưa rõ chủ trì"
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="origin",
            field=models.CharField(
                choices=[
                    ("read", "máy đọc"),
                    ("added", "thêm từ lời văn"),
                    ("split", "tách từ việc khác"),
                    ("copied", "chép từ bản trước"),
                ],
                default="read",
                max_length=6,
            ),
        ),
        migrations.AlterField(
            model_name="document",
            name="status",
            field=models.CharField(
                choices=[
                    ("waiting", "Chờ đọc"),
                    ("read", "Chờ kiểm tra"),
                    ("unreadable", "Không đọc được"),
                    ("published", "Đã ban hành vào sổ"),
                    ("closed", "Không có việc giao"),
                ],
                default="waiting",
                max_length=12,
                verbose_name="tình trạng",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "closed"), _negated=True),
                    models.Q(
                        ("closed_at__isnull", False),
                        ("closed_by__isnull", False),
                        models.Q(("closed_because", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="document_closed_by_somebody",
            ),
        ),
    ]
