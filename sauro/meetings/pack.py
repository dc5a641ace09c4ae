"""The pack of a meeting, assembled from the record: what earlier notices ordered and how it
stands, who is late, what was asked and proposed, what is contradictory (tình hình để họp).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from sauro.directives.assignments.counting import Count5
from sauro.directives.assignments.rules import Standing
from sauro.directives.assignments.since import Late, Ordered, Wished, late, ordered, wished
from sauro.documents.queries import doubts_about
from sauro.meetings.models import Meeting, Proposal
from sauro.meetings.rules import Stage

WITHOUT_LAST = timedelta(days=365)  # how far back, where no meeting comes before
MOST_PROPOSALS = 300


@dataclass(frozen=True, slots=True)
class PaperOf:
    """One notice with what it ordered."""

    document_id: int
    number: str
    issued_on: date | None
    before: bool  # of the time before the last meeting: here because some of it is open
    directives: Sequence[Ordered]
    counts: Count5


@dataclass(frozen=True, slots=True)
class Doubt:
    """A contradiction or doubt about a paper; ``settled``: somebody looked and let it stand."""

    document_id: int
    number: str
    message: str
    message_en: str
    settled: bool


@dataclass(frozen=True, slots=True)
class Pack:
    """All that a meeting is told before it begins, read at one moment."""

    since: datetime
    made_at: datetime
    counts: Count5
    papers: Sequence[PaperOf]
    late: Sequence[Late]
    wished: Sequence[Wished]
    doubts: Sequence[Doubt]
    proposals: Sequence[Proposal]

    @property
    def nobodys(self) -> int:
        """How many directives are no body's work."""
        return sum(d.nobodys for paper in self.papers for d in paper.directives)


def pack_of(row: Meeting, now: datetime) -> Pack:
    """The pack as it stands now. The number of reads does not grow with the papers."""
    since = row.follows.held_at if row.follows else row.held_at - WITHOUT_LAST
    today = timezone.localdate(now)
    own = row.notice.first_edition_id if row.notice else None  # ordered at the meeting, not before
    found = ordered(row.owner_path, since, today)
    directives = [d for d in found if d.document_id != own]
    after = {d.id for d in found if d.document_id == own}
    papers = _papers(directives)
    return Pack(
        since=since,
        made_at=now,
        counts=_sum(paper.counts for paper in papers),
        papers=papers,
        late=[one for one in late(row.owner_path, today) if one.directive_id not in after],
        wished=wished(row.owner_path, since),
        doubts=_doubts(directives),
        proposals=_proposals(row, since),
    )


def _papers(directives: Sequence[Ordered]) -> list[PaperOf]:
    """What belongs to one paper together, in the order in which the papers come."""
    by_paper: dict[int, list[Ordered]] = {}
    for directive in directives:
        by_paper.setdefault(directive.document_id, []).append(directive)
    return [
        PaperOf(
            pk, rows[0].number, rows[0].issued_on, all(d.before for d in rows), rows,
            _sum(_count(d.names) for d in rows),
        )
        for pk, rows in by_paper.items()
    ]  # fmt: skip


def _count(names: Mapping[Standing, Sequence[str]]) -> Count5:
    return Count5(**{name.value: len(names.get(name, ())) for name in Standing})


def _sum(counts: Any) -> Count5:
    all_of = list(counts)
    return Count5(**{n.value: sum(getattr(c, n.value) for c in all_of) for n in Standing})


def _doubts(directives: Sequence[Ordered]) -> list[Doubt]:
    numbers = {d.entered_with_id: (d.document_id, d.number) for d in directives}
    return [
        Doubt(*numbers[document.pk], one["message"], one["message_en"], "settled" in one)
        for document, doubts in doubts_about(numbers)
        for one in doubts
    ]


def _proposals(row: Meeting, since: datetime) -> list[Proposal]:
    """What waits, and what was answered or came in since; that which waits comes first."""
    found = Proposal.objects.filter(to_path=row.owner_path).exclude(state=Stage.WITHDRAWN)
    waits = Q(state__in=(Stage.SENT, Stage.TAKEN_UP))
    rows = found.filter(waits | Q(changed_at__gte=since)).select_related("body")
    shown = list(rows.order_by("-sent_at", "-pk")[:MOST_PROPOSALS])
    return sorted(shown, key=lambda p: (p.state == Stage.ANSWERED, p.sent_at))
