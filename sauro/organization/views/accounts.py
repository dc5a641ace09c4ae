"""Accounts of people in one's charge: the list, one account, acts on it (tài khoản)."""

from __future__ import annotations

from datetime import date

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat, Token, User
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused
from sauro.foundation.web.parts import Badge, Cell, Column, Link, Row, Table
from sauro.foundation.web.telling import tell
from sauro.foundation.web.words import told
from sauro.organization import services
from sauro.organization.forms import PeopleForm
from sauro.organization.queries import accounts, portrait
from sauro.organization.queries.accounts import AccountRow
from sauro.organization.rules import is_kept
from sauro.organization.views.account_acts import ACTS, GIVE_NO_ACCESS
from sauro.organization.views.body import seat_state
from sauro.organization.views.frame import frame
from sauro.organization.views.handing import handed


@login_required
@require_GET
def account_list(request: HttpRequest, path: str) -> HttpResponse:
    """The accounts at home in a body and below it. Raises: Hidden elsewhere, NotAllowed."""
    seat = seat_of(request, Right.KEEP_ACCOUNTS)
    body = portrait.body(path)
    if not is_kept(seat.body.path, path):
        raise Hidden
    form = PeopleForm(request.GET)
    words = form.cleaned_data["words"].replace("\0", "") if form.is_valid() else ""
    sent = request.GET.get("sau", "")
    after = int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 10 else None
    rows = accounts.accounts(path, words, after)
    context = frame(body, seat, "accounts") | {
        "form": form,
        "table": _people(rows, words),
        "out": _given_out(accounts.given_out(path)),
        "invite": reverse("body_act", args=[path, "moi-nguoi"]) if not body.valid_to else "",
    }
    return render(request, "organization/accounts.html", context)


