"""How the matrix is narrowed (lọc)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sauro.directives.overview.words import LEVELS
from sauro.foundation.web.fields import DayField

_ALL = ("", _("Tất cả"))


class MatrixForm(forms.Form):
    """Which papers, which bodies."""

    tu = DayField(label=_("Văn bản vào sổ từ ngày"), required=False, help_text="")
    den = DayField(label=_("đến ngày"), required=False, help_text="")
    loai = forms.ChoiceField(label=_("Loại văn bản"), required=False)
    cap = forms.ChoiceField(
        label=_("Nơi làm"),
        required=False,
        choices=[_ALL, *((k.value, w) for k, w in LEVELS.items())],
    )
    duoi = forms.ChoiceField(
        label=_("Văn bản của"),
        required=False,
        choices=[("", _("cơ quan")), ("1", _("cơ quan và cấp dưới"))],
    )

    def __init__(self, kinds: Sequence[str], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["loai"].choices = [_ALL, *((k, k) for k in kinds)]  # type: ignore[attr-defined]
