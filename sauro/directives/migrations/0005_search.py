"""The register is searched by an index of its own, under the same scope (decision 0020)."""

from pathlib import Path
from typing import Any

from django.db import migrations, models

from sauro.directives.rules import keys_of

_SQL = Path(__file__).parents[1] / "sql"
_FIND = (_SQL / "find.sql").read_text("utf-8")
_BACK = """
DROP FUNCTION directives_find_v1, directives_named_v1, directives_worded_v1, directives_one_of_v1,
  directives_all_of_v1, directives_scope_v1;
DROP TRIGGER directives_addressee_entered ON directives_addressee;
DROP TRIGGER directives_directive_entered ON directives_directive;
DROP FUNCTION directives_entered_v1, directives_enter_v1, directives_tokens_v1, directives_above_v1,
  directives_lexeme_v1;
DROP TABLE directives_word, directives_entry;
"""


def _enter_all(apps: Any, schema_editor: Any) -> None:
    """What was published before gets its keys and its entry; no word of it changes."""
    directives = apps.get_model("directives", "Directive").objects.using("owner")
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT set_config('sauro.scope', 'v,v/', true)")
        # Nobody may update a directive; only these keys are added, and only here.
        cursor.execute("ALTER TABLE directives_directive NO FORCE ROW LEVEL SECURITY")
        cursor.execute("ALTER TABLE directives_directive DISABLE TRIGGER USER")
        for row in directives.select_related("document").iterator():
            said = (
                row.task, *row.lead, *row.coordinating, *row.reports_to, row.deadline_text,
                row.deliverable, row.authority, row.document_number,
            )  # fmt: skip
            row.search_key, row.spelt_key = keys_of("\n".join(said))
            row.issuer = row.document.issuer
            row.issuer_key = keys_of(row.issuer)[0][:250]
            row.save(update_fields=["search_key", "spelt_key", "issuer", "issuer_key"])
        cursor.execute("ALTER TABLE directives_directive ENABLE TRIGGER USER")
        cursor.execute("ALTER TABLE directives_directive FORCE ROW LEVEL SECURITY")
        cursor.execute("SELECT directives_enter_v1(ARRAY(SELECT id FROM directives_directive))")
        cursor.execute("SELECT set_config('sauro.scope', '', true)")


class Migration(migrations.Migration):
    dependencies = [("directives", "0004_issuer_names"), ("documents", "0003_frozen_for_additions")]
    operations = [
        migrations.AddField(
            "directive",
            "issuer",
            models.CharField(
                blank=True, default="", max_length=200, verbose_name="cơ quan ban hành"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "directive",
            "grounds",
            models.CharField(blank=True, default="", max_length=6),
            preserve_default=False,
        ),
        migrations.AddField(
            "directive",
            "spelt_key",
            models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            "directive",
            "issuer_key",
            models.CharField(blank=True, default="", max_length=250),
            preserve_default=False,
        ),
        migrations.RunSQL((_SQL / "entry.sql").read_text("utf-8"), migrations.RunSQL.noop),
        migrations.RunSQL(_FIND, _BACK),
        migrations.RunPython(_enter_all, migrations.RunPython.noop),
    ]
