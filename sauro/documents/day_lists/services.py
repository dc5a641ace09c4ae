"""Reading a workbook of days off, and writing all of it at once (nhập lịch nghỉ lễ từ Excel)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from tempfile import NamedTemporaryFile
from typing import Any

from django.core import signing
from django.db import transaction
from django.utils import translation

from sauro.documents.day_lists.rules import MOST, NEEDED, DayLine, columns_of, lines_of
from sauro.documents.files.open import open_workbook
from sauro.documents.files.source import Unreadable
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding
from sauro.kernel.text import fold
from sauro.kernel.workdays import DayKind
from sauro.organization.days_off.models import WrittenKind
from sauro.organization.days_off.queries import HeldDay, days_held
from sauro.organization.days_off.rules import Wording
from sauro.organization.days_off.services import allow_writing, write_day

_SALT = "sauro.days-off.file"
_HOURS = 12  # for which a preview may be confirmed


@dataclass(frozen=True, slots=True)
class Planned:
    """A row beside what holds now. ``version``: the number of the row that was seen."""

    line: DayLine
    held: HeldDay | None

    @property
    def changes(self) -> bool:
        """Whether writing it would say anything new."""
        row, said = self.held and self.held.row, self.line.wording
        return said is not None and (row is None or _told(row) != _told(said))

    @property
    def version(self) -> int:
        return self.held.version if self.held else 0


def read_year(name: str, chunks: Iterable[bytes], year: int, *, by: Seat) -> tuple[Planned, ...]:
    """The rows of a workbook of one year. Nothing is written. Raises: NotAllowed, Refused."""
    allow_writing(by)
    with NamedTemporaryFile(prefix="sauro-") as part:
        for chunk in chunks:
            part.write(chunk)
        part.flush()
        try:
            sheets = open_workbook(part.name, name, MOST)["sheets"]
        except Unreadable as error:
            told = Finding(error.code, "file", error.message, error.message_en)
            raise Refused(told) from error
    lines = lines_of(_rows(sheets), year, kind_words())
    if not lines:
        raise Refused(_NOTHING)
    held = {day.day: day for day in days_held()}
    return tuple(Planned(line, held.get(line.day) if line.day else None) for line in lines)


def _rows(sheets: Sequence[dict[str, Any]]) -> Sequence[tuple[int, Sequence[str]]]:
    """Those of the first sheet whose heads name what is needed. Raises: Refused."""
    for sheet in sheets:
        if set(NEEDED) <= columns_of(sheet["rows"])[1].keys():
            if len(sheet["rows"]) > MOST:
                raise Refused(_TOO_MANY)
            rows: Sequence[tuple[int, Sequence[str]]] = sheet["rows"]
            return rows
    raise Refused(_NO_HEADS)


def kind_words() -> dict[str, DayKind]:
    """What kinds of days are called, in both languages and by their codes."""
    found = {kind.value: kind for kind in DayKind}
    for language in ("vi", "en"):
        with translation.override(language):
            found |= {fold(str(WrittenKind(kind.value).label)): kind for kind in DayKind}
    return found


def sealed(planned: Sequence[Planned], year: int, by: Seat) -> str:
    """What a preview showed, for the one who saw it to confirm."""
    rows = [_packed(one) for one in planned if one.changes]
    return signing.dumps({"seat": by.pk, "year": year, "rows": rows}, salt=_SALT, compress=True)


def _packed(one: Planned) -> list[Any]:
    said, day = one.line.wording, one.line.day
    assert said
    assert day
    return [day.isoformat(), said.kind.value, said.name, said.source, said.verified, one.version]


@transaction.atomic
def write_year(seal: str, reason: str, *, by: Seat, now: datetime) -> tuple[int, int]:
    """All rows that were shown, or none: each as the next of its day, on record. Returns the year
    and how many. Raises: NotAllowed, Refused, Stale where somebody wrote a day meanwhile.
    """
    allow_writing(by)
    try:
        held = signing.loads(seal, salt=_SALT, max_age=_HOURS * 3600)
    except signing.BadSignature as error:
        raise Refused(_SEEN_LONG_AGO) from error
    if held["seat"] != by.pk:
        raise Refused(_SEEN_LONG_AGO)
    for day, kind, name, source, verified, version in held["rows"]:
        wording = Wording(DayKind(kind), name, source, verified, reason)
        write_day(date.fromisoformat(day), wording, version, by=by, now=now)
    return held["year"], len(held["rows"])


def not_in_file(planned: Sequence[Planned], year: int) -> list[HeldDay]:
    """Days of the calendar that the file does not name: they stay as they are."""
    named = {one.line.day for one in planned}
    return [h for h in days_held() if h.day.year == year and h.row and h.day not in named]


def _told(said: Any) -> tuple[Any, ...]:
    return (said.kind, said.name, said.source, said.verified)


_NO_HEADS = Finding(
    "no-heads", "file",
    "Không trang tính nào có đủ các cột Ngày, Loại, Tên, Nguồn. Tải lịch của một năm về (Excel), "
    "sửa trên tệp ấy rồi gửi.",
    "No sheet has the columns for day, kind, name and source. Export the calendar of a year, edit "
    "that file and send it.",
)  # fmt: skip
_NOTHING = Finding(
    "no-rows", "file", "Dưới dòng tiêu đề không có dòng nào.", "There is no row below the heads.",
)  # fmt: skip
_TOO_MANY = Finding(
    "too-many-rows", "file", f"Tệp có hơn {MOST} dòng: một năm không có nhiều ngày như vậy.",
    f"The file has more than {MOST} rows: no year has so many.",
)  # fmt: skip
_SEEN_LONG_AGO = Finding(
    "seen-long-ago", "",
    f"Bản xem trước đã quá {_HOURS} giờ, hoặc không phải của anh/chị. Gửi lại tệp để xem trước.",
    f"The preview is more than {_HOURS} hours old, or not yours. Send the file again.",
)  # fmt: skip
