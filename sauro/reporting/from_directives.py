"""A directive that orders a recurring report becomes a duty by one act (từ văn bản chỉ đạo)."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from sauro.directives.models import Directive
from sauro.directives.queries import addressees_of, directive
from sauro.foundation.access.models import Seat
from sauro.kernel.text import squeeze
from sauro.reporting.models import Duty

_DAYS = {"WE": 2, "TH": 3, "FR": 4, "MO": 0, "TU": 1, "SA": 5, "SU": 6}
_SHOWN = 20
_RHYTHMS = {"WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}


def suggested(directive_id: int, seat: Seat) -> dict[str, Any]:
    """What the form of a duty begins with: the words, the paper, whom it names, how often. A person
    reads it and sends it off. Raises: Hidden.
    """
    row = directive(directive_id)
    named = [told.owner_path for told in addressees_of(row)]
    paper = " ".join(filter(None, [row.document_number, f"mục {row.locator}", row.issuer]))
    return {
        "directive": row.pk, "name": squeeze(row.task)[:200], "basis_text": paper[:300],
        "bodies": "\n".join(p for p in dict.fromkeys(named) if p != seat.body.path),
        "valid_from": row.issued_on or timezone.localdate(), "valid_to": row.due_on,
        **_rhythm(row.rrule),
    }  # fmt: skip


def waiting(seat: Seat) -> list[Directive]:
    """Directives of one's own body that order a report again and again and are no duty yet."""
    rows = Directive.objects.filter(owner_path=seat.body.path, superseded_at=None)
    rows = rows.exclude(rrule="").filter(search_key__contains="bao cao")
    made = Duty.objects.filter(directive__isnull=False).values("directive")
    return list(rows.exclude(pk__in=made).order_by("-published_at")[:_SHOWN])


def _rhythm(rrule: str) -> dict[str, Any]:
    said = dict(part.split("=", 1) for part in rrule.split(";") if "=" in part)
    rhythm = _RHYTHMS.get(said.get("FREQ", ""), "month" if not rrule else "")
    if said.get("FREQ") == "MONTHLY" and said.get("INTERVAL") == "3":
        rhythm = "quarter"
    last = _DAYS.get(said.get("BYDAY", "")[:2])
    found: dict[str, Any] = {"rhythm": rhythm or "month"}
    if rhythm == "week":
        found |= {"window": "period", "due_days": 0, "on_workdays": False}
    return found if last is None else {**found, "last_weekday": last}
