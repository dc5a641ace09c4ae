"""Where a paper was issued, said by a person where its head does not tell."""

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0005_account_guard"),
        ("documents", "0012_closing_and_origins"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="issued_from",
            field=sauro.foundation.access.models.PathField(
                blank=True,
                db_collation="C",
                max_length=120,
                verbose_name="nơi ban hành do người kiểm tra chọn",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="placed_at",
            field=models.DateTimeField(null=True, verbose_name="chọn nơi ban hành lúc"),
        ),
        migrations.AddField(
            model_name="document",
            name="placed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="access.seat",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("issued_from", ""), ("placed_at", None), ("placed_by", None)),
                    models.Q(
                        ("placed_at__isnull", False),
                        ("placed_by__isnull", False),
                        models.Q(("issued_from", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="document_placed_by_somebody",
            ),
        ),
    ]
