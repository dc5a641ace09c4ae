"""Days off of one province (ngày nghỉ riêng của tỉnh), written by its committee."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.database.once import once
from sauro.foundation.errors import NotAllowed, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.organization.days_off.models import LocalDay, WrittenKind
from sauro.organization.days_off.queries import local_written
from sauro.organization.days_off.rules import ORDINARY, Wording, local_findings, province_of
from sauro.organization.days_off.services import CHANGED, empty_findings, squeezed, tell_changed
from sauro.organization.models import Body


def may_write_local(by: Seat) -> bool:
    """Whether a seat writes days of its province: with the right to keep the law, in the province's
    committee.
    """
    own = province_of(by.body.path) == by.body.path
    return may(by.role, Right.KEEP_LAW) and own and by.body.kind == Body.Kind.COMMITTEE


def allow_local(by: Seat) -> None:
    """Raises: NotAllowed without the right, or outside the committee of a province."""
    allow(by, Right.KEEP_LAW)
    if not may_write_local(by):
        words = _(
            "Ngày nghỉ riêng của tỉnh do thư ký Ban Chỉ đạo 389 tỉnh ghi, căn cứ quyết định của "
            "tỉnh. Thấy chỗ chưa đúng, hãy gửi kiến nghị lên Ban Chỉ đạo 389 tỉnh kèm văn bản."
        )
        raise NotAllowed(Finding("calendar-of-the-province", "", words, words))


@transaction.atomic
def write_local_day(  # noqa: PLR0913 - what, on what ground, as seen, by whom, when
    day: date, wording: Wording | None, reason: str, version: int, *, by: Seat, now: datetime
) -> LocalDay:
    """Say what a day is in one's province and below; ``wording`` none: as in the nation.
    ``version``: the number of the row that the person saw. Raises: NotAllowed, Refused, Stale.
    """
    allow_local(by)
    made = _row(day, wording, reason, by, now)
    last = local_written(by.body.path, day).first()
    if version != (last.number if last else 0):
        raise Stale(CHANGED, current=last, sent=version)
    wrong = list(local_findings(day, wording.kind if wording else None))
    wrong += empty_findings(made, ("name", "source", "reason") if wording else ("reason",))
    if wording is None and (last is None or last.kind == ORDINARY):
        wrong.append(_AS_IN_THE_NATION)
    if wrong:
        raise Refused(*wrong)
    made.number = version + 1
    with once(Stale(CHANGED)):
        made.save()
    tell_changed(day, reach=False, province=made.owner_path)
    return made


def _row(day: date, wording: Wording | None, reason: str, by: Seat, now: datetime) -> LocalDay:
    made = LocalDay(
        owner_path=by.body.path, day=day, kind=WrittenKind.ORDINARY.value,
        reason=squeezed(reason), by=by, made_at=now,
    )  # fmt: skip
    if wording:
        made.kind, made.verified = wording.kind.value, wording.verified
        made.name, made.source = squeezed(wording.name), squeezed(wording.source)
    return made


_AS_IN_THE_NATION = Finding(
    "as-in-the-nation", "kind",
    "Ngày này ở tỉnh vốn tính như lịch cả nước: không có gì để bỏ. Hãy chọn loại ngày nghỉ hoặc "
    "làm bù.",
    "In the province this day is as in the nation already: there is nothing to take back. Choose a "
    "kind of day off or worked in exchange.",
)  # fmt: skip
