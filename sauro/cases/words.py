"""The law in words of the page (lời của quy định trên trang)."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sauro.cases.clocks import Length, Mark, Nature, Rule, Unit, shipped_kinds
from sauro.cases.clocks.model import Complexity, Extension, Longer
from sauro.foundation.web.parts import Badge
from sauro.foundation.web.words import english

MARKS: dict[Mark, str | Promise] = {
    Mark.VERIFIED: gettext_lazy("Đã kiểm chứng với điều luật"),
    Mark.FOUND: gettext_lazy("Đọc ở nguồn công khai"),
    Mark.MEMORY: gettext_lazy("Theo trí nhớ (chưa kiểm chứng)"),
    Mark.UNSURE: gettext_lazy("Còn nghi ngờ (chưa kiểm chứng)"),
}
NATURES: dict[Nature, str | Promise] = {
    Nature.LIMIT: gettext_lazy("thời hạn phải làm"),
    Nature.RIGHT: gettext_lazy("thời hạn thực hiện quyền"),
    Nature.WAIT: gettext_lazy("thời gian chờ"),
}
COMPLEXITIES: dict[Complexity, str | Promise] = {
    Complexity.SIMPLE: gettext_lazy("vụ việc đơn giản"),
    Complexity.COMPLEX: gettext_lazy("vụ việc phức tạp"),
    Complexity.ESPECIALLY_COMPLEX: gettext_lazy("vụ việc đặc biệt phức tạp"),
}


def mark_badge(mark: Mark) -> Badge:
    """How far a row can be relied on; what nobody checked says so in words."""
    tone = {Mark.VERIFIED: "good", Mark.FOUND: "info"}
    return Badge(str(MARKS[mark]), tone.get(mark, "warn"))  # type: ignore[arg-type]


def name_of(rule: Rule) -> str:
    return rule.name_en if english() else rule.name


def length_words(length: Length | None) -> str:
    """ "7 ngày làm việc"; that the law names none."""
    if length is None:
        return _("luật không nêu số ngày")
    n = length.count
    match length.unit:
        case Unit.HOURS:
            return ngettext("%(n)s giờ", "%(n)s giờ", n) % {"n": n}
        case Unit.DAYS:
            return ngettext("%(n)s ngày", "%(n)s ngày", n) % {"n": n}
        case Unit.WORKING_DAYS:
            return ngettext("%(n)s ngày làm việc", "%(n)s ngày làm việc", n) % {"n": n}
        case Unit.MONTHS:
            return ngettext("%(n)s tháng", "%(n)s tháng", n) % {"n": n}
    return ngettext("%(n)s năm", "%(n)s năm", n) % {"n": n}


def kinds_words(codes: Iterable[str]) -> str:
    """Kinds of events, in the order in which a case goes."""
    asked = set(codes)
    known = [kind for code, kind in shipped_kinds().items() if code in asked]
    return "; ".join(kind.en if english() else kind.vi for kind in known)


def when_longer(longer: Longer) -> str:
    """When a longer limit applies."""
    parts = [kinds_words(longer.events)] if longer.events else []
    parts += [str(COMPLEXITIES[c]) for c in Complexity if c in longer.complexity]
    if longer.fields:
        parts.append(_("lĩnh vực: %(fields)s") % {"fields": ", ".join(sorted(longer.fields))})
    return "; ".join(parts)


def when_extended(extension: Extension) -> str:
    """By which act, and whether the length is added or stands for all."""
    kind = kinds_words([extension.event])
    words = _("%(act)s, thêm") if extension.by else _("%(act)s, tính cả thời hạn")
    of = [str(COMPLEXITIES[c]) for c in Complexity if c in extension.complexity]
    return "; ".join([words % {"act": kind}, *of])
