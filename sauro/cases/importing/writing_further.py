"""Exhibits, money and joint bodies of a file's cases are written, each once (ghi phần kèm theo).

By the services of single entry. What is there already is known again by what it says: an exhibit by
its name and unit, an entry by act, debt, day, amount and paper, a body by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from sauro.cases import treasury
from sauro.cases.custody import Line, custody_of, list_exhibit, write_movement
from sauro.cases.importing.further import ToldExhibit, there_already
from sauro.cases.importing.rows import FileCase
from sauro.cases.joining import Joining, join
from sauro.cases.models import Case
from sauro.cases.money import Entry
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding
from sauro.kernel.text import fold


def write_further(case: Case, told: FileCase, by: Seat, now: datetime) -> None:
    """What the further sheets say of a case that is held for writing. Raises: Refused, with the row
    of the case.
    """
    try:
        for joint in told.joint:
            join(case, Joining(joint.path, joint.part), by, now)
        _exhibits(case, told.exhibits, by, now)
        _money(case, told.money, by, now)
    except Refused as refused:
        raise Refused(*(_at(told.line, finding) for finding in refused.findings)) from refused


def _exhibits(case: Case, told: Sequence[ToldExhibit], by: Seat, now: datetime) -> None:
    if not told:
        return
    there = Counter((fold(x.name), fold(x.unit)) for x in custody_of(case).lines)
    for one in told:
        place = (fold(one.name), fold(one.unit))
        if there[place]:
            there[place] -= 1
            continue
        line = list_exhibit(case, Line(one.name, one.unit), by, now)
        number = custody_of(case).next_number
        movement = replace(one.seized, number=number, exhibit=line.key)
        write_movement(case, movement, by=by, now=now, today=timezone.localdate(now))


def _money(case: Case, told: Sequence[Entry], by: Seat, now: datetime) -> None:
    rows = treasury.rows_of(case) if told else []
    for entry in told:
        if there_already([row.as_entry() for row in rows], entry):
            continue
        number = len(rows) + 1
        row = treasury.checked(case, replace(entry, number=number), timezone.localdate(now))
        rows.append(treasury.keep(row, None, by=by, now=now))


def _at(line: int, finding: Finding) -> Finding:
    return replace(
        finding, message=f"Vụ ở dòng {line}: {finding.message}",
        message_en=f"Case of row {line}: {finding.message_en}",
    )  # fmt: skip
