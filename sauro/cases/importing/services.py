"""Handing in a file of cases, choosing its columns, and asking that it be loaded (nhập tệp)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from sauro.cases import jobs
from sauro.cases.importing.fields import Choice
from sauro.cases.importing.keeping import keep_sealed, mark_of, whole
from sauro.cases.importing.models import CaseFile
from sauro.cases.importing.reading import Sheet, check_choices, choice_kept, first_rows, heads_of
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding

STUCK = timedelta(minutes=30)  # after so long it may be asked for again
_REMEMBERED = 20  # files that are looked at for the columns of a new one
_BEGINS = timedelta(seconds=30)  # in which a job begins, or has failed


@transaction.atomic
def take_in(
    name: str, chunks: Iterable[bytes], *, by: Seat, now: datetime
) -> tuple[CaseFile, bool]:
    """Keep a workbook if it can be read, and have it read. Returns it, and whether it is new: the
    same file is recognised. Raises: NotAllowed, Refused.
    """
    allow(by, Right.KEEP_CASES)
    content = whole(chunks)
    mark = mark_of(content)
    known = CaseFile.objects.filter(owner_path=by.body.path, mark=mark).first()
    if known is not None:
        return known, False
    name = name.replace("\0", "")[-255:]
    sheets = first_rows(content, name)
    if not sheets:
        raise Refused(_EMPTY)
    found = CaseFile.objects.create(
        owner_path=by.body.path, name=name, mark=mark, sha256=keep_sealed(content).sha256,
        size=len(content), received_at=now, received_by=by,
        chosen=_remembered(by.body.path, sheets),
    )  # fmt: skip
    _queue_check(found)
    return found, True


@transaction.atomic
def choose(  # noqa: PLR0913 - what is chosen, of what, by whom, when
    file_id: int,
    version: int,
    choices: Sequence[Choice],
    sheets: Sequence[Sheet],
    *,
    by: Seat,
    now: datetime,
) -> CaseFile:
    """Other sheets and columns: the file is read anew, and the next file with the same heads is
    read so at once. Raises: NotAllowed, Hidden, Refused, Stale.
    """
    found = _open(file_id, version, by, now)
    check_choices(choices)
    if any(len(set(c.columns.values())) < len(c.columns) for c in choices):
        raise Refused(_COLUMN_TWICE)
    found.chosen = [
        asdict(c) | {"columns": dict(c.columns), "heads": heads_of(sheets, c)} for c in choices
    ]
    return _read_anew(found)


def _remembered(path: str, sheets: Sequence[Sheet]) -> list[dict[str, Any]]:
    """What was chosen the last time for a file with the same heads; empty where there was none."""
    rows = CaseFile.objects.filter(owner_path=path).exclude(chosen=[]).order_by("-pk")
    for chosen in rows.values_list("chosen", flat=True)[:_REMEMBERED]:
        if all(heads_of(sheets, choice_kept(kept)) == kept["heads"] for kept in chosen):
            return list(chosen)
    return []


@transaction.atomic
def read_again(file_id: int, version: int, *, by: Seat, now: datetime) -> CaseFile:
    """Compare the file once more with what is there now. Raises: as ``choose``."""
    return _read_anew(_open(file_id, version, by, now))


def _read_anew(found: CaseFile) -> CaseFile:
    found.checked_at, found.report, found.refused = None, {}, []
    found.done = found.total = 0
    found.version += 1
    found.save()
    _queue_check(found)
    return found


@transaction.atomic
def ask_loading(  # noqa: PLR0913 - what is asked for, of what, by whom, when
    file_id: int,
    version: int,
    *,
    only_whole: bool,
    skipped: Collection[str],
    by: Seat,
    now: datetime,
) -> CaseFile:
    """Have the cases entered by a job. ``skipped``: keys of cases that a person knows to be there
    already. Raises: NotAllowed, Hidden, Refused, Stale.
    """
    found = _open(file_id, version, by, now)
    counts = found.report.get("counts", {})
    if found.checked_at is None or "refused" in found.report:
        raise Refused(_NOT_READ)
    if only_whole and counts.get("remarks_wrong"):
        raise Refused(_NOT_WHOLE)
    if not counts.get("new") and not counts.get("changed"):
        raise Refused(_NOTHING)
    offered = {one["key"] for one in found.report.get("alike", ())}
    found.only_whole, found.skipped = only_whole, sorted(offered & set(skipped))
    found.asked_at, found.asked_by, found.refused = now, by, []
    found.done = found.total = 0
    found.version += 1
    found.save()
    jobs.load_case_file.defer(file_id=found.pk, owner_path=found.owner_path)
    return found


@transaction.atomic
def throw_away(file_id: int, version: int, *, by: Seat, now: datetime) -> None:
    """Leave out a file of which nothing was entered. Raises: NotAllowed, Hidden, Refused, Stale."""
    _open(file_id, version, by, now).delete()


def at_work(found: CaseFile, now: datetime) -> bool:
    """Whether a job is at it, as far as one can tell."""
    if found.loaded_at or (found.checked_at and found.asked_at is None):
        return False
    since = found.asked_at or found.received_at
    if now - since >= STUCK:
        return False
    return now - since < _BEGINS or not _failed(found)


def _failed(found: CaseFile) -> bool:
    name = jobs.load_case_file.name if found.asked_at else jobs.read_case_file.name
    rows = ProcrastinateJob.objects.filter(task_name=name, args__file_id=found.pk)
    attempts, status = rows.order_by("-pk").values_list("attempts", "status").first() or (0, "")
    return status == "failed" or (status == "todo" and attempts > 0)


def _queue_check(found: CaseFile) -> None:
    jobs.read_case_file.defer(file_id=found.pk, owner_path=found.owner_path)


def _open(file_id: int, version: int, by: Seat, now: datetime) -> CaseFile:
    """The file, locked, if it is one's own, not loaded yet, and as the person saw it."""
    allow(by, Right.KEEP_CASES)
    rows = CaseFile.objects.select_for_update().filter(pk=file_id, owner_path=by.body.path)
    found = rows.first()
    if found is None:
        raise Hidden
    if found.loaded_at:
        raise Refused(_LOADED)
    if found.asked_at and at_work(found, now):
        raise Refused(_LOADING)
    if found.version != version:
        raise Stale(_CHANGED, current=found, sent=version)
    return found


