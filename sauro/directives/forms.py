"""How the register is narrowed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sauro.directives.queries import Filters

_CLEARS = (
    ("", _("Không lọc")),
    ("lead", _("Rõ người")),
    ("deadline", _("Rõ thời gian")),
    ("responsibility", _("Rõ trách nhiệm")),
    ("deliverable", _("Rõ kết quả")),
    ("authority", _("Rõ thẩm quyền")),
)


class RegisterForm(forms.Form):
    """Filters of the register; words need no accents."""

    words = forms.CharField(label=_("Tìm chữ"), required=False, max_length=200)
    document = forms.CharField(label=_("Số văn bản"), required=False, max_length=60)
    missing = forms.ChoiceField(label=_("Còn thiếu"), required=False, choices=_CLEARS)
    due_from = forms.DateField(
        label=_("Hạn từ"), required=False, input_formats=["%d/%m/%Y", "%Y-%m-%d"]
    )
    due_to = forms.DateField(label=_("đến"), required=False, input_formats=["%d/%m/%Y", "%Y-%m-%d"])

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "form-select" if name == "missing" else "form-control"
            if name.startswith("due"):
                field.widget.attrs["placeholder"] = "dd/mm/yyyy"
        self.fields["words"].widget.attrs["type"] = "search"

    def filters(self) -> Filters:
        """What was asked; a field that is no date narrows nothing and says so beside itself."""
        return Filters(**self.cleaned_data) if self.is_valid() else Filters()
