"""Numbers and symbols of official documents (số, ký hiệu văn bản), read and written.

One grammar for the five forms in use, with what typing and scanning do to them: blanks
("111/BC-BCĐ 389"), the Icelandic Ð for Đ, O and l among the digits, a lost stroke ("QD").
Texts are expected in NFC.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.3 (state papers).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from importlib import resources


class Form(StrEnum):
    """Which grammar a number follows."""

    STATE = "state"  # 341/TB-VPCP: named type (văn bản hành chính có tên loại)
    DISPATCH = "dispatch"  # 8431/VPCP-V.I: no type (công văn)
    PARTY = "party"  # 13-CT/TU (văn bản của Đảng)
    NORMATIVE = "normative"  # 189/2025/NĐ-CP (văn bản quy phạm pháp luật)
    LAW = "law"  # 72/2025/QH15 (luật, nghị quyết của Quốc hội, pháp lệnh)


_UPPER = "A-ZĐÐĂÂÊÔƠƯ"
_BLANK = r"[^\S\n]{0,2}"
_BREAK = rf"{_BLANK}(?:\n[^\S\n]{{0,8}})?"  # a line may end after a sign, not before it
_HYPHEN = "[-‐‑–]"
_TOKEN = (
    rf"[{_UPPER}][{_UPPER}0-9]*(?:[a-zđ]{{1,2}}[{_UPPER}][{_UPPER}0-9]*)*(?:[a-zđ]{{1,2}})?"
    rf"(?:(?:(?<=BC[ĐÐD])|(?<=VPTT))\s?389)?(?:\.[{_UPPER}0-9]{{1,8}}(?!\w))*"
)
# "&" joins, a second "/" parts, and a group in brackets ends what offices of their own way write.
_CHAIN = (
    rf"{_TOKEN}(?:{_BLANK}{_HYPHEN}{_BREAK}{_TOKEN})?(?:(?:{_HYPHEN}|[/&]){_TOKEN}){{0,6}}"
    rf"(?:\([{_UPPER}a-z0-9]{{1,6}}\))?"
)
# The first character comes before the look-behinds: the regex engine then skips to candidates.
_NUMBER = re.compile(
    rf"(?P<number>[0-9Ol](?:(?<![\w/.,].)|(?<=[Ss]ố.)|(?<=SỐ.))(?<!\w[-–].)[0-9OoIl]{{0,5}}[a-hđ]?)"
    rf"{_BLANK}(?:"
    rf"/{_BLANK}(?P<year>[12][0-9OoIl]{{3}}){_BLANK}/{_BREAK}(?P<of_year>{_CHAIN})"
    rf"|{_HYPHEN}{_BREAK}(?P<type>{_TOKEN}){_BLANK}/{_BREAK}(?P<party>{_CHAIN})"
    rf"|/{_BREAK}(?P<plain>{_CHAIN})"
    r")(?!\w)"
)
_LABEL = re.compile(r"^\s*(?:số\s*:?)?\s*", re.IGNORECASE)
_ANNOUNCED = re.compile(r"số\s*:?\s{0,3}$", re.IGNORECASE)
_LEGISLATURE = re.compile(r"(?:UBTV)?QH\d+")
_SHORTEST_ISSUER = 2  # letters: VP, CP
_JOINT = {"TTLT", "NQLT"}  # issued by several bodies together
_SCAN_NOISE = str.maketrans("OoIl", "0011")
_SYMBOL_NOISE = str.maketrans({"Ð": "Đ", "‐": "-", "‑": "-", "–": "-"})


@dataclass(frozen=True, slots=True)
class OfficialNumber:
    """A document's number and symbol, cleaned of noise (số và ký hiệu).

    Numbers restart each year: without its date one number names many documents.
    """

    number: str  # as printed, so "05" and "221a"
    issuer: str  # abbreviated, as printed: "VPCP", "BCĐ389"
    form: Form
    type_code: str | None = None  # ký hiệu tên loại: "TB"; none for dispatches and laws
    year: int | None = None  # only where it is part of the number
    unit: str | None = None  # the drafting unit (đơn vị soạn thảo): "V.I"

    def __str__(self) -> str:
        issuer = f"{self.issuer}-{self.unit}" if self.unit else self.issuer
        if self.form is Form.PARTY:
            return f"{self.number}-{self.type_code}/{issuer}"
        year = f"{self.year}/" if self.year else ""
        return f"{self.number}/{year}{f'{self.type_code}-' if self.type_code else ''}{issuer}"

    @property
    def key(self) -> str:
        """The same for all spellings of one number; to compare, not to show."""
        bare = self.number.lstrip("0") or "0"
        return str(replace(self, number=bare)).upper().replace("TƯ", "TW")


def parse(text: str) -> OfficialNumber:
    """The number that is the whole text, with or without "Số:".

    Raises: ValueError for any other text.
    """
    match = _NUMBER.fullmatch(_LABEL.sub("", text, count=1).rstrip())
    found = _read(match, announced=True) if match else None
    if found is None:
        raise ValueError(f"Không phải số, ký hiệu văn bản: “{text}”")
    return found


def find_official_numbers(text: str) -> list[tuple[OfficialNumber, int, int]]:
    """All numbers in a text with their place, in order and without overlap.

    The place is that of number and symbol, without "số". Dates and fractions are none.
    """
    found = []
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - 8) : match.start()]
        if number := _read(match, announced=bool(_ANNOUNCED.search(before))):
            found.append((number, match.start(), match.end()))
    return found


def type_name(code: str, form: Form = Form.STATE) -> str | None:
    """The Vietnamese name of a type: "TB" is "Thông báo"; None for an unknown code.

    A code of another form is understood where this form has none.
    """
    names = _types().get(_known_type(code) or "", {})
    return names.get(form) or next(iter(names.values()), None)


def _read(match: re.Match[str], *, announced: bool) -> OfficialNumber | None:
    """The number a match stands for, or None when it only looks like one."""
    if not any(sign.isdigit() for sign in match["number"]):
        return None
    # A suffix is a to h, đ: never a letter that a scan puts for a digit.
    number = match["number"].translate(_SCAN_NOISE)
    if match["year"]:
        year = int(match["year"].translate(_SCAN_NOISE))
        return _read_of_year(number, year, _clean(match["of_year"]), announced)
    if match["type"]:
        return _read_party(number, _clean(match["type"]), _clean(match["party"]))
    return _read_plain(number, _clean(match["plain"]), announced)


def _read_of_year(number: str, year: int, symbol: str, announced: bool) -> OfficialNumber | None:
    if _LEGISLATURE.fullmatch(symbol):
        return OfficialNumber(number, symbol, Form.LAW, year=year)
    head, _, issuer = symbol.partition("-")
    code = _known_type(head)
    if code and issuer:
        return OfficialNumber(number, issuer, Form.NORMATIVE, code, year)
    # "số 02/2026/HĐND-TT": no type that is known, but said to be a number.
    return (
        OfficialNumber(number, head, Form.DISPATCH, None, year, issuer or None)
        if announced and issuer
        else None
    )


def _read_party(number: str, head: str, symbol: str) -> OfficialNumber | None:
    code = _known_type(head)
    issuer, _, unit = symbol.partition("-")
    return OfficialNumber(number, issuer, Form.PARTY, code, unit=unit or None) if code else None


def _read_plain(number: str, symbol: str, announced: bool) -> OfficialNumber | None:
    head, tail = _parted(symbol)
    if code := _known_type(head):
        issuer, _, unit = (tail, "", "") if code in _JOINT else tail.partition("-")
        return OfficialNumber(number, issuer, Form.STATE, code, unit=unit or None) if tail else None
    # A bare "567/SCT" is a dispatch only where "số" announces it: "2/ UBND" opens a paragraph.
    if len(head) < _SHORTEST_ISSUER or not (tail or announced):
        return None
    return OfficialNumber(number, head, Form.DISPATCH, unit=tail or None)


def _parted(symbol: str) -> tuple[str, str]:
    """The first word of a symbol and the rest: "QĐ-UBND", "QĐ.BCĐ389", "CV/SYT"."""
    dot, _, after = symbol.partition(".")
    if after and "-" not in dot and _known_type(dot):
        return dot, after
    head, *tail = re.split("[-/]", symbol, maxsplit=1)
    return head, "".join(tail).replace("/", "-")


def _clean(symbol: str) -> str:
    """A symbol without blanks and with its Đ restored where it is sure."""
    bare = re.sub(r"\s+|\(.*\)", "", symbol).translate(_SYMBOL_NOISE)
    return bare.replace("BCD", "BCĐ").replace("HDND", "HĐND")


def _known_type(code: str) -> str | None:
    """The code as the table writes it, in any case; "QD" has lost its stroke, "HD" has not."""
    codes = _codes()
    stroke = code.replace("D", "Đ")
    return codes.get(code.casefold()) or codes.get(stroke.casefold())


@lru_cache(maxsize=1)
def _types() -> dict[str, dict[str, str]]:
    """code → form → name, as shipped (data/document_types.csv)."""
    text = resources.files("sauro.kernel").joinpath("data/document_types.csv").read_text("utf-8")
    table: dict[str, dict[str, str]] = {}
    for row in csv.DictReader(text.splitlines()):
        table.setdefault(row["code"], {})[row["system"]] = row["name"]
    return table


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return {code.casefold(): code for code in _types()}
