"""What the record of a case knows for its papers (dữ kiện để điền mẫu)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone, translation

from sauro.cases.custody import Custody, custody_of
from sauro.cases.exhibits import head_of
from sauro.cases.models import Case, CaseEvent, CaseExhibit, CaseParty, GoodsLine
from sauro.cases.money import Debt
from sauro.cases.standing import events_of, violations_of
from sauro.cases.treasury import books_of
from sauro.documents.drafting.paper import Grid
from sauro.documents.drafting.words import long_day, short_day
from sauro.kernel.numerals import format_number, in_words
from sauro.organization.queries.portrait import place_of
from sauro.parties.linking.reading import IdKind
from sauro.parties.models import Party
from sauro.parties.queries import portrait, shown_numbers

_GOODS = Grid(
    ("STT", "Tên hàng, nhãn hiệu, xuất xứ", "Đơn vị", "Số lượng", "Trị giá (đồng)"), (),
    (12, 73, 20, 25, 30),
)  # fmt: skip
_EXHIBITS = Grid(
    ("Mã", "Tên, chủng loại", "Đơn vị", "Số lượng", "Niêm phong, nơi giữ"), (),
    (14, 66, 20, 22, 38),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """Words by the code of their place, tables, and the kinds of steps that stand."""

    words: Mapping[str, str]
    tables: Mapping[str, Grid]
    events: tuple[CaseEvent, ...]

    @property
    def standing(self) -> frozenset[str]:
        return frozenset(event.kind for event in self.events)


def known_of(case: Case) -> Known:
    """Read anew, in Vietnamese whatever the language of the page: papers are the office's."""
    with translation.override("vi"):
        events = tuple(events_of(case))
        custody, goods = custody_of(case), list(case.goodsline_rows.order_by("pk"))
        words = {
            **_of_case(case), **_of_parties(case), **_of_violations(case), **_of_goods(goods),
            **{f"step_{event.kind}": _cited(event) for event in events},
            "fine": _fine(case), "chain_head": head_of(custody.chain) or "",
        }  # fmt: skip
        return Known(words, _tables(goods, custody), events)


def _of_case(case: Case) -> dict[str, str]:
    found = timezone.localtime(case.detected_at)
    hour = f"{found:%H} giờ {found:%M}, " if case.hour_known else ""
    return {
        "case_number": str(case),
        "office": case.body.name,
        "found_at": f"{hour}{long_day(found.date())}",
        "found_place": ", ".join(filter(None, (case.place, case.territory_name))),
        "place_of_issue": place_of(case.owner_path),
        "recorders": case.detected_by,
    }


def _of_parties(case: Case) -> dict[str, str]:
    """Numbers that are sealed do not come out for a paper: they are read from the person's own."""
    rows = list(case.caseparty_rows.order_by("pk"))
    seen = Party.objects.in_bulk([row.party_id for row in rows])
    violators = [row for row in rows if row.role == "violator"]
    whole = [portrait(seen[row.party_id]) for row in violators if row.party_id in seen]
    numbers = [n.shown for p in whole for n in p.numbers if not n.sealed and not n.withdrawn_at]
    return {
        "violator": _row(row.written for row in violators),
        "violator_address": "; ".join(str(p.addresses[-1]) for p in whole if p.addresses),
        "violator_numbers": "; ".join(dict.fromkeys(numbers)),
        "vehicles": _row(_vehicles(row for row in rows if row.role == "vehicle")),
        "witnesses": _row(row.written for row in rows if row.role == "witness"),
    }


def _vehicles(rows: Iterable[CaseParty]) -> Iterable[str]:
    """Each with its plates (biển số), unless it was written with them."""
    vehicles = list(rows)
    numbers = shown_numbers([row.party_id for row in vehicles])
    for row in vehicles:
        plates = [shown for kind, shown in numbers.get(row.party_id, ()) if kind == IdKind.PLATE]
        new = [plate for plate in plates if _bare(plate) not in _bare(row.written)]
        yield f"{row.written}, biển số {', '.join(new)}" if new else row.written


def _bare(words: str) -> str:
    """Letters and digits alone: "37C-000.01" and "37C 00001" are one plate."""
    return "".join(filter(str.isalnum, words)).upper()


def _of_violations(case: Case) -> dict[str, str]:
    rows = violations_of(case)
    return {
        "violations": _row(row.kind.name for row in rows),
        "articles": _row(row.article for row in rows),
    }


def _of_goods(rows: Iterable[GoodsLine]) -> dict[str, str]:
    values = [row.value_vnd for row in rows if row.value_vnd is not None]
    return {"worth": amount(sum(values)) if values else ""}


def _fine(case: Case) -> str:
    """What the books say that is owed as a fine."""
    books = books_of(case, timezone.localdate())
    owed = sum(b.owed_vnd for b in books.balances.values() if b.kind is Debt.FINE)
    return amount(owed) if owed else ""


def amount(vnd: int) -> str:
    """ "60.000.000 đồng (bằng chữ: sáu mươi triệu đồng)"."""
    return f"{format_number(vnd)} đồng (bằng chữ: {in_words(vnd)} đồng)"


def _cited(event: CaseEvent) -> str:
    paper = f"số {event.paper} " if event.paper else ""
    return f"{paper}ngày {short_day(event.day)}"


def _tables(goods: list[GoodsLine], custody: Custody) -> dict[str, Grid]:
    """Goods stand in for exhibits before an inventory was made."""
    found = {}
    if goods:
        rows = tuple(_goods_row(n, row) for n, row in enumerate(goods, 1))
        found["goods"] = Grid(_GOODS.head, rows, _GOODS.widths)
    lines = [line for line in custody.lines if _is_there(line, custody)]
    if lines:
        rows = tuple(_exhibit_row(line, custody) for line in lines)
        found["exhibits"] = Grid(_EXHIBITS.head, rows, _EXHIBITS.widths)
    elif goods and not custody.lines:
        found["exhibits"] = found["goods"]
    return found


def _is_there(line: CaseExhibit, custody: Custody) -> bool:
    lot = custody.lots.get(line.key)
    return lot is None or bool(lot.held)


def _goods_row(number: int, row: GoodsLine) -> tuple[str, ...]:
    made = f"xuất xứ {row.origin}" if row.origin else ""
    name = "; ".join(filter(None, (row.name, row.brand, made)))
    value = format_number(row.value_vnd) if row.value_vnd is not None else ""
    return str(number), name, row.unit, format_number(row.quantity.normalize()), value


def _exhibit_row(line: CaseExhibit, custody: Custody) -> tuple[str, ...]:
    lot = custody.lots.get(line.key)
    held = format_number(lot.held.normalize()) if lot else ""
    seal = f"niêm phong {lot.seal}" if lot and lot.seal else ""
    where = "; ".join(filter(None, (seal, lot.place if lot else "")))
    return line.key, line.name, line.unit, held, where


def _row(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, words)))
