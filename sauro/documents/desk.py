"""What the verification page shows of a document: one table of six clears for each item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sauro.documents import rules
from sauro.documents.models import Document, Item
from sauro.documents.naming import NAMING, Meant, Names
from sauro.documents.publishing import facts_of
from sauro.documents.reading.rule_words import rule_words, time_words
from sauro.documents.verification import BY_HAND
from sauro.foundation.web.parts import Badge, Tone
from sauro.foundation.web.words import english

_GROUNDS: dict[str, tuple[Promise, Tone]] = {
    "stated": (_("nêu rõ"), "good"),
    "inherited": (_("theo câu dẫn"), "info"),
    "inferred": (_("suy ra"), "warn"),
    "person": (_("người kiểm tra ghi"), "info"),
    "missing": (_("không nêu"), "neutral"),
}
# The words of each of the six on an item: (clear, label, name among the item's fields).
_ROWS = (
    ("lead", _("Ai chủ trì"), "lead"),
    ("deadline", _("Thời hạn"), "deadline_text"),
    ("coordinating", _("Ai phối hợp"), "coordinating"),
    ("reports_to", _("Báo cáo ai"), "reports_to"),
    ("deliverable", _("Kết quả"), "deliverable"),
    ("authority", _("Thẩm quyền"), "authority"),
)
_ALWAYS = ("lead", "deadline", "deliverable")  # rows that stand there without words too
_DOUBTS = 20  # of a document, that are listed at once
# Doubts that say no more than such a row without words.
_TOLD_BY_ROWS = ("no-lead", "no-time", "no-result")


@dataclass(frozen=True, slots=True)
class Row:
    """One of the six clears of an item: its words, where they come from and why."""

    clear: str
    label: Promise
    words: str  # of the clears that name nobody
    ground: Badge
    why: str
    names: Sequence[Meant] = ()
    due_on: date | None = None
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One item as the page shows it."""

    item: Item
    rows: Sequence[Row]
    why: str  # by which rule it is a directive at all
    doubts: Sequence[str]

    @property
    def open(self) -> bool:
        """Whether a person has to look: nobody has checked it, or a lead is not decided."""
        if self.item.dropped_because:
            return False
        leads = [m for row in self.rows if row.clear == "lead" for m in row.names]
        return not self.item.checked or not all(m.decided for m in leads)


@dataclass(frozen=True, slots=True)
class Clarity:
    """How many directives of a document state one of the six clears. ``known``, of who leads: of
    how many it is known, too, which bodies the names mean, and that they may be given it.
    """

    name: str
    stated: int
    of: int
    known: int | None = None

    @property
    def full(self) -> int:
        """How far the bar goes: a name of whom nobody knows who it is fulfils nothing."""
        return self.stated if self.known is None else self.known


@dataclass(frozen=True, slots=True)
class State:
    """How far the verification of a document is."""

    kept: int
    dropped: int
    unchecked: int
    undecided: int
    unsettled: int
    placed: bool = True  # whether it is known which place issued the paper
    next_open: int | None = None  # the first item that a person has to look at

    @property
    def all(self) -> int:
        """With those that were dropped."""
        return self.kept + self.dropped

    @property
    def done(self) -> bool:
        """Whether the document may be published."""
        still = self.unchecked or self.undecided or self.unsettled
        return self.placed and bool(self.kept) and not still


def cards(items: Sequence[Item], names: Names) -> list[Card]:
    """All items of a document as the page shows them."""
    return [card(item, names) for item in items]


def card(item: Item, names: Names) -> Card:
    """One item as the page shows it."""
    meant = names.of(item)
    rows = [_row(item, clear, label, field, meant) for clear, label, field in _ROWS]
    doubts = [told(doubt) for doubt in item.doubts if _stands(doubt, item)]
    return Card(item, [r for r in rows if r], _why(item, "task"), doubts)


def state(document: Document, items: Sequence[Item], names: Names) -> State:
    """What is left to do before a document may be published."""
    kept = [item for item in items if not item.dropped_because]
    undecided = {item.pk: len(names.undecided(item)) for item in kept}
    still = (item.pk for item in kept if not item.checked or undecided[item.pk])
    return State(
        len(kept),
        len(items) - len(kept),
        sum(not item.checked for item in kept),
        sum(undecided.values()),
        sum("settled" not in doubt for doubt in document.doubts),
        names.placed,
        next(still, None),
    )


def clarity(items: Sequence[Item], names: Names) -> list[Clarity]:
    """For each of the six clears, how many of the kept items state it."""
    kept = [item for item in items if not item.dropped_because]
    bits = [rules.missing(facts_of(item)) for item in kept]
    known = sum(_has_lead(item, names) for item in kept)
    return [
        Clarity(
            name, sum(not b >> i & 1 for b in bits), len(bits), known if name == "lead" else None
        )
        for i, name in enumerate(rules.CLEARS)
    ]


def _has_lead(item: Item, names: Names) -> bool:
    """Whether somebody has the work once it is published, as the editor of conclusions means it
    too: it is known who leads and, in a paper of the body's own, all of them may be given orders.
    """
    leads = names.leads(item)
    if not item.lead or not all(m.told for m in leads):
        return False
    told = {b.id for m in leads for b in m.told}
    return not names.ours or len(names.reachable(told)) == len(told)


def doubts(document: Document) -> list[tuple[int, dict[str, Any], str]]:
    """The doubts about a document as its page lists them, each with its place: those that nobody
    has looked at come first, and the others of a long list wait until these are settled.
    """
    placed = sorted(enumerate(document.doubts), key=lambda one: "settled" in one[1])
    return [(n, doubt, told(doubt)) for n, doubt in placed[:_DOUBTS]]


def told(doubt: dict[str, Any]) -> str:
    """A doubt in the language of the page."""
    return str(doubt["message_en" if english() else "message"])


def _stands(doubt: dict[str, Any], item: Item) -> bool:
    """Whether a doubt is still one of the item as its words are now; what was kept stays kept."""
    code, field = doubt.get("code"), doubt.get("field")
    if code == "lead-of-whole":
        return bool(item.clears.get("lead", {}).get("ground") != BY_HAND)
    if code == "with-other-half" and field:
        return not getattr(item, "deadline_text" if field == "deadline" else field)
    return code not in _TOLD_BY_ROWS


def _row(
    item: Item, clear: str, label: Promise, field: str, meant: dict[str, list[Meant]]
) -> Row | None:
    value = getattr(item, field)
    if not value and clear not in _ALWAYS:
        return None
    known = item.clears.get(clear, {})
    text, tone = _GROUNDS[_ground(known, bool(value))]
    return Row(
        clear,
        label,
        "" if clear in NAMING else value,
        Badge(str(text), tone),
        _why(item, clear),
        meant.get(clear, ()),
        item.due_on if clear == "deadline" else None,
        missing=not value,
    )


def _ground(known: dict[str, Any], there: bool) -> str:
    """A clear without words is missing, whatever it once was."""
    ground = known.get("ground", "person")
    if not there:
        return "missing"
    return "person" if ground == "missing" or ground not in _GROUNDS else ground


def _why(item: Item, clear: str) -> str:
    """By which rule a clear was read, as far as its words still show it."""
    rule = item.clears.get(clear, {}).get("rule", "")
    if rule and clear == "deadline":
        return time_words(item.deadline_kind, english=english())
    return rule_words(rule, english=english(), words=item.task) if rule else ""
