"""Transfers as each side reads them (các lần chuyển vụ việc)."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from sauro.cases.models import Case, CaseTransfer
from sauro.foundation.errors import Hidden

PAGE = 50


def transfer(transfer_id: int) -> CaseTransfer:
    """Raises: Hidden."""
    rows = CaseTransfer.objects.select_related("proposed_by__user", "answered_by__user")
    found = rows.filter(pk=transfer_id).first()
    if found is None:
        raise Hidden
    return found


def transfers_to(path: str) -> Sequence[CaseTransfer]:
    """What others hand to a body, what waits first."""
    rows = CaseTransfer.objects.filter(receiver_path=path)
    waiting = Q(state=CaseTransfer.State.PROPOSED)
    found = [*rows.filter(waiting).order_by("proposed_at")[:PAGE]]
    return [*found, *rows.exclude(waiting).order_by("-pk")[: PAGE - len(found)]]


def transfers_of(path: str) -> QuerySet[CaseTransfer]:
    """What a body hands to others."""
    return CaseTransfer.objects.filter(owner_path=path).order_by("-pk")[:PAGE]


def waiting_for(path: str) -> int:
    """How many cases wait to be taken over by a body."""
    rows = CaseTransfer.objects.filter(receiver_path=path, state=CaseTransfer.State.PROPOSED)
    return rows.count()


def moves_of(case: Case) -> list[CaseTransfer]:
    """Where a case went and whence it came, as far as it is in sight."""
    rows = CaseTransfer.objects.filter(Q(case=case) | Q(into=case))
    held = rows.exclude(state=CaseTransfer.State.WITHDRAWN)
    return list(held.order_by("pk")[:PAGE])


def in_sight(ids: Sequence[int | None]) -> dict[int, Case]:
    """Of these cases those that may be opened from here."""
    return Case.objects.select_related("body").in_bulk([pk for pk in ids if pk])
