"""What coordinating bodies add to work, for other systems (phối hợp)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Router, Schema, Status
from pydantic import Field

from sauro.directives.assignments import acting, queries
from sauro.directives.assignments.api import Key, LinkedPaper, Said
from sauro.directives.assignments.evidence import MOST_PAPERS, Shows
from sauro.directives.assignments.rules import Act
from sauro.directives.models import EvidenceLink, Step
from sauro.foundation.access.acting import seat_of
from sauro.foundation.web.api import Given

router = Router(tags=["assignments"])


class ContributionRow(Schema):
    """What a coordinating body added (kết quả phối hợp)."""

    id: int
    body_path: str = Field(description=_("Cơ quan phối hợp."))
    body_name: str
    words: str
    at: datetime
    papers: list[LinkedPaper] = Field(description=_("Văn bản kèm theo."))

    @staticmethod
    def resolve_body_path(step: Step) -> str:
        return step.by.body.path if step.by else ""

    @staticmethod
    def resolve_body_name(step: Step) -> str:
        return step.by.body.name if step.by else ""

    @staticmethod
    def resolve_papers(step: Step) -> list[EvidenceLink]:
        return list(step.papers.all())


class Contribution(Given):
    """What a coordinating body adds; it closes nothing, so that no version is asked."""

    words: Said = Field(description=_("Đã phối hợp việc gì, đến đâu."))
    documents: Annotated[list[Key], Field(max_length=MOST_PAPERS)] = Field(
        [], description=_("Văn bản kèm theo, mà vị trí này được xem.")
    )


@router.get(
    "/{int:assignment_id}/contributions",
    response=list[ContributionRow],
    operation_id="list_contributions",
    summary=_("Kết quả phối hợp của một việc, cũ trước"),
)
def list_contributions(request: HttpRequest, assignment_id: int) -> Sequence[Step]:
    seat_of(request)
    return queries.contributions(queries.assignment(assignment_id))


@router.post(
    "/{int:assignment_id}/contributions",
    response={201: ContributionRow},
    operation_id="contribute_to_assignment",
    summary=_("Ghi kết quả phối hợp của cơ quan có tên phối hợp"),
)
def contribute_to_assignment(
    request: HttpRequest, assignment_id: int, data: Contribution
) -> Status[Step]:
    seat, now = seat_of(request), timezone.now()
    shows = Shows(papers=data.documents)
    acting.contribute(assignment_id, 0, Act.CONTRIBUTE, data.words, by=seat, now=now, shows=shows)
    mine = queries.contributions(queries.assignment(assignment_id))
    return Status(201, [step for step in mine if step.by_id == seat.pk][-1])
