"""A directive that was carried over for some of its bodies is carried over again for the others."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directives", "0023_open_work")]

    operations = [
        migrations.AlterField(
            model_name="carryover",
            name="old",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="carried_to",
                to="directives.directive",
            ),
        ),
    ]
