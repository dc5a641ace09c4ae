"""Which programs of PostgreSQL serve a server of some version."""

import pytest

from sauro.foundation.database import binaries
from sauro.foundation.database.binaries import NoServer, client_binaries


@pytest.fixture
def installed(tmp_path, monkeypatch):
    monkeypatch.setattr(binaries, "_from_pip", lambda: None)
    for version, program in (
        ("14", "pg_dump"),
        ("15", "pg_dump"),
        ("16", "psql"),
        ("17", "pg_dump"),
    ):
        folder = tmp_path / version / "bin"
        folder.mkdir(parents=True)
        (folder / program).touch()
    return tmp_path


@pytest.mark.parametrize(("server", "chosen"), [(14, "14"), (15, "15"), (16, "17"), (17, "17")])
def test_its_own_or_the_next_newer(installed, server, chosen):
    assert client_binaries(server, installed) == installed / chosen / "bin"


def test_none_is_too_old_to_say_what_to_install(installed):
    with pytest.raises(NoServer, match="postgresql-client-18"):
        client_binaries(18, installed)
