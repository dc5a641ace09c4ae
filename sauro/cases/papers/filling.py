"""A form filled with what is known; what is not stays a visible gap (điền mẫu). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sauro.cases.papers.model import Form
from sauro.documents.drafting.paper import Block, Grid, Role

GAP = "……"
OPTIONAL = "? "
TABLES = ("goods", "exhibits")
_PLACE = re.compile(r"\{(\w+)\}")
_TABLE = re.compile(r"\[(\w+)\]")
_ROLES = {"~ ": Role.BASIS, "= ": Role.HEADING, "- ": Role.ITEM, "@ ": Role.TITLE}
_SIGN_LINES = 4  # empty ones above a name
_TEXT_WIDTH = 160  # mm


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands on the paper, and the places that nothing filled, in their order."""

    blocks: tuple[Block | Grid, ...]
    gaps: tuple[str, ...]


def filled(form: Form, known: Mapping[str, str], tables: Mapping[str, Grid]) -> Filled:
    """The form with what is known of a case."""
    blocks: list[Block | Grid] = [Block(Role.TITLE, form.title), Block(Role.SUBJECT, form.subject)]
    gaps: list[str] = []
    for line in form.lines:
        if table := _TABLE.fullmatch(line):
            code = table[1]
            blocks.append(tables[code] if code in tables else Block(Role.TEXT, GAP))
            gaps += [] if code in tables else [code]
        elif (block := _line(line, known, gaps)) is not None:
            blocks.append(block)
    blocks += _signatures(form, known)
    missing = [code for code in form.must if not has(code, known, tables)]
    return Filled(tuple(blocks), tuple(dict.fromkeys((*gaps, *missing))))


def has(code: str, known: Mapping[str, str], tables: Mapping[str, Grid]) -> bool:
    """Whether a place is filled; either inventory will do for "goods_or_exhibits"."""
    if code == "goods_or_exhibits":
        return any(table in tables for table in TABLES)
    return code in tables or bool(known.get(code))


def places_of(form: Form) -> Iterator[str]:
    """Every place and table that the form names, for tests and for what an officer may type."""
    for line in form.lines:
        yield from _PLACE.findall(line)
        yield from _TABLE.findall(line)
    yield from (*form.must, *form.asks)


def _line(line: str, known: Mapping[str, str], gaps: list[str]) -> Block | None:
    optional = line.startswith(OPTIONAL)
    line = line.removeprefix(OPTIONAL)
    missing = [code for code in _PLACE.findall(line) if not known.get(code)]
    if optional and missing:
        return None
    gaps += missing
    role = next((role for sign, role in _ROLES.items() if line.startswith(sign)), Role.TEXT)
    said = line if role in (Role.TEXT, Role.ITEM) else line[2:]
    return Block(role, _PLACE.sub(lambda place: _words(known.get(place[1], "")), said))


def _words(value: str) -> str:
    """Within a sentence: its own full stop is that of the line."""
    return " ".join(value.split()).rstrip(" .;") or GAP


def _signatures(form: Form, known: Mapping[str, str]) -> list[Block | Grid]:
    """Who signs minutes beside each other; the one who draws them up is named."""
    if not form.signs:
        return []
    width = _TEXT_WIDTH // len(form.signs)
    empty = ("",) * len(form.signs)
    names = (*[""] * (len(form.signs) - 1), known.get("signer", ""))
    rows = (*[empty] * _SIGN_LINES, names)
    return [Grid(form.signs, rows, (width,) * len(form.signs), lined=False)]
