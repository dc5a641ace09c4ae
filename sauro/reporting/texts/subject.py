"""What a text is of: one version of a report, or one sum (văn bản của lần báo cáo nào)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from sauro.foundation.errors import Hidden
from sauro.organization.models import Body
from sauro.reporting import reading
from sauro.reporting.models import Consolidation, Duty, Submission

_OF_SUM = ("duty__form", "duty__body__parent", "form_version", "made_by__user")
_OF_VERSION = (
    "line__body__parent", "duty__form", "duty__body", "form_version", "consolidation",
    "sent_by__user",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """A version or a sum, with what a document says of it."""

    row: Submission | Consolidation

    @property
    def submission(self) -> Submission | None:
        return self.row if isinstance(self.row, Submission) else None

    @property
    def total(self) -> Consolidation | None:
        """The sum under it; none for figures of one's own."""
        return self.row if isinstance(self.row, Consolidation) else self.row.consolidation

    @property
    def duty(self) -> Duty:
        return self.row.duty

    @property
    def body(self) -> Body:
        """Whose report it is."""
        return self.row.line.body if isinstance(self.row, Submission) else self.row.duty.body

    @property
    def receiver(self) -> Body | None:
        """Who gets it; a sum that is nobody's report goes where the office sends it."""
        return self.row.duty.body if isinstance(self.row, Submission) else None

    @property
    def period(self) -> str:
        return self.row.line.period if isinstance(self.row, Submission) else self.row.period

    @property
    def named(self) -> dict[str, Any]:
        """How the row of its text names it."""
        return {"submission" if self.submission else "consolidation": self.row}

    def page(self) -> str:
        """Its text as a page."""
        if isinstance(self.row, Submission):
            where = reverse("report_text", args=[self.row.line_id])
            return f"{where}?lan={self.row.number}"
        return reverse("sum_text", args=[self.row.pk])

    def cell(self, slot: int) -> str:
        """What one of its figures is made of."""
        if isinstance(self.row, Submission):
            where = reverse("report_cell", args=[self.row.line_id, slot])
            return f"{where}?lan={self.row.number}"
        return reverse("sum_cell", args=[self.row.pk, slot])

    def file(self, kind: str) -> str:
        """One of its files."""
        if isinstance(self.row, Submission):
            return reverse("report_file", args=[self.row.line_id, self.row.number, kind])
        return reverse("sum_file", args=[self.row.pk, kind])


def version(line_id: int, number: int | None = None) -> Subject:
    """A version of a report in sight, the last where none is said. Raises: Hidden."""
    rows = Submission.objects.filter(line=line_id).select_related(*_OF_VERSION)
    rows = rows.filter(number=number) if number else rows
    row = rows.order_by("-number").first()
    if row is None:
        raise Hidden
    return Subject(row)


def total(sum_id: int) -> Subject:
    """A sum in sight. Raises: Hidden."""
    row = Consolidation.objects.filter(pk=sum_id).select_related(*_OF_SUM).first()
    if row is None:
        raise Hidden
    return Subject(row)


def before(subject: Subject) -> Submission | Consolidation | None:
    """The period before, as it stands."""
    if isinstance(subject.row, Submission):
        return reading.before(subject.row.line)
    rows = Consolidation.objects.filter(duty=subject.row.duty_id, ends_on__lt=subject.row.ends_on)
    return rows.order_by("-ends_on", "-number").first()


def year_before(subject: Subject) -> Submission | Consolidation | None:
    """The same period a year before, as it stands."""
    if isinstance(subject.row, Submission):
        return reading.year_before(subject.row.line)
    row = subject.row
    rows = Consolidation.objects.filter(owner_path=row.owner_path, duty__form=row.duty.form_id)
    return rows.filter(period=reading.year_before_code(row.period)).order_by("-number").first()


def former(subject: Subject) -> list[Submission | Consolidation]:
    """Versions before this one of the same report, the last first."""
    row = subject.row
    if isinstance(row, Submission):
        return list(row.line.submissions.filter(number__lt=row.number).order_by("-number"))
    rows = Consolidation.objects.filter(
        duty=row.duty_id, starts_on=row.starts_on, ends_on=row.ends_on, number__lt=row.number
    )
    return list(rows.order_by("-number"))
