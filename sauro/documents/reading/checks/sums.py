"""Parts that do not make their total (các phần không khớp tổng)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sauro.documents.reading.locate import fragments
from sauro.kernel.findings import Finding
from sauro.kernel.patterns import Guarded
from sauro.kernel.quantities import Quantity, find_quantities
from sauro.kernel.text import Mapped, sentences

_ALL_OF = Guarded(
    r"\b(?:gồm(?: có)?|bao gồm|chia ra|trong đó có đủ)\b", "gồm", "chia ra", "trong đó có đủ"
)
_SOME_OF = Guarded(r"\b(?:trong đó|cụ thể|riêng)\b", "trong đó", "cụ thể", "riêng")
_THREE_KINDS = re.compile(r"(?=.*(?:hàng cấm|hàng lậu|buôn lậu))(?=.*gian lận)(?=.*hàng giả)")


def parts_and_total(source: str, text: Mapped) -> Iterator[Finding]:
    """Parts named after a total that do not make it."""
    if m := _PASSED.search(text.text):
        total, *both = (_count(m, name) for name in ("of", "passed", "failed"))
        if sum(q.value for q in both) > total.value:
            yield _sum_finding(source, text, total, both)
    if not (_ALL_OF.may_match(text.low) or _SOME_OF.may_match(text.low)):
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


_PASSED = Guarded(  # "lấy 62 mẫu …, 41 mẫu đạt, 24 mẫu không đạt"
    r"(?P<of>\d{1,3})\s(?P<unit>mẫu|lô|cơ sở|sản phẩm|hộ)\b[^.;\d]{0,90}?\b(?P<passed>\d{1,3})\s(?:(?P=unit)\s)?đạt"
    r"[^.;\d]{0,30}?(?P<failed>\d{1,3})\s(?:(?P=unit)\s)?không đạt",
    "không đạt",
)


def _count(m: re.Match[str], name: str) -> Quantity:
    return Quantity(Decimal(m[name]), m["unit"], None, m[name], m.start(name), m.end(name))


def _mismatch(
    words: Mapped, found: list[Quantity], split: re.Match[str], complete: bool
) -> tuple[Quantity, list[Quantity]] | None:
    before = [q for q in found if q.end <= split.start() and q.unit != "%"]
    counted = next((q.unit for q in found if q.start >= split.end()), None)
    before = [q for q in before if q.unit == counted] or before
    if not before:
        return None
    total = _total_before(words, before, split)
    if total is None:
        return None
    parts = (_counted_kinds(words, split, total) if complete else []) or _parts_after(
        words, found, split, total, complete
    )
    if len(parts) < 2:
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
    words: Mapped, found: list[Quantity], split: re.Match[str], total: Quantity, complete: bool
) -> list[Quantity]:
    at = split.end()
    listed = words.low[at : at + 3].lstrip().startswith(":")  # "gồm: a …; b …; c …"
    stop = re.search(r"\.\s" if listed else r";|\.\s", words.low[at:])
    end = at + stop.start() if stop and complete else len(words)
    after = [q for q in found if at <= q.start < end and q.unit != "%"]
    if complete:
        kinds = _OF_WHICH.match(words.low, total.end, split.start())
        return [q for q in after if q.unit == total.unit or (kinds and not _measured(q, total))]
    return [
        q
        for q in after
        if q.unit == total.unit
        and not re.search(r"khởi tố[^,;]*$", words.low[max(0, q.start - 120) : q.start])
    ]


_COUNTED_KIND = re.compile(
    r"(?:,|\svà|;)?\s*(?P<said>(?P<count>\d{1,3})\s(?!(?:giờ|ngày|tháng|năm|triệu|tỷ|nghìn|đồng|kg|tấn|lít|mét)\b)"
    r"[^\W\d]+)[^,;.:()\d]{0,60}?(?=,\s\d|\svà\s\d|[;.]|$)"
)
_OF_WHICH = re.compile(r"(?!.*\b(?:thu|giữ|bắt|phạt|hàng|tang vật)\b)[^,;.]{0,60},?\s?$")


def _counted_kinds(words: Mapped, split: re.Match[str], total: Quantity) -> list[Quantity]:
    """ "27 cơ sở, gồm 11 bếp ăn, 9 căng tin và 8 cơ sở": kinds that each begin with their number."""
    told_of_it = _OF_WHICH.match(words.low, total.end, split.start())
    if total.unit in _MEASURES or total.rounding or not told_of_it:
        return []
    parts, at = [], split.end()
    while m := _COUNTED_KIND.match(words.text, at):
        said, start, end = m["said"], m.start("said"), m.end("said")
        parts.append(Quantity(Decimal(m["count"]), total.unit, None, said, start, end))
        at = m.end()
    ended = at >= len(words) or words.text[at] in ";."
    return parts if ended and len(parts) > 1 else []


def _measured(q: Quantity, total: Quantity) -> bool:
    return q.unit in _MEASURES or total.unit in _MEASURES


_MEASURES = ("đồng", "kg", "lít", "m", "m2", "ha")


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


def forces_and_total(source: str, texts: list[Mapped]) -> Iterator[Finding]:
    """A list by force that ends in "lực lượng khác" must make the total of cases."""
    total: Quantity | None = None
    if not any(_BY_KIND.search(text.low) for text in texts):
        return
    for text in texts:
        found = [q for q in find_quantities(text.text) if q.unit == "vụ"]
        for q in found:
            if total is None and re.search(
                r"(?:tổng số|tổng cộng|phát hiện|xử lý|bắt giữ|lập biên bản)[^.;]{0,60}$",
                text.low[: q.start],
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


_KINDS = r"theo (?:lực lượng|hành vi|loại|nhóm|lĩnh vực|tuyến|mặt hàng|ngành hàng|địa bàn)"
_BY_KIND = Guarded(_KINDS, "theo ")
_LISTED = Guarded(rf"(?:chia |phân |tính |xét |trong đó,? )?{_KINDS}", "theo ")


def _listed_parts(words: Mapped) -> list[Quantity]:
    """The parts of a sentence that divides all cases: by force with "khác", or by the three kinds."""
    if not _LISTED.match(words.low):
        return []
    parts = [q for q in find_quantities(words.text) if q.unit == "vụ"]
    whole = "khác" in words.low or _THREE_KINDS.match(words.low)
    return parts if whole and len(parts) > 2 else []
