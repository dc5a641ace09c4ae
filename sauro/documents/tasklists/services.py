"""Taking in a workbook, choosing its columns, and the one act that makes a document of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from tempfile import NamedTemporaryFile
from typing import Any

from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from sauro.documents import jobs
from sauro.documents.files.limits import LIMITS
from sauro.documents.files.open import open_workbook
from sauro.documents.files.source import Unreadable
from sauro.documents.models import Document, TaskList
from sauro.documents.tasklists.rules import MOST, Line, guess_columns, guess_head, lines_of
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.files.drawn import drawn
from sauro.foundation.files.store import keep, path_of
from sauro.kernel.findings import Finding

STUCK = timedelta(minutes=15)  # after so long it may be asked for again
_BEGINS = timedelta(seconds=30)  # in which a job begins, or has failed
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Choice:
    """Which sheet, in which row its heads stand (0: it has none), which column says what."""

    sheet: int
    head: int
    columns: Mapping[str, int]


@transaction.atomic
def take_in(
    name: str, chunks: Iterable[bytes], *, by: Seat, now: datetime, today: date
) -> tuple[TaskList, bool]:
    """Keep a workbook, if it can be read. Returns it, and whether it is new: the same file is
    recognised. Raises: NotAllowed, Refused.
    """
    allow(by, Right.RECEIVE)
    with NamedTemporaryFile(prefix="sauro-") as part:
        for chunk in chunks:
            part.write(chunk)
        part.flush()
        try:
            read = open_workbook(part.name, name, MOST)
        except Unreadable as error:
            raise Refused(_unreadable(error)) from error
        if not any(sheet["rows"] for sheet in read["sheets"]):
            raise Refused(_nothing_in_it(name))
        part.seek(0)
        kept = keep(iter(lambda: part.read(_CHUNK), b""), LIMITS.file_bytes)
    return TaskList.objects.get_or_create(
        owner_path=by.body.path,
        sha256=kept.sha256,
        defaults={
            "name": name.replace("\0", "")[-255:],
            "size": kept.size,
            "received_at": now,
            "received_by": by,
            "listed_on": today,
        },
    )


def sheets_of(found: TaskList) -> list[dict[str, Any]]:
    """The sheets with words, as the child process read them. Raises: Refused."""

    def made() -> bytes:
        try:
            return json.dumps(open_workbook(path_of(found.sha256), found.name, MOST)).encode()
        except Unreadable as error:
            raise Refused(_unreadable(error)) from error

    sheets = json.loads(drawn(found.sha256, 1, made, "json"))["sheets"]
    return [sheet for sheet in sheets if sheet["rows"]]


def choice_of(found: TaskList, sheets: Sequence[Mapping[str, Any]]) -> Choice:
    """What a person chose, else what the heads suggest."""
    if found.chosen and found.chosen["sheet"] < len(sheets):
        return Choice(found.chosen["sheet"], found.chosen["head"], found.chosen["columns"])
    open_sheets = [n for n, sheet in enumerate(sheets) if not sheet["hidden"]] or [0]
    best = max(open_sheets, key=lambda n: (len(guessed(sheets[n]).columns), -n))
    return Choice(best, (of := guessed(sheets[best])).head, of.columns)


def guessed(sheet: Mapping[str, Any]) -> Choice:
    """What the heads of a sheet suggest."""
    head = guess_head(sheet["rows"])
    cells: list[str] = next((cells for number, cells in sheet["rows"] if number == head), [])
    return Choice(0, head, guess_columns(cells))


def lines(found: TaskList, sheets: Sequence[Any], choice: Choice) -> tuple[list[Line], list[int]]:
    """The rows as directives, and those that are passed over. Raises: Refused where there are too
    many, or no column with tasks.
    """
    rows = sheets[choice.sheet]["rows"]
    if len(rows) > MOST:
        raise Refused(_too_many())
    if "task" not in choice.columns:
        raise Refused(_no_task_column())
    return lines_of(rows, choice.columns, choice.head, found.listed_on)


@transaction.atomic
def choose(  # noqa: PLR0913 - what is chosen, of what, by whom, when
    list_id: int, version: int, choice: Choice, listed_on: date, *, by: Seat, now: datetime
) -> TaskList:
    """Keep sheet, heads and columns. Raises: NotAllowed, Hidden, Refused, Stale."""
    found = _open(list_id, version, by, now)
    if found.document_id:
        raise Refused(_entering())  # some of the rows are there already, by the old columns
    if twice := len(choice.columns) - len(set(choice.columns.values())):
        raise Refused(_column_twice(twice))
    found.chosen = {
        "sheet": choice.sheet, "head": choice.head, "columns": dict(choice.columns),
    }  # fmt: skip
    found.listed_on = listed_on
    found.version += 1
    found.save()
    return found


@transaction.atomic
def ask_entering(
    list_id: int, version: int, *, with_done: bool, by: Seat, now: datetime
) -> TaskList:
    """Have the rows become a document: a job writes them, for it takes its time. ``with_done``:
    those that the list calls done come in, too, else they are dropped with that reason. May be
    asked again where nothing came of it yet: then it stays as it was asked. Raises: NotAllowed,
    Hidden, Refused, Stale.
    """
    allow(by, Right.RECEIVE)
    found = _open(list_id, version, by, now)
    if found.document_id is None:
        found.lines = len(taken_lines(found))
        _refuse_known(found)
    if found.asked_at is None:
        found.with_done = with_done
    found.asked_at, found.asked_by, found.refused = now, by, []
    found.version += 1
    found.save()
    jobs.enter_task_list.defer(list_id=found.pk, owner_path=found.owner_path)
    return found


def taken_lines(found: TaskList) -> list[Line]:
    """The rows that come in. Raises: Refused where there are none."""
    sheets = sheets_of(found)
    all_lines, _passed = lines(found, sheets, choice_of(found, sheets))
    taken = [line for line in all_lines if not line.wrong]
    if not taken:
        raise Refused(_no_rows())
    return taken


def _refuse_known(found: TaskList) -> None:
    same = Document.objects.filter(owner_path=found.owner_path, sha256=found.sha256, edition=1)
    if document := same.first():
        refuse_read(document)


def refuse_read(document: Document) -> None:
    """Raises: Refused where the same file is a document that was read."""
    if document.status not in (Document.Status.WAITING, Document.Status.UNREADABLE):
        raise Refused(_known(document))


@transaction.atomic
def throw_away(list_id: int, version: int, *, by: Seat, now: datetime) -> None:
    """Leave a list out of which nothing came (bỏ danh mục); its file may be sent again. Raises:
    NotAllowed, Hidden, Refused, Stale.
    """
    allow(by, Right.RECEIVE)
    found = _open(list_id, version, by, now)
    if found.document_id:
        raise Refused(_entering())  # rows of it stand in a document, which may be closed
    found.delete()


def being_entered(found: TaskList, now: datetime) -> bool:
    """Whether a job is at it, as far as one can tell."""
    if found.asked_at is None or found.done_at or now - found.asked_at >= STUCK:
        return False
    return now - found.asked_at < _BEGINS or not _failed(found)


def _failed(found: TaskList) -> bool:
    """Whether the job failed, be it that it will be tried once more."""
    last = ProcrastinateJob.objects.filter(
        task_name=jobs.enter_task_list.name, args__list_id=found.pk
    ).order_by("-pk")
    attempts, status = last.values_list("attempts", "status").first() or (0, "")
    return status == "failed" or (status == "todo" and attempts > 0)


def _open(list_id: int, version: int, by: Seat, now: datetime) -> TaskList:
    """The list, locked, if it is one's own, not entered yet, and as the person saw it."""
    allow(by, Right.VERIFY)
    found = TaskList.objects.select_for_update().filter(pk=list_id).first()
    if found is None:
        raise Hidden
    if found.owner_path != by.body.path:
        raise Hidden
    if found.done_at:
        raise Refused(_done())
    if being_entered(found, now):
        raise Refused(_entering())
    if found.version != version:
        raise Stale(_changed(), current=found, sent=version)
    return found


