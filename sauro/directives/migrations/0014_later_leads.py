"""What was called an assignment is the naming of a lead after publishing; the name is needed."""

from django.db import migrations, models

_TRIGGER = "ALTER TRIGGER {0}_recorded ON {2} RENAME TO {1}_recorded;"
_POLICY = "ALTER POLICY {0}_scope ON {2} RENAME TO {1}_scope;"
_OLD, _NEW = "directives_assignment", "directives_laterlead"
# Django leaves the names of indexes and constraints; the new table wants them.
_NAMES = """
DO $$
DECLARE
  it record;
BEGIN
  FOR it IN SELECT conname FROM pg_constraint WHERE conrelid = '{1}'::regclass AND starts_with(conname, '{0}_') LOOP
    EXECUTE format('ALTER TABLE {1} RENAME CONSTRAINT %I TO %I', it.conname, replace(it.conname, '{0}_', '{1}_'));
  END LOOP;
  FOR it IN SELECT c.relname, c.relkind FROM pg_class c WHERE c.relkind IN ('i', 'S') AND starts_with(c.relname, '{0}_')
      AND c.relnamespace = 'public'::regnamespace LOOP
    EXECUTE format('ALTER %s %I RENAME TO %I', CASE it.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'INDEX' END, it.relname,
      replace(it.relname, '{0}_', '{1}_'));
  END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0013_entered_by")]
    operations = [
        migrations.RenameModel("Assignment", "LaterLead"),
        migrations.RemoveConstraint("laterlead", "assignment_once_a_name"),
        migrations.AddConstraint(
            "laterlead",
            models.UniqueConstraint(fields=["directive", "mention"], name="later_lead_once_a_name"),
        ),
        migrations.RunSQL(
            (_TRIGGER + _POLICY).format(_OLD, _NEW, _NEW),
            (_TRIGGER + _POLICY).format(_NEW, _OLD, _NEW),
        ),
        migrations.RunSQL(_NAMES.format(_OLD, _NEW), migrations.RunSQL.noop),
        migrations.AlterField(
            "laterlead",
            "directive",
            models.ForeignKey(
                on_delete=models.deletion.CASCADE,
                related_name="later_leads",
                to="directives.directive",
            ),
        ),
    ]
