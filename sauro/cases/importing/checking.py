"""What would come of a file: read, compared with what is there, not written (xem trước)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sauro.cases import register
from sauro.cases.counting import away_of
from sauro.cases.holding import VIETNAM
from sauro.cases.importing.known import known_to
from sauro.cases.importing.loading import AT_ONCE, beside, known_cases
from sauro.cases.importing.models import CaseFile
from sauro.cases.importing.reading import choices_of, read_cases, sheets_of
from sauro.cases.importing.rows import FileCase, Remark
from sauro.cases.importing.writing import digest_of, key_of
from sauro.cases.models import CaseParty
from sauro.documents.intake import finding_kept
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.errors import Refused
from sauro.kernel.text import fold

_REMARKS = 1_000  # that are kept of each sort, to be shown
_SHOWN = 200  # cases that are kept to be shown
_ALIKE = 200
_DAYS = 3  # between two entries of one case, as in ``cases.alike``
_NEAR_MOST = 5_000


def check_now(file_id: int, owner_path: str, now: datetime) -> None:
    """Read a file that was handed in, or whose columns were chosen anew."""
    with transaction.atomic():
        enter(Scope((owner_path,)))
        found = CaseFile.objects.filter(pk=file_id, checked_at=None, asked_at=None).first()
        if found is None:
            return
        by = found.received_by
        enter(Scope((owner_path,), by.pk, by.user_id))
        version = found.version
        try:
            report = _report(found, now)
        except Refused as refused:
            report = {"refused": [finding_kept(f) for f in refused.findings]}
    with transaction.atomic():
        enter(Scope((owner_path,)))
        CaseFile.objects.filter(pk=file_id, checked_at=None, version=version).update(
            report=report, checked_at=now, done=0, total=0
        )


@dataclass(slots=True)
class _Report:
    """What is counted and kept of a file while it is read."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[dict[str, Any]] = field(default_factory=list)
    doubts: list[dict[str, Any]] = field(default_factory=list)
    shown: list[dict[str, Any]] = field(default_factory=list)
    alike: list[dict[str, Any]] = field(default_factory=list)

    def remark(self, remark: Remark) -> None:
        kept = self.wrong if remark.stops else self.doubts
        self.counts["remarks_wrong" if remark.stops else "remarks_doubt"] += 1
        if len(kept) < _REMARKS:
            kept.append(
                {"sheet": remark.sheet, "line": remark.line, **finding_kept(remark.finding)}
            )

    def case(self, told: FileCase, state: str, case_id: int | None) -> None:
        self.counts[state] += 1
        for remark in told.remarks:
            self.remark(remark)
        if len(self.shown) < _SHOWN:
            self.shown.append(_shown(told, state, case_id))

    def as_kept(self) -> dict[str, Any]:
        return {
            "counts": dict(self.counts), "wrong": self.wrong, "doubts": self.doubts,
            "shown": self.shown, "alike": self.alike,
        }  # fmt: skip


def _report(found: CaseFile, now: datetime) -> dict[str, Any]:
    report = _Report()
    choices = choices_of(found, sheets_of(found))
    told = read_cases(found, choices, known_to(found.received_by, now), beside(found))
    while part := list(islice(told, AT_ONCE)):
        for remark in part:
            if isinstance(remark, Remark):
                report.remark(remark)
        _compare(found, [c for c in part if isinstance(c, FileCase)], report)
    return report.as_kept()


def _compare(found: CaseFile, cases: Sequence[FileCase], report: _Report) -> None:
    keys = {key_of(found.owner_path, c.own_number, c.year): c for c in cases if not c.wrong}
    there = known_cases(found.owner_path, keys)
    places = {id(told): key for key, told in keys.items()}
    gone = away_of(pk for pk, _digest in there.values())
    for told in cases:
        key = places.get(id(told))
        case_id, digest = there.get(key, (None, "")) if key else (None, "")
        if key is None:
            state = "wrong"
        elif case_id is None:
            state = "new"
        elif digest == digest_of(told):
            state = "same"
        else:
            state = "away" if case_id in gone else "changed"
        report.case(told, state, case_id)
    _note_alike({k: c for k, c in keys.items() if k not in there}, report)


def _note_alike(new: Mapping[UUID, FileCase], report: _Report) -> None:
    """Cases in sight that may be a new one entered already: a party of the same name, found in the
    same commune within days.
    """
    named = {fold(p.name) for told in new.values() for p in told.parties}
    if not named or len(report.alike) >= _ALIKE:
        return
    near = _near(new.values(), named)
    for key, told in new.items():
        for row in near.get(_place(told), ()):
            names = {fold(p.name) for p in told.parties}
            assert told.facts
            days = abs((row.day - told.facts.detected_on).days)
            if row.name in names and days <= _DAYS and len(report.alike) < _ALIKE:
                report.alike.append({
                    "key": str(key), "own": told.own_number, "line": told.line,
                    "case": row.case_id, "written": row.written, "days": days,
                })  # fmt: skip
                break


@dataclass(frozen=True, slots=True)
class _Near:
    case_id: int
    day: date
    name: str
    written: str


def _place(told: FileCase) -> int | None:
    return told.facts.where.territory_id if told.facts else None


def _near(cases: Iterable[FileCase], named: set[str]) -> dict[int | None, list[_Near]]:
    facts = [told.facts for told in cases if told.facts]
    first, last = min(f.detected_on for f in facts), max(f.detected_on for f in facts)
    begin = datetime.combine(first - timedelta(_DAYS), time.min, VIETNAM)
    end = datetime.combine(last + timedelta(_DAYS + 1), time.min, VIETNAM)
    rows = register.in_sight().filter(
        territory__in={f.where.territory_id for f in facts}, detected_at__range=(begin, end)
    )
    parties = CaseParty.objects.filter(case__in=rows.values("pk")).values_list(
        "case_id", "case__territory_id", "case__detected_at", "written"
    )
    found: dict[int | None, list[_Near]] = {}
    for pk, place, at, written in parties[:_NEAR_MOST]:
        if (name := fold(written)) in named:
            day = timezone.localdate(at, VIETNAM)
            found.setdefault(place, []).append(_Near(pk, day, name, written))
    return found


def _shown(told: FileCase, state: str, case_id: int | None) -> dict[str, Any]:
    facts = told.facts
    return {
        "own": told.own_number, "line": told.line, "state": state, "case": case_id,
        "day": facts.detected_on.isoformat() if facts else "",
        "place": facts.where.territory_name if facts else "",
        "kinds": [v.kind for v in told.violations[:2]],
        "parties": [p.name for p in told.parties[:3]],
        "goods": [[str(g.quantity), g.unit, g.name] for g in told.goods[:2]],
        "steps": len(told.steps),
        "further": [len(told.exhibits), len(told.money), len(told.joint)],
    }  # fmt: skip
