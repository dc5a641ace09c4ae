"""A case is opened and its facts are changed (vào sổ, sửa vụ việc)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from uuid import UUID

from django.db import transaction

from sauro.cases import adding, counting, happening
from sauro.cases.case_rules import (
    NO_VIOLATION,
    CaseFacts,
    GoodsEntry,
    PartyEntry,
    StepEntry,
    ViolationEntry,
    fact_findings,
)
from sauro.cases.holding import CHANGED, VIETNAM, local, own_case, said, touch
from sauro.cases.joining import Joining, join
from sauro.cases.models import Case, Procedure
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Refused, Stale
from sauro.kernel.findings import Finding


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case as it is entered at once. ``key``: of the form; sent twice it is one case."""

    key: UUID
    facts: CaseFacts
    violations: Sequence[ViolationEntry]
    parties: Sequence[PartyEntry] = ()
    goods: Sequence[GoodsEntry] = ()
    steps: Sequence[StepEntry] = ()
    joint: Sequence[Joining] = ()
    procedure: str = Procedure.ADMINISTRATIVE.value


@transaction.atomic
def open_case(new: NewCase, *, by: Seat, now: datetime) -> Case:
    """Enter a case into the book of the seat's body. Sent twice it is one.

    Raises: NotAllowed, Refused.
    """
    allow(by, Right.KEEP_CASES)
    if again := Case.objects.filter(owner_path=by.body.path, key=new.key).first():
        return again
    new = replace(new, facts=_cleaned(new.facts))
    if wrong := list(_findings(new, now)):
        raise Refused(*wrong)
    case = Case.objects.create(
        owner_path=by.body.path, body=by.body, key=new.key, procedure=new.procedure,
        opened_by=by, opened_at=now, changed_at=now, **_columns(new.facts),
    )  # fmt: skip
    case.refresh_from_db(fields=["year", "number"])  # the database numbers it
    detected = StepEntry("detected", new.facts.detected_on, new.facts.detected_time)
    for step in (detected, *new.steps):
        happening.write(case, step, by, now)
    for violation in new.violations:
        adding.write_violation(case, violation, by, now)
    for goods in new.goods:
        adding.write_goods(case, goods, by, now)
    for party in new.parties:
        adding.write_party(case, party, by, now)
    for joining in new.joint:
        join(case, joining, by, now)
    counting.count(case, now)
    return case


@transaction.atomic
def change_case(case_id: int, version: int, facts: CaseFacts, *, by: Seat, now: datetime) -> Case:
    """Other facts of a case. Detected at another moment, the step is corrected with it.

    Raises: NotAllowed, Hidden, Refused, Stale.
    """
    case = own_case(case_id, by)
    if case.version != version:
        raise Stale(CHANGED, current=case, sent=version)
    facts = _cleaned(facts)
    if wrong := list(fact_findings(facts, local(now))):
        raise Refused(*wrong)
    columns = _columns(facts)
    if (case.detected_at, case.hour_known) != (columns["detected_at"], columns["hour_known"]):
        happening.redetect(case, facts, by, now)
    for name, value in columns.items():
        setattr(case, name, value)
    touch(case, now, *columns)
    counting.count(case, now)
    return case


def moment_of(facts: CaseFacts) -> datetime:
    """When it was detected; at the beginning of the day where no hour is known."""
    moment = datetime.combine(facts.detected_on, facts.detected_time or time.min, VIETNAM)
    return moment.astimezone(UTC)


def _findings(new: NewCase, now: datetime) -> Iterable[Finding]:
    yield from fact_findings(new.facts, local(now))
    if not new.violations:
        yield NO_VIOLATION
    yield from adding.all_findings(new.goods, new.violations, new.parties, local(now).date())
    for step in new.steps:
        yield from happening.findings_of(step, now)


def _columns(facts: CaseFacts) -> dict[str, object]:
    where = facts.where
    return {
        "detected_at": moment_of(facts), "hour_known": facts.detected_time is not None,
        "detected_by": facts.detected_by, "territory_id": where.territory_id,
        "territory_name": where.territory_name[:200], "place": where.place, "lat": where.lat,
        "lon": where.lon, "route": facts.route, "source": facts.source,
        "source_note": facts.source_note, "complexity": facts.complexity,
        "explanation": facts.explanation, "summary": facts.summary,
    }  # fmt: skip


def _cleaned(facts: CaseFacts) -> CaseFacts:
    return replace(
        facts, where=replace(facts.where, place=said(facts.where.place)),
        detected_by=said(facts.detected_by), source_note=said(facts.source_note),
        summary=facts.summary.replace("\0", " ").strip(),
    )  # fmt: skip
