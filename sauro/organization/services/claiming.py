"""No body takes the name of another: neither when it is founded nor afterwards."""

from __future__ import annotations

from django.utils import timezone

from sauro.foundation.access.models import Seat
from sauro.kernel.findings import Finding
from sauro.organization import rules
from sauro.organization.queries import directory_on
from sauro.organization.resolution import BodyRow, Claim, Directory, TerritoryRow, claimed
from sauro.organization.services.keeping import kept_from


def taken_findings(name: str, path: str, by: Seat) -> list[Finding]:
    """What speaks against a name for the body at a path, or that is to be there."""
    directory = directory_on(timezone.localdate())
    found = claimed(directory, name, path, kept_from(by)) if name.strip() else None
    return rules.claim_findings(*_told(directory, found)) if found else []


def _told(directory: Directory, found: Claim) -> tuple[str, str]:
    if isinstance(found, TerritoryRow):
        return "", f"{found.kind} {found.name}"
    if isinstance(found, BodyRow):
        above = directory.above(found.territory)
        return found.name, ", ".join(f"{t.kind} {t.name}" for t in above if t.level != "nation")
    return found.name, ""
