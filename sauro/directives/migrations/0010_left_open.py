"""Which names of a directive somebody left open, and what its paper cites, kept with it."""

import django.contrib.postgres.fields
from django.db import migrations, models

# Nobody may update a directive; this one column is filled for what was published before. An item's
# own choice goes before that of its document.
_FILL = """
SELECT set_config('sauro.scope', 'v,v/', true);
ALTER TABLE directives_directive NO FORCE ROW LEVEL SECURITY;
ALTER TABLE directives_directive DISABLE TRIGGER USER;
UPDATE directives_directive d SET left_open = open.names FROM (
  SELECT d.id, array_agg(DISTINCT c.mention) AS names
  FROM directives_directive d
  JOIN documents_item i ON i.document_id = d.entered_with_id AND i.position = d.position
  JOIN documents_choice c ON c.document_id = d.entered_with_id AND c.body_id IS NULL
    AND c.mention = ANY (d.lead || d.coordinating || d.reports_to)
    AND (c.item_id = i.id OR c.item_id IS NULL AND NOT EXISTS (
      SELECT 1 FROM documents_choice own WHERE own.item_id = i.id AND own.mention = c.mention))
  GROUP BY d.id) open WHERE open.id = d.id;
ALTER TABLE directives_directive ENABLE TRIGGER USER;
ALTER TABLE directives_directive FORCE ROW LEVEL SECURITY;
SELECT set_config('sauro.scope', '', true);
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0009_words_in_scope"), ("documents", "0011_of_one_owner")]
    operations = [
        migrations.AddField(
            "directive",
            "left_open",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=500), default=list, size=None
            ),
        ),
        migrations.AddField("directive", "cited", models.JSONField(default=list)),
        migrations.RunSQL(_FILL, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
    ]
