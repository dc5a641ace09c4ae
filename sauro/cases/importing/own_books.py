"""A case under the number of its body's own book, sent by another system (số của đơn vị)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sauro.cases.counting import search_key
from sauro.cases.importing.models import OwnNumber
from sauro.cases.models import Case
from sauro.cases.opening import NewCase, open_case
from sauro.foundation.access.models import Seat
from sauro.kernel.text import squeeze
from sauro.parties.sealing import marked


@transaction.atomic
def put(new: NewCase, own_number: str, *, by: Seat, now: datetime) -> Case:
    """Enter the case if there is none of this number; else it stays as it is.

    Raises: NotAllowed, Refused.
    """
    case = open_case(new, by=by, now=now)
    known, made = OwnNumber.objects.get_or_create(
        case=case,
        defaults={
            "owner_path": case.owner_path, "written": squeeze(own_number)[:120],
            "digest": marked(repr(new).encode()), "added_by": by, "added_at": now,
        },
    )  # fmt: skip
    if made:
        case.search_key = search_key(case)
        Case.objects.filter(pk=known.case_id).update(search_key=case.search_key)
    return case
