"""Names within one or two letters of a key (lỗi chính tả, lỗi nhận dạng)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

_SHORTEST = 5  # letters; below, everything is close to everything
_LONG = 8  # from here on two letters may differ


class Slips:
    """Finds what is close by what is left when one letter is taken away on either side.

    Blanks do not count, so that words run together are close to the words.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_shape: dict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(names):
            for shape in _shapes(name.replace(" ", "")):
                self._by_shape[shape].append(name)

    def near(self, key: str) -> list[tuple[str, int]]:
        """Names and how many letters they differ by, the closest first; not the key itself."""
        bare = key.replace(" ", "")
        if len(bare) < _SHORTEST:
            return []
        shapes = [shape for shape in _shapes(bare) if shape in self._by_shape]
        names = dict.fromkeys(name for shape in shapes for name in self._by_shape[shape])
        far = ((name, _differ(bare, name.replace(" ", ""))) for name in names if name != key)
        most = 1 if len(bare) < _LONG else 2
        found = sorted((f for f in far if f[1] <= most), key=lambda f: (f[1], f[0]))
        joined = [f for f in found if f[1] == 0]  # only the blanks differ: no other is meant
        return joined or found


def _shapes(bare: str) -> Iterator[str]:
    yield bare
    for i in range(len(bare)):
        yield bare[:i] + bare[i + 1 :]


def _differ(a: str, b: str) -> int:
    """How many letters differ between two words that have a shape in common: two at most."""
    if len(a) != len(b):
        return 1
    return min(2, sum(x != y for x, y in zip(a, b, strict=True)))
