"""Several pieces of work moved to successors in one act (nhiều việc một lần)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.db import transaction

from sauro.directives.models import Assignment
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding

MOST = 300  # pieces of work in one act


@dataclass(frozen=True, slots=True)
class Chosen:
    """One piece of work as the person saw it, and which successor gets it."""

    work_id: int
    version: int
    heir_id: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays where it is, and why."""

    work_id: int
    findings: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What went, and what did not."""

    done: Sequence[Assignment]
    kept: Sequence[Kept]


class Moving(Protocol):
    """How one piece of work is moved. Raises: NotAllowed, Hidden, Stale, Refused."""

    def __call__(
        self, assignment_id: int, version: int, heir_id: int, /, *, by: Seat, now: datetime
    ) -> Assignment: ...


@transaction.atomic
def move_each(chosen: Sequence[Chosen], moving: Moving, *, by: Seat, now: datetime) -> Outcome:
    """Move all that was chosen; what a rule keeps where it is is told, and keeps nothing else back.
    Raises: NotAllowed, Hidden, Stale, and nothing is moved; Refused where nothing goes.
    """
    if not chosen or len(chosen) > MOST:
        raise Refused(_NOTHING if not chosen else _too_many(len(chosen)))
    done: list[Assignment] = []
    kept: list[Kept] = []
    for one in chosen:
        try:
            done.append(moving(one.work_id, one.version, one.heir_id, by=by, now=now))
        except Refused as refused:
            kept.append(Kept(one.work_id, refused.findings))
    if not done:
        raise Refused(*dict.fromkeys(found for one in kept for found in one.findings))
    return Outcome(done, kept)


_NOTHING = Finding(
    "nothing-chosen", "viec",
    "Chưa chọn việc nào để chuyển. Hãy đánh dấu ít nhất một việc.",
    "Nothing is chosen to hand over. Tick at least one.",
)  # fmt: skip


def _too_many(count: int) -> Finding:
    return Finding(
        "too-many", "viec",
        f"Đã chọn {count} việc, mỗi lần nhiều nhất {MOST} nên chưa chuyển việc nào. Hãy chia làm "
        "nhiều lần.",
        f"{count} are chosen and at most {MOST} go at once, so none was moved. Do it in parts.",
    )  # fmt: skip
