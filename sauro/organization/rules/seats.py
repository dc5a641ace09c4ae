"""Who may give a seat to whom: nobody gives more than he has (cấp vị trí công tác)."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from sauro.kernel.findings import Finding
from sauro.organization.rules.bodies import Term, decision_findings


@dataclass(frozen=True, slots=True)
class Giving:
    """A seat that is to be given: the rights and the path of giver and seat."""

    giver: str  # path of the giver's body
    has: Set[str]  # rights of the giver's role
    body: str  # path of the seat's body
    gives: Set[str]  # rights of the seat's role
    to_oneself: bool
    term: Term


def seat_findings(giving: Giving, decision: str) -> list[Finding]:
    """What speaks against giving a seat.

    Least privilege: only rights that the giver has, only in the giver's own body or below it
    (also for a standing agency, whose record reaches further), and never to oneself.
    """
    found = decision_findings(decision)
    if not _within(giving.body, giving.giver):
        found.append(_out_of_reach())
    if not giving.gives <= giving.has:
        found.append(_more_than_own())
    if giving.to_oneself:
        found.append(_to_oneself())
    return found + _order(giving.term.begins, giving.term.ends)


def ending_seat_findings(
    giver: str, body: str, *, own: bool, on: date, begins: date
) -> list[Finding]:
    """What speaks against the last day of a seat: out of reach, one's own, too early."""
    found = [] if _within(body, giver) else [_out_of_reach()]
    if own:
        found.append(_to_oneself())
    return found + _order(begins, on)


def _within(body: str, root: str) -> bool:
    return body == root or body.startswith(f"{root}.")


def _order(begins: date | None, ends: date | None) -> list[Finding]:
    if begins is None or ends is None or begins <= ends:
        return []
    return [
        Finding(
            "ends-too-early",
            "valid_to",
            "Ngày kết thúc sớm hơn ngày bắt đầu. Hãy kiểm tra lại hai ngày.",
            "It ends before it begins. Check both days.",
        )
    ]


def _out_of_reach() -> Finding:
    return Finding(
        "seat-out-of-reach",
        "",
        "Chỉ cấp, kết thúc được vị trí ở cơ quan mình và cơ quan trực thuộc. "
        "Hãy nhờ người có vị trí ở cơ quan đó hoặc cấp trên của cơ quan đó.",
        "Seats are given and ended only in one's own body and below it. Ask somebody with a seat "
        "in that body or above it.",
    )


def _more_than_own() -> Finding:
    return Finding(
        "more-than-own",
        "role",
        "Vai trò này có quyền mà vị trí đang dùng không có. Hãy chọn vai trò hẹp hơn, hoặc nhờ "
        "người có đủ quyền.",
        "This role has a right that your seat lacks. Choose a narrower role, or ask somebody who "
        "has all of its rights.",
    )


def _to_oneself() -> Finding:
    return Finding(
        "seat-of-oneself",
        "username",
        "Không ai tự cấp hay tự kết thúc vị trí của mình. Hãy nhờ người khác có quyền.",
        "Nobody gives or ends a seat of his own. Ask somebody else who may.",
    )
