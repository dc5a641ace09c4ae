"""What writes the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from sauro.directives.addressing import addressees
from sauro.directives.assigning import carry_over, later
from sauro.directives.assignments.expanding import expand, withdraw_superseded
from sauro.directives.assignments.handing import went_to
from sauro.directives.assignments.rules import FINAL
from sauro.directives.assignments.rules import State as AssignmentState
from sauro.directives.keeping import with_former
from sauro.directives.models import Addressee, Assignment, Directive
from sauro.directives.rules import grounds_of, keys_of
from sauro.documents import rules
from sauro.documents.context import Citations, Cited
from sauro.documents.models import Document, Item
from sauro.documents.naming import Names, State
from sauro.documents.publishing import Named, facts_of
from sauro.documents.summary import Point


@dataclass(frozen=True, slots=True)
class Changes:
    """What publishing a document does, or did, to the register."""

    new: int
    gone: int
    same: int
    first: bool  # nothing of the document stood in the register before
    doing: int = 0  # bodies whose work of what goes is being done: it is withdrawn
    accepted: int = 0  # whose result was accepted: it stays so
    past: Sequence[Point] = ()  # of what is new: due before today, late as soon as it is entered


def register(document: Document, items: list[tuple[Item, Named]], now: datetime) -> None:
    """Enter the directives of a document that is being published. Called inside its transaction.

    A new edition enters only what differs from the one before, and supersedes only what it
    changed or dropped.
    """
    with with_former(document):
        _register(document, items, now)


def _register(document: Document, items: list[tuple[Item, Named]], now: datetime) -> None:
    fresh, gone, _same = _compared(document, items, now)
    _supersede(gone, [row for row, _ in fresh], now)
    # The register shows the newest key first: entered from the last, a paper reads from its first.
    Directive.objects.bulk_create(row for row, _ in reversed(fresh))
    told = Addressee.objects.bulk_create(addressees(fresh, now))
    expand(told, [row for row, _ in fresh], now)
    for row, _names in fresh:
        if row.replaces:
            carry_over(row.replaces, row, now)


def foreseen(document: Document) -> Changes:
    """What publishing would do, as the document stands."""
    now = timezone.now()
    today = timezone.localdate(now)
    items = list(document.items.filter(dropped_because=""))
    if document.corrects_id is None:
        return Changes(len(items), 0, 0, first=True, past=_past(items, today))
    names = Names(document, today)
    with with_former(document):
        fresh, gone, same = _compared(document, [(i, names.addressed(i)) for i in items], now)
        touched = _touched(gone)
    new = {row.position for row, _names in fresh}
    past = _past([item for item in items if item.position in new], today)
    return Changes(len(fresh), len(gone), same, False, *touched, past)


def _past(items: Iterable[Item], today: date) -> list[Point]:
    """What is due before today; a recurring duty comes again."""
    return [Point(i) for i in items if not i.rrule and i.due_on and i.due_on < today]


def _touched(gone: list[Directive]) -> tuple[int, int]:
    """How much work of directives that go is being done, and how much was accepted."""
    rows = Assignment.objects.filter(directive__in=[row.pk for row in gone], part_of=None)
    doing = rows.exclude(state__in=[state.value for state in FINAL])
    return doing.count(), rows.filter(state=AssignmentState.ACCEPTED.value).count()


def entered(document: Document) -> Changes:
    """What publishing this edition did."""
    of_all = Directive.objects.filter(document_id=document.first_edition_id)
    with with_former(document):
        new = of_all.filter(entered_with=document).count()
        gone = of_all.filter(superseded_at=document.published_at).count()
        standing = of_all.filter(superseded_at=None).count()
    return Changes(new, gone, standing - new, document.corrects_id is None)


Fresh = list[tuple[Directive, Named]]


def _compared(
    document: Document, items: list[tuple[Item, Named]], now: datetime
) -> tuple[Fresh, list[Directive], int]:
    """The rows that are new, those that no longer stand, and how many stay."""
    before, citations = _standing(document), Citations(document)
    keeper = Names(document, timezone.localdate(now)).entered_by
    new = [(_entry(document, item, names, citations, now), names) for item, names in items]
    for row, _names in new:
        row.entered_by = keeper
    kept = {same.pk for row, names in new if (same := before.get(_signature(row, names)))}
    fresh = [(row, names) for row, names in new if _signature(row, names) not in before]
    return fresh, [old for old in before.values() if old.pk not in kept], len(kept)


Signature = tuple[object, ...]


def _standing(document: Document) -> dict[Signature, Directive]:
    """What earlier editions entered and still stands, by all that would make it another."""
    if document.corrects_id is None:
        return {}
    rows = Directive.objects.filter(document_id=document.first_edition_id, superseded_at=None)
    since, heirs = later(rows), went_to(rows)
    return {
        _same(row, _told_at_first(row, since, heirs)): row
        for row in rows.prefetch_related("addressees")
    }


def _told_at_first(
    row: Directive, since: set[tuple[int, int]], heirs: Mapping[tuple[int, int], int]
) -> set[tuple[str, int]]:
    """Whom publishing told; not who was named to lead later. Instead of a body whose work went to
    its successor that one: the names of a new edition mean it.
    """
    told = [a for a in row.addressees.all() if a.part != "lead" or (row.pk, a.body_id) not in since]
    leads = {(row.pk, a.body_id) for a in told if a.part == "lead"}
    gone = {key for key in leads if key in heirs}
    instead = {("lead", heirs[key]) for key in gone}
    return {(a.part, a.body_id) for a in told} - {("lead", body) for _pk, body in gone} | instead


def _signature(row: Directive, names: Named) -> Signature:
    told = {(part, body.id) for part, meant in names.items() for m in meant for body in m.told}
    return _same(row, told)


def _same(row: Directive, told: set[tuple[str, int]]) -> Signature:
    # Whoever goes on for a body that ended words nothing anew by keeping its paper.
    same = ("position", "owner_path")
    copied = (repr(getattr(row, name)) for name in _COPIED if name not in same)
    return (*copied, tuple(row.left_open), frozenset(told))


def _supersede(gone: list[Directive], fresh: list[Directive], now: datetime) -> None:
    """Each new row takes the place of the old one that stood for the same item, if any did."""
    for old in gone:
        old.superseded_at = now
        old.save(update_fields=["superseded_at"])
        successor = next((row for row in fresh if _takes_over(row, old)), None)
        if successor:
            successor.replaces = old
    withdraw_superseded(gone, now)


def _takes_over(row: Directive, old: Directive) -> bool:
    return row.replaces_id is None and (row.locator == old.locator or row.spans == old.spans)


def _left_open(names: Named) -> list[str]:
    """The names of which somebody said that they stay open."""
    meant = [m for of_clear in names.values() for m in of_clear]
    return sorted({m.mention for m in meant if m.state is State.OPEN})


def _kept(cited: Cited) -> dict[str, object]:
    """A citation as a directive keeps it, for who may not see the paper."""
    return {
        "number": cited.number,
        "doc_type": cited.doc_type,
        "dated": cited.dated.isoformat() if cited.dated else None,
        "issuer": cited.issuer,
        "here": cited.here,
    }


_COPIED = (
    "owner_path", "position", "locator", "task", "spans", "lead", "coordinating", "reports_to",
    "deliverable", "authority", "deadline_kind", "deadline_text", "due_on", "rrule",
)  # fmt: skip


def _entry(
    document: Document, item: Item, names: Named, citations: Citations, now: datetime
) -> Directive:
    copied = {name: getattr(item, name) for name in _COPIED}
    facts = facts_of(item)
    said = (
        item.task, *item.lead, *item.coordinating, *item.reports_to, item.deadline_text,
        item.deliverable, item.authority, document.number,
    )  # fmt: skip
    search_key, spelt_key = keys_of("\n".join(said))
    return Directive(
        document_id=document.first_edition_id,
        entered_with=document,
        document_number=str(document)[:60],
        issued_on=document.issued_on,
        issuer=document.issuer,
        missing=rules.missing(facts),
        grounds=grounds_of(rules.missing(facts), item.clears),
        search_key=search_key,
        spelt_key=spelt_key,
        left_open=_left_open(names),
        cited=[_kept(c) for c in citations.of([(a, b) for a, b in item.spans])],
        issuer_key=keys_of(document.issuer)[0][:250],
        published_at=now,
        **copied,
    )
