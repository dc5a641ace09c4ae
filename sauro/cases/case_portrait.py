"""What the page of a case shows (chân dung vụ việc)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sauro.cases.again.shown import on_case
from sauro.cases.alike import alike
from sauro.cases.apart import apart_from
from sauro.cases.as_steps.offering import entries_of
from sauro.cases.case_words import (
    ShownClock,
    amount_words,
    hint_words,
    procedure_badge,
    shown_clocks,
    step_name,
)
from sauro.cases.catalogue import named
from sauro.cases.clocks import Nature
from sauro.cases.custody import custody_of
from sauro.cases.custody_portrait import custody_summary
from sauro.cases.evidence import work_of
from sauro.cases.joining import one_with
from sauro.cases.models import Case, CaseBody, CaseEvent, CaseParty, GoodsLine
from sauro.cases.standing import About, Standing, may_explain_in, standing
from sauro.cases.treasury import books_of
from sauro.foundation.web.parts import Badge, Cell, Link, Noted
from sauro.foundation.web.words import day, number, told
from sauro.parties.models import Party
from sauro.parties.queries import briefs

Pair = tuple[str, Cell]
_MEANT = ("violator", "owner")  # whom a case is about, before others that stand in it
_FEW = 2  # lines of goods told in short


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the time line; ``stands`` where no correction took its place."""

    row: CaseEvent
    name: str
    stands: bool
    warnings: tuple[str, ...]
    entries: tuple[Link, ...] = ()  # of exhibits and money, entered with it


@dataclass(frozen=True, slots=True)
class Named:
    """A party of a case; ``party`` where the register shows it from here."""

    row: CaseParty
    party: Party | None
    numbers: str


def portrait(case: Case, now: datetime, *, gone: bool) -> dict[str, Any]:
    """All that the page shows of a case. ``gone``: it was handed over."""
    stands, same = standing(case, now), one_with(case)
    clocks = shown_clocks(stands.clocks)
    running = [] if gone else [clock for clock in clocks if clock.open]
    custody, books = custody_of(case), books_of(case, timezone.localdate(now))
    goods = stands.about.goods
    parties = _parties(stands.about.parties)
    values = [g.value_vnd for g in goods if g.value_vnd is not None]
    return {
        "in_short": _in_short(case, stands, running),
        "facts": _facts(case, stands.about),
        "badge": procedure_badge(case),
        "goods_lines": [(g, named(g.group), amount_words(g.value_vnd)) for g in goods],
        "worth": amount_words(sum(values)) if values else "",
        "parties": parties,
        "violations": [
            (v, named(v.kind), v.kind.get_counted_display()) for v in stands.about.violations
        ],
        "bodies": _bodies(case),
        "counted_in": list(case.counted_in.filter(ended_at=None).select_related("case__body")),
        "alike": alike(case, stands.about.parties, same),
        "apart": apart_from(case),
        "work": work_of(case),
        "steps": _steps(stands, entries_of(case, stands.written, custody.rows, books.rows)),
        "open_clocks": running,  # what was handed over runs where it is
        "ended_clocks": [clock for clock in clocks if not clock.open],
        "unverified": any(not clock.verified for clock in running),
        "warnings": _warnings(stands),
        "hints": [(hint_words(h), h.article, h.verified) for h in stands.hints],
        "missing": list(_missing(parties, goods)),
        **on_case(case, stands, same),
        **custody_summary(custody, books),
    }


def _in_short(case: Case, stands: Standing, running: Sequence[ShownClock]) -> list[Pair]:
    """Who, where, what, how far, what is next: what an officer looks for first."""
    about = stands.about
    who = [party.written for party in about.parties if party.role in _MEANT]
    goods = [f"{number(g.quantity)} {g.unit} {g.name}" for g in about.goods[:_FEW]]
    what = [named(v.kind) for v in about.violations[:1]] + goods
    more = " …" if len(about.goods) > _FEW else ""
    found = timezone.localtime(case.detected_at)
    where = [f"{found:%d/%m/%Y}", *filter(None, (case.place, case.territory_name))]
    last = stands.events[-1] if stands.events else None
    return [
        (_("Ai"), "; ".join(dict.fromkeys(who)) or _("chưa rõ, hoặc vô chủ")),
        (_("Khi nào, ở đâu"), ", ".join(where)),
        (_("Việc gì"), "; ".join(what) + more or _("chưa ghi hành vi, hàng hóa")),
        (_("Bước gần nhất"), f"{step_name(last.kind)}, {day(last.day)}" if last else ""),
        (_("Hạn gần nhất"), _next(running)),
    ]


