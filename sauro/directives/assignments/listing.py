"""Work as tables: one's own, what one gave, by body, by directive (danh sách việc)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.http import QueryDict
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sauro.directives.assignments import counting, queries
from sauro.directives.assignments.counting import Count5, OfBody, OfDirective, OfPaper
from sauro.directives.assignments.queries import PAGE, Asked
from sauro.directives.assignments.rules import FINAL, Standing, State
from sauro.directives.assignments.went import Went, went
from sauro.directives.assignments.words import STANDINGS, named, standing_badge, state_words
from sauro.directives.models import Assignment
from sauro.foundation.web.parts import Badge, Cell, Column, Link, Noted, Row, Table
from sauro.foundation.web.sent import number

_WORDS_SHOWN = 36
_ROWS_SHOWN = 12  # bodies on the page of a directive
_NAMED = 12  # late bodies named in one cell
_ENDED = ",xong"  # of a place in a list: it lies among what ended


class Whose(StrEnum):
    """The three lists of work, as an address tells them apart."""

    OWN = ""
    GIVEN = "giao"
    HELPED = "phoi-hop"


def asked(query: QueryDict) -> Asked:
    """What a query string narrows the list to; what it cannot mean is left out."""
    after = query.get("sau", "")
    return Asked(
        standing=query.get("tinh-trang", ""),
        state=query.get("buoc", ""),
        week=query.get("han") == "tuan",
        below="pham-vi" in query,
        open="dang-lam" in query,
        whole="ca-viec" in query,
        asked="de-nghi" in query,
        document_id=number(query.get("van-ban")),
        body_id=number(query.get("co-quan")),
        directive_id=number(query.get("nhiem-vu")),
        after=queries.place_of(after.removesuffix(_ENDED)),
        ended=after.endswith(_ENDED),
        due_from=_day(query.get("tu", "")),
        due_to=_day(query.get("den", "")),
        level=query.get("cap", ""),
        lateness=query.get("tre", ""),
        undated="chua-co-han" in query,
    )


def _day(said: str) -> date | None:
    """A day as addresses of ours name it: 2026-12-20."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def table(
    rows: Sequence[Assignment], query: QueryDict, today: date, whose: Whose, caption: str
) -> Table:
    """One page of work; where it is that of others, the body stands in it."""
    shown, given = rows[:PAGE], whose is not Whose.OWN
    columns = [
        Column(_("Việc")),
        Column(_("Hạn")),
        Column(_("Tình trạng")),
        Column(_("Tiến trình")),
    ]
    gone = went(shown)
    columns.insert(1, Column(_("Nơi làm") if given else _("Văn bản, mục")))
    return Table(
        caption=caption,
        columns=columns,
        rows=[_row(r, today, gone.get(r.pk), given=given) for r in shown],
        empty=_("Không có việc nào như vậy."),
        next=_next(shown[-1], query) if len(rows) > PAGE else "",
    )


def _row(found: Assignment, today: date, gone: Went | None, *, given: bool) -> Row:
    place: Cell = f"{found.directive.document_number or '–'}, {found.directive.locator}"
    cells: list[Cell] = [
        Truncator(named(found)).words(_WORDS_SHOWN),
        found.body.name if given else place,
        found.due_on or Truncator(found.directive.deadline_text).chars(40) or None,
        standing_badge(found, today, gone),
        state_words(found) or None,
    ]
    return Row(cells, reverse("work", args=[found.pk]))


def export_of(query: QueryDict, whose: Whose) -> str:
    """Where the same list is as a workbook."""
    turned = query.copy()
    turned.pop("sau", None)
    if whose is not Whose.OWN:
        turned["ben"] = whose.value
    return f"{reverse('work_export')}?{turned.urlencode()}"


def _next(last: Assignment, query: QueryDict) -> str:
    turned = query.copy()
    ended = _ENDED if State(last.state) in FINAL else ""
    turned["sau"] = f"{last.due_on or ''},{last.pk}{ended}"
    return f"?{turned.urlencode()}"


def counts(found: Count5, url: str, query: QueryDict) -> list[Link]:
    """The five numbers, each leading to its list; the chosen one leads back to all."""
    links = []
    for name, (words, _tone) in STANDINGS.items():
        turned = query.copy()
        turned.pop("sau", None)
        current = turned.get("tinh-trang") == name
        turned["tinh-trang"] = name.value
        if current:
            turned.pop("tinh-trang")
        count = getattr(found, name.value)
        links.append(Link(f"{url}?{turned.urlencode()}", str(words), current, count))
    return links