@login_required
@require_GET
def account_page(request: HttpRequest, user_id: int) -> HttpResponse:
    """One account: how it stands, its seats and tokens, what was done to it, what may be done."""
    seat = seat_of(request, Right.KEEP_ACCOUNTS)
    row = accounts.account(user_id, seat)
    against = services.findings_of(row.user, seat)
    kept = not services.findings_of(row.user, seat, gives_access=False)
    context = {
        "row": row,
        "pairs": _pairs(row),
        "refused": [told(finding) for finding in against],
        "offered": _offered(row, all_acts=not against) if kept else [],
        "seats": _seats(row.seats, seat),
        "tokens": _tokens(row.user),
        "done": _done(row.user),
    }
    return render(request, "organization/account.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def account_act(request: HttpRequest, user_id: int, act: str) -> HttpResponse:
    """Asks for the reason, then acts. Raises: Hidden for an act that the account does not need."""
    seat = seat_of(request, Right.KEEP_ACCOUNTS)
    row = accounts.account(user_id, seat)
    asked = ACTS.get(act)
    if asked is None or not asked.suits(row):
        raise Hidden
    form = asked.form(request.POST or None, initial=vars(row.user))
    if form.is_valid():
        try:
            done = asked.do(user_id, form.cleaned_data, by=seat)
        except Refused as refused:
            tell(form, refused)
        else:
            if isinstance(done, services.Linked):
                return handed(request, done)
            messages.success(request, str(asked.done))
            return redirect("account", user_id)
    page = {
        "title": f"{asked.title}: {row.user}",
        "said": [str(asked.said)],
        "form": form,
        "label": asked.label,
        "danger": asked.danger,
        "cancel": reverse("account", args=[user_id]),
    }
    return render(request, "web/confirm.html", page, status=422 if form.is_bound else 200)


@login_required
@require_http_methods(["GET", "POST"])
def account_token_revoke(request: HttpRequest, user_id: int, token_id: int) -> HttpResponse:
    """Asks whether, then revokes a token of somebody in one's charge."""
    seat = seat_of(request, Right.KEEP_ACCOUNTS)
    user = accounts.account(user_id, seat).user
    token = next((t for t in accounts.tokens(user) if t.pk == token_id), None)
    if token is None:
        raise Hidden
    if request.method == "POST":
        services.revoke_token_of(user_id, token_id, by=seat, now=timezone.now())
        messages.success(request, _("Đã thu hồi khóa “%(name)s”.") % {"name": token.name})
        return redirect("account", user_id)
    page = {
        "title": _("Thu hồi khóa “%(name)s”?") % {"name": token.name},
        "said": [_("Hệ thống đang dùng khóa này sẽ bị từ chối ngay. Không lấy lại được khóa.")],
        "label": _("Thu hồi"),
        "danger": True,
        "cancel": reverse("account", args=[user_id]),
    }
    return render(request, "web/confirm.html", page)


def _people(rows: list[AccountRow], words: str) -> Table:
    shown = rows[: accounts.PAGE]
    more = f"?words={words}&sau={shown[-1].user.pk}" if len(rows) > accounts.PAGE else ""
    return Table(
        caption=_("Tài khoản cán bộ"),
        columns=[
            Column(_("Họ và tên")), Column(_("Tên đăng nhập")), Column(_("Vị trí công tác")),
            Column(_("Đăng nhập gần nhất")), Column(_("Tình trạng")),
        ],
        rows=[
            Row(
                [
                    str(row.user), row.user.username, _held(row), row.user.last_login or None,
                    _state(row),
                ],
                url=reverse("account", args=[row.user.pk]),
            )
            for row in shown
        ],
        empty=_("Không có tài khoản nào. Bấm “Mời người mới” để lập tài khoản đầu tiên."),
        next=more,
    )  # fmt: skip


def _held(row: AccountRow) -> Cell:
    return "\n".join(f"{s.post}, {s.body.name}" for s in row.seats) or None


def _state(row: AccountRow) -> Badge:
    if not row.user.is_active:
        return Badge(_("Đã ngừng"), "bad")
    if get_adapter().is_locked(row.user.username):
        return Badge(_("Tạm khóa vì gõ sai"), "bad")
    if row.link_until:
        return Badge(_("Đã cấp đường dẫn, chưa dùng"), "warn")
    if not row.user.has_usable_password():
        return Badge(_("Chưa đặt mật khẩu, cần cấp đường dẫn"), "warn")
    return Badge(_("Đang dùng"), "good")


def _pairs(row: AccountRow) -> list[tuple[str, Cell]]:
    user = row.user
    factor = accounts.has_second_factor(user)
    return [
        (_("Tên đăng nhập"), user.username),
        (_("Thư điện tử"), user.email or None),
        (_("Cơ quan quản lý"), user.home.name if user.home else None),
        (_("Tình trạng"), _state(row)),
        (_("Đường dẫn dùng được đến"), row.link_until),
        (_("Đăng nhập gần nhất"), user.last_login or Badge(_("Chưa lần nào"))),
        (_("Phiên đang mở"), accounts.sessions(user)),
        (_("Xác thực hai lớp"), Badge(_("Có"), "good") if factor else Badge(_("Không"))),
    ]


def _offered(row: AccountRow, *, all_acts: bool) -> list[Link]:
    return [
        Link(reverse("account_act", args=[row.user.pk, slug]), str(act.title))
        for slug, act in ACTS.items()
        if act.suits(row) and (all_acts or slug in GIVE_NO_ACCESS)
    ]


def _seats(seats: object, by: Seat) -> Table:
    rows = list(seats)  # type: ignore[call-overload]
    return Table(
        caption=_("Vị trí công tác"),
        columns=[
            Column(_("Chức vụ")), Column(_("Cơ quan")), Column(_("Vai trò")), Column(_("Từ ngày")),
            Column(_("Đến hết ngày")), Column(_("Tình trạng")), Column(_("Chuyển")),
            Column(_("Kết thúc")),
        ],
        rows=[
            Row(
                [
                    s.post, Link(reverse("body", args=[s.body.path]), s.body.name),
                    str(s.get_role_display()), s.valid_from, s.valid_to, seat_state(s),
                    *_seat_links(s, by),
                ]
            )
            for s in rows
        ],
        empty=_("Không có vị trí nào. Cấp vị trí ở trang của cơ quan, mục Cập nhật."),
    )  # fmt: skip


def _seat_links(s: Seat, by: Seat) -> list[Cell]:
    if s.valid_to or s.user_id == by.user_id or not is_kept(by.body.path, s.body.path):
        return [None, None]
    move = Link(reverse("seat_move", args=[s.pk]), _("Chuyển")) if s.accepted_at else None
    return [move, Link(reverse("seat_end", args=[s.pk]), _("Kết thúc"))]


def _tokens(user: User) -> Table:
    today = timezone.localdate()
    return Table(
        caption=_("Khóa truy cập của các vị trí"),
        columns=[
            Column(_("Khóa")), Column(_("Tạo lúc")), Column(_("Hết hạn")),
            Column(_("Dùng gần nhất")), Column(_("Thao tác")),
        ],
        rows=[
            Row([t.name, t.made_at, t.expires_on, t.last_used_at, _token_link(t, user, today)])
            for t in accounts.tokens(user)
        ],
        empty="",
    )  # fmt: skip


def _token_link(token: Token, user: User, today: date) -> Cell:
    if token.revoked_at:
        return Badge(_("Đã thu hồi"), "bad")
    if token.expires_on < today:
        return Badge(_("Hết hạn"), "warn")
    return Link(reverse("account_token_revoke", args=[user.pk, token.pk]), _("Thu hồi"))


def _done(user: User) -> Table:
    return Table(
        caption=_("Thao tác đã làm, mới nhất trước"),
        columns=[
            Column(_("Lúc")), Column(_("Thao tác")), Column(_("Lý do")), Column(_("Người làm")),
        ],
        rows=[
            Row([a.at, str(a.get_kind_display()), a.reason or None, f"{a.seat.user}, {a.seat}"])
            for a in accounts.acts(user)
        ],
        empty=_("Chưa có thao tác nào."),
    )  # fmt: skip


def _given_out(seats: list[Seat]) -> Table:
    return Table(
        caption=_("Vị trí đã cấp cho người nơi khác, chờ nhận"),
        columns=[Column(_("Họ và tên")), Column(_("Chức vụ")), Column(_("Cơ quan"))],
        rows=[Row([str(s.user), s.post, s.body.name]) for s in seats],
        empty="",
    )
