"""The chain holds, and says where it was broken."""

import pytest
from django.db import connection, connections, transaction
from django.db.utils import ProgrammingError
from django.utils import timezone

from sauro.documents.models import Document
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.audit.models import Entry
from sauro.foundation.audit.queries import heads, verified
from sauro.organization.models import Alias, Body


@pytest.fixture(autouse=True)
def _committed(django_db_setup, django_db_blocker):
    """Committed for real, since the owner looks from another connection; cleaned by the owner."""
    with django_db_blocker.unblock():
        yield
        as_owner("TRUNCATE audit_entry, audit_head, documents_document CASCADE")


def changed(path, count=3):
    """One document of a body, changed some times."""
    with transaction.atomic():
        enter(Scope((path,)))
        document = Document.objects.create(
            owner_path=path, name="a", sha256=path, size=1, received_at=timezone.now()
        )
        for number in range(count):
            document.name = f"a{number}"
            document.save()


def as_owner(sql):
    """Somebody who owns the tables and switches off what stands in his way."""
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SELECT set_config('sauro.scope', 'v,v/', true)")
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_fixed")
        cursor.execute(sql)
        cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_fixed")


def test_an_untouched_history_is_whole():
    changed("v.01")
    changed("v.02")
    verdict = verified()
    assert (verdict.entries, verdict.bodies, verdict.broken) == (8, 2, None)
    assert [(path, number) for path, number, _ in heads()] == [("v.01", 4), ("v.02", 4)]


@pytest.mark.parametrize(
    ("tampering", "where"),
    [
        ("""UPDATE audit_entry SET after = '{"name": "other"}' WHERE number = 2""", (2, "hash")),
        ("UPDATE audit_entry SET seat_id = 7 WHERE number = 3", (3, "hash")),
        ("DELETE FROM audit_entry WHERE number = 2", (3, "gap")),
        ("DELETE FROM audit_entry WHERE number = 4", (3, "head")),
        ("UPDATE audit_head SET number = 9", (4, "head")),
        ("DELETE FROM audit_entry", (4, "head")),
    ],
)
def test_tampering_is_found_at_its_place(tampering, where):
    changed("v.01")
    as_owner(tampering)
    broken = verified().broken
    assert broken is not None
    assert (broken.owner_path, broken.number, broken.reason) == ("v.01", *where)


@pytest.mark.parametrize(
    "act",
    [
        "DELETE FROM audit_entry",
        "UPDATE audit_head SET number = 0",
        "INSERT INTO audit_head (owner_path, number, hash) VALUES ('v.09', 1, '')",
    ],
)
def test_the_web_role_cannot_touch_the_history(act):
    changed("v.01")
    with transaction.atomic(), connection.cursor() as cursor:
        with pytest.raises(ProgrammingError, match="permission denied"):
            cursor.execute(act)
        transaction.set_rollback(True)


def test_bodies_stand_in_the_chain_of_their_path():
    """Their tables have no owner_path: a trigger of its own finds the body."""
    with transaction.atomic():
        body = Body.objects.create(path="v.96", name="a", kind="committee")
        Alias.objects.create(body=body, name="b", search_key="b")
        Body.objects.filter(pk=body.pk).update(name="c")
    as_owner("DELETE FROM organization_alias; DELETE FROM organization_body WHERE path = 'v.96'")
    found = verified()
    assert (found.entries, found.bodies, found.broken) == (5, 1, None)


def test_even_the_owner_is_refused_at_first():
    changed("v.01")
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        with pytest.raises(ProgrammingError, match="never changed"):
            cursor.execute("DELETE FROM audit_entry")
        transaction.set_rollback(True, "owner")


def test_a_seat_reads_only_its_own_history():
    changed("v.01")
    changed("v.02")
    with transaction.atomic():
        enter(Scope(("v.01",)))
        assert set(Entry.objects.values_list("owner_path", flat=True)) == {"v.01"}
    assert not Entry.objects.exists()


def test_no_temporary_table_catches_an_entry():
    """The recorder runs with the owner's rights: a table of the web role's must not be found."""
    with transaction.atomic(), connection.cursor() as cursor:
        with pytest.raises(ProgrammingError, match="permission denied"):
            cursor.execute("CREATE TEMPORARY TABLE audit_entry (id bigint)")
        transaction.set_rollback(True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT proconfig FROM pg_proc WHERE proname = 'sauro_record_v1'")
        paths = [said for said in cursor.fetchone()[0] if said.startswith("search_path=")]
    assert paths == ["search_path=pg_catalog, public, pg_temp"]


def test_every_recorder_finds_the_head_by_its_index():
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT proname, proconfig @> '{enable_seqscan=off}' FROM pg_proc "
            "WHERE prosrc LIKE '%FROM audit_head h%FOR UPDATE%'"
        )
        found = dict(cursor.fetchall())
    assert "sauro_record_v1" in found
    assert all(found.values()), found
