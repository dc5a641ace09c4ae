"""How a rule says no. A service raises; one middleware makes the page or the JSON of it."""

from __future__ import annotations

from typing import Any

from sauro.kernel.findings import Finding


class Told(Exception):  # noqa: N818 - each kind names what happened
    """Something that is told to the person, not a fault of ours."""

    status = 422

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*(f.message for f in findings))
        self.findings = findings


class Refused(Told):
    """Understood, but a rule does not allow it: the findings say which and what to do next."""


class Hidden(Told):
    """Not there, or not for this seat to see: told alike (không tìm thấy)."""

    status = 404


class NotAllowed(Told):
    """The seat's role does not include this act."""

    status = 403


class Stale(Told):
    """Somebody else changed it meanwhile (đã có người sửa). ``current`` is what stands now,
    ``sent`` the version that the person had seen.
    """

    status = 409

    def __init__(self, *findings: Finding, current: Any = None, sent: int | None = None) -> None:
        super().__init__(*findings)
        self.current = current
        self.sent = sent


class NotSignedIn(Told):
    """No token, or one that opens nothing; the finding says what to do."""

    status = 401


class UnknownFormat(Told):
    """The body of the request is of a kind that the operation does not read."""

    status = 415


class TooMany(Told):
    """Too many wrong requests in a short time."""

    status = 429
