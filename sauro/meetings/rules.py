"""The life of a meeting and of what members propose to it (vòng đời cuộc họp, kiến nghị). Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sauro.kernel.findings import Finding


class State(StrEnum):
    """How far a meeting is."""

    PLANNED = "planned"  # đang chuẩn bị
    IN_SESSION = "in_session"  # đang họp
    CONCLUDED = "concluded"  # đã kết luận, chưa ra thông báo
    ISSUED = "issued"  # đã ban hành thông báo kết luận
    CALLED_OFF = "called_off"  # hoãn, hủy


class Act(StrEnum):
    """What can happen to a meeting."""

    BEGIN = "begin"  # bắt đầu họp
    CONCLUDE = "conclude"  # kết thúc, kết luận
    ISSUE = "issue"  # ban hành thông báo kết luận
    CALL_OFF = "call_off"  # hoãn, hủy


@dataclass(frozen=True, slots=True)
class Move:
    """From which states an act leads where."""

    states: tuple[State, ...]
    to: State


MOVES: Mapping[Act, Move] = {
    Act.BEGIN: Move((State.PLANNED,), State.IN_SESSION),
    Act.CONCLUDE: Move((State.IN_SESSION,), State.CONCLUDED),
    Act.ISSUE: Move((State.CONCLUDED,), State.ISSUED),
    Act.CALL_OFF: Move((State.PLANNED, State.IN_SESSION), State.CALLED_OFF),
}
ENDED = (State.ISSUED, State.CALLED_OFF)
# While conclusions are written; agenda, papers and who comes are kept as long as it has not ended.
WRITING = (State.IN_SESSION, State.CONCLUDED)


class Stage(StrEnum):
    """What became of a proposal."""

    SENT = "sent"  # đã gửi
    TAKEN_UP = "taken_up"  # đưa ra cuộc họp
    ANSWERED = "answered"  # đã trả lời
    WITHDRAWN = "withdrawn"  # bên gửi rút


def move_findings(act: Act, state: State, conclusions: int) -> Iterator[Finding]:
    """What speaks against an act."""
    if state not in MOVES[act].states:
        yield Finding(
            "not-now", "act",
            f"Cuộc họp {_SAID[state][0]} nên không làm bước này được. Hãy mở lại trang của cuộc "
            "họp để xem bước tiếp theo.",
            f"The meeting {_SAID[state][1]}, so this cannot be done now. Open its page again to "
            "see what comes next.",
        )  # fmt: skip
    elif act is Act.CALL_OFF and conclusions:
        yield Finding(
            "has-conclusions", "act",
            "Cuộc họp đã có kết luận nên không hủy được. Hãy bỏ các kết luận trước, hoặc kết thúc "
            "cuộc họp.",
            "The meeting already has conclusions. Drop them first, or conclude the meeting.",
        )  # fmt: skip
    elif act is Act.ISSUE and not conclusions:
        yield Finding(
            "no-conclusions", "act",
            "Cuộc họp chưa có kết luận nào nên chưa có gì để ban hành. Hãy ghi kết luận trước.",
            "The meeting has no conclusions yet, so there is nothing to issue. Write them first.",
        )  # fmt: skip


def still_open(state: State) -> Iterator[Finding]:
    """Agenda, papers and who comes are kept until the notice is issued."""
    if state in ENDED:
        yield Finding(
            "ended", "",
            f"Cuộc họp {_SAID[state][0]} nên không sửa được nữa. Hãy ghi vào cuộc họp sau.",
            f"The meeting {_SAID[state][1]} and stays as it is. Write it into the next meeting.",
        )  # fmt: skip


def writing_findings(state: State) -> Iterator[Finding]:
    """Conclusions are written in the meeting, or after it until the notice is issued."""
    if state not in WRITING:
        yield Finding(
            "not-writing", "",
            f"Cuộc họp {_SAID[state][0]} nên không ghi kết luận được: kết luận được ghi từ lúc bắt "
            "đầu họp đến trước khi ban hành thông báo. "
            + ("Hãy bắt đầu cuộc họp." if state is State.PLANNED else "Hãy ghi vào cuộc họp sau."),
            f"The meeting {_SAID[state][1]}: conclusions are written from its beginning until the "
            "notice is issued. "
            + ("Begin the meeting." if state is State.PLANNED else "Write it into the next one."),
        )  # fmt: skip


def order_findings(
    held_at: datetime, before: datetime | None, after: datetime | None
) -> Iterator[Finding]:
    """A meeting is held after the one that it follows and before those that follow it."""
    if before is not None and held_at <= before:
        yield Finding(
            "before-last", "held_at",
            f"Cuộc họp phải sau cuộc họp trước, họp ngày {before:%d/%m/%Y}. Hãy xem lại ngày giờ, "
            "hoặc chọn cuộc họp trước khác.",
            f"The meeting must come after the one it follows, of {before:%d/%m/%Y}. Check its day "
            "and hour, or choose another one before it.",
        )  # fmt: skip
    if after is not None and held_at >= after:
        yield Finding(
            "after-next", "held_at",
            f"Cuộc họp tiếp theo đã ghi ngày {after:%d/%m/%Y}, nên cuộc họp này phải trước ngày "
            "ấy. Hãy xem lại ngày giờ.",
            f"The meeting after this one is on {after:%d/%m/%Y}, so this one must come before it. "
            "Check its day and hour.",
        )  # fmt: skip


def issue_day_findings(issued_on: date, held_on: date) -> Iterator[Finding]:
    """A notice is issued on the day of its meeting or after it."""
    if issued_on < held_on:
        yield Finding(
            "issued-before-meeting", "issued_on",
            f"Ngày ban hành {issued_on:%d/%m/%Y} trước ngày họp {held_on:%d/%m/%Y}. Hãy sửa ngày "
            "ban hành, hoặc sửa ngày họp trên trang cuộc họp.",
            f"The day of issue, {issued_on:%d/%m/%Y}, is before the meeting of "
            f"{held_on:%d/%m/%Y}. Change it, or the day on the page of the meeting.",
        )  # fmt: skip


def ahead_findings(issued_on: date, today: date, *, meant: bool) -> Iterator[Finding]:
    """A day of issue that is yet to come is a slip, unless whoever issues says it is ``meant``."""
    if issued_on > today and not meant:
        yield Finding(
            "issued-ahead", "issued_on",
            f"Ngày ban hành {issued_on:%d/%m/%Y} chưa tới. Hãy sửa ngày, hoặc đánh dấu vào ô xác "
            "nhận ngày ấy rồi ban hành.",
            f"The day of issue, {issued_on:%d/%m/%Y}, is yet to come. Change it, or tick the box "
            "that confirms it, then issue.",
        )  # fmt: skip


# From which stage a proposal may come to which: withdrawn by its sender, the rest by who got it.
_NEXT: Mapping[Stage, tuple[Stage, ...]] = {
    Stage.SENT: (Stage.WITHDRAWN, Stage.TAKEN_UP, Stage.ANSWERED),
    Stage.TAKEN_UP: (Stage.TAKEN_UP, Stage.SENT, Stage.ANSWERED),
    Stage.ANSWERED: (),
    Stage.WITHDRAWN: (),
}


def proposal_findings(stage: Stage, to: Stage) -> Iterator[Finding]:
    """What speaks against the next step of a proposal."""
    if to not in _NEXT[stage]:
        yield Finding(
            "not-now", "",
            f"Kiến nghị {_STAGES[stage][0]} nên không làm bước này được. Hãy mở lại trang của nó "
            "để xem.",
            f"The proposal {_STAGES[stage][1]}, so this cannot be done now. Open its page again.",
        )  # fmt: skip


def said_of(state: State) -> tuple[str, str]:
    """How a sentence tells the state, in Vietnamese and in English."""
    return _SAID[state]


_SAID = {
    State.PLANNED: ("đang chuẩn bị, chưa họp", "is being prepared and has not begun"),
    State.IN_SESSION: ("đang họp", "is in session"),
    State.CONCLUDED: ("đã kết thúc", "has concluded"),
    State.ISSUED: ("đã ban hành thông báo kết luận", "has issued its notice"),
    State.CALLED_OFF: ("đã hoãn, hủy", "was called off"),
}
_STAGES = {
    Stage.SENT: ("đã gửi, đang chờ", "was sent and waits"),
    Stage.TAKEN_UP: ("đã đưa ra một cuộc họp", "is before a meeting"),
    Stage.ANSWERED: ("đã được trả lời", "was answered"),
    Stage.WITHDRAWN: ("đã được rút lại", "was withdrawn"),
}
