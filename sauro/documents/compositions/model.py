"""What is read of a decision on a committee's composition (quyết định kiện toàn)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sauro.kernel.text import Span


class Part(StrEnum):
    """In what part a member belongs to a committee (tư cách)."""

    HEAD = "head"  # Trưởng ban
    STANDING_DEPUTY = "standing_deputy"  # Phó Trưởng ban Thường trực
    DEPUTY = "deputy"  # Phó Trưởng ban
    MEMBER = "member"  # Thành viên, Ủy viên


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the decision, white space folded, and where they stand in it."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Line:
    """One member as the decision words it; what it leaves out is none.

    ``body``: the part of the post that names a body. ``part_words`` is none where a heading above
    several members says the part.
    """

    span: Span
    part: Part
    part_words: Words | None
    person: Words | None
    post: Words | None
    body: Words | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision, its members, and beside them those of its assisting group."""

    number: Words | None
    issued_on: date | None
    issuer: Words | None
    committee: Words | None
    effective: Words | None
    effective_on: date | None
    replaces: tuple[Words, ...]
    standing: Words | None  # whom it makes the standing agency
    lines: tuple[Line, ...]
    unread: tuple[Words, ...]  # items of the list that could not be read
    assisting: tuple[Line, ...]  # tổ giúp việc: not members of the committee
