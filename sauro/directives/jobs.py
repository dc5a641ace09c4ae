"""Work in the background: recurring duties come round, reminders go out (công việc định kỳ)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from sauro.directives.assignments.expanding import keep_up_after
from sauro.directives.channels import pushing
from sauro.directives.pressure import mailing, running
from sauro.foundation.access.scope import EVERYWHERE, Scope, enter


@app.periodic(cron="5 17 * * *")  # five past midnight in Viet Nam
@app.task(queue="upkeep", queueing_lock="directives_come_round")
def come_round(timestamp: int) -> None:  # noqa: ARG001 - cron
    """Each recurring duty gets its next occurrence. A run that was broken off goes on with the
    next: what a batch wrote is kept, and no occurrence is made twice.
    """
    now = timezone.now()
    after: int | None = 0
    while after is not None:
        after = _batch(after, now)


@transaction.atomic
def _batch(after: int, now: datetime) -> int | None:
    enter(Scope((EVERYWHERE,)))
    _given, last = keep_up_after(after, timezone.localdate(now), now)
    return last


# Ten past five to ten past eight in Viet Nam: what an earlier run left is done by the next.
@app.periodic(cron="10 22,23,0,1 * * *")
@app.task(queue="upkeep", queueing_lock="directives_remind")
def remind(timestamp: int) -> None:  # noqa: ARG001 - cron
    """Tell everybody, in one digest each, what is due today and what slipped."""
    running.run(timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(queue="upkeep", queueing_lock="directives_post_digests")
def post_digests(timestamp: int) -> None:  # noqa: ARG001 - cron
    """Send the digests that wait, in working hours."""
    mailing.post(timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(queue="upkeep", queueing_lock="directives_push_digests")
def push_digests(timestamp: int) -> None:  # noqa: ARG001 - cron
    """Send them by the channels of those who set one: beside mail, which waits for none of them."""
    pushing.post(timezone.now())
