"""A person says whom a name means, where no rule can tell (chọn cơ quan được nêu tên)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sauro.documents.models import Choice, Document, Item
from sauro.documents.naming import Names, seen_of
from sauro.documents.verification import open_document, touched
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze

LONGEST_REASON = 300  # characters
MOST = 4_000  # bodies of one name: all communes are 3,321


@transaction.atomic
def choose(  # noqa: PLR0913 - a choice has that many parts
    document_id: int,
    mention: str,
    bodies: Collection[int],
    *,
    seen: str,
    by: Seat,
    now: datetime,
    item_id: int | None = None,
    reason: str = "",
) -> Document:
    """Keep whom a name means, for the whole document or for one item; no body: it stays open.

    Raises: NotAllowed, Hidden, Refused, Stale where somebody chose meanwhile.
    """
    allow(by, Right.VERIFY)
    document = open_document(document_id)
    if mention not in names_in(document, item_id):
        raise Hidden
    found = Names(document, timezone.localdate(now)).bodies(bodies)
    if len(found) != len(set(bodies)) or len(found) > MOST:
        raise Refused(_unknown())
    if len(why := squeeze(reason.replace("\0", ""))) > LONGEST_REASON:
        raise Refused(_too_long(len(why)))
    rows = Choice.objects.filter(document=document, item=item_id, mention=mention)
    if seen_of(rows) != seen:
        raise Stale(_overtaken(mention, mine=any(row.chosen_by_id == by.pk for row in rows)))
    rows.delete()
    keys: list[int | None] = [*(b.id for b in found)] or [None]
    Choice.objects.bulk_create(
        Choice(
            owner_path=document.owner_path, document=document, item_id=item_id, mention=mention,
            body_id=key, reason=why, chosen_by=by, chosen_at=now,
        )
        for key in keys
    )  # fmt: skip
    touched(document)
    return document


def names_in(document: Document, item_id: int | None = None) -> set[str]:
    """All names that items of the document bear, or one of them."""
    items = Item.objects.filter(document=document)
    if item_id is not None:
        items = items.filter(pk=item_id)
    rows = items.values_list("lead", "coordinating", "reports_to")
    return {name for lists in rows for names in lists for name in names}


def nobody_chosen() -> Finding:
    """For a form that names no body and does not leave the name open either."""
    return Finding(
        "nobody-chosen",
        "body",
        "Chưa chọn cơ quan nào. Hãy đánh dấu ít nhất một cơ quan, hoặc bấm “Để ngỏ”.",
        "No body is chosen. Tick at least one, or press “Leave open”.",
    )


def _unknown() -> Finding:
    return Finding(
        "unknown-body",
        "body",
        "Có cơ quan đã chọn không còn trong danh bạ. Hãy tìm và chọn lại.",
        "A chosen body is no longer in the directory. Search and choose again.",
    )


def _too_long(length: int) -> Finding:
    """Told, not cut: whoever reads the choice later reads all of its reason."""
    return Finding(
        "too-long",
        "reason",
        f"Căn cứ dài {length} ký tự, nhiều hơn {LONGEST_REASON}. Hãy rút gọn.",
        f"The reason has {length} characters, more than {LONGEST_REASON}. Shorten it.",
    )


def _overtaken(mention: str, *, mine: bool) -> Finding:
    who, who_en = ("Người khác", "Somebody else")
    if mine:
        who, who_en = ("Anh/chị, ở cửa sổ khác,", "You, in another window,")
    return Finding(
        "changed-meanwhile",
        "body",
        f"{who} vừa chọn cơ quan cho “{mention}”. Hãy xem lựa chọn đang có rồi chọn lại nếu cần.",
        f"{who_en} just chose the body for “{mention}”. Look at what stands, and choose again if "
        "need be.",
    )
