"""A file's cases come into the register: all in one transaction, or nothing (nhập vào sổ).

A worker that is killed leaves nothing behind; whoever takes the job up begins anew and enters
each case once. How far it is, is told beside the transaction, which nobody sees into.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import connection, transaction

from sauro.cases import happening
from sauro.cases.counting import away_of
from sauro.cases.holding import own_case, touch
from sauro.cases.importing.known import known_to
from sauro.cases.importing.models import CaseFile, OwnNumber
from sauro.cases.importing.reading import choices_of, read_cases, sheets_of
from sauro.cases.importing.rows import FileCase, Remark
from sauro.cases.importing.writing import Kept, Writing, digest_of, key_of
from sauro.cases.importing.writing_further import write_further
from sauro.cases.models import Case
from sauro.documents.intake import finding_kept
from sauro.foundation.access.models import Seat
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.errors import NotAllowed, Refused
from sauro.kernel.findings import Finding

AT_ONCE = 500  # cases a statement
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('cases_casefile', %s))"
_HOW_FAR = "UPDATE cases_casefile SET done = %s, total = %s WHERE id = %s"


def load_now(file_id: int, owner_path: str, now: datetime) -> None:
    """Enter what was asked for, once. What cannot be is said with the file, and nothing of it
    stays.
    """
    try:
        with transaction.atomic():
            found = _asked(file_id, owner_path)
            if found is not None:
                _load(found, now)
    except Refused as refused:
        _given_up(file_id, owner_path, refused.findings)
    except NotAllowed as told:  # it was handed over, or a right ended, since it was asked for
        _given_up(file_id, owner_path, told.findings)


def _asked(file_id: int, owner_path: str) -> CaseFile | None:
    """The file if it is still to be loaded, seen and written as who asked. A second worker waits
    here until the first is done; the row itself stays free for telling how far it is.
    """
    enter(Scope((owner_path,)))
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [file_id])
    rows = CaseFile.objects.filter(pk=file_id, loaded_at=None, asked_at__isnull=False)
    row = rows.select_related("asked_by__user", "asked_by__body__territory").first()
    if row is not None and row.asked_by is not None:
        enter(Scope((owner_path,), row.asked_by.pk, row.asked_by.user_id))
    return row


def _load(found: CaseFile, now: datetime) -> None:
    by = found.asked_by
    assert by
    writing = Writing(by, now, found, f"Tệp {found.name}")
    told = read_cases(found, choices_of(found, sheets_of(found)), known_to(by, now), beside(found))
    loading = _Loading(found, writing, by, now)
    rest = _to_load(told, only_whole=found.only_whole)
    while part := list(islice(rest, AT_ONCE)):
        loading.take(part)
    CaseFile.objects.filter(pk=found.pk).update(
        made=loading.made, loaded_at=now, refused=[], version=found.version + 1
    )


def _to_load(told: Iterable[FileCase | Remark], *, only_whole: bool) -> Iterator[FileCase]:
    """The good ones. Raises: Refused at the first row that is not, where only a whole file is
    wanted.
    """
    for one in told:
        wrong = one.stops if isinstance(one, Remark) else one.wrong
        if wrong and only_whole:
            raise Refused(_not_whole(one.line))
        if isinstance(one, FileCase) and not wrong:
            yield one


@dataclass(slots=True)
class _Loading:
    found: CaseFile
    writing: Writing
    by: Seat
    now: datetime
    made: int = 0

    def take(self, part: Sequence[FileCase]) -> None:
        """New cases are entered; of known ones the steps that are not there yet."""
        keys = {key_of(self.found.owner_path, c.own_number, c.year): c for c in part}
        there = known_cases(self.found.owner_path, keys)
        skipped = set(self.found.skipped)
        new = [Kept(c, k) for k, c in keys.items() if k not in there and str(k) not in skipped]
        self._enter(new)
        gone = away_of(pk for pk, _digest in there.values())  # written where they are now
        for key, (case_id, digest) in there.items():
            if case_id not in gone and digest_of(keys[key]) != digest:
                self._more_of(case_id, keys[key])

    def _enter(self, new: Sequence[Kept]) -> None:
        pks = self.writing.write(new) if new else []
        self.made += len(pks)
        further = {pk: one.told for pk, one in zip(pks, new, strict=True) if one.told.further}
        for case in Case.objects.filter(pk__in=further).order_by("pk"):
            write_further(case, further[case.pk], self.by, self.now)

    def _more_of(self, case_id: int, told: FileCase) -> None:
        for step in told.steps:
            happening.record(case_id, step, by=self.by, now=self.now)
        if told.further:
            case = own_case(case_id, self.by)
            write_further(case, told, self.by, self.now)
            touch(case, self.now)
        OwnNumber.objects.filter(case=case_id).update(
            digest=digest_of(told), file=self.found, line=told.line
        )


def known_cases(path: str, keys: Iterable[UUID]) -> Mapping[UUID, tuple[int, str]]:
    """Id of each case that is there, and what was told of it the last time."""
    rows = Case.objects.filter(owner_path=path, key__in=list(keys))
    found = rows.values_list("key", "pk", "own_number__digest")
    return {key: (pk, digest or "") for key, pk, digest in found}


def beside(found: CaseFile) -> Callable[[int, int], None]:
    """Tells how far it is, by a connection of its own: the page reads it at once."""
    scope = Scope((found.owner_path,))

    def told(done: int, total: int) -> None:
        other = connection.copy()
        with closing(other), other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT set_config('sauro.scope', %s, true)", [scope.bounds])
            cursor.execute("SET LOCAL lock_timeout = '200ms'")
            cursor.execute(_HOW_FAR, [done, total, found.pk])
            cursor.execute("COMMIT")

    return told


@transaction.atomic
def _given_up(file_id: int, owner_path: str, findings: Iterable[Finding]) -> None:
    enter(Scope((owner_path,)))
    CaseFile.objects.filter(pk=file_id, loaded_at=None).update(
        asked_at=None, asked_by=None, refused=[finding_kept(f) for f in findings], done=0, total=0
    )


def _not_whole(line: int) -> Finding:
    return Finding(
        "not-whole", "",
        f"Dòng {line} có lỗi mà anh/chị chọn chỉ nhập khi mọi dòng đều đúng, nên chưa vào sổ vụ "
        "nào. Sửa trong Excel rồi gửi lại, hoặc chọn nhập các dòng đúng.",
        f"Row {line} is wrong, and you chose to enter only a whole file: no case was entered. Mend "
        "it and send the file again, or choose to enter the good rows.",
    )  # fmt: skip
