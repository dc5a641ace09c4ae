"""What is entered of exhibits and of money is a step of the procedure, too."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0021_limits")]
    operations = [
        migrations.AddField(
            model_name="casemoney",
            name="event",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="money",
                to="cases.caseevent",
                verbose_name="bước",
            ),
        ),
        migrations.AddField(
            model_name="casemovement",
            name="event",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="movements",
                to="cases.caseevent",
                verbose_name="bước",
            ),
        ),
        migrations.RunSQL(
            "".join(
                f"ALTER TABLE cases_{table} ADD CONSTRAINT {table}_is_its_own_step "
                "FOREIGN KEY (event_id, case_id) REFERENCES cases_caseevent (id, case_id);"
                for table in ("casemovement", "casemoney")
            ),
            "".join(
                f"ALTER TABLE cases_{table} DROP CONSTRAINT {table}_is_its_own_step;"
                for table in ("casemovement", "casemoney")
            ),
        ),
    ]
