"""Why a text was not kept, and what to do (câu trả lời khi không ghi được)."""

from __future__ import annotations

from sauro.kernel.findings import Finding
from sauro.reporting.narrative.editing import MOST_LETTERS

SENT = Finding(
    "text-sent", "",
    "Lần báo cáo này đã gửi nên phần lời không sửa được nữa. Nếu cần sửa, hãy lập bản đính chính: "
    "phần lời của lần này được mang sang.",
    "This version was sent and its text stays. To change it make a correction: the text comes with "
    "it.",
)  # fmt: skip
LOCKED = Finding(
    "text-locked", "",
    "Văn bản này đã chốt cùng số liệu. Muốn sửa thì tổng hợp lại: bản mới đứng bên cạnh, bản này "
    "vẫn còn.",
    "This document was closed together with its figures. To change it add the reports anew: the "
    "new one stands beside it and this one stays.",
)  # fmt: skip
NOT_LOCKED = Finding(
    "not-locked", "",
    "Báo cáo chưa được nhận nên chưa có văn bản chính thức. Tệp tải về lúc này là dự thảo.",
    "The report was not accepted yet; what is taken now is a draft.",
)  # fmt: skip
NOT_YOURS = Finding(
    "not-yours", "",
    "Văn bản tổng hợp do chính cơ quan tổng hợp soạn và chốt. Hãy chuyển sang vị trí ở cơ quan ấy "
    "nếu anh/chị có.",
    "The body that added the reports writes and closes their document. Take a seat there if you "
    "hold one.",
)  # fmt: skip
CHANGED = Finding(
    "changed-meanwhile", "version",
    "Phần lời hoặc số liệu vừa có người sửa. Lời anh/chị gõ vẫn còn dưới đây: hãy xem bản mới rồi "
    "lưu lại nếu vẫn muốn thay.",
    "Somebody just changed the text or its figures. What you typed still stands below: look at the "
    "new one, then save again if you still want to replace it.",
)  # fmt: skip
NO_NUMBERS = Finding(
    "no-number", "numbers",
    "Chưa ghi số vụ việc nào. Ví dụ đúng: 12/2026.",
    "No case is named. For example: 12/2026.",
)  # fmt: skip


def too_long(field: str) -> Finding:
    """A paragraph longer than any official text."""
    return Finding(
        "too-long", field,
        f"Một đoạn dài nhất {MOST_LETTERS} ký tự. Hãy tách đoạn, hoặc đưa phần dài vào phụ lục.",
        f"A paragraph has at most {MOST_LETTERS} letters. Part it, or put the long part into an "
        "annex.",
    )  # fmt: skip


def no_case(number: str) -> Finding:
    """No case of that number in sight."""
    return Finding(
        "no-such-case", "numbers",
        f"Không thấy vụ việc “{number}” trong phạm vi xem. Ví dụ đúng: 12/2026, hoặc 12/2026 kèm "
        "tên cơ quan.",
        f"No case “{number}” is in sight. For example: 12/2026, or 12/2026 with the name of the "
        "body.",
    )  # fmt: skip


def several_cases(number: str, bodies: str) -> Finding:
    """Offices number each for themselves."""
    return Finding(
        "several-cases", "numbers",
        f"Số {number} có ở nhiều cơ quan: {bodies}. Hãy ghi kèm tên cơ quan, ví dụ: {number} "
        f"{bodies.split('; ', maxsplit=1)[0]}.",
        f"Several bodies have a case {number}: {bodies}. Add the name of the body.",
    )  # fmt: skip
