"""The head of a document: kind, number, issuer, date, place; meeting and who concluded it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sauro.documents.reading import minutes
from sauro.documents.reading.levels import MOTTO_CUT, find_level, find_locality
from sauro.documents.reading.lexicon import Tokens
from sauro.documents.reading.locate import quote
from sauro.documents.reading.model import Person, Words
from sauro.documents.reading.people import Mention, mentions
from sauro.documents.reading.regions import Regions
from sauro.kernel.dates import BARE_DAY, DAY, day_of
from sauro.kernel.official_numbers import OfficialNumber, find_official_numbers
from sauro.kernel.patterns import Guarded
from sauro.kernel.text import UPPER, Mapped, join

_NUMBER_LINE = re.compile(r"(?:^|\s)(?:[Ss][ốôoồổ]|SỐ)\s*[:.]?\s*")
_PLACE = Guarded(
    rf"(?P<place>(?:[Tt]hành phố\s|TP\.?\s?)?[{UPPER}][\w.'-]*(?: [{UPPER}\d][\w.'-]*){{0,4}})\s?[,.]?\s*(?:hồi[\s\d:giờhphút]+)?,?\s*[Nn]gày\s",
    "gày",
)
_DAY = re.compile(rf"ngày\s*(?:{BARE_DAY})", re.IGNORECASE)
_MOTTO = re.compile(
    r"CỘNG H[ÒO]A XÃ HỘI CHỦ NGHĨA|Độc lập|Hạnh phúc|ĐẢNG CỘNG SẢN|^\s*[*_-]+\s*$", re.IGNORECASE
)
# Two columns that became one line: the issuer goes on behind the motto.
_MOTTO_INSIDE = re.compile(
    r"\s*(?:CỘNG H[ÒO][AÀ] XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*[-–—]\s*Tự do\s*[-–—]\s*Hạnh phúc)(?=\s)"
)
_LARGE = re.compile(rf"(?!TP\b)(?:[{UPPER}]{{2,}}[\s,]+)+(?=[{UPPER}](?![{UPPER}]))")
_EDGES = " \t-–—_*.ˆ~¬|=“”"  # rules and what a scanner makes of them
_MARK = r"(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|TUYỆT MẬT|TỐI MẬT|MẬT)(?:\sHẸN GIỜ)?"
_URGENT = re.compile(rf"{_MARK}(?:\s*[-,]?\s*{_MARK})*")  # stamped above the number
_URGENT_END = re.compile(rf"\s+{_MARK}$")
_MEETING_VERB = re.compile(
    r"chủ trì|chủ tọa|có buổi|có cuộc|tổ chức|đã họp|dự và chỉ đạo|dự và kết luận|làm việc với|chỉ đạo cuộc|họp với|kết luận"
)
_HELD = re.compile(rf"(?P<day>ngày\s(?:{BARE_DAY})|{DAY})", re.IGNORECASE)
_EVENT = re.compile(
    r"(?:cuộc họp|phiên họp|hội nghị|buổi làm việc|buổi họp|buổi giao ban|cuộc giao ban|hội ý|cuộc làm việc|phiên giao ban|buổi kiểm tra|chuyến kiểm tra|buổi|phiên|cuộc|giao ban)\b[^.]*",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(
    r"kết luận|như sau|nội dung sau|có ý kiến|chốt (?:lại )?(?:mấy|các|những) việc"
)
_CONCLUSION = re.compile(r"(?:ý kiến |nội dung )?(?:kết luận|chỉ đạo)", re.IGNORECASE)
_MINUTES_OPEN = 14  # paragraphs in which minutes tell when they met and who was there


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of a document says."""

    doc_type: str | None
    number: OfficialNumber | None
    issuer: Words | None
    issued_on: date | None
    place: str | None
    level: str
    locality: str | None
    event: Words | None
    event_on: date | None
    concluder: Person | None


def header_of(regions: Regions) -> Header:
    """Read the head, the subject and the first paragraphs."""
    head = join((line.text for line in regions.head), "\n")
    subject = join(line.text for line in regions.subject)
    issuer = _issuer(regions) if regions.kind else None
    issued, place = _issued(regions.source, head)
    concludes = _is_conclusion(regions, subject)
    opening = _opening(regions)
    concluder = _concluder(regions.source, subject, opening) if concludes else None
    event, event_on = _event(regions, subject, opening) if concludes else (None, None)
    if regions.kind == "Thông cáo báo chí":
        event_on = _event_day([p.text for p in regions.body[:3]])
    if regions.kind == "Biên bản":
        beginning = [p.text for p in regions.body[:_MINUTES_OPEN]]
        event_on = event_on or _today(regions) or minutes.held_on(beginning)
        chaired = minutes.chair(beginning)
        concluder = concluder or (chaired and _person(regions.source, *chaired))
        issued = issued or event_on  # minutes are dated by their meeting
    if regions.kind == "Giấy mời":
        event_on = _invited_to(regions)
    level = find_level(issuer, subject, concluder, regions)
    return Header(
        "Thông báo kết luận" if concludes and regions.kind in ("Thông báo", None) else regions.kind,
        _own_number(head.text),
        issuer,
        issued,
        place,
        level,
        find_locality(level, head.text, place, [subject.text, *(t.text for t in opening)], regions),
        event,
        event_on,
        concluder,
    )


def _own_number(head: str) -> OfficialNumber | None:
    for number, start, _ in find_official_numbers(head):
        line_start = head.rfind("\n", 0, start) + 1
        before = head[line_start:start]
        if _NUMBER_LINE.search(before) or not before.strip():
            return number
    return None


