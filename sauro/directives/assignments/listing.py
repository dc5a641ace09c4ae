"""Work as tables: one's own, what one gave, by body, by directive (danh sách việc)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from sauro.directives.assignments import queries
from sauro.directives.assignments.queries import PAGE, Asked, Count5, OfBody, OfDirective, OfPaper
from sauro.directives.assignments.rules import Standing
from sauro.directives.assignments.words import STANDINGS, named, standing_badge, state_words
from sauro.directives.models import Assignment
from sauro.foundation.web.parts import Badge, Cell, Column, Link, Row, Table
from sauro.foundation.web.sent import number

_WORDS_SHOWN = 36
_ROWS_SHOWN = 12  # bodies on the page of a directive
_NAMED = 12  # late bodies named in one cell


def asked(query: QueryDict) -> Asked:
    """What a query string narrows the list to; what it cannot mean is left out."""
    return Asked(
        standing=query.get("tinh-trang", ""),
        state=query.get("buoc", ""),
        week=query.get("han") == "tuan",
        below="pham-vi" in query,
        asked="de-nghi" in query,
        document_id=number(query.get("van-ban")),
        body_id=number(query.get("co-quan")),
        after=queries.place_of(query.get("sau", "")),
    )


def table(
    rows: Sequence[Assignment], query: QueryDict, today: date, *, given: bool, caption: str
) -> Table:
    """One page of work; ``given``: what one gave, so that the body stands in it."""
    shown = rows[:PAGE]
    columns = [Column(_("Việc")), Column(_("Hạn")), Column(_("Đang thế nào")), Column(_("Bước"))]
    columns.insert(1, Column(_("Nơi làm") if given else _("Văn bản, mục")))
    return Table(
        caption=caption,
        columns=columns,
        rows=[_row(r, today, given=given) for r in shown],
        empty=_("Không có việc nào như vậy."),
        next=_next(shown[-1], query) if len(rows) > PAGE else "",
    )


def _row(found: Assignment, today: date, *, given: bool) -> Row:
    place: Cell = f"{found.directive.document_number or '–'}, {found.directive.locator}"
    cells: list[Cell] = [
        Truncator(named(found)).words(_WORDS_SHOWN),
        found.body.name if given else place,
        found.due_on or Truncator(found.directive.deadline_text).chars(40) or None,
        standing_badge(found, today),
        state_words(found),
    ]
    return Row(cells, reverse("work", args=[found.pk]))


def export_of(query: QueryDict, *, given: bool) -> str:
    """Where the same list is as a workbook."""
    turned = query.copy()
    turned.pop("sau", None)
    if given:
        turned["ben"] = "giao"
    return f"{reverse('work_export')}?{turned.urlencode()}"


def _next(last: Assignment, query: QueryDict) -> str:
    turned = query.copy()
    turned["sau"] = f"{last.due_on or ''},{last.pk}"
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


def progress(directive_id: int, today: date) -> Progress | None:
    """None where no work came of it that is in sight."""
    found = queries.of_directive(directive_id)
    five = queries.counted(found, today)
    if not five.all:
        return None
    shown = [
        (str(words), n)
        for name, (words, _) in STANDINGS.items()
        if (n := getattr(five, name.value))
    ]
    rows = queries.late_first(found, today)[:_ROWS_SHOWN]
    late = queries.laggards(found, today)
    badges = [(row, standing_badge(row, today)) for row in rows]
    undated = queries.undated(found).exists()
    return Progress(shown, badges, five.all - len(rows), late, undated)


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
                    d.locator,
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
                reverse("progress", args=[p.document_id]),
            )
            for p in rows
        ],
        empty=_("Chưa giao việc cho cơ quan nào."),
    )


def body_table(rows: Sequence[OfBody], url: str, document_id: int | None) -> Table:
    """Who was given how much, and how it stands: those with most overdue work first."""
    order = list(STANDINGS)
    return Table(
        caption=_("Theo nơi làm, nơi quá hạn nhiều trước"),
        columns=[
            Column(_("Cơ quan")),
            *(Column(str(STANDINGS[name][0]), number=True) for name in order),
            Column(_("Tất cả"), number=True),
        ],
        rows=[
            Row((b.name, *_five(b.counts, order), b.counts.all), _of(b, url, document_id))
            for b in rows
        ],
        empty=_("Chưa giao việc cho cơ quan nào."),
    )


def _five(found: Count5, order: Sequence[Standing]) -> list[int]:
    return [getattr(found, name.value) for name in order]


def _of(found: OfBody, url: str, document_id: int | None) -> str:
    narrowed = f"{url}?co-quan={found.body_id}"
    return f"{narrowed}&van-ban={document_id}" if document_id else narrowed
