"""The register: the issuer sees a directive, and so does every body that it names."""

from django.db import migrations

from sauro.foundation.access.guard import granted, guarded
from sauro.foundation.audit.record import recorded

_SEEN = (
    "sauro_sees_v1(owner_path) OR EXISTS (SELECT 1 FROM directives_addressee a "
    "WHERE a.directive_id = directives_directive.id AND sauro_sees_v1(a.owner_path))"
)
# Only the issuer writes, though more may read; and it alone names addressees, outside its scope too.
_POLICIES = f"""
ALTER TABLE directives_directive ENABLE ROW LEVEL SECURITY;
ALTER TABLE directives_directive FORCE ROW LEVEL SECURITY;
CREATE POLICY directives_directive_read ON directives_directive FOR SELECT USING ({_SEEN});
CREATE POLICY directives_directive_write ON directives_directive FOR INSERT
  WITH CHECK (sauro_sees_v1(owner_path));
"""
_DROP = """
DROP POLICY directives_directive_write ON directives_directive;
DROP POLICY directives_directive_read ON directives_directive;
ALTER TABLE directives_directive NO FORCE ROW LEVEL SECURITY;
ALTER TABLE directives_directive DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0001_initial"), ("audit", "0002_chain")]
    operations = [
        guarded("directives_addressee"),
        migrations.RunSQL(_POLICIES, _DROP),
        granted("directives_directive", "SELECT, INSERT"),
        granted("directives_addressee", "SELECT, INSERT"),
        recorded("directives_directive"),
        recorded("directives_addressee"),
    ]
