"""A published document is corrected by a new edition of it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_guard"),
        ("documents", "0006_place_of_issue"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="document",
            name="document_once_a_body",
        ),
        migrations.AddField(
            model_name="document",
            name="corrects",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="documents.document",
                verbose_name="đính chính",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="edition",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="bản thứ"),
        ),
        migrations.AddField(
            model_name="document",
            name="reason",
            field=models.CharField(blank=True, max_length=300, verbose_name="lý do đính chính"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                fields=("owner_path", "sha256", "edition"), name="document_once_a_body"
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                fields=("corrects",), name="document_corrected_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("corrects", None), ("edition", 1)),
                    models.Q(("corrects__isnull", False), ("edition__gt", 1)),
                    _connector="OR",
                ),
                name="document_corrects_an_edition",
            ),
        ),
    ]
