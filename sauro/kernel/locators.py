"""Where a directive stands, as a sentence says it (mục, dòng)."""

from __future__ import annotations

_ROW = "Dòng "  # of a task list kept as a workbook: its directives stand in rows, not in items


def of_row(number: int) -> str:
    """The locator of a row."""
    return f"{_ROW}{number}"


def row_of(locator: str) -> str:
    """The number of the row that a locator names; empty where it names an item."""
    return locator.removeprefix(_ROW) if locator.startswith(_ROW) else ""


def item_said(locator: str) -> str:
    """In Vietnamese, inside a sentence: "mục II.4", "dòng 4"."""
    row = row_of(locator)
    return f"dòng {row}" if row else f"mục {locator}"
