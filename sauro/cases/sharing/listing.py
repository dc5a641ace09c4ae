"""Requests, grants and opened files as tables (bảng hỏi và cho xem)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sauro.cases.case_words import step_name
from sauro.cases.models import (
    CaseAttachment,
    CaseEvent,
    CasePaper,
    GoodsLine,
    ShareEntry,
    ShareGrant,
    ShareRequest,
)
from sauro.cases.models.sharing import PARTS
from sauro.cases.papers.listing import named
from sauro.cases.sharing.queries import called, live
from sauro.foundation.web.parts import Badge, Cell, Column, Noted, Row, Table, Tone
from sauro.foundation.web.words import day, number
from sauro.organization.queries.rows import body_names

_TONES: dict[str, Tone] = {"waiting": "warn", "granted": "good", "refused": "bad"}


def parts_words(parts: Iterable[str]) -> str:
    """Which parts, in words."""
    names = dict(PARTS)
    return "; ".join(str(names[p]) for p in parts if p in names)


def request_table(rows: Sequence[ShareRequest], *, ours: bool) -> Table:
    """What we asked of others; or what others ask of us."""
    names = body_names(r.holder_path if ours else r.owner_path for r in rows)
    return Table(
        caption=_("Đã đề nghị nơi khác") if ours else _("Nơi khác đề nghị"),
        columns=[
            Column(_("Cần xem")), Column(_("Nơi giữ") if ours else _("Nơi đề nghị")),
            Column(_("Mục đích")), Column(_("Tình trạng")), Column(_("Đề nghị lúc")),
        ],
        rows=[
            Row(_request_cells(r, names, ours=ours), reverse("share_request", args=[r.pk]))
            for r in rows
        ],
        empty=_("Chưa đề nghị lần nào.") if ours else _("Chưa có nơi nào đề nghị."),
    )  # fmt: skip


def _request_cells(row: ShareRequest, names: dict[str, str], *, ours: bool) -> list[Cell]:
    other = row.holder_path if ours else row.owner_path
    return [
        Noted(row.about, parts_words(row.parts)), names.get(other, other),
        Noted(row.because, row.for_case) if row.for_case else row.because, state_badge(row),
        row.asked_at,
    ]  # fmt: skip


def state_badge(row: ShareRequest) -> Badge:
    return Badge(str(row.get_state_display()), _TONES.get(row.state, "neutral"))


def grant_table(rows: Sequence[ShareGrant], today: date, *, ours: bool) -> Table:
    """What others may read of ours; or what we may read of others."""
    names = body_names(g.grantee_path if ours else g.owner_path for g in rows)
    return Table(
        caption=_("Đang cho nơi khác xem, đã cho xem") if ours else _("Được nơi khác cho xem"),
        columns=[
            Column(_("Hồ sơ")), Column(_("Nơi được xem") if ours else _("Nơi giữ")),
            Column(_("Phần hồ sơ")), Column(_("Thời hạn")),
        ],
        rows=[
            Row(_grant_cells(g, names, today, ours=ours), reverse("share_grant", args=[g.pk]))
            for g in rows
        ],
        empty=_("Chưa cho nơi nào xem.") if ours else _("Chưa được nơi nào cho xem."),
    )  # fmt: skip


def _grant_cells(row: ShareGrant, names: dict[str, str], today: date, *, ours: bool) -> list[Cell]:
    other = row.grantee_path if ours else row.owner_path
    return [called(row), names.get(other, other), parts_words(row.parts), grant_badge(row, today)]


def grant_badge(row: ShareGrant, today: date) -> Badge:
    """Whether it still holds."""
    if row.ended_at is not None:
        return Badge(_("đã thôi cho xem"))
    if not live(row, today):
        return Badge(_("hết hạn ngày %(day)s") % {"day": day(row.until)})
    return Badge(_("đến hết %(day)s") % {"day": day(row.until)}, "good")


def book_table(rows: Sequence[ShareEntry]) -> Table:
    """The book of sharing of one grant; both sides read the same."""
    return Table(
        caption=_("Sổ chia sẻ"),
        columns=[
            Column(_("Lúc")), Column(_("Việc đã làm")), Column(_("Người")), Column(_("Đến hết")),
        ],
        rows=[
            Row([e.at, str(e.get_act_display()), Noted(str(e.seat.user), str(e.seat.body)),
                 e.until])
            for e in rows
        ],
        empty=_("Chưa có dòng nào."),
        note=_("Mỗi lần mở hồ sơ là một dòng, do máy ghi; hai bên cùng đọc sổ này."),
    )  # fmt: skip


def goods_table(rows: Iterable[GoodsLine]) -> Table:
    """Goods of an opened file."""
    return Table(
        caption=_("Hàng hóa"),
        columns=[
            Column(_("Tên hàng")), Column(_("Số lượng")),
            Column(_("Trị giá (đồng)"), number=True),
        ],
        rows=[
            Row([Noted(g.name, "; ".join(filter(None, (g.brand, g.origin)))),
                 f"{number(g.quantity)} {g.unit}", g.value_vnd])
            for g in rows
        ],
        empty=_("Chưa ghi hàng hóa nào."),
    )  # fmt: skip


def steps_table(rows: Iterable[CaseEvent]) -> Table:
    """Steps of an opened file, those that stand."""
    return Table(
        caption=_("Các bước xử lý"),
        columns=[Column(_("Ngày")), Column(_("Bước")), Column(_("Số, ký hiệu văn bản"))],
        rows=[Row(_step_cells(e)) for e in rows],
        empty=_("Chưa ghi bước nào."),
    )


def papers_table(rows: Iterable[CasePaper]) -> Table:
    """Papers of an opened file; their text is asked for at the office that issued them."""
    return Table(
        caption=_("Văn bản đã phát hành"),
        columns=[Column(_("Số, ký hiệu")), Column(_("Loại")), Column(_("Ngày")), Column(_("Hủy"))],
        rows=[Row([p.written, named(p), p.dated_on, p.cancelled_because or None]) for p in rows],
        empty=_("Chưa phát hành văn bản nào."),
        note=_("Cần bản văn, bản ảnh thì đề nghị nơi giữ gửi: ở đây chỉ có danh mục."),
    )


def files_table(rows: Iterable[CaseAttachment]) -> Table:
    """Photographs, video and scans of an opened file."""
    return Table(
        caption=_("Tài liệu kèm theo"),
        columns=[Column(_("Tên gọi")), Column(_("Cho thấy gì")), Column(_("Ngày chụp, ghi"))],
        rows=[Row([a.title, a.shows or None, a.taken_on]) for a in rows],
        empty=_("Chưa có tài liệu nào."),
    )


def _step_cells(row: CaseEvent) -> list[Any]:
    more = "; ".join(filter(None, (row.about, row.note)))
    name = step_name(row.kind)
    return [row.day, Noted(name, more) if more else name, row.paper or None]
