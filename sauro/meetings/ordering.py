"""Rows that stand in an order of their own (thứ tự)."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import F, QuerySet

from sauro.meetings.models import AgendaItem, Conclusion

Placed = TypeVar("Placed", AgendaItem, Conclusion)


def in_notice_order(rows: QuerySet[Conclusion]) -> QuerySet[Conclusion]:
    """As the notice has them: by points of the agenda, then those that belong to none; under each
    as they were put.
    """
    return rows.order_by(F("agenda_item__position").asc(nulls_last=True), "position")


def swap(row: Placed, rows: QuerySet[Placed], *, up: bool) -> None:
    """Exchange a row with the one before or after it; nothing where there is none. Who words a row
    meanwhile is not disturbed: its version stays.
    """
    beside = (
        rows.filter(position__lt=row.position) if up else rows.filter(position__gt=row.position)
    )
    other = beside.order_by("-position" if up else "position").first()
    if other is None:
        return
    row.position, other.position = other.position, row.position
    row.save(update_fields=["position"])
    other.save(update_fields=["position"])
