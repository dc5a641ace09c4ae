"""Parties, goods and violations of a case: added, mended, taken out again (dòng của vụ việc)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from sauro.cases import counting
from sauro.cases.case_rules import (
    MOST_LINES,
    GoodsEntry,
    PartyEntry,
    ViolationEntry,
    goods_findings,
    violation_findings,
)
from sauro.cases.catalogue import groups_on, kinds_on
from sauro.cases.holding import own_case, said, touch
from sauro.cases.models import (
    Case,
    CaseParty,
    GoodsGroup,
    GoodsLine,
    PartyRole,
    Valuation,
    Violation,
)
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.parties.entering import Entry, Facts, enter_party
from sauro.parties.models import Party
from sauro.parties.queries import party as party_row

Line = CaseParty | GoodsLine | Violation
SORTS: dict[str, type[Line]] = {
    "doi-tuong": CaseParty, "hang-hoa": GoodsLine, "hanh-vi": Violation,
}  # fmt: skip


@transaction.atomic
def add_goods(case_id: int, entry: GoodsEntry, *, by: Seat, now: datetime) -> GoodsLine:
    """Another sort of goods. Raises: NotAllowed, Hidden, Refused."""
    case = own_case(case_id, by)
    entry = cleaned(entry)
    if wrong := [*goods_findings(entry, _units(_today(now))), *_many(case, GoodsLine)]:
        raise Refused(*wrong)
    line = write_goods(case, entry, by, now)
    _kept(case, now)
    return line


@transaction.atomic
def change_goods(
    line_id: int, version: int, entry: GoodsEntry, *, by: Seat, now: datetime
) -> GoodsLine:
    """Other words for a line of goods; the history keeps what was. ``version``: of the line that
    the person saw. Raises: NotAllowed, Hidden, Refused, Stale.
    """
    seen = GoodsLine.objects.filter(pk=line_id).first()
    if seen is None:
        raise Hidden
    case = own_case(seen.case_id, by)
    line = GoodsLine.objects.select_for_update(of=("self",)).get(pk=line_id)
    if line.version != version:
        raise Stale(_LINE_CHANGED, current=line, sent=version)
    entry, kept = cleaned(entry), {line.group.code: line.group.units}
    if wrong := list(goods_findings(entry, kept | _units(_today(now)))):
        raise Refused(*wrong)
    for name, value in _goods_columns(entry, _group(entry.group, line, now)).items():
        setattr(line, name, value)
    line.version += 1
    line.save()
    _kept(case, now)
    return line


@transaction.atomic
def add_violation(case_id: int, entry: ViolationEntry, *, by: Seat, now: datetime) -> Violation:
    """Another violation. Raises: NotAllowed, Hidden, Refused."""
    case = own_case(case_id, by)
    wrong = [*violation_findings(entry, _kinds(_today(now))), *_many(case, Violation)]
    if wrong:
        raise Refused(*wrong)
    row = write_violation(case, entry, by, now)
    _kept(case, now)
    return row


@transaction.atomic
def add_party(case_id: int, entry: PartyEntry, *, by: Seat, now: datetime) -> CaseParty:
    """Another party, of the register or new. Raises: NotAllowed, Hidden, Refused."""
    case = own_case(case_id, by)
    if wrong := [*party_findings(entry), *_many(case, CaseParty)]:
        raise Refused(*wrong)
    row = write_party(case, entry, by, now)
    _kept(case, now)
    return row


@transaction.atomic
def drop_line(case_id: int, sort: str, line_id: int, *, by: Seat, now: datetime) -> Case:
    """Take a line out that was entered by mistake; the history keeps it.

    Raises: NotAllowed, Hidden, Refused where something else rests on it.
    """
    case = own_case(case_id, by)
    row = SORTS[sort].objects.filter(pk=line_id, case=case).first() if sort in SORTS else None
    if row is None:
        raise Hidden
    if isinstance(row, Violation) and row.main:
        raise Refused(_MAIN)
    try:
        with transaction.atomic():
            row.delete()
    except (ProtectedError, IntegrityError) as error:
        raise Refused(_RESTED_ON) from error
    _kept(case, now)
    return case


@transaction.atomic
def make_main(case_id: int, line_id: int, *, by: Seat, now: datetime) -> Violation:
    """The case counts under this violation from now on. Raises: NotAllowed, Hidden."""
    case = own_case(case_id, by)
    row = case.violation_rows.filter(pk=line_id).first()
    if row is None:
        raise Hidden
    case.violation_rows.filter(main=True).update(main=False)
    row.main = True
    row.save(update_fields=["main"])
    _kept(case, now)
    return row


def _kept(case: Case, now: datetime) -> None:
    touch(case, now)
    counting.count(case, now)


def all_findings(
    goods: Sequence[GoodsEntry],
    violations: Sequence[ViolationEntry],
    parties: Sequence[PartyEntry],
    today: date,
) -> Iterator[Finding]:
    """What is wrong with the lines of a new case, each beside its place."""
    units, kinds = _units(today), _kinds(today)
    for n, line in enumerate(goods):
        yield from goods_findings(cleaned(line), units, f"goods_{n}_")
    for n, violation in enumerate(violations):
        yield from violation_findings(violation, kinds, "" if n == 0 else f"violation_{n}_")
    for n, party in enumerate(parties):
        yield from party_findings(party, f"party_{n}_")


def party_findings(entry: PartyEntry, at: str = "") -> Iterator[Finding]:
    """What is wrong with a party before the register is asked."""
    if entry.role not in PartyRole.values:
        yield Finding("no-role", f"{at}role", "Hãy chọn vai trò.", "Choose the role.")
    if entry.party_id is None and not said(entry.name):
        yield Finding(
            "no-name", f"{at}name",
            "Đối tượng phải có tên. Chưa biết thì ghi cách gọi, như “người bán chưa rõ tên”.",
            "A party has a name. Where it is not known, write how it is called.",
        )  # fmt: skip


def write_goods(case: Case, entry: GoodsEntry, by: Seat, now: datetime) -> GoodsLine:
    """A line that was found right."""
    entry = cleaned(entry)
    return GoodsLine.objects.create(
        owner_path=case.owner_path, case=case, added_by=by, added_at=now,
        **_goods_columns(entry, _group(entry.group, None, now)),
    )  # fmt: skip


def _group(code: str, line: GoodsLine | None, now: datetime) -> GoodsGroup:
    """The group as it holds today; a line keeps the row that it chose."""
    if line is not None and line.group.code == code:
        return line.group
    return next(group for group in groups_on(_today(now)) if group.code == code)


def _goods_columns(entry: GoodsEntry, group: GoodsGroup) -> dict[str, Any]:
    valued = entry.valuation or Valuation.ESTIMATED.value
    return {
        "group": group, "name": entry.name, "brand": entry.brand, "origin": entry.origin,
        "quantity": entry.quantity, "unit": entry.unit, "value_vnd": entry.value_vnd,
        "valuation": "" if entry.value_vnd is None else valued, "hs_code": entry.hs_code,
    }  # fmt: skip


def write_violation(case: Case, entry: ViolationEntry, by: Seat, now: datetime) -> Violation:
    """A violation that was found right; the first is the main one."""
    kind = next(k for k in kinds_on(_today(now)) if k.code == entry.kind)
    return Violation.objects.create(
        owner_path=case.owner_path, case=case, kind=kind, article=said(entry.article)[:300],
        frame_vnd=entry.frame_vnd, main=not case.violation_rows.filter(main=True).exists(),
        added_by=by, added_at=now,
    )  # fmt: skip


def write_party(case: Case, entry: PartyEntry, by: Seat, now: datetime) -> CaseParty:
    """A party of the register, entered there first where it is new. Raises: Hidden, Refused."""
    party = _party(entry, by, now)
    known = case.caseparty_rows.filter(party=party, role=entry.role).first()
    return known or CaseParty.objects.create(
        owner_path=case.owner_path, case=case, party=party, role=entry.role, kind=party.kind,
        written=(said(entry.name) or party.name)[:300], prior=entry.prior, added_by=by,
        added_at=now,
    )  # fmt: skip


def _party(entry: PartyEntry, by: Seat, now: datetime) -> Party:
    if entry.party_id is None:
        facts = Facts((entry.name,), entry.numbers)
        return enter_party(Entry(entry.kind, facts), by=by, now=now, today=_today(now))
    return party_row(entry.party_id)


def cleaned(entry: GoodsEntry) -> GoodsEntry:
    """Without what no database keeps, and no longer than its columns."""
    return replace(
        entry, name=said(entry.name)[:300], brand=said(entry.brand)[:150],
        origin=said(entry.origin)[:150], unit=said(entry.unit)[:20],
        hs_code=said(entry.hs_code).replace(".", ""),
    )  # fmt: skip


def _units(day: date) -> dict[str, list[str]]:
    return {group.code: group.units for group in groups_on(day)}


def _kinds(day: date) -> set[str]:
    return {kind.code for kind in kinds_on(day)}


def _many(case: Case, sort: type[Line]) -> Iterator[Finding]:
    if sort.objects.filter(case=case).count() >= MOST_LINES:
        yield Finding(
            "many", "", f"Một vụ việc có tối đa {MOST_LINES} dòng mỗi loại.",
            f"A case has at most {MOST_LINES} lines of a sort.",
        )  # fmt: skip


def _today(now: datetime) -> date:
    return timezone.localdate(now)


_LINE_CHANGED = Finding(
    "changed-meanwhile", "version",
    "Dòng hàng này vừa có người sửa. Nội dung anh/chị nhập vẫn còn dưới đây: hãy xem dòng hiện nay "
    "rồi gửi lại nếu vẫn muốn thay.",
    "Somebody just changed this line. What you typed still stands below: look at it as it is now, "
    "then send again if you still want to replace it.",
)  # fmt: skip
_MAIN = Finding(
    "main-violation", "",
    "Vụ việc được đếm theo hành vi này. Hãy ghi hành vi đúng trước, chọn làm hành vi chính, rồi "
    "bỏ hành vi này.",
    "The case is counted under this violation. Add the right one, make it the main one, then "
    "drop this.",
)  # fmt: skip
_RESTED_ON = Finding(
    "rested-on", "",
    "Dòng này đã có tang vật hoặc việc khác dựa vào. Hãy sửa, hoặc gỡ phần kia trước.",
    "Something else rests on this line. Mend it, or take the other out first.",
)  # fmt: skip
