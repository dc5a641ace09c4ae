"""Documents as a list: searched, narrowed, sorted, a page at a time (danh sách văn bản)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import CharField, Count, F, Func, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Concat, Lower

from sauro.documents.models import Document, Item
from sauro.documents.queries import granted
from sauro.foundation.access.scope import within
from sauro.kernel.text import fold

PAGE = 50
MOST_COUNTED = 1000
MOST_EXPORTED = 20_000
_MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_CALLED = ("doc_type", "number", "issuer", "locality", "event", "name")
_NEVER = date(1, 1, 1)  # sorts papers without a day
# By what may be sorted: name in the address, expression. The newest first, if nothing is said.
ORDERS: dict[str, Any] = {
    "nhan": F("received_at"),
    "ngay": Coalesce("issued_on", Value(_NEVER)),
    "tinh-trang": F("status"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty narrows nothing; of ``words`` all must occur, marks aside."""

    words: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document, how many directives it has, and how many of them nobody has looked at yet."""

    document: Document
    kept: int
    open: int

    @property
    def found(self) -> int | None:
        """How many directives it has; none says that nobody and no machine has looked for them."""
        unread = self.document.read_at is None or bool(self.document.refusal)
        return None if unread and not self.kept else self.kept

    @property
    def unchecked(self) -> int | None:
        """Of those, how many wait for a person; of papers that no longer wait, nothing."""
        waits = self.document.status == Document.Status.READ and self.found is not None
        return self.open if waits else None


@dataclass(frozen=True, slots=True)
class Page:
    """One page, where the ones beside it begin, and how many there are: 1,001 means more."""

    rows: Sequence[Listed]
    total: int
    before: str = ""
    after: str = ""


def page(filters: Filters, order: str = "", after: str = "", before: str = "") -> Page:
    """A page of what the seat may see, after or before a place (key and id)."""
    found = narrowed(filters)
    backwards = bool(before) and not after
    falling = _falls(order) != backwards
    rows = _sorted(found, order, falling=falling)
    if (place := _place(after or before, order)) is not None:
        rows = rows.filter(_beyond(*place, falling=falling))
    shown = list(rows[: PAGE + 1])
    more, shown = len(shown) > PAGE, shown[:PAGE]
    if backwards:
        shown.reverse()
    first, last = (_said(shown[0]), _said(shown[-1])) if shown else ("", "")
    return Page(
        list(_listed(shown)),
        found.order_by()[: MOST_COUNTED + 1].count(),
        before=first if (more if backwards else place is not None) else "",
        after=last if (more or backwards) else "",
    )


def exported(filters: Filters, order: str = "") -> Iterator[Listed]:
    """All that the filters leave, in the order of the page, a thousand at a time."""
    rows = list(_sorted(narrowed(filters), order, falling=_falls(order))[:MOST_EXPORTED])
    for start in range(0, len(rows), 1000):
        yield from _listed(rows[start : start + 1000])


def narrowed(filters: Filters) -> QuerySet[Document]:
    """The documents in scope and those that others opened to it, less what the filters say."""
    found = Document.objects.defer("text", "doubts", "sheets", "unsure")
    found = found.filter(within() | Q(pk__in=granted()))
    if filters.status:
        found = found.filter(status=filters.status)
    if words := fold(filters.words.replace("\0", "")).split()[:12]:
        found = found.alias(searched=searched(*_CALLED))
        for word in words:
            found = found.filter(searched__contains=word)
    return found


def searched(*names: str) -> Func:
    """What some columns say, in small letters without marks."""
    joined: list[Any] = []
    for name in names:
        joined += [F(name), Value(" ")]
    text = Lower(Concat(*joined, output_field=CharField()))
    composed = Func(text, template="normalize(%(expressions)s, NFC)", output_field=CharField())
    plain = "".join(fold(c) for c in _MARKED)
    marks = (Value(_MARKED), Value(plain))
    return Func(composed, *marks, function="translate", output_field=CharField())


def _listed(rows: Iterable[Document]) -> Iterator[Listed]:
    rows = list(rows)
    counted = {
        row["document"]: row
        for row in Item.objects.filter(document__in=[d.pk for d in rows])
        .order_by()
        .values("document")
        .annotate(
            kept=Count("pk", filter=Q(dropped_because="")),
            open=Count("pk", filter=Q(checked=False)),
        )
    }
    for d in rows:
        of = counted.get(d.pk, {"kept": 0, "open": 0})
        yield Listed(d, of["kept"], of["open"])


def order_of(order: str) -> str:
    """The order that holds: what is not known is the newest first."""
    return order if order.removeprefix("-") in ORDERS else "-nhan"


def _falls(order: str) -> bool:
    return order_of(order).startswith("-")


def _sorted(found: QuerySet[Document], order: str, *, falling: bool) -> QuerySet[Document]:
    turned = "-" if falling else ""
    by = ORDERS[order_of(order).removeprefix("-")]
    return found.annotate(key=by).order_by(f"{turned}key", f"{turned}pk")


def _beyond(key: object, pk: int, *, falling: bool) -> Q:
    to = "lt" if falling else "gt"
    return Q(**{f"key__{to}": key}) | Q(key=key, **{f"pk__{to}": pk})


def _said(row: Any) -> str:
    key = row.key if isinstance(row.key, str) else row.key.isoformat()
    return f"{key}~{row.pk}"


def _place(sent: str, order: str) -> tuple[object, int] | None:
    """Where a page begins; what cannot be read is the beginning."""
    key, _mark, pk = sent.rpartition("~")
    by = order_of(order).removeprefix("-")
    try:
        number = int(pk)
        if not 0 < number < 2**63 or "\0" in key:
            return None
        if by == "nhan":
            return datetime.fromisoformat(key).astimezone(UTC), number
        return (date.fromisoformat(key) if by == "ngay" else key), number
    except (ValueError, OverflowError):
        return None
