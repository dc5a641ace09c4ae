"""The first page after signing in: what waits for this seat (trang chủ)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from sauro.cases.reminding.front import limits_near, limits_table
from sauro.cases.reminding.showing import unread_here
from sauro.cases.sharing import queries as sharing
from sauro.cases.sharing import transfer_queries as transfers
from sauro.config.first_steps import first_steps
from sauro.directives.board import Board, Paper, board
from sauro.directives.front import adrift_table, doing_table, due_table, late_table
from sauro.documents.forms import UploadForm
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.middleware import SeatedRequest
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, Role, may
from sauro.foundation.web.parts import Column, Link, Row, Table
from sauro.kernel.letterheads import calm

_EVERYBODY = ("week", "overdue", "late", "due", "clarity")
_SHOWN: dict[str, tuple[str, ...]] = {
    Role.SECRETARY: (
        "papers",
        "review",
        "work",
        "helped",
        "reminded",
        "adrift",
        "mine",
        *_EVERYBODY,
    ),
    Role.LEADER: (
        "papers",
        "review",
        "work",
        "helped",
        "reminded",
        "adrift",
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
        "adrift": lambda: adrift_table(found.adrift, found.adrift_all, today),
        "mine": lambda: doing_table(found.mine, today),
        "due": lambda: due_table(found.due),
        "late": lambda: late_table(found.late),
        "clarity": lambda: _clarity_table(found.clarity),
    }
    names = [name for name in tables if name in parts]
    if not found.adrift:
        names = [name for name in names if name != "adrift"]
    if seat.role != Role.OFFICER and not found.mine:
        names = [name for name in names if name != "mine"]  # it gives work and does none
    shown = [tables[name]() for name in names]
    if limits := limits_table(seat, today):
        shown.insert(0, limits)
    near = _some(f"{reverse('cases')}?sap_han=on&xep=han", limits_near(seat, today), _limits_near)
    counts = _counts(found, parts, unread_here(seat), [*near, *_cases(seat)])
    context = {
        "counts": counts,
        "tables": shown,
        "today": today,
        "upload": UploadForm() if may(seat.role, Right.RECEIVE) else None,
        "steps": first_steps(seat.role),
        "begun": any(link.count for link in counts),
    }
    return render(request, "home.html", context)


def _counts(
    found: Board, parts: Sequence[str], reminded: int, of_cases: Sequence[Link]
) -> list[Link]:
    """What waits comes before what is nothing. ``reminded``: of limits of cases."""
    given, mine = f"{reverse('given')}?pham-vi=duoi", reverse("work_list")
    links: dict[str, list[Link]] = {
        "papers": _papers(found.papers),
        "work": _work(found.work),
        "review": _review(found.review),
        "reminded": _some(reverse("reminders"), found.reminded + reminded, _reminded),
        "helped": _some(f"{reverse('helped')}?dang-lam=1", found.helped, _helped),
        "mine_week": [_tile(f"{mine}?han=tuan", found.mine_week, _week)],
        "week": [_tile(f"{given}&han=tuan", found.week, _week)],
        "overdue": [_tile(f"{given}&tinh-trang=overdue", found.overdue, _overdue)],
    }
    shown = [*(link for name in parts for link in links.get(name, [])), *of_cases]
    return sorted(shown, key=lambda link: not link.count)


def _cases(seat: Seat) -> list[Link]:
    """What other bodies wait for, of those who keep cases or share them."""
    if not (may(seat.role, Right.KEEP_CASES) or may(seat.role, Right.SHARE)):
        return []
    path = seat.body.path
    return [
        *_some(reverse("shares"), sharing.waiting_for(path), _asked),
        *_some(reverse("case_transfers"), transfers.waiting_for(path), _handed),
        *_some(reverse("shares"), sharing.readable(path, timezone.localdate()), _readable),
    ]


def _asked(n: int) -> str:
    return ngettext("đề nghị cho xem hồ sơ chờ trả lời", "đề nghị cho xem hồ sơ chờ trả lời", n)


def _readable(n: int) -> str:
    return ngettext("hồ sơ nơi khác cho xem", "hồ sơ nơi khác cho xem", n)


def _handed(n: int) -> str:
    return ngettext("vụ việc chờ nhận", "vụ việc chờ nhận", n)


def _tile(url: str, count: int, words: Callable[[int], str]) -> Link:
    return Link(url, words(count), count=count)


def _some(url: str, count: int, words: Callable[[int], str]) -> list[Link]:
    """Nothing where there is none."""
    return [_tile(url, count, words)] if count else []


def _reminded(n: int) -> str:
    return ngettext("lời nhắc chưa đọc", "lời nhắc chưa đọc", n)


def _limits_near(n: int) -> str:
    return ngettext(
        "vụ việc có thời hạn trong 7 ngày tới", "vụ việc có thời hạn trong 7 ngày tới", n
    )


def _helped(n: int) -> str:
    return ngettext("việc phối hợp đang làm", "việc phối hợp đang làm", n)


def _week(n: int) -> str:
    return ngettext("việc đến hạn trong tuần này", "việc đến hạn trong tuần này", n)


def _overdue(n: int) -> str:
    return ngettext("việc đã giao đang quá hạn", "việc đã giao đang quá hạn", n)


def _papers(found: dict[str, int]) -> list[Link]:
    """What waits to be verified always; the others where there are any."""
    papers = reverse("documents")
    verify, doubts, read = (found.get(name, 0) for name in ("to_verify", "doubts", "to_read"))
    return [
        _tile(
            f"{papers}?status=read",
            verify,
            lambda n: ngettext("văn bản chờ kiểm tra", "văn bản chờ kiểm tra", n),
        ),
        *_some(
            f"{papers}?status=read",
            doubts,
            lambda n: ngettext("điều cần xem lại trong đó", "điều cần xem lại trong đó", n),
        ),
        *_some(
            f"{papers}?status=waiting",
            read,
            lambda n: ngettext("văn bản đang đọc", "văn bản đang đọc", n),
        ),
    ]


def _work(found: dict[str, int]) -> list[Link]:
    """Of the work that this body was given only what asks for something."""
    url = reverse("work_list")
    new, late, back = (found.get(name, 0) for name in ("new", "overdue", "returned"))
    return [
        *_some(
            f"{url}?buoc=issued",
            new,
            lambda n: ngettext("việc mới được giao, chưa nhận", "việc mới được giao, chưa nhận", n),
        ),
        *_some(
            f"{url}?tinh-trang=overdue",
            late,
            lambda n: ngettext("việc được giao đang quá hạn", "việc được giao đang quá hạn", n),
        ),
        *_some(
            f"{url}?buoc=returned",
            back,
            lambda n: ngettext("việc bị trả lại", "việc bị trả lại", n),
        ),
    ]


def _review(found: dict[str, int]) -> list[Link]:
    """What others wait for from this body."""
    url = reverse("given")
    submitted, asked = (found.get(name, 0) for name in ("submitted", "asked"))
    return [
        *_some(
            f"{url}?buoc=submitted",
            submitted,
            lambda n: ngettext("kết quả chờ nghiệm thu", "kết quả chờ nghiệm thu", n),
        ),
        *_some(
            f"{url}?de-nghi=1",
            asked,
            lambda n: ngettext("đề nghị chờ quyết định", "đề nghị chờ quyết định", n),
        ),
    ]


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
