"""What an archive says of itself (bản kê): read first, believed only as far as hashes agree."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any

FORMAT = 1  # of the archive; a release reads its own and those before
NAME, DUMP, FILES = "manifest.json", "database.dump", "files/"


@dataclass(frozen=True, slots=True)
class Part:
    """One member of the archive."""

    name: str
    size: int  # bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the database said of itself in the snapshot that was dumped."""

    postgresql: int  # as server_version_num
    migrations: list[list[str]]  # app, name
    heads: list[list[Any]]  # path of the body, number, hash in hex: the ends of the chains
    counts: dict[str, int]  # rows by table
    guards: list[str]  # a line for each policy, trigger, right and function
    files: list[str]  # hashes that rows name


@dataclass(frozen=True, slots=True)
class Manifest:
    """Where the archive comes from, and the hash of each part."""

    product: str
    made_at: str
    facts: Facts
    parts: list[Part]
    lost: list[str]  # files that rows name and the store did not have, or not whole
    format: int = FORMAT

    def written(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()


def product() -> str:
    """The version of this product."""
    return version("sauro")


def parsed(data: bytes) -> Manifest:
    """Raises: ValueError, KeyError, TypeError where it is none of ours."""
    told = json.loads(data)
    parts = [Part(**part) for part in told.pop("parts")]
    return Manifest(facts=Facts(**told.pop("facts")), parts=parts, **told)
