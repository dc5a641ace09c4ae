"""The form by which a follower is named (biểu mẫu giao theo dõi)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sauro.directives.following.queries import bodies_of, papers_of, seats_of
from sauro.directives.following.services import Wanted
from sauro.foundation.web.fields import DayField

_CHOOSE = {"required": _("Hãy chọn một dòng."), "invalid_choice": _("Hãy chọn một dòng.")}


class FollowerForm(forms.Form):
    """Who, what, from when to when, on what ground."""

    seat = forms.ChoiceField(label=_("Người theo dõi"), error_messages=_CHOOSE)
    what = forms.ChoiceField(label=_("Theo dõi việc của"), error_messages=_CHOOSE)
    starts_on = DayField(label=_("Từ ngày"))
    ends_on = DayField(label=_("Đến hết ngày"), required=False)
    ground = forms.CharField(
        label=_("Căn cứ"),
        max_length=300,
        help_text=_("văn bản, mục giao theo dõi, đôn đốc"),
        error_messages={"required": _("Giao theo dõi phải ghi căn cứ. Hãy nhập căn cứ.")},
    )

    def __init__(self, path: str, day: date, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        papers = [(f"v{pk}", number or _("Văn bản không số")) for pk, number in papers_of(path)]
        bodies = [(f"c{pk}", name) for pk, name in bodies_of(path, day)]
        seats = [(str(s.pk), f"{s.user.full_name}, {s.post}") for s in seats_of(path, day)]
        what = [("", "…"), (_("Văn bản"), papers), (_("Cơ quan và cấp dưới"), bodies)]
        self.fields["seat"].choices = [("", "…"), *seats]  # type: ignore[attr-defined]
        self.fields["what"].choices = what  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What was asked for."""
        said = self.cleaned_data
        kind, key = said["what"][0], int(said["what"][1:])
        return Wanted(
            int(said["seat"]),
            key if kind == "v" else None,
            key if kind == "c" else None,
            said["starts_on"],
            said["ends_on"],
            said["ground"],
        )
