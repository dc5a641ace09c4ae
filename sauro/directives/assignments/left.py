"""The open work of one body as a table, on its page and where it is ended (việc còn lại)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from sauro.directives.assignments.handing import open_at
from sauro.directives.assignments.words import named, standing_badge
from sauro.directives.models import Assignment
from sauro.foundation.web.parts import Column, Link, Row, Table
from sauro.organization.leaving import tells_what_is_left
from sauro.organization.queries import directory_on

_FEW = 20  # beside the form that ends a body
_WORDS = 26


def table_of(
    rows: Sequence[Assignment], today: date, *, others: bool = False, **paged: Any
) -> Table:
    """What is to be done, by when, how it stands, and who gave it; ``paged``: where more is."""
    givers = directory_on(today).bodies
    return Table(
        caption=_("Việc đang mở khác") if others else _("Việc đang mở"),
        columns=[
            Column(_("Việc")), Column(_("Hạn")), Column(_("Tình trạng")), Column(_("Nơi giao")),
        ],
        rows=[
            Row(
                (
                    Truncator(named(row)).words(_WORDS),
                    row.due_on,
                    standing_badge(row, today),
                    givers[row.issuer_path].name if row.issuer_path in givers else None,
                ),
                reverse("work", args=[row.pk]),
            )
            for row in rows
        ],
        empty=_("Không còn việc nào đang mở trong phạm vi xem của vị trí này."),
        **paged,
    )  # fmt: skip


@tells_what_is_left
def left_at(path: str) -> Table | None:
    """What a body that is being ended still has to do, the first of it; None where nothing is."""
    rows, today = open_at(path), timezone.localdate()
    count = rows.count()
    if not count:
        return None
    return replace(
        table_of(list(rows[:_FEW]), today),
        total=count,
        note=_(
            "Sau khi ghi ngày kết thúc, nơi đã giao chuyển các việc này sang cơ quan kế thừa; việc "
            "quá hạn vẫn là quá hạn."
        ),
        onward=Link(reverse("body_work", args=[path]), _("Xem và chuyển việc đang mở")),
    )
