"""What publishing would do, for whoever presses the button to see first (trước khi ban hành)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sauro.documents.models import Document, Item
from sauro.documents.naming import NAMING, Names
from sauro.documents.publishing import unsettled
from sauro.organization.resolution import BodyRow


@dataclass(frozen=True, slots=True)
class Told:
    """A body, and of how many directives it hears in which part."""

    name: str
    place: str | None
    lead: int
    coordinating: int
    reports_to: int


@dataclass(frozen=True, slots=True)
class Point:
    """One directive to look at, and the name that is meant where it is about one."""

    item: Item
    name: str = ""


@dataclass(frozen=True, slots=True)
class Unreached:
    """A body that is named, that this one may not give orders to, and the items that name it."""

    name: str
    place: str | None
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Ended:
    """A body that is named and is no more, with its last day and who goes on with its work."""

    name: str
    place: str | None
    on: date | None
    successors: Sequence[str]


@dataclass(frozen=True, slots=True)
class Summary:
    """What enters the register, and what is open. Up to ``unsettled`` each may stand in the way."""

    placed: bool  # whether it is known which place issued the paper
    kept: int
    dropped: int
    unchecked: Sequence[Point]
    undecided: Sequence[Point]
    unsettled: int
    leadless: Sequence[Point]
    left_open: Sequence[Point]
    no_deadline: Sequence[Point]
    told: Sequence[Told]
    unreached: Sequence[Unreached]
    ended: Sequence[Ended] = ()

    @property
    def ready(self) -> bool:
        """Whether nothing stands in the way."""
        still = self.unchecked or self.undecided or self.unsettled
        return self.placed and bool(self.kept) and not still


def summary(document: Document, items: Sequence[Item], names: Names) -> Summary:
    """Of a document as it stands."""
    kept = [item for item in items if not item.dropped_because]
    told = _told(kept, names)
    leads = [(item, meant) for item in kept for meant in names.leads(item)]
    return Summary(
        placed=names.placed,
        kept=len(kept),
        dropped=len(items) - len(kept),
        unchecked=[Point(item) for item in kept if not item.checked],
        undecided=[Point(item, m.mention) for item, m in leads if not m.decided],
        unsettled=unsettled(document),
        leadless=[Point(item) for item in kept if not item.lead],
        left_open=[Point(item, m.mention) for item, m in leads if m.decided and not m.told],
        no_deadline=[Point(item) for item in kept if item.deadline_kind == "none"],
        told=told,
        unreached=_unreached(kept, names),
        ended=_ended(kept, names),
    )


def _unreached(items: Iterable[Item], names: Names) -> list[Unreached]:
    """By name, those that are named first before the rest."""
    bodies: dict[int, BodyRow] = {}
    named: dict[int, dict[int, Item]] = {}
    for item in items:
        for meant in names.of(item).values():
            for body in (b for m in meant for b in m.told):
                bodies[body.id] = body
                named.setdefault(body.id, {})[item.pk] = item
    reached = {b.id for b in names.reachable(bodies)}
    return [
        Unreached(b.name, names.place(b), list(named[pk].values()))
        for pk, b in bodies.items()
        if pk not in reached
    ]


def _ended(items: Sequence[Item], names: Names) -> list[Ended]:
    """The bodies that ended since the paper or the choice, of those who are meant."""
    would = (m for item in items for meant in names.addressed(item).values() for m in meant)
    meant = (m for item in items for meant in names.of(item).values() for m in meant)
    gone = {b.id: b for m in would for b in m.told if names.ended(b)}
    gone |= {b.id: b for m in meant for b in m.gone}
    return [
        Ended(b.name, names.place(b), b.valid_to, [heir.name for heir in names.successors(b)])
        for b in gone.values()
    ]


def _told(items: Iterable[Item], names: Names) -> list[Told]:
    """Those who lead most come first."""
    counts: Counter[tuple[int, str]] = Counter()
    bodies: dict[int, BodyRow] = {}
    for item in items:
        for part, meant in names.addressed(item).items():
            for body in {b.id: b for m in meant for b in m.told}.values():
                counts[body.id, part] += 1
                bodies[body.id] = body
    told = [
        Told(b.name, names.place(b), *(counts[b.id, part] for part in NAMING))
        for b in bodies.values()
    ]
    return sorted(told, key=lambda t: (-t.lead, -t.coordinating, -t.reports_to, t.name))
