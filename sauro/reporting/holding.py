"""Lines held for writing, and what both sides are told (giữ dòng báo cáo để ghi)."""

from __future__ import annotations

from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, NotAllowed
from sauro.kernel.findings import Finding
from sauro.reporting.models import Line


def own_line(line_id: int, right: Right, by: Seat) -> Line:
    """A line that the seat's body owes, locked. Raises: NotAllowed, Hidden."""
    return _held(line_id, right, by, above=False)


def line_below(line_id: int, right: Right, by: Seat) -> Line:
    """A line that is owed to the seat's body, locked. Raises: NotAllowed, Hidden."""
    return _held(line_id, right, by, above=True)


def _held(line_id: int, right: Right, by: Seat, *, above: bool) -> Line:
    seen = Line.objects.filter(pk=line_id).first()
    if seen is None:
        raise Hidden
    allow(by, right)
    if by.body.path != (seen.to_path if above else seen.owner_path):
        raise NotAllowed(_NOT_THE_RECEIVER if above else _NOT_YOURS)
    rows = Line.objects.select_for_update(of=("self",))
    return rows.select_related("duty", "form_version__form", "body").get(pk=line_id)


_NOT_YOURS = Finding(
    "not-yours", "",
    "Báo cáo do chính cơ quan phải báo cáo lập và gửi; nơi khác chỉ xem. Hãy chuyển sang vị trí ở "
    "cơ quan ấy nếu anh/chị có.",
    "The body that owes the report writes and sends it; others read it. Take a seat there if you "
    "hold one.",
)  # fmt: skip
_NOT_THE_RECEIVER = Finding(
    "not-the-receiver", "",
    "Chỉ nơi nhận báo cáo mới nhận hoặc trả lại. Hãy chuyển sang vị trí ở cơ quan nhận nếu anh/chị "
    "có.",
    "Only the body to which it is owed accepts or returns a report. Take a seat there if you hold "
    "one.",
)  # fmt: skip
CHANGED = Finding(
    "changed-meanwhile", "version",
    "Báo cáo này vừa có người sửa. Nội dung anh/chị nhập vẫn còn dưới đây: hãy xem bản mới rồi gửi "
    "lại nếu vẫn muốn thay.",
    "Somebody just changed this report. What you typed still stands below: look at the new one, "
    "then send again if you still want to replace it.",
)  # fmt: skip
