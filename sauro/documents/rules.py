"""What may be done with a document, and what is unclear in a directive: pure decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sauro.kernel.findings import Finding

# The six clears as bits of ``missing``, in the order of Kết luận 226-KL/TW.
CLEARS = ("lead", "task", "deadline", "responsibility", "deliverable", "authority")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules need to know of one directive."""

    locator: str
    lead: Sequence[str]
    task: str
    deadline_kind: str
    reports_to: Sequence[str]
    deliverable: str
    authority: str
    dropped: bool = False


def missing(facts: Facts) -> int:
    """Which of the six clears the words leave open, as bits."""
    stated = (
        bool(facts.lead),
        bool(facts.task),
        facts.deadline_kind != "none",
        bool(facts.reports_to),
        bool(facts.deliverable),
        bool(facts.authority),
    )
    return sum(1 << i for i, there in enumerate(stated) if not there)


def names_of(bits: int) -> tuple[str, ...]:
    """The clears that bits say are missing."""
    return tuple(name for i, name in enumerate(CLEARS) if bits >> i & 1)


def publishing_findings(status: str, items: Sequence[Facts]) -> list[Finding]:
    """Why a document cannot be published yet; none where it can."""
    found = []
    if status != "read":
        found.append(
            Finding(
                "not-verified",
                "status",
                "Chỉ ban hành vào sổ được văn bản đã đọc và chưa ban hành. "
                "Hãy mở lại trang văn bản.",
                "Only a document that was read and is not yet published can be published.",
            )
        )
    kept = [item for item in items if not item.dropped]
    if not kept:
        found.append(
            Finding(
                "nothing-to-publish",
                "items",
                "Văn bản không còn việc nào để vào sổ. Hãy thêm việc từ lời văn, hoặc để văn bản "
                "ở trạng thái chờ.",
                "No directive is left to publish. Add one from the text, or leave the document.",
            )
        )
    found += [_empty(item) for item in kept if not item.task.strip()]
    return found


def _empty(item: Facts) -> Finding:
    return Finding(
        "no-task",
        "task",
        f"Mục {item.locator}: chưa có lời giao việc. Hãy nhập lời giao việc hoặc bỏ mục này.",
        f"{item.locator}: no words say what is to be done. Enter them or drop the item.",
    )
