"""Meetings of the year held by the services that the pages use (diễn lại cuộc họp).

What is planned, brought, concluded and answered stands in the record as if people had typed it; the
notice of each is the one that the product drafts from its conclusions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Protocol

from django.utils import timezone

from sauro.config.year.meetings import Fate, Raised, Session
from sauro.config.year.papers import working_day
from sauro.config.year.themes import Task
from sauro.documents.drafting import Directive, Draft
from sauro.documents.drafting.words import short_day
from sauro.documents.models import Document
from sauro.documents.naming import names_at
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.meetings import agenda, holding, inviting, proposing, queries
from sauro.meetings.conclusions import Words, change_conclusion, words_of, write_conclusion
from sauro.meetings.holding import Plan
from sauro.meetings.models import Meeting, Participant, Proposal
from sauro.meetings.notices import carrying, drafting, issuing
from sauro.meetings.notices.drafting import Form
from sauro.meetings.rules import Act

Happens = tuple[datetime, Callable[[datetime], None]]
_UNCLEAR = "Nơi nhận báo cáo, thẩm quyền theo quy chế của Ban Chỉ đạo."
_CARRIED = 1  # directives that a meeting carries over: some stay overdue, as in life
_CAME = ((0.75, "present"), (0.9, "deputed"), (0.97, "excused"), (1.0, "absent"))


class Year(Protocol):
    """Who acts, and how a paper is published: see ``living``."""

    path: str

    def seat(self, path: str) -> Seat: ...
    def publish(self, draft: Draft, at: datetime) -> Document: ...
    def read_anew(self) -> None: ...


class Convened:
    """One meeting, from its plan to its notice; ``before``: the one that it follows."""

    def __init__(
        self, year: Year, session: Session, members: tuple[str, ...], before: Convened | None
    ) -> None:
        self.year, self.session, self.before = year, session, before
        self.members, self.random = members, Random(session.title)
        self.key, self.sent = 0, dict[Raised, int]()

    def happens(self, today: date) -> Iterator[Happens]:
        """All of it that is past, each at its hour; what lies ahead does not happen yet."""
        told = self.session
        yield _at(told.prepared_on, time(8, 30)), self._plan
        for one in told.raised:
            yield _at(one.day, time(9, 30)), self._bring(one)
        yield _at(told.prepared_on, time(16)), self._take_up
        if told.paper and told.held_on < today:
            yield _at(told.held_on, time(8)), self._begin
            yield _at(told.held_on, time(11)), self._conclude
            yield _at(told.paper.issued_on, time(9)), self._issue

    def _plan(self, now: datetime) -> None:
        by, told = self._chair(), self.session
        follows = self.before.key if self.before else None
        plan = Plan(
            told.title, _at(told.held_on, time(8)), Meeting.Kind.TOPICAL, "trụ sở UBND tỉnh",
            told.chair, follows,
        )  # fmt: skip
        self.key = holding.plan_meeting(plan, by=by, now=now).pk
        for title, presenter in told.agenda:
            agenda.add_item(self.key, title, presenter, by=by)
        for name in self.members:
            if inviting.meant(self._row(), name).sure:
                inviting.invite(self.key, name, by=by)

    def _bring(self, one: Raised) -> Callable[[datetime], None]:
        def send(now: datetime) -> None:
            told = names_at(self.year.path, timezone.localdate(now)).proposal(one.brought.member)
            if len(told.told) != 1:
                return
            by = self._enter(told.told[0].path)
            kind = Proposal.Kind.DIFFICULTY if one.brought.difficulty else Proposal.Kind.PROPOSAL
            what = proposing.Sending(self.year.path, kind, one.brought.words)
            row = proposing.propose(what, by=by, now=now)
            if one.fate is Fate.WITHDRAWN:
                later = now + timedelta(hours=3)
                proposing.withdraw(row.pk, row.version, by=by, now=later)
            elif one.fate is not Fate.LEFT:
                self.sent[one] = row.pk

        return send

    def _take_up(self, now: datetime) -> None:
        by = self._chair()
        for key in self.sent.values():
            row = queries.proposal(key)
            proposing.take_up(key, row.version, self.key, by=by, now=max(now, row.changed_at))

    def _begin(self, now: datetime) -> None:
        by, row = self._chair(), self._row()
        holding.move_meeting(row.pk, row.version, Act.BEGIN, by=by, now=now)
        for one in Participant.objects.filter(meeting=row).order_by("pk"):
            chance = self.random.random()
            how = next(how for most, how in _CAME if chance <= most)
            came = "Lãnh đạo cơ quan (mô phỏng)" if how in ("present", "deputed") else ""
            inviting.note_attendance(one.pk, one.version, how, came, by=by)

    def _conclude(self, now: datetime) -> None:
        by, row = self._chair(), self._row()
        assert self.session.paper
        point = queries.agenda(row)[self.session.orders_on].pk
        for order in self.session.paper.directives:
            write_conclusion(row.pk, _concluded(order, point), by=by, now=now)
        self._carry_over(row, point, by, now)
        for one, key in self.sent.items():
            self._answer(one, key, by, now)
        row = self._row()
        holding.move_meeting(row.pk, row.version, Act.CONCLUDE, by=by, now=now)

    def _carry_over(self, row: Meeting, point: int, by: Seat, now: datetime) -> None:
        """What is overdue the longest goes on in the notice, with a day of its own."""
        late = [o for o in carrying.offered(row, now) if o.late and not carrying.why_not(o)]
        chosen = [one.directive.pk for one in late[:_CARRIED]]
        for old in carrying.carry_over(row.pk, chosen, by=by, now=now) if chosen else ():
            due = working_day(self.session.held_on + timedelta(days=21))
            words = replace(
                words_of(old), deadline_text=f"trước ngày {short_day(due)}",
                unclear_reason=_UNCLEAR, agenda_item_id=point,
            )  # fmt: skip
            change_conclusion(old.pk, old.version, words, by=by, now=now)

    def _answer(self, one: Raised, key: int, by: Seat, now: datetime) -> None:
        """In words, or by a conclusion on the last point of the agenda."""
        row, waiting, ours = self._row(), queries.proposal(key), None
        if one.fate is Fate.CONCLUDED:
            point = queries.agenda(row)[-1].pk
            words = _settling(one.brought.order, self.session.held_on, point)
            ours = write_conclusion(row.pk, words, by=by, now=now).pk
        said = one.brought.answer if ours is None else ""
        at = max(now, waiting.changed_at)
        proposing.answer(key, waiting.version, said, by=by, now=at, conclusion_id=ours)

    def _issue(self, now: datetime) -> None:
        by, row = self._chair(), self._row()
        assert self.session.paper
        drafting.keep(row.pk, 0, _head(row, self.session.paper), by=by, now=now)
        document = self.year.publish(drafting.draft(row), now)
        by = self._chair()
        at = document.published_at or now
        issuing.settle(row, queries.conclusions(row), document, by, at)
        self.year.read_anew()

    def _chair(self) -> Seat:
        return self._enter(self.year.path)

    def _enter(self, path: str) -> Seat:
        by = self.year.seat(path)
        enter(scope_of(by))
        return by

    def _row(self) -> Meeting:
        return queries.meeting(self.key)


def _concluded(order: Directive, point: int) -> Words:
    assert isinstance(order.deadline, str)
    return Words(
        task=order.task, leads=order.leads, coordinating=order.coordinating,
        reports_to=order.reports_to, deadline_text=order.deadline,
        deliverable=order.deliverable or "", unclear_reason=_UNCLEAR, agenda_item_id=point,
    )  # fmt: skip


def _settling(task: Task, held_on: date, point: int) -> Words:
    """What settles a proposal: three weeks are enough for it."""
    due = working_day(held_on + timedelta(days=21))
    return Words(
        task=task.words, leads=(task.lead,), deadline_text=f"trước ngày {short_day(due)}",
        deliverable=task.product, unclear_reason=_UNCLEAR, agenda_item_id=point,
    )  # fmt: skip


def _head(row: Meeting, paper: Draft) -> Form:
    """Number, day, recipients and signer of the paper; the rest as the meeting tells it."""
    said = drafting.form_of(row)
    return Form(
        issuer=paper.issuer, number=paper.number, place=paper.place, issued_on=paper.issued_on,
        subject=said.subject, opening=said.opening, closing=said.closing,
        recipients=paper.recipients, capacity=paper.signer.capacity, signer=paper.signer.name,
    )  # fmt: skip


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))
