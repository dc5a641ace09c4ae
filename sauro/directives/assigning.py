"""A lead that publishing left open gets its body later (giao sau): the words stay as published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sauro.directives.assignments.expanding import expand
from sauro.directives.models import Addressee, Directive, LaterLead
from sauro.documents.granting import ended
from sauro.documents.naming import Names
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.access.scope import covers
from sauro.foundation.errors import Hidden, Refused
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze


@transaction.atomic
def assign(  # noqa: PLR0913 - what, which name, to whom, why, by whom, when
    directive_id: int, mention: str, body_id: int, reason: str, *, by: Seat, now: datetime
) -> Directive:
    """Name the body that leads where the words left it open. An empty ``mention`` stands for a
    directive that names nobody. Raises: NotAllowed, Hidden, Refused.
    """
    allow(by, Right.PUBLISH)
    found = Directive.objects.select_for_update().filter(pk=directive_id).first()
    if found is None or not covers(found.owner_path):
        raise Hidden
    if found.superseded_at or mention not in open_leads(found):
        raise Refused(_NOT_OPEN)
    today = timezone.localdate(now)
    names = Names(found.entered_with, today)
    bodies = names.reachable([body_id])
    why = squeeze(reason.replace("\0", ""))[:300]
    wrong = [finding for finding, holds in ((_NOBODY, bodies), (_NO_REASON, why)) if not holds]
    if wrong := [*wrong, *(ended(b, names.successors(b)) for b in bodies if names.ended(b))]:
        raise Refused(*wrong)
    LaterLead.objects.create(
        owner_path=found.owner_path, directive=found, mention=mention, body_id=body_id,
        body_name=bodies[0].name, reason=why, assigned_by=by, assigned_at=now,
    )  # fmt: skip
    _tell(found, mention, body_id, bodies[0].path, now)
    return found


def open_leads(found: Directive) -> list[str]:
    """The leading names that nobody has tied to a body; one empty name where there is none."""
    led = set(found.addressees.filter(part=Addressee.Part.LEAD).values_list("mention", flat=True))
    if not found.lead:
        return [] if led else [""]
    return [mention for mention in found.lead if mention[:500] not in led]


def later(rows: Iterable[Directive]) -> set[tuple[int, int]]:
    """Who was named after publishing, as (directive, body): a correction compares without them."""
    found = LaterLead.objects.filter(directive__in=[row.pk for row in rows])
    return set(found.values_list("directive_id", "body_id"))


def carry_over(old: Directive, new: Directive, now: datetime) -> None:
    """What was assigned later holds for the directive that a correction put in its place, as long
    as that one leaves the same name open.
    """
    for row in old.later_leads.select_related("body"):
        if row.mention in open_leads(new):
            row.pk, row._state.adding, row.directive = None, True, new
            row.owner_path = new.owner_path
            row.save()
            _tell(new, row.mention, row.body_id, row.body.path, now)


def _tell(found: Directive, mention: str, body_id: int, path: str, now: datetime) -> None:
    told = Addressee.objects.create(
        owner_path=path, issuer_path=found.owner_path, directive=found, body_id=body_id,
        part=Addressee.Part.LEAD, mention=mention, published_at=now,
    )  # fmt: skip
    expand([told], [found], now)


_NOT_OPEN = Finding(
    "not-open",
    "mention",
    "Việc này không còn tên chủ trì nào để ngỏ như vậy. Hãy mở lại trang của việc.",
    "No such lead is open in this directive any more. Open its page again.",
)
_NOBODY = Finding(
    "unknown-body",
    "body",
    "Chưa chọn cơ quan, hoặc cơ quan ấy không thuộc nơi văn bản này được giao. Hãy tìm và chọn "
    "lại.",
    "No body is chosen, or it is none that this paper may be given to. Search and choose again.",
)
_NO_REASON = Finding(
    "no-reason",
    "reason",
    "Giao sau khi ban hành phải ghi căn cứ, ví dụ số văn bản phân công. Hãy nhập căn cứ.",
    "Naming who leads after publishing needs its ground, such as the paper that assigns. Enter it.",
)
