"""Which step a form offers for an act, and what it says beside steps and entries (lời mời ghi)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from sauro.cases.as_steps.rules import OF_EXHIBITS, OF_MONEY, ONCE, WHEN_ALL
from sauro.cases.case_words import step_name
from sauro.cases.clocks import shipped_kinds
from sauro.cases.exhibits import Act
from sauro.cases.models import Case, CaseEvent, CaseMoney, CaseMovement
from sauro.cases.money import Act as MoneyAct
from sauro.cases.standing import events_of
from sauro.foundation.web.parts import Link


@dataclass(frozen=True, slots=True)
class Offer:
    """Steps that can be chosen, none of them at first: a step starts limits. ``help`` says so, and
    which one can come now.
    """

    choices: Sequence[tuple[str, str]] = ()
    help: str = ""


def offered(case: Case, act: Act | MoneyAct) -> Offer:
    """What an act can be recorded as, and what can come now: the steps that it needs are there."""
    kinds = OF_EXHIBITS.get(act, ()) if isinstance(act, Act) else OF_MONEY.get(act, ())
    if not kinds:
        return Offer()
    there = {row.kind for row in events_of(case)}
    names = [(kind, _named(kind)) for kind in kinds]
    return Offer([("", _("Không ghi thành bước")), *names], _help(likely(kinds, there)))


def _help(kind: str) -> str:
    said = _("Không chọn thì không bước nào được ghi. Chọn thì ghi bước, thời hạn tính ngay.")
    if not kind:
        return said
    now = _("Lúc này có thể là: %(step)s.") % {"step": _named(kind)}
    return f"{said} {now}"


def likely(kinds: Sequence[str], there: set[str]) -> str:
    """The step that can come now; "" where none can."""
    for kind in kinds:
        needs = shipped_kinds()[kind].needs
        if not needs or there & set(needs):
            return "" if kind in there & ONCE else kind
    return ""


def _named(kind: str) -> str:
    name = step_name(kind)
    return _("%(step)s (khi đã xong toàn bộ)") % {"step": name} if kind in WHEN_ALL else name


def entries_of(
    case: Case,
    steps: Iterable[CaseEvent],
    movements: Iterable[CaseMovement],
    entered: Iterable[CaseMoney],
) -> Mapping[int, list[Link]]:
    """What was entered together with each step, by the key of the step that stands now.

    All steps, movements and entries of the case are given, these in the order of their numbers.
    """
    stands = _standing_keys(steps)
    found: dict[int, list[Link]] = defaultdict(list)
    exhibits, money = (reverse(name, args=[case.pk]) for name in ("case_exhibits", "case_money"))
    for movement in (row for row in movements if row.event_id):
        said = {"n": movement.number, "act": movement.get_act_display(), "key": movement.exhibit}
        words = _("Tang vật, lần ghi %(n)s: %(act)s %(key)s") % said
        found[stands[movement.event_id]].append(Link(exhibits, words))
    for entry in (row for row in entered if row.event_id):
        said = {"n": entry.number, "act": entry.get_act_display(), "key": entry.debt}
        words = _("Tiền, bút toán %(n)s: %(act)s %(key)s") % said
        found[stands[entry.event_id]].append(Link(money, words))
    return found


def _standing_keys(steps: Iterable[CaseEvent]) -> dict[int | None, int]:
    """For each step the one that stands in its place, itself where it was never corrected."""
    keys = {step.pk: step.supersedes_id for step in steps}
    later = {before: key for key, before in keys.items() if before}
    return {key: _last(key, later) for key in keys}


def _last(key: int, later: Mapping[int, int]) -> int:
    while key in later:
        key = later[key]
    return key
