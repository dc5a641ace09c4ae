"""Keeping bodies, members of committees and seats (cập nhật tổ chức).

Whoever keeps the bodies of a committee keeps those at and below it. Each act is one transaction,
carries out a decision, and leaves its entry in the history of the body.
"""

from sauro.organization.services.bodies import (
    add_alias,
    designate_standing,
    end_body,
    found_body,
    rename_body,
)
from sauro.organization.services.keeping import may_keep
from sauro.organization.services.members import add_membership, end_membership, renew_committee
from sauro.organization.services.seats import end_seat, give_seat

__all__ = [
    "add_alias",
    "add_membership",
    "designate_standing",
    "end_body",
    "end_membership",
    "end_seat",
    "found_body",
    "give_seat",
    "may_keep",
    "rename_body",
    "renew_committee",
]
