"""The recorder names its tables whole: a temporary table of the same name must not catch entries."""

from django.db import migrations

from sauro.foundation.database.roles import WEB

_SAFE = "ALTER FUNCTION sauro_record_v1() SET search_path = pg_catalog, public, pg_temp;"
_BEFORE = "ALTER FUNCTION sauro_record_v1() SET search_path = pg_catalog, public;"
# The web role makes no temporary tables at all, so that nothing of its own stands in a path.
_NO_TEMPORARY = f"""
DO $$ BEGIN
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC, {WEB}', current_database());
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_chain")]
    operations = [
        migrations.RunSQL(_SAFE, _BEFORE),
        migrations.RunSQL(_NO_TEMPORARY, migrations.RunSQL.noop),
    ]
