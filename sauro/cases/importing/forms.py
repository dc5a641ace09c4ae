"""What a person sends about a file of cases (biểu mẫu nhập tệp)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from openpyxl.utils import get_column_letter

from sauro.cases.importing.fields import CASES, FIELDS, Choice
from sauro.cases.importing.reading import Sheet
from sauro.foundation.web.words import english


class CaseFileForm(forms.Form):
    """The workbook."""

    file = forms.FileField(
        label=_("Tệp vụ việc"),
        help_text=_("Excel .xlsx, đến 50 MB và 150.000 dòng; tệp mẫu hoặc sổ của đơn vị."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )


class VersionForm(forms.Form):
    """As the person saw the file."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class LoadForm(VersionForm):
    """Whether one wrong row keeps all out, and which cases are known to be there."""

    only_whole = forms.BooleanField(
        label=_("Chỉ nhập khi mọi dòng đều đúng"), required=False,
        help_text=_("Không chọn thì nhập các vụ đúng; vụ có lỗi chờ sửa rồi gửi lại."),
    )  # fmt: skip
    skipped = forms.MultipleChoiceField(
        label=_("Không nhập, vì đã có trong sổ"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, alike: Sequence[tuple[str, str]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["skipped"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(alike)
        if not alike:
            del self.fields["skipped"]


class CaseColumnsForm(VersionForm):
    """In which sheet cases stand, where its heads are, and which column says what."""

    sheet = forms.TypedChoiceField(label=_("Trang tính ghi vụ việc"), coerce=int)
    head = forms.IntegerField(
        label=_("Dòng tiêu đề"), min_value=1, max_value=1_000_000,
        help_text=_("Số dòng trong Excel."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "size": "6"}),
    )  # fmt: skip

    def __init__(self, sheets: Sequence[Sheet], choice: Choice, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        named = self.fields["sheet"]
        assert isinstance(named, forms.ChoiceField)
        named.choices = [(s.place, f"{s.name} ({s.rows})") for s in sheets]
        sheet = next((s for s in sheets if s.place == choice.sheet), sheets[0])
        columns = _columns(sheet, choice.head)
        for field in FIELDS[CASES]:
            self.fields[field.code] = forms.TypedChoiceField(
                label=field.label_en if english() else field.label, required=False, coerce=int,
                empty_value=None, choices=[("", _("không có")), *columns],
            )  # fmt: skip

    def choice(self) -> Choice:
        """What was sent."""
        said = self.cleaned_data
        columns = {f.code: said[f.code] for f in FIELDS[CASES] if said[f.code] is not None}
        return Choice(said["sheet"], CASES, said["head"], columns)


def initial(choice: Choice) -> dict[str, Any]:
    """The fields of a choice that stands."""
    return {"sheet": choice.sheet, "head": choice.head, **choice.columns}


def _columns(sheet: Sheet, head: int) -> list[tuple[int, str]]:
    """The columns with words, each by its letter and its head, else by its first words."""
    heads: Sequence[str] = next((cells for n, cells in sheet.first if n == head), ())
    found = []
    for column in range(max((len(cells) for _n, cells in sheet.first), default=0)):
        words = (cells[column] for n, cells in sheet.first if n > head and column < len(cells))
        said = (heads[column] if column < len(heads) else "") or next(filter(None, words), "")
        if said:
            shown = Truncator(" ".join(said.split())).chars(50)
            found.append((column, f"{get_column_letter(column + 1)}: {shown}"))
    return found
