"""Tasks counted within one paragraph: "… hai việc. Một là, … Hai là, …" (liệt kê trong câu)."""

from __future__ import annotations

import re

from sauro.kernel.patterns import Guarded
from sauro.kernel.text import Mapped

_COUNT = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám")
_ORDER = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám")
_ONE = Guarded(
    rf"(?:(?<=[.;:,]\s)|^)(?:({'|'.join(_COUNT)})\slà|thứ\s({'|'.join(_ORDER)}))\s?[,:]\s",
    " là",
    "thứ ",
)


def one_by_one(text: Mapped) -> tuple[Mapped, list[Mapped]] | None:
    """What leads in, and each of the counted parts; None where nothing is counted from one on."""
    found = list(_ONE.finditer(text.low))
    numbers = [_COUNT.index(m[1]) if m[1] else _ORDER.index(m[2]) for m in found]
    if len(found) < 2 or numbers != list(range(len(found))) or not found[0].start():
        return None
    starts = [m.start() for m in found]
    ends = [*starts[1:], len(text)]
    parts = [text[a:b].stripped() for a, b in zip(starts, ends, strict=True)]
    return text[: starts[0]].stripped(), parts


def last_sentence(lead_in: Mapped) -> int:
    """Where the sentence begins that announces what is counted."""
    m = re.match(r".*[.;]\s", lead_in.text.rstrip(" .;:"), re.DOTALL)
    return m.end() if m else 0
