"""The issuer names addressees, also outside its own scope; each addressee sees its row."""

from django.db import migrations

import sauro.foundation.access.models

_POLICY = """
DROP POLICY directives_addressee_scope ON directives_addressee;
CREATE POLICY directives_addressee_read ON directives_addressee FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(issuer_path));
CREATE POLICY directives_addressee_write ON directives_addressee FOR INSERT
  WITH CHECK (sauro_sees_v1(issuer_path));
CREATE FUNCTION directives_issuer_v1() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM directives_directive d
                 WHERE d.id = NEW.directive_id AND d.owner_path = NEW.issuer_path) THEN
    RAISE EXCEPTION 'only the issuer names addressees' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_addressee_issuer BEFORE INSERT ON directives_addressee
  FOR EACH ROW EXECUTE FUNCTION directives_issuer_v1();
"""
_BACK = """
DROP TRIGGER directives_addressee_issuer ON directives_addressee;
DROP FUNCTION directives_issuer_v1;
DROP POLICY directives_addressee_write ON directives_addressee;
DROP POLICY directives_addressee_read ON directives_addressee;
CREATE POLICY directives_addressee_scope ON directives_addressee
  USING (sauro_sees_v1(owner_path)) WITH CHECK (sauro_sees_v1(owner_path));
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0003_newest_first")]
    operations = [
        migrations.AddField(
            "addressee",
            "issuer_path",
            sauro.foundation.access.models.PathField(default="v"),
            preserve_default=False,
        ),
        migrations.RunSQL(_POLICY, _BACK),
    ]
