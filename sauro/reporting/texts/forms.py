"""The form in which a text is edited, paragraph by paragraph (biểu sửa phần lời)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sauro.reporting.narrative import Part, Passage
from sauro.reporting.narrative.editing import MOST_LETTERS
from sauro.reporting.texts.keeping import PICKED, Held, Wording

_PARTS = {
    Part.SITUATION: gettext_lazy("I. Tình hình"),
    Part.RESULTS: gettext_lazy("II. Công tác chỉ đạo và kết quả"),
    Part.SHORTCOMINGS: gettext_lazy("III. Tồn tại, hạn chế, nguyên nhân, trách nhiệm"),
    Part.PLANS: gettext_lazy("IV. Phương hướng, nhiệm vụ, đề xuất, kiến nghị"),
}


class TextForm(forms.Form):
    """All paragraphs of a text, who signs it, and cases to be brought in by their numbers."""

    stale = False
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    figures = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    numbers = forms.CharField(
        label=gettext_lazy("Vụ việc điển hình, mỗi dòng một số vào sổ"), max_length=2000,
        required=False, widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("Ví dụ: 12/2026. Nhiều cơ quan cùng số thì ghi kèm tên cơ quan."),
    )  # fmt: skip
    capacity = forms.CharField(
        label=gettext_lazy("Chức vụ người ký, mỗi dòng một ý"), max_length=300, required=False,
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip
    signer = forms.CharField(label=gettext_lazy("Họ tên người ký"), max_length=150, required=False)

    def __init__(self, text: Held, figures: int, data: Any = None) -> None:
        row = text.row
        super().__init__(data, initial={
            "version": text.version, "figures": figures,
            "capacity": row.capacity if row else "", "signer": row.signer if row else "",
        })  # fmt: skip
        self.passages = text.passages()
        for n, passage in enumerate(self.passages):
            self.fields[f"doan_{n}"] = forms.CharField(
                label=labelled(passage), max_length=MOST_LETTERS, required=False,
                initial=passage.text, help_text=passage.paragraph.asks,
                widget=forms.Textarea({"rows": 2 + len(passage.text) // 90}),
            )  # fmt: skip
            if not passage.paragraph.origin and not passage.paragraph.asks:
                self.fields[f"lai_{n}"] = forms.BooleanField(
                    label=_("Viết lại đoạn này từ số liệu"), required=False
                )

    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of each part under its heading."""
        found = []
        for part, heading in _PARTS.items():
            fields = [
                self[name]
                for n, p in enumerate(self.passages)
                if p.paragraph.part is part
                for name in (f"doan_{n}", f"lai_{n}")
                if name in self.fields
            ]
            found.append((str(heading), fields))
        return found

    def wording(self) -> Wording:
        """What was typed, of a form that is valid."""
        said = self.cleaned_data
        places = range(len(self.passages))
        return Wording(
            said["version"], said["figures"], {n: said[f"doan_{n}"] for n in places},
            frozenset(n for n in places if said.get(f"lai_{n}")), said["capacity"], said["signer"],
        )  # fmt: skip


def labelled(passage: Passage) -> str:
    """What a paragraph is, for the label of its field."""
    paragraph = passage.paragraph
    if paragraph.origin:
        return _("Từ báo cáo của %(origin)s") % {"origin": paragraph.origin}
    if paragraph.key.startswith(PICKED):
        case = paragraph.key.startswith("case-")
        return _("Vụ việc điển hình") if case else _("Kiến nghị, vướng mắc")
    return str(_NAMES.get(paragraph.key, paragraph.key))


_NAMES = {
    "routes": gettext_lazy("Tuyến, địa bàn"),
    "methods": gettext_lazy("Phương thức, thủ đoạn"),
    "directing": gettext_lazy("Công tác chỉ đạo"),
    "cases": gettext_lazy("Kết quả phát hiện, xử lý"),
    "money": gettext_lazy("Thu nộp ngân sách, trị giá hàng"),
    "prosecuted": gettext_lazy("Xử lý hình sự"),
    "typical": gettext_lazy("Vụ việc điển hình"),
    "shortcomings": gettext_lazy("Tồn tại, hạn chế"),
    "causes": gettext_lazy("Nguyên nhân"),
    "responsibility": gettext_lazy("Trách nhiệm"),
    "plans": gettext_lazy("Nhiệm vụ kỳ tới"),
    "proposals": gettext_lazy("Đề xuất, kiến nghị"),
}
