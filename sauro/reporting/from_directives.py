"""A directive that orders a recurring report becomes a duty by one act (từ văn bản chỉ đạo)."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.utils import timezone

from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden
from sauro.kernel.text import squeeze

_DAYS = {"WE": 2, "TH": 3, "FR": 4, "MO": 0, "TU": 1, "SA": 5, "SU": 6}
_RHYTHMS = {"WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}


def suggested(directive_id: int, seat: Seat) -> dict[str, Any]:
    """What the form of a duty begins with: the words, the paper, whom it names, how often. A person
    reads it and sends it off. Raises: Hidden.
    """
    rows = apps.get_model("directives", "Directive").objects.all()
    row = rows.filter(pk=directive_id).first()
    if row is None:
        raise Hidden
    named = row.addressees.exclude(owner_path=seat.body.path).order_by("pk")
    paper = " ".join(filter(None, [row.document_number, f"mục {row.locator}", row.issuer]))
    return {
        "directive": row.pk, "name": squeeze(row.task)[:200], "basis_text": paper[:300],
        "bodies": "\n".join(dict.fromkeys(named.values_list("owner_path", flat=True))),
        "valid_from": row.issued_on or timezone.localdate(), "valid_to": row.due_on,
        **_rhythm(row.rrule),
    }  # fmt: skip


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
