"""Keeping bodies, members of committees and seats (cập nhật tổ chức).

Whoever keeps the bodies of a committee keeps those at and below it. Each act is one transaction,
carries out a decision, and leaves its entry in the history of the body.
"""

from sauro.organization.services.accounts import (
    Linked,
    correct_account,
    end_sessions,
    findings_of,
    invite,
    reset_factor,
    revoke_link,
    revoke_token_of,
    send_link,
    switch_account,
    unlock,
)
from sauro.organization.services.bodies import (
    add_alias,
    designate_standing,
    end_body,
    found_body,
    rename_body,
)
from sauro.organization.services.keeping import may_keep
from sauro.organization.services.members import add_membership, end_membership, renew_committee
from sauro.organization.services.seats import answer_seat, end_seat, give_seat, move_seat

__all__ = [
    "Linked",
    "add_alias",
    "add_membership",
    "answer_seat",
    "correct_account",
    "designate_standing",
    "end_body",
    "end_membership",
    "end_seat",
    "end_sessions",
    "findings_of",
    "found_body",
    "give_seat",
    "invite",
    "may_keep",
    "move_seat",
    "rename_body",
    "renew_committee",
    "reset_factor",
    "revoke_link",
    "revoke_token_of",
    "send_link",
    "switch_account",
    "unlock",
]
