"""Other documents that a text names by number (văn bản viện dẫn)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from sauro.documents.reading.bodies import parse_body
from sauro.documents.reading.lexicon import Tokens
from sauro.documents.reading.locate import fragments, quote
from sauro.documents.reading.model import Citation, Words
from sauro.kernel.dates import DAY, day_of
from sauro.kernel.official_numbers import Form, OfficialNumber, find_official_numbers, type_name
from sauro.kernel.text import Mapped

_TYPES = (
    r"quyết định|nghị quyết|nghị định|chỉ thị|kế hoạch|công văn|công điện|thông báo|thông tư liên tịch|thông tư|báo cáo|"
    r"tờ trình|kết luận|hướng dẫn|chương trình|quy chế|quy định|văn bản|luật|pháp lệnh|phương án|đề án|giấy mời|biên bản"
)
_TYPE = re.compile(rf"(?P<type>{_TYPES})(?P<name>[^.;:()]{{0,90}}?)\s*(?:số\s*:?\s*)?$")
_KIND_OF_KIND = ("", "phối hợp", "liên ngành", "liên tịch")  # "Quy chế phối hợp số …"
_DATED = re.compile(rf"\s*,?\s*(?:ban hành\s|ký\s|đề\s)?(?P<day>ngày\s{DAY}|{DAY}(?=\s+của))")
_BY = re.compile(r"\s*,?\s*của\s+")
_BY_BEFORE = re.compile(
    r"\bcủa\s+(?P<who>[^,;.()]{3,80}?)\s+(?:tại|theo|trong)\s+(?:các\s+)?$", re.IGNORECASE
)
_SENT_ON = re.compile(
    rf"(?:^|[.;]\s+|[Nn]gày\s)?(?P<day>[Nn]gày\s{DAY})\s?,?\s(?P<who>(?:(?!ngày\s\d)[^.;]){{2,120}}?)\s+(?:đã\s+)?(?:có|ban hành|gửi|ra|phát hành)\s+$"
)


def citations_in(source: str, text: Mapped) -> list[Citation]:
    """The documents named in one paragraph, own number included, in order."""
    if "/" not in text.text:
        return []
    return [
        _citation(source, text, number, start, end)
        for number, start, end in find_official_numbers(text.text)
    ]


def merged(citations: list[Citation], own: str | None) -> tuple[Citation, ...]:
    """Each document once, the best dated mention of it, less the document itself."""
    best: dict[str, Citation] = {}
    for c in citations:
        if own and c.key == own:
            continue
        seen = best.get(c.key)
        if seen is None:
            best[c.key] = c
        else:
            best[c.key] = replace(
                seen,
                dated=seen.dated or c.dated,
                issuer=seen.issuer or c.issuer,
                doc_type=seen.doc_type or c.doc_type,
            )
    return tuple(best.values())


def _citation(source: str, text: Mapped, number: OfficialNumber, start: int, end: int) -> Citation:
    before, after = text.low[max(0, start - 260) : start], text.low[end : end + 200]
    kind = _TYPE.search(before)
    dated, reach = _date_after(after)
    issuer = _issuer_after(source, text, end + reach)
    if dated is None and (sent := _SENT_ON.search(_without_type(before, kind))):
        day = day_of(sent["day"], None)
        dated = day.first if day else None
        at = max(0, start - 260) + sent.start("who")
        issuer = issuer or quote(source, text[at : at + len(sent["who"])])
    if issuer is None and (by := _BY_BEFORE.search(_without_type(before, kind))):
        at = max(0, start - 260) + by.start("who")
        issuer = quote(source, text[at : at + len(by["who"])])
    return Citation(
        str(number),
        number.key,
        _type(kind, number),
        dated,
        issuer,
        fragments(source, text[start:end]),
    )


def _without_type(before: str, kind: re.Match[str] | None) -> str:
    return before[: kind.start()] if kind else re.sub(r"số\s*:?\s*$", "", before)


def _type(kind: re.Match[str] | None, number: OfficialNumber) -> str | None:
    if kind and (kind["name"].strip() in _KIND_OF_KIND or number.form is Form.LAW):
        word = kind["type"]
        return word[0].upper() + word[1:]
    if number.form is Form.DISPATCH:
        return "Công văn"
    return type_name(number.type_code, number.form) if number.type_code else None


def _date_after(after: str) -> tuple[date | None, int]:
    m = _DATED.match(after)
    day = day_of(m["day"], None) if m else None
    return (day.first, m.end()) if day and m else (None, 0)


def _issuer_after(source: str, text: Mapped, at: int) -> Words | None:
    m = _BY.match(text.low, at)
    if not m:
        return None
    tokens = Tokens(text[m.end() : m.end() + 160])
    body = parse_body(tokens, 0)
    if body is None:
        return None
    return quote(source, tokens.text[tokens.start(body.start) : tokens.end(body.end - 1)])
