"""Look-alikes of parties that came with a file are looked for when its cases are in (gợi ý)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sauro.cases.models import CaseFile, CaseParty
from sauro.foundation.access.scope import Scope, enter
from sauro.parties.suggesting import suggest

_AT_ONCE = 50  # parties a transaction


@transaction.atomic
def suggest_after(file_id: int, owner_path: str, after: int, now: datetime) -> int | None:
    """The next parties, by their rows in cases. Returns the last of them, none at the end."""
    enter(Scope((owner_path,)))
    found = CaseFile.objects.filter(pk=file_id, loaded_at__isnull=False).first()
    if found is None or found.asked_by is None:
        return None
    by = found.asked_by
    enter(Scope((owner_path,), by.pk, by.user_id))
    rows = CaseParty.objects.filter(case__own_number__file=found, pk__gt=after)
    last = None
    for row in rows.select_related("party").order_by("pk")[:_AT_ONCE]:
        suggest(row.party, by=by, now=now)
        last = row.pk
    return last
