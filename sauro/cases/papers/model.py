"""A form and what fills it (mẫu văn bản, chỗ điền). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sauro.cases.clocks import Mark

TYPED = "typed"  # of a place that no record of the case knows
MOST_SHORT, MOST_LONG = 500, 4000  # characters that an officer may type into a place


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a form (chỗ điền). ``where``: the part of the case in which it is entered."""

    code: str
    vi: str
    en: str
    where: str
    long: bool = False
    lists: bool = False
    instead: str = ""  # the part of the case that fills it before anything typed

    @property
    def most(self) -> int:
        return MOST_LONG if self.long or self.lists else MOST_SHORT


@dataclass(frozen=True, slots=True)
class Form:
    """A form as the law and practice have it from a day on; see data/forms.toml."""

    code: str
    series: str
    name: str
    name_en: str
    title: str
    subject: str
    mark: Mark
    source: str
    valid_from: date
    lines: tuple[str, ...]
    must: tuple[str, ...]
    asks: tuple[str, ...]
    signs: tuple[str, ...] = ()
    step: str = ""
    step_if: tuple[str, ...] = ()

    def is_step(self, standing: frozenset[str]) -> bool:
        """Whether issuing it is a step of a case in which these kinds of steps stand."""
        return bool(self.step) and (not self.step_if or bool(standing & set(self.step_if)))
