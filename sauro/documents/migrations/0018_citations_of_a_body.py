"""The list of what a body's papers cite is counted from one index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0017_task_lists")]

    operations = [
        migrations.AddIndex(
            model_name="citation",
            index=models.Index(
                fields=["owner_path", "key"],
                include=["id", "times", "dated", "decided", "document"],
                name="citation_of_owner",
            ),
        ),
        migrations.AddIndex(
            model_name="numbered",
            index=models.Index(
                fields=["owner_path", "key"],
                include=["dated", "document"],
                name="numbered_of_owner",
            ),
        ),
    ]
