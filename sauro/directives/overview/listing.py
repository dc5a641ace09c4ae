"""The views as tables: what stands in them, and where each number leads (bảng tổng hợp)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sauro.directives.assignments.counting import Count5
from sauro.directives.assignments.levels import LATENESS, Lateness, Level
from sauro.directives.assignments.rules import Standing
from sauro.directives.assignments.words import STANDINGS
from sauro.directives.overview.reading import PAPERS, Body, Matrix, OfDay, Paper, Wanted
from sauro.directives.overview.words import LATENESS as LATE_WORDS
from sauro.directives.overview.words import LEVELS
from sauro.foundation.web import words
from sauro.foundation.web.parts import Badge, Column, Link, Row, Table

_BEFORE, _AHEAD = 7, 28  # days that the view by day shows one by one
_WEEK, _WEEKS = 7, 8  # what comes after them, by week
_WIDE = 100  # of a bar


def tabs(current: str) -> list[Link]:
    """The lists of work and the views over them."""
    doors = (
        ("work_list", _("Việc được giao")),
        ("given", _("Việc đã giao")),
        ("helped", _("Việc phối hợp")),
        ("followed", _("Tôi theo dõi")),
        ("work_matrix", _("Cơ quan và văn bản")),
        ("work_by_day", _("Theo ngày hạn")),
        ("work_overdue", _("Quá hạn theo cấp")),
    )
    return [Link(reverse(name), label, name == current) for name, label in doors]


@dataclass(frozen=True, slots=True)
class Square:
    """Where a body meets a paper: only the numbers that are not nothing, and the list behind it."""

    label: str  # of the column
    url: str
    numbers: Sequence[tuple[Badge, int]]


@dataclass(frozen=True, slots=True)
class Line:
    """A body with its sums and squares."""

    name: str
    url: str
    overdue: int
    overdue_url: str  # none where more of it lies in papers that are not shown
    all: int
    squares: Sequence[Square]


def numbers(counts: Count5) -> list[tuple[Badge, int]]:
    """What is not nothing of the five, what is worst first."""
    found = ((name, getattr(counts, name.value)) for name in STANDINGS)
    return [(_badge(name), n) for name, n in found if n]


def _badge(name: Standing) -> Badge:
    said, tone = STANDINGS[name]
    return Badge(str(said), tone)


def legend() -> list[Badge]:
    """The five ways with their marks."""
    return [_badge(name) for name in STANDINGS]


def lines(found: Matrix, wanted: Wanted) -> list[Line]:
    """The rows of the matrix."""
    return [_line(body, found, wanted) for body in found.bodies]


def _line(body: Body, found: Matrix, wanted: Wanted) -> Line:
    below = wanted.below
    squares = [_square(body, paper, below=below) for paper in found.papers]
    late: dict[str, object] = {"tinh-trang": Standing.OVERDUE.value}
    return Line(
        body.name,
        given({"co-quan": body.id}, below=below),
        body.total.overdue,
        given({"co-quan": body.id} | late, below=below) if _all_late(found, wanted) else "",
        body.total.all,
        squares,
    )


def _all_late(found: Matrix, wanted: Wanted) -> bool:
    """Whether all overdue work is in these papers, so that its number is that of the list."""
    narrowed = wanted.since or wanted.until or wanted.kind
    return not narrowed and wanted.papers_page == 1 and found.late_papers <= PAPERS


def shown(found: Matrix) -> str:
    """How many papers are shown of how many, and which of them."""
    n, total = len(found.papers), found.papers_count
    if n == total:
        return ngettext("%(n)s văn bản", "%(n)s văn bản", n) % {"n": words.number(n)}
    said = ngettext("%(n)s trong %(total)s văn bản", "%(n)s trong %(total)s văn bản", total)
    return said % {"n": words.number(n), "total": words.number(total)}


def late_papers(found: Matrix) -> str:
    """That there are more papers with overdue work than one page holds; else nothing."""
    n = found.late_papers
    if n <= PAPERS:
        return ""
    said = ngettext(
        "%(n)s văn bản còn việc quá hạn: xem các văn bản sau.",
        "%(n)s văn bản còn việc quá hạn: xem các văn bản sau.",
        n,
    )
    return said % {"n": words.number(n)}


def _square(body: Body, paper: Paper, *, below: bool) -> Square:
    url = given({"van-ban": paper.id, "co-quan": body.id}, below=below)
    return Square(paper.number, url, numbers(body.cells.get(paper.id, Count5())))


def given(narrowed: dict[str, object], *, below: bool) -> str:
    """The list of what a body gave, whole work only, narrowed."""
    asked = narrowed | {"ca-viec": 1} | ({"pham-vi": "duoi"} if below else {})
    return f"{reverse('given')}?{urlencode(asked)}"


def heads(found: Matrix) -> list[tuple[Paper, str, str]]:
    """Each paper with the page of its standing, and the list of who is late with it."""
    late: dict[str, object] = {"tinh-trang": Standing.OVERDUE.value}
    return [
        (p, reverse("progress", args=[p.id]), given({"van-ban": p.id} | late, below=True))
        for p in found.papers
    ]


def sheet(found: Matrix) -> tuple[list[str], Iterable[list[object]]]:
    """The same as rows of a workbook: five columns a paper, so that each can be added up."""
    order = list(STANDINGS)
    head = [_("Cơ quan"), *(str(STANDINGS[n][0]) for n in order)]
    head += [f"{p.number}: {STANDINGS[n][0]}" for p in found.papers for n in order]
    return head, (_sheet_row(b, found.papers, order) for b in found.bodies)


def _sheet_row(body: Body, papers: Sequence[Paper], order: Sequence[Standing]) -> list[object]:
    cells = [body.total, *(body.cells.get(p.id, Count5()) for p in papers)]
    return [body.name, *(getattr(c, n.value) for c in cells for n in order)]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days, how much open work is due on them, and how wide its bar is (of 100)."""

    label: str
    tone: str
    doing: int
    handed_in: int
    doing_wide: float
    handed_wide: float
    url: str


