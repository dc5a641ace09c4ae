"""Documents and their items: seen by scope, every change recorded, frozen once published."""

from django.db import migrations

from sauro.foundation.access.guard import granted, guarded
from sauro.foundation.audit.record import recorded

# What was published stays as it was: a correction is a new document.
_FREEZE = """
CREATE FUNCTION documents_frozen_v1() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'documents_document' THEN
    IF OLD.status = 'published' THEN
      RAISE EXCEPTION 'document % is published and frozen', OLD.id USING ERRCODE = 'check_violation';
    END IF;
  ELSIF EXISTS (SELECT 1 FROM documents_document d
                WHERE d.id = OLD.document_id AND d.status = 'published') THEN
    RAISE EXCEPTION 'document % is published and frozen', OLD.document_id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER documents_document_frozen BEFORE UPDATE OR DELETE ON documents_document
  FOR EACH ROW EXECUTE FUNCTION documents_frozen_v1();
CREATE TRIGGER documents_item_frozen BEFORE UPDATE OR DELETE ON documents_item
  FOR EACH ROW EXECUTE FUNCTION documents_frozen_v1();
"""
_THAW = """
DROP TRIGGER documents_item_frozen ON documents_item;
DROP TRIGGER documents_document_frozen ON documents_document;
DROP FUNCTION documents_frozen_v1;
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("audit", "0002_chain")]
    operations = [
        guarded("documents_document"),
        guarded("documents_item"),
        granted("documents_document"),
        granted("documents_item"),
        recorded("documents_document"),
        recorded("documents_item"),
        migrations.RunSQL(_FREEZE, _THAW),
    ]
