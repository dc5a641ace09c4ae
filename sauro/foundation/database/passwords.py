"""The passwords of a server of our own (mật khẩu), kept beside its data for its starter alone."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile


@dataclass(frozen=True, slots=True)
class Passwords:
    """One password a role, in a file that nobody else may read."""

    file: Path

    def known(self, role: str) -> str:
        """The role's password; empty where it has none yet."""
        return self._all().get(role, "")

    def of(self, role: str) -> str:
        """The role's password, made up where it has none yet."""
        return self.known(role) or self._made(role)

    def _made(self, role: str) -> str:
        made = secrets.token_urlsafe(24)
        with NamedTemporaryFile("w", dir=self.file.parent, delete=False) as part:  # mode 0600
            json.dump(self._all() | {role: made}, part)
        Path(part.name).replace(self.file)
        return made

    def _all(self) -> dict[str, str]:
        if not self.file.exists():
            return {}
        kept: dict[str, str] = json.loads(self.file.read_text("utf-8"))
        return kept
