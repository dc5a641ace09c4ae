"""Measures of drafting: python scripts/bench_drafting.py [PAPERS]

Writes invented papers and reads them back: how many come back exactly, from text and from DOCX,
and what did not. Then every people's committee of today's territories, once as the lead and twice
among the helpers. Then how long a paper takes, beside the barest thing that makes as much: joined
strings, and the same paragraphs in a bare document of Word. Milliseconds of CPU and of the
clock; the median of 40 papers each.
"""

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from docx import Document

from sauro.documents.drafting import Directive, Draft, Kind, Section, write
from sauro.documents.drafting.docx import write_docx
from sauro.documents.drafting.paper import compose
from sauro.documents.drafting.proof import beside, differences
from sauro.documents.drafting.tests.generate import draft
from sauro.documents.drafting.tests.phrases import TASKS
from sauro.documents.files.docx.read import read as read_file
from sauro.documents.files.limits import LIMITS
from sauro.documents.reading import read
from sauro.organization import sources

_EACH = 40
_TOGETHER = 10  # directives of a paper of places
DUE = "trước ngày 20/12/2026"


def main(papers: int) -> None:
    """The round trip over many papers, then the speed by their length."""
    round_trip("text", papers, write)
    round_trip("DOCX", papers // 10, lambda d: str(read_file(write_docx(d), LIMITS)["text"]))
    places()
    for directives in (1, 8, 30):
        speed(directives)


def round_trip(name: str, papers: int, written: Callable[[Draft], str]) -> None:
    """How many papers come back, by kind; what did not, a line each."""
    kinds: Counter[Kind] = Counter()
    exact = directives = aside = 0
    for seed in range(papers):
        paper = draft(seed)
        notice = read(written(paper))
        kinds[paper.kind] += 1
        directives += len(paper.directives)
        told = differences(paper, notice)
        exact += not told
        aside += len(beside(paper, notice))
        for line in told:
            print(f"  {seed}: {line}")
    counted = ", ".join(f"{kind.name.lower()} {n}" for kind, n in sorted(kinds.items()))
    print(f"{name}: {exact} of {papers} papers come back exactly ({counted})")
    print(f"  {directives} directives; products and powers read otherwise: {aside}")


def places() -> None:
    """How many of today's communes and provinces come back where they lead and where they help."""
    named = sorted({f"UBND {u.kind} {u.name}" for u in sources.units() if not u.former})
    told = []
    for at in range(0, len(named), _TOGETHER):
        rows = named[at : at + _TOGETHER]
        tasks = tuple(
            Directive(TASKS[i % len(TASKS)], (name,), _helpers(rows, i), deadline=DUE)
            for i, name in enumerate(rows)
        )
        paper = replace(draft(3), citations=(), sections=(Section("Nhiệm vụ", tasks),))
        told += differences(paper, read(write(paper)))
    for line in told:
        print(f"  {line}")
    print(f"places: {len(named)} people's committees, {len(told)} read otherwise")


def _helpers(rows: list[str], i: int) -> tuple[str, ...]:
    """The next two whose names do not hold each other's."""
    found: list[str] = []
    for name in (rows[(i + 1) % len(rows)], rows[(i + 2) % len(rows)]):
        if not any(name in other or other in name for other in (rows[i], *found)):
            found.append(name)
    return tuple(found)


def speed(directives: int) -> None:
    """Milliseconds a paper of a length."""
    found = (d for d in map(draft, range(10_000)) if len(d.directives) == directives)
    papers = [next(found) for _ in range(_EACH)]
    print(f"{directives} directives, ms (CPU, clock):")
    say("  text", papers, write)
    say("    barest: strings joined", papers, joined)
    say("  DOCX", papers, write_docx)
    say("    barest: its paragraphs in a bare document", papers, bare)


def joined(paper: Draft) -> str:
    return "\n".join(d.task for d in paper.directives)


def bare(paper: Draft) -> None:
    word = Document()
    for block in compose(paper).blocks:
        word.add_paragraph(block.text)
    word.save(BytesIO())


def say(name: str, papers: list[Draft], make: Callable[[Draft], object]) -> None:
    cpu, clock = [], []
    for paper in papers:
        started = time.process_time(), time.perf_counter()
        make(paper)
        cpu.append(time.process_time() - started[0])
        clock.append(time.perf_counter() - started[1])
    print(f"{name}: {1000 * statistics.median(cpu):.2f}, {1000 * statistics.median(clock):.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
