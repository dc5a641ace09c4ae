"""Reminders and rules as pages show them (bảng nhắc việc, quy tắc)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sauro.directives.assignments.went import Went, went
from sauro.directives.assignments.words import named, standing_badge
from sauro.directives.models import Reminder, ReminderRules
from sauro.directives.pressure.rules import Kind, RuleSet, shown_days
from sauro.directives.pressure.rulesets import InForce
from sauro.directives.pressure.sources import Shown
from sauro.directives.pressure.trying import Trial
from sauro.directives.pressure.words import KINDS, step_badge
from sauro.foundation.web.parts import Badge, Column, Row, Table
from sauro.kernel.workdays import WorkCalendar


def shown_all(rows: Sequence[Reminder], today: date) -> list[Shown]:
    """What was told of work, as a page shows it."""
    gone = went(row.assignment for row in rows)
    return [_shown(row, today, gone) for row in rows]


def by_day(rows: Iterable[Shown]) -> list[tuple[date, list[Shown]]]:
    """Days with what was told on each: the newest day first, on it what is due first."""
    ordered = sorted(rows, key=lambda row: (-row.day.toordinal(), row.due_on))
    return [(day, list(found)) for day, found in groupby(ordered, lambda row: row.day)]


def _shown(row: Reminder, today: date, gone: Mapping[int, Went]) -> Shown:
    work = row.assignment
    return Shown(
        field="id",
        id=row.pk,
        day=row.day,
        why=step_badge(row.step),
        task=named(work),
        url=reverse("work", args=[work.pk]),
        body=work.body.name,
        due_on=row.due_on,
        stands=standing_badge(work, today, gone.get(work.pk)),
        unread=row.read_at is None,
    )


@dataclass(frozen=True, slots=True)
class ToldRules:
    """Rules in words, and whether somebody set them or they are the default."""

    said: Sequence[str]
    since: date | None


def told_rules(held: InForce) -> ToldRules:
    """The rules of a body as sentences."""
    return ToldRules(sentences(held.rules), None if held.since == date.min else held.since)


def sentences(rules: RuleSet) -> list[str]:
    """What a set of rules does, a step a line."""
    said = []
    if rules.before:
        said.append(_("Nhắc trước hạn: %(days)s ngày làm việc") % _days(rules.before))
    if rules.on_day:
        said.append(_("Nhắc vào ngày đến hạn"))
    if rules.after:
        said.append(_("Nhắc sau hạn: %(days)s ngày làm việc") % _days(rules.after))
    up = ((Kind.LEADERS, rules.leaders), (Kind.STANDING, rules.standing), (Kind.HEAD, rules.head))
    for kind, n in up:
        if n is not None:
            what = {"what": KINDS[kind][0], "n": n}
            words = ngettext(
                "%(what)s: sau hạn %(n)s ngày làm việc", "%(what)s: sau hạn %(n)s ngày làm việc", n
            )
            said.append(words % what)
    return said or [_("Không nhắc, không báo lên")]


def _days(days: Sequence[int]) -> dict[str, str]:
    return {"days": shown_days(days)}


def history_table(rows: Sequence[ReminderRules], today: date) -> Table:
    """All that was ever set, the latest first."""
    begun = [row for row in rows if row.starts_on <= today]
    return Table(
        caption=_("Các lần đặt quy tắc"),
        columns=[Column(_("Áp dụng từ ngày")), Column(_("Quy tắc")), Column(_("Người đặt"))],
        rows=[
            Row(
                (
                    row.starts_on if row in begun[:1] else Badge(_when(row, today)),
                    "; ".join(sentences(row.as_rules())),
                    str(row.by.user),
                )
            )
            for row in rows
        ],
        empty=_("Cơ quan chưa đặt quy tắc nào; đang dùng quy tắc mặc định."),
    )


def _when(row: ReminderRules, today: date) -> str:
    day = {"day": f"{row.starts_on:%d/%m/%Y}"}
    return _("%(day)s, sắp tới") % day if row.starts_on > today else _("%(day)s, đã thay") % day


def trial_table(found: Trial) -> Table:
    """What would have been sent, by step."""
    return Table(
        caption=_("Theo từng bước"),
        columns=[Column(_("Bước")), Column(_("Lời nhắc"), number=True)],
        rows=[
            Row((str(words), found.steps.get(kind, 0))) for kind, (words, _tone) in KINDS.items()
        ],
        empty="",
    )


def years_without_calendar(today: date, calendar: WorkCalendar) -> list[int]:
    """This year, or the next from November on, where its days off are not known yet."""
    years = [today.year] + ([today.year + 1] if today.month >= 11 else [])
    return [year for year in years if year not in calendar.coverage]
