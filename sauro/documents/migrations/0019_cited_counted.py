"""What the papers of the nation and of a province cite is kept counted."""

from pathlib import Path

from django.db import migrations

_NEW = (Path(__file__).parents[1] / "sql" / "cited.sql").read_text("utf-8")
_TRIGGERS = {
    "documents_citation": ("counted", "recounted", "uncounted", "emptied"),
    "documents_numbered": ("counted", "recounted", "uncounted", "emptied"),
}
_BACK = (
    "DROP FUNCTION documents_cited_kinds_v1, documents_cited_v1, documents_covers_v1;"
    + "".join(
        f"DROP TRIGGER {table}_{name} ON {table};"
        for table, names in _TRIGGERS.items()
        for name in names
    )
    + """
DROP FUNCTION documents_cited_emptied_v1, documents_borne_v1, documents_cited_kept_v1, documents_cited_anew_v1,
  documents_missing_v1, documents_grain_v1, documents_searched_v1, documents_counting_v1;
DROP TABLE documents_cited;
"""
)


class Migration(migrations.Migration):
    dependencies = [("documents", "0018_citations_of_a_body")]
    operations = [
        migrations.RunSQL(_NEW, _BACK),
        migrations.RunSQL("SELECT documents_cited_anew_v1()", migrations.RunSQL.noop),
    ]
