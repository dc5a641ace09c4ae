"""What came back of a written notice is agreed to by who issues it (đối chiếu bản đọc lại)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from sauro.directives.models import Addressee
from sauro.documents import choosing, intake, verification
from sauro.documents.drafting.model import Draft
from sauro.documents.drafting.proof import Difference, compared
from sauro.documents.models import Document, Item
from sauro.documents.naming import NAMING, Names
from sauro.documents.publishing import LONGEST_REASON
from sauro.documents.reading import read
from sauro.foundation.access.models import Seat
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze
from sauro.meetings.models import Conclusion
from sauro.meetings.notices.choosing import Chosen, choices_of


def agreed(
    document: Document, paper: Draft, conclusions: Sequence[Conclusion], by: Seat, now: datetime
) -> list[Difference]:
    """Items that came back are agreed to by who issues; the others keep what differs as a doubt."""
    found = compared(paper, read(document.text))
    items = list(document.items.order_by("position"))
    if len(items) != len(conclusions):
        return found
    names, chosen = Names(document, timezone.localdate(now)), choices_of(conclusions)
    for number, (item, conclusion) in enumerate(zip(items, conclusions, strict=True), 1):
        differ = [one for one in found if one.directive == number]
        if differ:
            _doubted(item, differ)
        elif not item.checked and not item.dropped_because:
            verification.agree(item.pk, item.version, by=by)
            reason = reason_of(number, conclusion.unclear_reason)
            for name, bodies in _meant(item, conclusion, names, chosen[conclusion.pk]).items():
                seen = names.seen(name, item.pk)
                choosing.choose(
                    document.pk, name, bodies, seen=seen, by=by, now=now, item_id=item.pk,
                    reason=reason,
                )  # fmt: skip
    document.refresh_from_db()
    return found


def _doubted(item: Item, differ: Sequence[Difference]) -> None:
    """What was meant and what was read, beside the item on the page that verifies."""
    known = {doubt["code"] for doubt in item.doubts}
    new = [d for d in map(_doubt, differ) if d.code not in known]
    item.doubts = [*item.doubts, *map(intake.finding_kept, new)]
    verification.kept(item, checked=False, only=["doubts"])


def _doubt(one: Difference) -> Finding:
    return Finding(
        f"meant-{one.field}",
        one.field,
        f"Kết luận của cuộc họp khác với kết quả đọc: {one.words}. Hãy sửa theo kết luận.",
        f"What was concluded differs from what was read: {one.words}. Mend it as concluded.",
    )


def _meant(item: Item, row: Conclusion, names: Names, chosen: Chosen) -> dict[str, Sequence[int]]:
    """Whom names mean that no rule settles: as was chosen in the conclusion; a lead without that,
    as the carried directive told, else left open, for which the reason is on record.
    """
    typed = {_key(mention): bodies for mention, bodies in chosen.items()}
    mentions = dict.fromkeys(m for part in NAMING for m in getattr(item, part))
    found = {m: typed[_key(m)] for m in mentions if _key(m) in typed}
    for mention in names.undecided(item):
        if mention not in found:
            told = Addressee.objects.filter(
                directive=row.carried_from_id, part=Addressee.Part.LEAD, mention=mention
            )
            found[mention] = list(told.exclude(body=None).values_list("body_id", flat=True))
    return {m: [body.id for body in names.living(ids)] for m, ids in found.items()}


def _key(mention: str) -> str:
    """A name as typed and as read: the paper begins a sentence with a capital letter."""
    return squeeze(mention).lower()


def reason_of(number: int, reason: str) -> str:
    """Why a conclusion is unclear, as the document keeps it: in its own words where they fit, else
    by where they stand. Nothing is cut.
    """
    return reason if len(reason) <= LONGEST_REASON else f"Lý do ghi ở kết luận {number}."


def without_lead(conclusions: Sequence[Conclusion]) -> str:
    """Why those that name nobody to lead go with the others; as ``reason_of``."""
    rows = [(n, c.unclear_reason) for n, c in enumerate(conclusions, 1) if not c.leads]
    whole = "; ".join(dict.fromkeys(reason for _n, reason in rows))
    if len(whole) <= LONGEST_REASON:
        return whole
    if len(rows) == 1:
        return reason_of(*rows[0])
    named = "Lý do ghi ở các kết luận " + ", ".join(str(n) for n, _reason in rows)
    return f"{named}." if len(named) < LONGEST_REASON else "Lý do ghi ở từng kết luận."
