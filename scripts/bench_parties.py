"""Recall at ten of misspelt names, from memory: python scripts/bench_parties.py [names] [asked]

A hit is a party of the same own words among the first ten. The names come from few syllables, so
that they are denser than those of a real register of the same size.
"""

from __future__ import annotations

import sys
import time
from random import Random

from sauro.parties.linking.names import name_key
from sauro.parties.linking.tests.memory import Index
from sauro.parties.linking.tests.strategies import mistyped, other_form, person, trader


def main(names: int = 20_000, asked: int = 1_000) -> None:
    random = Random(389)
    rows: list[tuple[str, tuple[str, ...], bool]] = [
        (person(random), (), True) if i % 2 else (*trader(random), False) for i in range(names)
    ]
    index = Index(name_key(name, person=alone) for name, _forms, alone in rows)
    missed, started = [], time.perf_counter()
    for _ in range(asked):
        name, forms, alone = random.choice(rows)
        typed = mistyped(other_form(name, forms, random), random)
        wanted = name_key(name, person=alone).words
        if wanted not in [index.names[i].words for i in index.found(typed)[:10]]:
            missed.append((name, typed))
    seconds = time.perf_counter() - started
    print(f"{names} names, {asked} asked: recall at 10 {1 - len(missed) / asked:.4f}")
    print(f"{seconds / asked * 1000:.1f} ms a question, from memory")
    for name, typed in missed[:20]:
        print(f"  {typed!r} did not find {name!r}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
