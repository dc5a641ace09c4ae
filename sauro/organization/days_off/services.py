"""Keeping the calendar of days off and swapped Saturdays (cập nhật lịch nghỉ lễ, làm bù)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.access.scope import EVERYWHERE
from sauro.foundation.database.once import once
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze
from sauro.organization.days_off import queries
from sauro.organization.days_off.models import CalendarDay
from sauro.organization.days_off.rules import ORDINARY, Wording, day_findings


@dataclass(frozen=True, slots=True)
class Changed:
    """A day that was written; ``reach``: whether a year can be counted now, or no longer;
    ``province``: where it holds, "" for the nation.
    """

    day: date
    reach: bool
    province: str = ""


Listener = Callable[[Changed], None]
_listeners: list[Listener] = []


def tell_of_days(listener: Listener) -> None:
    """Let a room above hear of each day that is written, in the transaction that writes it. Called
    once, when the room is ready.
    """
    if listener not in _listeners:
        _listeners.append(listener)


def may_write(by: Seat) -> bool:
    """Whether a seat writes the calendar: with the right to keep the law, in the nation's body."""
    return may(by.role, Right.KEEP_LAW) and by.body.path == EVERYWHERE


def allow_writing(by: Seat) -> None:
    """Raises: NotAllowed without the right, or in a body below the nation's."""
    allow(by, Right.KEEP_LAW)
    if by.body.path != EVERYWHERE:
        words = _(
            "Lịch nghỉ lễ, làm bù dùng chung cho cả nước, do cơ quan cấp quốc gia cập nhật. Thấy "
            "chỗ chưa đúng, hãy gửi kiến nghị lên Ban Chỉ đạo 389 quốc gia kèm văn bản."
        )
        raise NotAllowed(Finding("calendar-of-the-nation", "", words, words))


@transaction.atomic
def write_day(day: date, wording: Wording, version: int, *, by: Seat, now: datetime) -> CalendarDay:
    """Say what a day is. ``version``: the number of the row that the person saw, 0 for a shipped
    one or none. Raises: NotAllowed, Refused, Stale.
    """
    allow_writing(by)
    said = Wording(
        wording.kind, squeezed(wording.name), squeezed(wording.source), wording.verified,
        squeezed(wording.reason),
    )  # fmt: skip
    wrong = [*day_findings(day, said.kind), *empty_findings(said, ("name", "source", "reason"))]
    made = CalendarDay(
        day=day, kind=said.kind.value, name=said.name, source=said.source,
        verified=said.verified, reason=said.reason, by=by, made_at=now,
    )  # fmt: skip
    return _kept(made, version, wrong)


@transaction.atomic
def withdraw_day(day: date, reason: str, version: int, *, by: Seat, now: datetime) -> CalendarDay:
    """Take the row of a day away: it is as its weekday says. Raises: NotAllowed, Hidden, Refused,
    Stale.
    """
    allow_writing(by)
    if queries.day_held(day).row is None:
        raise Hidden
    made = CalendarDay(day=day, kind=ORDINARY, reason=squeezed(reason), by=by, made_at=now)
    wrong = [*day_findings(day, None), *([] if made.reason else [_empty("reason")])]
    return _kept(made, version, wrong)


def _kept(made: CalendarDay, version: int, wrong: list[Finding]) -> CalendarDay:
    """The row as the next of its day; whoever counted by the day is told."""
    found = queries.last_said(made.day)
    if version != found.version:
        raise Stale(CHANGED, current=found, sent=version)
    if wrong:
        raise Refused(*wrong)
    made.owner_path, made.number = made.by.body.path, found.version + 1
    before = queries.calendar_held().coverage
    with once(Stale(CHANGED)):
        made.save()
    tell_changed(made.day, reach=queries.calendar_held().coverage != before)
    return made


def tell_changed(day: date, *, reach: bool, province: str = "") -> None:
    """Whoever counts by days off hears of it in the same transaction."""
    for listener in _listeners:
        listener(Changed(day, reach, province))


def squeezed(words: str) -> str:
    return squeeze(words.replace("\0", " "))


_LABELS = {
    "name": ("tên ngày", "the name of the day"),
    "source": ("nguồn", "the source"),
    "reason": ("đã đối chiếu gì, vì sao ghi", "what you compared it with, or why you write it"),
}


def empty_findings(said: object, names: Iterable[str]) -> list[Finding]:
    """What is asked for and left empty."""
    return [_empty(name) for name in names if not getattr(said, name)]


def _empty(field: str) -> Finding:
    label, english = _LABELS[field]
    return Finding(
        f"no-{field}", field, f"Hãy ghi {label}: người sau cần biết căn cứ.",
        f"Enter {english}: whoever comes later must know on what ground it stands.",
    )  # fmt: skip


CHANGED = Finding(
    "changed-meanwhile", "version",
    "Ngày này vừa có người ghi. Nội dung anh/chị nhập vẫn còn dưới đây: hãy xem lần ghi mới rồi "
    "gửi lại nếu vẫn muốn thay.",
    "Somebody just wrote this day. What you typed still stands below: look at what is there now, "
    "then send again if you still want to replace it.",
)  # fmt: skip