def _next(running: Sequence[ShownClock]) -> Cell:
    """The open limit that ends first, and how far it can be relied on."""
    limits = [c for c in running if c.clock.rule.nature is Nature.LIMIT and c.clock.due_on]
    if not limits:
        return _("không có thời hạn nào đang chạy")
    first = min(limits, key=lambda shown: shown.clock.due_on or date.max)
    doubt = "" if first.verified else _("chưa kiểm chứng")
    until = Badge(first.due, first.badge.tone)
    return Noted(until, "; ".join(filter(None, (first.name, first.left, doubt))))


def _facts(case: Case, about: About) -> list[tuple[str, Cell]]:
    local = timezone.localtime(case.detected_at)
    when = f"{local:%d/%m/%Y, %H:%M}" if case.hour_known else f"{local:%d/%m/%Y}"
    point = "" if case.lat is None else f"{case.lat.normalize():f}, {case.lon.normalize():f}"  # type: ignore[union-attr]
    pairs: list[tuple[str, Cell]] = [
        (_("Phát hiện"), when),
        (_("Người, tổ phát hiện"), case.detected_by),
        (_("Địa bàn"), case.territory_name),
        (_("Nơi phát hiện"), case.place),
        (_("Tọa độ"), point),
        (_("Tuyến"), str(case.get_route_display())),
        (_("Nguồn"), ": ".join(filter(None, (str(case.get_source_display()), case.source_note)))),
        (_("Tính chất"), str(case.get_complexity_display())),
        (_("Quyền giải trình"), _explaining(case, about)),
        (_("Tóm tắt"), case.summary),
        (_("Vào sổ"), f"{timezone.localtime(case.opened_at):%d/%m/%Y}, {case.opened_by.user}"),
    ]
    return [(label, value) for label, value in pairs if value]


def _explaining(case: Case, about: About) -> str:
    """Who opened the right to explain: without a word, a clock would run that nobody ticked."""
    if case.explanation:
        return _("có, như đã ghi ở vụ việc")
    return _("có, theo mức phạt tối đa của khung") if may_explain_in(case, about) else ""


def _parties(rows: Sequence[CaseParty]) -> list[Named]:
    seen = Party.objects.in_bulk([row.party_id for row in rows])  # of those in sight alone
    numbers = {brief.party.pk: brief.numbers for brief in briefs(list(seen.values()))}
    return [Named(r, seen.get(r.party_id), numbers.get(r.party_id, "")) for r in rows]


def _bodies(case: Case) -> list[CaseBody]:
    """Who works on it with the lead; where it was handed over is told apart."""
    rows = case.bodies.filter(ended_at=None).exclude(role=CaseBody.Role.TOOK_OVER)
    return list(rows.select_related("body", "same_case").order_by("pk"))


def _steps(stands: Standing, entries: Mapping[int, Sequence[Link]]) -> list[Step]:
    """All that was ever recorded, as it happened; what was corrected stands where it was."""
    told_of: dict[str, list[str]] = {}
    for finding in stands.findings:
        told_of.setdefault(finding.field, []).append(told(finding))
    return [
        Step(
            row, step_name(row.kind), row.stands,
            tuple(told_of.get(str(row.pk), ())), tuple(entries.get(row.pk, ())),
        )
        for row in stands.written if not row.cancels
    ]  # fmt: skip


def _warnings(stands: Standing) -> list[str]:
    """What is odd and belongs to no step on the page."""
    keys = {str(row.pk) for row in stands.events}
    return [told(finding) for finding in stands.findings if finding.field not in keys]


def _missing(parties: Sequence[Named], goods: Sequence[GoodsLine]) -> Any:
    """What makes a case hard to use later: told, never refused."""
    without = [p.row.written for p in parties if p.party and not p.numbers]
    if without:
        yield _("Chưa có số định danh, khó nhận ra khi gặp lại: %(names)s.") % {
            "names": "; ".join(without)
        }
    unvalued = [g.name for g in goods if g.value_vnd is None]
    if unvalued:
        yield _("Chưa có trị giá: %(goods)s.") % {"goods": "; ".join(unvalued)}
