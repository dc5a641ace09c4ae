"""A corrected document supersedes what it changes; all else stays the row it was (decision 0023)."""

from django.db import migrations, models
from django.db.models.deletion import PROTECT

from sauro.foundation.database.roles import WEB

# Nobody may update a directive; this one column is filled for what was published before.
_FILL = """
ALTER TABLE directives_directive NO FORCE ROW LEVEL SECURITY;
ALTER TABLE directives_directive DISABLE TRIGGER USER;
UPDATE directives_directive SET entered_with_id = document_id;
ALTER TABLE directives_directive ENABLE TRIGGER USER;
ALTER TABLE directives_directive FORCE ROW LEVEL SECURITY;
"""
# The one thing that may happen to a published directive, and it happens once.
_ONCE = f"""
GRANT UPDATE (superseded_at) ON directives_directive TO {WEB};
CREATE POLICY directives_directive_superseded ON directives_directive FOR UPDATE
  USING (sauro_sees_v1(owner_path)) WITH CHECK (sauro_sees_v1(owner_path));
CREATE FUNCTION directives_superseded_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.superseded_at IS NOT NULL OR NEW.superseded_at IS NULL
     OR to_jsonb(OLD) - 'superseded_at' <> to_jsonb(NEW) - 'superseded_at' THEN
    RAISE EXCEPTION 'directive % is published and only superseded once', OLD.id
      USING ERRCODE = 'check_violation';
  END IF;
  DELETE FROM directives_entry WHERE directive_id = NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_directive_superseded BEFORE UPDATE ON directives_directive
  FOR EACH ROW EXECUTE FUNCTION directives_superseded_v1();
"""
_EVER = f"""
DROP TRIGGER directives_directive_superseded ON directives_directive;
DROP FUNCTION directives_superseded_v1;
DROP POLICY directives_directive_superseded ON directives_directive;
REVOKE UPDATE (superseded_at) ON directives_directive FROM {WEB};
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0007_board"), ("documents", "0010_renewals")]
    operations = [
        migrations.AddField(
            "directive",
            "entered_with",
            models.ForeignKey(
                null=True, on_delete=PROTECT, related_name="+", to="documents.document"
            ),
        ),
        migrations.RunSQL(_FILL, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AlterField(
            "directive",
            "entered_with",
            models.ForeignKey(on_delete=PROTECT, related_name="+", to="documents.document"),
        ),
        migrations.AddField(
            "directive",
            "replaces",
            models.OneToOneField(
                null=True,
                on_delete=PROTECT,
                related_name="replaced_by",
                to="directives.directive",
                verbose_name="thay cho",
            ),
        ),
        migrations.AddField(
            "directive",
            "superseded_at",
            models.DateTimeField(null=True, verbose_name="hết hiệu lực do đính chính lúc"),
        ),
        migrations.RemoveConstraint("directive", "directive_once_a_place"),
        migrations.AddConstraint(
            "directive",
            models.UniqueConstraint(
                fields=["entered_with", "position"], name="directive_once_a_place"
            ),
        ),
        migrations.RunSQL(_ONCE, _EVER),
    ]
