"""Who wrote a row of a catalogue is somebody who is there."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0023_apart")]
    operations = [
        migrations.AlterField(
            model_name="goodsgroup",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="access.seat",
            ),
        ),
        migrations.AlterField(
            model_name="violationkind",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="access.seat",
            ),
        ),
    ]