_COLUMN_TWICE = Finding(
    "column-twice", "", "Một cột được chọn cho hai mục. Mỗi cột chỉ ghi một điều: hãy chọn lại.",
    "A column is chosen for two things. It says one thing: choose again.",
)  # fmt: skip
_EMPTY = Finding(
    "empty-workbook", "file",
    "Tệp không có ô nào có chữ. Hãy xem có gửi nhầm tệp không; công thức chưa tính thì mở bằng "
    "Excel, lưu lại rồi gửi.",
    "The file has no cell with words. Is it the right one? Formulas that were never computed: open "
    "it in Excel, save it and send it again.",
)  # fmt: skip
_NOT_READ = Finding(
    "not-read", "", "Tệp chưa đọc xong. Đợi xem trước hiện ra rồi nhập.",
    "The file is not read yet. Wait for the preview, then enter it.",
)  # fmt: skip
_NOT_WHOLE = Finding(
    "not-whole", "only_whole",
    "Tệp còn dòng sai. Sửa trong Excel rồi gửi lại, hoặc bỏ dấu chọn này để chỉ nhập các vụ đúng.",
    "Some rows are wrong. Mend them and send the file again, or clear this to enter the good ones.",
)  # fmt: skip
_NOTHING = Finding(
    "nothing-new", "", "Tệp không có vụ nào mới: mọi vụ đúng đã có trong sổ như trong tệp.",
    "The file has no new case: every good one is in the register as the file tells it.",
)  # fmt: skip
_LOADED = Finding(
    "file-loaded", "",
    "Tệp này đã nhập; tệp giống hệt không nhập lần nữa. Sửa từng vụ ở trang của vụ ấy.",
    "This file was entered already. Change single cases on their pages.",
)  # fmt: skip
_LOADING = Finding(
    "file-loading", "", "Tệp này đang được nhập. Hãy đợi nhập xong.",
    "This file is being entered. Wait until that is done.",
)  # fmt: skip
_CHANGED = Finding(
    "changed-meanwhile", "version",
    "Người khác vừa chọn lại cột hoặc nhập tệp này. Hãy xem bản đang có rồi làm tiếp.",
    "Somebody else just chose other columns or entered this file. Look at it, then go on.",
)  # fmt: skip
