"""What may be done with a document, and what is unclear in a directive: pure decisions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

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
    checked: bool = True
    undecided: Sequence[str] = ()  # leads of whom nobody has said which body they are


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


def publishing_findings(
    status: str,
    items: Sequence[Facts],
    doubts: int = 0,
    without_lead: str = "",
    *,
    placed: bool = True,
) -> list[Finding]:
    """Why a document cannot be published yet; none where it can. ``doubts``: not yet settled;
    ``without_lead``: why directives that name nobody to lead are published all the same;
    ``placed``: whether it is known which place issued the paper.
    """
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
    if not placed:
        found.append(unplaced())
    kept = [item for item in items if not item.dropped]
    if not kept:
        found.append(
            Finding(
                "nothing-to-publish",
                "items",
                "Văn bản không còn việc nào để vào sổ. Hãy thêm việc từ lời văn, hoặc khép "
                "văn bản lại với lý do.",
                "No directive is left to publish. Add one from the text, or close the document, "
                "saying why.",
            )
        )
    found += [_empty(item) for item in kept if not item.task.strip()]
    if unchecked := [item.locator for item in kept if not item.checked]:
        found.append(_unchecked(unchecked))
    if undecided := [(item.locator, name) for item in kept for name in item.undecided]:
        found.append(_undecided(undecided))
    if doubts:
        found.append(_doubts(doubts))
    leadless = [item.locator for item in kept if not item.lead]
    if leadless and not without_lead.strip():
        found.append(_leadless(leadless))
    return found


def unplaced() -> Finding:
    """Of a paper whose head does not say who issued it, and nobody has."""
    return Finding(
        "no-issuing-place",
        "issued_from",
        "Đầu văn bản không cho biết nơi ban hành, nên chưa rõ tên gọi trong đó là cơ quan của nơi "
        "nào. Hãy chọn nơi ban hành trên trang văn bản, rồi ban hành vào sổ.",
        "The head does not say where the document was issued, so it is open whose bodies its names "
        "mean. Choose the issuing place on the document's page, then publish.",
    )


_NAMED = 5  # places that a sentence names before it only counts


def _places(locators: Sequence[str]) -> str:
    shown = ", ".join(dict.fromkeys(locators[:_NAMED]))
    return shown if len(locators) <= _NAMED else f"{shown} …"


def _unchecked(locators: Sequence[str]) -> Finding:
    n, places = len(locators), _places(locators)
    return Finding(
        "unchecked",
        "items",
        f"Còn {n} việc chưa kiểm tra (mục {places}). Chỉ việc đã có người kiểm tra mới vào sổ: hãy "
        "bấm “Đúng”, sửa, hoặc bỏ từng việc.",
        f"{n} directives are not verified yet ({places}). Only what a person verified enters the "
        "register: agree, edit or drop each.",
    )


def _undecided(names: Sequence[tuple[str, str]]) -> Finding:
    places = _places([f"{locator}: “{name}”" for locator, name in names])
    return Finding(
        "undecided-lead",
        "lead",
        f"Còn {len(names)} tên chủ trì chưa rõ là cơ quan nào ({places}). Hãy chọn cơ quan, hoặc "
        "chọn “Để ngỏ” để giao sau.",
        f"{len(names)} leading names are not tied to a body ({places}). Choose the body, or “Leave "
        "open” to assign later.",
    )


def _doubts(count: int) -> Finding:
    return Finding(
        "doubts",
        "doubts",
        f"Còn {count} điều cần xem lại chưa xem. Hãy đọc từng điều rồi bấm “Đã xem”.",
        f"{count} doubts are not settled. Read each, then press “Seen”.",
    )


def _leadless(locators: Sequence[str]) -> Finding:
    n, places = len(locators), _places(locators)
    return Finding(
        "no-lead",
        "without_lead",
        f"{n} việc không nêu ai chủ trì (mục {places}), trái yêu cầu “rõ người”. Hãy ghi chủ trì, "
        "hoặc xác nhận vẫn ban hành và ghi lý do.",
        f"{n} directives name nobody to lead ({places}), against “clear who”. Enter who leads, or "
        "confirm that they are published all the same, and why.",
    )


def _empty(item: Facts) -> Finding:
    return Finding(
        "no-task",
        "task",
        f"Mục {item.locator}: chưa có lời giao việc. Hãy nhập lời giao việc hoặc bỏ mục này.",
        f"{item.locator}: no words say what is to be done. Enter them or drop the item.",
    )


_DAY = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")


def impossible_day(words: str) -> str | None:
    """A day written in full that no calendar has, such as 31/02/2026."""
    for m in _DAY.finditer(words):
        day, month, year = (int(part) for part in m.groups())
        try:
            date(year, month, day)
        except ValueError:
            return m[0]
    return None
