"""Rows of a task list as directives: which column says what, what a row says: pure decisions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from sauro.documents.reading.deadlines import cell_deadline
from sauro.documents.reading.model import words_of
from sauro.documents.rules import impossible_day
from sauro.kernel.dates import day_of
from sauro.kernel.deadline import Deadline, DeadlineKind
from sauro.kernel.findings import Finding
from sauro.kernel.text import Span, fold, squeeze

MOST = 3_000  # rows of one list
_HEAD_ROWS = 25  # in which the heads of columns are looked for
FIELDS = (
    "task", "lead", "coordinating", "deadline", "deliverable", "source", "given_on", "status",
)  # fmt: skip
# By folded heads, the first that fits; what is more exact stands before.
_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        ("source", r"(?:so|ten|trich yeu)?.*(?:van ban (?:giao|chi dao)|can cu|so ky hieu|theo van ban)|(?:so )?van ban$"),
        ("given_on", r"ngay (?:giao|ban hanh|van ban)|thoi gian giao|ngay thang"),
        ("status", r"tinh trang|trang thai|tinh hinh|ket qua thuc hien|muc do hoan thanh|tien do thuc hien"),
        ("coordinating", r".*phoi hop|.*tham gia$"),
        ("deadline", r".*(?:thoi han|thoi gian|han (?:hoan thanh|xu ly|bao cao)|^han$|tien do|ngay hoan thanh|ky han)"),
        ("deliverable", r".*(?:san pham|dau ra|ket qua)"),
        ("lead", r".*(?:chu tri|nguoi lam|thuc hien|phu trach|dau moi|duoc giao|chiu trach nhiem)|(?:co quan|don vi)$"),
        ("task", r".*(?:noi dung|nhiem vu|cong viec|viec|dau viec)"),
    )
)  # fmt: skip
_DONE = re.compile(r"^(?:da )?(?:hoan thanh|xong|ket thuc)|^100 ?%|^da (?:thuc hien|bao cao|trinh)")
_NOT_DONE = re.compile(r"chua|dang|qua han|khong")
_SECTION = re.compile(r"^(?:[IVXLC]+|[A-ZĐ])[.)]?$")
_SUM = re.compile(r"^(?:tong(?: cong| so)?|cong)(?:[\s:.,\d]|viec|nhiem vu)*$")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])/\d{4}")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_EPOCH = date(1899, 12, 30)  # day 0 of Excel
_BODY = (
    r"(?:Sở|UBND|Ủy ban|Uỷ ban|Công an|Cục|Chi cục|Phòng|Ban|BCĐ|Bộ|BCH|Văn phòng|Đội|Trung tâm|"
    r"Hải quan|Đồn|Các|các|Thanh tra|Thuế|Kho bạc|Tổ|Hội|Trạm|Ngân hàng|Báo|Đài|Viện|Tòa|Sở,|Đặc khu|"
    r"Quản lý thị trường|Mặt trận|Liên đoàn|Hạt)"
)
# "Báo và Đài …" is one body since 2025, and so is the office of both bodies of a commune.
_ONE = r"(?<!\bBáo)(?<!\bVăn phòng HĐND)(?<!\bVăn phòng Hội đồng nhân dân)"
_BETWEEN = re.compile(
    rf"\s*[;\n\r•]+\s*|\s*,\s+(?={_BODY})|{_ONE}\s+và\s+(?={_BODY})|(?:^|\s)[-–+]\s+"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list as a directive. ``number``: of the row in the sheet."""

    number: int
    task: str
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    deadline_text: str = ""
    deadline_kind: str = "none"
    due_on: date | None = None
    rrule: str = ""
    deliverable: str = ""
    source: str = ""
    status: str = ""
    done: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def wrong(self) -> bool:
        """Whether it cannot be taken in as it is."""
        return any(f.code in _STOPS for f in self.findings)


_STOPS = {"row-no-task"}


