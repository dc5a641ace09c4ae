"""What other systems sent under which key."""

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted, guarded
from sauro.foundation.audit.record import recorded


class Migration(migrations.Migration):
    dependencies = [("documents", "0008_grants"), ("access", "0002_guard")]
    operations = [
        migrations.CreateModel(
            name="Delivery",
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
                ("key", models.CharField(max_length=100)),
                ("sent_at", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="documents.document",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("seat", "key"), name="delivery_once_a_key"),
                ],
            },
        ),
        guarded("documents_delivery"),
        granted("documents_delivery", "SELECT, INSERT"),
        recorded("documents_delivery"),
    ]
