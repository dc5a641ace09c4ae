"""The first page after signing in: what waits for this seat (trang chủ)."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sauro.config.first_steps import first_steps
from sauro.directives.board import Board, Paper, board
from sauro.directives.front import doing_table, due_table, late_table
from sauro.documents.forms import UploadForm
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.middleware import SeatedRequest
from sauro.foundation.access.rights import Right, Role, may
from sauro.foundation.web.parts import Column, Link, Row, Table
from sauro.kernel.letterheads import calm

_EVERYBODY = ("week", "overdue", "late", "due", "clarity")
_SHOWN: dict[str, tuple[str, ...]] = {
    Role.SECRETARY: ("papers", "review", "work", "helped", "reminded", "mine", *_EVERYBODY),
    Role.LEADER: (
        "papers",
        "review",
        "work",
        "helped",
        "reminded",
        "mine",
        "week",
        "overdue",
        "late",
        "due",
    ),
    Role.OFFICER: ("papers", "work", "helped", "reminded", "mine_week", "mine"),
}


@login_required
@require_GET
def home(request: SeatedRequest) -> HttpResponse:
    """One read, by what the seat is for. A seat sees only its own."""
    seat = seat_of(request)
    parts = _SHOWN.get(seat.role, _EVERYBODY)
    found, today = board(parts, seat.body.path, timezone.now()), timezone.localdate()
    tables = {
        "mine": lambda: doing_table(found.mine, today),
        "due": lambda: due_table(found.due),
        "late": lambda: late_table(found.late),
        "clarity": lambda: _clarity_table(found.clarity),
    }
    names = [name for name in tables if name in parts]
    if seat.role != Role.OFFICER and not found.mine:
        names = [name for name in names if name != "mine"]  # it gives work and does none
    shown = [tables[name]() for name in names]
    counts = _counts(found, parts)
    context = {
        "counts": counts,
        "tables": shown,
        "today": today,
        "upload": UploadForm() if may(seat.role, Right.RECEIVE) else None,
        "steps": first_steps(seat.role),
        "begun": any(link.count for link in counts),
    }
    return render(request, "home.html", context)


def _counts(found: Board, parts: Sequence[str]) -> list[Link]:
    """What waits comes before what is nothing."""
    given, mine = f"{reverse('given')}?pham-vi=duoi", reverse("work_list")
    week, late = _("việc đến hạn trong tuần này"), _("việc đã giao đang quá hạn")
    links: dict[str, list[Link]] = {
        "papers": _papers(found.papers),
        "work": _work(found.work),
        "review": _review(found.review),
        "reminded": [Link(reverse("reminders"), _("lời nhắc chưa đọc"), count=found.reminded)]
        if found.reminded
        else [],
        "helped": [
            Link(f"{reverse('helped')}?dang-lam=1", _("việc phối hợp đang làm"), count=found.helped)
        ]
        if found.helped
        else [],
        "mine_week": [Link(f"{mine}?han=tuan", week, count=found.mine_week)],
        "week": [Link(f"{given}&han=tuan", week, count=found.week)],
        "overdue": [Link(f"{given}&tinh-trang=overdue", late, count=found.overdue)],
    }
    shown = [link for name in parts for link in links.get(name, [])]
    return sorted(shown, key=lambda link: not link.count)


def _papers(found: dict[str, int]) -> list[Link]:
    """What waits to be verified always; the others where there are any."""
    papers = reverse("documents")
    said = (
        ("to_verify", "read", _("văn bản chờ kiểm tra")),
        ("doubts", "read", _("điều cần xem lại trong đó")),
        ("to_read", "waiting", _("văn bản đang đọc")),
    )
    return [
        Link(f"{papers}?status={status}", words, count=found.get(name, 0))
        for name, status, words in said
        if found.get(name) or name == "to_verify"
    ]


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
