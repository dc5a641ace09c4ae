"""The calendar as pages and workbooks show it (bảng lịch nghỉ lễ, làm bù)."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sauro.foundation.web.parts import Cell, Column, Link, Noted, Row, Table
from sauro.foundation.web.workbook import Sheet, write_workbook
from sauro.organization.days_off.models import CalendarDay, LocalDay, WrittenKind
from sauro.organization.days_off.queries import HeldDay
from sauro.organization.days_off.words import (
    kind_badge,
    kind_of,
    mark_badge,
    weekday,
    writer,
)

_WIDTHS = (12, 10, 18, 36, 60, 16, 40)
_SORTS: dict[str, Callable[[HeldDay], Any]] = {
    "ngay": lambda held: held.day,
    "loai": lambda held: (str(kind_of(held).label), held.day),
    "ten": lambda held: (_name(held), held.day),
    "kiem-chung": lambda held: (_verified(held), held.day),
}


def narrowed(days: Iterable[HeldDay], asked: dict[str, str], order: str) -> list[HeldDay]:
    """Those that were asked for, in the order that was asked for; else by day."""
    year, kind, checked = (asked.get(name) or "" for name in ("nam", "loai", "kiem_chung"))
    found = [
        held for held in days
        if (not year or held.day.year == int(year))
        and (not kind or kind_of(held) == kind)
        and (not checked or _verified(held) == (checked == "roi"))
    ]  # fmt: skip
    key = _SORTS.get(order.removeprefix("-"), _SORTS["ngay"])
    return sorted(found, key=key, reverse=order.startswith("-"))


def days_table(days: Sequence[HeldDay], order: str, query: str) -> Table:
    """Each day leads to its page."""
    return Table(
        caption=_("Ngày nghỉ, ngày làm bù"),
        columns=[
            Column(_("Ngày"), "ngay"),
            Column(_("Loại"), "loai"),
            Column(_("Tên"), "ten"),
            Column(_("Nguồn")),
            Column(_("Kiểm chứng"), "kiem-chung"),
            Column(_("Người ghi")),
        ],
        rows=[Row(_cells(held), reverse("workday", args=[held.day.isoformat()])) for held in days],
        empty=_("Không có ngày nào hợp điều kiện. Hãy bớt điều kiện lọc, hoặc thêm ngày."),
        order=order if order.removeprefix("-") in _SORTS else "ngay",
        exports=[Link(f"{reverse('workdays_export')}?{query}", "Excel")],
        total=len(days),
        note=_("Ngày chưa kiểm chứng phải đối chiếu với thông báo nghỉ lễ, tết của năm."),
    )


def _cells(held: HeldDay) -> list[Cell]:
    return [
        Noted(f"{held.day:%d/%m/%Y}", weekday(held.day)),
        kind_badge(kind_of(held)),
        _name(held) or None,
        held.row.source if held.row else None,
        mark_badge(held.row.verified) if held.row else None,
        writer(held),
    ]


def portrait(held: HeldDay) -> list[tuple[str, Cell]]:
    """What is said of one day, as (label, value)."""
    pairs: list[tuple[str, Cell]] = [
        (_("Loại"), kind_badge(kind_of(held))),
        (_("Cách tính"), _counted(held)),
    ]
    if held.row:
        pairs += [
            (_("Tên"), held.row.name),
            (_("Kiểm chứng"), mark_badge(held.row.verified)),
            (_("Nguồn"), held.row.source),
        ]
    return [*pairs, (_("Người ghi"), writer(held))]


def _counted(held: HeldDay) -> str:
    return _("tính là ngày làm việc") if held.works else _("không tính là ngày làm việc")


def history_table(rows: Sequence[CalendarDay | LocalDay]) -> Table:
    """All that people wrote of one day, the last first."""
    return Table(
        caption=_("Các lần ghi"),
        columns=[
            Column(_("Ghi lúc")),
            Column(_("Loại")),
            Column(_("Tên")),
            Column(_("Nguồn")),
            Column(_("Kiểm chứng")),
            Column(_("Đã đối chiếu gì, vì sao ghi")),
            Column(_("Người ghi")),
        ],
        rows=[_written(row) for row in rows],
        empty=_("Chưa ai sửa: đang dùng dòng có sẵn của phần mềm."),
    )


def _written(row: CalendarDay | LocalDay) -> Row:
    kind = WrittenKind(row.kind)
    mark = None if kind is WrittenKind.ORDINARY else mark_badge(row.verified)
    who = Noted(str(row.by.user), f"{row.by.post}, {row.by.body.name}")
    said = (row.name or None, row.source or None)
    return Row((row.made_at, kind_badge(kind), *said, mark, row.reason, who))


def local_table(rows: Sequence[LocalDay], names: Mapping[str, str]) -> Table:
    """Days of provinces; each leads to its page. ``names``: of the committees, by path."""
    return Table(
        caption=_("Ngày nghỉ riêng của tỉnh"),
        columns=[
            Column(_("Ngày")),
            Column(_("Nơi áp dụng")),
            Column(_("Loại")),
            Column(_("Tên")),
            Column(_("Nguồn")),
            Column(_("Kiểm chứng")),
        ],
        rows=[_local_row(row, names.get(row.owner_path, row.owner_path)) for row in rows],
        empty=_("Chưa tỉnh nào ghi ngày nghỉ riêng: mọi nơi tính theo lịch cả nước."),
        total=len(rows),
    )


def _local_row(row: LocalDay, name: str) -> Row:
    kind = WrittenKind(row.kind)
    mark = None if kind is WrittenKind.ORDINARY else mark_badge(row.verified)
    cells: list[Cell] = [
        Noted(f"{row.day:%d/%m/%Y}", weekday(row.day)), name, kind_badge(kind),
        row.name or None, row.source or None, mark,
    ]  # fmt: skip
    return Row(cells, reverse("local_day", args=[row.owner_path, row.day.isoformat()]))


def workbook(days: Iterable[HeldDay]) -> bytes:
    """One row a day."""
    buffer = io.BytesIO()
    head = [
        _("Ngày"), _("Thứ"), _("Loại"), _("Tên"), _("Nguồn"), _("Kiểm chứng"), _("Người ghi"),
    ]  # fmt: skip
    write_workbook(buffer, Sheet(_("Lịch làm việc"), head, _WIDTHS), map(_line, days))
    return buffer.getvalue()


def _line(held: HeldDay) -> list[str | date]:
    mark = mark_badge(held.row.verified).text if held.row else ""
    who = writer(held)
    told = who if isinstance(who, str) else f"{who.value}, {who.note}"
    source = held.row.source if held.row else ""
    kind = str(kind_of(held).label)
    return [held.day, weekday(held.day), kind, _name(held), source, mark, told]


def _name(held: HeldDay) -> str:
    return held.row.name if held.row else ""


def _verified(held: HeldDay) -> bool:
    return held.row is not None and held.row.verified
