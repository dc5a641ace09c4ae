"""Wishes to those above: "Đề nghị Chính phủ …" in a report from below is no directive.

What the word "đề nghị" does is told by its direction: to whoever stands below or beside the
issuer it gives work, to whoever stands above it asks (kiến nghị cấp trên).
"""

from __future__ import annotations

import re

from sauro.documents.reading.directives import Draft
from sauro.documents.reading.header import Header
from sauro.kernel.text import Mapped

_CHAIR = r"(?:(?:phó )?trưởng )?"
_HEADS = r"(?:(?:phó )?chủ tịch )?"
# What a pattern finds first says how high a body stands, 6 the highest.
_RANKS = tuple(
    (rank, re.compile("|".join(patterns)))
    for rank, *patterns in (
        (6, r"quốc hội", r"ủy ban thường vụ quốc hội", r"chính phủ", r"(?:phó )?thủ tướng"),
        (6, r"bộ chính trị", r"ban bí thư", r"trung ương đảng", r"ban chấp hành trung ương"),
        (2, r"(?:[\w ]+\s)?(?:xã|phường|đặc khu|thị trấn|thôn|ấp|khu phố)\b"),
        (4, rf"{_HEADS}(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân) (?:tỉnh|thành phố)"),
        (4, rf"{_CHAIR}ban chỉ đạo(?: 389)? (?:tỉnh|thành phố)", r"lãnh đạo (?:tỉnh|thành phố)"),
        (4, r"(?:ban thường vụ )?(?:tỉnh ủy|thành ủy)", r"(?:đoàn )?đại biểu quốc hội"),
        (
            3,
            r"(?:giám đốc )?sở\b",
            r"(?:chi cục trưởng )?chi cục",
            r"bộ chỉ huy",
            r"thanh tra tỉnh",
        ),
        (3, r"(?:công an|thuế) (?:tỉnh|thành phố)", r"hải quan khu vực"),
        (3, r"cục [\w ]+ (?:tỉnh|thành phố|khu vực)"),
        (5, r"(?:bộ trưởng )?bộ (?!chỉ huy|phận|tư lệnh|đội)", r"các bộ\b", r"tổng cục", r"cục\b"),
        (5, r"(?:các )?(?:ban|bộ|cơ quan),? (?:bộ, )?ngành trung ương", r"văn phòng chính phủ"),
        (5, rf"{_CHAIR}ban chỉ đạo 389 quốc gia", r"thanh tra chính phủ"),
        (5, r"(?:văn phòng|cơ quan) thường trực ban chỉ đạo 389 quốc gia"),
        (5, r"(?:tòa án|viện kiểm sát) nhân dân tối cao"),
    )
)
_SPEAKS_FOR_THE_TOP = re.compile(r"văn phòng chính phủ|thủ tướng|^chính phủ")
_AGENCY = re.compile(
    r"\b(?:sở|chi cục|công an|bộ chỉ huy|ban quản lý|thuế|hải quan|cục|đội|trung tâm|kho bạc)\b"
)
_BY_LEVEL = {"national": 5, "province": 4, "district": 2, "commune": 2}
_ASKS = re.compile(r"(?:đề nghị|kiến nghị|đề xuất|kính mong|xin)\b")
_HIGHEST_BESIDE = 3  # an agency of the province, of which a commune's notice may ask
_FROM_BELOW = ("Báo cáo", "Tờ trình")


def without_wishes(drafts: list[Draft], kind: str | None, header: Header) -> list[Draft]:
    """The directives less those that ask somebody above the issuer."""
    own = _own_rank(header)
    if kind not in _FROM_BELOW:
        own = max(own, _HIGHEST_BESIDE)
    return [d for d in drafts if not (_asks(d, kind) and _all_above(d.lead, own))]


def _own_rank(header: Header) -> int:
    """How high the issuer stands."""
    issuer = header.issuer.text.lower() if header.issuer else ""
    rank = _BY_LEVEL.get(header.level, 5)
    if header.level == "national" and _SPEAKS_FOR_THE_TOP.search(issuer):
        return 6
    return rank - 1 if header.level == "province" and _AGENCY.search(issuer) else rank


def _asks(draft: Draft, kind: str | None) -> bool:
    """Whether a directive may be a wish: all of a report's are, elsewhere what is asked for."""
    if kind in _FROM_BELOW:
        return True
    above = draft.inherited_from
    words = above.body.low if above is not None else draft.text.low
    return bool(_ASKS.match(words)) or any(w in draft.rule for w in ("đề nghị", "kiến nghị"))


def _all_above(leads: tuple[Mapped, ...], own: int) -> bool:
    ranks = [rank_of(lead.low) for lead in leads]
    return bool(ranks) and all(rank is not None and rank > own for rank in ranks)


def rank_of(name: str) -> int | None:
    """How high a body of a name in small letters stands, 6 the highest; None for unknown."""
    return next((rank for rank, pattern in _RANKS if pattern.match(name)), None)
