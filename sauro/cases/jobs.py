"""Work of cases in the background. Each job sets its own scope and may safely run twice."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from sauro.cases.models import CasePaper
from sauro.cases.papers.files import content_of
from sauro.cases.recounting import services
from sauro.foundation.access.scope import EVERYWHERE, Scope, enter
from sauro.foundation.errors import Refused


@app.task(queue="reading", retry=RetryStrategy(max_attempts=3, exponential_wait=5))
def make_pdf(paper_id: int, owner_path: str) -> None:
    """The PDF of an issued paper, before somebody waits for it. Without LibreOffice there is none;
    whoever asks for it is told.
    """
    with transaction.atomic():
        enter(Scope((owner_path,)))
        paper = CasePaper.objects.filter(pk=paper_id).first()
        if paper is not None:
            try:
                content_of(paper, "pdf", timezone.now())
            except Refused:
                return


@app.periodic(cron="20 17 * * *")  # twenty past midnight in Viet Nam, before reminders go out
@app.task(queue="upkeep", queueing_lock="cases_recount_nightly")
def recount_nightly(timestamp: int) -> None:  # noqa: ARG001 - cron
    """A day has passed: what is open is counted anew."""
    with transaction.atomic():
        enter(Scope((EVERYWHERE,)))
        services.ask(services.Why.NIGHT, timezone.now())
    services.go_on(timezone.now())


@app.task(queue="upkeep", retry=RetryStrategy(max_attempts=3, exponential_wait=5))
def recount() -> None:
    """A row of law or a day off has changed: all cases are counted anew. What a run left is done by
    the next.
    """
    services.go_on(timezone.now())


@app.task(queue="upkeep", retry=RetryStrategy(max_attempts=3, exponential_wait=5))
def recount_of_province() -> None:
    """A province wrote a day of its own: all cases are counted anew, by the calendar of each."""
    with transaction.atomic():
        enter(Scope((EVERYWHERE,)))
        services.ask(services.Why.LAW, timezone.now())
    services.go_on(timezone.now())


@app.task(queue="reading", retry=RetryStrategy(max_attempts=2, exponential_wait=5))
def read_case_file(file_id: int, owner_path: str) -> None:
    """Read a file and say what would come of it."""
    from sauro.cases.importing.checking import check_now  # noqa: PLC0415 - asking queues this job

    check_now(file_id, owner_path, timezone.now())


@app.task(queue="reading", retry=RetryStrategy(max_attempts=5, exponential_wait=5))
def load_case_file(file_id: int, owner_path: str) -> None:
    """Enter the cases of a file, all or none of them. Stopped in the middle, it begins anew."""
    from sauro.cases.importing.loading import load_now  # noqa: PLC0415

    load_now(file_id, owner_path, timezone.now())
    suggest_parties.defer(file_id=file_id, owner_path=owner_path)


@app.task(queue="reading", retry=RetryStrategy(max_attempts=5, exponential_wait=5))
def suggest_parties(file_id: int, owner_path: str, after: int = 0) -> None:
    """Look for look-alikes of the parties that came with a file, some a transaction."""
    from sauro.cases.importing.suggesting import suggest_after  # noqa: PLC0415

    last: int | None = after
    while last is not None:
        last = suggest_after(file_id, owner_path, last, timezone.now())
