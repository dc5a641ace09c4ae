"""Limits of cases as a source of reminders; registered when the room is ready (nguồn nhắc)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
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
        "Áp dụng cho thời hạn theo luật của các vụ việc do cơ quan trực thuộc chủ trì; cơ quan bên "
        "dưới tự đặt thì theo quy tắc của nơi ấy. Trước hạn, đến hạn và sau hạn nhắc người vào sổ "
        "vụ việc; rồi báo lãnh đạo cơ quan chủ trì, cơ quan thường trực và trưởng ban cấp trên. "
        "Ngày là ngày làm việc; không ai bị nhắc vào ngày nghỉ hay ban đêm."
    )
    default = DEFAULT

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
