"""When a paper of a case may be issued, and what may be typed on it (điều kiện phát hành). Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time

from sauro.cases.papers.law import places
from sauro.cases.papers.model import Form, Place
from sauro.kernel.findings import Finding
from sauro.kernel.numerals import parse_number

_MOST_VND = 10**15


@dataclass(frozen=True, slots=True)
class Typed:
    """What the officer typed on a draft. ``of_event``: a step that was recorded before its paper
    was drafted here; none: issuing records the step.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    dated_on: date | None = None
    at: time | None = None
    of_event: int | None = None


def typed_findings(form: Form, typed: Typed) -> Iterator[Finding]:
    """What of it is no place of this form, or too long."""
    for code, words in typed.words.items():
        if code not in form.asks:
            yield Finding(
                "no-such-place", code,
                f"Mẫu này không có chỗ “{code}” để gõ. Bỏ ô ấy rồi gửi lại.",
                f"This form has no place “{code}” to type into. Leave it out and send again.",
            )  # fmt: skip
        elif len(words) > (most := places()[code].most):
            yield Finding(
                "too-long", code,
                f"Ô “{places()[code].vi}” tối đa {most} chữ; đang có {len(words)}. Hãy rút gọn, "
                "phần dài đưa vào phụ lục.",
                f"“{places()[code].en}” takes {most} letters at most; there are {len(words)}. "
                "Shorten it, put the rest into an annex.",
            )  # fmt: skip
    if (said := typed.words.get("fine", "").strip()) and fine_of(said) is None:
        yield Finding(
            "no-amount", "fine",
            f"“{said[:40]}” không phải số tiền. Hãy ghi như 60.000.000 hoặc 60 triệu.",
            f"“{said[:40]}” is no amount. Write it as 60.000.000 or 60 triệu.",
        )  # fmt: skip


def fine_of(words: str) -> int | None:
    """The amount that was typed: "60.000.000", "60 triệu"; None where it is no amount."""
    try:
        found = parse_number(words.lower().removesuffix("đồng").strip())
    except (ValueError, ArithmeticError):
        return None
    return int(found) if 0 < found < _MOST_VND and found == int(found) else None


def issue_findings(form: Form, gaps: Collection[str], *, meant: bool) -> Iterator[Finding]:
    """What stands between a draft and its number. ``meant``: the gaps that may stay were seen."""
    known = places()
    for code in gaps:
        if code in form.must:
            yield _needed(known[code])
    left = [known[code] for code in gaps if code not in form.must]
    if left and not meant:
        yield Finding(
            "gaps", "meant",
            f"Còn chỗ trống: {'; '.join(p.vi for p in left)}. Hãy điền, hoặc chọn “Phát hành với "
            "chỗ trống” nếu ghi tay khi ký.",
            f"Still empty: {'; '.join(p.en for p in left)}. Fill them in, or say that it is issued "
            "with gaps, to be written by hand.",
        )  # fmt: skip


def _needed(place: Place) -> Finding:
    return Finding(
        "needed", place.code,
        f"Chưa có {place.vi}. Văn bản không phát hành được khi thiếu chỗ này: hãy ghi ở nơi nêu "
        "trong “Còn thiếu”.",
        f"There is no {place.en} yet. The paper cannot be issued without: enter it where “Missing” "
        "says.",
    )  # fmt: skip
