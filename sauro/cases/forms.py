"""The form of a row of law (biểu mẫu quy định về thời hạn)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sauro.cases.clocks import Mark
from sauro.cases.queries import Held
from sauro.cases.rules import Wording, lengths_of, read_length
from sauro.cases.words import MARKS, length_words, when_extended, when_longer
from sauro.foundation.web.fields import DayField

_LENGTH = _("Ghi số và đơn vị: giờ, ngày, ngày làm việc, tháng hoặc năm; ví dụ 7 ngày làm việc.")


class LengthField(forms.CharField):
    """A length of time in words; empty where the law names none."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput({"autocomplete": "off", "size": "20"})
        super().__init__(max_length=40, widget=widget, **options)

    def clean(self, value: Any) -> str | None:
        text = super().clean(value).replace("\0", " ")
        if not text.strip():
            return None
        found = read_length(text)
        if found is None:
            raise ValidationError(_LENGTH, code="invalid")
        return found


class RuleForm(forms.Form):
    """The words of one row; its lengths come one field each, with when they apply."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    name = forms.CharField(label=_("Tên thời hạn"), max_length=200)
    name_en = forms.CharField(label=_("Tên tiếng Anh"), max_length=200)
    article = forms.CharField(label=_("Căn cứ (văn bản, điều, khoản)"), max_length=300)
    valid_from = DayField(
        label=_("Có hiệu lực từ ngày"),
        help_text=_("Luật mới: ghi ngày sau, dòng cũ vẫn giữ cho việc bắt đầu trước ngày ấy."),
    )
    valid_to = DayField(label=_("Có hiệu lực đến hết ngày"), required=False)
    source = forms.CharField(label=_("Nguồn"), max_length=600)
    note = forms.CharField(
        label=_("Ghi chú"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3})
    )
    mark = forms.ChoiceField(
        label=_("Mức kiểm chứng"), choices=[(mark.value, MARKS[mark]) for mark in Mark]
    )
    reason = forms.CharField(
        label=_("Đã đối chiếu gì, vì sao sửa"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, held: Held, data: Any = None) -> None:
        super().__init__(data, initial=_initial(held))
        rule = held.rule
        labels: list[str] = [gettext("Độ dài")]
        when = gettext("Độ dài khi có: %(when)s")
        labels += [when % {"when": when_longer(longer)} for longer in rule.longer]
        labels += [when % {"when": when_extended(extension)} for extension in rule.extensions]
        for number, label in enumerate(labels):
            optional = number == 0 and rule.length is None
            self.fields[f"length_{number}"] = LengthField(label=label, required=not optional)
        self._lengths = len(labels)

    def wording(self) -> Wording:
        """What was typed, of a form that is valid."""
        said = self.cleaned_data
        return Wording(
            name=said["name"],
            name_en=said["name_en"],
            article=said["article"],
            valid_from=said["valid_from"],
            valid_to=said["valid_to"],
            source=said["source"],
            note=said["note"],
            mark=Mark(said["mark"]),
            lengths=tuple(said[f"length_{n}"] for n in range(self._lengths)),
            reason=said["reason"],
        )

    def ordered(self) -> list[forms.BoundField]:
        """The lengths right after the article, where one looks for them."""
        names = [name for name in self.fields if name != "version"]
        lengths = [name for name in names if name.startswith("length_")]
        first = ["name", "name_en", *lengths]
        return [self[name] for name in [*first, *(n for n in names if n not in first)]]


def _initial(held: Held) -> dict[str, Any]:
    rule = held.rule
    lengths = [rule.length, *(n.length for n in rule.longer)]
    lengths += [extension.by or extension.to for extension in rule.extensions]
    assert len(lengths) == len(lengths_of(held.row))
    return {
        "version": held.version,
        "name": rule.name,
        "name_en": rule.name_en,
        "article": rule.article,
        "valid_from": rule.valid_from,
        "valid_to": rule.valid_to,
        "source": rule.source,
        "note": rule.note,
        "mark": rule.mark.value,
        **{f"length_{n}": length_words(length) for n, length in enumerate(lengths) if length},
    }
