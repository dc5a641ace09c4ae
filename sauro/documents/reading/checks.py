"""What does not fit together in a text, and what it leaves open (mâu thuẫn, điểm chưa rõ).

A contradiction is two places of one text that cannot both be right. A doubt is a clear that
is missing or needs a person's eye. Each check is one function over the read notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations

from sauro.documents.reading.locate import fragments
from sauro.documents.reading.model import Directive, Ground, Notice
from sauro.kernel.dates import weekday_of
from sauro.kernel.deadline import DeadlineKind
from sauro.kernel.findings import Finding
from sauro.kernel.quantities import Quantity, find_quantities
from sauro.kernel.text import Mapped, fold, sentences

DISTRICTS_ENDED_ON = date(2025, 7, 1)  # Luật Tổ chức chính quyền địa phương 72/2025/QH15
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def contradictions(notice: Notice, texts: list[Mapped]) -> tuple[Finding, ...]:
    """All contradictions of a notice; ``texts`` are its paragraphs and footnotes."""
    return (
        *_meeting_after_paper(notice),
        *_cites_the_future(notice),
        *_two_deadlines(notice),
        *_past_at_issue(notice),
        *(f for text in texts for f in _parts_and_total(notice.source, text)),
        *_forces_and_total(notice.source, texts),
    )


def doubts(notice: Notice, texts: list[Mapped]) -> tuple[Finding, ...]:
    """What a person should look at in the notice as a whole."""
    return (
        *_ended_districts(notice),
        *(f for t in texts for f in _wrong_weekday(notice.source, t)),
        *(f for t in texts for f in _impossible_day(notice.source, t)),
    )


# ---------------------------------------------------------------- dates


def _meeting_after_paper(notice: Notice) -> Iterator[Finding]:
    held = notice.doc_type != "Giấy mời"  # an invitation speaks of a meeting to come
    if held and notice.issued_on and notice.event_on and notice.event_on > notice.issued_on:
        yield Finding(
            "meeting-after-paper",
            "event_on",
            f"Cuộc họp ngày {_day(notice.event_on)} nhưng văn bản ký trước đó, ngày {_day(notice.issued_on)}. Kiểm tra lại hai ngày này.",
            f"The meeting is dated {notice.event_on}, after the paper itself ({notice.issued_on}).",
        )


def _cites_the_future(notice: Notice) -> Iterator[Finding]:
    known = [d for d in (notice.issued_on, notice.event_on) if d]
    if not known:
        return
    first_order = min((d.task.spans[0].start for d in notice.directives), default=0)
    for c in notice.citations:
        heard = bool(c.spans) and c.spans[0].start < first_order and notice.event_on
        if c.dated and c.dated > (notice.event_on if heard and notice.event_on else max(known)):
            what = "cuộc họp" if notice.event_on else "văn bản này"
            yield Finding(
                "cites-the-future",
                "citations",
                f"{c.doc_type or 'Văn bản'} số {c.number} ghi ngày {_day(c.dated)}, sau {what} ({_day(notice.event_on or max(known))}). Một trong hai ngày sai.",
                f"{c.number} is dated {c.dated}, after {notice.event_on or max(known)}, the date of what rests on it.",
                c.spans,
            )


def _past_at_issue(notice: Notice) -> Iterator[Finding]:
    ref = notice.issued_on or notice.event_on
    for d in notice.directives:
        within = d.deadline.within
        if not (ref and within and within.year_stated and d.deadline.due_on):
            continue
        if d.deadline.due_on < ref and d.deadline.kind is DeadlineKind.DATE:
            yield Finding(
                "past-at-issue",
                "deadline",
                f"Mục {d.locator}: thời hạn “{d.deadline.text}” đã qua khi ban hành ({_day(ref)}).",
                f"{d.locator}: the deadline “{d.deadline.text}” was past when the paper was issued ({ref}).",
                d.deadline.spans,
            )


def _two_deadlines(notice: Notice) -> Iterator[Finding]:
    dated = [
        d for d in notice.directives if d.deadline.kind is DeadlineKind.DATE and d.deadline.due_on
    ]
    monthly = [d for d in notice.directives if _MONTHLY_DAY.match(d.deadline.rrule or "")]
    pairs = [
        *(p for p in combinations(dated, 2) if _same_task(*p)),
        *(p for p in combinations(monthly, 2) if _same_report(*p)),
    ]
    for one, other in pairs:
        if _when(one) != _when(other):
            yield Finding(
                "two-deadlines",
                "deadline",
                f"Hai thời hạn cho một việc: mục {one.locator} ghi “{one.deadline.text}”, mục {other.locator} ghi “{other.deadline.text}”.",
                f"Two deadlines for one task: {one.locator} says “{one.deadline.text}”, {other.locator} says “{other.deadline.text}”.",
                (*one.deadline.spans, *other.deadline.spans),
            )


_MONTHLY_DAY = re.compile(r"FREQ=MONTHLY;BYMONTHDAY=\d+$")
_ALL = ("cac ", "nhung ", "tat ca ", "moi ")


def _when(d: Directive) -> tuple[date | None, str | None]:
    return d.deadline.due_on, d.deadline.rrule


def _same_report(one: Directive, other: Directive) -> bool:
    """The monthly report of the same bodies, or of all, to the same body."""
    to, too = ({fold(w.text) for w in d.reports_to.words} for d in (one, other))
    everybody = all(
        d.lead.words and fold(d.lead.words[0].text).startswith(_ALL) for d in (one, other)
    )
    return bool(to & too) and (everybody or _same_lead(one, other))


_OWN_WORDS = 4  # words a product needs to be one of a kind
_TOLD_BY = 6  # first words that tell one product from another
_COMMON_PRODUCTS = {"bao", "ket", "tong", "so", "so lieu"}  # reports come due again and again


def _same_task(one: Directive, other: Directive) -> bool:
    if not _same_lead(one, other):
        return False
    return _names_product(one, other) or _names_product(other, one)


def _names_product(one: Directive, other: Directive) -> bool:
    """Whether a directive speaks of the product of another by its first words."""
    words = _product(one)
    if words and words[0] in _COMMON_PRODUCTS:
        mine, theirs = _to_year(words), _to_year(_product(other))
        return len(mine) > _OWN_WORDS and mine == theirs  # "Báo cáo tổng kết công tác năm 2026"
    if len(words) < _OWN_WORDS:
        return False
    return " ".join(words[:_TOLD_BY]) in fold(other.task.text)


def _to_year(words: list[str]) -> list[str]:
    """The words of a product up to the year it speaks of; none where it names no year."""
    year = next((i for i, w in enumerate(words) if re.fullmatch(r"20\d\d", w)), None)
    return words[: year + 1] if year is not None else []


def _same_lead(one: Directive, other: Directive) -> bool:
    return bool(_lead_names(one) & _lead_names(other))


def _lead_names(d: Directive) -> set[str]:
    """Names without what stands in brackets: Sở Công Thương (Cơ quan Thường trực)."""
    return {fold(re.sub(r"\s*\(.*", "", w.text)) for w in d.lead.words}


def _product(d: Directive) -> list[str]:
    return fold(d.deliverable.words[0].text).split() if d.deliverable.words else []


_WEEKDAY_DATE = re.compile(
    r"(thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),?\s(?:ngày\s|\()?(\d{1,2})/(\d{1,2})/(\d{4})"
)


def _wrong_weekday(source: str, text: Mapped) -> Iterator[Finding]:
    for m in _WEEKDAY_DATE.finditer(text.low):
        try:
            day = date(int(m[4]), int(m[3]), int(m[2]))
        except ValueError:
            continue
        if _WEEKDAYS[day.weekday()] != weekday_of(m[1]):
            yield Finding(
                "wrong-weekday",
                "deadline",
                f"“{text.text[m.start() : m.end()]}”: ngày {_day(day)} không phải {m[1]}.",
                f"“{text.text[m.start() : m.end()]}”: {day} is another day of the week.",
                fragments(source, text[m.start() : m.end()]),
            )


_NUMBERED_DAY = re.compile(
    r"ngày\s(\d{1,2})(?:\s?/\s?|\stháng\s)(\d{1,2})(?:(?:\s?/\s?|\snăm\s)(\d{4}))?(?![\d/])"
)
_LEAP = 2024  # where no year is named, 29 February exists


def _impossible_day(source: str, text: Mapped) -> Iterator[Finding]:
    """30/02, 31/4, tháng 13: the words stand there and mean no day."""
    for m in _NUMBERED_DAY.finditer(text.low):
        try:
            date(int(m[3] or _LEAP), int(m[2]), int(m[1]))
        except ValueError:
            words = text.text[m.start() : m.end()]
            yield Finding(
                "impossible-day",
                "deadline",
                f"“{words}”: lịch không có ngày này. Kiểm tra lại ngày, tháng.",
                f"“{words}”: no calendar has this day.",
                fragments(source, text[m.start() : m.end()]),
            )


# ---------------------------------------------------------------- sums

_ALL_OF = re.compile(r"\b(?:gồm(?: có)?|bao gồm|chia ra|trong đó có đủ)\b")
_DIVIDING = ("gồm", "chia ra", "trong đó", "cụ thể", "riêng")  # one stands in either
_SOME_OF = re.compile(r"\b(?:trong đó|cụ thể|riêng)\b")
_THREE_KINDS = re.compile(r"(?=.*(?:hàng cấm|hàng lậu|buôn lậu))(?=.*gian lận)(?=.*hàng giả)")


def _parts_and_total(source: str, text: Mapped) -> Iterator[Finding]:
    """Parts named after a total that do not make it."""
    if not any(word in text.low for word in _DIVIDING):
        return
    for span in sentences(text.text):
        words = text[span.start : span.end]
        for split, complete in (
            (_ALL_OF.search(words.low), True),
            (_SOME_OF.search(words.low), False),
        ):
            found = find_quantities(words.text) if split else []
            if split and (mismatch := _mismatch(words, found, split, complete)):
                total, parts = mismatch
                yield _sum_finding(source, words, total, parts)
                break


def _mismatch(
    words: Mapped, found: list[Quantity], split: re.Match[str], complete: bool
) -> tuple[Quantity, list[Quantity]] | None:
    before = [q for q in found if q.end <= split.start() and q.unit != "%"]
    counted = next((q.unit for q in found if q.start >= split.end()), None)
    before = [q for q in before if q.unit == counted] or before
    if not before:
        return None
    total = _total_before(words, before, split)
    parts = _parts_after(words, found, split.end(), total, complete)
    if total is None or len(parts) < 2:
        return None
    gap = sum((p.value for p in parts), Decimal(0)) - total.value
    slack = _slack(total, parts)
    whole = complete or _is_whole(words.low, split.end(), parts)
    wrong = abs(gap) > slack if whole else gap > slack
    return (total, parts) if wrong else None


def _is_whole(low: str, at: int, parts: list[Quantity]) -> bool:
    """Whether "trong đó" lists all parts: "trong đó: 57 …, 36 … và 25 …"."""
    if _THREE_KINDS.match(low, at):
        return True
    listed = len(parts) > 2 and low[at:].startswith(":")
    return listed and low[: parts[-1].start].endswith(" và ")


def _total_before(words: Mapped, before: list[Quantity], split: re.Match[str]) -> Quantity | None:
    """The figure that the parts are said to make: the last one, near the word."""
    total = before[-1]
    between = words.low[total.end : split.start()]
    for q in reversed(before):
        if re.search(r"tổng\b[^,;]{0,40}$", words.low[max(0, q.start - 60) : q.start]):
            return q
    commas = len(re.findall(r",(?!\d)", between))
    return total if len(between) < 110 and commas <= 2 else None


def _parts_after(
    words: Mapped, found: list[Quantity], at: int, total: Quantity | None, complete: bool
) -> list[Quantity]:
    if total is None:
        return []
    listed = words.low[at : at + 3].lstrip().startswith(":")  # "gồm: a …; b …; c …"
    stop = re.search(r"\.\s" if listed else r";|\.\s", words.low[at:])
    end = at + stop.start() if stop and complete else len(words)
    after = [q for q in found if at <= q.start < end and q.unit != "%"]
    if complete:
        return [q for q in after if q.unit == total.unit or not _measured(q, total)]
    return [
        q
        for q in after
        if q.unit == total.unit
        and not re.search(r"khởi tố[^,;]*$", words.low[max(0, q.start - 120) : q.start])
    ]


def _measured(q: Quantity, total: Quantity) -> bool:
    return any(u in (q.unit, total.unit) for u in ("đồng", "kg", "lít", "m", "m2", "ha"))


def _slack(total: Quantity, parts: list[Quantity]) -> Decimal:
    """Rounded figures need not add up to the last digit."""
    figures = [total, *parts]
    if any(q.rounding for q in figures):
        return max(abs(total.value) * Decimal("0.1"), Decimal(1))
    if all(q.value == q.value.to_integral_value() and q.value < 10**6 for q in figures):
        return Decimal(0)
    return abs(total.value) * Decimal("0.005")


def _sum_finding(source: str, words: Mapped, total: Quantity, parts: list[Quantity]) -> Finding:
    listed = " + ".join(p.text for p in parts)
    inside = [q for q in (total, *parts) if words.text[q.start : q.end] == q.text]
    spans = tuple(s for q in inside for s in fragments(source, words[q.start : q.end]))
    return Finding(
        "parts-and-total",
        "figures",
        f"Các phần không khớp tổng: {listed} không bằng {total.text}.",
        f"The parts do not make the total: {listed} is not {total.text}.",
        spans,
    )


def _forces_and_total(source: str, texts: list[Mapped]) -> Iterator[Finding]:
    """A list by force that ends in "lực lượng khác" must make the total of cases."""
    total: Quantity | None = None
    if not any(_BY_KIND.search(text.low) for text in texts):
        return
    for text in texts:
        found = [q for q in find_quantities(text.text) if q.unit == "vụ"]
        for q in found:
            if total is None and re.search(
                r"(?:tổng số|tổng cộng|phát hiện|xử lý|bắt giữ)[^.;]{0,60}$", text.low[: q.start]
            ):
                total = q
        for span in sentences(text.text):
            words = text[span.start : span.end]
            if (
                total
                and (parts := _listed_parts(words))
                and sum(p.value for p in parts) != total.value
            ):
                yield _sum_finding(source, words, total, parts)


_BY_KIND = re.compile(r"theo (?:lực lượng|hành vi|loại|nhóm|lĩnh vực|tuyến)")
_LISTED = re.compile(rf"(?:chia |phân |tính |xét |trong đó,? )?{_BY_KIND.pattern}")


def _listed_parts(words: Mapped) -> list[Quantity]:
    """The parts of a sentence that divides all cases: by force with "khác", or by the three kinds."""
    if not _LISTED.match(words.low):
        return []
    parts = [q for q in find_quantities(words.text) if q.unit == "vụ"]
    whole = "khác" in words.low or _THREE_KINDS.match(words.low)
    return parts if whole and len(parts) > 2 else []


# ---------------------------------------------------------------- doubts

_DISTRICT = re.compile(r"(?:\b(?:quận|huyện|thị xã)\b)", re.IGNORECASE)


def _ended_districts(notice: Notice) -> Iterator[Finding]:
    ref = notice.issued_on or notice.event_on
    if ref is None or ref < DISTRICTS_ENDED_ON:
        return
    for d in notice.directives:
        for w in (*d.lead.words, *d.coordinating.words):
            if _DISTRICT.search(w.text):
                yield Finding(
                    "ended-level",
                    "lead",
                    f"Mục {d.locator}: “{w.text}” thuộc cấp huyện, không còn từ 01/7/2025.",
                    f"{d.locator}: “{w.text}” is of the district level, which ended on 1 July 2025.",
                    w.spans,
                )


def directive_doubts(d: Directive) -> tuple[Finding, ...]:
    """The clears that one directive lacks."""
    found = []
    if d.lead.ground is Ground.MISSING:
        found.append(
            Finding(
                "no-lead",
                "lead",
                f"Mục {d.locator}: không nêu ai làm. Ghi tên cơ quan chủ trì.",
                f"{d.locator}: names nobody. Say who leads.",
                d.task.spans,
            )
        )
    if d.deadline.kind is DeadlineKind.NONE:
        found.append(
            Finding(
                "no-time",
                "deadline",
                f"Mục {d.locator}: không nêu thời hạn.",
                f"{d.locator}: sets no time.",
                d.task.spans,
            )
        )
    if not d.deliverable:
        found.append(
            Finding(
                "no-result",
                "deliverable",
                f"Mục {d.locator}: không nêu kết quả, sản phẩm.",
                f"{d.locator}: names no result.",
                d.task.spans,
            )
        )
    return tuple(found)


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
