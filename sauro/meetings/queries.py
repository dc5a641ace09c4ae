"""Meetings and proposals for pages and machines, under the seat's scope (tra cứu cuộc họp)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from sauro.foundation.errors import Hidden
from sauro.meetings.models import (
    AgendaItem,
    Conclusion,
    Meeting,
    Paper,
    Participant,
    Proposal,
)
from sauro.meetings.ordering import in_notice_order
from sauro.meetings.rules import State

PAGE = 50
_EARLIER = 30  # meetings to choose from


def meeting(meeting_id: int) -> Meeting:
    """One meeting. Raises: Hidden."""
    rows = Meeting.objects.select_related("body", "follows", "made_by__user")
    found = rows.filter(pk=meeting_id).first()
    if found is None:
        raise Hidden
    return found


def sees(meeting_id: int) -> bool:
    """Whether a meeting is in sight."""
    return Meeting.objects.filter(pk=meeting_id).exists()


def held_by(path: str) -> QuerySet[Meeting]:
    """The meetings of one body."""
    return Meeting.objects.filter(owner_path=path).select_related("body")


def inviting(path: str) -> QuerySet[Meeting]:
    """The meetings of others to which a body is invited, or one below it: a committee learns that
    its people's committee is.
    """
    told = Participant.objects.filter(owner_path__gte=path, owner_path__lt=f"{path}/")
    others = ~Q(owner_path__gte=path, owner_path__lt=f"{path}/")
    found = Meeting.objects.filter(others, pk__in=told.values("meeting_id"))
    return found.select_related("body")


def meetings(
    rows: QuerySet[Meeting], before: tuple[datetime, int] | None = None
) -> Sequence[Meeting]:
    """The latest first; one more than a page where there are more."""
    if before:
        at, pk = before
        rows = rows.filter(Q(held_at__lt=at) | Q(held_at=at, pk__lt=pk))
    return list(rows.order_by("-held_at", "-pk")[: PAGE + 1])


def earlier(path: str, but: int | None = None) -> list[Meeting]:
    """The meetings that another one of the body may follow, the latest first."""
    found = held_by(path).exclude(state=State.CALLED_OFF).exclude(pk=but or 0)
    return list(found.order_by("-held_at", "-pk")[:_EARLIER])


def agenda(row: Meeting) -> list[AgendaItem]:
    """The points in order, each with its papers."""
    return list(row.agenda.order_by("position").prefetch_related("papers"))


def common_papers(row: Meeting) -> list[Paper]:
    """The papers that belong to no point."""
    return list(row.papers.filter(agenda_item=None).order_by("pk"))


def paper(paper_id: int) -> Paper:
    """One paper. Raises: Hidden."""
    found = Paper.objects.filter(pk=paper_id).first()
    if found is None:
        raise Hidden
    return found


def agenda_item(item_id: int) -> AgendaItem:
    """One point of an agenda. Raises: Hidden."""
    found = AgendaItem.objects.select_related("meeting").filter(pk=item_id).first()
    if found is None:
        raise Hidden
    return found


def participant(participant_id: int) -> Participant:
    """One body that is invited. Raises: Hidden."""
    found = Participant.objects.select_related("meeting").filter(pk=participant_id).first()
    if found is None:
        raise Hidden
    return found


def participants(row: Meeting) -> list[Participant]:
    """Who is invited, as far as the seat may see it, in the order of the invitation."""
    found = row.participants.select_related("body").order_by("body__sort_key", "pk")
    places = {mention: n for n, mention in enumerate(row.invited)}
    return sorted(found, key=lambda p: places.get(p.mention, len(places)))


def attendance(row: Meeting) -> dict[str, int]:
    """How many bodies came, sent somebody, or stayed away."""
    counted = row.participants.values_list("attendance").annotate(n=Count("pk"))
    return dict(counted.order_by())


def conclusions(row: Meeting) -> list[Conclusion]:
    """What was concluded, as the notice has it; nothing for who is invited."""
    return list(in_notice_order(row.conclusions.select_related("agenda_item", "carried_from")))


def taken_up(row: Meeting) -> list[Proposal]:
    """The proposals that are before a meeting, or were answered there."""
    return list(row.proposals.select_related("body").order_by("sent_at", "pk"))


def proposal(proposal_id: int) -> Proposal:
    """One proposal. Raises: Hidden."""
    rows = Proposal.objects.select_related(
        "body", "to_body", "sent_by__user", "answered_by__user", "answered_by__body"
    )
    found = rows.filter(pk=proposal_id).first()
    if found is None:
        raise Hidden
    return found


def sent_by(path: str) -> QuerySet[Proposal]:
    """What one body sent."""
    return Proposal.objects.filter(owner_path=path).select_related("body", "to_body")


def sent_to(path: str) -> QuerySet[Proposal]:
    """What one body received; what was withdrawn is nobody's business any more."""
    found = Proposal.objects.filter(to_path=path).exclude(state="withdrawn")
    return found.select_related("body", "to_body")


def proposals(
    rows: QuerySet[Proposal], before: tuple[datetime, int] | None = None
) -> Sequence[Proposal]:
    """The latest first; one more than a page where there are more."""
    if before:
        at, pk = before
        rows = rows.filter(Q(sent_at__lt=at) | Q(sent_at=at, pk__lt=pk))
    return list(rows.order_by("-sent_at", "-pk")[: PAGE + 1])


def waiting(path: str) -> int:
    """How many proposals wait for this body's answer."""
    return Proposal.objects.filter(to_path=path, state__in=("sent", "taken_up")).count()
