"""The dated rows that the engine reads: `data/*.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def rows_of(name: str) -> dict[str, Any]:
    """What a file of `data/` holds, read once."""
    file = resources.files("sauro.parties.linking") / "data" / f"{name}.toml"
    return tomllib.loads(file.read_text("utf-8"))
