"""How near a reading comes to what a person annotated (độ chính xác).

The figures of the shared scorer, in our own words, with the place of every difference: a
failing floor names document, item and attribute.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
LEAST = 0.6  # of all words that two texts must share to be the same
_WORD = re.compile(r"\w+(?:[/.-]\w+)*")
NAMES = {"lead": "leads", "coordinating": "coordinating"}
PLAIN = ("level", "locality", "event_on", "number", "issued_on")


@dataclass
class Figure:
    """What should be found, what was found, what of it was right."""

    right: int = 0
    wanted: int = 0
    found: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was asked or found."""
        total = self.wanted + self.found
        return 2 * self.right / total if total else 1.0


@dataclass
class Score:
    """All figures of some documents and every difference: document, item, attribute, words."""

    figures: defaultdict[str, Figure] = field(default_factory=lambda: defaultdict(Figure))
    differences: dict[str, list[str]] = field(default_factory=dict)

    def count(self, name: str, right: int, wanted: int, found: int) -> bool:
        """Add to a figure; says whether everything was right."""
        figure = self.figures[name]
        figure.right, figure.wanted = figure.right + right, figure.wanted + wanted
        figure.found += found
        return right == wanted == found

    def differ(self, name: str, where: str, wanted: object, found: object) -> None:
        """Note a difference."""
        words = f"{where} {name}: {_short(wanted)} read as {_short(found)}"
        self.differences.setdefault(name, []).append(words)

    def mark(self, name: str, where: str, wanted: object, found: object, *, same: bool) -> None:
        """Add one that is right or not."""
        self.count(name, int(same), 1, 1)
        if not same:
            self.differ(name, where, wanted, found)

    def report(self, name: str) -> str:
        """A figure and what lowered it."""
        shown = self.differences.get(name, [])[:12]
        return "\n  ".join([f"{name} {self.figures[name].f1:.4f}", *shown])


def score(wanted: Sequence[Json], found: Sequence[Json]) -> Score:
    """The figures over all documents together; both in the same order."""
    total = Score()
    for want, have in zip(wanted, found, strict=True):
        _directives(total, want, have)
        _header(total, want, have)
        _recipients(total, want, have)
        _citations(total, want, have)
    return total


# ---------------------------------------------------------------- likeness


