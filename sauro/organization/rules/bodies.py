"""What must hold before a body or a membership is written (cơ quan, thành viên)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sauro.kernel.findings import Finding

SHORT_NAME = re.compile(r"[0-9a-z]{1,20}")
HEADS = frozenset(("head", "standing_deputy"))  # parts that one member at a time may have


@dataclass(frozen=True, slots=True)
class Term:
    """From when to when something holds; open without an end (hiệu lực)."""

    begins: date | None
    ends: date | None = None

    def meets(self, other: Term) -> bool:
        """Whether the two have a day in common."""
        return _before(self.begins, other.ends) and _before(other.begins, self.ends)


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision that an act carries out, and the day from which it holds (căn cứ)."""

    words: str  # number, day, issuer
    on: date


@dataclass(frozen=True, slots=True)
class Place:
    """A membership of the same committee, as the rules see it (tư cách thành viên)."""

    body: str
    person: str
    part: str
    term: Term


def body_findings(short: str, name: str, founded_by: str, *, taken: bool) -> list[Finding]:
    """What speaks against founding a body under a short name."""
    found = name_findings(name)
    if not SHORT_NAME.fullmatch(short):
        found.append(
            Finding(
                "bad-short-name",
                "short",
                "Mã ngắn chỉ gồm chữ thường không dấu và số, dài nhất 20 ký tự. Hãy sửa lại.",
                "A short name has lower-case letters and digits only, 20 at most. Correct it.",
            )
        )
    if taken:
        found.append(
            Finding(
                "path-taken",
                "short",
                "Đã có cơ quan dùng mã này ở cùng cấp. Hãy chọn mã khác.",
                "A body beside it has this short name. Choose another.",
            )
        )
    return found + decision_findings(founded_by, "founded_by")


def decision_findings(decision: str, field: str = "decision") -> list[Finding]:
    """Nothing is done without the decision that orders it."""
    return [] if decision.strip() else [_no_decision(field)]


def name_findings(name: str) -> list[Finding]:
    """What speaks against a name."""
    if name.strip():
        return []
    return [
        Finding(
            "no-name",
            "name",
            "Chưa có tên cơ quan. Hãy ghi tên như trong quyết định.",
            "The body has no name. Write it as the decision does.",
        )
    ]


def claim_findings(holder: str, place: str) -> list[Finding]:
    """A name by which papers mean somebody else. ``holder``: who bears it, ``place``: where."""
    whose = f"{holder} ({place})" if holder and place else holder or place
    return [
        Finding(
            "name-of-another",
            "name",
            f"Văn bản dùng tên này để chỉ nơi khác: {whose}. Đặt tên này thì việc giao cho nơi ấy "
            "có thể bị gửi nhầm. Hãy ghi tên riêng của cơ quan, không lấy tên của cơ quan hay địa "
            "bàn khác.",
            f"Papers mean somebody else by this name: {whose}. With it, what is assigned there "
            "might be sent astray. Write the body's own name, without another body's or place's.",
        )
    ]


def ending_findings(
    on: date, begins: date | None, last_busy: date | None, *, below: int, seats: int
) -> list[Finding]:
    """What speaks against a body's end: bodies below it, seats in it, days in the wrong order.

    ``last_busy``: the last day on which a membership of it begins.
    """
    found = []
    if not _before(begins, on) or not _before(last_busy, on):
        found.append(_ends_too_early())
    if below:
        found.append(
            Finding(
                "bodies-below",
                "",
                f"Còn {below} cơ quan trực thuộc đang hoạt động. Hãy kết thúc chúng trước.",
                f"{below} bodies below it are still at work. End those first.",
            )
        )
    if seats:
        found.append(
            Finding(
                "seats-left",
                "",
                f"Còn {seats} vị trí công tác ở cơ quan này. Hãy chuyển người trước.",
                f"{seats} seats are still in this body. Move the people first.",
            )
        )
    return found


def successor_findings(path: str, successor: str, *, alive: bool) -> list[Finding]:
    """What speaks against a body's work going to another one (nhập vào cơ quan khác)."""
    inside = successor == path or successor.startswith(f"{path}.")
    if alive and not inside:
        return []
    return [
        Finding(
            "bad-successor",
            "successor",
            "Không nhập được vào cơ quan này: nó đã kết thúc, hoặc nằm trong chính cơ quan được "
            "nhập. Hãy chọn cơ quan khác.",
            "It cannot be merged into this body: that one has ended, or lies within it. "
            "Choose another.",
        )
    ]


def membership_findings(new: Place, others: Iterable[Place], decision: str) -> list[Finding]:
    """What speaks against a member: twice the same one, a second head, no decision."""
    found = decision_findings(decision)
    if not _before(new.term.begins, new.term.ends):
        found.append(_ends_too_early())
    same_days = [o for o in others if o.term.meets(new.term)]
    if any((o.body, o.person) == (new.body, new.person) for o in same_days):
        found.append(
            Finding(
                "already-member",
                "body",
                "Đã là thành viên trong thời gian này. Hãy kết thúc lần trước, rồi thêm lại.",
                "Is a member on these days already. End that membership first.",
            )
        )
    if new.part in HEADS and any(o.part == new.part for o in same_days):
        found.append(
            Finding(
                "second-head",
                "part",
                "Chức danh này chỉ có một người tại một thời điểm. Hãy kết thúc người trước.",
                "Only one at a time holds this part. End the one before first.",
            )
        )
    return found


def ending_membership_findings(on: date, begins: date) -> list[Finding]:
    """What speaks against the last day of a membership."""
    return [] if begins <= on else [_ends_too_early()]


def _before(a: date | None, b: date | None) -> bool:
    return a is None or b is None or a <= b


def _ends_too_early() -> Finding:
    return Finding(
        "ends-too-early",
        "valid_to",
        "Ngày kết thúc sớm hơn ngày bắt đầu. Hãy kiểm tra lại hai ngày.",
        "It ends before it begins. Check both days.",
    )


def _no_decision(field: str) -> Finding:
    return Finding(
        "no-decision",
        field,
        "Chưa ghi số quyết định. Hãy ghi số, ngày và cơ quan ban hành.",
        "No decision is given. Write its number, day and issuer.",
    )
