"""One document opened to another body for a while: to read, never to change."""

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

# The day is that of Vietnam, whatever the server's clock is set to.
_OPEN = """EXISTS (SELECT 1 FROM documents_grant g WHERE g.document_id = {document}
  AND g.until >= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AND sauro_sees_v1(g.grantee_path))"""
_SHOWN = {
    "documents_document": "documents_document.id",
    "documents_item": "documents_item.document_id",
    "documents_choice": "documents_choice.document_id",
}
_POLICIES = """
ALTER TABLE documents_grant ENABLE ROW LEVEL SECURITY;
ALTER TABLE documents_grant FORCE ROW LEVEL SECURITY;
CREATE POLICY documents_grant_read ON documents_grant FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(grantee_path));
CREATE POLICY documents_grant_made ON documents_grant FOR INSERT
  WITH CHECK (sauro_sees_v1(owner_path));
CREATE POLICY documents_grant_ended ON documents_grant FOR UPDATE
  USING (sauro_sees_v1(owner_path)) WITH CHECK (sauro_sees_v1(owner_path));
""" + "".join(
    f"CREATE POLICY {table}_granted ON {table} FOR SELECT USING ({_OPEN.format(document=key)});\n"
    for table, key in _SHOWN.items()
)
_DROP = (
    "".join(f"DROP POLICY {table}_granted ON {table};\n" for table in _SHOWN)
    + """
DROP POLICY documents_grant_ended ON documents_grant;
DROP POLICY documents_grant_made ON documents_grant;
DROP POLICY documents_grant_read ON documents_grant;
"""
)


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_guard"),
        ("documents", "0007_editions"),
        ("organization", "0002_grants"),
    ]

    operations = [
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "owner_path",
                    sauro.foundation.access.models.PathField(
                        db_collation="C", max_length=120, verbose_name="cơ quan chủ quản"
                    ),
                ),
                (
                    "grantee_path",
                    sauro.foundation.access.models.PathField(db_collation="C", max_length=120),
                ),
                ("until", models.DateField(verbose_name="đến hết ngày")),
                ("reason", models.CharField(max_length=300, verbose_name="lý do")),
                ("granted_at", models.DateTimeField(verbose_name="cho xem lúc")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.body",
                        verbose_name="cơ quan",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grants",
                        to="documents.document",
                    ),
                ),
                (
                    "granted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "cho xem văn bản",
                "verbose_name_plural": "cho xem văn bản",
                "indexes": [
                    models.Index(
                        fields=["grantee_path", "until"], name="documents_g_grantee_15fad9_idx"
                    )
                ],
            },
        ),
        migrations.RunSQL(_POLICIES, _DROP),
        granted("documents_grant", "SELECT, INSERT, UPDATE (until)"),
        recorded("documents_grant"),
    ]
