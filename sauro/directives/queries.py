"""The register for pages and for other rooms, under the seat's scope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from sauro.directives import finding
from sauro.directives.filters import Filters
from sauro.directives.models import Addressee, Directive
from sauro.directives.rules import ground_of
from sauro.documents.context import Cited, context_of
from sauro.documents.queries import Piece
from sauro.documents.rules import CLEARS
from sauro.foundation.errors import Hidden
from sauro.kernel.rhythm import rhythm

__all__ = ["PAGE", "Filters", "directive", "directives", "in_context"]
PAGE = finding.PAGE
_DAYS_SHOWN = 3  # of a recurring duty


@dataclass(frozen=True, slots=True)
class Told:
    """Whom one wording names in one part: a body, or a group with its members (nơi thực hiện)."""

    part: str
    mention: str
    bodies: Sequence[str]


@dataclass(frozen=True, slots=True)
class Clear:
    """One of the six clears of a directive: its words and what it rests on."""

    name: str
    words: Sequence[str]
    ground: str  # as rules.GROUNDS names it


def directives(filters: Filters, before: tuple[datetime, int] | None = None) -> Sequence[Directive]:
    """The newest first, whatever order is asked for; one more than a page where there are more."""
    at = finding.Place(key=before[0].isoformat(), id=before[1]) if before else None
    return finding.page(filters.newest_first(), at, PAGE + 1).rows


def directive(directive_id: int) -> Directive:
    """One directive. Raises: Hidden where it is not there or not in scope."""
    found = Directive.objects.filter(pk=directive_id).first()
    if found is None:
        raise Hidden
    return found


def addressees_of(found: Directive) -> list[Addressee]:
    """Whom a directive tells something, as far as the seat may see it: who leads comes first."""
    rows = found.addressees.select_related("body").order_by("body__sort_key", "body__path")
    order = list(Addressee.Part.values)
    return sorted(rows, key=lambda row: order.index(row.part))


def cited_of(found: Directive) -> list[Cited]:
    """What the paper cites, as the directive kept it: the paper itself may be out of sight. Those
    that entered before this was kept have none.
    """
    return [
        Cited(
            number=c["number"],
            doc_type=c["doc_type"],
            dated=date.fromisoformat(c["dated"]) if c["dated"] else None,
            issuer=c["issuer"],
            here=c["here"],
        )
        for c in found.cited
    ]


def in_context(found: Directive) -> Sequence[Piece]:
    """The words of a directive with those around them; nothing where the seat may not see the
    document itself.
    """
    context = context_of(found.entered_with_id, found.position, found.spans)
    return context.pieces if context else []


def clears_of(found: Directive) -> list[Clear]:
    """The six clears in their order."""
    words = {
        "lead": found.lead,
        "task": [found.task],
        "deadline": [found.deadline_text],
        "responsibility": found.reports_to,
        "deliverable": [found.deliverable],
        "authority": [found.authority],
    }
    return [
        Clear(name, [w for w in words[name] if w], ground_of(found.grounds, found.missing, name))
        for name in CLEARS
    ]


def told(found: Directive) -> list[Told]:
    """The same in groups: for each wording in each part the bodies that it means."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for row in addressees_of(found):
        grouped.setdefault((row.part, row.mention), []).append(row.body.name)
    return [Told(part, mention, bodies) for (part, mention), bodies in grouped.items()]


def beside(found: Directive) -> tuple[Directive | None, Directive | None]:
    """The directives before and after it in its document, as far as the seat sees them."""
    same = of_document(found.document_id)
    earlier = same.filter(position__lt=found.position).order_by("-position").first()
    return earlier, same.filter(position__gt=found.position).order_by("position").first()


def next_days(found: Directive, today: date, count: int = _DAYS_SHOWN) -> list[date]:
    """The next days on which a recurring duty falls due; none where it does not recur."""
    if not found.rrule:
        return []
    start = found.issued_on or found.published_at.date()
    try:
        rule = rhythm(found.rrule, start)
    except ValueError:  # of before only known rhythms were taken: shown without days
        return []
    yesterday = datetime.combine(today - timedelta(days=1), time.max)
    return [day.date() for day in rule.xafter(yesterday, count=count)]


def of_document(document_id: int) -> QuerySet[Directive]:
    """What the seat sees of a published document, in its order."""
    standing = Directive.objects.filter(document_id=document_id, superseded_at=None)
    return standing.order_by("position", "pk")
