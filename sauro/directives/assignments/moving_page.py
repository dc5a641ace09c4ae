"""What a page that moves work to successors shows, is sent and answers (trang chuyển việc)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.translation import ngettext

from sauro.directives.assignments import queries
from sauro.directives.assignments.several import Chosen, Outcome
from sauro.directives.assignments.words import named, page_badge
from sauro.directives.models import Assignment
from sauro.foundation.web.parts import Badge
from sauro.foundation.web.sent import number
from sauro.foundation.web.words import number as counted
from sauro.foundation.web.words import told
from sauro.kernel.findings import Finding
from sauro.organization.resolution import BodyRow

PAGE = 100  # rows that are shown, and that one act moves
# What keeps a piece of work from a body, by their keys.
KeptFrom = Mapping[tuple[int, int], Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of work that can be moved, or why it cannot."""

    row: Assignment
    task: str
    badge: Badge
    value: str  # as the form sends it: which one, as it was seen
    ticked: bool
    heirs: Sequence[tuple[BodyRow, bool]]  # who can get it, and which one was chosen for it alone
    kept: Sequence[str]  # why a successor cannot


def sent(data: QueryDict) -> list[Chosen]:
    """What was ticked; which successor gets it is said for each, or for all."""
    found = [value.partition("-") for value in data.getlist("viec")]
    for_all = number(data.get("ke-thua"))
    return [
        Chosen(number(pk) or 0, number(version) or 0, number(data.get(f"noi-{pk}")) or for_all or 0)
        for pk, _dash, version in found
    ]


def tell_kept(request: HttpRequest, found: Outcome) -> None:
    """What stays where it is, each reason once."""
    reasons = Counter(told(finding) for one in found.kept for finding in one.findings)
    for why, count in reasons.items():
        said = ngettext(
            "%(n)s việc không chuyển. %(why)s", "%(n)s việc không chuyển. %(why)s", count
        )
        messages.warning(request, said % {"n": counted(count), "why": why})


def part_of(
    rows: QuerySet[Assignment], query: QueryDict, name: str
) -> tuple[list[Assignment], str]:
    """The rows of one page and the address of the next; ``name``: of the place in the query."""
    if after := queries.place_of(query.get(name, "")):
        rows = rows.filter(queries.beyond(*after))
    found = list(rows[: PAGE + 1])
    if len(found) <= PAGE:
        return found, ""
    turned, last = query.copy(), found[PAGE - 1]
    turned[name] = f"{last.due_on or ''},{last.pk}"
    return found[:PAGE], f"?{turned.urlencode()}"


def shown(
    rows: Sequence[Assignment],
    heirs: Sequence[BodyRow],
    kept: KeptFrom,
    data: QueryDict | None,
    today: date,
) -> list[Shown]:
    """Each with who can get it; what was sent and not kept stands as it was sent."""
    ticked = None if data is None else set(data.getlist("viec"))

    def of(row: Assignment) -> Shown:
        value = f"{row.pk}-{row.version}"
        own = number(data.get(f"noi-{row.pk}")) if data else None
        free = [(heir, heir.id == own) for heir in heirs if not kept[row.pk, heir.id]]
        why = dict.fromkeys(told(found) for heir in heirs for found in kept[row.pk, heir.id])
        chosen = bool(free) and (ticked is None or value in ticked)
        return Shown(row, named(row), page_badge(row, today), value, chosen, free, list(why))

    return [of(row) for row in rows]
