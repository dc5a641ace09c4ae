"""Who follows what, and the work under it (tra cứu phân công theo dõi)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet

from sauro.directives.models import Assignment, Directive, Following
from sauro.foundation.access.models import Seat
from sauro.organization.queries import directory_on

_PAPERS = 40  # the newest, to choose from


def lasting(rows: QuerySet[Following], day: date) -> QuerySet[Following]:
    """Those that hold on a day."""
    return rows.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


def followed_by(seat: Seat, day: date) -> list[Following]:
    """What a seat follows on a day, the newest first."""
    rows = lasting(Following.objects.filter(seat=seat), day).select_related("body", "document")
    return list(rows.order_by("-starts_on", "-pk"))


def work_under(rows: Sequence[Following]) -> QuerySet[Assignment]:
    """All whole work of what is followed."""
    under = Q(pk__in=())
    for row in rows:
        if row.document_id:
            under |= Q(directive__document=row.document_id)
        else:
            path = row.over_path
            under |= Q(owner_path=path) | Q(owner_path__gte=f"{path}.", owner_path__lt=f"{path}/")
    return Assignment.objects.filter(under, part_of=None)


def named_by(path: str) -> list[Following]:
    """All whom a body named, those that last first."""
    rows = Following.objects.filter(owner_path=path)
    rows = rows.select_related("seat__user", "seat__body", "body", "document")
    return list(rows.order_by("ended_by_id", "-starts_on", "-pk"))


def seats_of(path: str, day: date) -> list[Seat]:
    """Who can be named: those who sit in the body itself or have it in what they follow."""
    rows = Seat.objects.filter(Q(body__path=path) | Q(further_paths__contains=[path]))
    rows = rows.filter(Q(valid_to=None) | Q(valid_to__gte=day), accepted_at__isnull=False)
    return list(rows.select_related("user", "body").order_by("user__full_name", "pk"))


def papers_of(path: str) -> list[tuple[int, str]]:
    """The newest papers of a body in the register, by number."""
    rows = Directive.objects.filter(owner_path=path, superseded_at=None)
    keys = rows.order_by("-published_at", "-id").values_list("document_id", "document_number")
    return list(dict(keys[: _PAPERS * 10]).items())[:_PAPERS]


def bodies_of(path: str, day: date) -> list[tuple[int, str]]:
    """A body and those right below it that live."""
    known = directory_on(day).bodies.values()
    near = (
        b for b in known if b.path == path or b.path.rpartition(".")[0] == path if not b.ended(day)
    )
    return [(b.id, b.name) for b in sorted(near, key=lambda b: (b.path != path, b.name))]
