"""Parties under guard: who sees and writes them, what finds them, how others are asked."""

from pathlib import Path

from django.db import migrations

from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_SQL = Path(__file__).parents[1] / "sql"
_FIND_BACK = """
DROP FUNCTION parties_ask_v1, parties_find_v1, parties_question_v1;
DROP TRIGGER parties_identifier_entered ON parties_identifier;
DROP TRIGGER parties_name_entered ON parties_name;
DROP FUNCTION parties_identifier_entered_v1, parties_name_entered_v1, parties_enter_v1, parties_lexeme_v1;
DROP TABLE parties_held, parties_token, parties_entry;
"""
_GUARD_BACK = """
DROP TRIGGER parties_identifier_recorded ON parties_identifier;
DROP TRIGGER parties_name_recorded ON parties_name;
DROP TRIGGER parties_disclosure_of_identifier ON parties_disclosure;
DROP TRIGGER parties_judgement_of_pair ON parties_judgement;
DROP TRIGGER parties_linksuggestion_of_pair ON parties_linksuggestion;
DROP TRIGGER parties_address_of_party ON parties_address;
DROP TRIGGER parties_identifier_of_party ON parties_identifier;
DROP TRIGGER parties_name_of_party ON parties_name;
DROP FUNCTION parties_record_v1, parties_of_identifier_v1, parties_of_pair_v1, parties_of_party_v1;
DROP POLICY parties_inquiry_make ON parties_inquiry;
DROP POLICY parties_inquiry_read ON parties_inquiry;
ALTER TABLE parties_inquiry NO FORCE ROW LEVEL SECURITY;
ALTER TABLE parties_inquiry DISABLE ROW LEVEL SECURITY;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['party', 'name', 'identifier', 'address', 'linksuggestion', 'judgement', 'disclosure'] LOOP
    EXECUTE format('DROP POLICY parties_%1$s_scope ON parties_%1$s;
      ALTER TABLE parties_%1$s NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE parties_%1$s DISABLE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
"""
_RIGHTS = {
    "party": "SELECT, INSERT, UPDATE (version, note)",
    "name": "SELECT, INSERT",
    "identifier": "SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_because, sealed, digest, key)",
    "address": "SELECT, INSERT",
    "linksuggestion": "SELECT, INSERT, UPDATE (reasons, points, made_at)",
    "judgement": "SELECT, INSERT, UPDATE (undone_by_id, undone_at, undone_because)",
    "disclosure": "SELECT, INSERT",
    "inquiry": "SELECT",
}


class Migration(migrations.Migration):
    dependencies = [("parties", "0001_initial"), ("audit", "0002_chain")]
    operations = [
        migrations.RunSQL((_SQL / "guard.sql").read_text("utf-8"), _GUARD_BACK),
        migrations.RunSQL((_SQL / "find.sql").read_text("utf-8"), _FIND_BACK),
        *(granted(f"parties_{table}", rights) for table, rights in _RIGHTS.items()),
        *(
            recorded(f"parties_{table}")
            for table in (
                "party",
                "address",
                "linksuggestion",
                "judgement",
                "disclosure",
                "inquiry",
            )
        ),
    ]
