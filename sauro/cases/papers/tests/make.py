"""Papers of cases for tests."""

from __future__ import annotations

from datetime import time
from typing import Any
from uuid import uuid4

from django.utils import timezone

from sauro.cases.models import Case, CasePaper, PaperDraft
from sauro.cases.papers.rules import Typed
from sauro.cases.papers.services import begin, issue, keep
from sauro.cases.tests.make import DRIVER, make_case
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter

WORDS = {
    "place_of_issue": "Mường Mẫu",
    "recorders": "Trần Văn Bình, tổ trưởng",
    "explanation": "Tôi chở thuê, không biết nguồn gốc hàng",
    "measures": "Tạm giữ tang vật",
    "summons": "8 giờ ngày 05/12/2026 tại trụ sở",
    "signer": "Trần Văn Bình",
}

AT = time(0)  # of papers dated today: no other hour of today has always been


def make_draft(
    seat: Seat, case: Case | None = None, form: str = "violation_record", **words: str
) -> PaperDraft:
    """A draft with all that its minutes need; ``words`` instead of some of it."""
    enter(scope_of(seat))
    case = case or make_case(seat, parties=(DRIVER,))
    now, today = timezone.now(), timezone.localdate()
    draft = begin(case.pk, form, uuid4(), by=seat, now=now, today=today)
    typed = Typed({**(WORDS if form == "violation_record" else {}), **words}, at=AT)
    return keep(draft.pk, 1, typed, by=seat, now=now, today=today)


def make_issued(seat: Seat, case: Case | None = None, **others: Any) -> CasePaper:
    """A paper with its number."""
    return issued(make_draft(seat, case, **others), seat)


def issued(draft: PaperDraft, seat: Seat, **leave: Any) -> CasePaper:
    enter(scope_of(seat))
    now, today = timezone.now(), timezone.localdate()
    return issue(draft.pk, draft.version, by=seat, now=now, today=today, **leave)
