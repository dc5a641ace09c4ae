"""The foot of a document: recipients (nơi nhận) and who signed in which capacity."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sauro.documents.reading.locate import quote
from sauro.documents.reading.model import Person, Words
from sauro.documents.reading.normalise import Line
from sauro.documents.reading.people import RANK, split_name, whole_name
from sauro.kernel.text import LOWER, UPPER, Mapped, join

_LABEL = re.compile(r"nơi\s*(?:nhận|gửi)\s*[:.;]?\s*(?:[.,'·]\s+)?", re.IGNORECASE)  # and a speck
_COLUMNS = re.compile(r"\s{3,}|\t+|\s*\|\s*")
_BULLET = re.compile(r"[-–—+•*]\s*")
_CAPACITY_WORDS = (
    r"(?:PHÓ\s)?(?:TỔ\s)?(?:CHỦ TỊCH|PHÓ CHỦ TỊCH|CHÁNH VĂN PHÒNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TRƯỞNG BAN|PHÓ TRƯỞNG BAN|BÍ THƯ|BỘ TRƯỞNG|THỨ TRƯỞNG|"
    r"THỦ TƯỚNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|CHỦ NHIỆM|TRƯỞNG PHÒNG|TỔ TRƯỞNG|TỔ PHÓ|ĐỘI TRƯỞNG|VỤ TRƯỞNG|CHÁNH THANH TRA|TƯ LỆNH|CHỈ HUY TRƯỞNG|THAM MƯU TRƯỞNG|CHÍNH ỦY|ĐỒN TRƯỞNG|HẠT TRƯỞNG|TRẠM TRƯỞNG|HIỆU TRƯỞNG|VIỆN TRƯỞNG|BAN THƯỜNG VỤ|ỦY BAN NHÂN DÂN|BAN CHỈ ĐẠO|TỈNH ỦY|THÀNH ỦY|UBND)"
)
_OF_MINUTES = re.compile(r"(?:THƯ KÝ|CHỦ TRÌ|CHỦ TỌA)(?:\s(?:CUỘC HỌP|HỘI NGHỊ|BUỔI HỌP))?$")
_INITIALS = 8  # letters of a capacity at least; "KTTH." ends an entry
_SIGN = r"(?:KT|TL|TM|T/M|TUQ|Q)(?:\s?\.\s?|\s)"
_CAPACITY = re.compile(
    rf"(?:{_SIGN})?{_CAPACITY_WORDS}(?:[^{LOWER}]*)$|{_SIGN}[{UPPER}][^{LOWER}]{{2,}}$"
)
_TRAILING_CAPACITY = re.compile(
    rf"(?<=[;,.:)\w])\s+((?:{_SIGN})?{_CAPACITY_WORDS}[^{LOWER};]*|{_SIGN}[{UPPER}][^{LOWER};]{{3,}})$"
)
_TRAILING_NAME = re.compile(
    rf"(?<=[;,.)])\s+((?:{RANK.pattern}\s)?[{UPPER}][\w'’]*(?:\s[{UPPER}][\w'’]*){{1,5}})$"
)
_STAMP = re.compile(
    r"(?:ký bởi|người ký|cơ quan|ngày ký|thời gian ký|email|trang)\s*[:\d]", re.IGNORECASE
)
_SIGNED = re.compile(r"\(?(?:đã ký|ký tên|ký, đóng dấu|đã kí)[^)]*\)?$", re.IGNORECASE)
_ASIDE = re.compile(
    r"\((?:để\s)?(?:b/c|báo cáo|t/h|p/h|th|bc|phối hợp|thực hiện|thay b/c)\)[;,.]?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Footer:
    """Recipients in order, the signer, and the capacities stacked above the name."""

    recipients: tuple[Words, ...]
    signer: Person | None


def footer_of(source: str, lines: list[Line]) -> Footer:
    """Read the foot, also where its two columns were flattened into one."""
    entries: list[list[Mapped]] = []
    capacities: list[Mapped] = []
    names: list[Mapped] = []
    listing = False
    for line in lines:
        text = line.text
        if _STAMP.match(text.text):
            continue
        if m := _LABEL.match(text.text):
            listing = True
            text = text[m.end() :]
        for cell in _cells(text):
            listing = _sort_out(cell, entries, capacities, names, listing)
    recipients = tuple(w for e in entries if (w := _recipient(source, e)).text)
    return Footer(recipients, _signer(source, capacities, names))


def _cells(text: Mapped) -> list[Mapped]:
    """The pieces of a line: columns, and a capacity or name that ran into the left one."""
    cells: list[Mapped] = []
    start = 0
    for m in _COLUMNS.finditer(text.text):
        cells.append(text[start : m.start()])
        start = m.end()
    cells.append(text[start:])
    return [piece for cell in cells if cell.text.strip() for piece in _split_right(cell.stripped())]


def _split_right(cell: Mapped) -> list[Mapped]:
    for pattern in (_TRAILING_CAPACITY, _TRAILING_NAME):
        m = pattern.search(cell.text)
        if m and _BULLET.match(cell.text) and _right_column(m[1]):
            return [cell[: m.start()].stripped(), cell[m.start(1) :]]
    return [cell]


def _right_column(words: str) -> bool:
    if _CAPACITY.match(words):
        return True
    words = RANK.sub("", words).strip()
    return split_name(words.split()) == 0 and whole_name(words) is not None


def _sort_out(
    cell: Mapped,
    entries: list[list[Mapped]],
    capacities: list[Mapped],
    names: list[Mapped],
    listing: bool,
) -> bool:
    """Put one piece where it belongs; says whether the list of recipients goes on."""
    text = cell.text
    if _OF_MINUTES.match(text) or (_CAPACITY.match(text) and not _BULLET.match(text)):
        capacities.append(cell)
    elif _SIGNED.match(text) or _ASIDE.match(text):
        pass
    elif _BULLET.match(text) and (listing or entries):
        entries.append([cell])
    elif _is_name(text, entries, bool(capacities)):
        names.append(cell)
    elif entries and not _BULLET.match(text) and text.isupper() and len(text) > _INITIALS:
        capacities.append(cell)
    elif listing and entries and names and not _open(entries[-1]):
        pass  # the signer's post below his name
    elif listing and entries and (_open(entries[-1]) or _BULLET.match(entries[-1][0].text)):
        entries[-1].append(cell)
    elif listing and not entries and not capacities:
        entries.append([cell])
    elif listing and text.lower().startswith("lưu"):
        entries.append([cell])
    return listing


def _open(entry: list[Mapped]) -> bool:
    return not entry[-1].text.rstrip().endswith((";", "."))


def _is_name(text: str, entries: list[list[Mapped]], after_capacity: bool) -> bool:
    if whole_name(text) is None:
        return False
    unfinished = bool(entries) and _open(entries[-1])
    return (not unfinished) or (after_capacity and split_name(text.split()) == 0)


def _recipient(source: str, entry: list[Mapped]) -> Words:
    text = join(entry)
    if m := _BULLET.match(text.text):
        text = text[m.end() :]
    return quote(source, text.stripped(" ;,"))


def _signer(source: str, capacities: list[Mapped], names: list[Mapped]) -> Person | None:
    if not capacities and not names:
        return None
    chairs = [i for i, c in enumerate(capacities) if c.text.startswith("CHỦ T")]
    if chairs and len(capacities) == len(names) > 1:  # minutes: a secretary signs beside the chair
        capacities, names = [capacities[chairs[0]]], [names[chairs[0]]]
    stack = tuple(quote(source, c).text for c in capacities)
    name = whole_name(names[-1].text) if names else None
    if name is None:
        return Person(None, stack)
    at = names[-1].text.index(name)
    words = quote(source, names[-1][at : at + len(name)])
    return Person(words.text, stack, words.spans)
