"""What happened to a directive from its reading on, in words that a person understands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from sauro.directives.models import Directive
from sauro.foundation.audit.telling import Change, changes_of
from sauro.foundation.web.words import day

_DAY = re.compile(r"\d{4}-\d\d-\d\d")  # as the history keeps a day
_DIRECTIVE, _ITEM, _ASSIGNED = "directives_directive", "documents_item", "directives_laterlead"


@dataclass(frozen=True, slots=True)
class Event:
    """When, who, what."""

    at: datetime
    who: str
    what: str


def history(found: Directive, item_id: int | None) -> list[Event]:
    """As far as the seat may see the history; the oldest first."""
    rows = [(_DIRECTIVE, found.pk)] + ([(_ITEM, item_id)] if item_id else [])
    rows += [(_ASSIGNED, pk) for pk in found.later_leads.values_list("pk", flat=True)]
    return [
        Event(change.at, change.who or _("Hệ thống"), what)
        for change in changes_of(rows)
        if (what := "; ".join(_told(change)))
    ]


def _told(change: Change) -> Iterator[str]:
    if change.table == _DIRECTIVE and change.act == "UPDATE":
        yield _("Hết hiệu lực do bản đính chính")
    elif change.table == _DIRECTIVE:
        yield _("Ban hành vào sổ theo dõi")
    elif change.table == _ASSIGNED:
        yield _("Giao cho %(body)s, vì: %(why)s") % {
            "body": change.after.get("body_name"), "why": change.after.get("reason"),
        }  # fmt: skip
    elif change.act == "INSERT":
        yield _began(change)
    elif change.act == "DELETE":
        yield _("Gộp vào việc khác")
    else:
        yield from _mended(change)


def _began(change: Change) -> str:
    """Where an item came from. Before this was kept, an added one was told by its place."""
    origin = change.after.get("origin", "read")
    if origin == "read" and change.who and str(change.after.get("locator", "")).startswith("+"):
        origin = "added"
    return {
        "added": _("Thêm từ lời văn bản"),
        "split": _("Tách từ việc khác"),
        "copied": _("Chép từ bản trước để đính chính"),
    }.get(origin, _("Máy đọc từ văn bản"))


def _reshaped(change: Change) -> Iterator[str]:
    """Only a split takes words of the paper away from an item, only a merger adds some."""
    was, now = (_length(words.get("spans")) for words in (change.before, change.after))
    if now > was:
        yield _("Gộp với việc sau")
    elif now < was:
        yield _("Tách thành hai việc")


def _length(spans: list[list[int]] | None) -> int:
    return sum(end - start for start, end in spans or [])


def _mended(change: Change) -> Iterator[str]:
    """Which words became which; where none did, what was decided."""
    before, after = change.before, change.after
    changed = [
        _("%(what)s: “%(old)s” thành “%(new)s”")
        % {"what": label, "old": _short(before.get(name)), "new": _short(after.get(name))}
        for name, label in _fields()
        if before.get(name) != after.get(name)
    ]
    yield from _reshaped(change)
    yield from changed
    if after.get("dropped_because") and not before.get("dropped_because"):
        yield _("Bỏ, vì: %(why)s") % {"why": after["dropped_because"]}
    elif before.get("dropped_because") and not after.get("dropped_because"):
        yield _("Lấy lại")
    elif after.get("checked") and not changed:
        yield _("Đã đối chiếu, đúng với văn bản")


def _fields() -> list[tuple[str, str]]:
    return [
        ("task", _("Việc")),
        ("lead", _("Chủ trì")),
        ("coordinating", _("Phối hợp")),
        ("reports_to", _("Báo cáo, gửi cho")),
        ("deadline_text", _("Thời hạn")),
        ("due_on", _("Hạn")),
        ("deliverable", _("Kết quả")),
        ("authority", _("Thẩm quyền")),
    ]


def _short(value: object) -> str:
    if isinstance(value, str) and _DAY.fullmatch(value):
        return day(date.fromisoformat(value))
    words = "; ".join(map(str, value)) if isinstance(value, list) else str(value or "–")
    return Truncator(words).chars(120)
