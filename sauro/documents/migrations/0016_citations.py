"""What papers cite: rows that are read from their words, and what a person said about them."""

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted, guarded

_OPEN = """EXISTS (SELECT 1 FROM documents_grant g WHERE g.document_id = {table}.document_id
  AND g.until >= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AND sauro_sees_v1(g.grantee_path))"""
_TABLES = ("documents_citation", "documents_numbered")
_TIED = "".join(
    f"CREATE POLICY {table}_granted ON {table} FOR SELECT USING ({_OPEN.format(table=table)});"
    f"ALTER TABLE {table} ADD CONSTRAINT {table}_of_owner FOREIGN KEY (document_id, owner_path)"
    " REFERENCES documents_document (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE;"
    f"CREATE TRIGGER {table}_stays BEFORE UPDATE ON {table}"
    " FOR EACH ROW EXECUTE FUNCTION documents_stays_v1();"
    for table in _TABLES
)
_UNTIED = "".join(
    f"DROP TRIGGER {table}_stays ON {table}; ALTER TABLE {table} DROP CONSTRAINT {table}_of_owner;"
    f"DROP POLICY {table}_granted ON {table};"
    for table in _TABLES
)
# What is read from words that are on record themselves is no history; what a person decides is.
# Each such act raises the version.
_RECORDED = """
CREATE TRIGGER documents_citation_recorded AFTER UPDATE ON documents_citation
  FOR EACH ROW WHEN (OLD.version <> NEW.version) EXECUTE FUNCTION sauro_record_v1();
CREATE TRIGGER documents_citation_recorded_end AFTER DELETE ON documents_citation
  FOR EACH ROW WHEN (OLD.decided_by_id IS NOT NULL) EXECUTE FUNCTION sauro_record_v1();
CREATE TRIGGER documents_numbered_recorded AFTER DELETE ON documents_numbered
  FOR EACH ROW EXECUTE FUNCTION sauro_record_v1();
"""
_UNRECORDED = """
DROP TRIGGER documents_numbered_recorded ON documents_numbered;
DROP TRIGGER documents_citation_recorded_end ON documents_citation;
DROP TRIGGER documents_citation_recorded ON documents_citation;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0005_account_guard"),
        ("audit", "0003_no_borrowed_tables"),
        ("documents", "0015_of_one_document"),
    ]
    operations = [
        migrations.CreateModel(
            name="Citation",
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
                ("key", models.CharField(max_length=80, verbose_name="số, ký hiệu")),
                (
                    "number",
                    models.CharField(max_length=80, verbose_name="số, ký hiệu như văn bản ghi"),
                ),
                (
                    "doc_type",
                    models.CharField(blank=True, max_length=60, verbose_name="loại văn bản"),
                ),
                ("dated", models.DateField(null=True, verbose_name="ngày ban hành")),
                (
                    "issuer",
                    models.CharField(blank=True, max_length=200, verbose_name="cơ quan ban hành"),
                ),
                ("times", models.PositiveIntegerField(default=1, verbose_name="số lần nêu")),
                ("basis", models.BooleanField(default=False, verbose_name="là căn cứ")),
                ("words", models.CharField(blank=True, max_length=500, verbose_name="lời văn")),
                (
                    "says",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("replaces", "thay thế"),
                            ("repeals", "bãi bỏ"),
                            ("amends", "sửa đổi, bổ sung"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "decided",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("this", "là văn bản này"),
                            ("none", "không phải văn bản nào đã nhận"),
                        ],
                        max_length=4,
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("replaces", "thay thế"),
                            ("repeals", "bãi bỏ"),
                            ("amends", "sửa đổi, bổ sung"),
                        ],
                        max_length=8,
                        verbose_name="quan hệ",
                    ),
                ),
                (
                    "relation_words",
                    models.CharField(blank=True, max_length=500, verbose_name="lời văn làm căn cứ"),
                ),
                ("decided_at", models.DateTimeField(null=True, verbose_name="xác nhận lúc")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="documents.document",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "văn bản được viện dẫn",
                "verbose_name_plural": "văn bản được viện dẫn",
                "indexes": [models.Index(fields=["key", "owner_path"], name="citation_of_key")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "key"), name="citation_once_a_document"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided", ""), ("target", None)),
                            models.Q(
                                ("decided", "none"), ("decided_by__isnull", False), ("target", None)
                            ),
                            models.Q(
                                ("decided", "this"),
                                ("decided_by__isnull", False),
                                ("target__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="citation_meant_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("relation", ""), ("relation_words", "")),
                            models.Q(
                                models.Q(("relation", ""), _negated=True),
                                models.Q(("relation_words", ""), _negated=True),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="citation_related_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Numbered",
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
                ("key", models.CharField(blank=True, max_length=80, verbose_name="số, ký hiệu")),
                ("dated", models.DateField(null=True, verbose_name="ngày ban hành")),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="numbered",
                        to="documents.document",
                        verbose_name="văn bản",
                    ),
                ),
            ],
            options={
                "verbose_name": "số của văn bản",
                "verbose_name_plural": "số của văn bản",
                "indexes": [models.Index(fields=["key", "owner_path"], name="numbered_of_key")],
            },
        ),
        guarded("documents_citation"),
        guarded("documents_numbered"),
        granted("documents_citation"),
        granted("documents_numbered"),
        migrations.RunSQL(_TIED, _UNTIED),
        migrations.RunSQL(_RECORDED, _UNRECORDED),
    ]
