"""What may be asked for and shown, and for how long (quy tắc cho xem). No database, no clock."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sauro.kernel.findings import Finding

LONGEST = 90  # days; whoever needs it longer asks for an extension
LEAST, MOST = 10, 300  # characters of a purpose


class Part(StrEnum):
    """A part of a file that is shown by itself (phần hồ sơ). Shown at all, the summary is."""

    SUMMARY = "summary"
    GOODS = "goods"
    PARTIES = "parties"
    STEPS = "steps"
    EXHIBITS = "exhibits"
    MONEY = "money"
    PAPERS = "papers"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Scope:
    """What is shown, until when, and why. Exactly one of a case and a party of the holder."""

    parts: Collection[str]
    until: date
    because: str
    case_id: int | None = None
    party_id: int | None = None


def parts_of(chosen: Collection[str]) -> list[str]:
    """As kept, in the order of a file: the whole needs no other beside it."""
    if Part.WHOLE in chosen:
        return [Part.WHOLE.value]
    return [p.value for p in Part if p in chosen or p is Part.SUMMARY]


def shows(parts: Collection[str], part: Part) -> bool:
    """Whether a grant of these parts shows one."""
    return part in parts or Part.WHOLE in parts or part is Part.SUMMARY


def request_findings(about: str, because: str, parts: Collection[str]) -> Iterator[Finding]:
    """What is wrong with a request."""
    if not about:
        yield _NO_ABOUT
    if not LEAST <= len(because) <= MOST:
        yield _NO_PURPOSE
    yield from _part_findings(parts)


def grant_findings(scope: Scope, today: date) -> Iterator[Finding]:
    """What is wrong with a grant."""
    if (scope.case_id is None) == (scope.party_id is None):
        yield _NO_FILE
    yield from _part_findings(scope.parts)
    yield from until_findings(scope.until, today)
    if not scope.because:
        yield NO_REASON


def until_findings(until: date, today: date, standing: date | None = None) -> Iterator[Finding]:
    """What is wrong with a last day; ``standing``: the one that an extension goes beyond."""
    if not today <= until <= today + timedelta(days=LONGEST):
        yield _TOO_LONG
    elif standing and until <= standing:
        yield _NOT_LONGER


def _part_findings(parts: Collection[str]) -> Iterator[Finding]:
    if not parts or not set(parts) <= set(Part):
        yield _NO_PARTS


NO_REASON = Finding("no-reason", "because", "Hãy ghi lý do: cả hai bên đều đọc.",
                    "Give the reason: both sides read it.")  # fmt: skip
_NO_ABOUT = Finding(
    "no-about", "about",
    "Hãy ghi cần xem gì: số vụ việc của nơi giữ, hoặc số định danh đã hỏi.",
    "Say what is meant: the holder's number of the case, or the number that was asked for.",
)  # fmt: skip
_NO_PURPOSE = Finding(
    "no-purpose", "because",
    f"Hãy ghi mục đích từ {LEAST} đến {MOST} ký tự, như số văn bản, vụ đang xử lý: nơi giữ hồ sơ "
    "quyết định theo mục đích này.",
    f"Give the purpose in {LEAST} to {MOST} characters, such as the paper or the case at hand: "
    "the holder decides by it.",
)  # fmt: skip
_NO_PARTS = Finding(
    "no-parts", "parts", "Hãy chọn ít nhất một phần của hồ sơ.", "Choose at least one part."
)
_NO_FILE = Finding(
    "no-file", "which",
    "Hãy chọn đúng một vụ việc hoặc một đối tượng của cơ quan mình. Cần cho xem nhiều hồ sơ thì "
    "cho xem từng hồ sơ.",
    "Choose one case or one party of your own body. Several files are granted one by one.",
)  # fmt: skip
_TOO_LONG = Finding(
    "too-long", "until",
    f"Cho xem từ hôm nay, nhiều nhất {LONGEST} ngày; cần lâu hơn thì gia hạn sau. Hãy sửa ngày.",
    f"A file is shown from today for {LONGEST} days at most, then extended. Change the day.",
)  # fmt: skip
_NOT_LONGER = Finding(
    "not-longer", "until",
    "Gia hạn phải sau ngày hiện có. Muốn ngắn hơn thì dùng “Thôi cho xem”.",
    "An extension ends later than now. To shorten it, end the grant.",
)  # fmt: skip
