"""The work that the first page of a seat lists (việc trên trang chủ)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sauro.directives.assignments.words import named, standing_badge, state_words
from sauro.directives.board import Adrift, Due, Late
from sauro.directives.models import Assignment, Directive
from sauro.foundation.web.parts import Badge, Cell, Column, Link, Row, Table
from sauro.foundation.web.words import item, number

_WORDS_SHOWN = 26


def doing_table(rows: Sequence[Due], today: date) -> Table:
    """What this body has to do itself, parts that were handed to it included."""
    return Table(
        caption=_("Việc của cơ quan, cần làm trước"),
        columns=[Column(_("Việc")), Column(_("Hạn")), Column(_("Tình trạng"))],
        rows=[_row(found, _how(found, today)) for found in rows],
        empty=_("Cơ quan không còn việc nào đang phải làm."),
    )


def due_table(rows: Sequence[Due]) -> Table:
    """Of what this body gave, and those below it, what is due next: a directive that many were
    given is one row, and leads to the list of them.
    """
    return Table(
        caption=_("Việc đã giao, hạn gần nhất"),
        columns=[Column(_("Việc")), Column(_("Hạn")), Column(_("Nơi làm"))],
        rows=[_for_all(found) for found in rows],
        empty=_("Chưa có việc nào sắp đến hạn trong phạm vi xem của vị trí này."),
        onward=Link(f"{_given()}&dang-lam=1", _("Xem tất cả việc đang làm")) if rows else None,
    )


def _for_all(found: Due) -> Row:
    """Work that one place has stands as it is; of what many have, the first for all."""
    if found.places == 1:
        return _row(found, found.body)
    said = ngettext("%(n)s nơi", "%(n)s nơi", found.places) % {"n": number(found.places)}
    return replace(_row(found, said), url=_of_directive(found.directive_id))


def _given() -> str:
    """What the body and those below it gave."""
    return f"{reverse('given')}?pham-vi=duoi"


def _of_directive(directive_id: int) -> str:
    return f"{_given()}&dang-lam=1&ca-viec=1&nhiem-vu={directive_id}"


def late_table(rows: Sequence[Late]) -> Table:
    """Each number is that of the list behind it."""
    late = f"{_given()}&tinh-trang=overdue"
    return Table(
        caption=_("Việc đang quá hạn, theo nơi làm"),
        columns=[Column(_("Cơ quan")), Column(_("Việc quá hạn"), number=True)],
        rows=[Row((b.name, b.count), f"{late}&co-quan={b.id}") for b in rows],
        empty=_("Không có việc nào đang quá hạn."),
        note=_("Việc do cơ quan và cấp dưới giao; nhiều nhất 10 nơi, nơi quá hạn nhiều trước."),
        onward=Link(late, _("Xem tất cả việc quá hạn")) if rows else None,
    )


def adrift_table(rows: Sequence[Adrift], count: int, today: date) -> Table:
    """What is past its day and was given to nobody; each row leads to where it is given."""
    more = ngettext(
        "Trên đây là các việc quá hạn lâu nhất trong %(n)s việc.",
        "Trên đây là các việc quá hạn lâu nhất trong %(n)s việc.",
        count,
    )
    return Table(
        caption=_("Quá hạn mà chưa giao cho ai"),
        columns=[Column(_("Việc, bấm để giao")), Column(_("Quá hạn")), Column(_("Văn bản"))],
        rows=[
            Row(
                (
                    Truncator(d.task).words(_WORDS_SHOWN),
                    Badge(_days((today - d.due_on).days), "bad"),
                    f"{d.number}, {item(d.locator)}",
                ),
                reverse("assign", args=[d.id]),
            )
            for d in rows
        ],
        empty="",
        note=more % {"n": number(count)} if count > len(rows) else "",
    )


def _days(n: int) -> str:
    return ngettext("%(n)s ngày", "%(n)s ngày", n) % {"n": number(n)}


def _row(found: Due, last: Cell) -> Row:
    due = found.due_on or Truncator(found.deadline).chars(40) or None
    what = Truncator(named(_work(found))).words(_WORDS_SHOWN)
    return Row((what, due, last), reverse("work", args=[found.id]))


def _how(found: Due, today: date) -> Badge:
    """Returned work says so: its doer has to act, in term or not."""
    work = _work(found)
    badge = standing_badge(work, today)
    if found.state == "returned":
        return Badge(f"{state_words(work)}; {badge.text}", "bad")
    return badge


def _work(found: Due) -> Assignment:
    """As the words of other pages take it."""
    return Assignment(
        directive=Directive(task=found.task),
        portion=found.portion,
        state=found.state,
        due_on=found.due_on,
    )