def guess_head(rows: Sequence[tuple[int, Sequence[str]]]) -> int:
    """The number of the row with the heads of columns: the first in which most fields are known; 0
    where none is.
    """
    counted = [(len(guess_columns(cells)), -number) for number, cells in rows[:_HEAD_ROWS]]
    most, number = max(counted, default=(0, 0))
    return -number if most > 1 else 0


def guess_columns(heads: Sequence[str]) -> dict[str, int]:
    """Which column says what, by its head; each field once, each column once."""
    found: dict[str, int] = {}
    for column, head in enumerate(heads):
        key = fold(head)
        field = next((f for f, pattern in _HEADS if key and pattern.match(key)), None)
        if field and field not in found and len(key) < 80:
            found[field] = column
    return found


def lines_of(
    rows: Sequence[tuple[int, Sequence[str]]], columns: Mapping[str, int], head: int, on: date
) -> tuple[list[Line], list[int]]:
    """The rows below the heads as directives, and the numbers of those that are none: headings of
    sections and sums. ``on``: the day of the list, by which days without a year are understood.
    """
    lines: list[Line] = []
    passed: list[int] = []
    seen: dict[str, int] = {}
    for number, cells in rows:
        if number <= head:
            continue
        if _is_heading(cells, columns):
            passed.append(number)
            continue
        lines.append(_line(number, cells, columns, on, seen))
    return lines, passed


def _is_heading(cells: Sequence[str], columns: Mapping[str, int]) -> bool:
    """A section ("I", "A"), one text over the whole row, a sum, or the numbers of the columns."""
    words = [cell for cell in cells if cell]
    task = _cell(cells, columns, "task")
    others = [_cell(cells, columns, f) for f in ("lead", "deadline", "source")]
    if len(set(words)) == 1 and (len(words) > 1 or not task):
        return True
    if _SUM.match(fold(task or words[0])) and not any(others):
        return True
    if all(re.fullmatch(r"\(?\d{1,2}\)?", word) for word in words):
        return True
    return bool(_SECTION.match(words[0]) and not any(others) and words[0] != task)


def _line(
    number: int, cells: Sequence[str], columns: Mapping[str, int], on: date, seen: dict[str, int]
) -> Line:
    said = {field: squeeze(_cell(cells, columns, field)) for field in FIELDS}
    own = _day(said["given_on"]) or _day(said["source"])
    given = own or on
    deadline, words = deadline_of(said["deadline"], given)
    lead = names_of(_cell(cells, columns, "lead"))
    twice = seen.setdefault(fold(said["task"]) + fold(" ".join(lead)), number)
    doubts = _doubts(said, lead, deadline, words, given)
    if own is None and deadline.due_on and not _YEAR.search(words):
        doubts.append(_no_year(deadline.due_on))
    if twice != number and said["task"]:
        doubts.append(_twice(twice))
    return Line(
        number=number,
        task=said["task"],
        lead=lead,
        coordinating=names_of(_cell(cells, columns, "coordinating")),
        deadline_text=words[:300],
        deadline_kind=deadline.kind.value,
        due_on=deadline.due_on,
        rrule=deadline.rrule or "",
        deliverable=said["deliverable"][:1000],
        source=said["source"],
        status=said["status"],
        done=is_done(said["status"]),
        findings=tuple(doubts),
    )


@lru_cache(maxsize=4_096)  # a list says few days, and says them often
def deadline_of(words: str, given: date) -> tuple[Deadline, str]:
    """What a cell of days means, and its words: a bare number is a day as Excel counts them."""
    if _SERIAL.fullmatch(words):
        words = f"{_EPOCH + timedelta(days=int(float(words))):%d/%m/%Y}"
    elif m := _ISO.fullmatch(words):
        words = f"{m[3]}/{m[2]}/{m[1]}"
    elif _MONTH.fullmatch(words):
        words = f"Tháng {words}"
    found = cell_deadline(words.lower(), given, lambda a, b: words_of(words, (Span(a, b),)))
    return found, words


