"""Reads of reports under the policies: what is owed, what came, what stood before (đọc báo cáo)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from sauro.foundation.errors import Hidden
from sauro.kernel.period import last_year, parse
from sauro.reporting.models import Duty, FormVersion, Line, Submission
from sauro.reporting.rules.calendar import VIETNAM

SHOWN = 60
AHEAD = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Round:
    """One period of a duty as its receiver looks at it (một kỳ của chế độ báo cáo)."""

    duty: Duty
    period: str
    starts_on: date
    ends_on: date
    due_at: datetime
    expected: int
    received: int
    in_time: int
    late: int
    missing: int
    accepted: int


def owed_by(path: str, now: datetime) -> list[Line]:
    """What a body owes: what is open comes first, then what went, the last first."""
    rows = Line.objects.filter(owner_path=path, starts_on__lte=_today(now))
    rows = rows.select_related("duty__form", "duty__body", "form_version")
    open_ = rows.filter(state__in=["expected", "draft", "returned"]).order_by("due_at", "pk")
    done = rows.filter(state__in=["submitted", "accepted"]).order_by("-ends_on", "-pk")
    return [*open_[:SHOWN], *done[:SHOWN]]


def rounds_of(path: str, now: datetime, duty: Duty | None = None) -> list[Round]:
    """The periods that are owed to a body and have begun, the last first, with who sent."""
    rows = Line.objects.filter(to_path=path, starts_on__lte=_today(now))
    rows = rows.filter(duty=duty) if duty else rows
    late = Q(first_sent_at__gt=F("due_at"))
    grouped = (
        rows.values("duty", "period", "starts_on", "ends_on", "due_at")
        .annotate(
            expected=Count("pk"),
            received=Count("first_sent_at"),
            late=Count("pk", filter=late),
            missing=Count("pk", filter=Q(first_sent_at=None, due_at__lt=now)),
            accepted=Count("pk", filter=Q(state="accepted")),
        )
        .order_by("-ends_on", "duty")[:SHOWN]
    )
    found = list(grouped)
    duties = Duty.objects.select_related("form", "body").in_bulk({row["duty"] for row in found})
    return [
        Round(
            duties[row["duty"]], row["period"], row["starts_on"], row["ends_on"], row["due_at"],
            row["expected"], row["received"], row["received"] - row["late"], row["late"],
            row["missing"], row["accepted"],
        )
        for row in found
    ]  # fmt: skip


def round_of(duty: Duty, starts_on: date, ends_on: date) -> QuerySet[Line]:
    """All who owe one period, by name."""
    rows = Line.objects.filter(duty=duty, starts_on=starts_on, ends_on=ends_on)
    return rows.select_related("body", "form_version").order_by("body__sort_key", "owner_path")


def line(line_id: int) -> Line:
    """One line in sight. Raises: Hidden."""
    rows = Line.objects.select_related("duty__form", "duty__body", "form_version__form", "body")
    found = rows.filter(pk=line_id).first()
    if found is None:
        raise Hidden
    return found


def duty(duty_id: int) -> Duty:
    """One duty in sight. Raises: Hidden."""
    found = Duty.objects.select_related("form", "body").filter(pk=duty_id).first()
    if found is None:
        raise Hidden
    return found


def versions_of(row: Line) -> list[Submission]:
    """What came for a line, the last first; drafts only where they are one's own to read."""
    rows = row.submissions.select_related(
        "form_version", "saved_by__user", "sent_by__user", "judged_by__user", "consolidation"
    )
    return list(rows.order_by("-number"))


def before(row: Line) -> Submission | None:
    """What stands of the period before, of the same body and duty (kỳ trước)."""
    rows = Submission.objects.filter(owner_path=row.owner_path, duty=row.duty_id, stands=True)
    return rows.filter(ends_on__lt=row.ends_on).order_by("-ends_on").first()


def year_before(row: Line) -> Submission | None:
    """What stands of the same period a year before, in the same form (cùng kỳ năm trước)."""
    code = year_before_code(row.period)
    rows = Submission.objects.filter(owner_path=row.owner_path, stands=True, line__period=code)
    return rows.filter(form_version__form=row.form_version.form_id).order_by("-number").first()


def year_before_code(period: str) -> str:
    """The code of the same period a year before."""
    return last_year(parse(period)).code


def open_versions() -> Sequence[FormVersion]:
    """The versions of forms that new duties may use, by name."""
    rows = FormVersion.objects.filter(state="open").select_related("form")
    return list(rows.order_by("form__name", "form", "-number").distinct("form__name", "form"))


def _today(now: datetime) -> date:
    return timezone.localdate(now, VIETNAM)
