"""The words of mentions, folded once (từ điển)."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from sauro.kernel.text import fold
from sauro.organization.resolution.phrases import Phrases

LEVEL_OF_KIND = {
    "tinh": ("province",),
    "thanh pho": ("province", "district"),
    "thi xa": ("district",),
    "quan": ("district",),
    "huyen": ("district",),
    "thi tran": ("commune",),
    "xa": ("commune",),
    "phuong": ("commune",),
    "dac khu": ("commune",),
}
ENDED_KINDS = frozenset(("huyen", "quan", "thi xa"))
COMMUNE_KINDS = frozenset(("xa", "phuong", "dac khu", "thi tran"))


@cache
def _data() -> dict[str, Any]:
    source = files("sauro.organization.resolution") / "data.toml"
    return tomllib.loads(source.read_text("utf-8"))


@cache
def words(name: str) -> Phrases:
    """A list of words or phrases, folded."""
    return Phrases(fold(word) for word in _data()["words"][name])


@cache
def kinds_spelt() -> frozenset[str]:
    """The kinds of territories with their marks."""
    return frozenset(_data()["words"]["kinds"])


@cache
def other_names(table: str) -> dict[str, tuple[str, ...]]:
    """From another name to those on record: tables same, force, former and perhaps."""
    found: dict[str, tuple[str, ...]] = {}
    for known, others in _data()[table].items():
        for other in others:
            found[other] = (*found.get(other, ()), known)
    return found


@cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """From a folded abbreviation to the words that it stands for, with their marks."""
    return {short: tuple(long.split()) for short, long in _data()["abbreviations"].items()}


@cache
def place_names() -> dict[str, str]:
    """Other names of territories."""
    return dict(_data()["names"])


@lru_cache(maxsize=20_000)  # some thousand syllables make up all mentions
def plain(word: str) -> str:
    """One word folded."""
    return fold(word)


_WORD = re.compile(r"[^\W\d_]+(?:&[^\W\d_]+)*|\d+")


def key_of(name: str) -> str:
    """The key of a name: folded words, no commas or dashes."""
    return " ".join(plain(m.group()) for m in _WORD.finditer(name))