def names_of(cell: str) -> tuple[str, ...]:
    """The bodies that a cell names, each once, as written."""
    parts = (squeeze(part).strip(" ,.;-–+") for part in _BETWEEN.split(cell) if part)
    return tuple(dict.fromkeys(part[:500] for part in parts if part))


def is_done(status: str) -> bool:
    """Whether a list says that the work is over; "chưa hoàn thành" does not."""
    key = fold(status)
    return bool(_DONE.search(key)) and not _NOT_DONE.search(key)


def _day(words: str) -> date | None:
    """The day that words give in full."""
    if m := re.search(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", words):
        found = day_of(f"ngày {m[0]}", None)
        return found.first if found else None
    return None


def _cell(cells: Sequence[str], columns: Mapping[str, int], field: str) -> str:
    column = columns.get(field, -1)
    return cells[column] if 0 <= column < len(cells) else ""


def _doubts(
    said: Mapping[str, str], lead: Sequence[str], deadline: Deadline, words: str, given: date
) -> list[Finding]:
    found = []
    if not said["task"]:
        found.append(_NO_TASK)
    if not lead:
        found.append(_NO_LEAD)
    if day := impossible_day(words):
        found.append(_no_such_day(day))
    elif words and deadline.kind is DeadlineKind.NONE:
        found.append(_unread_day(words))
    if deadline.due_on and deadline.due_on < given:
        found.append(_before(deadline.due_on, given))
    return found


_NO_TASK = Finding(
    "row-no-task",
    "task",
    "Dòng có chữ nhưng ô nội dung việc trống. Hãy điền vào tệp rồi nhập lại, hoặc chọn lại cột nội "
    "dung; không sửa thì dòng này không được nhập.",
    "The row has words but no task. Fill it in, or choose another column; left so, it is not taken "
    "in.",
)
_NO_LEAD = Finding(
    "row-no-lead",
    "lead",
    "Không ghi ai chủ trì, trái yêu cầu “rõ người”. Hãy ghi khi kiểm tra, hoặc ban hành kèm lý do.",
    "Nobody is named to lead, against “clear who”. Enter it when verifying.",
)


def _no_such_day(day: str) -> Finding:
    return Finding(
        "row-no-such-day",
        "deadline",
        f"Ngày {day} không có trong lịch. Hãy xem lại tệp gốc rồi sửa.",
        f"There is no {day} in the calendar. Look at the list again and mend it.",
    )


def _unread_day(words: str) -> Finding:
    shown = words if len(words) <= 60 else f"{words[:59]}…"
    return Finding(
        "row-unread-day",
        "deadline",
        f"Chưa hiểu thời hạn “{shown}”. Hãy ghi ngày (20/12/2026) hoặc kỳ (quý III/2026, hằng "
        "tháng) khi kiểm tra.",
        f"The deadline “{shown}” is not understood. Enter a day (20/12/2026) or a period when "
        "verifying.",
    )


def _before(due_on: date, given: date) -> Finding:
    return Finding(
        "row-due-before",
        "deadline",
        f"Hạn {due_on:%d/%m/%Y} trước ngày giao {given:%d/%m/%Y}. Hãy xem lại ngày nào ghi nhầm.",
        f"Due {due_on:%d/%m/%Y}, before it was given on {given:%d/%m/%Y}. Look which is wrong.",
    )


def _no_year(due_on: date) -> Finding:
    return Finding(
        "row-no-year",
        "deadline",
        f"Thời hạn không ghi năm, dòng cũng không ghi ngày giao; hiểu là {due_on:%d/%m/%Y}. Hãy "
        "xem có đúng năm không.",
        f"The deadline has no year and the row no day of giving; taken as {due_on:%d/%m/%Y}. Look "
        "whether the year is right.",
    )


def _twice(number: int) -> Finding:
    return Finding(
        "row-twice",
        "task",
        f"Trùng nội dung và chủ trì với dòng {number}. Nếu là một việc, hãy bỏ một dòng khi kiểm "
        "tra.",
        f"The same task and lead as row {number}. If it is one task, drop one when verifying.",
    )
