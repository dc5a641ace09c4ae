"""Work of reports in the background. Each job sets its own scope and may safely run twice."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from sauro.foundation.access.scope import EVERYWHERE, Scope, enter
from sauro.reporting import expecting


@app.periodic(cron="40 17 * * *")  # twenty to one in Viet Nam
@app.task(queue="upkeep", queueing_lock="reporting_expect")
def expect_reports(timestamp: int) -> None:  # noqa: ARG001 - cron
    """A day has passed: what is owed next is there before anything arrives."""
    with transaction.atomic():
        enter(Scope((EVERYWHERE,)))
        expecting.expect_all(timezone.now())
