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


def step_badge(step: str) -> Badge:
    """A step with its tone."""
    return Badge(step_words(step), KINDS[kind_of(step)][1])
