"""Files that other systems send in, each sending once however often it is repeated (lần gửi)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from sauro.documents.intake import receive
from sauro.documents.models import Delivery, Document
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding


@transaction.atomic
def deliver(
    name: str, chunks: Iterable[bytes], key: str, *, by: Seat, now: datetime
) -> tuple[Document, bool]:
    """Receive a file under a key of the sender's; an empty key is none. Returns the document and
    whether it is new. Raises: NotAllowed; Refused where the file is empty, or the key stood for
    another.
    """
    document, new = receive(name, chunks, by=by, now=now)
    if document.size == 0:
        raise Refused(_EMPTY)
    if key:
        first, _new = Delivery.objects.get_or_create(
            seat=by,
            key=key,
            defaults={"owner_path": by.body.path, "document": document, "sent_at": now},
        )
        if first.document_id != document.pk:
            raise Refused(_other_file(key))
    return document, new


_EMPTY = Finding(
    "empty-file",
    "file",
    "Tệp không có nội dung. Hãy kiểm tra tệp rồi gửi lại.",
    "The file is empty. Check it and send it again.",
)


def _other_file(key: str) -> Finding:
    return Finding(
        "key-used",
        "Idempotency-Key",
        f"Lần gửi “{key}” đã dùng cho tệp khác. Hãy đặt Idempotency-Key mới cho tệp này.",
        f"The key “{key}” stood for another file. Send this one under a key of its own.",
    )
