"""Where the lines of PDFs and scans stand on their pages."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_choices"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="sheets",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="document",
            name="unsure",
            field=models.JSONField(default=list),
        ),
    ]
