"""What a directive leaves open, and bodies that are no more (điểm chưa rõ)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sauro.documents.reading.model import Directive, Ground, Notice
from sauro.kernel.deadline import DeadlineKind
from sauro.kernel.findings import Finding

DISTRICTS_ENDED_ON = date(2025, 7, 1)  # Luật Tổ chức chính quyền địa phương 72/2025/QH15

_DISTRICT = re.compile(r"\b(?:quận|huyện|thị xã)\b")


def ended_districts(notice: Notice) -> Iterator[Finding]:
    ref = notice.issued_on or notice.event_on
    if ref is None or ref < DISTRICTS_ENDED_ON:
        return
    for d in notice.directives:
        for w in (*d.lead.words, *d.coordinating.words):
            if _DISTRICT.search(w.text.lower()):
                yield Finding(
                    "ended-level",
                    "lead",
                    f"Mục {d.locator}: “{w.text}” thuộc cấp huyện, không còn từ 01/7/2025.",
                    f"{d.locator}: “{w.text}” is of the district level, which ended on 1 July 2025.",
                    w.spans,
                )


def directive_doubts(d: Directive) -> tuple[Finding, ...]:
    """The clears that one directive lacks."""
    found = []
    if d.lead.ground is Ground.MISSING:
        found.append(
            Finding(
                "no-lead",
                "lead",
                f"Mục {d.locator}: không nêu ai làm. Ghi tên cơ quan chủ trì.",
                f"{d.locator}: names nobody. Say who leads.",
                d.task.spans,
            )
        )
    if d.deadline.kind is DeadlineKind.NONE:
        found.append(
            Finding(
                "no-time",
                "deadline",
                f"Mục {d.locator}: không nêu thời hạn.",
                f"{d.locator}: sets no time.",
                d.task.spans,
            )
        )
    if not d.deliverable:
        found.append(
            Finding(
                "no-result",
                "deliverable",
                f"Mục {d.locator}: không nêu kết quả, sản phẩm.",
                f"{d.locator}: names no result.",
                d.task.spans,
            )
        )
    return tuple(found)
