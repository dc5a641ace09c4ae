"""The parts of an official document: head, subject, body, foot, appendices (thể thức)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sauro.documents.reading.furniture import Footnote, split_footnotes, without_furniture
from sauro.documents.reading.markers import marker_at
from sauro.documents.reading.normalise import Line, lines_of, normalise
from sauro.documents.reading.paragraphs import Paragraph, habits_of, is_spaced, paragraphs_of
from sauro.documents.reading.tables import Table, is_table_head, split_tables
from sauro.kernel.text import UPPER, Mapped

KINDS = {
    "THÔNG BÁO": "Thông báo",
    "CÔNG ĐIỆN": "Công điện",
    "CHỈ THỊ": "Chỉ thị",
    "KẾ HOẠCH": "Kế hoạch",
    "QUYẾT ĐỊNH": "Quyết định",
    "BÁO CÁO": "Báo cáo",
    "NGHỊ QUYẾT": "Nghị quyết",
    "TỜ TRÌNH": "Tờ trình",
    "GIẤY MỜI": "Giấy mời",
    "THÔNG CÁO BÁO CHÍ": "Thông cáo báo chí",
    "HƯỚNG DẪN": "Hướng dẫn",
    "CHƯƠNG TRÌNH": "Chương trình",
    "PHƯƠNG ÁN": "Phương án",
    "KẾT LUẬN": "Kết luận",
    "BIÊN BẢN": "Biên bản",
    "QUY CHẾ": "Quy chế",
    "QUY ĐỊNH": "Quy định",
}
_TITLE = re.compile(rf"({'|'.join(KINDS)})(?=$|\s+(?:[{UPPER}]|[Vv]ề|[Kk]ết luận|\d|:))")
_MOTTO = re.compile(r"\s(?:CỘNG HÒA|Độc lập|ĐẢNG CỘNG)")  # "PHƯỜNG AN ĐÔNG   Độc lập": no title
_SEARCHED_FOR_TITLE = 40  # lines
_FOOT = re.compile(r"nơi\s*(?:nhận|gửi)\s*[:.;]?", re.IGNORECASE)
_APPENDIX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|PHU LUC|BIỂU|DANH MỤC)(?:\s+(?:SỐ\s+)?[\dIVX]+)?\s*[.:]?$|PHỤ LỤC\b|DANH SÁCH\b"
)
_SIGNED = re.compile(r"(?:KT|TL|TM|T/M|TUQ|Q)\s?\.?\s?[A-ZĐ]")
_BODY_START = re.compile(
    r"(?:(?:sáng|chiều|tối|trưa)\s\d{1,2}[/-]\d|(?:sáng|chiều|tối|trưa)?\s?,?\s?(?:ngày\s|hôm nay[\s,])|căn cứ|thực hiện|để |trong |xét |từ |theo |kính gửi|"
    r"thời gian|năm |quý |những năm|triển khai|nhằm |qua |tiếp theo |hiện nay)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\s*kính gửi\s*:?", re.IGNORECASE)
_LEADS_IN = re.compile(r"(?:giao|yêu cầu|như sau|sau đây|bảng sau|các việc)[^.;]*:$")
_SUBJECT_LINES = 10


@dataclass
class Regions:
    """A document cut into its parts; every list may be empty."""

    source: str
    head: list[Line]
    kind: str | None
    title: Mapped | None
    subject: list[Line]
    addressees: list[Line]
    body: list[Paragraph]
    foot: list[Line]
    appendix: list[Line]
    footnotes: list[Footnote] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


def regions_of(source: str) -> Regions:
    """Cut a document into its parts."""
    lines = without_furniture(lines_of(normalise(source)))
    lines, notes = split_footnotes(lines, spaced=is_spaced(lines))
    appendix_at = _appendix_at(lines)
    main, appendix = lines[:appendix_at], lines[appendix_at:]
    foot_at = _foot_at(main)
    main, foot = main[:foot_at], main[foot_at:]
    title_at = _title_at(main)
    head, kind, title, rest = _head(main, title_at)
    subject, rest = _subject(rest) if kind else ([], rest)
    addressees, rest = _addressees(
        rest, wired=bool(subject) and bool(_WIRED.search(subject[-1].text.low))
    )
    rest, tables = split_tables(rest)
    appendix, appended = split_tables(appendix)
    body = paragraphs_of(rest, habits_of(rest))
    return Regions(
        source,
        head,
        kind,
        title,
        subject,
        addressees,
        body,
        foot,
        appendix,
        notes,
        tables + appended,
    )


def _appendix_at(lines: list[Line]) -> int:
    """Where the first appendix begins: after the foot, on a line of its own."""
    foot = max((i for i, line in enumerate(lines) if _FOOT.match(line.text.text)), default=None)
    signed = [i for i, line in enumerate(lines) if _SIGNED.match(line.text.text)]
    start = foot if foot is not None else (signed[0] if signed else len(lines))
    for i in range(start + 1, len(lines)):
        if _APPENDIX.match(lines[i].text.text) or _begins_attached(lines, i):
            return i
    earlier = [i for i in range(start) if re.match(r"PHỤ LỤC\b", lines[i].text.text)]
    if foot is not None and earlier and earlier[0] > _SEARCHED_FOR_TITLE and not signed:
        return earlier[0]
    return len(lines)


def _begins_attached(lines: list[Line], i: int) -> bool:
    """A title in capitals and below it "(Kèm theo Kế hoạch số …)"."""
    below = next((n.text.low for n in lines[i + 1 : i + 4] if not n.text.text.isupper()), "")
    return lines[i].text.text.isupper() and bool(_ATTACHED.match(below))


_ATTACHED = re.compile(r"\(?\s*(?:ban hành )?kèm theo\s")


def _foot_at(lines: list[Line]) -> int:
    """Where recipients and signature begin; a tail of signing lines alone will do."""
    found = [i for i, line in enumerate(lines) if _FOOT.match(line.text.text)]
    if found:
        at = found[-1]
        while at and _is_signing(lines[at - 1].text.text):
            at -= 1
        return at
    tail = max(0, len(lines) - 15)
    for i in range(tail, len(lines)):
        if _SIGNED.match(lines[i].text.text) or _CAPACITY_LINE.match(lines[i].text.text):
            return i
    return len(lines)


_CAPACITY_LINE = re.compile(
    r"(?:PHÓ\s)?(?:CHỦ TỊCH|CHÁNH VĂN PHÒNG|GIÁM ĐỐC|TRƯỞNG BAN|BÍ THƯ|BỘ TRƯỞNG|THỦ TƯỚNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG)[^a-z]*$"
)


def _is_signing(text: str) -> bool:
    return bool(_SIGNED.match(text) or _CAPACITY_LINE.match(text))


def _title_at(lines: list[Line]) -> int | None:
    """The line that names the kind of document, the last of several (QUYẾT ĐỊNH:)."""
    for i, line in enumerate(lines[:_SEARCHED_FOR_TITLE]):
        text = line.text.text
        sign = marker_at(text)
        if sign and sign.kind not in ("star", "dash", "bullet") and not line.heading:
            return None
        if _TITLE.match(text) and not text.endswith((".", ";")) and not _MOTTO.search(text):
            return i
    return None


def _head(
    lines: list[Line], title_at: int | None
) -> tuple[list[Line], str | None, Mapped | None, list[Line]]:
    if title_at is not None:
        line = lines[title_at]
        m = _TITLE.match(line.text.text)
        assert m, "found by this pattern"
        rest = line.text[m.end() :].stripped(" :")
        below = [Line(rest, 0, False, 0)] if rest.text else []
        return lines[:title_at], KINDS[m[1]], line.text[: m.end()], below + lines[title_at + 1 :]
    letter = next((i for i, ln in enumerate(lines[:30]) if _LETTER.match(ln.text.text)), None)
    if letter is not None and _has_subject(lines[:letter]):
        return lines[:letter], "Công văn", None, lines[letter:]
    return _headless(lines)


def _has_subject(head: list[Line]) -> bool:
    return any(re.search(r"\bV/v\b|^Số\b|Về việc", line.text.text) for line in head)


def _headless(lines: list[Line]) -> tuple[list[Line], str | None, Mapped | None, list[Line]]:
    """A file that begins in the middle of its title: up to the first sentence of the body."""
    for i, line in enumerate(lines[:12]):
        if _BODY_START.match(line.text.text) and re.match(rf"[{UPPER}]", line.text.text):
            return lines[:i], None, None, lines[i:]
    return [], None, None, lines


def _subject(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The subject (trích yếu) below the title."""
    for i, line in enumerate(lines[:_SUBJECT_LINES]):
        text = line.text.text
        opened = _BODY_START.match(text) and text[0].isupper()
        if i and (_LEADS_IN.search(line.text.low) or is_table_head(line)):
            return lines[:i], lines[i:]
        if _LETTER.match(text) or (i and opened and not _goes_on(lines[i - 1], line)):
            return lines[:i], lines[i:]
        if i and marker_at(text):
            return lines[:i], lines[i:]
        if i and _long_prose(lines, i):
            return lines[:i], lines[i:]
    return lines[:1], lines[1:]


def _goes_on(before: Line, line: Line) -> bool:
    return (
        bool(re.search(r"(?:,| và| về| của| tại| trong| đến)$", before.text.text)) and line.gap == 0
    )


def _long_prose(lines: list[Line], i: int) -> bool:
    return len(lines[i].text) > 2.5 * len(lines[i - 1].text) and len(lines[i].text) > 160


_WIRED = re.compile(r"\bđiện\s*:?$")


def _addressees(lines: list[Line], *, wired: bool) -> tuple[list[Line], list[Line]]:
    """The list under "Kính gửi:", or after "… điện:"."""
    if not lines or not (_LETTER.match(lines[0].text.text) or wired):
        return [], lines
    for i in range(1, len(lines)):
        text = lines[i].text.text
        before = lines[i - 1].text.text
        listed = text.startswith(("-", "+", "•")) or not before.endswith((".", ":"))
        if wired and before.endswith(".") and not text.startswith(("-", "+", "•")):
            return lines[:i], lines[i:]
        if not listed or (_BODY_START.match(text) and not before.endswith((",", ";"))):
            return lines[:i], lines[i:]
    return lines, []
