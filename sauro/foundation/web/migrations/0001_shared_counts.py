"""Where all processes count failed sign-ins together: the table of Django's database cache.

Its rows belong to no body and live for minutes, so nothing guards or records them.
"""

from django.db import migrations

from sauro.foundation.access.guard import granted

_TABLE = """
CREATE UNLOGGED TABLE django_cache (
  cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
);
CREATE INDEX django_cache_expires ON django_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        migrations.RunSQL(_TABLE, "DROP TABLE django_cache;"),
        granted("django_cache", "SELECT, INSERT, UPDATE, DELETE"),
    ]
