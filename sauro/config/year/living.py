"""The year lived through, by the services that the pages use (diễn lại một năm).

Each act is signed by the seat whose it is and checked by every rule and every trigger. One thing is
special: the web role may hand nothing in for a day that is past, and that rule stays. The year is
therefore written by the operator's role, as a demo is made, in one transaction: all of it or none.
The history (audit) keeps the true hour at which each row was written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random

from django.db import transaction
from django.utils import timezone

from sauro.config.simulated import sit
from sauro.config.year.convening import Convened
from sauro.config.year.meetings import sessions
from sauro.config.year.papers import Place, papers
from sauro.config.year.plot import Turn, Work, turns
from sauro.config.year.themes import MEMBERS
from sauro.directives.assignments import acting, asking
from sauro.directives.assignments.expanding import keep_up
from sauro.directives.assignments.rules import Act, State
from sauro.directives.models import Assignment, Request
from sauro.directives.pressure import running
from sauro.directives.services import register
from sauro.documents import choosing, intake, jobs, verification
from sauro.documents.drafting import Draft, write
from sauro.documents.models import Document
from sauro.documents.naming import Names
from sauro.documents.publishing import publish
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import EVERYWHERE, Scope, enter
from sauro.organization.models import Body

SEED = 389
_REMINDED = 6  # of the last days reminders are there: older mail would be given up
_ISSUER_SIDE = (Act.ACCEPT, Act.RETURN, Act.WITHDRAW, Act.GIVE_TIME, Act.REFUSE_TIME)
_RECEIVED, _PUBLISHED = time(9), time(15)
_OPENS, _SECONDS = time(8), 8 * 3600


@transaction.atomic
def live(
    path: str, today: date, seed: int = SEED, tell: Callable[[date], None] = lambda _month: None
) -> int:
    """The year of the committee at a path, where it has no papers yet. Returns how much work.

    ``tell`` hears of each month, by its first day, as it begins.
    """
    enter(Scope((EVERYWHERE,)))
    if Document.objects.filter(owner_path=path).exists():
        return 0
    committee = Body.objects.select_related("territory").get(path=path)
    assert committee.territory, "a committee is of a place"
    place = Place(committee.territory.name, str(committee.territory))
    return _Year(committee, today, seed).run(papers(seed, today, place), tell)


@dataclass(frozen=True, slots=True)
class _Event:
    """What comes next: a paper, a turn of some work, the reminders of a morning, a step of a
    meeting, or the night in which duties come round.
    """

    paper: Draft | None = None
    work: int = 0
    turn: Turn | None = None
    reminds: bool = False
    happens: Callable[[datetime], None] | None = None  # of a meeting


class _Year:
    def __init__(self, committee: Body, today: date, seed: int) -> None:
        self.committee, self.today, self.seed = committee, today, seed
        self.path = committee.path
        self.random, self.order = Random(seed), count()
        self.ahead: list[tuple[datetime, int, _Event]] = []
        self.seats: dict[str, Seat] = {}
        self.plotted: set[int] = set()
        self.rows: dict[int, Assignment] = {}  # as the last act left them

    def run(self, drafts: Iterable[Draft], tell: Callable[[date], None]) -> int:
        papers = list(drafts)
        met = self._convene(papers)
        for draft in papers:
            if draft.number not in met:
                self._plan(_at(draft.issued_on, _RECEIVED), _Event(draft))
            self._plan(_at(draft.issued_on, time(1)), _Event())
        self._plan(_at(self.today, time(1)), _Event())
        for days in range(_REMINDED):
            self._plan(_at(self.today - timedelta(days=days), time(5, 10)), _Event(reminds=True))
        told = None
        while self.ahead:
            at, _order, event = heappop(self.ahead)
            if (month := timezone.localdate(at).replace(day=1)) != told:
                tell(told := month)
            self._happen(event, at)
        return len(self.plotted)

    def _convene(self, papers: Sequence[Draft]) -> set[str]:
        """Plan the meetings of the year. Returns the numbers of the papers that come out of one."""
        found, before = set(), None
        for session in sessions(self.seed, self.today, papers):
            before = Convened(self, session, MEMBERS, before)
            for at, happens in before.happens(self.today):
                self._plan(at, _Event(happens=happens))
            found |= {session.paper.number} if session.paper else set()
        return found

    def _plan(self, at: datetime, event: _Event) -> None:
        heappush(self.ahead, (at, next(self.order), event))

    def _happen(self, event: _Event, at: datetime) -> None:
        if event.turn:
            self._act(event.work, event.turn, at)
        elif event.paper:
            self.publish(event.paper, at)
        elif event.happens:
            event.happens(at)
        elif event.reminds:
            running.run(at)
        else:
            enter(Scope((EVERYWHERE,)))
            keep_up(timezone.localdate(at), at)
            self._plot()

    def publish(self, draft: Draft, at: datetime) -> Document:
        """Received, read, verified and published, as an office does it on one day."""
        by = self.seat(self.path)
        enter(scope_of(by))
        name = f"mo-phong-{draft.number.replace('/', '-')}.txt"
        document, _new = intake.receive(name, [write(draft).encode()], by=by, now=at)
        jobs.read_now(document.pk, document.owner_path, at)
        enter(scope_of(by))
        evening = _at(draft.issued_on, _PUBLISHED)
        version = _verified(document, by, evening)
        published = publish(document.pk, version, register, by=by, now=evening)
        self._plot()
        return published

    def _plot(self) -> None:
        """What becomes of work that is new, as far as it is past."""
        enter(Scope((EVERYWHERE,)))
        rows = Assignment.objects.filter(issuer_path=self.committee.path).order_by("pk")
        rows = rows.exclude(pk__in=self.plotted)
        for pk, body, issued, due in rows.values_list("pk", "owner_path", "issued_at", "due_on"):
            self.plotted.add(pk)
            issued_on = timezone.localdate(issued)
            self._foresee(pk, turns(Work(body, issued_on, due), str(self.seed)), issued)

    def _foresee(self, work: int, told: Iterable[Turn], since: datetime) -> None:
        """One after the other, also where two fall on a day; what lies ahead does not happen."""
        for turn in told:
            since = max(self._hour(turn.day), since + timedelta(minutes=20))
            if timezone.localdate(since) < self.today:
                self._plan(since, _Event(work=work, turn=turn))

    def _hour(self, day: date) -> datetime:
        return _at(day, _OPENS) + timedelta(seconds=self.random.randrange(_SECONDS))

    def _act(self, work: int, turn: Turn, at: datetime) -> None:
        row = self.rows.pop(work, None) or self._now(work)
        if row.state == State.WITHDRAWN:  # carried over before its next turn came
            return
        by = self.seat(row.issuer_path if turn.act in _ISSUER_SIDE else row.owner_path)
        enter(scope_of(by))
        if turn.act is Act.ASK_TIME:
            kind = Request.Kind.EXTENSION
            asking.ask(row.pk, row.version, kind, turn.words, by=by, now=at, wanted_on=turn.until)
        elif turn.act in (Act.GIVE_TIME, Act.REFUSE_TIME):
            asked = row.requests.get(decided_at=None)
            granted = turn.act is Act.GIVE_TIME
            asking.decide(asked.pk, granted, turn.words, by=by, now=at, granted_on=turn.until)
        else:
            self.rows[work] = acting.move(row.pk, row.version, turn.act, turn.words, by=by, now=at)

    def read_anew(self) -> None:
        """Rows were changed by what is no turn of theirs: carried over by a meeting."""
        self.rows.clear()

    def _now(self, work: int) -> Assignment:
        enter(Scope((EVERYWHERE,)))
        return Assignment.objects.get(pk=work)

    def seat(self, path: str) -> Seat:
        """Who acts for a body: who sits there already, else a person who is made for it."""
        if path not in self.seats:
            enter(Scope((EVERYWHERE,)))
            rows = Seat.objects.filter(body__path=path).select_related("body", "user")
            self.seats[path] = rows.order_by("pk").first() or sit(path)
        return self.seats[path]


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


def _verified(document: Document, by: Seat, now: datetime) -> int:
    """Every item agreed, every doubt seen, every unclear lead left open. Returns the version."""
    document.refresh_from_db()
    for n, doubt in enumerate(document.doubts):
        verification.settle(document.pk, n, doubt["code"], by=by, now=now)
    names = Names(document, timezone.localdate(now))
    for item in document.items.all():
        verification.agree(item.pk, item.version, by=by)
        for name in names.undecided(item):
            choosing.choose(document.pk, name, (), seen="", by=by, now=now, item_id=item.pk)
    document.refresh_from_db()
    return verification.seen_version(document)
