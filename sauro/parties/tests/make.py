"""Parties for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.parties.entering import Entry, Facts, enter_party
from sauro.parties.models import Party

TODAY = date(2026, 11, 30)
TAX, OTHER_TAX = "0100109106", "0300588569"
PERSON = "001090012345"


def make_party(seat: Seat, name: str, *numbers: tuple[str, str], **others: Any) -> Party:
    """A party of the seat's body; further fields of ``Facts`` and ``Entry`` by their names."""
    enter(scope_of(seat))
    told = {f: others.pop(f) for f in ("street", "territory", "as_of", "source") if f in others}
    names = (name, *others.pop("names", ()))
    entry = Entry(others.pop("kind", "company"), Facts(names, numbers, **told), **others)
    return enter_party(entry, by=seat, now=timezone.now(), today=TODAY)
