"""Correcting what stands in the register: a new edition of a published document (đính chính)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sauro.documents.citing.noting import note
from sauro.documents.models import Choice, Document, Item
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze

# What an edition has of its own; all else is as in the one before.
_OWN = {
    "id", "status", "published_at", "published_by", "edition", "corrects", "reason", "version",
    "without_lead",
}  # fmt: skip


@transaction.atomic
def correct(
    document_id: int, reason: str, *, by: Seat, now: datetime, keeper: str = ""
) -> Document:
    """Open a new edition of a published document for verifying, or find the one that is open.
    ``keeper``: path of the body that keeps it from then on, where that of the document has ended.

    The published edition stays as it is, and in force, until the new one is published.
    Raises: NotAllowed, Hidden, Refused.
    """
    allow(by, Right.VERIFY)
    old = Document.objects.select_for_update().filter(pk=document_id).first()
    if old is None:
        raise Hidden
    if newer := old.corrections.order_by("edition").last():
        if newer.status == Document.Status.READ:
            return newer
        raise Refused(_overtaken(newer.edition))
    if old.status != Document.Status.PUBLISHED:
        raise Refused(_not_published())
    if not squeeze(reason):
        raise Refused(_no_reason())
    edition = _copy_of(old, squeeze(reason.replace("\0", ""))[:300], by, now, keeper)
    items = {item.pk: _copied(item, edition) for item in old.items.all()}
    for choice in old.choices.all():
        _choice_copied(choice, edition, items)
    note(edition)
    return edition


def _copy_of(old: Document, reason: str, by: Seat, now: datetime, keeper: str) -> Document:
    same = {f.attname: getattr(old, f.attname) for f in Document._meta.fields if f.name not in _OWN}
    same |= {"received_at": now, "received_by_id": by.pk}
    same["owner_path"] = keeper or old.owner_path
    return Document.objects.create(
        **same, status=Document.Status.READ, edition=old.edition + 1, corrects=old, reason=reason
    )


def _copied(item: Item, edition: Document) -> Item:
    copy = Item.objects.get(pk=item.pk)
    copy.pk, copy._state.adding = None, True
    copy.document, copy.version, copy.origin = edition, 1, Item.Origin.COPIED
    copy.owner_path = edition.owner_path
    copy.save()
    return copy


def _choice_copied(choice: Choice, edition: Document, items: dict[int, Item]) -> None:
    copy = Choice.objects.get(pk=choice.pk)
    copy.pk, copy._state.adding = None, True
    copy.document, copy.owner_path = edition, edition.owner_path
    copy.item = items[choice.item_id] if choice.item_id else None
    copy.save()


def _not_published() -> Finding:
    return Finding(
        "not-published",
        "status",
        "Chỉ đính chính được văn bản đã ban hành vào sổ. Văn bản này còn đang kiểm tra: hãy sửa "
        "ngay trên trang của nó.",
        "Only a published document is corrected. This one is still being verified: edit it on its "
        "own page.",
    )


def _overtaken(edition: int) -> Finding:
    return Finding(
        "corrected-already",
        "status",
        f"Văn bản này đã có bản thứ {edition} trong sổ. Hãy đính chính bản mới nhất.",
        f"A later edition ({edition}) of this document is published. Correct that one.",
    )


def _no_reason() -> Finding:
    return Finding(
        "no-reason",
        "reason",
        "Đính chính phải ghi lý do, vì các nơi thực hiện sẽ hỏi. Hãy nhập lý do.",
        "A correction needs its reason, for those who carry it out will ask. Enter it.",
    )
