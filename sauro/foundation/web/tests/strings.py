"""Finds the strings that are to be translated, as makemessages would (chuỗi cần dịch)."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from django.utils.translation import template as translating

KEYWORDS = (
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "_",
    "ngettext:1,2",
    "ngettext_lazy:1,2",
    "pgettext:1c,2",
    "pgettext_lazy:1c,2",
    "npgettext:1c,2,3",
)


def catalogue(sources: Iterable[Path], folder: Path) -> Path:
    """A .pot of all strings in Python files and templates; needs xgettext of GNU gettext."""
    read = []
    for number, source in enumerate(sources):
        text = source.read_text(encoding="utf-8")
        if source.suffix != ".py":
            text = translating.templatize(text)
        copy = folder / f"{number}-{source.name}.py"
        copy.write_text(text, encoding="utf-8")
        read.append(str(copy))
    pot = folder / "found.pot"
    keywords = [f"--keyword={word}" for word in KEYWORDS]
    _run("xgettext", "-L", "Python", "--from-code=UTF-8", *keywords, "-o", str(pot), *read)
    # xgettext leaves the charset of a new catalogue open.
    pot.write_text(pot.read_text("utf-8").replace("charset=CHARSET", "charset=UTF-8"), "utf-8")
    return pot


def untranslated(po: Path, pot: Path) -> list[str]:
    """The strings of ``pot`` that msgcmp finds missing, empty or doubtful in ``po``."""
    done = subprocess.run(
        ["msgcmp", str(po), str(pot)], capture_output=True, text=True, check=False
    )
    lines = pot.read_text("utf-8").splitlines()
    at = [int(n) for n in re.findall(rf"^{re.escape(str(pot))}:(\d+)", done.stderr, re.MULTILINE)]
    return [_entry(lines, n) for n in at] if at or done.returncode == 0 else [done.stderr]


def _entry(lines: list[str], number: int) -> str:
    """The whole entry around a line: a blank one stands before and after each."""
    first = next(n for n in range(number - 1, -1, -1) if not lines[n])
    rest = lines[first + 1 :]
    return "\n".join(rest[: rest.index("") if "" in rest else len(rest)])


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