def stretches(days: Sequence[OfDay], today: date, address: str) -> list[Stretch]:
    """Day by day around today, then week by week; what lies before and after in one line each."""
    found = [(first, last, _sum(days, first, last)) for first, last in _cuts(today)]
    undated = [(d.doing, d.handed_in) for d in days if d.due_on is None]
    most = max((sum(n) for _f, _l, n in found), default=0) or 1
    told = [
        Stretch(
            _label(first, last, today), "bad" if last and last < today else "info",
            *n, *_widths(n, most), _due_within(first, last, address),
        )
        for first, last, n in found
        if sum(n)
    ]  # fmt: skip
    url = f"{address}{'&' if '?' in address else '?'}dang-lam=1&chua-co-han=1"
    return told + [
        Stretch(_("Chưa có ngày hạn"), "info", *n, *_widths(n, max(most, sum(n))), url)
        for n in undated
    ]


def _cuts(today: date) -> Iterable[tuple[date | None, date | None]]:
    first, last = today - timedelta(days=_BEFORE), today + timedelta(days=_AHEAD)
    yield None, first - timedelta(days=1)
    for n in range((last - first).days + 1):
        yield first + timedelta(days=n), first + timedelta(days=n)
    for n in range(_WEEKS):
        begin = last + timedelta(days=1 + n * _WEEK)
        yield begin, begin + timedelta(days=_WEEK - 1)
    yield last + timedelta(days=1 + _WEEKS * _WEEK), None


def _sum(days: Sequence[OfDay], first: date | None, last: date | None) -> tuple[int, int]:
    inside = [
        d
        for d in days
        if d.due_on and (first is None or d.due_on >= first) and (last is None or d.due_on <= last)
    ]
    return sum(d.doing for d in inside), sum(d.handed_in for d in inside)


def _due_within(first: date | None, last: date | None, address: str) -> str:
    """The list of open work that is due from one day to another."""
    ends = {"tu": first, "den": last}
    query = urlencode({"dang-lam": 1} | {k: v.isoformat() for k, v in ends.items() if v})
    return f"{address}{'&' if '?' in address else '?'}{query}"


def _widths(n: tuple[int, int], most: int) -> tuple[float, float]:
    return round(_WIDE * n[0] / most, 1), round(_WIDE * n[1] / most, 1)


def _label(first: date | None, last: date | None, today: date) -> str:
    if first is None and last:
        return _("Trước ngày %(day)s") % {"day": words.day(last + timedelta(days=1))}
    if last is None and first:
        return _("Từ ngày %(day)s trở đi") % {"day": words.day(first)}
    assert first, "each stretch has an end at least"
    assert last
    if first != last:
        return f"{words.day(first)} – {words.day(last)}"
    day = words.day(first)
    return _("%(day)s (hôm nay)") % {"day": day} if first == today else day


def overdue_table(found: dict[tuple[Level, Lateness], int], address: str) -> Table:
    """Levels by lateness; each number leads to its list."""
    return Table(
        caption=_("Việc đang quá hạn, theo số ngày và theo cấp"),
        columns=[
            Column(_("Nơi làm")),
            *(Column(str(LATE_WORDS[one.name]), number=True) for one in LATENESS),
            Column(_("Tất cả"), number=True),
        ],
        rows=[_level_row(found, level, address) for level in LEVELS if _of_level(found, level)],
        empty=_("Không có việc nào đang quá hạn."),
        note=_("Số ngày tính đến hôm nay; kết quả đã báo cáo thì tính đến ngày báo cáo."),
    )


def _of_level(found: dict[tuple[Level, Lateness], int], level: Level) -> int:
    return sum(n for (of, _late), n in found.items() if of is level)


def _level_row(found: dict[tuple[Level, Lateness], int], level: Level, address: str) -> Row:
    base = f"{address}{'&' if '?' in address else '?'}tinh-trang=overdue&cap={level.value}"
    counts = [found.get((level, one), 0) for one in LATENESS]
    links = [
        Link(f"{base}&tre={one.name}", words.number(n)) if n else 0
        for one, n in zip(LATENESS, counts, strict=True)
    ]
    return Row((str(LEVELS[level]), *links, sum(counts)), base)


def matrix_empty(*, narrowed: bool) -> str:
    """Why nothing stands there, and what to do."""
    if narrowed:
        return _("Không có văn bản nào như vậy. Hãy bỏ bớt điều kiện lọc.")
    return _(
        "Cơ quan chưa ban hành văn bản nào giao việc; ban hành rồi thì mỗi văn bản là một cột."
    )
