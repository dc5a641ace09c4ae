"""Number, day, issuer of a decision, from when it holds and what it replaces."""

from __future__ import annotations

import re
from datetime import date

from sauro.documents.compositions.model import Words
from sauro.documents.compositions.source import Source

_NOISE = str.maketrans("lo", "10")
_HEAD = 2500  # characters that hold the head of a decision and its recitals' beginning
_NUMBER = re.compile(
    r"\bso\s*[:.]?\s*(?P<number>[\dlo]{1,5}[a-h]?\s*/\s*(?:\d{4}\s*/\s*)?qd\s*[-–]\s*[a-z]+(?:\s?389)?)"
)
_N = "[\\dlo]{1,2}"  # a scan takes 1 for l and 0 for o
_DAY = rf"(?:{_N}\s*[/.-]\s*{_N}\s*[/.-]\s*\d{{4}}|{_N}\s+thang\s+{_N}\s*,?\s+nam\s+\d{{4}})"
_DAY_PARTS = re.compile(rf"(?<!\w)({_N})(?!\w)\D*?(?<!\w)({_N})(?!\w)\D*(\d{{4}})")
_ISSUED = re.compile(rf",\s*ngay\s+(?P<day>{_DAY})")
_PLACE = r"(?:tinh|thanh pho|xa|phuong|dac khu)"
_ISSUER = re.compile(
    rf"\b(?P<issuer>uy ban nhan dan\s+{_PLACE}\s+[^\n\t|,;.]+?|thu tuong chinh phu|bo [a-z ]+?)"
    r"(?=\s*(?:\n|\t|\||,|;|\.|\s{2}|cong hoa xa hoi))"
)
_COMMITTEE = re.compile(
    r"(?:kien toan|thanh lap|thay doi|bo sung|dieu chinh)\s[^.;:]{0,60}?"
    r"(?P<committee>ban chi dao\s+(?:chong\s+buon\s+lau\s*,\s*)?[^.,;:()]{3,140}?)"
    r"(?=\s*(?:[.,;:()]|\n\s*\n|\n\s*(?:can cu|chu tich|uy ban)|\bgom\b|cu the|nhu sau))"
)
_EFFECTIVE = re.compile(
    rf"co hieu luc\s+(?:thi hanh\s+)?(?:ke\s+)?tu\s+(?P<since>ngay\s+(?:ky|ban hanh|{_DAY}))"
)
_REPLACING = re.compile(r"(?:thay the|bai bo|het hieu luc)")
_OTHER = re.compile(
    r"quyet dinh\s+so\s*:?\s*[\dlo]{1,5}[a-h]?\s*/\s*(?:\d{4}\s*/\s*)?qd\s*[-–]\s*[a-z]+(?:\s?389)?"
    rf"(?:\s+ngay\s+{_DAY})?"
)
_STANDING = re.compile(
    r"(?:\b(?:giao|cu|chi dinh)\s+(?P<given>[^.;:]{3,90}?)\s+(?:la|lam)\s+"
    r"|\bco quan thuong truc[^.;:]{0,60}?(?:\bla\b|:)\s*(?P<named>[^.;:\n]{3,90})"
    r"|(?:^|[.;:+–-])[^\S\n]*(?:giao\s+|cu\s+)?(?P<first>[^.;:\n]{3,90}?)\s+la\s+)"
    r"(?(named)|(?:co quan|don vi)\s+thuong truc)",
    re.MULTILINE,
)


def number(source: Source) -> Words | None:
    """109/QĐ-UBND, as printed."""
    m = _NUMBER.search(source.plain, 0, _HEAD)
    return source.group(m, "number") if m else None


def issued_on(source: Source) -> date | None:
    """The day in the place-and-day line; none where it is left blank."""
    m = _ISSUED.search(source.plain, 0, _HEAD)
    return day_in(m["day"]) if m else None


def issuer(source: Source) -> Words | None:
    """Whose decision it is: of a people's committee, its whole name."""
    m = _ISSUER.search(source.plain, 0, _HEAD)
    return source.group(m, "issuer") if m else None


def committee(source: Source) -> Words | None:
    """Which committee it makes up."""
    m = _COMMITTEE.search(source.plain)
    return source.group(m, "committee") if m else None


def effective(source: Source, issued: date | None) -> tuple[Words | None, date | None]:
    """From when it holds: its words, and the day that they mean."""
    m = _EFFECTIVE.search(source.plain)
    if m is None:
        return None, None
    stated = day_in(m["since"])
    return source.group(m, "since"), stated or issued


def replaces(source: Source) -> tuple[Words, ...]:
    """The decisions that it replaces, in the sentences that say so."""
    found = []
    for m in _REPLACING.finditer(source.plain):
        end = _sentence_end(source.plain, m.end())
        start = max(source.plain.rfind("\n", 0, m.start()), source.plain.rfind(". ", 0, m.start()))
        found += [source.words(*o.span()) for o in _OTHER.finditer(source.plain, start + 1, end)]
    return tuple(dict.fromkeys(w for w in found if w))


def standing(source: Source) -> Words | None:
    """Whom it makes the standing agency."""
    m = _STANDING.search(source.plain)
    if m is None:
        return None
    return next(filter(None, (source.group(m, g) for g in ("given", "named", "first"))), None)


def day_in(words: str) -> date | None:
    """The day that plain words state; none where the calendar has no such day."""
    m = _DAY_PARTS.search(words)
    if m is None:
        return None
    day, month, year = (int(n.translate(_NOISE)) for n in m.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _sentence_end(plain: str, start: int) -> int:
    m = re.compile(r"\.(?=\s)|\n\s*(?:dieu \d|noi nhan)").search(plain, start)
    return m.start() if m else len(plain)
