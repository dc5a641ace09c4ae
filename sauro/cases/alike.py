"""Cases that may be one, entered by two forces: told with reasons, for a person (vụ trùng)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sauro.cases import register
from sauro.cases.apart import known_apart
from sauro.cases.joining import one_with
from sauro.cases.models import Case, CaseParty
from sauro.parties.queries import sharing

DAYS = 7  # between two detections of one case, at most
_MOST = 10


@dataclass(frozen=True, slots=True)
class Alike:
    """Another case in sight, and what speaks for its being this one."""

    case: Case
    reasons: tuple[str, ...]


def alike(
    case: Case, parties: Iterable[CaseParty] | None = None, same: Iterable[int] | None = None
) -> list[Alike]:
    """Cases in sight with a party or vehicle of this one, within days and in its province.

    Parties are the same where they are one row of the register, share a number, or were judged
    the same. What is joined already, or was found to be another case, is not told again.
    ``parties`` and ``same``, see ``one_with``, may be given where they are known.
    """
    rows = case.caseparty_rows.all() if parties is None else parties
    ours = {p.party_id: p.written for p in rows}
    known = sharing(ours)
    told = {*(one_with(case) if same is None else same), *known_apart(case)}
    theirs = CaseParty.objects.filter(party__in=known, case__in=_near(case).exclude(pk__in=told))
    met: dict[int, dict[str, None]] = defaultdict(dict)
    for row in theirs.order_by("pk")[:200]:
        met[row.case_id][_shared(row, ours, known)] = None
    found = register.in_sight().filter(pk__in=met).select_related("body")
    return [Alike(c, _reasons(case, c, met[c.pk])) for c in found.order_by("-detected_at")[:_MOST]]


def _near(case: Case) -> QuerySet[Case]:
    span = (case.detected_at - timedelta(days=DAYS), case.detected_at + timedelta(days=DAYS))
    here = Q(territory=case.territory_id)
    if case.territory.parent_id:
        here |= Q(territory__parent=case.territory.parent_id)
    return register.in_sight().filter(here, detected_at__range=span)


def _shared(row: CaseParty, ours: dict[int, str], known: dict[int, int]) -> str:
    name = ours[known[row.party_id]]
    if name == row.written:
        return _("cùng đối tượng: %(name)s") % {"name": name}
    return _("cùng đối tượng: %(name)s, nơi kia ghi %(other)s") % {
        "name": name, "other": row.written,
    }  # fmt: skip


def _reasons(case: Case, other: Case, shared: Iterable[str]) -> tuple[str, ...]:
    days = abs((other.detected_at.date() - case.detected_at.date()).days)
    apart = ngettext("phát hiện cách nhau %(n)s ngày", "phát hiện cách nhau %(n)s ngày", days)
    when = apart % {"n": days} if days else _("phát hiện cùng ngày")
    same = other.territory_id == case.territory_id
    where = _("cùng xã, phường") if same else _("cùng tỉnh")
    return (*shared, when, where)
