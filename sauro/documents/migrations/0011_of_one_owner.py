"""What hangs on a document belongs to the body that keeps the document, whoever writes it."""

from django.db import migrations

_TABLES = ("documents_item", "documents_choice", "documents_grant")
_TIE = (
    "ALTER TABLE documents_document ADD CONSTRAINT document_of_owner UNIQUE (id, owner_path);"
    + "".join(
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_of_owner FOREIGN KEY (document_id, owner_path)"
        " REFERENCES documents_document (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE;"
        for table in _TABLES
    )
)
_UNTIE = "".join(f"ALTER TABLE {table} DROP CONSTRAINT {table}_of_owner;" for table in _TABLES) + (
    "ALTER TABLE documents_document DROP CONSTRAINT document_of_owner;"
)


class Migration(migrations.Migration):
    dependencies = [("documents", "0010_renewals")]
    operations = [migrations.RunSQL(_TIE, _UNTIE)]
