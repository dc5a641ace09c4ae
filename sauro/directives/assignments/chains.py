"""Directives that carry each other on are one and the same work (chuỗi chuyển tiếp)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Q

from sauro.directives.assignments.rules import State
from sauro.directives.models import Assignment, CarryOver

Elsewhere = dict[tuple[int, int], Assignment]  # by directive and body


def families(directives: Iterable[int]) -> dict[int, frozenset[int]]:
    """Each directive with all that it carries on or that carry it on, itself among them."""
    asked = set(directives)
    links, at = set[tuple[int, int]](), asked
    while at:
        found = CarryOver.objects.filter(Q(old__in=at) | Q(new__in=at)).values_list("old", "new")
        fresh = set(found) - links
        links |= fresh
        at = {pk for link in fresh for pk in link} - at
    return {pk: _reached(pk, links) for pk in asked}


def _reached(start: int, links: Collection[tuple[int, int]]) -> frozenset[int]:
    beside: dict[int, set[int]] = defaultdict(set)
    for old, new in links:
        beside[old].add(new)
        beside[new].add(old)
    known, at = {start}, {start}
    while at:
        at = {pk for one in at for pk in beside[one]} - known
        known |= at
    return frozenset(known)


def elsewhere(directives: Iterable[int], bodies: Collection[int]) -> Elsewhere:
    """Which of these bodies has the work of a directive under another one of its chain, open or
    done; the newest. What was withdrawn there is nobody's.
    """
    of = families(directives)
    others = {pk for family in of.values() if len(family) > 1 for pk in family}
    rows = Assignment.objects.filter(directive__in=others, body__in=bodies, part_of=None)
    rows = rows.exclude(state=State.WITHDRAWN.value).select_related("directive", "body")
    told = list(rows.order_by("pk"))
    return {
        (pk, row.body_id): row
        for pk, family in of.items()
        for row in told
        if row.directive_id in family and row.directive_id != pk
    }
