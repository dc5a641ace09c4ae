"""What speaks against naming a follower (quy tắc phân công theo dõi). Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sauro.kernel.findings import Finding


@dataclass(frozen=True, slots=True)
class Named:
    """A follower as he is to be named; paths of bodies."""

    by: str  # who names him
    reach: Sequence[str]  # what his seat shows
    over: str | None  # the body whose work it is; that of the issuer for a paper; none: not found
    starts_on: date | None
    ends_on: date | None
    ground: str


def naming_findings(named: Named, today: date) -> Iterator[Finding]:
    """All that speaks against it."""
    if named.over is None or not _within(named.over, named.by):
        yield _NOTHING
    elif not any(_within(named.over, own) for own in named.reach):
        yield _BLIND
    if named.starts_on is None or named.starts_on < today:
        yield _PAST
    elif named.ends_on and named.ends_on < named.starts_on:
        yield _ENDS_BEFORE
    if not named.ground:
        yield _NO_GROUND


def follows_already(starts_on: date, ends_on: date | None) -> Finding:
    """On some of the days he follows the same; what can be done instead."""
    if ends_on is None:
        return Finding(
            "follows-already", "what",
            f"Người này đang theo dõi việc ấy từ ngày {starts_on:%d/%m/%Y}, chưa có ngày kết thúc. "
            "Hãy cho thôi lần ấy ở danh sách dưới đây rồi giao từ ngày hôm sau.",
            f"This person has followed that since {starts_on:%d/%m/%Y}, without an end. End that "
            "one in the list below, then name the person from the day after.",
        )  # fmt: skip
    after = ends_on + timedelta(days=1)
    return Finding(
        "follows-already", "starts_on",
        f"Người này đã được giao theo dõi việc ấy từ ngày {starts_on:%d/%m/%Y} đến hết ngày "
        f"{ends_on:%d/%m/%Y}, trùng ngày. Hãy chọn từ ngày {after:%d/%m/%Y} trở đi.",
        f"This person follows that from {starts_on:%d/%m/%Y} to {ends_on:%d/%m/%Y}, on the same "
        f"days. Begin on {after:%d/%m/%Y} or later.",
    )  # fmt: skip


def _within(path: str, above: str) -> bool:
    return f"{path}.".startswith(f"{above}.")


_NOTHING = Finding(
    "nothing-to-follow", "what",
    "Chỉ giao theo dõi được văn bản của cơ quan mình, hoặc cơ quan mình và cấp dưới. Hãy chọn lại.",
    "A body names followers of its own papers, of itself and of bodies below it. Choose again.",
)  # fmt: skip
_BLIND = Finding(
    "sees-nothing", "seat",
    "Vị trí của người này không thấy việc ấy, nên không theo dõi được. Hãy cấp cho người ấy một "
    "vị trí ở cơ quan mình, rồi giao theo dõi từ vị trí đó.",
    "This seat does not show that work. Give the person a seat in your body, then name that seat.",
)  # fmt: skip
_PAST = Finding(
    "begins-before-today", "starts_on",
    "Theo dõi từ hôm nay trở đi. Hãy chọn ngày khác.",
    "Following begins today or later. Choose another day.",
)  # fmt: skip
_ENDS_BEFORE = Finding(
    "ends-before-it-begins", "ends_on",
    "Ngày kết thúc phải từ ngày bắt đầu trở đi. Hãy chọn ngày khác.",
    "The last day cannot come before the first. Choose another.",
)  # fmt: skip
_NO_GROUND = Finding(
    "no-ground", "ground",
    "Giao theo dõi phải ghi căn cứ, ví dụ văn bản, mục nào. Hãy nhập căn cứ.",
    "Say on what ground, such as a paper and its item. Enter it.",
)  # fmt: skip
