"""A case held for writing: by whom it is written, and its next version (giữ vụ việc để ghi)."""

from __future__ import annotations

from datetime import datetime
from unicodedata import category
from zoneinfo import ZoneInfo

from django.utils import timezone

from sauro.cases import counting
from sauro.cases.models import Case
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import Hidden, NotAllowed
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def holds(case: Case, seat: Seat) -> bool:
    """Whether the case is written from this seat."""
    return writes(case, seat) and counting.away(case) is None


def writes(case: Case, seat: Seat) -> bool:
    """The same of a case that is not known to be handed over."""
    return case.owner_path == seat.body.path and may(seat.role, Right.KEEP_CASES)


def own_case(case_id: int, by: Seat) -> Case:
    """A case that is written from the seat, locked. Raises: NotAllowed, Hidden."""
    seen = Case.objects.filter(pk=case_id).first()
    if seen is None:
        raise Hidden
    allow_writing(seen, by)
    case = Case.objects.select_for_update(of=("self",)).get(pk=case_id)
    allow_writing(case, by)  # again: it may have been handed over while this waited
    return case


def allow_writing(case: Case, by: Seat) -> None:
    """Raises: NotAllowed without the right, or in another body than the lead."""
    allow(by, Right.KEEP_CASES)
    if case.owner_path != by.body.path:
        raise NotAllowed(_NOT_YOURS)
    if counting.away(case):
        raise NotAllowed(_HANDED_OVER)


def touch(case: Case, now: datetime, *columns: str) -> None:
    """Keep what changed as the next version."""
    case.changed_at, case.version = max(now, case.changed_at), case.version + 1
    case.search_key = counting.search_key(case)
    case.save(update_fields=["changed_at", "version", "search_key", *columns])


def local(now: datetime) -> datetime:
    """The hour in Viet Nam without a zone, as rules and clocks take it."""
    return timezone.localtime(now, VIETNAM).replace(tzinfo=None)


def said(words: str) -> str:
    """What was typed on one line, without what nobody sees: control marks, turned directions."""
    seen = (" " if category(c) in ("Cc", "Zl", "Zp") else c for c in words)
    return squeeze("".join(c for c in seen if category(c) != "Cf"))


CHANGED = Finding(
    "changed-meanwhile", "version",
    "Vụ việc này vừa có người sửa. Nội dung anh/chị nhập vẫn còn dưới đây: hãy xem bản mới rồi "
    "gửi lại nếu vẫn muốn thay.",
    "Somebody just changed this case. What you typed still stands below: look at the new one, "
    "then send again if you still want to replace it.",
)  # fmt: skip
_HANDED_OVER = Finding(
    "handed-over", "",
    "Vụ việc đã chuyển cho cơ quan khác, nơi ấy ghi tiếp ở sổ của mình; ở đây chỉ còn đọc. Cần "
    "đính chính thì đề nghị nơi ấy trả lại hồ sơ.",
    "The case was handed over; the other body goes on in its own book, and here it is only read. "
    "To correct something ask them to return the file.",
)  # fmt: skip
_NOT_YOURS = Finding(
    "not-yours", "",
    "Vụ việc do cơ quan chủ trì ghi; cấp trên và nơi phối hợp được xem. Hãy chuyển sang vị trí ở "
    "cơ quan ấy nếu anh/chị có, hoặc gửi nội dung cho cơ quan chủ trì.",
    "The lead body writes the case; those above and joint bodies read it. Take a seat there if "
    "you hold one, or send it what is to be written.",
)  # fmt: skip
