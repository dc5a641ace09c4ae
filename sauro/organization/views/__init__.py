"""Pages of the bodies (trang cơ quan)."""

from sauro.organization.views.acts import body_act, member_end, seat_end
from sauro.organization.views.body import (
    body_below,
    body_history,
    body_page,
    body_people,
)
from sauro.organization.views.directory import directory, directory_export

__all__ = [
    "body_act",
    "body_below",
    "body_history",
    "body_page",
    "body_people",
    "directory",
    "directory_export",
    "member_end",
    "seat_end",
]