def _issued(source: str, head: Mapped) -> tuple[date | None, str | None]:
    text = _without_numbers(head.text)
    m = _PLACE.search(text)
    if m and (found := _DAY.search(text, m.end() - 6)):
        day = day_of(found[0].lower(), None)
        large = _LARGE.match(m["place"])  # of an issuer whose column runs into that of the place
        start = m.start("place") + (large.end() if large else 0)
        return (day.first if day else None), quote(source, head[start : m.end("place")]).text
    return None, None


def _without_numbers(head: str) -> str:
    """The head with every document number blanked, so that it joins no place name."""
    for _, start, end in find_official_numbers(head):
        head = head[:start] + "|" * (end - start) + head[end:]
    return head


def _issuer(regions: Regions) -> Words | None:
    """The lines above number and motto that name the issuing body."""
    kept: list[Mapped] = []
    for line in regions.head:
        if _NUMBER_LINE.search(line.text.text[:6]) or line.text.low.startswith("v/v"):
            break
        cut = _left_column(line.text, begun=bool(kept))
        if _URGENT.fullmatch(cut.text):
            continue
        cut = cut[: len(_URGENT_END.sub("", cut.text))]
        if cut.text and not _MOTTO.search(cut.text) and not _PLACE.search(cut.text):
            kept.append(cut)
    lines = [quote(regions.source, line) for line in kept]  # each alone: between are stars
    spans = tuple(span for line in lines for span in line.spans)
    return Words(" ".join(line.text for line in lines), spans) if lines else None


def _left_column(line: Mapped, *, begun: bool) -> Mapped:
    """A line of the head without the motto and, where an issuer goes on from the line before, without
    the place and day beside it.
    """
    text = line.without(_MOTTO_INSIDE)
    text = text[: len(MOTTO_CUT.sub("", text.text))]
    place = _PLACE.search(text.text) if begun else None
    if place and (large := _LARGE.match(place["place"])):
        text = text[: place.start("place") + large.end()]
    return text.stripped(_EDGES)


def _is_conclusion(regions: Regions, subject: Mapped) -> bool:
    if regions.kind == "Kết luận":
        return True
    if regions.kind not in ("Thông báo", None):
        return False
    if _CONCLUSION.match(subject.text):
        return True
    return any(_CONCLUDES.search(p.text.low) for p in regions.body[:4])


def _opening(regions: Regions) -> list[Mapped]:
    """The paragraphs before the first numbered item: the meeting and who was there."""
    opening: list[Mapped] = []
    for paragraph in regions.body:
        if paragraph.marker is not None or len(opening) == 4:
            break
        opening.append(paragraph.text)
    return opening


def _person(source: str, tokens: Tokens, one: Mention) -> Person:
    def words(start: int, end: int) -> Words:
        return quote(source, tokens.text[tokens.start(start) : tokens.end(end - 1)])

    name = words(one.start, one.end)
    return Person(name.text, tuple(words(a, b).text for a, b in one.titles), name.spans)


def _concluder(source: str, subject: Mapped, opening: list[Mapped]) -> Person | None:
    """Who chaired: the first person named before the verb of the meeting, else of the title."""
    for text in [*opening, subject]:
        verb = _MEETING_VERB.search(text.low)
        tokens = Tokens(text)
        for one in mentions(tokens):
            titled = text is subject or (verb and _before_verb(tokens, one.start, one.end, text))
            if titled:
                return _person(source, tokens, one)
    return None


def _before_verb(tokens: Tokens, start: int, end: int, text: Mapped) -> bool:
    """Whether a person is the subject of the meeting's verb, in the same sentence."""
    rest = text.low[tokens.end(end - 1) :]
    before = text.low[max(0, tokens.start(start) - 160) : tokens.start(start)]
    if re.search(r"(?:tham dự|cùng dự|dự họp|cùng tham|thành phần|có mặt)[^.]*$", before):
        return False
    stop = re.search(r"[.;](?:\s|$)", rest)
    verb = _MEETING_VERB.search(rest)
    return verb is not None and (stop is None or verb.start() < stop.start())


def _event(
    regions: Regions, subject: Mapped, opening: list[Mapped]
) -> tuple[Words | None, date | None]:
    event = None
    m = re.search(r"\b(?:tại|trong|về)\s", subject.low)
    if m and (found := _EVENT.search(subject.text, m.end())):
        end = _without_day(found[0])
        event = quote(regions.source, subject[found.start() : found.start() + end])
    day = _event_day(opening) or _event_day([subject])
    if event is None:
        for text in opening:
            if found := re.search(
                r"(?:chủ trì|tổ chức|có|chủ tọa)\s+(" + _EVENT.pattern + ")",
                text.text,
                re.IGNORECASE,
            ):
                return quote(regions.source, text[found.start(1) : found.end(1)]), day
    return event, day


def _today(regions: Regions) -> date | None:
    """The day of minutes (biên bản): "Hôm nay, hồi 8 giờ ngày 20 tháng 8 năm 2026"."""
    for p in regions.body[:3]:
        if p.text.low.startswith(("hôm nay", "vào hồi", "hồi ")):
            return _event_day([p.text])
    return None


def _invited_to(regions: Regions) -> date | None:
    """The day for which an invitation (giấy mời) invites."""
    for p in regions.body:
        if m := re.search(rf"thời gian[^.]*?(ngày\s(?:{BARE_DAY}))", p.text.low):
            day = day_of(m[1], None)
            return day.first if day else None
    return None


def _without_day(words: str) -> int:
    m = re.search(rf",?\s*(?:vào\s)?ngày\s{DAY}\s*$", words, re.IGNORECASE)
    return m.start() if m else len(words)


def _event_day(texts: list[Mapped]) -> date | None:
    for text in texts:
        if m := _HELD.search(text.low[:220]):
            day = day_of(m["day"], None)
            if day:
                return day.first
    return None
