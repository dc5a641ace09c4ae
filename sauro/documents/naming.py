"""Whom the names in a document mean: what rules can tell, and what a person decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.utils import timezone

from sauro.documents.models import Choice, Document, Item
from sauro.kernel.text import fold
from sauro.organization.queries import directory_on
from sauro.organization.resolution import (
    ENDED,
    BodyRow,
    Candidates,
    Context,
    Directory,
    Group,
    Reason,
    Resolution,
    Resolved,
    TerritoryRow,
    issuing_path,
    resolve,
)

NAMING = ("lead", "coordinating", "reports_to")
_OFFERED = 5  # candidates beside the name; all others on the page to choose from
_LISTED = 3  # of bodies that are not offered
_FOUND = 30  # bodies that a search shows


class State(StrEnum):
    """How far a name is understood."""

    SURE = "sure"  # exactly one body, or all of a group, by rule
    CHOSEN = "chosen"  # a person said whom
    OPEN = "open"  # a person said that it stays open
    CHOOSE = "choose"  # several may be meant
    GROUP = "group"  # a group whose members only a person can tell
    UNKNOWN = "unknown"  # nothing known fits


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom the words of one name mean.

    ``seen`` names the choice as it stands: whoever changes it says which one he saw.
    """

    mention: str
    state: State
    bodies: tuple[BodyRow, ...] = ()  # meant, or to choose from
    reasons: tuple[Reason, ...] = ()
    place: str = ""  # the path of the place that the paper speaks from
    condition: str = ""  # words that narrow a group
    because: str = ""  # a person's own words
    options: tuple[tuple[BodyRow, str | None], ...] = ()  # some to choose from, each with its place
    seen: str = ""
    gone: tuple[BodyRow, ...] = ()  # meant, but ended: ``bodies`` are those who go on
    own: bool = False  # a person said it for this one directive

    @property
    def decided(self) -> bool:
        """Whether nobody needs to look any more."""
        return self.state in (State.SURE, State.CHOSEN, State.OPEN)

    @property
    def told(self) -> tuple[BodyRow, ...]:
        """The bodies that will be told."""
        return self.bodies if self.state in (State.SURE, State.CHOSEN) else ()

    @property
    def others(self) -> int:
        """How many bodies are meant beside the first."""
        return len(self.bodies) - 1

    @property
    def offered(self) -> tuple[BodyRow, ...]:
        """The likeliest, to choose from at once; of other provinces only on the page that says
        why they are there.
        """
        near = [b for b in self.bodies if self.gone or _near(b.path, self.place)]
        return tuple(near[:_OFFERED]) if self.state is State.CHOOSE else ()


