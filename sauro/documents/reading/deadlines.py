"""By when: the times set in a text, and which of them binds (thời hạn).

The spellings themselves stand in ``spellings``, what they mean in ``timing``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

from sauro.documents.reading.model import Words
from sauro.documents.reading.spellings import HOLES, SPELLINGS
from sauro.documents.reading.timing import Found
from sauro.documents.reading.triggers import candidates
from sauro.kernel import dates
from sauro.kernel.deadline import NO_DEADLINE, Deadline, DeadlineKind

__all__ = ["SPELLINGS", "cell_deadline", "find_deadlines", "main_deadline"]

_Timed = tuple[Deadline, int, int, int]  # start, end, weight

_DONE = "{done}?"
_DONE_BEFORE = re.compile(rf"(?<!\w){HOLES['done']}(?=$)")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when a text first asks for it, less the leading "hoàn thành", which is looked
    for only before a match.
    """
    return re.compile(_fill(pattern.removeprefix(_DONE)))


def _fill(pattern: str) -> str:
    """The pattern with its holes filled; a hole gives its name to a group."""
    pattern = pattern.replace("{{", "\0").replace("}}", "\1")

    def hole(m: re.Match[str]) -> str:
        name = m[1]
        body = HOLES[name.rstrip("2")]
        plain = name in ("by", "done")
        return body if plain else f"(?P<{name}>{body})"

    filled = re.sub(r"\{(\w+)\}", hole, pattern)
    filled = filled.replace("\0", "{").replace("\1", "}")
    return r"(?<!\w)(?:" + filled + ")"


def find_deadlines(low: str, ref: date | None) -> list[_Timed]:
    """All times set in a lower-case text: deadline, start, end, weight; none overlaps."""
    found: list[_Timed] = []
    for spelling in candidates(low):
        for m in compiled(spelling.pattern).finditer(low):
            parts = {k: v for k, v in m.groupdict().items() if v}
            made = spelling.build(Found(m[0], m.start(), m.end(), parts), ref)
            if made:
                made = replace(made, rule=spelling.name)
                at = m.start() + len(m[0]) - len(m[0].lstrip())
                start = _with_done(low, at) if spelling.pattern.startswith(_DONE) else at
                found.append((made, start, m.end(), spelling.weight))
    return _best(found)


def _with_done(low: str, start: int) -> int:
    """Where "hoàn thành", "xong" or "báo cáo" before a time begins; the time's own start if none."""
    before = _DONE_BEFORE.search(low, max(0, start - 30), start)
    return before.start() if before else start


def _best(found: list[_Timed]) -> list[_Timed]:
    """Of overlapping readings the weightier, then the longer."""
    chosen: list[_Timed] = []
    for one in sorted(found, key=lambda f: (-f[3], f[1] - f[2])):
        if all(one[2] <= other[1] or one[1] >= other[2] for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda f: f[1])


def _looseness(deadline: Deadline) -> int:
    """Of several times in one order, which one binds: a day, once or each month, before a bare
    rhythm or a term, before an event, before a standing duty. Of equals the first.
    """
    if deadline.kind is DeadlineKind.RECURRING:
        return 0 if "BY" in (deadline.rrule or "") else 1 if deadline.rrule else 2
    if deadline.kind is DeadlineKind.EVENT:
        return 1 if deadline.term and deadline.anchor else 2
    return 0 if deadline.kind is DeadlineKind.DATE else 3


# "trực 24/7", "24/24 giờ": how long a day is watched over, no day of July.
_ROUND_THE_CLOCK = re.compile(
    r"(?:\bcả\s|(?:trực|hoạt động|phục vụ|tuần tra|canh|gác|liên tục|tiếp nhận|vận hành|giám sát"
    r"|theo dõi|mở cửa|hỗ trợ|duy trì|thông suốt|kiểm soát)\b[^,;.:]{0,40}?)"
    r"(?<!ngày )(?<!trước )(?<!đến )(?<!hết )(?<!nhất )(?<!từ )(?<!hạn )(?<!là )(?<!sau )"
    r"(?P<clock>\b24\s?/\s?7)(?![/\d])"
)


def without_clock(low: str) -> str:
    """The text with "24/7" blanked where it tells how long somebody watches."""
    if "24/7" not in low and "24 / 7" not in low:
        return low
    for m in _ROUND_THE_CLOCK.finditer(low):
        low = low[: m.start("clock")] + "\0" * len(m["clock"]) + low[m.end("clock") :]
    return low


def main_deadline(low: str, ref: date | None, quoted: Callable[[int, int], Words]) -> Deadline:
    """The deadline of one directive: the binding one among the times in its words."""
    low = without_clock(low)
    candidates = _without_data(_without_seasons(find_deadlines(low, ref), low), low)
    if not candidates:
        return NO_DEADLINE
    best = min(candidates, key=_rank)
    deadline, start, end, _ = best
    words = quoted(start, end)
    anchor = deadline.anchor
    if anchor and (at := low.find(anchor, start, end)) >= 0:
        anchor = quoted(at, at + len(anchor)).text
    return replace(deadline, text=words.text, spans=words.spans, anchor=anchor)


def _without_seasons(found: list[_Timed], low: str) -> list[_Timed]:
    """The times less those that only say how long a rhythm goes on: "mỗi tuần trong tháng 8"."""
    rhythms = [end for d, _, end, _ in found if d.kind is DeadlineKind.RECURRING]
    return [
        one
        for one in found
        if one[0].kind is not DeadlineKind.DATE
        or not any(end <= one[1] and not low[end : one[1]].strip() for end in rhythms)
    ]


_DATA = re.compile(r"số liệu[^,;.:)]{0,60}$")


def _without_data(found: list[_Timed], low: str) -> list[_Timed]:
    """The times less what figures cover: "số liệu từ đầu năm | đến ngày 30/11, gửi trước …"."""
    if len(found) < 2 or "số liệu" not in low:
        return found
    binding = [
        one
        for one in found
        if not low.startswith(("từ ", "đến "), one[1]) or not _DATA.search(low, 0, one[1])
    ]
    return binding or found


def _rank(found: _Timed) -> tuple[int, int, int]:
    deadline, start, _, weight = found
    weak = weight < 5
    return (int(weak), _looseness(deadline), start)


_STRETCHES = re.compile(rf"(?:{HOLES['stretch']}(?:,|\svà|;|\s[-–])\s)*{HOLES['stretch']}")


def _last_stretch(words: str) -> int:
    """Where the last of "tháng 5 và tháng 6/2026" begins."""
    return max(m.start() for m in re.finditer(HOLES["stretch"], words))


_ON_OCCASION = re.compile(
    r"(?:(?:ngay |sau |trước |trong )?khi |sau (?:mỗi|từng|khi)|theo (?:yêu cầu|đề nghị)|đột xuất)\b"
)


def cell_deadline(low: str, ref: date | None, quoted: Callable[[int, int], Words]) -> Deadline:
    """The deadline that a whole table cell is: also a bare "15/7/2026" or "Quý III"."""
    found = main_deadline(low, ref, quoted)
    if found.kind is not DeadlineKind.NONE:
        return found
    words = low.strip(" .;")
    if _ON_OCCASION.match(words):
        cell = quoted(0, len(low))
        return Deadline(DeadlineKind.EVENT, cell.text, cell.spans, "an occasion in a cell")
    if not _STRETCHES.fullmatch(words):
        return found
    within = dates.stretch_of(words[_last_stretch(words) :], ref)
    if within is None:
        return found
    cell = quoted(0, len(low))
    return Deadline(DeadlineKind.DATE, cell.text, cell.spans, "a bare date in a cell", within)
