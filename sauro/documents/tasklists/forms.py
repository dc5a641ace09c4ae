"""What a person sends about a task list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from openpyxl.utils import get_column_letter

from sauro.documents.tasklists.rules import FIELDS
from sauro.documents.tasklists.services import Choice
from sauro.foundation.web.fields import DayField

_LABELS: dict[str, Promise] = {
    "task": _("Nội dung việc"),
    "lead": _("Chủ trì"),
    "coordinating": _("Phối hợp"),
    "deadline": _("Thời hạn"),
    "deliverable": _("Sản phẩm"),
    "source": _("Văn bản giao"),
    "given_on": _("Ngày giao"),
    "status": _("Tình trạng"),
}


class FileForm(forms.Form):
    """The workbook."""

    file = forms.FileField(
        label=_("Tệp danh mục"),
        help_text=_("Excel .xlsx, đến 50 MB; mỗi lần một trang tính, nhiều nhất 3.000 dòng."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )


class ColumnsForm(forms.Form):
    """Which sheet, where its heads stand, and which column says what."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    sheet = forms.TypedChoiceField(label=_("Trang tính"), coerce=int)
    head = forms.IntegerField(
        label=_("Dòng tiêu đề"), min_value=0, max_value=1_000_000,
        help_text=_("Số dòng trong Excel; 0 nếu không có."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "size": "6"}),
    )  # fmt: skip
    listed_on = DayField(label=_("Danh mục tính đến ngày"))

    def __init__(
        self, sheets: Sequence[Mapping[str, Any]], choice: Choice, *args: Any, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        named = self.fields["sheet"]
        assert isinstance(named, forms.ChoiceField)
        named.choices = [(n, _name(sheet)) for n, sheet in enumerate(sheets)]
        columns = _columns(sheets[choice.sheet], choice.head)
        for field in FIELDS:
            self.fields[field] = forms.TypedChoiceField(
                label=str(_LABELS[field]), required=False, coerce=int, empty_value=None,
                choices=[("", _("không có")), *columns],
            )  # fmt: skip

    def choice(self) -> Choice:
        """What was sent."""
        said = self.cleaned_data
        columns = {field: said[field] for field in FIELDS if said[field] is not None}
        return Choice(said["sheet"], said["head"], columns)


def initial(choice: Choice) -> dict[str, Any]:
    """The fields of a choice that stands."""
    return {"sheet": choice.sheet, "head": choice.head, **choice.columns}


def _name(sheet: Mapping[str, Any]) -> str:
    name = f"{sheet['name']} ({len(sheet['rows'])})"
    return str(_("%(sheet)s – đang ẩn")) % {"sheet": name} if sheet["hidden"] else name


def _columns(sheet: Mapping[str, Any], head: int) -> list[tuple[int, str]]:
    """The columns with words, each by its letter and its head, else by its first words."""
    rows = sheet["rows"]
    heads: list[str] = next((cells for number, cells in rows if number == head), [])
    found = []
    for column in range(max((len(cells) for _n, cells in rows), default=0)):
        words = (cells[column] for n, cells in rows if n > head and column < len(cells))
        first = next((w for w in words if w), "")
        said = (heads[column] if column < len(heads) else "") or first
        if said:
            letter = get_column_letter(column + 1)
            found.append((column, f"{letter}: {Truncator(' '.join(said.split())).chars(50)}"))
    return found


class EnterForm(forms.Form):
    """That the preview was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    with_done = forms.BooleanField(
        label=_("Nhập cả việc mà danh mục ghi đã hoàn thành"), required=False
    )
