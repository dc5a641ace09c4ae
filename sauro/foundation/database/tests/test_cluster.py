"""A server of our own asks everybody for a password and shows its folder to nobody."""

import stat

import psycopg
import pytest

from sauro.foundation.database.cluster import SUPERUSER, cluster_in, temporary_cluster
from sauro.foundation.database.roles import BACKUP, OWNER, WEB, make_database


@pytest.fixture(scope="module")
def cluster():
    with temporary_cluster() as started:
        make_database(started)
        yield started


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("role", [SUPERUSER, OWNER, WEB, BACKUP])
def test_every_role_has_a_password_and_is_asked_for_it(cluster, role):
    with psycopg.connect(cluster.url("sauro", role)) as connection:
        assert connection.execute("SELECT current_user").fetchone() == (role,)
    for wrong in ("", "another"):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(f"postgresql://{role}:{wrong}@/sauro?host={cluster.socket}")


def test_folder_data_and_passwords_are_their_owners_alone(cluster):
    assert mode(cluster.folder) == mode(cluster.data) == 0o700
    assert mode(cluster.passwords.file) == 0o600


def test_only_the_backup_role_sees_all_and_it_writes_nothing(cluster):
    with psycopg.connect(cluster.url()) as connection:
        bypassing = connection.execute("SELECT rolname FROM pg_roles WHERE rolbypassrls").fetchall()
    assert set(bypassing) == {(SUPERUSER,), (BACKUP,)}
    with (
        psycopg.connect(cluster.url("sauro", BACKUP)) as connection,
        pytest.raises(psycopg.errors.ReadOnlySqlTransaction),
    ):
        connection.execute("CREATE TABLE x ()")


def test_a_folder_of_an_earlier_release_is_closed(cluster):
    """It trusted everybody and kept no passwords; starting it again puts that right."""
    rules = cluster.data / "pg_hba.conf"
    rules.write_text(rules.read_text().replace("scram-sha-256", "trust"))
    cluster.folder.chmod(0o711)
    cluster.stop()
    cluster.passwords.file.unlink()
    again = cluster_in(cluster.folder)
    again.start(careless=True)
    make_database(again)
    assert "trust" not in [line.split()[-1] for line in rules.read_text().splitlines() if line]
    assert mode(cluster.folder) == 0o700
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(f"postgresql://{WEB}:x@/sauro?host={cluster.socket}")
    psycopg.connect(again.url("sauro", WEB)).close()
