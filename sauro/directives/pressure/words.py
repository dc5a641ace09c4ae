"""The steps as pages and messages call them (tên các bước nhắc)."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from sauro.directives.pressure.rules import Kind
from sauro.foundation.web.parts import Badge, Tone

KINDS: dict[Kind, tuple[Promise, Tone]] = {
    Kind.BEFORE: (gettext_lazy("Trước hạn"), "info"),
    Kind.ON: (gettext_lazy("Đến hạn"), "warn"),
    Kind.AFTER: (gettext_lazy("Sau hạn"), "bad"),
    Kind.LEADERS: (gettext_lazy("Báo lãnh đạo cơ quan"), "bad"),
    Kind.STANDING: (gettext_lazy("Báo cơ quan thường trực"), "bad"),
    Kind.HEAD: (gettext_lazy("Báo trưởng ban"), "bad"),
}
_WHY: dict[Kind, Promise] = {
    Kind.BEFORE: gettext_lazy("Sắp đến hạn"),
    Kind.ON: gettext_lazy("Đến hạn"),
    Kind.AFTER: gettext_lazy("Quá hạn"),
    Kind.LEADERS: gettext_lazy("Quá hạn, báo lãnh đạo cơ quan"),
    Kind.STANDING: gettext_lazy("Quá hạn, báo cơ quan thường trực"),
    Kind.HEAD: gettext_lazy("Quá hạn, báo trưởng ban"),
}


def kind_of(step: str) -> Kind:
    """The kind of a step by its key."""
    return Kind(step.partition("-")[0])


def step_words(step: str) -> str:
    """A step by its key, in words."""
    kind, _dash, days = step.partition("-")
    if kind == Kind.BEFORE:
        n = int(days)
        said = ngettext("Trước hạn %(n)s ngày làm việc", "Trước hạn %(n)s ngày làm việc", n)
        return said % {"n": n}
    if kind == Kind.AFTER:
        n = int(days)
        said = ngettext("Sau hạn %(n)s ngày làm việc", "Sau hạn %(n)s ngày làm việc", n)
        return said % {"n": n}
    return str(KINDS[Kind(kind)][0])


def why_told(step: str) -> str:
    """Why a person is told, to himself: a step that is made up for comes a day later than its
    number says, so that the number stands on the record alone.
    """
    return str(_WHY[kind_of(step)])


def step_badge(step: str) -> Badge:
    """The same with its tone."""
    return Badge(why_told(step), KINDS[kind_of(step)][1])
