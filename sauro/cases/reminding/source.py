"""Limits of cases as a source of reminders; registered when the room is ready (nguồn nhắc)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import ClassVar

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sauro.cases.reminding import running, showing, trying
from sauro.cases.reminding.rules import DEFAULT, NAME
from sauro.directives.models import Digest
from sauro.directives.pressure.rules import RuleSet
from sauro.directives.pressure.running import Plan
from sauro.directives.pressure.sources import Day, Line, Shown
from sauro.directives.pressure.trying import Trial
from sauro.foundation.access.models import Seat
from sauro.kernel.workdays import WorkCalendar
from sauro.organization.days_off.rules import Calendars


class Cases:
    """See ``sauro.directives.pressure.sources.Source``."""

    name = NAME
    title = _("Thời hạn vụ việc")
    about = _(
        "Dùng cho thời hạn theo luật của vụ việc do cơ quan mình và các cơ quan bên dưới chủ trì; "
        "nơi nào đã tự đặt quy tắc thì theo quy tắc của nơi ấy. Lời nhắc gửi người vào sổ vụ việc "
        "và cơ quan phối hợp. Quá hạn lâu hơn thì báo thêm lãnh đạo cơ quan chủ trì, rồi cơ quan "
        "thường trực, rồi trưởng ban cấp trên; không báo lên trên cơ quan phối hợp. Số ngày là "
        "ngày làm việc; ngày nghỉ và ban đêm không gửi."
    )
    default = DEFAULT
    labels: ClassVar[Mapping[str, str | Promise]] = {
        "leaders": _("Báo lãnh đạo cơ quan chủ trì, sau hạn"),
        "standing": _("Báo cơ quan thường trực cấp trên, sau hạn"),
        "head": _("Báo trưởng ban cấp trên, sau hạn"),
    }

    def remind(self, plan: Plan, calendars: Calendars, batch: int) -> int:
        return running.remind(plan, calendars, batch)

    def told_to(self, seat: Seat, today: date) -> Sequence[Shown]:
        return showing.told_to(seat, today)

    def unread(self, seat: Seat) -> int:
        return showing.unread(seat)

    @transaction.atomic
    def mark_read(self, seat: Seat, wanted: Sequence[int], now: datetime) -> int:
        seen = showing.in_sight(seat).filter(pk__in=wanted).values_list("pk", flat=True)
        return running.mark_read(list(seen), now)

    def lines(self, digest: Digest, held: Mapping[int, Seat]) -> Sequence[Line]:
        return showing.lines(digest, held)

    def days(self, seat: Seat, since: date) -> Iterable[Day]:
        return showing.days(seat, since)

    def tried(self, path: str, rules: RuleSet, today: date, calendar: WorkCalendar) -> Trial:
        return trying.tried(path, rules, today, calendar)


CASES = Cases()
