"""How near a deadline is, in words (tình trạng hạn)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sauro.directives.models import Directive
from sauro.directives.queries import next_days
from sauro.foundation.web.parts import Badge
from sauro.foundation.web.words import day, number

NEAR = 7  # days before a deadline from which on it is near


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
