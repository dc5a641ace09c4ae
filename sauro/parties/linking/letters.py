"""How near two folded words are: by their letters, and by how they are said (chữ và âm)."""

from __future__ import annotations

import re
from functools import lru_cache

# What people write for one another: s and x, tr and ch, d, gi and r, l and n, i and y …
_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("^(?:tr|ch)", "c"),
        ("^ngh?", "q"),
        ("^gh", "g"),
        ("^ph", "f"),
        ("^(?:gi(?=[aeou])|r|d|z)", "d"),
        ("^[sx]", "s"),
        ("^[ln](?=[aeiouy])", "l"),
        ("^(?:k|c)(?!h)", "k"),
        ("^qu", "kw"),
        ("y", "i"),
        ("(?:ch|c|t)$", "t"),
        ("(?:nh|ng|n)$", "n"),
    )
)


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A folded word as it is said, roughly: "tranh" and "chan" are one (âm gần đúng)."""
    for pattern, said in _SOUNDS:
        word = pattern.sub(said, word, count=1)
    return word


@lru_cache(maxsize=1 << 16)
def distance(a: str, b: str) -> int:
    """Letters too much, missing, wrong, or two in each other's place (khoảng cách gõ nhầm)."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        now = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, now[-1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            now.append(cost)
        before, last = last, now
    return last[-1]
