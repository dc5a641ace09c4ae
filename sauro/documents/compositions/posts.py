"""Posts and parts as decisions word them, in plain spelling (chức vụ, tư cách)."""

from __future__ import annotations

import re
from itertools import pairwise

from sauro.documents.compositions.model import Part

# The longer before the shorter that begins it.
PARTS: dict[str, Part] = {
    r"pho\s+(?:truong\s+ban|ban)\s*[-–,]?\s*thuong\s+truc": Part.STANDING_DEPUTY,
    r"pho\s+truong\s+ban": Part.DEPUTY,
    r"pho\s+ban": Part.DEPUTY,
    r"truong\s+ban": Part.HEAD,
    r"(?:thanh|uy)\s+vien(?:\s*[-–,]?\s*(?:thuong\s+truc|(?:kiem\s+)?thu\s+ky))?": Part.MEMBER,
    r"thu\s+ky": Part.MEMBER,
    r"pho\s+to\s+truong(?:\s+thuong\s+truc)?": Part.DEPUTY,
    r"to\s+pho(?:\s+thuong\s+truc)?": Part.DEPUTY,
    r"to\s+truong": Part.HEAD,
}
ANY_PART = "|".join(PARTS)
_PARTS = tuple((re.compile(pattern), part) for pattern, part in PARTS.items())

_HEADS = (
    "chi cuc truong|cuc truong|vu truong|chi huy truong|chi huy pho|tram truong|doi truong|"
    "don truong|vien truong|tu lenh|chinh uy|chu tich|tong giam doc|giam doc|tong bien tap|"
    "bi thu|thu truong|bo truong|thong doc|thu tuong|hieu truong|chanh an|chanh|truong"
)
_STEP = r"(?:\s+(?:thu nhat|thuong truc|chuyen trach|phu trach))?"
_OTHERS = "lanh dao|dai dien|cong chuc|chuyen vien|can bo|ke toan|kiem soat vien|chi huy"
# Party offices come first in a person's posts; the body is named by the last office that is none.
_PARTY = r"(?:uy vien\s+)?(?:ban\s+)?(?:thuong vu|chap hanh|bch|btv)|u\.?v\.?\s*btv|\w+\s+uy vien"
_FIRST = rf"(?:quyen |q\. ?|nguyen )?(?:pho\s+)?(?:{_HEADS})"
POST = re.compile(
    rf"(?<!\w)(?:uy vien\s+ban|{_PARTY}|{_FIRST}|(?:01 |mot )?(?:{_OTHERS}))(?!\w)".replace(
        " ", r"\s+"
    )
)
_BODY = re.compile(
    rf"(?<!\w)(?:{_FIRST}{_STEP}|(?:01 |mot )?(?:{_OTHERS})(?:\s+cua)?)\s+(?P<body>[^;(]+)".replace(
        " ", r"\s+"
    ).replace(r"\s+\s+", r"\s+")
)
_OF_PARTY = re.compile(r"(?:thuong vu|tinh uy|thanh uy|dang uy|dang bo|cap uy|chap hanh)")
_ALSO = re.compile(r"\s+(?:kiem(?!\s+(?:sat|tra|lam|ngu|soat|dinh|toan|dich))|phu\s+trach)\s")
# A comma parts a body from the one that it belongs to; in "Văn hóa, Thể thao" it does not.
_BODY_AFTER = re.compile(
    r",\s*(?=(?:so|ubnd|uy\s+ban|cong\s+an|chi\s+cuc|cuc|ban|bo|van\s+phong|thanh\s+tra)\s)"
)


def part_of(words: str) -> Part:
    """Which part plain words that match ``ANY_PART`` name."""
    return next(part for pattern, part in _PARTS if pattern.fullmatch(words))


def body_in(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """Where in a post the body is named: of the last office outside of the Party, else the last."""
    found = []
    for a, b in _offices(plain, start, end):
        m = _BODY.match(plain, a, b)
        if m:
            found.append(_alone(plain, *m.span("body")))
    plainly = [f for f in found if not _OF_PARTY.search(plain, *f)]
    return next(reversed(plainly or found), None)


def _offices(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """The offices of a post, which commas and semicolons part."""
    signs = [m.end() for m in _SIGN.finditer(plain, start, end) if POST.match(plain, m.end(), end)]
    edges = [start, *signs, end]
    return [(a, b) for a, b in pairwise(edges) if a < b and POST.match(plain, a, b)]


_SIGN = re.compile(r"[,;]\s*")


def _alone(plain: str, start: int, end: int) -> tuple[int, int]:
    """Less what follows "kiêm"; of a unit and the body that it is in, the body."""
    for m in _BODY_AFTER.finditer(plain, start, end):
        start = m.end()
    also = _ALSO.search(plain, start, end)
    return start, also.start() if also else end
