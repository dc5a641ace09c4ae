"""Everything into one archive and back, with the real programs, through the command line."""

import json
import os
import resource
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp
from zipfile import ZIP_STORED, ZipFile

import psycopg
import pytest
from django.db import connections, transaction
from django.utils import timezone

from sauro.directives.services import register
from sauro.documents import intake, jobs, publishing
from sauro.documents.tests.make import verified
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.database.cluster import cluster_in
from sauro.foundation.database.roles import make_database, of_cluster
from sauro.foundation.files.store import path_of
from sauro.organization.tests.make import make_seat
from tests.emptying import emptied

SAMPLE = Path(__file__).parents[1] / "samples" / "bo-y-xa.txt"
SAURO = Path(sys.executable).with_name("sauro")
CLEARED = ("documents_document", "access_seat", "access_user", "organization_body")


def environment(where, var):
    return os.environ | {
        "DATABASE_URL": where.web,
        "DATABASE_OWNER_URL": where.owner,
        "DATABASE_BACKUP_URL": where.backup,
        "SAURO_VAR": str(var),
        "SAURO_LANG": "en",
    }


def sauro(*words, env, **options):
    return subprocess.run(
        [SAURO, *map(str, words)], env=env, capture_output=True, text=True, check=False, **options
    )


def asked(address, question):
    with psycopg.connect(address) as connection:
        return connection.execute(question).fetchall()


@pytest.fixture(scope="module")
def source(cluster, django_db_setup, django_db_blocker, tmp_path_factory):
    """A province with one document read and published, committed; (addresses, folder, its hash)."""
    var = tmp_path_factory.mktemp("var")
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.FILES_ROOT", var / "files")
        with transaction.atomic():
            seat = make_seat("v.01")
            enter(scope_of(seat))
            data = [SAMPLE.read_bytes()]
            found, _ = intake.receive("a.txt", data, by=seat, now=timezone.now())
        jobs.read_document(found.pk, seat.body.path)
        with transaction.atomic():
            enter(scope_of(seat))
            publishing.publish(
                found.pk, verified(found, seat), register, by=seat, now=timezone.now()
            )
        yield of_cluster(cluster, "sauro"), var, found.sha256
        with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
            emptied(cursor, *CLEARED)


@pytest.fixture(scope="module")
def archive(source, tmp_path_factory):
    where, var, _sha256 = source
    made = tmp_path_factory.mktemp("archive") / "a.sauro"
    done = sauro("backup", made, env=environment(where, var))
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 files, the history of 2 bodies" in done.stdout
    return made


@pytest.fixture
def empty(cluster, tmp_path):
    """A new database of the same server and a new folder, gone afterwards."""
    yield make_database(cluster, "again"), tmp_path / "var"
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        connection.execute("DROP DATABASE again WITH (FORCE)")


def test_an_archive_is_its_owners_alone_and_not_overwritten(source, archive):
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert [p.name for p in archive.parent.iterdir()] == ["a.sauro"]
    before = archive.read_bytes()
    done = sauro("backup", archive, env=environment(*source[:2]))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert archive.read_bytes() == before


