"""Leads that were left open get their body after publishing: seen by scope, recorded, kept."""

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted, guarded
from sauro.foundation.audit.record import recorded


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_token"),
        ("directives", "0011_marks_and_counts"),
        ("organization", "0004_history"),
    ]

    operations = [
        migrations.CreateModel(
            name="Assignment",
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
                (
                    "mention",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="tên nêu trong văn bản"
                    ),
                ),
                ("body_name", models.CharField(max_length=300, verbose_name="cơ quan")),
                ("reason", models.CharField(max_length=300, verbose_name="căn cứ")),
                ("assigned_at", models.DateTimeField(verbose_name="giao lúc")),
                (
                    "assigned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.body",
                    ),
                ),
                (
                    "directive",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="directives.directive",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần giao sau",
                "verbose_name_plural": "các lần giao sau",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("directive", "mention"), name="assignment_once_a_name"
                    )
                ],
            },
        ),
        guarded("directives_assignment"),
        granted("directives_assignment", "SELECT, INSERT"),
        recorded("directives_assignment"),
    ]
