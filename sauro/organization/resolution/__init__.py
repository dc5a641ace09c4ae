"""Whom a paper means: pure, over rows that are given (xác định cơ quan được nêu)."""

from sauro.organization.resolution.directory import Directory
from sauro.organization.resolution.issuing import issuing_path
from sauro.organization.resolution.model import (
    BodyRow,
    Candidate,
    Candidates,
    Context,
    Group,
    MembershipRow,
    Reason,
    Resolution,
    Resolved,
    SuccessionRow,
    TerritoryRow,
)
from sauro.organization.resolution.resolve import resolve

__all__ = [
    "BodyRow",
    "Candidate",
    "Candidates",
    "Context",
    "Directory",
    "Group",
    "MembershipRow",
    "Reason",
    "Resolution",
    "Resolved",
    "SuccessionRow",
    "TerritoryRow",
    "issuing_path",
    "resolve",
]
