"""The life of an assignment: which act leads where, and how it stands on a day (vòng đời việc).

Pure: today comes in as an argument. How an assignment stands is always computed, so that "late"
is a fact of its days and no field that somebody sets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sauro.kernel.findings import Finding


class State(StrEnum):
    """How far an assignment is."""

    ISSUED = "issued"  # đã giao
    ACKNOWLEDGED = "acknowledged"  # đã nhận
    IN_PROGRESS = "in_progress"  # đang làm
    SUBMITTED = "submitted"  # đã báo cáo kết quả
    RETURNED = "returned"  # trả lại
    ACCEPTED = "accepted"  # đã nghiệm thu
    WITHDRAWN = "withdrawn"  # đã thu hồi


FINAL = (State.ACCEPTED, State.WITHDRAWN)
OPEN = tuple(state for state in State if state not in FINAL)
WITH_DOER = tuple(state for state in OPEN if state is not State.SUBMITTED)


class Act(StrEnum):
    """What can happen to an assignment."""

    ISSUE = "issue"  # giao việc
    ACKNOWLEDGE = "acknowledge"  # nhận việc
    REPORT = "report"  # báo cáo tiến độ
    SUBMIT = "submit"  # báo cáo kết quả
    TAKE_BACK = "take_back"  # rút báo cáo kết quả
    ACCEPT = "accept"  # nghiệm thu
    RETURN = "return"  # trả lại
    WITHDRAW = "withdraw"  # thu hồi việc
    ASK_TIME = "ask_time"  # xin gia hạn
    GIVE_TIME = "give_time"  # cho gia hạn
    REFUSE_TIME = "refuse_time"  # không cho gia hạn
    OBJECT = "object"  # kiến nghị không thực hiện
    RELIEVE = "relieve"  # chấp nhận kiến nghị
    INSIST = "insist"  # không chấp nhận kiến nghị
    CONTRIBUTE = "contribute"  # phối hợp
    PASS_DOWN = "pass_down"  # giao phần việc xuống
    DATE = "date"  # ghi ngày của sự kiện


class Side(StrEnum):
    """Who may do it: the body whose work it is, or who gave the work."""

    DOER = "doer"
    ISSUER = "issuer"


@dataclass(frozen=True, slots=True)
class Move:
    """From which states an act leads where, by whom, and whether it needs words."""

    states: tuple[State, ...]
    to: State
    side: Side
    worded: bool = False


MOVES: Mapping[Act, Move] = {
    Act.ACKNOWLEDGE: Move((State.ISSUED,), State.ACKNOWLEDGED, Side.DOER),
    Act.REPORT: Move(WITH_DOER, State.IN_PROGRESS, Side.DOER, worded=True),
    Act.SUBMIT: Move(WITH_DOER, State.SUBMITTED, Side.DOER, worded=True),
    Act.TAKE_BACK: Move((State.SUBMITTED,), State.IN_PROGRESS, Side.DOER, worded=True),
    Act.ACCEPT: Move((State.SUBMITTED,), State.ACCEPTED, Side.ISSUER),
    Act.RETURN: Move((State.SUBMITTED,), State.RETURNED, Side.ISSUER, worded=True),
    Act.WITHDRAW: Move(OPEN, State.WITHDRAWN, Side.ISSUER, worded=True),
}


class Standing(StrEnum):
    """The five ways in which work can stand, shown everywhere and never merged."""

    ON_TIME = "on_time"  # xong đúng hạn
    LATE = "late"  # xong quá hạn
    IN_TERM = "in_term"  # đang làm, trong hạn
    OVERDUE = "overdue"  # đang làm, quá hạn
    WITHDRAWN = "withdrawn"  # đã thu hồi


def standing(state: State, due_on: date | None, submitted_on: date | None, today: date) -> Standing:
    """How work stands on a day. What was handed in waits for the issuer, so its own day counts:
    nobody becomes late because his result is not looked at.
    """
    if state is State.WITHDRAWN:
        return Standing.WITHDRAWN
    late = due_on is not None and (submitted_on or today) > due_on
    if state is State.ACCEPTED:
        return Standing.LATE if late else Standing.ON_TIME
    return Standing.OVERDUE if late else Standing.IN_TERM


def days_late(due_on: date | None, submitted_on: date | None, today: date) -> int:
    """How many days past its term work was done, or is; 0 within it."""
    return max(0, ((submitted_on or today) - due_on).days) if due_on else 0


def stood_then(days: int) -> str:
    """How late work was when it ended, in words that stay on the record, which is Vietnamese."""
    return f"khi ấy đã quá hạn {days} ngày" if days else "khi ấy chưa quá hạn"


def move_findings(act: Act, state: State, words: str) -> Iterator[Finding]:
    """What speaks against an act, before anything is written."""
    move = MOVES[act]
    if state not in move.states:
        yield Finding(
            "not-now",
            "act",
            f"Việc {_SAID[state][0]} nên không làm bước này được. Hãy mở lại trang của việc để xem "
            "bước tiếp theo.",
            f"The work {_SAID[state][1]}, so this cannot be done now. Open its page again to see "
            "what comes next.",
        )
    if move.worded and not words:
        yield Finding(
            "no-words",
            "words",
            "Bước này phải ghi nội dung, để người sau biết đã làm gì, vì sao. Hãy nhập nội dung.",
            "Say what was done or why, so that others know. Enter it.",
        )


def extension_findings(
    state: State, due_on: date | None, wanted_on: date | None, today: date
) -> Iterator[Finding]:
    """What speaks against asking for more time. Lateness that has come cannot be asked away."""
    if state not in WITH_DOER:
        yield from move_findings(Act.SUBMIT, state, "-")
    if due_on is None:
        yield Finding(
            "no-term", "day", "Việc này không có ngày hạn nên không xin gia hạn.",
            "This work has no day by which it is due, so there is nothing to extend.",
        )  # fmt: skip
    elif today > due_on:
        yield Finding(
            "too-late", "day",
            f"Đã quá hạn {due_on:%d/%m/%Y} nên không xin gia hạn được nữa: việc quá hạn giữ nguyên "
            "trong sổ. Hãy báo cáo kết quả, nêu nguyên nhân chậm.",
            f"The term ended on {due_on:%d/%m/%Y}: lateness that has come stays on record. Report "
            "the result and say what delayed it.",
        )  # fmt: skip
    if wanted_on is None or (due_on and wanted_on <= due_on):
        yield Finding(
            "not-later", "day", "Hãy chọn ngày sau ngày hết hạn hiện nay.",
            "Choose a day after the one by which it is due now.",
        )  # fmt: skip


_SAID = {
    State.ISSUED: ("mới giao, chưa được nhận", "is issued and not yet acknowledged"),
    State.ACKNOWLEDGED: ("đã được nhận", "is acknowledged"),
    State.IN_PROGRESS: ("đang làm", "is in progress"),
    State.SUBMITTED: (
        "đã báo cáo kết quả, đang chờ nghiệm thu",
        "waits for its result to be accepted",
    ),
    State.RETURNED: ("đã bị trả lại, đang làm tiếp", "was returned and goes on"),
    State.ACCEPTED: ("đã nghiệm thu", "is accepted"),
    State.WITHDRAWN: ("đã thu hồi", "is withdrawn"),
}
