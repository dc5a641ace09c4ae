"""The rules of a body: what holds on a day, what begins later, and setting them (quy tắc)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sauro.directives.models import ReminderRules
from sauro.directives.pressure.rules import DEFAULT, WORK, RuleSet, rule_findings
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.database.once import once
from sauro.foundation.errors import Refused, Stale
from sauro.kernel.findings import Finding


@dataclass(frozen=True, slots=True)
class InForce:
    """A set of rules, and since when it holds."""

    rules: RuleSet
    since: date


@dataclass(frozen=True, slots=True)
class Begins:
    """From which day rules hold, and about what: given work, or what a source has due."""

    on: date
    about: str = WORK


@dataclass(frozen=True, slots=True)
class AllRules:
    """What holds on one day, for every issuing body; those without rules have the default."""

    by_body: Mapping[str, InForce]
    default: RuleSet = DEFAULT

    def of(self, issuer_path: str) -> InForce:
        """The rules by which work that this body gave is pressed for."""
        return self.by_body.get(issuer_path) or InForce(self.default, date.min)

    def over(self, path: str) -> InForce:
        """Those of the nearest body that set any: this one, else one above it."""
        while path and path not in self.by_body:
            path = path.rpartition(".")[0]
        return self.of(path)

    def kinds(self) -> set[RuleSet]:
        """Each set of numbers that somebody uses."""
        return {self.default, *(found.rules for found in self.by_body.values())}


def rules_on(day: date, about: str = WORK, default: RuleSet = DEFAULT) -> AllRules:
    """What holds on a day, as far as it is in sight."""
    begun = ReminderRules.objects.filter(about=about, starts_on__lte=day).order_by("starts_on")
    held = {row.owner_path: InForce(row.as_rules(), row.starts_on) for row in begun}
    return AllRules(held, default)


def history(owner_path: str, about: str = WORK) -> Sequence[ReminderRules]:
    """All that a body ever set, the latest first."""
    found = ReminderRules.objects.filter(owner_path=owner_path, about=about)
    return list(found.select_related("by__user").order_by("-starts_on"))


@transaction.atomic
def set_rules(
    rules: RuleSet, begins: date | Begins, version: int, *, by: Seat, now: datetime
) -> ReminderRules:
    """Let rules hold from a day on. ``version``: of the row for that day that the person saw, 0 for
    none. Raises: NotAllowed, Refused, Stale.
    """
    allow(by, Right.REVIEW)
    begins = begins if isinstance(begins, Begins) else Begins(begins)
    if wrong := list(rule_findings(rules, begins.on, timezone.localdate(now))):
        raise Refused(*wrong)
    what = {"owner_path": by.body.path, "about": begins.about, "starts_on": begins.on}
    rows = ReminderRules.objects.filter(**what)
    row = rows.select_for_update().first()
    if version != (row.version if row else 0):
        raise Stale(_CHANGED, current=row, sent=version)
    row = row or ReminderRules(**what, version=0)
    row.before, row.on_day, row.after = list(rules.before), rules.on_day, list(rules.after)
    row.leaders, row.standing, row.head = rules.leaders, rules.standing, rules.head
    row.by, row.made_at, row.version = by, now, row.version + 1
    with once(Stale(_CHANGED)):
        row.save()
    return row


_CHANGED = Finding(
    "changed-meanwhile",
    "version",
    "Quy tắc áp dụng từ ngày này vừa có người ghi. Nội dung anh/chị nhập vẫn còn dưới đây: hãy xem "
    "quy tắc đã ghi ở cuối trang rồi gửi lại nếu vẫn muốn thay.",
    "Somebody just set rules that begin on this day. What you typed still stands below: look at "
    "theirs at the end of the page, then send again if you still want to replace them.",
)
