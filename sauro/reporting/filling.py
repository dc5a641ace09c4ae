"""A report is written: figures, reasons, nothing to report (lập báo cáo)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Refused, Stale
from sauro.kernel.findings import Finding
from sauro.reporting.computing import computed, seen_by
from sauro.reporting.holding import CHANGED, own_line
from sauro.reporting.models import Cell, CellNote, Consolidation, FormVersion, Line, Submission
from sauro.reporting.rules.acts import Act, State, act_findings
from sauro.reporting.rules.cells import LARGEST

Sort = CellNote.Sort


@dataclass(frozen=True, slots=True)
class Filled:
    """A report as it is typed. ``figures``: by the key of the cell, in the smallest unit; a cell
    that is left out keeps what was computed, or stays "not given". ``reasons``: why a computed
    figure was adjusted. ``version``: of the draft that the person saw, 0 for none.
    """

    key: UUID
    version: int = 0
    figures: Mapping[str, int | None] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    rounded: Mapping[str, str] = field(default_factory=dict)  # "gần", "hơn", by key
    remarks: str = ""
    corrects: str = ""
    nil: bool = False


@transaction.atomic
def save_draft(line_id: int, filled: Filled, *, by: Seat, now: datetime) -> Submission:
    """Keep a draft; the first, or the next version where one was returned or is corrected.

    Raises: NotAllowed, Hidden, Stale, Refused.
    """
    line = own_line(line_id, Right.FILL_REPORTS, by)
    if again := _sent_before(line, filled):
        return again
    draft = Submission.objects.filter(line=line, state=State.DRAFT.value).first()
    if (draft.version if draft else 0) != filled.version:
        raise Stale(CHANGED, current=draft, sent=filled.version)
    cells = cells_of(draft.form_version if draft else line.form_version)
    if wrong := [*_step_findings(line, draft, filled), *_figure_findings(cells, filled)]:
        raise Refused(*wrong)
    reference = reference_of(line, draft, cells)
    row = draft or _next(line, filled, by, now)
    row.figures = [_figure(cell, filled, reference) for cell in cells]
    row.nil, row.remarks = filled.nil, filled.remarks.replace("\0", " ").strip()[:2000]
    row.corrects = filled.corrects.strip()[:500]
    _keep(row, draft, by, now)
    _write_notes(row, _notes(row, cells, filled, reference))
    _bring_on(line, row)
    return row


def cells_of(version: FormVersion) -> list[Cell]:
    """The cells of a version in their order, each with its indicator."""
    rows = Cell.objects.filter(form_version=version).select_related("indicator")
    return list(rows.order_by("slot"))


def reference_of(
    line: Line, draft: Submission | None, cells: Sequence[Cell]
) -> Mapping[str, int | None]:
    """What each cell is by computation: from what was accepted below where the draft was taken from
    there, else from cases.
    """
    if draft is None or draft.consolidation_id is None:
        return computed(seen_by(line), cells)
    return figures_by_key(Consolidation.objects.get(pk=draft.consolidation_id))


def figures_by_key(row: Submission | Consolidation) -> dict[str, int | None]:
    """Figures by the key of their cell."""
    keys = Cell.objects.filter(form_version=row.form_version_id).order_by("slot")
    return dict(zip(keys.values_list("key", flat=True), row.figures, strict=True))


def _sent_before(line: Line, filled: Filled) -> Submission | None:
    """The same page sent twice: it made its version the first time."""
    if filled.version:
        return None
    return Submission.objects.filter(line=line, key=filled.key).first()


def _step_findings(line: Line, draft: Submission | None, filled: Filled) -> Iterator[Finding]:
    last = Submission.objects.filter(line=line).order_by("-number").first()
    if draft is not None or last is None:
        return
    yield from act_findings(Act.CORRECT, State(last.state), filled.corrects)


def _figure_findings(cells: Iterable[Cell], filled: Filled) -> Iterator[Finding]:
    known = {cell.key for cell in cells}
    for key, figure in filled.figures.items():
        if key not in known:
            yield Finding(
                "no-such-cell", key,
                f"Mẫu báo cáo không có ô “{key}”. Hãy tải mẫu hiện hành rồi nhập lại.",
                f"The form has no cell “{key}”. Take the present form and enter it again.",
            )  # fmt: skip
        if figure is not None and not 0 <= figure <= LARGEST:
            yield Finding(
                "out-of-range", key,
                "Số liệu phải từ 0 đến 1.000.000.000.000.000 (đơn vị nhỏ nhất).",
                "A figure lies between 0 and 10^15 of the smallest unit.",
            )  # fmt: skip
    if filled.nil and any(filled.figures.values()):
        yield _NIL_WITH_FIGURES


def _figure(cell: Cell, filled: Filled, reference: Mapping[str, int | None]) -> int | None:
    if filled.nil:
        return 0 if cell.indicator.kind == "flow" else None
    return filled.figures.get(cell.key, reference.get(cell.key))


def _next(line: Line, filled: Filled, by: Seat, now: datetime) -> Submission:
    return Submission(
        owner_path=line.owner_path, to_path=line.to_path, line=line, duty_id=line.duty_id,
        form_version=line.form_version, starts_on=line.starts_on, ends_on=line.ends_on,
        number=line.number + 1, state=State.DRAFT.value, key=filled.key, saved_by=by, saved_at=now,
    )  # fmt: skip


def _keep(row: Submission, draft: Submission | None, by: Seat, now: datetime) -> None:
    row.saved_by, row.saved_at = by, now
    if draft is None:
        row.save()
        return
    row.version += 1
    row.save(update_fields=[
        "figures", "nil", "remarks", "corrects", "saved_by", "saved_at", "version",
    ])  # fmt: skip


def _write_notes(row: Submission, wanted: Iterable[CellNote]) -> None:
    """Keep what is said of figures as it is said now; a mark of a series break stays."""
    kept = {(n.cell_id, n.sort): n for n in row.notes.exclude(sort=Sort.BREAK)}
    for note in wanted:
        if there := kept.pop((note.cell_id, note.sort), None):
            note.pk = there.pk
            note.save(update_fields=["computed", "given", "qualifier", "reason", "by", "at"])
        else:
            note.save()
    for note in kept.values():
        note.delete()


def _notes(
    row: Submission, cells: Sequence[Cell], filled: Filled, reference: Mapping[str, int | None]
) -> Iterator[CellNote]:
    for cell, figure in zip(cells, row.figures, strict=True):
        if cell.key in reference and figure != reference[cell.key]:
            yield _note(
                row, cell, Sort.ADJUSTED, computed=reference[cell.key], given=figure,
                reason=filled.reasons.get(cell.key, "").strip()[:500],
            )  # fmt: skip
        if words := filled.rounded.get(cell.key, "").strip()[:20]:
            yield _note(row, cell, Sort.ROUNDED, given=figure, qualifier=words, reason=words)


def _note(row: Submission, cell: Cell, sort: Sort, **said: Any) -> CellNote:
    return CellNote(
        owner_path=row.owner_path, to_path=row.to_path, submission=row, cell=cell, sort=sort.value,
        by=row.saved_by, at=row.saved_at, **said,
    )  # fmt: skip


def _bring_on(line: Line, row: Submission) -> None:
    line.state, line.number, line.nil = row.state, row.number, row.nil
    line.save(update_fields=["state", "number", "nil"])


_NIL_WITH_FIGURES = Finding(
    "nil-with-figures", "nil",
    "Báo cáo không phát sinh thì không có số liệu khác 0. Hãy bỏ chọn “không phát sinh”, hoặc xóa "
    "các số đã nhập.",
    "A nil report has no figures other than 0. Take the nil mark away, or the figures.",
)  # fmt: skip
