"""What lets all limits be counted anew: a row of law, a day off (khi nào tính lại thời hạn)."""

from __future__ import annotations

from django.utils import timezone

from sauro.cases.recounting import services
from sauro.organization.days_off.services import Changed


def law_written() -> None:
    """A row of law may move each limit of its kind."""
    _later()


def day_written(changed: Changed) -> None:
    """A day off may move each limit that runs over it or ends on it. What a province writes is
    asked for by the job: counting anew belongs to the nation.
    """
    if not changed.province:
        _later()
        return
    from sauro.cases.jobs import recount_of_province  # noqa: PLC0415 - the job comes back here

    recount_of_province.defer()


def _later() -> None:
    """Asked for in the transaction that wants it; what waits already begins again."""
    from sauro.cases.jobs import recount  # noqa: PLC0415 - the job comes back here

    services.ask(services.Why.LAW, timezone.now())
    recount.defer()