@dataclass(frozen=True, slots=True)
class Progress:
    """How the work of one directive stands, as its page shows it."""

    counts: Sequence[tuple[str, int]]
    rows: Sequence[tuple[Assignment, Badge]]  # the first, those late before the rest
    more: int
    late: Sequence[str]
    undated: bool  # some open work has no day by which it is due
    open: bool


def progress(directive_id: int, today: date) -> Progress | None:
    """None where no work came of it that is in sight."""
    found = queries.of_directive(directive_id)
    five = counting.counted(found, today)
    if not five.all:
        return None
    shown = [
        (str(words), n)
        for name, (words, _) in STANDINGS.items()
        if (n := getattr(five, name.value))
    ]
    rows = list(queries.late_first(found, today)[:_ROWS_SHOWN])
    late = counting.laggards(found, today)
    gone = went(rows)
    badges = [(row, standing_badge(row, today, gone.get(row.pk))) for row in rows]
    undated = queries.undated(found).exists()
    still = bool(five.in_term or five.overdue)
    return Progress(shown, badges, five.all - len(rows), late, undated, still)


def directive_table(rows: Sequence[OfDirective]) -> Table:
    """Each directive of a paper, how its work stands, and who is late by name."""
    order = list(STANDINGS)
    return Table(
        caption=_("Theo từng việc"),
        columns=[
            Column(_("Việc")),
            Column(_("Mục")),
            *(Column(str(STANDINGS[name][0]), number=True) for name in order),
            Column(_("Nơi quá hạn")),
        ],
        rows=[
            Row(
                (
                    Truncator(d.task).words(_WORDS_SHOWN),
                    Noted(d.locator, _("đã hết hiệu lực")) if d.ended else d.locator,
                    *_five(d.counts, order),
                    _few(d.late),
                ),
                reverse("directive", args=[d.directive_id]),
            )
            for d in rows
        ],
        empty=_("Chưa giao việc cho cơ quan nào."),
    )


def _few(names: Sequence[str]) -> str | None:
    """The first names, and how many more there are."""
    if len(names) <= _NAMED:
        return "; ".join(names) or None
    more = {"names": "; ".join(names[:_NAMED]), "n": len(names) - _NAMED}
    return _("%(names)s và %(n)s nơi khác") % more


def paper_table(rows: Sequence[OfPaper]) -> Table:
    """The papers by which work was given, the newest first, and how it stands."""
    order = list(STANDINGS)
    return Table(
        caption=_("Theo văn bản, mới giao trước"),
        columns=[
            Column(_("Văn bản")),
            Column(_("Giao ngày")),
            *(Column(str(STANDINGS[name][0]), number=True) for name in order),
            Column(_("Tất cả"), number=True),
        ],
        rows=[
            Row(
                (
                    p.number or _("Văn bản không số"),
                    p.given_on,
                    *_five(p.counts, order),
                    p.counts.all,
                ),
                _of_paper(p),
            )
            for p in rows
        ],
        empty=_("Chưa giao việc cho cơ quan nào."),
    )


def _of_paper(found: OfPaper) -> str:
    """Where parts are counted the numbers are those of the list, not of the whole paper."""
    if found.parts:
        return f"{reverse('given')}?van-ban={found.document_id}"
    return reverse("progress", args=[found.document_id])


def body_table(
    rows: Sequence[OfBody], url: str, narrowed: str = "", most: int | None = None
) -> Table:
    """Who was given how much, and how it stands: those with most overdue work first. ``narrowed``:
    what else narrows their lists. With ``most`` the rest is told by its number, and stands on a
    page of its own.
    """
    order = list(STANDINGS)
    more = max(0, len(rows) - most) if most else 0
    rest = ngettext("Còn %(n)s nơi nữa.", "Còn %(n)s nơi nữa.", more) % {"n": more}
    return Table(
        caption=_("Theo nơi làm, nơi quá hạn nhiều trước"),
        columns=[
            Column(_("Cơ quan")),
            *(Column(str(STANDINGS[name][0]), number=True) for name in order),
            Column(_("Tất cả"), number=True),
        ],
        rows=[
            Row(
                (b.name, *_five(b.counts, order), b.counts.all),
                f"{url}?co-quan={b.body_id}{narrowed}",
            )
            for b in rows[:most]
        ],
        empty=_("Chưa giao việc cho cơ quan nào."),
        note=rest if more else "",
        onward=Link(f"{url}?theo=noi", _("Xem tất cả các nơi")) if more else None,
    )


def _five(found: Count5, order: Sequence[Standing]) -> list[int]:
    return [getattr(found, name.value) for name in order]
