"""What may be done with a report in its state (các bước của báo cáo): below it is sent, above it is
accepted, and what is accepted stays; a correction is the next version beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sauro.kernel.findings import Finding


class State(StrEnum):
    """Of one version of a report. Late and consolidated are derived, never kept."""

    DRAFT = "draft"  # đang lập
    SUBMITTED = "submitted"  # đã gửi, chờ nhận
    RETURNED = "returned"  # trả lại để sửa
    ACCEPTED = "accepted"  # đã nhận, khóa


class Act(StrEnum):
    """What somebody does with a version."""

    SAVE = "save"  # lưu nháp
    SUBMIT = "submit"  # duyệt, gửi
    RETURN = "return"  # trả lại, nêu lý do
    ACCEPT = "accept"  # nhận, khóa số liệu
    CORRECT = "correct"  # lập bản đính chính


ALLOWED = {
    Act.SAVE: frozenset({State.DRAFT}),
    Act.SUBMIT: frozenset({State.DRAFT}),
    Act.RETURN: frozenset({State.SUBMITTED, State.ACCEPTED}),
    Act.ACCEPT: frozenset({State.SUBMITTED}),
    Act.CORRECT: frozenset({State.RETURNED, State.ACCEPTED}),
}
NAMES = {
    State.DRAFT: ("đang lập", "a draft"),
    State.SUBMITTED: ("đã gửi, chờ nhận", "sent and waits"),
    State.RETURNED: ("đã trả lại", "returned"),
    State.ACCEPTED: ("đã nhận, khóa số liệu", "accepted and locked"),
}


@dataclass(frozen=True, slots=True)
class Adjusted:
    """A cell whose figure differs from what was computed."""

    key: str
    name: str
    name_en: str
    reason: str


def act_findings(act: Act, state: State, reason: str = "") -> Iterator[Finding]:
    """Why something is not done now."""
    if state not in ALLOWED[act]:
        here, told = NAMES[state]
        yield Finding(
            "not-now", "",
            f"Báo cáo {here} nên không làm được việc này. Hãy tải lại trang để xem bản hiện nay.",
            f"The report is {told}, so this cannot be done now. Load the page again to see how it "
            "stands.",
        )  # fmt: skip
    needs_reason = act is Act.RETURN or (act is Act.CORRECT and state is State.ACCEPTED)
    if needs_reason and not reason.strip():
        yield NO_REASON


def adjusted_findings(cells: Iterator[Adjusted] | list[Adjusted]) -> Iterator[Finding]:
    """A figure that stands in place of a computed one says why."""
    for cell in cells:
        if not cell.reason.strip():
            yield Finding(
                "adjusted-without-reason", cell.key,
                f"{cell.name}: số khác với số tính từ sổ vụ việc; hãy ghi lý do điều chỉnh.",
                f"{cell.name_en}: differs from what was computed from cases; say why.",
            )  # fmt: skip


NO_REASON = Finding(
    "no-reason", "reason",
    "Hãy nêu lý do, để nơi kia biết phải sửa gì.",
    "Say why, so that the other side knows what to change.",
)  # fmt: skip
