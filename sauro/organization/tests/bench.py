"""Prints how many mentions a second are resolved: python -m sauro.organization.tests.bench.

Three kinds: the table with all that is wrong in it, what is found at once, and slips alone.
"""

from __future__ import annotations

import os
import time

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sauro.config.owner_settings")
    os.environ.setdefault("SAURO_SECRET_KEY", "only for measuring")
    django.setup()

    from sauro.organization.resolution import Resolved, resolve  # noqa: PLC0415 - after setup
    from sauro.organization.tests.frame import frame  # noqa: PLC0415
    from sauro.organization.tests.test_resolution import context_of, lines  # noqa: PLC0415

    table = [(mention, context_of(context)) for mention, context, _ in lines()]
    clean = [pair for pair in table if isinstance(resolve(frame(), *pair), Resolved)]
    slips = [(f"{mention[:-2]}w{mention[-1]}", context) for mention, context in clean]
    for name, pairs in (("table", table), ("resolved", clean), ("slips", slips)):
        print(f"{name:9} {len(pairs):4} mentions {_speed(frame(), pairs, resolve):8,.0f} a second")


def _speed(directory, pairs, resolve) -> float:
    best = 0.0
    for _ in range(5):
        started = time.process_time()
        for _ in range(10):
            for mention, context in pairs:
                resolve(directory, mention, context)
        best = max(best, 10 * len(pairs) / (time.process_time() - started))
    return best


if __name__ == "__main__":
    main()
