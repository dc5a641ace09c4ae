"""The digest by a person's channel: in working hours, and never twice (gửi qua kênh nhận thêm).

A message is claimed by itself, in a transaction of its own, before it is handed over. Where the
other side said no it is tried again on the same day, with growing pauses; where no answer came, or
the sender died, it may have arrived and is left at that. The person is told either way.
"""

from __future__ import annotations

import logging
from collections import Counter
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from sauro.directives.channels import outside
from sauro.directives.channels.outside import Outcome
from sauro.directives.channels.rules import channel_findings
from sauro.directives.channels.sealing import unsealed
from sauro.directives.models import Channel, Digest, Push
from sauro.directives.pressure.digests import lines_for_mail
from sauro.directives.pressure.rules import may_send, next_pause
from sauro.foundation.access.scope import EVERYWHERE, Scope, enter
from sauro.foundation.logs.lines import told
from sauro.foundation.web import words
from sauro.kernel.workdays import WorkCalendar
from sauro.organization.days_off.queries import calendar_held

log = logging.getLogger(__name__)
State = Push.State
_LOST = timedelta(minutes=30)  # after which whoever took a message is taken for dead


def post(now: datetime, calendar: WorkCalendar | None = None) -> int:
    """Send what waits. Returns how many messages went out."""
    hours = may_send(timezone.localtime(now), calendar or calendar_held())
    _give_up(now)
    if hours:
        _take_up(now)
    count = 0
    while push := _claim(now, trials_only=not hours):
        state = _handed_over(push, now)
        count += state == State.SENT
        _note(push, state, now)
    if count:
        log.info("pushed", extra=told(count=count))
    return count


@transaction.atomic
def _give_up(now: datetime) -> None:
    """Those whose sender died."""
    enter(Scope((EVERYWHERE,)))
    lost = Push.objects.filter(state=State.SENDING, next_at__lte=now)
    lost.update(state=State.UNSURE, settled_at=now)


@transaction.atomic
def _take_up(now: datetime) -> None:
    """Today's digests of those who have a channel, each once: the database sees to that."""
    enter(Scope((EVERYWHERE,)))
    day = timezone.localdate(now)
    live = Channel.objects.filter(dropped_at=None)
    channels = {c.user_id: c for c in live}
    known = Exists(Push.objects.filter(digest=OuterRef("pk")))
    digests = Digest.objects.filter(~known, day=day, user__in=channels)
    pairs = [(channels[d.user_id], d) for d in digests]
    rows = [_of(channel, d, now) for channel, d in pairs if channel.made_at <= d.made_at]
    Push.objects.bulk_create(rows, ignore_conflicts=True)


def _of(channel: Channel, digest: Digest, now: datetime) -> Push:
    return Push(
        owner_path=channel.owner_path, channel=channel, digest=digest, made_at=now, next_at=now
    )


@transaction.atomic
def _claim(now: datetime, *, trials_only: bool) -> Push | None:
    """The message that waits longest, taken."""
    enter(Scope((EVERYWHERE,)))
    rows = Push.objects.filter(state=State.WAITING, next_at__lte=now).order_by("next_at", "pk")
    if trials_only:
        rows = rows.filter(digest=None)
    taken = rows.select_for_update(skip_locked=True, of=("self",))
    push = taken.select_related("channel__user", "digest__user").first()
    if push:
        push.state, push.attempts, push.next_at = State.SENDING, push.attempts + 1, now + _LOST
        push.save(update_fields=["state", "attempts", "next_at"])
    return push


def _handed_over(push: Push, now: datetime) -> Push.State:
    """What became of a message that was claimed."""
    if push.channel.dropped_at or not push.channel.user.is_active:
        return State.NONE
    if push.digest and push.digest.day != timezone.localdate(now):
        return State.REFUSED  # of another day: the next digest is there already
    message = _message(push, now)
    if message is None:
        return State.NONE
    address = unsealed(push.channel.sealed, push.channel.user_id)
    found = outside.opened(address) if address else None
    if any(channel_findings(found.target if found else None, outside.allowed())) or not found:
        return State.SHUT
    return _settled(found.send(*message), push)


def _settled(outcome: Outcome, push: Push) -> Push.State:
    if outcome is Outcome.REFUSED and push.digest_id:
        return State.WAITING
    return {
        Outcome.SENT: State.SENT, Outcome.REFUSED: State.REFUSED, Outcome.UNSURE: State.UNSURE,
    }[outcome]  # fmt: skip


@transaction.atomic
def _note(push: Push, state: Push.State, now: datetime) -> None:
    enter(Scope((EVERYWHERE,)))
    push.state, push.next_at = state, now + next_pause(push.attempts)
    push.settled_at = now
    ended = [] if state == State.WAITING else ["settled_at"]  # which the history tells of
    push.save(update_fields=["state", "next_at", *ended])


def _message(push: Push, now: datetime) -> tuple[str, str] | None:
    """Title and words. Of what the work is says neither: they leave the house. None where all of
    it was done meanwhile.
    """
    if push.digest is None:
        return _written({"trial": True})
    lines = lines_for_mail(push.digest, now)
    if not lines:
        return None
    why = Counter(line.said for line in lines)
    day = words.day(push.digest.day)
    return _written({"count": len(lines), "why": list(why.items()), "day": day})


def _written(page: dict[str, object]) -> tuple[str, str]:
    base = settings.SITE_ADDRESS.rstrip("/")
    page["url"] = base and f"{base}{reverse('reminders')}"
    with override("vi"):
        title, _line, body = render_to_string("directives/channels/push.txt", page).partition("\n")
    return title.strip(), body.strip()
