"""The first page after signing in: what waits for this seat (trang chủ)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sauro.config.first_steps import first_steps
from sauro.directives.board import Board, Due, Late, Paper, board
from sauro.directives.finding import MOST_COUNTED
from sauro.documents.forms import UploadForm
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.middleware import SeatedRequest
from sauro.foundation.access.rights import Right, Role, may
from sauro.foundation.web.parts import Column, Link, Row, Table
from sauro.kernel.letterheads import calm

_EVERYBODY = ("week", "overdue", "late", "due", "clarity")
_SHOWN: dict[str, tuple[str, ...]] = {
    Role.SECRETARY: ("papers", "review", "work", "reminded", *_EVERYBODY),
    Role.LEADER: ("papers", "review", "work", "reminded", "week", "overdue", "late", "due"),
    Role.OFFICER: (
        "papers",
        "work",
        "reminded",
        "mine_new",
        "mine_late",
        "week",
        "overdue",
        "mine",
    ),
}


@login_required
@require_GET
def home(request: SeatedRequest) -> HttpResponse:
    """One read, by what the seat is for. A seat sees only its own."""
    seat = seat_of(request)
    parts = _SHOWN.get(seat.role, _EVERYBODY)
    found = board(parts, seat.body_id, seat.body.path, timezone.now())
    tables = {
        "mine": lambda: _due_table(_("Cơ quan tôi chủ trì, hạn gần nhất"), found.mine),
        "due": lambda: _due_table(_("Hạn gần nhất"), found.due),
        "late": lambda: _late_table(found.late, seat.body.path),
        "clarity": lambda: _clarity_table(found.clarity),
    }
    shown = [tables[name]() for name in ("mine", "late", "due", "clarity") if name in parts]
    counts = _counts(found, parts, seat.body.path)
    context = {
        "counts": counts,
        "tables": shown,
        "today": timezone.localdate(),
        "upload": UploadForm() if may(seat.role, Right.RECEIVE) else None,
        "steps": first_steps(seat.role),
        "begun": any(link.count for link in counts),
    }
    return render(request, "home.html", context)


def _counts(found: Board, parts: Sequence[str], body: str) -> list[Link]:
    papers, register = reverse("documents"), reverse("register")
    yesterday = timezone.localdate() - timedelta(days=1)
    links: dict[str, list[Link]] = {
        "papers": [
            Link(
                f"{papers}?status=read",
                _("văn bản chờ kiểm tra"),
                count=found.papers.get("to_verify", 0),
            ),
            Link(
                f"{papers}?status=read",
                _("điều cần xem lại trong đó"),
                count=found.papers.get("doubts", 0),
            ),
            Link(
                f"{papers}?status=waiting",
                _("văn bản đang đọc"),
                count=found.papers.get("to_read", 0),
            ),
        ],
        "work": _work(found.work),
        "review": _review(found.review),
        "reminded": [Link(reverse("reminders"), _("lời nhắc chưa đọc"), count=found.reminded)]
        if found.reminded
        else [],
        "mine_new": [
            _many(
                f"{register}?body={body}&since={yesterday:%d/%m/%Y}",
                found.mine_new,
                _("việc mới từ hôm qua"),
            )
        ],
        "mine_late": [
            _many(
                f"{register}?body={body}&part=lead&when=overdue&xep=-due",
                found.mine_late,
                _("việc chủ trì đã qua hạn"),
            )
        ],
        "week": [
            _many(f"{register}?when=week&xep=due", found.week, _("việc đến hạn trong tuần này"))
        ],
        "overdue": [
            _many(f"{register}?when=overdue&xep=-due", found.overdue, _("việc đã qua hạn"))
        ],
    }
    return [link for name in parts for link in links.get(name, [])]


def _work(found: dict[str, int]) -> list[Link]:
    """Of the work that this body was given only what asks for something."""
    url = reverse("work_list")
    said = (
        ("new", f"{url}?buoc=issued", _("việc mới được giao, chưa nhận")),
        ("overdue", f"{url}?tinh-trang=overdue", _("việc được giao đang quá hạn")),
        ("returned", f"{url}?buoc=returned", _("việc bị trả lại")),
    )
    return [Link(to, words, count=found[name]) for name, to, words in said if found.get(name)]


def _review(found: dict[str, int]) -> list[Link]:
    """What others wait for from this body."""
    url = reverse("given")
    said = (
        ("submitted", f"{url}?buoc=submitted", _("kết quả chờ nghiệm thu")),
        ("asked", f"{url}?de-nghi=1", _("đề nghị chờ quyết định")),
    )
    return [Link(to, words, count=found[name]) for name, to, words in said if found.get(name)]


def _many(url: str, count: int, text: str) -> Link:
    """A number that nobody counts to its end says so."""
    if count > MOST_COUNTED:
        return Link(url, _("trở lên: %(what)s") % {"what": text}, count=MOST_COUNTED)
    return Link(url, text, count=count)


def _due_table(caption: str, rows: Sequence[Due]) -> Table:
    return Table(
        caption=caption,
        columns=[Column(_("Việc")), Column(_("Hạn")), Column(_("Chủ trì"))],
        rows=[
            Row(
                (
                    Truncator(d.task).words(26),
                    d.due_on or Truncator(d.deadline).chars(40) or None,
                    Truncator("; ".join(d.lead)).chars(70) or None,
                ),
                reverse("directive", args=[d.id]),
            )
            for d in rows
        ],
        empty=_("Chưa có việc nào sắp đến hạn trong phạm vi xem của vị trí này."),
    )


def _late_table(rows: Sequence[Late], own: str) -> Table:
    """Each number is that of the list behind it: a body with all below it, the own one alone."""
    register = reverse("register")
    return Table(
        caption=_("Việc đã qua hạn, theo nơi chủ trì"),
        columns=[Column(_("Cơ quan, địa bàn")), Column(_("Việc qua hạn"), number=True)],
        rows=[
            Row(
                (late.name, late.count),
                f"{register}?{'body' if late.path == own else 'place'}={late.path}"
                "&part=lead&when=overdue&xep=-due",
            )
            for late in rows
        ],
        empty=_("Không có việc nào qua hạn mà nơi chủ trì đã rõ."),
        note=_(
            "Gồm cả cơ quan cấp dưới, nhiều nhất trước. Việc có nhiều nơi chủ trì được đếm ở từng "
            "nơi; việc chưa rõ nơi chủ trì không có trong bảng này."
        ),
    )


def _clarity_table(rows: Sequence[Paper]) -> Table:
    return Table(
        caption=_("Độ rõ của văn bản mới vào sổ (phần trăm số việc nêu rõ)"),
        columns=[
            Column(_("Văn bản")),
            Column(_("Việc"), number=True),
            *(
                Column(label, number=True)
                for label in (
                    _("Người"),
                    _("Thời gian"),
                    _("Trách nhiệm"),
                    _("Kết quả"),
                    _("Thẩm quyền"),
                )
            ),
        ],
        rows=[
            Row(
                (p.number or calm(p.issuer) or "–", p.count, *_less_task(p.stated)),
                reverse("clarity", args=[p.id]),
            )
            for p in rows
        ],
        empty=_("Chưa có văn bản nào được ban hành vào sổ."),
    )


def _less_task(stated: Sequence[int]) -> list[int]:
    """Every directive says what is to be done: that column would always read 100."""
    return [share for i, share in enumerate(stated) if i != 1]
