"""What was accepted below is added and goes up (tổng hợp báo cáo)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from importlib import resources
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.reporting.filling import Filled, cells_of, figures_by_key, save_draft
from sauro.reporting.holding import CHANGED, own_line
from sauro.reporting.models import CellNote, Consolidation, Duty, Line, Submission
from sauro.reporting.rules.acts import State
from sauro.reporting.rules.sums import outdated


@transaction.atomic
def consolidate(
    duty_id: int, starts_on: date, ends_on: date, *, by: Seat, now: datetime
) -> Consolidation:
    """Add what stands below for one period. Killed in the middle the sum before is there, whole.

    Raises: NotAllowed, Hidden.
    """
    duty = Duty.objects.filter(pk=duty_id).first()
    line = _lines(duty_id, starts_on, ends_on).order_by("-form_version__number").first()
    if duty is None or line is None:
        raise Hidden
    allow(by, Right.TAKE_REPORTS)
    if duty.owner_path != by.body.path:
        raise NotAllowed(_NOT_YOURS)
    Duty.objects.select_for_update(of=("self",)).get(pk=duty_id)  # one sum after the other
    with connection.cursor() as cursor:
        cursor.execute(_statement(), {
            "duty": duty_id, "starts_on": starts_on, "ends_on": ends_on, "period": line.period,
            "form_version": line.form_version_id, "owner_path": duty.owner_path, "by": by.pk,
            "now": now,
        })  # fmt: skip
        (made,) = cursor.fetchone()
    return Consolidation.objects.get(pk=made)


def last_consolidation(duty_id: int, starts_on: date, ends_on: date) -> Consolidation | None:
    """The sum that stands for a period."""
    rows = Consolidation.objects.filter(duty=duty_id, starts_on=starts_on, ends_on=ends_on)
    return rows.order_by("-number").first()


def is_outdated(row: Consolidation) -> bool:
    """Whether something below was returned, corrected or accepted since it was added."""
    lines = _lines(row.duty_id, row.starts_on, row.ends_on)
    standing = Submission.objects.filter(line__in=lines, stands=True)
    return outdated(row.parts, standing.values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class Taken:
    """Which sum is taken. ``key``: of the page; ``version``: of the draft that the person saw."""

    consolidation_id: int
    key: UUID
    version: int = 0


@transaction.atomic
def take_up(line_id: int, taken: Taken, *, by: Seat, now: datetime) -> Submission:
    """Begin one's own report from the sum of those below, or take the newer sum into its draft:
    figures are never typed again. Raises: NotAllowed, Hidden, Stale, Refused.
    """
    line = own_line(line_id, Right.FILL_REPORTS, by)
    row = Consolidation.objects.filter(
        pk=taken.consolidation_id, owner_path=line.owner_path
    ).first()
    if row is None:
        raise Hidden
    if (row.starts_on, row.ends_on) != (line.starts_on, line.ends_on):
        raise Refused(_OTHER_DAYS)
    draft = Submission.objects.filter(line=line, state=State.DRAFT.value).first()
    if draft is None:
        draft = save_draft(line_id, Filled(taken.key), by=by, now=now)
    elif draft.version != taken.version:
        raise Stale(CHANGED, current=draft, sent=taken.version)
    known = figures_by_key(row)
    draft.figures = [known.get(cell.key) for cell in cells_of(draft.form_version)]
    draft.consolidation, draft.nil, draft.version = row, False, draft.version + 1
    draft.saved_by, draft.saved_at = by, now
    draft.save(update_fields=[
        "figures", "consolidation", "nil", "version", "saved_by", "saved_at",
    ])  # fmt: skip
    CellNote.objects.filter(submission=draft).exclude(sort="break").delete()
    return draft


def _lines(duty_id: int, starts_on: date, ends_on: date) -> QuerySet[Line]:
    return Line.objects.filter(duty=duty_id, starts_on=starts_on, ends_on=ends_on)


@lru_cache(maxsize=1)
def _statement() -> str:
    text = resources.files("sauro.reporting").joinpath("sql/consolidate.sql").read_text("utf-8")
    return "\n".join(row for row in text.splitlines() if not row.startswith("--"))


_NOT_YOURS = Finding(
    "not-yours", "",
    "Nơi nhận báo cáo mới tổng hợp. Hãy chuyển sang vị trí ở cơ quan ấy nếu anh/chị có.",
    "The body that receives the reports adds them. Take a seat there if you hold one.",
)  # fmt: skip
_OTHER_DAYS = Finding(
    "other-days", "",
    "Bản tổng hợp này là của những ngày khác với kỳ báo cáo. Hãy chọn bản tổng hợp cùng kỳ.",
    "This sum is of other days than the report. Choose one of the same period.",
)  # fmt: skip
