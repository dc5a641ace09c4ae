"""Doubts of the rules on pages, and the form that answers them (cảnh báo, giải trình)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sauro.foundation.web.words import told
from sauro.reporting.checking import Explained, remarks_on, series_rules
from sauro.reporting.checks import Level, Remark
from sauro.reporting.filling import cells_of
from sauro.reporting.models import Cell, CellNote, Submission
from sauro.reporting.words import cell_named, figure

_PLACES = {"checked": "ly_do", "break": "doi"}


@dataclass(frozen=True, slots=True)
class Doubts:
    """What the rules say of a version, and what its sender said of its figures, by key."""

    remarks: tuple[Remark, ...] = ()
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def beside(self, key: str) -> tuple[str, ...]:
        """The sentences that belong to a cell."""
        return tuple(told(r.finding) for r in self.remarks if r.cells[:1] == (key,))

    def count(self, level: Level) -> int:
        """How many there are of a level."""
        return sum(remark.level is level for remark in self.remarks)


def doubts_of(row: Submission | None) -> Doubts:
    """Of a version as it is kept; nothing where there is none."""
    if row is None:
        return Doubts()
    cells = cells_of(row.form_version)
    notes: dict[str, tuple[str, ...]] = {}
    for note in row.notes.exclude(sort="rounded").select_related("cell__indicator").order_by("pk"):
        if note.reason:
            notes[note.cell.key] = (*notes.get(note.cell.key, ()), _said(note))
    return Doubts(remarks_on(row, cells), notes)


def summary(doubts: Doubts, cells: Sequence[Cell]) -> dict[str, Any] | None:
    """How many cells ask for a look, each with its place on the page; none where all is well."""
    slots = {cell.key: cell for cell in cells}
    keys = {
        level: dict.fromkeys(r.cells[0] for r in doubts.remarks if r.level is level and r.cells)
        for level in (Level.BLOCKING, Level.WARNING)
    }
    found = {
        level.value: [(slots[key].slot, cell_named(slots[key])) for key in named if key in slots]
        for level, named in keys.items()
    }
    return found if any(found.values()) else None


class SendForm(forms.Form):
    """The version that the person saw, and why doubtful figures are right all the same."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, row: Submission, data: Any = None) -> None:
        cells = cells_of(row.form_version)
        self.doubts = remarks_on(row, cells)
        self.cells = [c for c in cells if any(self._of(c.key))]
        super().__init__(data, initial={"version": row.version, **_said_before(row, self.cells)})
        for cell in self.cells:
            self._ask(cell)

    def blocking(self) -> list[str]:
        """What must be corrected in the report itself."""
        return [told(r.finding) for r in self.doubts if r.level is Level.BLOCKING]

    def said(self) -> Explained:
        """What was answered, of a form that is valid."""
        reasons = {c.key: self.cleaned_data[f"ly_do_{c.slot}"] for c in self.cells}
        new = {c.key for c in self.cells if self.cleaned_data.get(f"doi_{c.slot}")}
        return Explained(reasons, {key: why for key, why in reasons.items() if key in new})

    def places(self) -> dict[str, str]:
        """Which field a finding about a cell belongs to."""
        return {cell.key: f"ly_do_{cell.slot}" for cell in self.cells}

    def _of(self, key: str) -> list[Remark]:
        asked = (r for r in self.doubts if r.level is Level.WARNING)
        return [r for r in asked if r.cells[:1] == (key,)]

    def _ask(self, cell: Cell) -> None:
        found = self._of(cell.key)
        self.fields[f"ly_do_{cell.slot}"] = forms.CharField(
            label=_("Giải trình: %(cell)s") % {"cell": cell_named(cell)}, max_length=500,
            help_text=" ".join(told(r.finding) for r in found),
            widget=forms.Textarea({"rows": 2}),
            error_messages={"required": _("Sửa số trong báo cáo, hoặc ghi vì sao số này đúng.")},
        )  # fmt: skip
        if any(r.finding.code in series_rules() for r in found):
            self.fields[f"doi_{cell.slot}"] = forms.BooleanField(
                label=_("Từ kỳ này cách tính đã đổi, không so được với kỳ trước: %(cell)s")
                % {"cell": cell_named(cell)},
                required=False,
            )


def _said_before(row: Submission, cells: Sequence[Cell]) -> dict[str, Any]:
    """What was answered in the version before, so that a returned report is not explained anew."""
    slots = {cell.key: cell.slot for cell in cells}
    rows = CellNote.objects.filter(submission__line=row.line_id, sort__in=_PLACES)
    said: dict[str, Any] = {}
    for key, sort, reason in rows.order_by("pk").values_list("cell__key", "sort", "reason"):
        if key in slots:
            said[f"ly_do_{slots[key]}"] = reason
            said |= {f"doi_{slots[key]}": True} if sort == "break" else {}
    return said


def _said(note: CellNote) -> str:
    if note.sort == "adjusted":
        words = _("Số tính từ sổ: %(figure)s. Lý do điều chỉnh: %(reason)s")
        return words % {"figure": figure(note.computed, note.cell), "reason": note.reason}
    return f"{_LABELS[note.sort]}: {note.reason}"


_LABELS = {
    "checked": gettext_lazy("Giải trình"), "break": gettext_lazy("Cách tính đổi từ kỳ này"),
}  # fmt: skip
