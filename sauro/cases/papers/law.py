"""Forms and places as they are shipped (mẫu văn bản kèm phần mềm). Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

from sauro.cases.clocks import Mark
from sauro.cases.papers.model import Form, Place

_LISTS = ("lines", "must", "asks", "signs", "step_if")


@lru_cache(maxsize=1)
def shipped_forms() -> tuple[Form, ...]:
    """All rows, in the order in which a case needs them."""
    return tuple(_form(row) for row in _rows("forms.toml", "form"))


@lru_cache(maxsize=1)
def places() -> Mapping[str, Place]:
    """All places, by their code."""
    rows = (_place(row) for row in _rows("places.toml", "place"))
    return {row.code: row for row in rows}


def forms_on(day: date) -> tuple[Form, ...]:
    """The forms in force on a day; before the first row of a form, that row."""
    found: dict[str, Form] = {}
    for row in sorted(shipped_forms(), key=lambda form: form.valid_from):
        if row.code not in found or row.valid_from <= day:
            found[row.code] = row
    ranks = {form.code: rank for rank, form in reversed(list(enumerate(shipped_forms())))}
    return tuple(sorted(found.values(), key=lambda form: ranks[form.code]))


def form_on(code: str, day: date) -> Form | None:
    """One form as it is in force on a day."""
    return next((form for form in forms_on(day) if form.code == code), None)


def _form(row: Mapping[str, Any]) -> Form:
    lists = {name: tuple(row.get(name, ())) for name in _LISTS}
    return Form(**{**row, **lists, "mark": Mark(row["mark"])})


def _place(row: Mapping[str, Any]) -> Place:
    return Place(**{("instead" if name == "or" else name): value for name, value in row.items()})


def _rows(file: str, table: str) -> list[dict[str, Any]]:
    data = resources.files("sauro.cases.papers").joinpath(f"data/{file}")
    rows: list[dict[str, Any]] = tomllib.loads(data.read_text("utf-8"))[table]
    return rows
