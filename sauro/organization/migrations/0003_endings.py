"""What a body went into, and the decision that its last change carried out."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0002_grants"),
    ]

    operations = [
        migrations.AddField(
            model_name="body",
            name="decided_by",
            field=models.CharField(blank=True, max_length=200, verbose_name="căn cứ"),
        ),
        migrations.AddField(
            model_name="body",
            name="decided_on",
            field=models.DateField(null=True, verbose_name="có hiệu lực từ ngày"),
        ),
        migrations.AddField(
            model_name="body",
            name="successor",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                verbose_name="đã nhập vào",
                to="organization.body",
            ),
        ),
        migrations.AlterField(
            model_name="alias",
            name="name",
            field=models.CharField(max_length=200, verbose_name="tên"),
        ),
        migrations.AlterField(
            model_name="membership",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="memberships",
                to="organization.body",
                verbose_name="cơ quan",
            ),
        ),
        migrations.AddIndex(
            model_name="body",
            index=models.Index(fields=["sort_key", "path"], name="organizatio_sort_ke_4e3b9b_idx"),
        ),
    ]
