"""Whom a paper means: pure, over rows that are given (xác định cơ quan được nêu)."""

from sauro.organization.resolution.claims import Claim, claimed
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
from sauro.organization.resolution.reasons import ENDED
from sauro.organization.resolution.resolve import resolve

__all__ = [
    "ENDED",
    "BodyRow",
    "Candidate",
    "Candidates",
    "Claim",
    "Context",
    "Directory",
    "Group",
    "MembershipRow",
    "Reason",
    "Resolution",
    "Resolved",
    "SuccessionRow",
    "TerritoryRow",
    "claimed",
    "issuing_path",
    "resolve",
]
