"""One body's pages: what it is, what is below it, its people, its history."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.web import words
from sauro.foundation.web.parts import Badge, Cell, Column, Link, Noted, Row, Table
from sauro.foundation.web.sent import number
from sauro.organization import telling
from sauro.organization.forces import force_name
from sauro.organization.forms import DayForm
from sauro.organization.models import Body, Membership
from sauro.organization.queries import MemberRow, portrait
from sauro.organization.views.directory import place_of, term_of
from sauro.organization.views.frame import frame


@login_required
@require_GET
def body_page(request: HttpRequest, path: str) -> HttpResponse:
    """What a body is and belongs to; of a committee, who makes it up on a day."""
    seat = seat_of(request)
    body = portrait.body(path)
    form = DayForm(request.GET if "ngay" in request.GET else None)
    asked = form.cleaned_data["ngay"] if form.is_valid() else None
    day = asked or timezone.localdate()
    context = frame(body, seat, "body") | {
        "pairs": _pairs(body, day),
        "form": form if form.is_bound else DayForm(initial={"ngay": day}),
        "memberships": _memberships(body),
        "predecessors": portrait.predecessors(body),
        "heirs": portrait.heirs(body),
    }
    if body.kind == Body.Kind.COMMITTEE:
        context |= _composition(body, day, keeps=bool(context["acts"]))
    return render(request, "organization/body.html", context)


@login_required
@require_GET
def body_below(request: HttpRequest, path: str) -> HttpResponse:
    """The bodies right below one."""
    seat = seat_of(request)
    body = portrait.body(path)
    rows = list(portrait.below(body, timezone.localdate()))
    table = Table(
        caption=_("Cơ quan trực thuộc, cấp dưới"),
        columns=[Column(_("Tên cơ quan")), Column(_("Loại")), Column(_("Lực lượng"))],
        rows=[
            Row(
                [b.name, _kind(b), force_name(b.force)],
                url=reverse("body", args=[b.path]),
            )
            for b in rows
        ],
        empty=_("Không có cơ quan nào bên dưới."),
        total=len(rows),
    )
    context = frame(body, seat, "body_below") | {"table": table}
    return render(request, "organization/list.html", context)


@login_required
@require_GET
def body_people(request: HttpRequest, path: str) -> HttpResponse:
    """People at posts in a body, of those that the seat may see."""
    seat = seat_of(request)
    body = portrait.body(path)
    context = frame(body, seat, "body_people")
    rows = portrait.seats(body, timezone.localdate())
    context["table"] = Table(
        caption=_("Vị trí công tác"),
        columns=[
            Column(_("Họ và tên")), Column(_("Chức vụ")), Column(_("Vai trò")),
            Column(_("Từ ngày")), Column(_("Đến hết ngày")), Column(_("Tình trạng")),
            Column(_("Thao tác")),
        ],
        rows=[Row(_seat_cells(s, keeps=bool(context["acts"]))) for s in rows],
        empty=_("Không có vị trí nào, hoặc không thuộc phạm vi xem của vị trí đang dùng."),
    )  # fmt: skip
    return render(request, "organization/list.html", context)


@login_required
@require_GET
def body_history(request: HttpRequest, path: str) -> HttpResponse:
    """Every change on record that the seat may see, the newest first."""
    seat = seat_of(request)
    body = portrait.body(path)
    entries = portrait.history(body, number(request.GET.get("sau")))
    shown, more = entries[: portrait.ENTRIES], len(entries) > portrait.ENTRIES
    table = Table(
        caption=_("Lịch sử thay đổi, mới nhất trước"),
        columns=[
            Column(_("Số"), number=True), Column(_("Lúc")), Column(_("Thao tác")),
            Column(_("Chi tiết")), Column(_("Người làm")),
        ],
        rows=[Row(cells) for cells in telling.rows(shown)],
        empty=_("Chưa có thay đổi nào, hoặc không thuộc phạm vi xem của vị trí đang dùng."),
        next=f"?sau={shown[-1].number}" if more else "",
    )  # fmt: skip
    context = frame(body, seat, "body_history") | {"table": table}
    return render(request, "organization/list.html", context)


def _pairs(body: Body, day: date) -> list[tuple[str, Cell]]:
    pairs: list[tuple[str, Cell]] = [
        (_("Loại"), _kind(body)),
        (_("Địa bàn"), place_of(body) or None),
    ]
    if body.kind == Body.Kind.COMMITTEE:
        pairs.append((_("Cơ quan thường trực"), _standing(body, day)))
        pairs.append((_("Tổ giúp việc"), _teams(body, day)))
    maybe: list[tuple[str, Cell]] = [
        (_("Lực lượng"), force_name(body.force)),
        (_("Tên gọi khác"), "\n".join(a.name for a in body.aliases.order_by("name")) or None),
        (_("Quyết định thành lập"), body.founded_by or None),
        (_("Hiệu lực"), term_of(body)),
        (_("Đã nhập vào"), _link(body.successor)),
        (_("Thay đổi gần nhất"), body.decided_by or None),
    ]
    return [*pairs, *(pair for pair in maybe if pair[1]), (_("Mã"), body.path)]


def _kind(body: Body) -> Cell:
    return Badge(_("Cơ quan thường trực"), "info") if body.standing else body.get_kind_display()


def _link(body: Body | None) -> Cell:
    return Link(reverse("body", args=[body.path]), body.name) if body else None


def _standing(body: Body, day: date) -> Cell:
    """The standing agency; where there is none why, and where one goes on."""
    if found := portrait.standing(body, day):
        return _link(found)
    if ended := portrait.stood(body, day):
        note = _("%(name)s đã kết thúc ngày %(day)s; mở trang cơ quan nhận việc để giao lại.")
        told = {"name": ended.name, "day": words.day(ended.valid_to or day)}
        after = ended.successor or ended
        return Noted(Link(reverse("body", args=[after.path]), after.name), note % told)
    deputy = Membership.Part.STANDING_DEPUTY
    if first := next((m for m in portrait.members(body, day) if m.part == deputy), None):
        note = _(
            "Chưa ghi. Trên đây là cơ quan của Phó Trưởng ban Thường trực: kiện toàn thành viên "
            "không tự giao cơ quan thường trực; mở trang cơ quan để giao."
        )
        return Noted(Link(reverse("body", args=[first.body]), first.name), note)
    return _("Chưa ghi. Mở trang một cơ quan ngay dưới Ban Chỉ đạo để giao.")


def _teams(body: Body, day: date) -> Cell:
    teams = portrait.assisting(body, day)
    return _link(teams[0]) if len(teams) == 1 else "\n".join(t.name for t in teams) or None


def _composition(body: Body, day: date, *, keeps: bool) -> dict[str, Any]:
    rows = portrait.members(body, day)
    held = next((c for c in portrait.compositions(body) if c.begins <= day), None)
    return {
        "day": day,
        "decisions": held.decisions if held and rows else (),
        "versions": [
            (c, Link(f"?ngay={c.begins:%d/%m/%Y}", f"{c.begins:%d/%m/%Y}", c is held))
            for c in portrait.compositions(body)
        ],
        "members": Table(
            caption=_("Thành phần ngày %(day)s") % {"day": f"{day:%d/%m/%Y}"},
            columns=[
                Column(_("Tư cách")), Column(_("Họ và tên")), Column(_("Chức vụ")),
                Column(_("Cơ quan")), Column(_("Từ ngày")),
                *([Column(_("Thao tác"))] if keeps else []),
            ],
            rows=[Row(_member_cells(m, keeps=keeps)) for m in rows],
            empty=_("Ngày này chưa có thành viên nào trên sổ. Hãy kiện toàn theo quyết định."),
            total=len(rows),
        ),
    }  # fmt: skip


def _member_cells(m: MemberRow, *, keeps: bool) -> list[Cell]:
    part = Membership.Part(m.part)
    cells: list[Cell] = [
        Badge(str(part.label), "info") if part != Membership.Part.MEMBER else str(part.label),
        m.person or None,
        m.post or None,
        Link(reverse("body", args=[m.body]), m.name),
        m.valid_from,
    ]
    end = None if m.valid_to else Link(reverse("member_end", args=[m.id]), _("Kết thúc"))
    return [*cells, end] if keeps else cells


def _seat_cells(s: Seat, *, keeps: bool) -> list[Cell]:
    end = Link(reverse("seat_end", args=[s.pk]), _("Kết thúc"))
    role = str(s.get_role_display())
    offered_end = end if keeps and s.valid_to is None and not s.declined_at else None
    return [str(s.user), s.post, role, s.valid_from, s.valid_to, seat_state(s), offered_end]


def seat_state(s: Seat) -> Badge:
    """Whether the seat counts, or waits for the person's word."""
    if s.declined_at:
        return Badge(_("Đã từ chối"), "bad")
    return Badge(_("Có hiệu lực"), "good") if s.accepted_at else Badge(_("Chờ nhận"), "warn")


def _memberships(body: Body) -> Table | None:
    rows = list(portrait.memberships(body))
    if not rows:
        return None
    return Table(
        caption=_("Tham gia Ban Chỉ đạo"),
        columns=[
            Column(_("Ban Chỉ đạo")), Column(_("Tư cách")), Column(_("Họ và tên")),
            Column(_("Từ ngày")), Column(_("Đến hết ngày")), Column(_("Quyết định")),
        ],
        rows=[
            Row(
                [
                    m.committee.name, str(m.get_part_display()), m.person or None,
                    m.valid_from, m.valid_to, m.decision,
                ],
                url=reverse("body", args=[m.committee.path]),
            )
            for m in rows
        ],
        empty="",
    )  # fmt: skip
