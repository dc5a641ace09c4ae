"""Where a document was issued: names in it are those of that place."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0005_sheets"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="level",
            field=models.CharField(blank=True, max_length=10, verbose_name="cấp ban hành"),
        ),
        migrations.AddField(
            model_name="document",
            name="locality",
            field=models.CharField(blank=True, max_length=100, verbose_name="nơi ban hành"),
        ),
    ]
