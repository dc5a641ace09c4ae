"""The cases that figures are counted from, as a query under the policies (vụ việc để đếm).

The register finds a page by its index; what is counted whole is read from the rows themselves.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from sauro.cases.models import Case, CaseBody, GoodsLine, Violation
from sauro.cases.narrowing import narrow, places_within
from sauro.cases.register import SOON, Filters, in_sight, midnight, words_of
from sauro.foundation.access.scope import within


def narrowed(filters: Filters, today: date) -> QuerySet[Case]:
    """What the filters leave of the cases in sight."""
    found = in_sight()
    if filters.joint:
        found = found.filter(pk__in=CaseBody.objects.filter(within(), ended_at=None).values("case"))
    if filters.body:
        path = filters.body
        below = Q(owner_path=path) | Q(owner_path__gte=f"{path}.", owner_path__lt=f"{path}/")
        with_others = CaseBody.objects.filter(below, ended_at=None).values("case")
        found = found.filter(below | Q(pk__in=with_others))
    if filters.territory:
        found = found.filter(territory__in=places_within(filters.territory))
    if filters.route:
        found = found.filter(route=filters.route)
    if filters.counted:
        of_kind = Violation.objects.filter(main=True, kind__counted=filters.counted)
        found = found.filter(pk__in=of_kind.values("case"))
    if filters.group:
        of_group = GoodsLine.objects.filter(group__code=filters.group)
        found = found.filter(pk__in=of_group.values("case"))
    return _in_words(_in_time(narrow(found, filters), filters, today), filters.words)


def _in_time(found: QuerySet[Case], filters: Filters, today: date) -> QuerySet[Case]:
    if filters.since:
        found = found.filter(detected_at__gte=midnight(filters.since))
    if filters.until:
        found = found.filter(detected_at__lt=midnight(filters.until + timedelta(days=1)))
    if filters.soon:
        found = found.filter(next_due_on__range=(today, today + SOON))
    return found.filter(next_due_on__lt=today) if filters.overdue else found


def _in_words(found: QuerySet[Case], words: str) -> QuerySet[Case]:
    for word in words_of(words):
        found = found.filter(search_key__contains=word)
    return found
