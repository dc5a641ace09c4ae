"""python -m sauro.config.year_of_cases YEAR SEED FROM TO [PROVINCE …]: cases as planned;
python -m sauro.config.year_of_cases recent YEAR SEED COUNT PROVINCE: a small year up to today.

Told the operator's address alone, as sauro.config.year is.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date

import django


def main(words: Sequence[str]) -> None:
    """Says how many cases were written."""
    django.setup()
    if words[0] == "recent":
        _recent(*words[1:])
        return
    from sauro.cases.simulating import plan, read_figures, told  # noqa: PLC0415 - after setup
    from sauro.config.year_of_cases.loading import load  # noqa: PLC0415 - after setup

    year, seed, *provinces = int(words[0]), int(words[1]), *words[4:]
    first, last = map(date.fromisoformat, words[2:4])
    figures = read_figures(year)
    cases = told(plan(figures, seed), figures, seed, last, frozenset(provinces))
    made = load((case for case in cases if case.day >= first), seed)
    sys.stdout.write(f"  {made} vụ việc mô phỏng / simulated cases\n")


def _recent(year: str, seed: str, count: str, province: str) -> None:
    """Nothing where simulated cases are there already: a year later it would not be the same."""
    from django.utils import timezone  # noqa: PLC0415 - after setup

    from sauro.cases.simulating import read_figures  # noqa: PLC0415 - after setup
    from sauro.config.year_of_cases.loading import any_loaded, load  # noqa: PLC0415 - after setup
    from sauro.config.year_of_cases.recent import recent  # noqa: PLC0415 - after setup

    if any_loaded():
        sys.stdout.write("  đã có / there already\n")
        return
    today = timezone.localdate()
    made = load(recent(read_figures(int(year)), province, int(count), int(seed), today), int(seed))
    sys.stdout.write(f"  {made} vụ việc mô phỏng / simulated cases\n")


if __name__ == "__main__":
    main(sys.argv[1:])
