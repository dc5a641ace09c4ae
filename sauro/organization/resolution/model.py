"""What resolving takes and gives (đầu vào, đầu ra)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TerritoryRow:
    """A territory as long as it existed (địa bàn)."""

    id: int
    code: str
    name: str
    kind: str  # tỉnh, thành phố, xã, phường, đặc khu …
    level: str  # nation, province, district, commune
    parent: int | None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class SuccessionRow:
    """A former territory and one that has it now, whole or in part (kế thừa)."""

    old: int
    new: int
    whole: bool


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body (cơ quan). ``territory`` is the id of its territory."""

    id: int
    path: str
    name: str
    kind: str
    level: str
    territory: int | None
    parent: int | None
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    standing: bool = False
    force: str = ""
    made: bool = False  # somebody wrote the name by hand; other names (``aliases``) always are
    successor: int | None = None  # the body that it was merged into

    def ended(self, day: date) -> bool:
        """Whether it is no more on a day: on its last one it still works, and on the day after
        others go on with what it did. The one place that says so; the database asks the same.
        """
        return self.valid_to is not None and self.valid_to < day


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """A body in a committee, from one day to another (thành viên)."""

    committee: int
    body: int
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """The paper that a mention stands in (văn bản chứa tên gọi).

    ``path``: of the issuing body. ``day``: of the paper; without it, today's bodies are meant.
    ``footnote``: the words of a footnote that lists whom a group means.
    """

    path: str
    day: date | None = None
    footnote: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a code for machines, words for the officer in Vietnamese and English (lý do)."""

    code: str
    message: str
    message_en: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """Exactly one body fits by rule (đã xác định).

    ``post`` and ``person`` as worded; ``unit``: the body in brackets that does the work.
    """

    body: BodyRow
    reasons: tuple[Reason, ...] = ()
    post: str = ""
    person: str = ""
    unit: BodyRow | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Several bodies by one name (tập thể).

    ``condition``: words that narrow the group and that no rule here can decide; then, or where
    the members are not on record, ``settled`` is false and an officer says who is meant.
    """

    name: str
    members: tuple[BodyRow, ...]
    reasons: tuple[Reason, ...] = ()
    condition: str = ""
    post: str = ""
    settled: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that may be meant, 0 to 1 likely (phương án)."""

    body: BodyRow
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    """For an officer to choose from, the likeliest first; empty where nothing is known."""

    options: tuple[Candidate, ...] = ()
    post: str = ""


Resolution = Resolved | Group | Candidates
