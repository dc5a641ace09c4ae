"""Bodies, their names, members and seats go into the history of their body.

The frame that the owner generates is nobody's act: it is told by its empty ``founded_by``.
"""

from pathlib import Path

from django.db import migrations

import sauro.foundation.audit
from sauro.foundation.audit.record import recorded_of_body
from sauro.foundation.database.roles import WEB

_SQL = Path(sauro.foundation.audit.__file__).parent / "sql" / "of_body.sql"
_DECIDED = f"current_user = '{WEB}' OR NEW.founded_by <> ''"


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0003_endings"),
        ("access", "0002_guard"),
        ("audit", "0003_no_borrowed_tables"),
    ]
    operations = [
        migrations.RunSQL(_SQL.read_text("utf-8"), "DROP FUNCTION sauro_record_of_body_v1;"),
        recorded_of_body("organization_body", "id", _DECIDED),
        recorded_of_body("organization_alias", "body_id"),
        recorded_of_body("organization_membership", "committee_id"),
        recorded_of_body("access_seat", "body_id"),
    ]