def test_a_restored_database_is_as_it_was(source, archive, empty):
    (where, _, sha256), (there, folder) = source, empty
    done = sauro("restore", archive, env=environment(there, folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert "all as it was" in done.stdout
    stored = folder / "files" / path_of(sha256).parent.name / path_of(sha256).name
    assert stored.read_bytes() == SAMPLE.read_bytes()
    for table in ("documents_document", "documents_item", "directives_directive", "audit_entry"):
        count = f"SELECT count(*) FROM {table}"
        assert asked(there.backup, count) == asked(where.backup, count) != [(0,)]
        assert asked(there.web, count) == [(0,)], "nobody set: no rows"
    assert asked(there.web, "SELECT has_database_privilege(current_database(), 'TEMP')") == [
        (False,)
    ]
    audit = sauro("audit", "verify", env=environment(there, folder))
    assert "The history is whole" in audit.stdout
    _tampered(there)
    audit = sauro("audit", "verify", env=environment(there, folder))
    assert audit.returncode == 1
    assert "broken at v.01 entry 2" in audit.stderr
    again = sauro("restore", archive, env=environment(there, folder))
    assert again.returncode == 1
    assert "not empty" in again.stderr


def _tampered(there):
    with psycopg.connect(there.owner) as connection:
        connection.execute("SELECT set_config('sauro.scope', 'v,v/', true)")
        connection.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_fixed")
        connection.execute("""UPDATE audit_entry SET after = '{"a": 1}' WHERE number = 2""")


def _rewritten(archive, made, change):
    """The archive with one member changed."""
    with ZipFile(archive) as old, ZipFile(made, "w", ZIP_STORED) as new:
        for name in old.namelist():
            if (data := change(name, old.read(name))) is not None:
                new.writestr(name, data)


def flipped(archive, made):
    data = bytearray(archive.read_bytes())
    data[len(data) // 2] ^= 1
    made.write_bytes(data)


def cut(archive, made):
    made.write_bytes(archive.read_bytes()[:-2000])


def nothing(archive, made):
    made.write_bytes(b"")


def without_a_file(archive, made):
    _rewritten(archive, made, lambda n, d: None if n.startswith("files/") else d)


def another_dump(archive, made):
    _rewritten(archive, made, lambda n, d: d[:-9] if n == "database.dump" else d)


def no_manifest(archive, made):
    _rewritten(archive, made, lambda n, d: b"[]" if n == "manifest.json" else d)


def newer_product(archive, made):
    _rewritten(archive, made, lambda n, d: d.replace(b'"product": "0', b'"product": "9'))


def newer_tables(archive, made):
    _rewritten(archive, made, lambda n, d: d.replace(b'"0001_initial"', b'"9001_later"'))


@pytest.mark.parametrize(
    ("breaking", "said"),
    [
        (flipped, "damaged"),
        (cut, "damaged"),
        (nothing, "damaged"),
        (without_a_file, "damaged"),
        (another_dump, "damaged"),
        (no_manifest, "damaged"),
        (newer_product, "newer release"),
        (newer_tables, "newer release"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_broken_archive_is_refused_before_anything_is_touched(archive, empty, breaking, said):
    there, folder = empty
    broken = folder.parent / "broken.sauro"
    breaking(archive, broken)
    done = sauro("restore", broken, env=environment(there, folder))
    assert done.returncode == 1
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert asked(there.owner, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [
        (0,)
    ]
    assert not folder.exists()


def other_heads(told):
    told["facts"]["heads"][0][2] = "00"


def other_counts(told):
    told["facts"]["counts"]["documents_item"] += 1


def other_rights(told):
    told["facts"]["guards"].remove("trigger audit_entry audit_entry_fixed O")


@pytest.mark.parametrize(
    ("telling", "said"),
    [(other_heads, "heads"), (other_counts, "number of rows"), (other_rights, "rights")],
)
def test_what_is_not_as_the_manifest_says_is_told(archive, empty, telling, said):
    there, folder = empty
    other = folder.parent / "other.sauro"
    told = json.loads(ZipFile(archive).read("manifest.json"))
    telling(told)
    _rewritten(archive, other, lambda n, d: json.dumps(told) if n == "manifest.json" else d)
    done = sauro("restore", other, env=environment(there, folder))
    assert done.returncode == 1
    assert "Restored, but not as it was" in done.stderr
    assert said in done.stderr


def test_a_role_that_does_not_see_all_makes_no_archive(source, tmp_path):
    """Row-level security is forced on the owner too: its dump would be empty, so there is none."""
    where, var, _sha256 = source
    env = environment(where, var) | {"DATABASE_BACKUP_URL": where.owner}
    done = sauro("backup", tmp_path / "a.sauro", env=env)
    assert done.returncode == 1
    assert "sauro_owner does not see all rows" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_full_disk_leaves_no_half_archive(source, tmp_path):
    def no_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = sauro("backup", tmp_path / "a.sauro", env=environment(*source[:2]), preexec_fn=no_room)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "could not be written" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_lost_file_is_told_and_the_rest_is_kept(source, tmp_path):
    where, _var, sha256 = source
    done = sauro("backup", tmp_path / "a.sauro", env=environment(where, tmp_path / "bare"))
    assert done.returncode == 3
    assert sha256 in done.stderr
    assert (tmp_path / "a.sauro").exists()


def test_a_machine_with_its_own_server_restores_and_backs_up_again(archive):
    """Without DATABASE_URL the server is ours: started for the command, stopped after it."""
    folder = Path(mkdtemp(prefix="sauro-drill-"))
    folder.chmod(0o711)  # the server's own user must reach its folder
    own = {"SAURO_POSTGRES": str(folder / "pg"), "SAURO_VAR": str(folder), "SAURO_LANG": "en"}
    env = {k: v for k, v in os.environ.items() if not k.startswith("DATABASE_")} | own
    try:
        restored = sauro("restore", archive, env=env)
        assert (restored.returncode, restored.stderr) == (0, "")
        assert sauro("prepare", env=env).returncode == 0
        again = sauro("backup", folder / "b.sauro", env=env)
        assert "1 files, the history of 2 bodies" in again.stdout
        assert not cluster_in(folder / "pg").is_running()
    finally:
        cluster_in(folder / "pg").stop()
        shutil.rmtree(folder)