def _unreadable(error: Unreadable) -> Finding:
    return Finding(error.code, "file", error.message, error.message_en)


def _nothing_in_it(name: str) -> Finding:
    return Finding(
        "empty-workbook",
        "file",
        f"{name} không có ô nào có chữ. Hãy xem có gửi nhầm tệp không; công thức chưa tính thì mở "
        "bằng Excel, lưu lại rồi gửi.",
        f"{name} has no cell with words. Is it the right file? Formulas that were never computed: "
        "open it in Excel, save it and send it again.",
    )


def _too_many() -> Finding:
    most = f"{MOST:,}"
    return Finding(
        "too-many-rows",
        "sheet",
        f"Trang tính có hơn {most.replace(',', '.')} dòng có chữ; mỗi lần nhập nhiều nhất "
        f"{most.replace(',', '.')}. Hãy chia thành nhiều tệp, hoặc bỏ các việc đã xong từ lâu.",
        f"The sheet has more than {most} rows with words, the most that is taken in at once. Split "
        "the file, or leave out what was done long ago.",
    )


def _no_task_column() -> Finding:
    return Finding(
        "no-task-column",
        "task",
        "Chưa chọn cột nội dung việc. Hãy chọn cột ghi việc phải làm.",
        "No column is chosen that says what is to be done. Choose it.",
    )


def _column_twice(count: int) -> Finding:
    return Finding(
        "column-twice",
        "",
        f"{count} cột được chọn cho hai mục. Mỗi cột chỉ ghi một điều: hãy chọn lại.",
        f"{count} columns are chosen for two things. A column says one thing: choose again.",
    )


def _no_rows() -> Finding:
    return Finding(
        "no-rows",
        "",
        "Không có dòng nào nhập được. Hãy chọn lại trang tính, dòng tiêu đề và cột nội dung việc.",
        "No row can be taken in. Choose sheet, heads and the column of tasks again.",
    )


def _done() -> Finding:
    return Finding(
        "list-entered",
        "",
        "Danh mục này đã nhập; tệp giống hệt không nhập lần nữa. Cần sửa việc nào thì sửa ở văn "
        "bản của nó.",
        "This list was entered already; the same file is not entered twice. Mend single tasks in "
        "its document.",
    )


def _entering() -> Finding:
    return Finding(
        "list-entering",
        "",
        "Danh mục này đang được nhập theo các cột đã chọn, không đổi được nữa. Hãy đợi nhập xong "
        "rồi sửa từng việc ở văn bản của nó.",
        "This list is being entered by the columns that were chosen. Wait until that is done, then "
        "mend single tasks in its document.",
    )


def _known(document: Document) -> Finding:
    return Finding(
        "file-known",
        "",
        f"Tệp này đã là văn bản {document}. Hãy làm tiếp ở văn bản ấy.",
        f"This file is the document {document} already. Go on there.",
    )


def _changed() -> Finding:
    return Finding(
        "changed-meanwhile",
        "version",
        "Người khác vừa chọn lại cột của danh mục này. Hãy xem bản xem trước đang có rồi làm tiếp.",
        "Somebody else just chose other columns. Look at the preview that stands now, then go on.",
    )
