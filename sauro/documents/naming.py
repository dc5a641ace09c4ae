"""Whom the names in a document mean, for a person to see before anything is published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sauro.documents.models import Document, Item
from sauro.organization.queries import directory_on
from sauro.organization.resolution import (
    Candidates,
    Context,
    Directory,
    Group,
    Resolved,
    resolve,
)

_SHOWN = 3  # bodies of a group or candidates


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom the words of one name mean, as a page shows it."""

    mention: str
    bodies: tuple[str, ...]  # names, the first few of a group
    count: int
    sure: bool
    reasons: tuple[str, ...]
    reasons_en: tuple[str, ...]


def meanings(document: Document, items: Iterable[Item], today: date) -> dict[int, list[Meant]]:
    """For each item, whom the names of its leads mean."""
    directory = directory_on(today)
    context = Context(document.owner_path, document.issued_on or document.event_on)
    return {item.pk: [meant(directory, name, context) for name in item.lead] for item in items}


def meant(directory: Directory, mention: str, context: Context) -> Meant:
    """What the resolver makes of one name, with its reasons."""
    meaning = resolve(directory, mention, context)
    if isinstance(meaning, Resolved):
        bodies, sure, reasons = [meaning.body], True, meaning.reasons
    elif isinstance(meaning, Group):
        bodies, sure, reasons = list(meaning.members), meaning.settled, meaning.reasons
    else:
        assert isinstance(meaning, Candidates)
        bodies = [option.body for option in meaning.options]
        sure, reasons = False, meaning.options[0].reasons if meaning.options else ()
    return Meant(
        mention,
        tuple(b.name for b in bodies[:_SHOWN]),
        len(bodies),
        sure,
        tuple(r.message for r in reasons),
        tuple(r.message_en for r in reasons),
    )
