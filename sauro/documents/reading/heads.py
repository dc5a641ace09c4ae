"""Whether the head itself says from where a paper speaks (nơi ban hành ghi ở đầu văn bản)."""

from __future__ import annotations

from sauro.documents.reading.header import header_of
from sauro.documents.reading.levels import is_central, level_by_name, locality_by_name
from sauro.documents.reading.model import Notice
from sauro.documents.reading.regions import regions_of
from sauro.kernel.text import fold

_HEAD = 800  # characters: two columns of letterhead, number, place and day


def told_by_head(notice: Notice, text: str) -> bool:
    """A letterhead must be there and name a body of the nation, or the head the place; what the
    engine infers from the body of a paper is not enough to give its names a meaning.
    """
    if notice.issuer is None:
        return False
    if notice.level == "national":
        return is_central(notice.issuer.text)
    head = " ".join(fold(text[:_HEAD]).split())
    return bool(notice.locality) and fold(notice.locality or "") in head


def told_by_issuer(issuer: str, text: str) -> tuple[str, str]:
    """Level and place of a paper by the issuer that a person wrote, else by the place beside its
    day; both empty where neither tells.
    """
    level = level_by_name(issuer)
    if level == "national":
        return level, ""
    beside = header_of(regions_of(text)).place
    locality = locality_by_name(level, issuer, beside)
    return (level, locality) if locality else ("", "")
