"""What becomes of the clears when directives are split or merged: nothing is lost unseen.

Pure but for the items that are handed in; the caller saves them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sauro.documents.models import Item
from sauro.documents.verification import BY_HAND, read_deadline
from sauro.kernel.text import squeeze

BOTH, FIRST, SECOND = "both", "first", "second"
# A directive has one lead and one deadline: of these a person says which stays.
ASKED = ("lead", "deadline")
_JOINED = {"deliverable": 1000, "authority": 1000}  # texts that stand side by side, and how long
_CLEARS = ("lead", "coordinating", "reports_to", "deliverable", "authority")


@dataclass(frozen=True, slots=True)
class Differing:
    """A clear that two directives state differently."""

    clear: str
    first: str
    second: str


def differing(item: Item, other: Item) -> list[Differing]:
    """The clears of which a person must say what the merged directive keeps."""
    found = [Differing("lead", "; ".join(item.lead), "; ".join(other.lead))]
    found.append(Differing("deadline", item.deadline_text, other.deadline_text))
    return [d for d in found if d.first and d.second and d.first != d.second]


def joined(item: Item, other: Item, keep: Mapping[str, str]) -> None:
    """Put the clears of ``other`` into ``item``."""
    for name in ("coordinating", "reports_to"):
        _listed(item, other, name, BOTH)
    _listed(item, other, "lead", keep.get("lead", BOTH))
    for name, longest in _JOINED.items():
        _texts(item, other, name, longest)
    _deadline(item, other, keep.get("deadline", BOTH))
    item.doubts = [*item.doubts, *(d for d in other.doubts if d not in item.doubts)]


def _listed(item: Item, other: Item, name: str, keep: str) -> None:
    mine, theirs = getattr(item, name), getattr(other, name)
    if keep == SECOND or not mine:
        item.clears[name] = other.clears.get(name, {})
        setattr(item, name, theirs)
    elif keep == BOTH and set(theirs) - set(mine):
        item.clears[name] = {"ground": BY_HAND}
        setattr(item, name, list(dict.fromkeys([*mine, *theirs])))


def _texts(item: Item, other: Item, name: str, longest: int) -> None:
    mine, theirs = getattr(item, name), getattr(other, name)
    if theirs and not mine:
        item.clears[name] = other.clears.get(name, {})
    elif theirs and theirs != mine:
        item.clears[name] = {"ground": BY_HAND}
    words = list(dict.fromkeys(filter(None, (mine, theirs))))
    setattr(item, name, "; ".join(words)[:longest])


def _deadline(item: Item, other: Item, keep: str) -> None:
    if not other.deadline_text or other.deadline_text == item.deadline_text:
        return
    if keep == SECOND or not item.deadline_text:
        for name in ("deadline_text", "deadline_kind", "due_on", "rrule"):
            setattr(item, name, getattr(other, name))
        item.clears["deadline"] = other.clears.get("deadline", {})
    elif keep == BOTH:
        item.deadline_text = f"{item.deadline_text}; {other.deadline_text}"[:300]
        item.clears["deadline"] = {"ground": BY_HAND}
        read_deadline(item)


def parted(whole: Item, first: Item, second: Item) -> None:
    """Give each half the clears that its own words state; what only the other half states is
    missing here, and said so. What neither states, from a heading above, holds for both. Whoever
    led the whole leads both until a person says otherwise.
    """
    for half, rest in ((first, second), (second, first)):
        half.doubts = list(whole.doubts)
        for name in _CLEARS:
            _kept_or_told(whole, half, rest, name)
        _own_deadline(whole, half, rest)


def _kept_or_told(whole: Item, half: Item, rest: Item, name: str) -> None:
    value = getattr(whole, name)
    if not value or _states(half, value) or not _states(rest, value):
        return
    if name == "lead":
        half.clears = {**half.clears, name: {"ground": "inferred"}}
        half.doubts.append(_note("lead-of-whole", name, _LEAD, rest, value))
        return
    setattr(half, name, [] if isinstance(value, list) else "")
    half.clears = {**half.clears, name: {"ground": "missing"}}
    half.doubts.append(_note("with-other-half", name, _ELSEWHERE, rest, value))


def _own_deadline(whole: Item, half: Item, rest: Item) -> None:
    said = whole.deadline_text
    if said and _states(half, said):
        return
    read_deadline(half, half.task)
    if half.deadline_text:
        half.clears = {**half.clears, "deadline": {"ground": "stated"}}
    elif said and _states(rest, said):
        half.clears = {**half.clears, "deadline": {"ground": "missing"}}
        half.doubts.append(_note("with-other-half", "deadline", _ELSEWHERE, rest, said))
    elif said:  # from above, or by a person's hand: it holds for both
        half.deadline_text = said
        read_deadline(half)


def _states(item: Item, value: str | Sequence[str]) -> bool:
    """Whether the words of an item contain a clear."""
    task = squeeze(item.task).lower()
    words = [value] if isinstance(value, str) else value
    return any(squeeze(word).lower() in task for word in words)


_LEAD = (
    "Chủ trì “{words}” ghi theo việc đã tách (mục {where}); lời của việc này không nêu. Hãy xem "
    "lại.",
    "“{words}” leads as in the directive that was split ({where}); these words do not say so. Look "
    "at it again.",
)
_ELSEWHERE = (
    "“{words}” ở lại mục {where} khi tách, vì lời của việc này không nêu.",
    "“{words}” stayed with {where} when it was split: these words do not say it.",
)


def _note(
    code: str, field: str, said: tuple[str, str], rest: Item, value: str | Sequence[str]
) -> dict[str, Any]:
    words = value if isinstance(value, str) else "; ".join(value)
    told, told_en = (one.format(words=words[:160], where=rest.locator) for one in said)
    return {"code": code, "field": field, "message": told, "message_en": told_en, "spans": []}
