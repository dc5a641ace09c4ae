"""Tables of reports and duties (bảng báo cáo)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from sauro.directives.models import Directive
from sauro.foundation.web.parts import Cell as Shown
from sauro.foundation.web.parts import Column, Link, Noted, Row, Table
from sauro.foundation.web.words import moment
from sauro.reporting.models import Cell, Consolidation, Duty, Line, Submission
from sauro.reporting.reading import Round
from sauro.reporting.words import (
    cell_named,
    coverage,
    figure,
    form_named,
    indicator_named,
    period_named,
    state_badge,
    time_badge,
)


def owed_table(rows: Sequence[Line], now: datetime) -> Table:
    """What one's own body owes; what is open stands first."""
    return Table(
        caption=_("Báo cáo phải gửi"),
        columns=[
            Column(_("Báo cáo")), Column(_("Kỳ")), Column(_("Gửi đến")), Column(_("Hạn gửi")),
            Column(_("Tình trạng")), Column(_("Đúng hạn")),
        ],
        rows=[
            Row(
                (row.duty.name, period_named(row.period), row.duty.body.name, moment(row.due_at),
                 state_badge(row), time_badge(row, now)),
                reverse("report", args=[row.pk]),
            )
            for row in rows
        ],
        empty=_("Chưa có báo cáo nào phải gửi. Khi cấp trên lập chế độ báo cáo, kỳ báo cáo hiện ở "
                "đây trước khi đến hạn."),
    )  # fmt: skip


def rounds_table(rows: Sequence[Round]) -> Table:
    """What is owed to one's own body, by period."""
    return Table(
        caption=_("Báo cáo phải nhận"),
        columns=[
            Column(_("Báo cáo")), Column(_("Kỳ")), Column(_("Phải có"), number=True),
            Column(_("Đã gửi"), number=True), Column(_("Đúng hạn"), number=True),
            Column(_("Gửi muộn"), number=True), Column(_("Quá hạn, chưa gửi"), number=True),
            Column(_("Đã nhận"), number=True),
        ],
        rows=[
            Row(
                (row.duty.name, period_named(row.period), row.expected, row.received, row.in_time,
                 row.late, row.missing, row.accepted),
                reverse("round", args=[row.duty.pk, row.starts_on, row.ends_on]),
            )
            for row in rows
        ],
        empty=_("Chưa nơi nào phải báo cáo cho cơ quan này."),
    )  # fmt: skip


def round_table(rows: Iterable[Line], now: datetime) -> Table:
    """Who owes one period, by name, whether anything came or not."""
    lines = list(rows)
    return Table(
        caption=_("Nơi phải báo cáo"),
        columns=[
            Column(_("Cơ quan")), Column(_("Tình trạng")), Column(_("Đúng hạn")),
            Column(_("Gửi lần đầu lúc")), Column(_("Lần"), number=True),
        ],
        rows=[
            Row(
                (row.body.name, state_badge(row), time_badge(row, now), row.first_sent_at,
                 row.number or None),
                reverse("report", args=[row.pk]),
            )
            for row in lines
        ],
        empty=_("Không nơi nào phải báo cáo kỳ này."),
        total=len(lines),
    )  # fmt: skip


def versions_table(rows: Sequence[Submission]) -> Table:
    """Each version that there was; those before the last stay."""
    return Table(
        caption=_("Các lần lập, gửi"),
        columns=[
            Column(_("Lần"), number=True), Column(_("Tình trạng")), Column(_("Người gửi")),
            Column(_("Gửi lúc")), Column(_("Nơi nhận xử lý")), Column(_("Lý do")),
        ],
        rows=[Row(_version(row)) for row in rows],
        empty=_("Chưa có lần nào."),
    )  # fmt: skip


def _version(row: Submission) -> Sequence[Shown]:
    judged = None
    if row.judged_by and row.judged_at:
        judged = Noted(row.judged_by.user.full_name, moment(row.judged_at))
    sender = (row.sent_by or row.saved_by).user.full_name
    return (row.number, state_badge(row), sender, row.sent_at, judged, row.reason or row.corrects)


