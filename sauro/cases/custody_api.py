"""Operations that read exhibits and money of a case (tang vật, tiền), for other systems."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Router, Schema
from pydantic import Field

from sauro.cases import register
from sauro.cases.custody import Custody, custody_of
from sauro.cases.exhibits import Act
from sauro.cases.models import CaseMoney
from sauro.cases.money import Act as MoneyAct
from sauro.cases.money import Balance
from sauro.cases.treasury import books_of
from sauro.foundation.access.acting import seat_of

router = Router(tags=["cases"])

ActName = Literal[
    "seized", "sealed", "opened", "stored", "handed_over", "divided", "sampled", "result",
    "put_back", "valued", "returned", "sold", "destroyed", "withdrawn",
]  # fmt: skip
MoneyActName = Literal[
    "owed", "reduced", "planned", "collected", "paid_in", "remitted", "refunded", "reversed"
]
DebtName = Literal["fine", "arrears", "illicit_gain", "sale"]
TowardName = Literal["principal", "late"]
_EXACT = _("Số thập phân, dấu chấm, trong dấu ngoặc kép.")


class ExhibitRow(Schema):
    """A line of the inventory and where all of it is (tang vật)."""

    key: str = Field(description=_("Mã trong vụ việc, như TV1."))
    name: str
    unit: str
    came_in: str = Field(description=_("Tạm giữ, hoặc tách từ dòng khác."))
    held: str = Field(description=_EXACT)
    sampled: str = Field(description=_("Đang là mẫu."))
    used_up: str
    divided: str
    returned: str
    sold: str
    destroyed: str
    holder: str = Field(description=_("Người đang giữ; rỗng khi chưa tạm giữ."))
    place: str
    seal: str
    value_vnd: int | None


class MovementRow(Schema):
    """One thing done to one exhibit (lần ghi)."""

    number: int
    act: ActName
    exhibit: str
    day: date
    quantity: str | None = Field(description=_EXACT)
    giver: str
    taker: str
    place: str
    seal: str
    paper: str
    sample: str
    into: str
    value_vnd: int | None
    note: str
    withdraws: int | None = Field(description=_("Hủy lần ghi số này."))
    digest: str = Field(description=_("SHA-256 của lần ghi này và mọi lần trước nó."))


class CustodyRow(Schema):
    """The inventory of a case and its chain of custody (tang vật và chuỗi theo dõi)."""

    exhibits: list[ExhibitRow]
    movements: list[MovementRow]


class BalanceRow(Schema):
    """How one debt stands today (khoản phải nộp)."""

    debt: str
    kind: DebtName
    due_on: date
    owed_vnd: int
    paid_vnd: int
    late_vnd: int = Field(description=_("Tiền chậm nộp tính đến hôm nay."))
    late_paid_vnd: int
    left_vnd: int = Field(description=_("Còn phải nộp, cả tiền chậm nộp."))
    overpaid_vnd: int
    in_hand_vnd: int = Field(description=_("Đã thu, chưa nộp vào Kho bạc."))
    reached_vnd: int = Field(description=_("Đã vào ngân sách."))


class MoneyRow(Schema):
    """One entry in the books (bút toán)."""

    number: int
    act: MoneyActName
    debt: str
    day: date
    amount_vnd: int
    paper: str
    toward: TowardName
    beyond: bool = Field(description=_("Nộp thừa, người ghi biết."))
    payer: str
    note: str
    reverses: int | None = Field(description=_("Đảo bút toán số này."))


class BooksRow(Schema):
    """The money of a case (tiền của vụ việc)."""

    balances: list[BalanceRow]
    entries: list[MoneyRow]


@router.get(
    "/{int:case_id}/exhibits",
    response=CustodyRow,
    operation_id="list_exhibits",
    summary=_("Tang vật của vụ việc và chuỗi theo dõi"),
)
def list_exhibits(request: HttpRequest, case_id: int) -> dict[str, Any]:
    seat_of(request)
    known = custody_of(register.case(case_id))
    return {"exhibits": _exhibits(known), "movements": _movements(known)}


def _exhibits(known: Custody) -> list[dict[str, Any]]:
    found = []
    for line in known.lines:
        lot = known.lots.get(line.key)
        parts = ("came_in", "held", "sampled", "used_up", "divided", "returned", "sold")
        amounts = {part: str(getattr(lot, part, 0)) for part in (*parts, "destroyed")}
        where = {name: getattr(lot, name, "") for name in ("holder", "place", "seal")}
        value = lot.value_vnd if lot else None
        about = {"key": line.key, "name": line.name, "unit": line.unit, "value_vnd": value}
        found.append({**about, **amounts, **where})
    return found


def _movements(known: Custody) -> list[dict[str, Any]]:
    plain = (
        "number", "exhibit", "day", "giver", "taker", "place", "seal", "paper", "sample", "into",
        "value_vnd", "note", "withdraws",
    )  # fmt: skip
    return [
        {
            **{name: getattr(link.movement, name) for name in plain},
            "act": Act(link.movement.act).value,
            "quantity": None if link.movement.quantity is None else str(link.movement.quantity),
            "digest": link.digest,
        }
        for link in known.chain
    ]


@router.get(
    "/{int:case_id}/money",
    response=BooksRow,
    operation_id="list_money",
    summary=_("Phải nộp, đã nộp, đã vào ngân sách của vụ việc"),
)
def list_money(request: HttpRequest, case_id: int) -> dict[str, Any]:
    seat_of(request)
    books = books_of(register.case(case_id), timezone.localdate())
    return {
        "balances": [_balance(balance) for balance in books.balances.values()],
        "entries": [_entry(row) for row in books.rows],
    }


def _balance(balance: Balance) -> dict[str, Any]:
    plain = (
        "debt", "due_on", "owed_vnd", "paid_vnd", "late_vnd", "late_paid_vnd", "overpaid_vnd",
        "in_hand_vnd", "reached_vnd",
    )  # fmt: skip
    told = {name: getattr(balance, name) for name in plain}
    return {**told, "kind": balance.kind.value, "left_vnd": balance.all_left_vnd}


def _entry(row: CaseMoney) -> dict[str, Any]:
    plain = ("number", "debt", "day", "amount_vnd", "paper", "toward", "beyond", "payer", "note")
    told = {name: getattr(row, name) for name in plain}
    reverses = row.reverses.number if row.reverses else None
    return {**told, "act": MoneyAct(row.act).value, "reverses": reverses}
