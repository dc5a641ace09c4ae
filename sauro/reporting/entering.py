"""The form in which a body fills its report in, cell by cell (biểu nhập báo cáo)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sauro.foundation.web.words import told
from sauro.kernel.findings import Finding
from sauro.reporting.checking import sums_of
from sauro.reporting.doubting import Doubts
from sauro.reporting.filling import Filled, figures_by_key
from sauro.reporting.models import Cell, CellNote, Line, Submission
from sauro.reporting.rules.cells import read_figure
from sauro.reporting.words import cell_named, figure


@dataclass(frozen=True, slots=True)
class Beside:
    """Figures by key that stand beside what is typed."""

    computed: Mapping[str, int | None] = field(default_factory=dict)
    before: Mapping[str, int | None] = field(default_factory=dict)
    year_before: Mapping[str, int | None] = field(default_factory=dict)
    now: Mapping[str, int | None] = field(default_factory=dict)  # of the last version


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One cell as the page shows it."""

    slot: int
    name: str
    unit: str
    part: bool  # of an indicator, by a dimension
    computed: str | None
    opens: str
    figure: forms.BoundField | None
    reason: forms.BoundField | None
    now: str
    before: str
    year_before: str
    doubts: tuple[str, ...] = ()  # what the rules say of the figure
    notes: tuple[str, ...] = ()  # what its sender said of it


class EntryForm(forms.Form):
    """All cells of a report, what is said of it, and whether there was nothing."""

    stale = False
    differs = False  # whether cells show what is kept where the form has another
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    key = forms.UUIDField(widget=forms.HiddenInput)
    nil = forms.BooleanField(label=_("Báo cáo không phát sinh"), required=False)
    remarks = forms.CharField(
        label=_("Thuyết minh, khó khăn, kiến nghị"), max_length=2000, required=False,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip
    corrects = forms.CharField(label=_("Lý do đính chính"), max_length=500, required=False)

    def __init__(
        self, cells: Sequence[Cell], beside: Beside, draft: Submission | None, data: Any = None,
        *, correcting: bool = False,
    ) -> None:  # fmt: skip
        self.cells, self.beside = cells, beside
        super().__init__(data, initial=_initial(cells, beside, draft))
        if not correcting:
            del self.fields["corrects"]
        for cell in cells:
            self.fields[f"o_{cell.slot}"] = forms.CharField(
                label=cell_named(cell), max_length=40, required=False,
                widget=forms.TextInput({
                    "inputmode": "decimal", "autocomplete": "off", "size": "12",
                    "class": "form-control", "data-figure": True, **_parts(cell, cells),
                }),
            )  # fmt: skip
            if cell.key in beside.computed:
                self.fields[f"ly_do_{cell.slot}"] = forms.CharField(
                    label=_("Lý do điều chỉnh"), max_length=500, required=False,
                    widget=forms.TextInput({"class": "form-control"}),
                )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Each figure as it is kept; what is none says so beside its cell, all at once."""
        said = super().clean() or {}
        for cell in self.cells:
            read = read_figure(said.get(f"o_{cell.slot}", ""), cell.indicator.as_measure())
            if isinstance(read, Finding):
                self.add_error(f"o_{cell.slot}", told(read))
            else:
                said[f"o_{cell.slot}"] = read
        return said

    def filled(self) -> Filled:
        """What was typed, of a form that is valid. A nil report has no figures of its own."""
        said = self.cleaned_data
        typed = {} if said["nil"] else {c.key: said[f"o_{c.slot}"] for c in self.cells}
        reasons = {c.key: said.get(f"ly_do_{c.slot}", "") for c in self.cells}
        return Filled(
            said["key"], said["version"], typed, reasons, {}, said["remarks"],
            said.get("corrects", ""), said["nil"],
        )  # fmt: skip

    def field_of(self, key: str) -> str | None:
        """Which field a finding about a cell belongs to."""
        return next((f"o_{c.slot}" for c in self.cells if c.key == key), None)

    def rest(self) -> list[forms.BoundField]:
        """What is asked beside the cells."""
        names = ("nil", "remarks", "corrects")
        return [self[name] for name in names if name in self.fields]


def _parts(cell: Cell, cells: Sequence[Cell]) -> dict[str, str]:
    """Which cells are added to this one, for the sums that a page keeps while somebody types."""
    slots = {c.key: str(c.slot) for c in cells}
    for parts in sums_of(cell.key):
        if found := [slots[key] for key in parts if key in slots]:
            return {"data-parts": " ".join(found)}
    return {}


def entry_rows(
    line: Line, cells: Sequence[Cell], beside: Beside, form: EntryForm | None,
    doubts: Doubts,
) -> Iterator[EntryRow]:  # fmt: skip
    """The cells of a report with what stands beside each; fields where it may be written."""
    for cell in cells:
        known, key = cell.key in beside.computed, cell.key
        yield EntryRow(
            cell.slot, cell_named(cell), cell.indicator.unit, bool(cell.dimension),
            figure(beside.computed[key], cell) if known else None,
            reverse("report_cell", args=[line.pk, cell.slot]) if known else "",
            form[f"o_{cell.slot}"] if form else None,
            form[f"ly_do_{cell.slot}"] if form and known else None,
            figure(beside.now.get(key), cell), figure(beside.before.get(key), cell),
            figure(beside.year_before.get(key), cell),
            doubts.beside(key), doubts.notes.get(key, ()),
        )  # fmt: skip


def _initial(cells: Sequence[Cell], beside: Beside, basis: Submission | None) -> dict[str, Any]:
    """A draft as it was saved; a further version begins with the figures of the one before; else
    what is computed.
    """
    draft = basis if basis and basis.state == "draft" else None
    known = figures_by_key(basis) if basis else beside.computed
    said: dict[str, Any] = {
        "version": draft.version if draft else 0, "key": draft.key if draft else uuid4(),
        "nil": basis.nil if basis else False, "remarks": basis.remarks if basis else "",
        "corrects": draft.corrects if draft else "",
    }  # fmt: skip
    notes = CellNote.objects.filter(submission=basis, sort="adjusted").select_related("cell")
    reasons = {note.cell.key: note.reason for note in notes} if basis else {}
    for cell in cells:
        now = known.get(cell.key)
        said[f"o_{cell.slot}"] = "" if now is None else figure(now, cell)
        said[f"ly_do_{cell.slot}"] = reasons.get(cell.key, "")
    return said
