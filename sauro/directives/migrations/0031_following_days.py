"""Two followings of the same thing by one seat never share a day."""

from pathlib import Path

from django.db import migrations

_SQL = (Path(__file__).parents[1] / "sql" / "following_days.sql").read_text("utf-8")
_BACK = """
DROP TRIGGER directives_following_days ON directives_following;
DROP FUNCTION directives_follows_days_v1;
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0030_taken_over")]
    operations = [migrations.RunSQL(_SQL, _BACK)]
