"""The bounds of the scope are asked of every row that a policy looks at: they cost less than half."""

from django.db import migrations

# Nothing between two commas is no bound, as if nothing was set: it shows nothing.
_SPLIT = """
CREATE OR REPLACE FUNCTION sauro_scope_bound_v1(n int) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(split_part(current_setting('sauro.scope', true), ',', n), '') COLLATE "C" $$;
"""
_ARRAY = """
CREATE OR REPLACE FUNCTION sauro_scope_bound_v1(n int) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT (string_to_array(nullif(current_setting('sauro.scope', true), ''), ','))[n] COLLATE "C" $$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0006_heads_by_index")]
    operations = [migrations.RunSQL(_SPLIT, _ARRAY)]
