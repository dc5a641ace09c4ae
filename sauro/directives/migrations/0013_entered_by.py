"""Who entered a directive whose letterhead is another body's."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0012_assignments"),
    ]

    operations = [
        migrations.AddField(
            model_name="directive",
            name="entered_by",
            field=models.CharField(blank=True, max_length=300, verbose_name="cơ quan đưa vào sổ"),
        ),
    ]
