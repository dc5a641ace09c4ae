"""What may be written into a row of law, and the row that it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sauro.cases.clocks import Mark, Unit
from sauro.kernel.findings import Finding
from sauro.kernel.text import fold

MOST = 999
_LENGTH = re.compile(r"(\d{1,3}) (.+)")
_UNITS = {
    "gio": Unit.HOURS, "hours": Unit.HOURS, "hour": Unit.HOURS,
    "ngay": Unit.DAYS, "days": Unit.DAYS, "day": Unit.DAYS,
    "ngay lam viec": Unit.WORKING_DAYS, "working days": Unit.WORKING_DAYS,
    "working day": Unit.WORKING_DAYS, "working_days": Unit.WORKING_DAYS,
    "thang": Unit.MONTHS, "months": Unit.MONTHS, "month": Unit.MONTHS,
    "nam": Unit.YEARS, "years": Unit.YEARS, "year": Unit.YEARS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wording:
    """What a person wrote: the words of the law, its days, and what he compared it with.

    ``lengths`` are those of the row in its order: its own (None for no length), then each longer
    one and each extension, as "7 working_days".
    """

    name: str
    name_en: str
    article: str
    valid_from: date
    valid_to: date | None
    source: str
    note: str
    mark: Mark
    lengths: tuple[str | None, ...]
    reason: str


def read_length(text: str) -> str | None:
    """ "7 ngày làm việc" or "7 working days" as "7 working_days"; None where it is no length."""
    found = _LENGTH.fullmatch(" ".join(fold(text).split()))
    unit = _UNITS.get(found[2]) if found else None
    return f"{int(found[1])} {unit}" if found and unit else None


def lengths_of(row: Mapping[str, Any]) -> tuple[str | None, ...]:
    """All lengths of a row: its own, then those of the longer limits and of the extensions."""
    longer = [line["length"] for line in row.get("longer", ())]
    extensions = [line.get("by") or line["to"] for line in row.get("extension", ())]
    return (row.get("length"), *longer, *extensions)


def worded(row: Mapping[str, Any], wording: Wording) -> dict[str, Any]:
    """The row with other words. How it runs, from which event to which, stays as it was.

    A mark that changes is that of the whole row: whoever compares the article compares all lines
    that it has. One that stays leaves each line its own.
    """
    marked = {} if wording.mark == row["mark"] else {"mark": wording.mark.value}
    own, *rest = wording.lengths
    made = {key: value for key, value in row.items() if key not in ("length", "valid_to", "note")}
    made |= {
        "name": wording.name,
        "name_en": wording.name_en,
        "article": wording.article,
        "source": wording.source,
        "mark": wording.mark.value,
        "valid_from": wording.valid_from,
    }
    optional = {"length": own, "valid_to": wording.valid_to, "note": wording.note}
    made |= {key: value for key, value in optional.items() if value}
    lines = iter(rest)
    made["longer"] = [{**line, "length": next(lines), **marked} for line in row.get("longer", ())]
    made["extension"] = [
        {**line, "by" if "by" in line else "to": next(lines), **marked}
        for line in row.get("extension", ())
    ]
    return made


def wording_findings(
    row: Mapping[str, Any], wording: Wording, days: Sequence[date]
) -> Iterator[Finding]:
    """What is wrong with new words for a row. ``days``: the first days that this code has rows for.

    Nothing found: the row that ``worded`` makes can be read by the engine.
    """
    if wording.valid_to and wording.valid_to < wording.valid_from:
        yield Finding(
            "ends-before-it-begins",
            "valid_to",
            "Ngày hết hiệu lực phải sau ngày có hiệu lực.",
            "The last day must come after the first.",
        )
    if wording.valid_from != row["valid_from"] and wording.valid_from in days:
        yield Finding(
            "there-already",
            "valid_from",
            "Đã có dòng quy định từ ngày này. Hãy mở dòng ấy để sửa, hoặc chọn ngày khác.",
            "There is a row from this day already. Open that one, or choose another day.",
        )
    if wording.valid_from < row["valid_from"]:
        yield Finding(
            "earlier-than-the-row",
            "valid_from",
            "Quy định mới phải có hiệu lực sau dòng đang sửa; quy định cũ hơn thì mở dòng cũ hơn.",
            "A change of the law begins after the row it starts from; open an older row for older "
            "law.",
        )
    yield from _length_findings(lengths_of(row), wording.lengths)


def _length_findings(
    before: Sequence[str | None], lengths: Sequence[str | None]
) -> Iterator[Finding]:
    for number, (old, new) in enumerate(zip(before, lengths, strict=True)):
        if old and not new:
            yield Finding(
                "no-length",
                f"length_{number}",
                "Thời hạn này phải có độ dài, ví dụ 7 ngày làm việc.",
                "This limit needs a length, such as 7 working days.",
            )
        elif new and _in_hours(new) != _in_hours(old or "0 days"):
            yield Finding(
                "hours-stay-hours",
                f"length_{number}",
                "Thời hạn tính bằng giờ giữ đơn vị giờ; tính bằng ngày thì không đổi sang giờ.",
                "A limit in hours stays in hours, and one in days does not become one.",
            )


def _in_hours(length: str) -> bool:
    return length.endswith(Unit.HOURS)
