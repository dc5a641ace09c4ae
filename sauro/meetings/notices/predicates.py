"""The task alone, out of the whole sentence that gave it (phần việc trong câu giao việc). Pure.

Only what the register knows to be another part is taken off: whom the sentence tells, who helps, by
when, who gets the report. What stays is shown to a person, and read back as anything typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_AFTER = re.compile(r"(?:hoàn thành|báo cáo kết quả|báo cáo|gửi|xong|thực hiện)\b", re.IGNORECASE)
_CHAIRS = re.compile(
    r"[\s,]*(?:chủ trì|chủ động)?[\s,]*(?:phối hợp (?:với|cùng)\s+)?", re.IGNORECASE
)
_BETWEEN = re.compile(r"(?:[\s,;:]|và\b|cùng\b)*")
_FARTHEST = 160  # characters before the one who leads: what the order carries out stands there


def predicate_of(
    sentence: str, leads: Sequence[str], helpers: Sequence[str], deadline: str = ""
) -> str:
    """The predicate of a sentence: "kiểm tra các kho …"; the sentence itself where nothing fits."""
    head, *after = re.split(r";\s+", sentence.strip().rstrip("."))
    kept = [head, *(part for part in after if not _AFTER.match(part))]
    kept[0] = _without_told(kept[0], leads, helpers)
    words = _without_day("; ".join(kept), deadline).strip(" ,;:")
    return words[:1].lower() + words[1:] if words else sentence


def _without_told(head: str, leads: Sequence[str], helpers: Sequence[str]) -> str:
    at = _behind(head, leads, 0, _FARTHEST)
    chairs = _CHAIRS.match(head, at)
    if chairs is None or not chairs.group().strip():
        return head[at:]
    return head[_behind(head, helpers, chairs.end(), chairs.end() + 2) :]


def _behind(text: str, names: Sequence[str], start: int, farthest: int) -> int:
    """Behind the last of the names that stand in a row from a place on; the place where none do."""
    end = start
    for name in sorted(names, key=lambda n: text.find(n, start)):
        at = text.find(name, end)
        reach = farthest if end == start else end + 8
        if 0 <= at <= reach:
            end = at + len(name)
    between = _BETWEEN.match(text, end)
    return between.end() if between and end > start else end


def _without_day(words: str, deadline: str) -> str:
    """Without the old day at its end; one in the middle stays, and is seen when it is read back."""
    plain = words.rstrip(" ,;")
    if deadline and plain.lower().endswith(deadline.lower()):
        plain = plain[: -len(deadline)].rstrip(" ,;")
        return re.sub(r"[\s,;]*(?:hoàn thành|xong)?$", "", plain)
    return words
