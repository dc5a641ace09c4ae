"""What hangs on the days of a paper, read anew when a person mends them (đọc lại thời hạn)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sauro.documents.intake import finding_kept
from sauro.documents.models import Document, Item
from sauro.documents.reading.deadlines import main_deadline
from sauro.documents.reading.engine import Dated, read
from sauro.documents.reading.model import Notice, words_of
from sauro.documents.verification import BY_HAND, kept
from sauro.kernel.deadline import Deadline
from sauro.kernel.text import Span

# Doubts that compare something with the paper's own days.
_BY_DAYS = {
    "meeting-after-paper", "cites-the-future", "past-at-issue", "ended-level", "two-deadlines",
}  # fmt: skip
_READ = ["deadline_text", "deadline_kind", "due_on", "rrule", "clears", "doubts"]


def redated(document: Document, before: date | None) -> int:
    """Deadlines that no person wrote, and doubts about days, as they are with the days that the
    document has now. Returns how many deadlines changed: those items wait to be checked again.
    ``before``: the day from which they were counted.
    """
    notice = read(document.text, Dated(document.issued_on, document.event_on))
    document.doubts = _doubts(document.doubts, notice)
    of_words = {_places(d.task.spans): d.deadline for d in notice.directives}
    changed = 0
    for item in document.items.select_for_update():
        found = None if _by_hand(item) else of_words.get(_places(item.spans))
        if found is None and not _by_hand(item):
            found = _from_words(item, before, document.issued_on or document.event_on)
        changed += bool(found and _kept(item, found))
    return changed


def _by_hand(item: Item) -> bool:
    return bool(item.clears.get("deadline", {}).get("ground") == BY_HAND)


def _places(spans: Iterable[Iterable[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(span) for span in spans)


def _kept(item: Item, found: Deadline) -> bool:
    """Whether the deadline means another day now."""
    new = (found.kind.value, found.due_on, found.rrule or "")
    if new == _meaning(item):
        return False
    item.deadline_kind, item.due_on, item.rrule = new
    item.deadline_text = (found.text or "")[:300]
    ground = "stated" if found.text else "missing"
    item.clears = {**item.clears, "deadline": {"ground": ground, "rule": found.rule}}
    if found.text:
        item.doubts = [d for d in item.doubts if d["code"] != "no-time"]
    kept(item, checked=False, only=_READ)
    return True


def _meaning(item: Item) -> tuple[str, date | None, str]:
    return item.deadline_kind, item.due_on, item.rrule


def _from_words(item: Item, before: date | None, now: date | None) -> Deadline | None:
    """Of an item that the reading does not have as it is now, such as half of one: by the words
    that gave its deadline before; None where none of them did.
    """
    for said in (item.task, item.deadline_text):
        was = _deadline(said, before)
        if (was.kind.value, was.due_on, was.rrule or "") == _meaning(item):
            return _deadline(said, now)
    return None


def _deadline(said: str, ref: date | None) -> Deadline:
    return main_deadline(said.lower(), ref, lambda a, b: words_of(said, (Span(a, b),)))


def _doubts(stood: list[dict[str, Any]], notice: Notice) -> list[dict[str, Any]]:
    """What the days no longer leave open goes; what somebody has seen stays seen."""
    found = [finding_kept(f) for f in (*notice.contradictions, *notice.doubts)]
    now = [doubt for doubt in found if doubt["code"] in _BY_DAYS]
    seen = {doubt["message"]: doubt["settled"] for doubt in stood if "settled" in doubt}
    for doubt in now:
        if doubt["message"] in seen:
            doubt["settled"] = seen[doubt["message"]]
    return [*now, *(doubt for doubt in stood if doubt["code"] not in _BY_DAYS)]
