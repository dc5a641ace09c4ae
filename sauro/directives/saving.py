"""Filters under a name: kept, renamed, shared, deleted, opened with (bộ lọc đã lưu)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import QueryDict

from sauro.directives.models import Opening, SavedFilter
from sauro.foundation.access.models import Seat
from sauro.foundation.database.once import once
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze
from sauro.organization.suggesting import bodies_called, places_called

_MOST = 50  # of a seat
_LONGEST = 1500
# What of an address is the filter; where in the list one is does not belong to it.
NAMES = (
    "words", "when", "body", "part", "place", "kind", "due_from", "due_to", "number", "issuer",
    "since", "until", "clear", "ground", "document", "xep",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """A saved filter as a list shows it; ``wrong`` says why it makes no sense any more."""

    saved: SavedFilter
    own: bool
    opens: bool
    wrong: str = ""


def query_of(sent: QueryDict) -> str:
    """The filter that an address says, in one spelling: the same filter is the same text."""
    kept = QueryDict(mutable=True)
    for name in NAMES:
        if value := sent.get(name, "").replace("\0", "").strip():
            kept[name] = value
    return kept.urlencode()


@transaction.atomic
def save_filter(name: str, query: str, *, shared: bool, by: Seat) -> SavedFilter:
    """Keep a filter. Raises: Refused without a name, with one in use, without a filter."""
    name = _fit(name, by)
    if not query or len(query) > _LONGEST:
        raise Refused(_nothing_chosen())
    if SavedFilter.objects.filter(seat=by).count() >= _MOST:
        raise Refused(_too_many())
    with once(Refused(_name_taken(name))):
        return SavedFilter.objects.create(
            owner_path=by.body.path, seat=by, name=name, query=query, shared=shared
        )


@transaction.atomic
def change_filter(pk: int, version: int, name: str, *, shared: bool, by: Seat) -> SavedFilter:
    """Another name, or shared or not any more. Raises: Hidden, Stale, Refused."""
    found = _own(pk, by)
    if found.version != version:
        raise Stale(_changed(), current=found)
    found.name = _fit(name, by, but=pk)
    found.shared = shared
    found.version += 1
    with once(Refused(_name_taken(found.name))):
        found.save()
    return found


@transaction.atomic
def delete_filter(pk: int, *, by: Seat) -> None:
    """Forget a filter of one's own. Raises: Hidden."""
    _own(pk, by).delete()


@transaction.atomic
def open_with(pk: int | None, *, by: Seat) -> None:
    """Let the register open with a filter of one's own or of one's body, or with none."""
    if pk is None:
        Opening.objects.filter(seat=by).delete()
        return
    found = _usable(by).filter(pk=pk).first()
    if found is None:
        raise Hidden
    Opening.objects.update_or_create(
        seat=by, defaults={"saved_filter": found, "owner_path": by.body.path}
    )


def saved_filters(seat: Seat, today: date) -> Sequence[Kept]:
    """One's own first, then those that others of the body share, by name."""
    opens = Opening.objects.filter(seat=seat).values_list("saved_filter_id", flat=True).first()
    found = sorted(_usable(seat), key=lambda f: (f.seat_id != seat.pk, f.name))
    return [Kept(f, f.seat_id == seat.pk, f.pk == opens, _wrong(f, today)) for f in found]


def opening_query(seat: Seat) -> str:
    """The filter that the register opens with; empty for none."""
    opens = Opening.objects.filter(seat=seat).values("saved_filter_id")
    return _usable(seat).filter(pk__in=opens).values_list("query", flat=True).first() or ""


def _usable(seat: Seat) -> QuerySet[SavedFilter]:
    return SavedFilter.objects.filter(
        Q(seat=seat) | Q(shared=True, owner_path=seat.body.path)
    ).select_related("seat__user")


def _own(pk: int, by: Seat) -> SavedFilter:
    found = SavedFilter.objects.select_for_update().filter(pk=pk, seat=by).first()
    if found is None:
        raise Hidden
    return found


def _fit(name: str, by: Seat, but: int | None = None) -> str:
    name = squeeze(name.replace("\0", ""))
    if not name or len(name) > 80:
        raise Refused(_no_name())
    same = SavedFilter.objects.filter(seat=by, name=name)
    if (same.exclude(pk=but) if but else same).exists():
        raise Refused(_name_taken(name))
    return name


def _wrong(found: SavedFilter, today: date) -> str:
    """The name of a body or place that is no more; empty where the filter still makes sense."""
    said = QueryDict(found.query)
    for text, called in ((said.get("body"), bodies_called), (said.get("place"), places_called)):
        if not text:
            continue
        there = called(text)
        if not there or all(b.valid_to and b.valid_to < today for b in there):
            return text
    return ""


def _no_name() -> Finding:
    return Finding(
        "no-name",
        "name",
        "Bộ lọc cần một tên, dài nhất 80 ký tự. Hãy đặt tên rồi lưu lại.",
        "A filter needs a name of at most 80 characters. Name it and save again.",
    )


def _name_taken(name: str) -> Finding:
    return Finding(
        "name-taken",
        "name",
        f"Anh/chị đã có bộ lọc tên “{name}”. Hãy đặt tên khác, hoặc xóa bộ lọc cũ trước.",
        f"You have a filter named “{name}”. Choose another name, or delete the old one first.",
    )


def _nothing_chosen() -> Finding:
    return Finding(
        "no-filter",
        "query",
        "Chưa có điều kiện nào để lưu. Hãy lọc sổ trước, rồi đặt tên cho bộ lọc.",
        "There is nothing to save. Filter the register first, then name the filter.",
    )


def _too_many() -> Finding:
    return Finding(
        "too-many",
        "name",
        f"Mỗi vị trí lưu nhiều nhất {_MOST} bộ lọc. Hãy xóa bộ lọc không dùng nữa.",
        f"A seat keeps {_MOST} filters at most. Delete one that is no longer used.",
    )


def _changed() -> Finding:
    return Finding(
        "changed-meanwhile",
        "version",
        "Bộ lọc này vừa được sửa ở nơi khác. Hãy xem lại rồi sửa tiếp.",
        "This filter was just changed elsewhere. Look at it again, then change it.",
    )
