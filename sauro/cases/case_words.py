"""Cases in words of the page (lời của trang vụ việc)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sauro.cases.clocks import Clock, Line, Nature, State, shipped_kinds, shipped_rules
from sauro.cases.clocks.hints import Hint
from sauro.cases.models import Case, Procedure
from sauro.cases.words import length_words, name_of
from sauro.foundation.web.parts import Badge, Tone
from sauro.foundation.web.words import day as day_words
from sauro.foundation.web.words import english, moment, number
from sauro.kernel.workdays import WEEKDAYS

_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_STATES: dict[State, tuple[object, Tone]] = {
    State.NOT_STARTED: (gettext_lazy("chưa bắt đầu"), "neutral"),
    State.RUNNING: (gettext_lazy("đang chạy"), "info"),
    State.SUSPENDED: (gettext_lazy("đang dừng"), "neutral"),
    State.MET: (gettext_lazy("đúng hạn"), "good"),
    State.MET_LATE: (gettext_lazy("xong quá hạn"), "bad"),
    State.OVERDUE: (gettext_lazy("quá hạn"), "bad"),
    State.OVER: (gettext_lazy("đã hết"), "neutral"),
    State.ENDED: (gettext_lazy("kết thúc vì lý do khác"), "neutral"),
}
_OPEN = (State.OVERDUE, State.RUNNING, State.SUSPENDED)
_SOON = 3  # days before the end in which it is marked


@dataclass(frozen=True, slots=True)
class ShownClock:
    """One clock as the page of a case shows it."""

    clock: Clock
    name: str
    badge: Badge
    due: str
    left: str
    article: str
    verified: bool
    calendar_verified: bool
    sum: tuple[str, ...]

    @property
    def open(self) -> bool:
        return self.clock.state in _OPEN


def step_name(code: str) -> str:
    """What people call a kind of step, or the limit at whose end another one starts."""
    if kind := shipped_kinds().get(code):
        return kind.en if english() else kind.vi
    rule = next((rule for rule in shipped_rules() if rule.code == code), None)
    return _("hết: %(name)s") % {"name": name_of(rule)} if rule else code


def step_choices() -> list[tuple[str, str]]:
    """All kinds of steps, in the order in which a case goes."""
    return [(code, step_name(code)) for code in shipped_kinds()]


def shown_clocks(clocks: Sequence[Clock]) -> list[ShownClock]:
    """The clocks that have started, what is open first, the earliest day before the later."""
    started = [clock for clock in clocks if clock.start is not None]
    return [_shown(clock) for clock in sorted(started, key=_urgency)]


def _urgency(clock: Clock) -> tuple[bool, bool, date]:
    return clock.state not in _OPEN, clock.rule.nature is not Nature.LIMIT, clock.due_on or date.max


def _shown(clock: Clock) -> ShownClock:
    name = name_of(clock.rule) + (f" ({clock.about})" if clock.about else "")
    return ShownClock(
        clock, name, clock_badge(clock), _due(clock), _left(clock),
        "; ".join(clock.articles or (clock.rule.article,)),
        clock.verified and clock.rule.mark.checked, clock.calendar_verified,
        tuple(_sum(clock)),
    )  # fmt: skip


def clock_badge(clock: Clock) -> Badge:
    """How a clock stands; one that ends soon is marked."""
    words, tone = _STATES[clock.state]
    near = clock.days_left is not None and 0 <= clock.days_left <= _SOON
    if clock.state is State.RUNNING and near and clock.rule.nature is Nature.LIMIT:
        tone = "warn"
    if clock.state is State.OVERDUE and clock.rule.nature is not Nature.LIMIT:
        tone = "neutral"
    return Badge(str(words), tone)


def _due(clock: Clock) -> str:
    if clock.due_at:
        return moment(clock.due_at)
    if clock.due_on:
        return day_words(clock.due_on)
    if clock.gap:
        return _("chưa đủ lịch nghỉ: %(gap)s") % {"gap": clock.gap}
    return _("đang dừng") if clock.state is State.SUSPENDED else _("luật không nêu ngày")


def _left(clock: Clock) -> str:
    days = clock.days_left
    if days is None or clock.state not in (State.RUNNING, State.OVERDUE):
        return ""
    if days < 0:
        return ngettext("quá %(n)s ngày", "quá %(n)s ngày", -days) % {"n": number(-days)}
    left = ngettext("còn %(n)s ngày", "còn %(n)s ngày", days) % {"n": number(days)}
    return left if days else _("hôm nay")


def _sum(clock: Clock) -> Iterator[str]:
    """How the end comes about: start, length, day by day."""
    if clock.start:
        start = {"step": step_name(clock.start.kind), "day": spoken(clock.start.day)}
        yield _("Tính từ: %(step)s, %(day)s") % start
    lengths = " + ".join(map(length_words, clock.length or (clock.rule.length,)))
    yield _("Độ dài: %(length)s") % {"length": lengths}
    yield from _days(clock.lines)
    if clock.due_on:
        yield _("Hạn: hết ngày %(day)s") % {"day": spoken(clock.due_on)}
    if end := clock.ended_by:
        told = {"step": step_name(end.kind), "day": spoken(end.day)}
        yield _("Kết thúc: %(step)s, %(day)s") % told


def _days(lines: Sequence[Line]) -> Iterator[str]:
    """Days in a row that count, or do not, for the same reason share a line."""
    run: list[Line] = []
    for line in lines:
        if run and not _belongs(run[-1], line):
            yield _run(run)
            run = []
        run.append(line)
    if run:
        yield _run(run)


def _belongs(before: Line, line: Line) -> bool:
    following = (line.day - before.day).days == 1
    alike = (before.counted is None, before.reason) == (line.counted is None, line.reason)
    return following and alike and before.verified == line.verified and not line.moved_to


def _run(run: Sequence[Line]) -> str:
    first, last = run[0], run[-1]
    days = spoken(first.day) + (f" – {spoken(last.day)}" if last is not first else "")
    if first.moved_to:
        place = _("hạn chuyển đến đây")
    elif first.counted is None:
        place = _("không tính")
    elif last is first:
        place = _("ngày thứ %(n)s") % {"n": first.counted}
    else:
        place = _("ngày thứ %(n)s–%(m)s") % {"n": first.counted, "m": last.counted}
    reason = first.reason_en if english() else first.reason
    stopped = f": {step_name(first.event.kind)}" if first.event else ""
    unverified = _("chưa kiểm chứng")
    doubt = "" if first.verified else f" ({unverified})"
    return f"{days}: {place}, {reason}{stopped}{doubt}"


def spoken(day: date) -> str:
    """ "thứ Tư 17/06/2026", "Wed 17/06/2026"."""
    names = _WEEKDAYS_EN if english() else WEEKDAYS
    return f"{names[day.weekday()]} {day:%d/%m/%Y}"


def hint_words(hint: Hint) -> str:
    return hint.message_en if english() else hint.message


def procedure_badge(case: Case) -> Badge:
    """By which law it is handled now."""
    criminal = case.procedure == Procedure.CRIMINAL
    return Badge(str(case.get_procedure_display()), "warn" if criminal else "neutral")


def due_badge(case: Case, today: date) -> Badge | None:
    """The earliest open limit, late or not."""
    due = case.next_due_on
    if due is None:
        return None
    if due < today:
        return Badge(_("%(day)s, quá hạn") % {"day": day_words(due)}, "bad")
    return Badge(day_words(due), "warn" if (due - today).days <= _SOON else "info")


def amount_words(vnd: int | None) -> str:
    """ "40.000.000 đồng"; that nobody valued it."""
    return _("%(n)s đồng") % {"n": number(vnd)} if vnd is not None else _("chưa định giá")
