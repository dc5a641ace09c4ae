"""Steps of a case are recorded and corrected (ghi bước, đính chính)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from sauro.cases import counting
from sauro.cases.case_rules import CaseFacts, StepEntry, step_findings
from sauro.cases.clocks import shipped_kinds
from sauro.cases.holding import local, own_case, said, touch
from sauro.cases.models import Case, CaseEvent, Procedure
from sauro.foundation.access.models import Seat
from sauro.foundation.database.once import once
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding

# Steps by which a case goes from one law to the other.
_TURNS: Mapping[str, Procedure] = {
    "transferred": Procedure.CRIMINAL, "prosecuted": Procedure.CRIMINAL,
    "return_received": Procedure.ADMINISTRATIVE,
}  # fmt: skip
DETECTED = "detected"


@dataclass(frozen=True, slots=True)
class Instead:
    """Of which step another stands in the place, and why; ``never``: there was no such step."""

    of: CaseEvent | None
    because: str = ""
    never: bool = False


@transaction.atomic
def record(case_id: int, step: StepEntry, *, by: Seat, now: datetime) -> CaseEvent:
    """Write down what happened. Out of order or late it is told on the page, not refused.

    Raises: NotAllowed, Hidden, Refused.
    """
    case = own_case(case_id, by)
    if wrong := list(findings_of(step, now)):
        raise Refused(*wrong)
    if again := _same(case, step):
        return again
    event = write(case, step, by, now)
    settle(case, now)
    return event


@transaction.atomic
def correct(
    event_id: int, step: StepEntry | None, because: str, *, by: Seat, now: datetime
) -> CaseEvent:
    """Put another step in the place of one; None: there was no such step. What was first written
    stays on record. Raises: NotAllowed, Hidden, Refused, Stale where it was corrected meanwhile.
    """
    old = CaseEvent.objects.filter(pk=event_id).first()
    if old is None:
        raise Hidden
    case = own_case(old.case_id, by)
    wrong = [] if said(because) else [_NO_REASON]
    if old.kind == DETECTED:
        wrong.append(_DETECTED)
    if wrong := [*wrong, *(findings_of(step, now) if step else [])]:
        raise Refused(*wrong)
    event = write(case, step or _as_step(old), by, now, Instead(old, because, step is None))
    settle(case, now)
    return event


def redetect(case: Case, facts: CaseFacts, by: Seat, now: datetime) -> None:
    """The step of detection follows the facts."""
    old = case.events.filter(kind=DETECTED, superseded_by=None, cancels=False).first()
    step = StepEntry(DETECTED, facts.detected_on, facts.detected_time)
    because = "Sửa ngày giờ phát hiện của vụ việc" if old else ""
    write(case, step, by, now, Instead(old, because))


def findings_of(step: StepEntry, now: datetime) -> Iterable[Finding]:
    """What makes a step impossible."""
    return step_findings(step, shipped_kinds().keys(), local(now))


def write(
    case: Case, step: StepEntry, by: Seat, now: datetime, instead: Instead | None = None
) -> CaseEvent:
    """One more row; ``instead``: of which one. Raises: Stale."""
    instead = instead or Instead(None)
    step = replace(step, paper=said(step.paper)[:120], about=said(step.about)[:200])
    with once(Stale(_CORRECTED)):
        return CaseEvent.objects.create(
            owner_path=case.owner_path, case=case, kind=step.kind, day=step.day, at=step.at,
            paper=step.paper, about=step.about, until=step.until,
            note=step.note.replace("\0", " ").strip()[:1000], supersedes=instead.of,
            cancels=instead.never, because=said(instead.because)[:300], recorded_by=by,
            recorded_at=now,
        )  # fmt: skip


def turned(kind: str) -> str:
    """By which law a case is handled after a step; empty where it stays as it was."""
    return _TURNS[kind].value if kind in _TURNS else ""


def settle(case: Case, now: datetime) -> None:
    """What follows for the case from its steps: by which law it is handled, its next version, its
    open limits.
    """
    turns = case.events.filter(kind__in=_TURNS, superseded_by=None, cancels=False)
    last = turns.order_by("-day", "-at", "-pk").first()
    if last is not None:
        case.procedure = _TURNS[last.kind].value
    touch(case, now, "procedure")
    counting.count(case, now)


def _same(case: Case, step: StepEntry) -> CaseEvent | None:
    """What was sent twice is one step."""
    rows = case.events.filter(superseded_by=None, cancels=False, kind=step.kind, day=step.day)
    return rows.filter(at=step.at, paper=said(step.paper), about=said(step.about)).first()


def _as_step(row: CaseEvent) -> StepEntry:
    return StepEntry(row.kind, row.day, row.at, row.paper, row.about, row.until, row.note)


_NO_REASON = Finding(
    "no-reason", "because",
    "Hãy ghi vì sao đính chính: bản ghi cũ vẫn còn và lý do đứng cạnh.",
    "Say why it is corrected: the old record stays and the reason stands beside it.",
)  # fmt: skip
_DETECTED = Finding(
    "detected-with-the-facts", "",
    "Ngày giờ phát hiện sửa ở phần “Sửa dữ kiện” của vụ việc; bước này đổi theo.",
    "The moment of detection is changed with the facts of the case; this step follows.",
)  # fmt: skip
_CORRECTED = Finding(
    "corrected-meanwhile", "",
    "Bước này vừa có người đính chính. Hãy xem bản mới ở dòng thời gian.",
    "Somebody just corrected this step. See the new one in the time line.",
)  # fmt: skip
