"""A report goes up the line: sent, returned, accepted (gửi, trả lại, nhận báo cáo)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction

from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.reporting.checking import Explained, explain, sending_findings
from sauro.reporting.filling import cells_of, reference_of
from sauro.reporting.holding import CHANGED, line_below, own_line
from sauro.reporting.models import Cell, CellNote, FormVersion, Line, Submission
from sauro.reporting.rules.acts import Act, Adjusted, State, act_findings, adjusted_findings
from sauro.reporting.texts.files import keep_if_written

NOTHING_SAID = Explained()


@transaction.atomic
def submit(
    line_id: int, version: int, *, by: Seat, now: datetime, said: Explained = NOTHING_SAID
) -> Submission:
    """Approve the draft and send it, with why doubtful figures are right. Sent twice it is sent
    once.

    Raises: NotAllowed, Hidden, Stale, Refused.
    """
    line = own_line(line_id, Right.SEND_REPORTS, by)
    row = _last(line)
    if row.state == State.SUBMITTED.value and row.version == version + 1:
        return row
    _in_step(row, version)
    if wrong := list(act_findings(Act.SUBMIT, State(row.state))):
        raise Refused(*wrong)
    row.line, cells = line, cells_of(row.form_version)
    explain(row, cells, said, by=by, now=now)
    if wrong := [*_content_findings(line, row, cells), *sending_findings(row, cells, said)]:
        raise Refused(*wrong)
    row.state, row.sent_by, row.sent_at, row.version = State.SUBMITTED.value, by, now, version + 1
    row.save(update_fields=["state", "sent_by", "sent_at", "version"])
    line.first_sent_at = line.first_sent_at or now
    _bring_on(line, row, "first_sent_at")
    return row


@transaction.atomic
def give_back(line_id: int, version: int, reason: str, *, by: Seat, now: datetime) -> Submission:
    """Return what was sent, or was accepted, to be corrected. What was accepted counts no more, and
    sums that hold it are marked. Raises: NotAllowed, Hidden, Stale, Refused.
    """
    line = line_below(line_id, Right.TAKE_REPORTS, by)
    row = _sent(line)
    _in_step(row, version)
    if wrong := list(act_findings(Act.RETURN, State(row.state), reason)):
        raise Refused(*wrong)
    row.stands = False
    _judge(row, State.RETURNED, reason, by, now)
    _bring_on(line, row)
    return row


@transaction.atomic
def accept(line_id: int, version: int, *, by: Seat, now: datetime) -> Submission:
    """Accept what was sent and lock it; it counts from now on, in place of the version before.

    Raises: NotAllowed, Hidden, Stale, Refused.
    """
    line = line_below(line_id, Right.TAKE_REPORTS, by)
    row = _sent(line)
    if row.state == State.ACCEPTED.value and row.version == version + 1:
        return row
    _in_step(row, version)
    if wrong := list(act_findings(Act.ACCEPT, State(row.state))):
        raise Refused(*wrong)
    for before in Submission.objects.filter(line=line, stands=True):
        before.stands, before.version = False, before.version + 1
        before.save(update_fields=["stands", "version"])
    row.stands = True
    _judge(row, State.ACCEPTED, "", by, now)
    _bring_on(line, row)
    keep_if_written(row, by=by, now=now)
    return row


def _last(line: Line) -> Submission:
    row = Submission.objects.filter(line=line).order_by("-number").first()
    if row is None:
        raise Refused(_NOTHING)
    return row


def _sent(line: Line) -> Submission:
    """The last version that the receiver reads: a draft is not yet there for it."""
    rows = Submission.objects.filter(line=line).exclude(state=State.DRAFT.value)
    row = rows.order_by("-number").first()
    if row is None:
        raise Hidden
    return row


def _in_step(row: Submission, version: int) -> None:
    if row.version != version:
        raise Stale(CHANGED, current=row, sent=version)


def _judge(row: Submission, state: State, reason: str, by: Seat, now: datetime) -> None:
    row.state, row.reason = state.value, reason.strip()[:1000]
    row.judged_by, row.judged_at, row.version = by, now, row.version + 1
    row.save(update_fields=["state", "stands", "reason", "judged_by", "judged_at", "version"])


def _bring_on(line: Line, row: Submission, *also: str) -> None:
    line.state, line.nil = row.state, row.nil
    line.save(update_fields=["state", "nil", *also])


def _content_findings(line: Line, row: Submission, cells: Sequence[Cell]) -> Iterator[Finding]:
    """What is still missing before it may be sent."""
    if row.form_version.state == FormVersion.State.RETIRED:
        yield _RETIRED
        return
    if not row.nil and all(figure is None for figure in row.figures):
        yield _EMPTY
    notes = {n.cell_id: n for n in CellNote.objects.filter(submission=row, sort="adjusted")}
    named = {c.pk: c for c in cells}
    yield from adjusted_findings([
        Adjusted(named[pk].key, named[pk].indicator.name, named[pk].indicator.name_en, n.reason)
        for pk, n in notes.items()
    ])  # fmt: skip
    reference = reference_of(line, row, cells)
    for cell, figure in zip(cells, row.figures, strict=True):
        now = reference.get(cell.key)
        if cell.key in reference and figure != now and not _same(notes.get(cell.pk), now):
            yield _changed_since(cell.key, cell.indicator.name, cell.indicator.name_en)


def _same(note: CellNote | None, computed: int | None) -> bool:
    return note is not None and note.computed == computed


def _changed_since(key: str, name: str, name_en: str) -> Finding:
    return Finding(
        "computed-changed", key,
        f"{name}: số tính từ sổ vụ việc đã đổi từ khi lưu nháp. Hãy mở báo cáo, xem số mới, lưu "
        "rồi gửi lại.",
        f"{name_en}: what is computed from cases has changed since the draft was saved. Open the "
        "report, look at the new figure, save and send again.",
    )  # fmt: skip


_NOTHING = Finding(
    "nothing-there", "",
    "Chưa có bản nháp nào để gửi. Hãy nhập và lưu báo cáo trước.",
    "There is no draft to send yet. Fill the report in and save it first.",
)  # fmt: skip
_EMPTY = Finding(
    "empty", "nil",
    "Báo cáo chưa có số nào. Nếu trong kỳ không phát sinh, hãy chọn “Báo cáo không phát sinh”.",
    "The report has no figure. If there was nothing in the period, choose “nil report”.",
)  # fmt: skip
_RETIRED = Finding(
    "form-retired", "",
    "Mẫu của bản nháp này đã thôi dùng. Hãy chuyển bản nháp sang mẫu hiện hành: các ô cùng mã được "
    "giữ nguyên số.",
    "The form of this draft is no longer in use. Move the draft to the present one: cells with the "
    "same code keep their figures.",
)  # fmt: skip
