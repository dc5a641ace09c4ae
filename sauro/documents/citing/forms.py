"""What a person sends about cited papers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sauro.documents.citing.listing import STATES, Filters
from sauro.documents.citing.models import Citation


class FilterForm(forms.Form):
    """Which cited papers the list shows."""

    words = forms.CharField(
        label=_("Tìm số, loại, cơ quan ban hành"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    state = forms.ChoiceField(
        label=_("Đã nhận chưa"),
        required=False,
        choices=[
            ("", _("Tất cả")),
            (STATES[0], _("Chưa nhận, cần tìm")),
            (STATES[1], _("Đã nhận hoặc có thể đã nhận")),
        ],
    )

    def filters(self) -> Filters:
        """What was asked, less what cannot be read."""
        self.full_clean()
        return Filters(self.cleaned_data.get("words", ""), self.cleaned_data.get("state", ""))


class TargetForm(forms.Form):
    """Which received paper a citation means."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    target = forms.ChoiceField(label=_("Văn bản được nêu là"), widget=forms.RadioSelect)

    def __init__(self, papers: list[tuple[str, str]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["target"]
        assert isinstance(field, forms.ChoiceField)
        none = _("Không phải văn bản nào đã nhận; vẫn cần tìm")
        again = _("Để máy tự đối chiếu theo số, ngày")
        field.choices = [*papers, ("khong", none), ("tu-dong", again)]


class RelationForm(forms.Form):
    """What a paper does to one that it names, by its own words."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    relation = forms.ChoiceField(
        label=_("Văn bản này làm gì với văn bản được nêu"),
        required=False,
        choices=[("", _("Chỉ nêu, không đổi hiệu lực")), *Citation.Relation.choices],
    )
    words = forms.CharField(
        label=_("Lời văn làm căn cứ"),
        required=False,
        max_length=2000,
        help_text=_("Chép nguyên văn câu nói điều đó từ văn bản."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
