"""How near a deadline is, in words (tình trạng hạn)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sauro.directives.assignments.became import Became
from sauro.directives.assignments.rules import Standing
from sauro.directives.assignments.words import STANDINGS
from sauro.directives.models import Directive
from sauro.directives.queries import next_days
from sauro.foundation.web.parts import Badge
from sauro.foundation.web.words import day, number

NEAR = 7  # days before a deadline from which on it is near


def stood(found: Directive, work: Became | None, today: date) -> Badge:
    """What became of the work, the worst first; where none is in sight, how near the day is that
    the words set. A recurring duty that is done once comes again.
    """
    if work is None:
        return term(found, today)
    if work.late_bodies:
        return _overdue(work)
    if found.rrule and (found.due_on is None or found.due_on >= today):
        return term(found, today)
    if work.open:
        return _open(found, work, today)
    if not work.bodies:
        return _standing(Standing.WITHDRAWN)
    return _standing(Standing.LATE if work.done_late else Standing.ON_TIME)


def _standing(name: Standing) -> Badge:
    words, tone = STANDINGS[name]
    return Badge(str(words), tone)


def _overdue(work: Became) -> Badge:
    days = ngettext("%(n)s ngày", "%(n)s ngày", work.days_late) % {"n": number(work.days_late)}
    said = f"{STANDINGS[Standing.OVERDUE][0]} {days}"
    if work.bodies > 1:
        of = {"n": number(work.late_bodies), "all": number(work.bodies)}
        said += " " + _("(%(n)s trong %(all)s nơi)") % of
    return Badge(said, "bad")


def _open(found: Directive, work: Became, today: date) -> Badge:
    if work.open == work.handed_in:
        return Badge(_("Đã báo cáo, chờ nghiệm thu"), "info")
    if work.due_on is None:
        return Badge(_kind(found.deadline_kind))
    badge = _until((work.due_on - today).days)
    if work.due_on == found.due_on:
        return badge
    words = _("%(how)s (đến %(day)s)") % {"how": badge.text, "day": day(work.due_on)}
    return Badge(words, badge.tone)


def term(found: Directive, today: date) -> Badge:
    """Past, near, or how long there is; what recurs by its next day; else the kind of term."""
    if found.rrule and (found.due_on is None or found.due_on >= today):
        coming = next_days(found, today, 1)
        if coming:
            return Badge(_("Định kỳ, kỳ tới %(day)s") % {"day": day(coming[0])}, "info")
    if found.due_on is None:
        return Badge(_kind(found.deadline_kind))
    return _until((found.due_on - today).days)


def _kind(kind: str) -> str:
    kinds = {
        "recurring": _("Định kỳ"),
        "event": _("Theo sự kiện"),
        "standing": _("Thường xuyên"),
        "date": _("Chưa rõ ngày"),
    }
    return kinds.get(kind, _("Không nêu hạn"))


def _until(left: int) -> Badge:
    if left < 0:
        words = ngettext("Quá hạn %(n)s ngày", "Quá hạn %(n)s ngày", -left)
        return Badge(words % {"n": number(-left)}, "bad")
    if left == 0:
        return Badge(_("Hạn hôm nay"), "warn")
    if left <= NEAR:
        words = ngettext("Sắp đến hạn, còn %(n)s ngày", "Sắp đến hạn, còn %(n)s ngày", left)
        return Badge(words % {"n": number(left)}, "warn")
    words = ngettext("Trong hạn, còn %(n)s ngày", "Trong hạn, còn %(n)s ngày", left)
    return Badge(words % {"n": number(left)}, "info")
