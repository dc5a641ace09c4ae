"""The measures of docs/performance.md: python scripts/bench.py [../shared]

Every figure stands beside the barest thing that does the same work. Times are the best of
several runs, CPU time where one core is asked for.
"""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from sauro.documents.files.open import open_document
from sauro.documents.files.tests import bench as files_bench
from sauro.documents.files.tests.make import make_docx, make_pdf, make_scan_pdf
from sauro.documents.reading import notice_json, read
from sauro.documents.reading.tests import scoring

ROOT = Path(__file__).parents[1]
PAGE = 2_200  # characters of a page set as Nghị định 30/2020 asks
_BARE = re.compile(r"\w+|[^\w\s]")
_SAURO = str(Path(sys.executable).parent / "sauro")


def main(shared: Path) -> None:
    """All measures in turn; the notices are the shared ones where they are, else the samples."""
    folders = [shared / "notices", shared / "notices" / "written"]
    if not folders[0].is_dir():
        print(f"{folders[0]}: not here; measured on our samples")
        folders = [ROOT / "samples", ROOT / "samples" / "more"]
    texts = [p.read_bytes().decode() for f in folders for p in sorted(f.glob("*.txt"))]
    speed(texts)
    growth(texts)
    start_up(next(folders[0].glob("*.txt")))
    memory(texts)
    for folder in folders:
        forms(folder)
    files_bench.main(folders[0])


def speed(texts: list[str]) -> None:
    """Notices a second on one core, as they are and filled up to four pages."""
    four = [text for text in texts if 3 * PAGE < len(text) <= 5 * PAGE]
    for name, some in (("all notices", texts), ("those of three to five pages", four)):
        if some:
            pages = sum(map(len, some)) / len(some) / PAGE
            say(f"{name} ({pages:.1f} pages each): a second", len(some) / best(read, some))
            say("  barest: split into words", len(some) / best(_BARE.findall, some))
    filled = [long_notice([text], 4) for text in texts]
    say("each of exactly four pages: a second", len(filled) / best(read, filled))


def growth(texts: list[str]) -> None:
    """Milliseconds a page of one document, from 1 to 400 pages: linear if it stays the same."""
    for pages in (1, 4, 40, 400):
        text = long_notice(texts[:1], pages)
        say(f"{pages} pages: ms a page", 1000 * best(read, [text]) / pages)


def long_notice(texts: Iterable[str], pages: int) -> str:
    """One document as long as asked, made of the given ones."""
    size, parts = pages * PAGE, []
    for text in cycle(texts):
        parts.append(text)
        size -= len(text)
        if size <= 0:
            return "\n".join(parts)[: pages * PAGE]
    return ""


def start_up(path: Path) -> None:
    """From the prompt to the prompt, seconds."""
    say("sauro read of one file, s", best(_run, [[_SAURO, "read", str(path)]]))
    say("sauro --help, s", best(_run, [[_SAURO, "--help"]]))
    say("  barest: python -c pass, s", best(_run, [[sys.executable, "-c", "pass"]]))


def memory(texts: list[str]) -> None:
    """Most memory of a process that reads many files one after the other, MB.

    The names come by a pipe: on the command line ten thousand of them take five megabytes.
    """
    with TemporaryDirectory() as name:
        short = [t[:1_500] for t in texts]
        for number, text in enumerate(islice(cycle(short), 10_000)):
            (Path(name) / f"{number:05}.txt").write_text(text, "utf-8")
        paths = sorted(map(str, Path(name).iterdir()))
        for count in (100, 1_000, 10_000):
            for jobs in ("1", "2"):
                peaks = ", ".join(f"{peak:.1f}" for peak in _peaks(paths[:count], jobs))
                print(f"{count} files, --jobs {jobs}: most memory, workers after it, MB: {peaks}")


def _peaks(paths: list[str], jobs: str) -> list[float]:
    """Of the first process and of its workers, by the kernel's own high-water marks."""
    most: dict[int, int] = {}
    with TemporaryDirectory() as folder:
        names = Path(folder) / "names"
        names.write_text("\n".join(paths), "utf-8")
        command = [_SAURO, "read", "--json", "--jobs", jobs, "--files-from", str(names)]
        quiet = subprocess.DEVNULL
        with subprocess.Popen(command, stdout=quiet, stderr=quiet) as process:
            while process.poll() is None:
                for pid in (process.pid, *_children(process.pid)):
                    most[pid] = max(most.get(pid, 0), _mark(pid))
                time.sleep(0.05)
    return [peak / 1024 for peak in most.values()]


def _children(pid: int) -> list[int]:
    with suppress(OSError):
        return list(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))
    return []


def _mark(pid: int) -> int:
    """The most memory that a process has had, kB; 0 for one that is gone."""
    with suppress(OSError):
        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
        return int(found[1]) if found else 0
    return 0


def forms(folder: Path) -> None:
    """Directive F1 of the same documents from their text, a DOCX, a PDF and a scan."""
    golds = [json.loads(p.read_text("utf-8")) for p in sorted(folder.glob("gold/*.json"))]
    with TemporaryDirectory() as name:
        for make in (None, make_docx, make_pdf, make_scan_pdf):
            found = [_read_as(make, folder / g["file"], Path(name)) for g in golds]
            figures = scoring.score(golds, found).figures
            what = make.__name__[5:] if make else "text"
            say(f"{folder.name} from {what}: directives F1", figures["directives"].f1)
            say("  leads F1", figures["leads"].f1)
            say("  stated deadlines", figures["deadline_where_stated"].f1)


def _read_as(make: Callable[[str, Path], Path] | None, path: Path, folder: Path) -> dict:
    text = path.read_bytes().decode()
    if make:
        text = open_document(make(files_bench.page_like(text), folder / "made")).text
    return notice_json(read(text), path.name)


def best(do: Callable[[object], object], things: list, runs: int = 5) -> float:
    """Seconds for all things, the best of some runs; CPU time unless others do the work."""
    clock = time.perf_counter if do is _run else time.process_time
    found = []
    for _ in range(runs):
        start = clock()
        for thing in things:
            do(thing)
        found.append(clock() - start)
    return min(found)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)


def say(what: str, value: float) -> None:
    """One figure."""
    print(f"{what:60} {value:10.3f}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT.parent / "shared"))
