"""python -m tests.ops.expand give|go COUNT: leads without work, and the pass that gives it."""

from __future__ import annotations

import sys
from time import sleep

import django

BATCH = 20


def main(what: str, count: int) -> None:
    """``give`` names so many leads of one directive; ``go`` gives them work, batch by batch."""
    django.setup()
    from django.db import transaction  # noqa: PLC0415 - after setup
    from django.utils import timezone  # noqa: PLC0415

    from sauro.directives.assignments.expanding import keep_up  # noqa: PLC0415
    from sauro.directives.tests.make import EVERYWHERE, make_directive  # noqa: PLC0415
    from sauro.foundation.access.scope import enter  # noqa: PLC0415

    told = tuple((f"v.77.{n:05}", "lead") for n in range(count))
    given = 1
    while given:
        with transaction.atomic():
            enter(EVERYWHERE)
            if what == "give":
                make_directive("rà soát kho", "v.77", told=told)
                return
            given = keep_up(timezone.localdate(), timezone.now(), most=BATCH)
        sleep(0.5)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
