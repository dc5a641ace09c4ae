"""Who signed a paper, and in which capacity."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0013_place_by_a_person")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="signed_as",
            field=models.CharField(
                blank=True, max_length=200, verbose_name="thẩm quyền, chức vụ ký"
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="signer",
            field=models.CharField(blank=True, max_length=120, verbose_name="người ký"),
        ),
    ]
