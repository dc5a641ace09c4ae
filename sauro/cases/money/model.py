"""Entries of the books of a case (bút toán)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Debt(StrEnum):
    """For what money is owed."""

    FINE = "fine"  # tiền phạt
    ARREARS = "arrears"  # thuế truy thu
    ILLICIT_GAIN = "illicit_gain"  # số lợi bất hợp pháp phải nộp lại
    SALE = "sale"  # tiền bán tang vật tịch thu


class Act(StrEnum):
    """What an entry says."""

    OWED = "owed"  # phải nộp
    REDUCED = "reduced"  # miễn, giảm, hủy
    PLANNED = "planned"  # cho nộp nhiều lần
    COLLECTED = "collected"  # thu tại chỗ, tiền ở người thu
    PAID_IN = "paid_in"  # nộp thẳng vào Kho bạc
    REMITTED = "remitted"  # người thu nộp vào Kho bạc
    REFUNDED = "refunded"  # hoàn trả số nộp thừa
    REVERSED = "reversed"  # bút toán đảo


class Toward(StrEnum):
    """What a payment is for: the papers of the treasury have a line for each."""

    PRINCIPAL = "principal"  # số phải nộp
    LATE = "late"  # tiền chậm nộp


PAYMENTS = frozenset({Act.COLLECTED, Act.PAID_IN})  # by these a debt becomes less
TO_BUDGET = frozenset({Act.PAID_IN, Act.REMITTED})  # by these money reaches the budget


@dataclass(frozen=True, slots=True)
class Part:
    """One instalment (một lần nộp): how much by which day."""

    due_on: date
    amount_vnd: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the books, with its day and paper; never changed (bút toán).

    ``debt`` names what is owed: "PHAT1". ``kind`` and ``due_on`` (the last day to pay) are those of
    a debt. ``beyond``: more arrived than was owed, and whoever writes it knows. ``parts`` are those
    of a plan. ``reverses``: the number of the entry that this one takes back.
    """

    number: int  # in the case, from 1 on
    act: Act
    debt: str
    day: date
    amount_vnd: int = 0
    paper: str = ""
    kind: Debt | None = None
    due_on: date | None = None
    toward: Toward = Toward.PRINCIPAL
    beyond: bool = False
    parts: tuple[Part, ...] = ()
    payer: str = ""
    note: str = ""
    reverses: int | None = None
