"""How a person's channel stands (tình trạng kênh nhận thêm)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from sauro.directives.channels import outside
from sauro.directives.channels.rules import Entry
from sauro.directives.models import Channel, Push
from sauro.foundation.access.models import Seat
from sauro.foundation.web import words


@dataclass(frozen=True, slots=True)
class Standing:
    """What the operator offers, the channel in use, what went there last, and what is wrong."""

    offered: Sequence[Entry]
    row: Channel | None = None
    last: Push | None = None
    fault: str = ""


def state_of(seat: Seat) -> Standing:
    """The channel of the person in the seat, none being a state as well."""
    offered = outside.allowed()
    row = Channel.objects.filter(user=seat.user_id, dropped_at=None).first()
    told = row.pushes.exclude(state=Push.State.NONE) if row else Push.objects.none()
    last = told.order_by("-pk").first()
    return Standing(offered, row, last, _fault(last) if last else "")


_RETRYING = gettext_lazy(
    "Kênh nhận thêm chưa nhận lời nhắc hôm nay; hệ thống đang gửi lại trong giờ làm việc."
)
_FAULTS: Mapping[Push.State, Promise] = {
    Push.State.REFUSED: gettext_lazy(
        "Kênh nhận thêm không nhận lời gửi lúc %(at)s. Hãy kiểm tra kênh ấy còn dùng được không, "
        "rồi đặt lại địa chỉ."
    ),
    Push.State.UNSURE: gettext_lazy(
        "Kênh nhận thêm không trả lời lúc %(at)s, không rõ lời gửi đã tới chưa; hệ thống không gửi "
        "lại để khỏi trùng. Hãy gửi thử."
    ),
    Push.State.SHUT: gettext_lazy(
        "Kênh nhận thêm không dùng được nữa từ %(at)s: người vận hành đã đóng kênh, hoặc khóa của "
        "máy chủ đã đổi. Hãy đặt lại địa chỉ."
    ),
}


def _fault(push: Push) -> str:
    """What went wrong with a message, and what its person does next; empty where nothing did."""
    if push.state == Push.State.WAITING and push.attempts:
        return str(_RETRYING)
    said = _FAULTS.get(Push.State(push.state))
    at = {"at": words.moment(push.settled_at or push.made_at)}
    return str(said) % at if said else ""
