"""What the law may want a person to look at (gợi ý). A hint never decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from sauro.cases.clocks.model import Mark


@dataclass(frozen=True, slots=True)
class Hint:
    """A sentence in both languages, with the article and how far that can be relied on."""

    code: str
    message: str
    message_en: str
    article: str
    verified: bool


class Dated(Protocol):
    """A dated row."""

    @property
    def valid_from(self) -> date: ...


D = TypeVar("D", bound=Dated)


def newest(rows: Iterable[D], day: date) -> D | None:
    """The row in force on a day."""
    return max((r for r in rows if r.valid_from <= day), key=lambda r: r.valid_from, default=None)


def doubt(mark: Mark) -> tuple[str, str]:
    """What is put behind a sentence that rests on an unverified row."""
    return ("", "") if mark.checked else (" (chưa kiểm chứng)", " (unverified)")
