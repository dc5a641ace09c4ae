"""Work in the background: recurring duties come round (công việc định kỳ)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from sauro.directives.assignments.expanding import keep_up
from sauro.foundation.access.scope import EVERYWHERE, Scope, enter


@app.periodic(cron="5 17 * * *")  # five past midnight in Viet Nam
@app.task(queue="upkeep", queueing_lock="directives_come_round")
def come_round(timestamp: int) -> None:  # noqa: ARG001 - cron
    """Each recurring duty gets its next occurrence. A run that was broken off goes on with the
    next: what a batch wrote is kept, and no occurrence is made twice.
    """
    now = timezone.now()
    while _batch(now):
        pass


@transaction.atomic
def _batch(now: datetime) -> int:
    enter(Scope((EVERYWHERE,)))
    return keep_up(timezone.localdate(now), now)
