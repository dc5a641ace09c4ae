"""What a clock is made of: dated events, rules of law, and the time that they come to.

Days and hours are those of Viet Nam (UTC+7, no summer time), without a zone of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum


class Complexity(StrEnum):
    """How involved a case is (tính chất vụ việc), as a person judged it."""

    SIMPLE = "simple"  # đơn giản
    COMPLEX = "complex"  # phức tạp, nhiều tình tiết
    ESPECIALLY_COMPLEX = "especially_complex"  # đặc biệt nghiêm trọng, nhiều tình tiết phức tạp


class Mark(StrEnum):
    """How far a row of law can be relied on (mức kiểm chứng)."""

    VERIFIED = "verified"  # somebody entitled has compared it with the article
    FOUND = "found"  # read in a public source, which the row names
    MEMORY = "memory"  # nobody has looked it up yet
    UNSURE = "unsure"  # from memory, and doubted

    @property
    def checked(self) -> bool:
        """False: it is shown with "chưa kiểm chứng / unverified"."""
        return self in (Mark.VERIFIED, Mark.FOUND)


class Unit(StrEnum):
    """In what a length of time is counted."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time as the law words it: 7 working days, 1 month."""

    count: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError(f"Thời hạn không được âm: {self.count}")

    @classmethod
    def parse(cls, text: str) -> Length:
        """Of "7 working_days". Raises: ValueError."""
        count, unit = text.split()
        return cls(int(count), Unit(unit))


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a case on a day (một bước, một sự kiện).

    ``kind`` is a code of `data/events.toml`. ``about`` tells things of one kind apart, such as
    two vehicles held: events about different things do not touch each other's clocks. ``until``
    is the last day that an extension itself names. ``place`` says where it was written down.
    """

    kind: str
    day: date
    at: time | None = None
    paper: str = ""  # số, ký hiệu văn bản
    about: str = ""
    until: date | None = None
    place: str = field(default="", compare=False)

    @property
    def moment(self) -> datetime:
        """The hour, or the earliest it can have been where none is known."""
        return datetime.combine(self.day, self.at or time.min)

    def touches(self, other: Event) -> bool:
        """Whether both are about one thing, or one of them about the whole case."""
        return not (self.about and other.about) or self.about == other.about


@dataclass(frozen=True, slots=True)
class Facts:
    """What is not an event and changes a limit.

    ``flags``: "explanation" where the right to explain is open (quyền giải trình).
    ``field`` is a code of the field of law (lĩnh vực), such as "counterfeits".
    """

    complexity: Complexity = Complexity.SIMPLE
    field: str = ""
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Longer:
    """A longer limit in place of the ordinary one, and when it applies (thời hạn dài hơn).

    By what the case is (``complexity``, ``fields``), or by an event that comes while the limit
    still runs. All rows that apply are read in their order; the last one stands.
    """

    length: Length
    article: str
    mark: Mark
    events: frozenset[str] = frozenset()
    complexity: frozenset[Complexity] = frozenset()
    fields: frozenset[str] = frozenset()

    def by_nature(self, facts: Facts) -> bool:
        return facts.complexity in self.complexity or facts.field in self.fields


@dataclass(frozen=True, slots=True)
class Extension:
    """More time by an act of somebody (gia hạn): ``by`` so much, or ``to`` so much in all."""

    event: str
    article: str
    mark: Mark
    by: Length | None = None
    to: Length | None = None
    times: int = 1
    complexity: frozenset[Complexity] = frozenset()  # empty for all

    def __post_init__(self) -> None:
        if (self.by is None) == (self.to is None):
            raise ValueError(f"Gia hạn {self.event}: ghi một trong hai, by hoặc to")

    def allows(self, facts: Facts) -> bool:
        return not self.complexity or facts.complexity in self.complexity


class Nature(StrEnum):
    """What it means when the time is over."""

    LIMIT = "limit"  # something must have been done by then (thời hạn)
    RIGHT = "right"  # somebody may do something until then (thời hạn thực hiện quyền)
    WAIT = "wait"  # something may be done only after it (thời gian chờ)


@dataclass(frozen=True, slots=True)
class Rule:
    """One dated row of law: from which event, how long, until which event.

    ``starts`` are kinds of events in the order of preference: the first of which there is one
    starts the clock. ``ends`` meet it, ``closes`` end it for another reason, ``suspends`` stop
    it, ``resumes`` let the rest go on, ``restarts`` begin the whole anew. ``length`` None: the
    law sets no length, or "until paid". ``moves``: an end on a day off goes to the next working
    day (Bộ luật Dân sự 2015, Điều 148 khoản 5). ``cap`` is the code of a clock that this one
    never outlasts, ``follows`` the code of one at whose end it starts. ``each``: every starting
    event has its own clock; otherwise only the first.
    """

    code: str
    name: str
    name_en: str
    article: str
    mark: Mark
    source: str
    valid_from: date
    length: Length | None = None
    starts: tuple[str, ...] = ()
    ends: frozenset[str] = frozenset()
    closes: frozenset[str] = frozenset()
    suspends: frozenset[str] = frozenset()
    resumes: frozenset[str] = frozenset()
    restarts: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()  # one of these must have come before the start
    not_after: frozenset[str] = frozenset()  # none of these may have come before the start
    only_if: frozenset[str] = frozenset()  # one of these must be in the case
    flag: str = ""  # a flag of the facts without which it never starts
    longer: tuple[Longer, ...] = ()
    extensions: tuple[Extension, ...] = ()
    moves: bool = True
    each: bool = False
    cap: str = ""
    follows: str = ""
    nature: Nature = Nature.LIMIT
    valid_to: date | None = None
    reaches_back_to: date | None = None  # điều khoản chuyển tiếp, see `governing`
    note: str = ""
    when_late: str = ""  # what the law says of a limit that was missed
    when_late_en: str = ""


class State(StrEnum):
    """How a clock stands."""

    NOT_STARTED = "not_started"  # chưa bắt đầu
    RUNNING = "running"  # đang chạy
    SUSPENDED = "suspended"  # đang dừng
    MET = "met"  # đúng hạn
    MET_LATE = "met_late"  # quá hạn mới xong
    OVERDUE = "overdue"  # quá hạn
    OVER = "over"  # hết thời gian chờ, hết thời hạn thực hiện quyền
    ENDED = "ended"  # kết thúc vì lý do khác


@dataclass(frozen=True, slots=True)
class Line:
    """One day of a sum: the n-th counted, or not counted and why. In both languages.

    ``moved_to``: the working day to which an end on a day off moves.
    """

    day: date
    counted: int | None
    reason: str
    reason_en: str
    verified: bool = True
    event: Event | None = None
    moved_to: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """One limit of a case and how it stands (đồng hồ thời hạn). Computed, never stored.

    ``due_on`` is None where the law sets no length or while the clock is stopped, and where the
    calendar of a year is missing: ``gap`` then says which. ``due_at`` is there only for limits
    in hours. ``days_left`` is negative when it is overdue. ``lines`` is the sum.
    """

    rule: Rule
    state: State
    start: Event | None = None
    due_on: date | None = None
    due_at: datetime | None = None
    days_left: int | None = None
    ended_by: Event | None = None
    length: tuple[Length, ...] = ()  # what was counted, one after the other
    articles: tuple[str, ...] = ()
    verified: bool = True  # every row of law it rests on is checked
    calendar_verified: bool = True  # every day off it rests on is checked
    gap: str = ""
    refused: tuple[tuple[str, Event], ...] = ()  # events without effect, by the code of the reason
    lines: tuple[Line, ...] = field(default=(), compare=False)

    @property
    def about(self) -> str:
        return self.start.about if self.start else ""


def in_order(events: Iterable[Event], ranks: dict[str, int]) -> tuple[Event, ...]:
    """Events as they happened; those of one moment in the order in which a case goes.

    One whose hour is not known comes after what a case has before it on that day, whatever the
    hour of that: a record without an hour was not drawn up before the find at nine.
    """

    def key(event: Event) -> tuple[object, ...]:
        rank = ranks.get(event.kind, len(ranks))
        until = event.until or event.day
        return (event.moment, rank, event.kind, event.about, event.paper, until)

    placed: list[Event] = []
    for event in sorted(events, key=lambda e: (e.day, e.at is None, *key(e))):
        placed.insert(_place(event, placed, ranks), event)
    return tuple(placed)


def _place(event: Event, placed: Sequence[Event], ranks: dict[str, int]) -> int:
    """Where an event stands among those of its day and before."""
    if event.at is not None:
        return len(placed)
    first = next((n for n, e in enumerate(placed) if e.day == event.day), len(placed))
    rank = ranks.get(event.kind, len(ranks))
    before = [n for n in range(first, len(placed)) if ranks.get(placed[n].kind, len(ranks)) <= rank]
    return before[-1] + 1 if before else first
