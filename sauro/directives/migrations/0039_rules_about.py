"""Rules of reminding are about work that was given, or about what a room above has due."""

from pathlib import Path

from django.db import migrations, models

_SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("directives", "0036_issues_planned_once")]
    operations = [
        migrations.RemoveConstraint(
            model_name="reminderrules",
            name="reminder_rules_once_a_day",
        ),
        migrations.AddField(
            model_name="reminderrules",
            name="about",
            field=models.CharField(default="work", max_length=20, verbose_name="về"),
        ),
        migrations.AddConstraint(
            model_name="reminderrules",
            constraint=models.UniqueConstraint(
                fields=("owner_path", "about", "starts_on"), name="reminder_rules_once_a_day"
            ),
        ),
        migrations.RunSQL(
            (_SQL / "rules_about.sql").read_text("utf-8"),
            (_SQL / "rules_about_back.sql").read_text("utf-8"),
        ),
    ]
