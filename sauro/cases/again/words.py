"""Reasons and weights in words (lời về vụ việc liên quan, tái phạm)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sauro.cases.again.linked import Tie
from sauro.cases.again.met import Met
from sauro.cases.again.rules import Terms, Weight, counts_until
from sauro.foundation.web.parts import Badge, Tone
from sauro.foundation.web.words import day as day_words

# What two parties share, before what is said of it: "cùng xe: 29C-123.45".
SHARED: Mapping[str, Any] = {
    "party": gettext_lazy("cùng đối tượng"),
    "judged": gettext_lazy("đã kết luận là một"),
    "address": gettext_lazy("cùng địa chỉ"),
    "phone": gettext_lazy("cùng số điện thoại"),
    "plate": gettext_lazy("cùng xe"),
    "account": gettext_lazy("cùng tài khoản"),
    "shop": gettext_lazy("cùng gian hàng, trang mạng"),
    "tax_code": gettext_lazy("cùng mã số thuế"),
    "identity_number": gettext_lazy("cùng số định danh cá nhân"),
    "old_identity_number": gettext_lazy("cùng chứng minh nhân dân"),
}
_WEIGHTS: Mapping[Weight, tuple[Any, Tone]] = {
    Weight.REPEATED: (gettext_lazy("có dấu hiệu tái phạm"), "bad"),
    Weight.FINED: (gettext_lazy("đã bị phạt, còn trong thời hạn, hành vi khác"), "warn"),
    Weight.OPEN: (gettext_lazy("khi ấy chưa có quyết định"), "info"),
    Weight.CLEARED: (gettext_lazy("được coi là chưa bị xử lý"), "neutral"),
}


def tie_words(tie: Tie) -> str:
    """ "cùng xe: 29C-123.45 (Lò Văn Mẫu; nơi kia ghi Vàng A Tủa)"."""
    shared = str(SHARED[tie.why])
    names = tie.ours
    if tie.theirs and tie.theirs != tie.ours:
        names = _("%(name)s; nơi kia ghi %(other)s") % {"name": tie.ours, "other": tie.theirs}
    words = f"{shared}: {tie.said} ({names})" if tie.said else f"{shared}: {names}"
    return words + ("; " + _("đã kết luận hai đối tượng không phải một") if tie.apart else "")


def why_words(met: Met) -> str:
    """By what the party is one with the one of that case; nothing where it is the very row."""
    if met.why == "party":
        return ""
    shared = str(SHARED[met.why])
    return f"{shared}: {met.said}" if met.said else shared


def weight_badge(weight: Weight) -> Badge:
    words, tone = _WEIGHTS[weight]
    return Badge(str(words), tone)


def decided_words(met: Met, rows: tuple[Terms, ...]) -> str:
    """When it was decided, carried out, and until when it counts."""
    earlier = met.earlier
    if earlier.decided_on is None:
        return _("chưa có quyết định xử phạt")
    parts = [_("quyết định %(day)s") % {"day": day_words(earlier.decided_on)}]
    if earlier.executed_on:
        parts.append(_("thi hành xong %(day)s") % {"day": day_words(earlier.executed_on)})
    else:
        parts.append(_("chưa thi hành xong"))
    if until := counts_until(earlier, rows):
        parts.append(_("tính đến hết %(day)s") % {"day": day_words(until)})
    return ", ".join(parts)


def counts_badge(met: Met, today: date, rows: tuple[Terms, ...]) -> Badge:
    """Whether its fine counts against the party today."""
    until = counts_until(met.earlier, rows)
    if until is None:
        return Badge(_("chưa có quyết định"), "info")
    if today > until:
        return Badge(_("được coi là chưa bị xử lý"), "neutral")
    return Badge(_("còn trong thời hạn"), "warn")
