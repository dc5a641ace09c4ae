"""As whom root runs the server, and where that user reaches it (người chạy máy chủ dữ liệu).

PostgreSQL refuses to run as root. The user it gets may not enter root's own folders: a clone in
/root is closed to everybody else, its programs and the data folder in it too. Both then stand under
``BESIDE``, named after the folder that they stand for.
"""

from __future__ import annotations

import os
import pwd
import shutil
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from sauro.foundation.database.binaries import NoServer

BESIDE = Path("/var/lib/sauro")
_USERS = ("postgres", "nobody")
_ENTERED_BY_ALL = 0o001


def server_user() -> str | None:
    """As whom root runs the server; None where we are not root. Raises: NoServer."""
    if os.geteuid() != 0:
        return None
    for name in _USERS:
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise NoServer("PostgreSQL cannot run as root, and there is no user postgres or nobody.")


def as_server_user() -> Sequence[str]:
    """What stands before a command of the server."""
    user = server_user()
    if user is None:
        return ()
    return ("setpriv", "--reuid", user, "--regid", str(_gid(user)), "--clear-groups")


def handed_over(path: Path | str) -> None:
    """What root made belongs to the server's user; else it stays."""
    if user := server_user():
        os.chown(path, pwd.getpwnam(user).pw_uid, _gid(user))


def reachable(folder: Path, user: str | None, beside: Path = BESIDE) -> Path:
    """The folder itself, or the one that stands for it where the server's user cannot enter."""
    if user is None or _entered(folder):
        return folder
    beside.mkdir(parents=True, exist_ok=True, mode=0o755)
    return beside / sha256(str(folder).encode()).hexdigest()[:16]


def reachable_programs(binaries: Path, user: str | None, beside: Path = BESIDE) -> Path:
    """The programs where the server's user can run them: copied once, if need be."""
    stands = reachable(binaries.parent, user, beside)
    if stands != binaries.parent and not stands.exists():
        part = stands.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(binaries.parent, part, symlinks=True)
        part.replace(stands)
    return stands / binaries.name


def _entered(folder: Path) -> bool:
    """Whether everybody may pass through all folders above this one."""
    above = (path for path in folder.parents if path.exists())
    return all(path.stat().st_mode & _ENTERED_BY_ALL for path in above)


def _gid(user: str) -> int:
    return pwd.getpwnam(user).pw_gid
