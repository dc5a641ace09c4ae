"""python -m sauro.config.year PATH: the year of a committee. Told the operator's address alone."""

from __future__ import annotations

import logging
import sys
from datetime import date

import django


def main(path: str) -> None:
    """Says how much work there is now."""
    django.setup()
    logging.getLogger("sauro").setLevel(logging.WARNING)  # on the screen are months, not its steps
    from django.utils import timezone  # noqa: PLC0415 - after setup

    from sauro.config.year.living import live  # noqa: PLC0415 - after setup

    made = live(path, timezone.localdate(), tell=_month)
    print(f"  {made} việc / assignments" if made else "  đã có / there already", flush=True)


def _month(first: date) -> None:
    print(f"  {first:%m/%Y}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
