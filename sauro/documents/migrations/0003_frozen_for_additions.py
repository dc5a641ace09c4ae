"""A published document takes no further items either."""

from django.db import migrations

_FREEZE = """
CREATE FUNCTION documents_closed_v1() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM documents_document d
             WHERE d.id = NEW.document_id AND d.status = 'published') THEN
    RAISE EXCEPTION 'document % is published and frozen', NEW.document_id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER documents_item_closed BEFORE INSERT ON documents_item
  FOR EACH ROW EXECUTE FUNCTION documents_closed_v1();
"""
_THAW = "DROP TRIGGER documents_item_closed ON documents_item; DROP FUNCTION documents_closed_v1;"


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_guard")]
    operations = [migrations.RunSQL(_FREEZE, _THAW)]
