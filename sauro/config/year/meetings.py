"""Meetings of the year: their agenda, and what members brought (cuộc họp mô phỏng).

Some papers of the year come out of a meeting; one more is being prepared. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from sauro.config.year.papers import working_day
from sauro.config.year.themes import RAISED, Brought
from sauro.documents.drafting import Draft

_EVERY = 5  # papers from one meeting to the next
_AHEAD = 6  # days until the next one
_CHAIR = "Vi Văn Mô Phỏng, Phó Trưởng ban"


class Fate(StrEnum):
    """What becomes of what a member brought."""

    CONCLUDED = "concluded"  # settled by a conclusion
    ANSWERED = "answered"  # answered in words
    LEFT = "left"  # waits for another meeting
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Raised:
    """A proposal or a difficulty, the day on which it came, and what became of it."""

    brought: Brought
    day: date
    fate: Fate


@dataclass(frozen=True, slots=True)
class Session:
    """A meeting; ``paper``: the head and the orders of its notice, none of the one to come."""

    title: str
    held_on: date
    prepared_on: date
    agenda: tuple[tuple[str, str], ...]  # what, and who presents it
    raised: tuple[Raised, ...]
    paper: Draft | None = None
    chair: str = _CHAIR

    @property
    def orders_on(self) -> int:
        """The point of the agenda to which its orders belong, from 0."""
        return 1


def sessions(seed: int, today: date, papers: Sequence[Draft]) -> Iterator[Session]:
    """The oldest first; the last is yet to be held."""
    random = Random(f"{seed}:meetings")
    held = [papers[n] for n in range(len(papers) - 1, -1, -_EVERY)][::-1]
    for number, paper in enumerate(held):
        yield _held(random, number, paper)
    yield _to_come(random, len(held), today)


def _held(random: Random, number: int, paper: Draft) -> Session:
    held_on = working_day(paper.issued_on - timedelta(days=3))
    about = paper.subject.partition(" về ")[2]
    return Session(
        f"Họp Ban Chỉ đạo 389 tỉnh về {about}", held_on, working_day(held_on - timedelta(days=9)),
        _agenda(about), tuple(_raised(random, number, held_on)), paper,
    )  # fmt: skip


def _to_come(random: Random, number: int, today: date) -> Session:
    held_on = working_day(today + timedelta(days=_AHEAD + 2))
    return Session(
        "Họp Ban Chỉ đạo 389 tỉnh, kiểm điểm việc đã giao", held_on,
        working_day(today - timedelta(days=2)),
        _agenda("nhiệm vụ thời gian tới"),
        tuple(one for one in _raised(random, number, held_on) if one.day < today),
    )  # fmt: skip


def _agenda(about: str) -> tuple[tuple[str, str], ...]:
    return (
        ("Kết quả thực hiện các thông báo trước", "Cơ quan Thường trực"),
        (f"Công tác {about}" if not about.startswith("nhiệm vụ") else about.capitalize(), ""),
        ("Kiến nghị, vướng mắc của các cơ quan", "Các cơ quan thành viên"),
    )


def _raised(random: Random, number: int, held_on: date) -> Iterator[Raised]:
    """Three or four, from another member each time."""
    first = number * 3
    for n in range(random.randint(3, 4)):
        brought = RAISED[(first + n) % len(RAISED)]
        day = working_day(held_on - timedelta(days=random.randint(2, 8) + _AHEAD))
        yield Raised(brought, day, tuple(Fate)[n % len(Fate)])
