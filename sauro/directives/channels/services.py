"""A person sets, tries and drops his channel (đặt, thử, bỏ kênh nhận thêm)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sauro.directives.channels import outside
from sauro.directives.channels.rules import LONGEST, channel_findings
from sauro.directives.channels.sealing import sealed
from sauro.directives.models import Channel, Push
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused
from sauro.kernel.findings import Finding


@transaction.atomic
def set_channel(address: str, *, by: Seat, now: datetime) -> Channel:
    """From now on the person is told there as well; a trial goes out at once, and the channel that
    he had is dropped. Raises: Refused.
    """
    address = address.replace("\0", "").strip()
    found = outside.opened(address) if len(address) <= LONGEST else None
    if wrong := list(channel_findings(found.target if found else None, outside.allowed())):
        raise Refused(*wrong)
    assert found, "or it was refused"
    drop_channel(by=by, now=now)
    row = Channel.objects.create(
        owner_path=by.body.path, user_id=by.user_id, scheme=found.target.scheme[:30],
        sealed=sealed(address, by.user_id), made_at=now,
    )  # fmt: skip
    _try(row, now)
    return row


@transaction.atomic
def drop_channel(*, by: Seat, now: datetime) -> int:
    """Nothing goes there any more, and its address is gone; twice is as once."""
    live = Channel.objects.filter(user=by.user_id, dropped_at=None)
    return live.update(dropped_at=now, sealed="")


@transaction.atomic
def try_channel(*, by: Seat, now: datetime) -> Push:
    """A trial is sent within minutes, whatever the hour: he waits for it. Raises: Hidden where he
    has no channel, Refused while one is on its way.
    """
    row = Channel.objects.select_for_update().filter(user=by.user_id, dropped_at=None).first()
    if row is None:
        raise Hidden
    if row.pushes.filter(digest=None, state__in=(Push.State.WAITING, Push.State.SENDING)).exists():
        raise Refused(_ON_ITS_WAY)
    return _try(row, now)


def _try(row: Channel, now: datetime) -> Push:
    return Push.objects.create(owner_path=row.owner_path, channel=row, made_at=now, next_at=now)


_ON_ITS_WAY = Finding(
    "trial-on-its-way", "",
    "Lời gửi thử trước còn đang chờ gửi. Hãy đợi vài phút rồi xem lại trang này.",
    "The trial before is still on its way. Wait some minutes and look at this page again.",
)  # fmt: skip
