"""Who sees files of cases and own numbers; many cases in one transaction are numbered and recorded
as fast as few.
"""

from pathlib import Path

from django.db import migrations

from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded, recorded_by_statement

_SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("cases", "0015_files"), ("parties", "0005_recorded_by_statement")]
    operations = [
        migrations.RunSQL(
            (_SQL / "files.sql").read_text("utf-8"), (_SQL / "files_back.sql").read_text("utf-8")
        ),
        granted("cases_casefile"),
        granted("cases_ownnumber", "SELECT, INSERT, UPDATE (digest, file_id, line)"),
        # How far reading is, is no change of the file.
        recorded(
            "cases_casefile", "chosen", "checked_at", "asked_at", "asked_by_id", "only_whole",
            "skipped", "refused", "made", "loaded_at",
        ),
        recorded("cases_ownnumber"),
        *(
            recorded_by_statement(f"cases_{table}")
            for table in ("case", "caseparty", "goodsline", "violation", "caseevent", "ownnumber")
        ),
    ]  # fmt: skip
