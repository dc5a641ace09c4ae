"""Filters under a name: a seat's own, and those that others of its body share."""

import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models
from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded

_OWN = "seat_id = nullif(current_setting('sauro.seat', true), '')::bigint"


def _policies(table: str, read: str) -> migrations.RunSQL:
    """A seat writes its own rows alone."""
    own = f"{_OWN} AND sauro_sees_v1(owner_path)"
    return migrations.RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY {table}_read ON {table} FOR SELECT USING ({read});
        CREATE POLICY {table}_add ON {table} FOR INSERT WITH CHECK ({own});
        CREATE POLICY {table}_change ON {table} FOR UPDATE USING ({own}) WITH CHECK ({own});
        CREATE POLICY {table}_remove ON {table} FOR DELETE USING ({own});
        """,
        f"""
        DROP POLICY {table}_remove ON {table}; DROP POLICY {table}_change ON {table};
        DROP POLICY {table}_add ON {table}; DROP POLICY {table}_read ON {table};
        ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
        """,
    )


_ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")
_OWNER = sauro.foundation.access.models.PathField(
    db_collation="C", max_length=120, verbose_name="cơ quan chủ quản"
)


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0005_search"),
        ("access", "0001_initial"),
        ("audit", "0003_no_borrowed_tables"),
    ]
    operations = [
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                ("id", _ID),
                ("owner_path", _OWNER),
                ("name", models.CharField(max_length=80, verbose_name="tên")),
                ("query", models.CharField(max_length=1500)),
                (
                    "shared",
                    models.BooleanField(default=False, verbose_name="dùng chung trong cơ quan"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "bộ lọc đã lưu",
                "verbose_name_plural": "bộ lọc đã lưu",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("seat", "name"), name="saved_filter_once_a_name"
                    )
                ],
                "indexes": [
                    models.Index(
                        fields=["owner_path", "name"], name="directives__owner_p_265943_idx"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                ("id", _ID),
                ("owner_path", _OWNER),
                (
                    "saved_filter",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directives.savedfilter",
                    ),
                ),
                (
                    "seat",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        # By the database, for others' rows are not there to be deleted one by one.
        migrations.RunSQL(
            "ALTER TABLE directives_opening ADD CONSTRAINT opening_ends_with_its_filter "
            "FOREIGN KEY (saved_filter_id) REFERENCES directives_savedfilter ON DELETE CASCADE",
            "ALTER TABLE directives_opening DROP CONSTRAINT opening_ends_with_its_filter",
        ),
        _policies("directives_savedfilter", f"{_OWN} OR shared AND sauro_sees_v1(owner_path)"),
        _policies("directives_opening", f"{_OWN} AND sauro_sees_v1(owner_path)"),
        granted("directives_savedfilter"),
        granted("directives_opening"),
        recorded("directives_savedfilter"),
        recorded("directives_opening"),
    ]
