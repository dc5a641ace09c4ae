"""How alike two names are, and in what they differ (độ giống nhau của tên). Symmetric."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from sauro.parties.linking.letters import distance, sound
from sauro.parties.linking.names import NameKey

ALIKE = 0.82  # from here on two names may be of one party
_SAME_SOUND = 0.94
_LEAST = 0.5  # below it two words have nothing in common
_OTHER_ORDER = 0.97


@lru_cache(maxsize=1 << 16)
def _words_alike(a: str, b: str) -> float:
    if a == b:
        return 1.0
    close = 1 - distance(a, b) / max(len(a), len(b))
    if sound(a) == sound(b):
        close = max(close, _SAME_SOUND)
    return close if close >= _LEAST else 0.0


def _beginning(a: str, b: str) -> float:
    """The last word typed may be the beginning of one."""
    return 0.99 if b.startswith(a) else _words_alike(a, b)


def names_alike(a: Sequence[str], b: Sequence[str]) -> float:
    """0 to 1: of words in order, in another order, or written together, what fits best."""
    if not a or not b:
        return 0.0
    if tuple(a) == tuple(b):
        return 1.0
    together = "".join(a), "".join(b)
    joined = 1 - distance(*together) / max(map(len, together))
    other = _OTHER_ORDER * _in_order(sorted(a), sorted(b))
    return max(_in_order(a, b), other, joined if joined >= ALIKE else 0.0)


def typed_alike(typed: Sequence[str], name: Sequence[str]) -> float:
    """How well a name answers what was typed: its last word may go on, more may follow it."""
    if not typed or not name:
        return 0.0
    whole = names_alike(typed, name)
    begun = _in_order(typed, name[: len(typed)], _beginning)
    # Among names that begin alike the shorter one is nearer.
    return max(whole, begun * (0.9 + 0.09 * min(1.0, len(typed) / len(name))))


def _in_order(
    a: Sequence[str], b: Sequence[str], last: Callable[[str, str], float] = _words_alike
) -> float:
    """Twice the words that fit, in order, over all words."""
    best = [0.0] * (len(b) + 1)
    for i, x in enumerate(a, 1):
        now = [0.0]
        alike = last if i == len(a) else _words_alike
        for j, y in enumerate(b, 1):
            now.append(max(best[j], now[-1], best[j - 1] + alike(x, y)))
        best = now
    return 2 * best[-1] / (len(a) + len(b))


def difference(a: NameKey, b: NameKey) -> str:
    """The reason that two names give: see `data/weights.toml`."""
    if a.words == b.words:
        if a.spelt != b.spelt:
            return "name_differs_by_accents"
        return "same_name" if a.forms == b.forms else "name_differs_by_form"
    if [sound(w) for w in a.words] == [sound(w) for w in b.words]:
        return "name_sounds_alike"
    return "name_alike" if names_alike(a.words, b.words) >= ALIKE else "different_name"
