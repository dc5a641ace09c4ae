"""Migration operations that put a table under guard (bảo vệ bảng)."""

from __future__ import annotations

from django.db import migrations

from sauro.foundation.database.roles import WEB


def guarded(table: str, rule: str = "sauro_sees_v1(owner_path)") -> migrations.RunSQL:
    """Row-level security, forced on the owner too: only rows that satisfy the rule are there."""
    return migrations.RunSQL(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"
        f"CREATE POLICY {table}_scope ON {table} USING ({rule}) WITH CHECK ({rule});",
        f"DROP POLICY {table}_scope ON {table};"
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;"
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )


def granted(table: str, rights: str = "SELECT, INSERT, UPDATE, DELETE") -> migrations.RunSQL:
    """What the web role may do with a table; without this, nothing."""
    return migrations.RunSQL(
        f"GRANT {rights} ON {table} TO {WEB};", f"REVOKE ALL ON {table} FROM {WEB};"
    )
