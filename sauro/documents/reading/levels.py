"""Of which level and place an issuer is: nation, province, commune (cấp, địa bàn)."""

from __future__ import annotations

import re
import unicodedata

from sauro.documents.reading.model import Person, Words
from sauro.documents.reading.places import (
    longest_province,
    province_by_communes,
    province_in,
    province_of_media,
)
from sauro.documents.reading.regions import Regions
from sauro.kernel.text import UPPER, Mapped

MOTTO_CUT = re.compile(
    r"\s*(?:C[ỘO]NG H[ÒOÀ][AÀ]? X[ÃA] H[ỘO]I CH[ỦU] NGH[ĨI]A VI[ỆE]T NAM|Đ[ộo]c l[ậa]p\s*[-–—].*|ĐẢNG CỘNG SẢN VIỆT NAM).*$"
)
_CENTRAL = re.compile(
    r"\bBỘ (?!CHỈ HUY)|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC GIA|TRUNG ƯƠNG|TỔNG CỤC|^CỤC (?!.*(?:TỈNH|THÀNH PHỐ))|BAN BÍ THƯ|NGÂN HÀNG NHÀ NƯỚC(?! .*TỈNH)"
)
_LOCAL = re.compile(r"\b(?:XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN)\s(?!H[ỘO])([^\n]{2,30})")
_DISTRICT = re.compile(r"\b(?:HUYỆN|QUẬN|THỊ XÃ)\s(?!ỦY)")


def find_level(
    issuer: Words | None, subject: Mapped, concluder: Person | None, regions: Regions
) -> str:
    """national, province or commune: by the issuer, else by who concluded, else by the text."""
    if issuer:
        return _level_of(unicodedata.normalize("NFC", issuer.text).upper(), regions)
    titles = " ".join(concluder.titles if concluder else ()).upper()
    hints = f"{titles} {subject.text[:160].upper()}"
    if re.search(r"\b(?:XÃ|PHƯỜNG|ĐẶC KHU)\b(?!, )", titles) and "TỈNH" not in titles:
        return "commune"
    local = re.search(r"\b(?:TỈNH|THÀNH PHỐ)\b", hints)
    return "national" if not local and _central_person(hints, regions) else "province"


def _central_person(hints: str, regions: Regions) -> bool:
    foot = " ".join(line.text.text for line in regions.foot).upper()
    return bool(
        re.search(r"THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|QUỐC GIA|CHÍNH PHỦ", hints)
        or (
            re.search(r"BỘ TRƯỞNG|CHỦ NHIỆM|CỤC TRƯỞNG", foot)
            and not re.search("CHI CỤC TRƯỞNG", foot)
        )
    )


def is_central(issuer: str) -> bool:
    """Whether the words name a body of the nation."""
    return bool(_CENTRAL.search(unicodedata.normalize("NFC", issuer).upper()))


def level_by_name(issuer: str) -> str:
    """The level that the name of an issuer alone says; empty where it says none."""
    said = unicodedata.normalize("NFC", issuer).upper()
    return _said(said) or ("province" if said.startswith("SỞ ") else "")


def locality_by_name(level: str, issuer: str, beside: str | None) -> str:
    """The place that the name of an issuer says, else the one beside the day of the paper."""
    said = unicodedata.normalize("NFC", issuer)
    if level == "commune":
        found = _LOCAL.search(said.upper())
        named = found[1].split(",")[0].strip().title() if found else ""
        return named or (beside or "").strip()
    if level == "province":
        return province_in(said) or longest_province(beside or "") or ""
    return ""


def _level_of(issuer: str, regions: Regions) -> str:
    if said := _said(issuer):
        return said
    foot = " ".join(line.text.text for line in regions.foot)
    return "province" if re.search(r"tỉnh|thành phố", foot, re.IGNORECASE) else "national"


def _said(issuer: str) -> str:
    if _LOCAL.search(issuer) and not re.search(
        r"\bTỈNH\b(?!\s*ỦY)", issuer.split("XÃ", maxsplit=1)[0].split("PHƯỜNG", maxsplit=1)[0][:20]
    ):
        return "commune"
    if re.search(r"\bTỈNH\b|THÀNH PHỐ|THÀNH ỦY|\bTP\b|CHI CỤC", issuer):
        return "province"
    if _DISTRICT.search(issuer):
        return "district"
    if _CENTRAL.search(issuer):
        return "national"
    return ""


def find_locality(
    level: str, head: str, place: str | None, about: list[str], regions: Regions
) -> str | None:
    """The province or commune spoken of: stated in the head, else in the text, else inferred.

    ``about`` holds the subject and the opening paragraphs.
    """
    if level == "national":
        return None
    if level == "commune":
        return _commune(head, place, about[0])
    body = "\n".join(p.text.text for p in regions.body)
    foot = "\n".join(line.text.text for line in regions.foot)
    return (
        province_in(_squeezed(head))
        or (longest_province(place) if place else None)
        or next((p for t in about if (p := province_in(t))), None)
        or province_of_media(foot)
        or province_in(foot)
        or province_in(body)
        or province_of_media(body)
        or province_by_communes(body)
    )


def _squeezed(head: str) -> str:
    return "\n".join(MOTTO_CUT.sub("", line) for line in head.split("\n"))


def _commune(head: str, place: str | None, subject: str) -> str | None:
    if place:
        return place
    found = _LOCAL.search(_squeezed(head)) or re.search(
        rf"(?:xã|phường|đặc khu)\s((?:[{UPPER}][\w-]*\s?){{1,4}})", subject
    )
    return found[1].strip().title() if found else None
