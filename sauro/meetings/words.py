"""States, attendance and proposals as pages call them (tên gọi trên trang)."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sauro.foundation.web.parts import Badge, Tone
from sauro.meetings.models import Meeting, Proposal
from sauro.meetings.rules import Act, Stage, State

STATES: Mapping[State, tuple[Promise, Tone]] = {
    State.PLANNED: (_("Đang chuẩn bị"), "info"),
    State.IN_SESSION: (_("Đang họp"), "warn"),
    State.CONCLUDED: (_("Đã kết thúc, chưa ra thông báo"), "warn"),
    State.ISSUED: (_("Đã ban hành thông báo kết luận"), "good"),
    State.CALLED_OFF: (_("Đã hoãn, hủy"), "neutral"),
}
STAGES: Mapping[Stage, tuple[Promise, Tone]] = {
    Stage.SENT: (_("Đã gửi, chờ trả lời"), "info"),
    Stage.TAKEN_UP: (_("Đưa ra cuộc họp"), "warn"),
    Stage.ANSWERED: (_("Đã trả lời"), "good"),
    Stage.WITHDRAWN: (_("Đã rút"), "neutral"),
}
ACTS: Mapping[Act, Promise] = {
    Act.BEGIN: _("Bắt đầu họp"),
    Act.CONCLUDE: _("Kết thúc cuộc họp"),
    Act.CALL_OFF: _("Hoãn, hủy cuộc họp"),
}


def state_badge(row: Meeting) -> Badge:
    """How far a meeting is."""
    words, tone = STATES[State(row.state)]
    return Badge(str(words), tone)


def stage_badge(row: Proposal) -> Badge:
    """What became of a proposal."""
    words, tone = STAGES[Stage(row.state)]
    return Badge(str(words), tone)