class Names:
    """All names of one document, each resolved once."""

    def __init__(self, document: Document, today: date) -> None:
        self._today = today
        self._open = document.status != Document.Status.PUBLISHED
        self._directory = directory_on(today)
        self._own = document.owner_path
        self._issued_at = document.issued_from or issuing_path(
            self._directory, document.level, document.locality, document.owner_path
        )
        self._issuer = document.issuer
        speaks_from = self._issued_at or document.owner_path
        self._context = Context(speaks_from, document.issued_on or document.event_on)
        self._known: dict[str, Meant] = {}
        self._choices = _choices(document)

    def meant(self, mention: str, item_id: int | None = None) -> Meant:
        """Whom a name means: the item's own choice, else the document's, else what a rule says."""
        for owner in (item_id, None):
            if rows := self._choices.get((owner, mention)):
                return self._with_options(self._chosen(mention, rows))
        if mention not in self._known:
            found = self.proposal(mention) if self._open else self._by_rule(mention)
            self._known[mention] = self._with_options(found)
        return self._known[mention]

    def _with_options(self, found: Meant) -> Meant:
        listed = () if found.told else found.offered or found.bodies[:_LISTED]
        return replace(found, options=tuple((b, self.place(b)) for b in listed))

    def of(self, item: Item) -> dict[str, list[Meant]]:
        """For each naming clear of an item, its names in order."""
        return {
            clear: [self.meant(mention, item.pk) for mention in getattr(item, clear)]
            for clear in NAMING
        }

    def leads(self, item: Item) -> list[Meant]:
        """Whom the leading names of an item mean."""
        return [self.meant(mention, item.pk) for mention in item.lead]

    @property
    def placed(self) -> bool:
        """Whether it is known from where the paper speaks: its head tells, or a person said."""
        return bool(self._issued_at)

    @property
    def issuers(self) -> list[tuple[BodyRow, str | None]]:
        """Who likely issued a paper that does not tell, each with its place: the body that keeps
        it, and those above.
        """
        steps = self._own.split(".")
        paths = [self._own, *(".".join(steps[:n]) for n in _down(steps))]
        found = (self._directory.bodies.get(path) for path in paths)
        return [(b, self.place(b)) for b in found if b and b.valid_to is None]

    @property
    def issuer(self) -> BodyRow | None:
        """The body that a person chose, or that is the head of the place."""
        return self._directory.bodies.get(self._issued_at)

    @property
    def ours(self) -> bool:
        """Whether the body that keeps the document issued it, as far as its head tells."""
        return self._issued_at == self._own

    @property
    def entered_by(self) -> str:
        """The body that keeps the paper, where the letterhead is another's; else empty."""
        keeper = self._directory.bodies.get(self._own)
        head = by_rule(self._directory, self._issuer, self._context).told if self._issuer else ()
        its_own = self.ours and (len(head) != 1 or head[0].path == self._own)
        return keeper.name if keeper and not its_own else ""

    def addressed(self, item: Item) -> dict[str, list[Meant]]:
        """Whom publishing tells: the body that keeps the paper and those below it; of its own
        papers also the members of its committee. Nobody gives orders to those of another.
        """
        return {
            clear: [self._passed_on(m) for m in meant] for clear, meant in self.of(item).items()
        }

    def _passed_on(self, meant: Meant) -> Meant:
        told = tuple(b for b in meant.bodies if self._may_be_told(b))
        return replace(meant, bodies=told)

    def reachable(self, ids: Iterable[int]) -> list[BodyRow]:
        """Of these bodies those that a paper of this one may tell something, in the same order."""
        known = self._directory.bodies.values()
        by_id = {b.id: b for b in known}
        found = [by_id[pk] for pk in dict.fromkeys(ids) if pk in by_id]
        return [b for b in found if self._may_be_told(b)]

    def _may_be_told(self, body: BodyRow) -> bool:
        if f"{body.path}.".startswith(f"{self._own}."):
            return True
        committee = self._directory.bodies.get(self._own)
        if not self.ours or committee is None or not self._serves_there(body, committee):
            return False
        return body in self._directory.members_on(committee, self._context.day)

    def _serves_there(self, body: BodyRow, committee: BodyRow) -> bool:
        """Whether a body of another line serves in the committee's own place, as a unit of a force
        does. Who keeps a committee may write any name into its list; that alone gives no right to
        order a body above it or of another place.
        """
        if not body.force or not committee.territory or f"{self._own}.".startswith(f"{body.path}."):
            return False
        return any(t.id == committee.territory for t in self._directory.above(body.territory))

    def undecided(self, item: Item) -> list[str]:
        """The leads of an item that nobody and no rule has settled."""
        return [meant.mention for meant in self.leads(item) if not meant.decided]

    def proposal(self, mention: str) -> Meant:
        """What rules make of a name, whatever a person chose."""
        return going_on(self._directory, self._by_rule(mention), self._today)

    def _by_rule(self, mention: str) -> Meant:
        found = replace(by_rule(self._directory, mention, self._context), place=self._context.path)
        if not self.placed:
            return _open(found)
        return found if self._issued_at in self._directory.bodies else _unsure(found)

    def successors(self, body: BodyRow) -> tuple[BodyRow, ...]:
        """Who goes on today with the work of a body that is no more; none where nobody knows."""
        return self._directory.successors_of(body.path, self._today) if self.ended(body) else ()

    def living(self, ids: Iterable[int]) -> list[BodyRow]:
        """Instead of a body that ended its successor; where it has several, nobody is guessed."""
        found = ((body, self.successors(body)) for body in self.bodies(ids))
        goes_on = (heirs or (body,) for body, heirs in found if len(heirs) < 2)
        return list(dict.fromkeys(body for bodies in goes_on for body in bodies))

    def search(self, words: str) -> list[BodyRow]:
        """Living bodies whose name holds the words, accents or not, and those who go on for ended
        ones that bore it; where none holds all, those that hold most. Those nearby come first.
        """
        keys = set(fold(words).split())
        bodies = self._directory.bodies.values()
        held = [(hits, b) for b in bodies if (hits := _hits(b, keys)) and self._reached(b)]
        most = max((hits for hits, _ in held), default=0)
        best = (b for hits, b in held if hits == most and 2 * hits > len(keys))
        found = list(dict.fromkeys(heir for b in best for heir in self._reached(b)))
        home = self._context.path
        found.sort(key=lambda b: (not b.path.startswith(home), b.path.count("."), len(b.name)))
        return found[:_FOUND]

    def _reached(self, body: BodyRow) -> tuple[BodyRow, ...]:
        return self.successors(body) if self.ended(body) else (body,)

    def place(self, body: BodyRow) -> str | None:
        """Where a body stands, to tell two of one name apart: its own place, else that of the
        nearest body above it that has one. Empty where its name says all of it; none for those of
        the nation.
        """
        steps = body.path.split(".")
        lines = [body, *(self._directory.bodies.get(".".join(steps[:n])) for n in _down(steps))]
        of = next((b.territory for b in lines if b and b.territory), None)
        above = self._directory.above(of)
        return place_beside(body.name, [t for t in above if t.level != "nation"])

    def seen(self, mention: str, item_id: int | None = None) -> str:
        """The choice that stands for exactly this item or, without one, for the document."""
        return seen_of(self._choices.get((item_id, mention), ()))

    def ended(self, body: BodyRow) -> bool:
        """Whether a body that the paper means is no more today."""
        return body.ended(self._today)

    def at(self, paths: Iterable[str]) -> list[int]:
        """The keys of the bodies at some paths; 0, which nobody has, where there is none."""
        known = self._directory.bodies
        return [known[path].id if path in known else 0 for path in paths]

    def bodies(self, ids: Iterable[int]) -> list[BodyRow]:
        """The bodies with these keys that exist."""
        wanted = set(ids)
        return [b for b in self._directory.bodies.values() if b.id in wanted]

    def _chosen(self, mention: str, rows: Sequence[Choice]) -> Meant:
        bodies = tuple(self.bodies(r.body_id for r in rows if r.body_id))
        found = Meant(
            mention, State.CHOSEN if bodies else State.OPEN, bodies, because=rows[0].reason,
            place=self._context.path, seen=seen_of(rows), own=rows[0].item_id is not None,
        )  # fmt: skip
        return going_on(self._directory, found, self._today) if self._open else found


