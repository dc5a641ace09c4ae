"""Whether a body decides on work of a directive is planned once a session, not once a row."""

from pathlib import Path

from django.db import migrations

_NEW = (Path(__file__).parents[1] / "sql" / "issues_planned_once.sql").read_text("utf-8")
_BACK = """
CREATE OR REPLACE FUNCTION directives_issues_v1(wanted bigint, path text) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM directives_directive d WHERE d.id = wanted AND d.owner_path = path)
    OR EXISTS (SELECT 1 FROM directives_takeover t WHERE t.directive_id = wanted AND t.owner_path = path)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0035_papers_taken")]

    operations = [migrations.RunSQL(_NEW, _BACK)]