def key(text: object) -> str:
    """Words in small letters, without marks of punctuation."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFC", str(text or "")).lower()))


def overlap(one: object, other: object) -> float:
    """The share of all words, as often as they stand, that two texts have in common."""
    a, b = Counter(key(one).split()), Counter(key(other).split())
    either = (a | b).total()
    return (a & b).total() / either if either else 0.0


def pairs(wanted: Sequence[object], found: Sequence[object]) -> list[tuple[int, int]]:
    """Like to like, the likest first, each only once."""
    alike = ((overlap(w, f), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found))
    taken: tuple[set[int], set[int]] = set(), set()
    chosen = []
    for likeness, i, j in sorted(alike, reverse=True):
        if likeness >= LEAST and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            chosen.append((i, j))
    return chosen


def same_time(wanted: Json | None, found: Json | None) -> bool:
    """Whether two deadlines bind alike: the day where there is one, else the rhythm or kind."""
    want, have = wanted or {}, found or {}
    kinds = want.get("kind", "none"), have.get("kind", "none")
    if kinds[0] == "recurring":
        asked, given = _rhythm(want.get("rrule")), _rhythm(have.get("rrule"))
        return kinds[0] == kinds[1] and (not asked["FREQ"] or asked.items() <= given.items())
    if kinds[0] != "none" and want.get("date"):
        return bool(have.get("date") == want["date"])
    return bool(kinds[0] == kinds[1])


def _rhythm(rrule: str | None) -> dict[str, str]:
    """How often, and on which day; a quarter may be said as three months or four dates."""
    parts = dict(p.split("=", 1) for p in (rrule or "").split(";") if "=" in p)
    months = parts["BYMONTH"].count(",") + 1 if "BYMONTH" in parts else 0
    every, often = int(parts.get("INTERVAL", 1)), parts.get("FREQ", "")
    if often == "MONTHLY" and every > 1:
        often = f"{every} months"
    elif often == "YEARLY" and months > 1:
        often = f"{12 // months} months"
    return {"FREQ": often} | {k: parts[k] for k in ("BYDAY", "BYMONTHDAY") if k in parts}


# ---------------------------------------------------------------- parts of a notice


def _directives(total: Score, want: Json, have: Json) -> None:
    asked, given = want.get("directives", []), have.get("directives", [])
    matched = pairs([d["text"] for d in asked], [d.get("text", "") for d in given])
    optional = {i for i, d in enumerate(asked) if d.get("borderline")}
    excused = len([i for i, _ in matched if i in optional])
    total.count(
        "directives", len(matched) - excused, len(asked) - len(optional), len(given) - excused
    )
    found = {i for i, _ in matched} | optional
    for i in set(range(len(asked))) - found:
        total.differ("directives", _where(want, asked[i]), asked[i]["text"], "nothing")
    for j in set(range(len(given))) - {j for _, j in matched}:
        total.differ("directives", _where(want, given[j]), "nothing", given[j].get("text"))
    for i, j in matched:
        if i not in optional:
            _clears(total, _where(want, asked[i]), asked[i], given[j])


def _clears(total: Score, where: str, want: Json, have: Json) -> None:
    for attribute, name in NAMES.items():
        a, b = want.get(attribute) or [], have.get(attribute) or []
        if not total.count(name, len(pairs(a, b)), len(a), len(b)):
            total.differ(name, where, a, b)
    wanted, found = want.get("deadline") or {"kind": "none"}, have.get("deadline")
    stated = wanted.get("kind", "none") != "none"
    for name in ("deadline", "deadline_where_stated") if stated else ("deadline",):
        total.mark(name, where, wanted, found, same=same_time(wanted, found))


def _header(total: Score, want: Json, have: Json) -> None:
    where = str(want["file"])
    for name in PLAIN:
        asked, given = want.get(name), have.get(name)
        total.mark(name, where, asked, given, same=key(asked) == key(given))
    for name in ("concluder", "signer"):
        asked = (want.get(name) or {}).get("name")
        if asked:
            given = (have.get(name) or {}).get("name")
            total.mark(name, where, asked, given, same=key(asked) == key(given))
    asked, given = want.get("inconsistencies"), have.get("inconsistencies")
    total.mark("inconsistency", where, asked, given, same=bool(asked) == bool(given))


def _recipients(total: Score, want: Json, have: Json) -> None:
    a, b = want.get("recipients", []), have.get("recipients", [])
    if not total.count("recipients", len(pairs(a, b)), len(a), len(b)):
        total.differ("recipients", str(want["file"]), a, b)


def _citations(total: Score, want: Json, have: Json) -> None:
    a, b = _cited(want.get("citations", [])), _cited(have.get("citations", []))
    if not total.count("citations", len(a.keys() & b.keys()), len(a), len(b)):
        total.differ("citations", str(want["file"]), a.keys() - b.keys(), b.keys() - a.keys())
    for number in a.keys() & b.keys():
        if day := a[number].get("date"):
            given = b[number].get("date")
            total.mark("citation_date", f"{want['file']} {number}", day, given, same=day == given)


def _cited(citations: Iterable[Json]) -> dict[str, Json]:
    keyed = (
        ("".join(unicodedata.normalize("NFC", c.get("number") or "").upper().split()), c)
        for c in citations
    )
    return {k: c for k, c in keyed if k}


def _where(document: Json, directive: Json) -> str:
    return f"{document['file']} {directive.get('locator')}"


def _short(value: object) -> str:
    words = str(value)
    return words if len(words) <= 160 else words[:160] + "…"
