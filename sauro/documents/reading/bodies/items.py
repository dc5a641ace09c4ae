"""What is found: one name, or several in a row."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """One name: tokens [start, end). ``proper`` names one body, else a group or a kind."""

    start: int
    end: int
    proper: bool
    collective: bool


@dataclass(frozen=True, slots=True)
class BodyList:
    """One or more names in a row."""

    items: tuple[Body, ...]

    @property
    def start(self) -> int:
        """The first token."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """One past the last token."""
        return self.items[-1].end

    @property
    def proper(self) -> bool:
        """Whether every item names a body by its own name."""
        return all(item.proper for item in self.items)
