"""What exhibits are made of: an inventory, dated movements, and how each lot stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

NONE = Decimal(0)


class Act(StrEnum):
    """What is done to exhibits."""

    SEIZED = "seized"  # tạm giữ
    SEALED = "sealed"  # niêm phong, niêm phong lại
    OPENED = "opened"  # mở niêm phong
    STORED = "stored"  # chuyển nơi giữ, người giữ không đổi
    HANDED_OVER = "handed_over"  # bàn giao
    DIVIDED = "divided"  # tách lô
    SAMPLED = "sampled"  # lấy mẫu
    RESULT = "result"  # có kết quả giám định, thử nghiệm
    PUT_BACK = "put_back"  # hoàn mẫu; phần không hoàn là đã dùng hết khi thử
    VALUED = "valued"  # định giá
    RETURNED = "returned"  # trả lại
    SOLD = "sold"  # bán
    DESTROYED = "destroyed"  # tiêu hủy
    WITHDRAWN = "withdrawn"  # hủy một lần ghi nhầm; lần ghi ấy vẫn còn


DISPOSALS = frozenset({Act.RETURNED, Act.SOLD, Act.DESTROYED})
LEAVE_THE_LOT = DISPOSALS | {Act.DIVIDED, Act.SAMPLED}  # each takes a quantity from what is held
TAKEN_OVER = DISPOSALS - {Act.DESTROYED} | {Act.SEIZED, Act.HANDED_OVER, Act.SAMPLED}


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A line of the inventory (tang vật): ``whole`` where its unit has no parts (bao, chiếc)."""

    key: str  # its code in the case: "TV1"
    name: str
    unit: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Movement:
    """One thing done to one exhibit on a day, with its paper (một lần ghi).

    ``giver`` is who holds it when it is done, of a seizure whoever it is taken from; ``taker`` who
    has it afterwards where that is somebody else. ``seal``: a new one put on; on a hand-over, the
    one that both parties saw. ``sample`` names the sample, ``into`` the exhibit that a part
    becomes, ``withdraws`` the number of the movement that was written by mistake.
    """

    number: int  # in the case, from 1 on
    act: Act
    exhibit: str
    day: date
    quantity: Decimal | None = None
    giver: str = ""
    taker: str = ""
    place: str = ""
    seal: str = ""
    paper: str = ""
    sample: str = ""
    into: str = ""
    value_vnd: int | None = None
    note: str = ""
    withdraws: int | None = None

    @property
    def amount(self) -> Decimal:
        return self.quantity or NONE


@dataclass(frozen=True, slots=True)
class Sample:
    """A part taken for testing (mẫu). ``out``: how much of it has not been accounted for yet."""

    name: str
    quantity: Decimal
    out: Decimal
    holder: str
    result: str = ""


@dataclass(frozen=True, slots=True)
class Lot:
    """How one exhibit stands: where all that came in has gone. Computed, never stored.

    ``came_in``: seized, or divided from another. It equals held and everything in ``parts``.
    """

    key: str
    came_in: Decimal
    held: Decimal
    holder: str
    place: str
    seal: str
    last_on: date
    used_up: Decimal = NONE
    divided: Decimal = NONE
    returned: Decimal = NONE
    sold: Decimal = NONE
    destroyed: Decimal = NONE
    value_vnd: int | None = None
    samples: tuple[Sample, ...] = ()

    @property
    def sampled(self) -> Decimal:
        """What is away as samples now."""
        return sum((sample.out for sample in self.samples), NONE)

    @property
    def parts(self) -> dict[str, Decimal]:
        """Where it all is or went, by the name of the part."""
        names = ("held", "sampled", "used_up", "divided", "returned", "sold", "destroyed")
        return {name: getattr(self, name) for name in names}

    @property
    def settled(self) -> bool:
        """Nothing of it is held or away as a sample (đã xử lý xong)."""
        return not self.held and not self.sampled

    def sample(self, name: str) -> Sample | None:
        return next((sample for sample in self.samples if sample.name == name), None)
