"""What hangs on a document stays with it: nothing is moved into one that is published."""

from django.db import migrations

_TABLES = ("documents_item", "documents_choice", "documents_grant")
_STAY = """
CREATE FUNCTION documents_stays_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.document_id <> OLD.document_id THEN
    RAISE EXCEPTION 'it stays with document %', OLD.document_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
""" + "".join(
    f"CREATE TRIGGER {table}_stays BEFORE UPDATE ON {table}"
    " FOR EACH ROW EXECUTE FUNCTION documents_stays_v1();"
    for table in _TABLES
)
_GO = "".join(f"DROP TRIGGER {table}_stays ON {table};" for table in _TABLES) + (
    "DROP FUNCTION documents_stays_v1;"
)


class Migration(migrations.Migration):
    dependencies = [("documents", "0014_signer")]
    operations = [migrations.RunSQL(_STAY, _GO)]
