"""What writes the register."""

from __future__ import annotations

from datetime import datetime

from sauro.directives.addressing import addressees
from sauro.directives.models import Addressee, Directive
from sauro.directives.rules import grounds_of, keys_of
from sauro.documents import rules
from sauro.documents.models import Document, Item
from sauro.documents.publishing import Named, facts_of


def register(document: Document, items: list[tuple[Item, Named]], now: datetime) -> None:
    """Enter the directives of a document that is being published. Called inside its transaction."""
    # The register shows the newest key first: entered from the last, a paper reads from its first.
    last_first = items[::-1]
    rows = Directive.objects.bulk_create(_entry(document, item, now) for item, _ in last_first)
    named = [(row, names) for row, (_, names) in zip(rows, last_first, strict=True)]
    Addressee.objects.bulk_create(addressees(named, now))


def _entry(document: Document, item: Item, now: datetime) -> Directive:
    copied = {
        name: getattr(item, name)
        for name in (
            "owner_path", "position", "locator", "task", "spans", "lead", "coordinating",
            "reports_to", "deliverable", "authority", "deadline_kind", "deadline_text", "due_on",
            "rrule",
        )
    }  # fmt: skip
    facts = facts_of(item)
    said = (
        item.task, *item.lead, *item.coordinating, *item.reports_to, item.deadline_text,
        item.deliverable, item.authority, document.number,
    )  # fmt: skip
    search_key, spelt_key = keys_of("\n".join(said))
    return Directive(
        document=document,
        document_number=str(document)[:60],
        issued_on=document.issued_on,
        issuer=document.issuer,
        missing=rules.missing(facts),
        grounds=grounds_of(rules.missing(facts), item.clears),
        search_key=search_key,
        spelt_key=spelt_key,
        issuer_key=keys_of(document.issuer)[0][:250],
        published_at=now,
        **copied,
    )
