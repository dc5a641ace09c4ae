"""Pages of the bodies (trang cơ quan)."""

from sauro.organization.views.accounts import (
    account_act,
    account_list,
    account_page,
    account_token_revoke,
)
from sauro.organization.views.acts import body_act, member_end, seat_end, seat_move
from sauro.organization.views.body import (
    body_below,
    body_history,
    body_page,
    body_people,
)
from sauro.organization.views.directory import directory, directory_export
from sauro.organization.views.waiting import pending_seats, seat_answer

__all__ = [
    "account_act",
    "account_list",
    "account_page",
    "account_token_revoke",
    "body_act",
    "body_below",
    "body_history",
    "body_page",
    "body_people",
    "directory",
    "directory_export",
    "member_end",
    "pending_seats",
    "seat_answer",
    "seat_end",
    "seat_move",
]