def sum_table(cells: Sequence[Cell], total: Consolidation) -> Table:
    """The sum, cell by cell, with how many gave each."""
    return Table(
        caption=_("Số liệu tổng hợp, %(coverage)s") % {"coverage": coverage(total)},
        columns=[
            Column(_("Chỉ tiêu")), Column(_("Đơn vị tính")), Column(_("Tổng"), number=True),
            Column(_("Số nơi có số liệu"), number=True),
        ],
        rows=[
            Row((_named(cell), cell.indicator.unit, figure(value, cell), given))
            for cell, value, given in zip(cells, total.figures, total.given, strict=True)
        ],
        empty="",
    )  # fmt: skip


def _named(cell: Cell) -> Shown:
    return Noted(cell_named(cell), indicator_named(cell)) if cell.dimension else cell_named(cell)


def duties_table(rows: Sequence[Duty]) -> Table:
    """Duties that one's own body asks for, and those that it owes."""
    return Table(
        caption=_("Chế độ báo cáo"),
        columns=[
            Column(_("Báo cáo")), Column(_("Định kỳ")), Column(_("Nơi nhận")), Column(_("Mẫu")),
            Column(_("Căn cứ")), Column(_("Thực hiện")),
        ],
        rows=[
            Row(
                (row.name, row.get_rhythm_display(), row.body.name, form_named(row),
                 row.basis_text, lasts(row)),
                reverse("duty", args=[row.pk]),
            )
            for row in rows
        ],
        empty=_("Chưa có chế độ báo cáo nào."),
        total=len(rows),
    )  # fmt: skip


def waiting_table(rows: Sequence[Directive]) -> Table:
    """Directives that may become a duty by one act."""
    return Table(
        caption=_("Việc giao báo cáo định kỳ chưa có chế độ báo cáo"),
        columns=[Column(_("Việc")), Column(_("Văn bản")), Column(_("Thời hạn"))],
        rows=[
            Row(
                (row.task, row.document_number, row.deadline_text),
                f"{reverse('duty_make')}?viec={row.pk}",
            )
            for row in rows
        ],
        empty="",
        note=_("Mở một việc để lập thành chế độ báo cáo: tên, căn cứ, nơi báo cáo đã điền sẵn."),
    )


def lasts(row: Duty) -> str:
    """From when to when it is asked for."""
    first = f"{row.valid_from:%d/%m/%Y}"
    if row.valid_to is None:
        return _("từ %(first)s") % {"first": first}
    return _("từ %(first)s đến %(last)s") % {"first": first, "last": f"{row.valid_to:%d/%m/%Y}"}


def duty_pairs(row: Duty) -> list[tuple[str, Shown]]:
    """What is said of one duty, as (label, value)."""
    pairs: list[tuple[str, Shown]] = [
        (_("Nơi nhận"), Link(reverse("body", args=[row.owner_path]), row.body.name)),
        (_("Mẫu"), form_named(row)),
        (_("Định kỳ"), row.get_rhythm_display()),
        (_("Thời gian chốt số liệu"), row.get_window_display()),
        (_("Hạn gửi"), _("%(days)s ngày sau ngày chốt, trước %(time)s") % {
            "days": row.due_days, "time": f"{row.due_time:%H:%M}"}),
        (_("Thực hiện"), lasts(row)),
        (_("Căn cứ"), Noted(row.basis_text, row.get_basis_display())),
    ]  # fmt: skip
    if row.directive_id:
        where = reverse("directive", args=[row.directive_id])
        pairs.append((_("Việc được giao"), Link(where, _("Mở trong sổ theo dõi"))))
    if row.campaign:
        pairs.append((_("Đợt cao điểm"), row.campaign))
    if row.ended_because:
        pairs.append((_("Lý do thôi"), row.ended_because))
    return pairs


def bodies_table(row: Duty) -> Table:
    """Who owes it, from when to when."""
    rows = row.bodies.select_related("body").order_by("body__sort_key", "valid_from")
    return Table(
        caption=_("Nơi phải báo cáo"),
        columns=[Column(_("Cơ quan")), Column(_("Từ ngày")), Column(_("Đến hết ngày"))],
        rows=[Row((r.body.name, r.valid_from, r.valid_to)) for r in rows],
        empty=_("Chưa có nơi nào."),
        total=len(rows),
    )
