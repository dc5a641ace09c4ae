"""Parties met again as a table and as a workbook (bảng đối tượng tái phạm)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sauro.cases.again.repeating import MOST, ORDERS, PAGE, Again, Doubt, Told, told
from sauro.cases.again.rules import Terms
from sauro.cases.again.shown import kind_words
from sauro.cases.again.words import weight_badge
from sauro.cases.filter_form import FigureFilters
from sauro.cases.models import Case
from sauro.foundation.web.parts import Badge, Cell, Column, Link, Noted, Row, Table
from sauro.foundation.web.words import day, number
from sauro.foundation.web.workbook import Sheet, write_workbook

_FEW = 4  # cases named in a row of the page
_WIDTHS = (40, 14, 10, 18, 60, 50, 34, 60)
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Shown:
    """Which part of the list a page is."""

    form: FigureFilters
    total: int
    start: int
    order: str

    def turned(self, start: int) -> str:
        kept = {"xep": self.order} if self.order in ORDERS else {}
        return self.form.query(**kept, sau=start) if 0 <= start < self.total else ""


def repeat_table(rows: Sequence[Told], shown: Shown) -> Table:
    """One party a row, with its cases."""
    address = f"{reverse('case_repeat_export')}{shown.form.query(xep=shown.order)}"
    before = shown.turned(max(0, shown.start - PAGE)) if shown.start else ""
    return Table(
        caption=_counted(shown.total),
        columns=[
            Column(_("Đối tượng")), Column(_("Số vụ"), "vu", number=True),
            Column(_("Gần nhất"), "gan-nhat"), Column(_("Các vụ")), Column(_("Dấu hiệu nặng nhất")),
        ],
        rows=[Row(_cells(row)) for row in rows],
        empty=_("Không có đối tượng nào xuất hiện trong hai vụ trở lên hợp điều kiện."),
        order=shown.order if shown.order in ORDERS else "-vu",
        next=shown.turned(shown.start + PAGE), previous=before,
        exports=[Link(address, "Excel")] if rows else (),
    )  # fmt: skip


def _counted(total: int) -> str:
    if total > MOST:
        return _("Hơn %(n)s đối tượng") % {"n": number(MOST)}
    words = ngettext(
        "%(n)s đối tượng trong hai vụ trở lên", "%(n)s đối tượng trong hai vụ trở lên", total
    )
    return words % {"n": number(total)}


def _cells(row: Told) -> list[Cell]:
    who: Cell = row.name
    if row.party:
        link = Link(reverse("party", args=[row.party.pk]), row.name)
        who = Noted(link, str(row.party.get_kind_display()))
    kinds = dict.fromkeys(kind_words(kind) for _case, kind, _earlier in row.cases)
    named = ", ".join(_called(case) for case, _kind, _earlier in row.cases[:_FEW])
    more = " …" if len(row.cases) > _FEW else ""
    latest = row.cases[0][0]
    return [
        who, len(row.cases),
        Noted(Link(reverse("case", args=[latest.pk]), day(latest.detected_at)), latest.body.name),
        Noted("; ".join(kinds), f"{named}{more}"), _sign(row),
    ]  # fmt: skip


def _sign(row: Told) -> Cell:
    """The heaviest sign; where the names differ, that somebody has to say whether it is one."""
    if row.doubt is None:
        return weight_badge(row.weight)
    value: Link | Badge = Badge(_("cùng số, khác tên"), "warn")
    if row.doubt.open:
        value = Link(reverse("pair", args=row.doubt.pair), _("Cùng số, khác tên: xem, kết luận"))
    return Noted(value, f"! {doubt_words(row.doubt)} {weight_badge(row.weight).text}")


def doubt_words(doubt: Doubt) -> str:
    """Which names one number has; nobody decided yet that they are one."""
    said = {"one": doubt.names[0], "other": doubt.names[1]}
    return _("Số ghi cho cả “%(one)s” và “%(other)s”, chưa ai kết luận là một.") % said


def _called(case: Case) -> str:
    said = {"number": case, "body": case.body.name, "day": day(case.detected_at)}
    return _("vụ %(number)s của %(body)s ngày %(day)s") % said


def write_repeating(file: IO[bytes], rows: Sequence[Again], terms: tuple[Terms, ...]) -> None:
    """One row a party, with the names of all bodies that met it."""
    head = [
        _("Đối tượng"), _("Loại"), _("Số vụ"), _("Gần nhất"), _("Các vụ"), _("Cơ quan chủ trì"),
        _("Dấu hiệu nặng nhất"), _("Nghi ngờ"),
    ]  # fmt: skip
    write_workbook(file, Sheet(_("Đối tượng tái phạm"), head, _WIDTHS), _written(rows, terms))


def _written(rows: Sequence[Again], terms: tuple[Terms, ...]) -> Iterator[list[object]]:
    for start in range(0, len(rows), _BATCH):
        for row in told(rows[start : start + _BATCH], terms):
            bodies = dict.fromkeys(case.body.name for case, _kind, _earlier in row.cases)
            cases = [f"{_called(c)}: {kind_words(kind)}" for c, kind, _earlier in row.cases]
            yield [
                row.name, str(row.party.get_kind_display()) if row.party else "", len(row.cases),
                timezone.localdate(row.cases[0][0].detected_at), "; ".join(cases),
                "; ".join(bodies), weight_badge(row.weight).text,
                doubt_words(row.doubt) if row.doubt else "",
            ]  # fmt: skip
