"""Reading a sealed number whole; asking what others hold (xem số đầy đủ, hỏi nơi khác)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from django.db import connection, transaction

from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused, TooMany
from sauro.kernel.findings import Finding
from sauro.parties.entering import said
from sauro.parties.linking.identifiers import identifier
from sauro.parties.linking.reading import IdKind, Unreadable
from sauro.parties.models import Disclosure, Identifier, Inquiry
from sauro.parties.sealing import digests, unsealed

_LEAST, _MOST = 10, 300  # characters of a purpose


@transaction.atomic
def disclose(identifier_id: int, because: str, *, by: Seat, now: datetime) -> str:
    """The whole of a sealed number; that it was read, by whom and why stays on record.

    Raises: NotAllowed, Hidden, Refused.
    """
    allow(by, Right.SEE_NUMBERS)
    row = Identifier.objects.filter(pk=identifier_id).first()
    if row is None:
        raise Hidden
    if wrong := _purpose_findings(because):
        raise Refused(*wrong)
    whole = unsealed(row.sealed, row.party_id, row.kind) if row.sealed else row.shown
    if whole is None:
        raise Refused(_KEY_GONE)
    Disclosure.objects.create(
        owner_path=row.owner_path, identifier=row, seen_by=by, seen_at=now, because=said(because)
    )
    return whole


def carried_numbers(
    ids: Sequence[int], because: str, *, by: Seat, now: datetime
) -> tuple[dict[int, list[tuple[str, str]]], int]:
    """Kind and number of parties in sight, sealed ones too, to be sealed anew in the book of
    whoever goes on with them; of each sealed one it stays on record. Nobody reads them on the way.
    How many stay where they are, because their key is gone. Part of a transaction of the caller.
    """
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    left = 0
    for row in Identifier.objects.filter(party__in=ids, withdrawn_at=None).order_by("pk"):
        whole = unsealed(row.sealed, row.party_id, row.kind) if row.sealed else row.shown
        if whole is None:
            left += 1
            continue
        found[row.party_id].append((row.kind, whole))
        if row.sealed:
            Disclosure.objects.create(
                owner_path=row.owner_path, identifier=row, seen_by=by, seen_at=now,
                because=said(because)[:_MOST],
            )  # fmt: skip
    return found, left


@transaction.atomic
def ask_others(kind: str, text: str, because: str, *, by: Seat, today: date) -> Inquiry:
    """Ask all bodies out of sight whether they hold a number: hit or no hit, and whom to ask.

    Raises: NotAllowed, Refused, TooMany.
    """
    allow(by, Right.ASK_OTHERS)
    wrong = _purpose_findings(because)
    if kind not in list(IdKind):
        raise Refused(_NO_KIND, *wrong)
    try:
        found = identifier(IdKind(kind), text, today)
    except Unreadable as told:
        raise Refused(told.finding, *wrong) from told
    if wrong:
        raise Refused(*wrong)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT inquiry_id FROM parties_ask_v1(%s, %s, %s, %s)",
            [found.kind.value, digests(found), found.shown, said(because)],
        )
        answer = cursor.fetchone()
    if answer is None or answer[0] is None:
        raise TooMany(_OFTEN)
    return Inquiry.objects.get(pk=answer[0])


def _purpose_findings(because: str) -> list[Finding]:
    return [] if _LEAST <= len(said(because)) <= _MOST else [_NO_PURPOSE]


_NO_PURPOSE = Finding(
    "no-purpose", "because",
    f"Hãy ghi mục đích từ {_LEAST} đến {_MOST} ký tự, như số vụ việc hoặc văn bản căn cứ: lần "
    "xem, lần hỏi nào cũng được lưu.",
    f"Give the purpose in {_LEAST} to {_MOST} characters, such as the case or the paper: each "
    "time is kept on record.",
)  # fmt: skip
_NO_KIND = Finding("no-kind", "kind", "Hãy chọn loại số.", "Choose the kind of number.")
_KEY_GONE = Finding(
    "key-gone", "",
    "Máy chủ không còn khóa đã niêm phong số này. Hãy báo người quản trị máy chủ "
    "(SAURO_PARTY_KEYS).",
    "The server lacks the key under which this number was sealed. Tell its operator "
    "(SAURO_PARTY_KEYS).",
)  # fmt: skip
_OFTEN = Finding(
    "often", "",
    "Trong một giờ qua đã hỏi 30 lần. Hãy đợi, hoặc gửi công văn cho cơ quan cần hỏi.",
    "30 questions were asked within the last hour. Wait, or write to the body concerned.",
)  # fmt: skip
