"""What must hold before bodies, members and seats are written: pure decisions (điều kiện ghi)."""

from sauro.organization.rules.accounts import (
    account_findings,
    is_kept,
    keeping_findings,
    username_from,
)
from sauro.organization.rules.bodies import (
    Decided,
    Place,
    Term,
    body_findings,
    claim_findings,
    decision_findings,
    ending_findings,
    ending_membership_findings,
    membership_findings,
    name_findings,
    successor_findings,
)
from sauro.organization.rules.composition import (
    Change,
    Line,
    changes,
    compositions,
    renewal_findings,
)
from sauro.organization.rules.joining import joining_findings
from sauro.organization.rules.seats import Giving, ending_seat_findings, seat_findings

__all__ = [
    "Change",
    "Decided",
    "Giving",
    "Line",
    "Place",
    "Term",
    "account_findings",
    "body_findings",
    "changes",
    "claim_findings",
    "compositions",
    "decision_findings",
    "ending_findings",
    "ending_membership_findings",
    "ending_seat_findings",
    "is_kept",
    "joining_findings",
    "keeping_findings",
    "membership_findings",
    "name_findings",
    "renewal_findings",
    "seat_findings",
    "successor_findings",
    "username_from",
]