def _down(steps: Sequence[str]) -> range:
    """How many steps of a path each body above it has, the nearest first."""
    return range(len(steps) - 1, 0, -1)


def place_beside(name: str, places: Sequence[TerritoryRow]) -> str | None:
    """Of some places what the name of a body does not say: "Công an tỉnh Nghệ An" needs none."""
    if not places:
        return None
    return ", ".join(f"{t.kind} {t.name}" for t in places if not name.endswith(t.name))


def _near(path: str, place: str) -> bool:
    """Whether a body is of a place, above it, or of the nation."""
    of_nation = path.count(".") == 1 and not path.split(".")[1].isdecimal()
    return of_nation or f"{path}.".startswith(f"{place}.") or f"{place}.".startswith(f"{path}.")


def _unsure(found: Meant) -> Meant:
    """Where the place of a paper has no bodies on record, only a body called by its full name is
    sure: "Cơ quan Thường trực" is that of a place which we do not know.
    """
    named = [b for b in found.bodies if fold(found.mention) in map(fold, (b.name, *b.aliases))]
    sure = found.state is State.SURE and len(found.bodies) == 1
    return replace(found, state=State.CHOOSE) if sure and not named else found


def _open(found: Meant) -> Meant:
    """Where nobody knows from where a paper speaks, no name in it is sure: not one of our own."""
    if found.state is not State.SURE:
        return found
    return replace(found, state=State.CHOOSE if len(found.bodies) == 1 else State.GROUP)


def names_at(path: str, day: date) -> Names:
    """Names as a paper of the body at a path has them on a day, before there is one. A body that
    ended since is not told any more.
    """
    would_be = Document(owner_path=path, issued_from=path, issued_on=day)
    return Names(would_be, max(day, timezone.localdate()))


def seen_of(rows: Iterable[Choice]) -> str:
    """The choice as it stands, as a form carries it."""
    return "-".join(str(pk) for pk in sorted(row.pk for row in rows))


def by_rule(directory: Directory, mention: str, context: Context) -> Meant:
    """What the resolver makes of one name, with its reasons."""
    meaning: Resolution = resolve(directory, mention, context)
    if isinstance(meaning, Resolved):
        return Meant(mention, State.SURE, (meaning.body,), meaning.reasons)
    if isinstance(meaning, Group):
        state = State.SURE if meaning.settled else State.GROUP
        return Meant(mention, state, meaning.members, meaning.reasons, meaning.condition)
    assert isinstance(meaning, Candidates)
    bodies = tuple(option.body for option in meaning.options)
    reasons = meaning.options[0].reasons if meaning.options else ()
    return Meant(mention, State.CHOOSE if bodies else State.UNKNOWN, bodies, reasons)


def going_on(directory: Directory, meant: Meant, today: date) -> Meant:
    """Nothing is given to a body that ended while it is known who goes on with its work: that one
    is proposed, and a person takes it.
    """
    if meant.state not in (State.SURE, State.CHOSEN, State.CHOOSE):
        return meant
    ended = {b.id: heirs for b in meant.bodies if (heirs := directory.successors_of(b.path, today))}
    if not ended:
        return meant
    one = meant.state is State.CHOOSE or len(meant.bodies) == 1
    return replace(
        meant,
        state=State.CHOOSE if one else State.GROUP,
        bodies=tuple(dict.fromkeys(h for b in meant.bodies for h in ended.get(b.id, (b,)))),
        reasons=(*meant.reasons, ENDED),
        gone=tuple(b for b in meant.bodies if b.id in ended),
    )


def _hits(body: BodyRow, keys: set[str]) -> int:
    names = " ".join(fold(name) for name in (body.name, *body.aliases))
    return sum(key in names for key in keys)


def _choices(document: Document) -> dict[tuple[int | None, str], list[Choice]]:
    found: dict[tuple[int | None, str], list[Choice]] = defaultdict(list)
    for row in document.choices.all() if document.pk else ():
        found[(row.item_id, row.mention)].append(row)
    return found
