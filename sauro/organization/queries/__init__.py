"""Reads: rows and the directory for other rooms; ``listing``, ``portrait``: what pages show."""

from sauro.organization.queries.rows import (
    MemberRow,
    body,
    children,
    committees_of,
    directory_on,
    heirs_of,
    members_on,
)

__all__ = [
    "MemberRow",
    "body",
    "children",
    "committees_of",
    "directory_on",
    "heirs_of",
    "members_on",
]
