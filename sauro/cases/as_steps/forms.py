"""A step with what it brings along, as pages ask for it (biểu mẫu ghi cùng bước)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sauro.cases.as_steps.along import MOVES, Along, held_of
from sauro.cases.case_forms import AmountField, StepForm, words_line
from sauro.cases.custody import Custody, custody_of
from sauro.cases.exhibits import Act
from sauro.cases.models import Case
from sauro.foundation.web.fields import DayField, needed
from sauro.foundation.web.words import number

_MONEY, _EXHIBITS = ("fine_vnd", "due_on"), ("exhibits", "taker")
ALONG = (*_MONEY, *_EXHIBITS)


def fine_fields() -> dict[str, forms.Field]:
    """What is claimed by the decision."""
    last = DayField(label=_("Ngày cuối phải nộp"), required=False)
    last.help_text = _("như quyết định ghi")
    return {
        "fine_vnd": AmountField(
            label=_("Tiền phạt (đồng)"), required=False, whole=True,
            help_text=_("cùng bước quyết định xử phạt; ghi thì khoản phải nộp vào sổ tiền"),
        ),
        "due_on": last,
    }  # fmt: skip


def exhibit_fields(known: Custody, act: Act | None = None) -> dict[str, forms.Field]:
    """Which of what is held the step moves; nothing where nothing is held. ``act``: what it does
    to them, where that is known.
    """
    names = {line.key: str(line) for line in known.lines}
    held = [(key, _held(names[key], lot)) for key, lot in held_of(known)]
    if not held:
        return {}
    found: dict[str, forms.Field] = {
        "exhibits": forms.MultipleChoiceField(
            label=_("Tang vật bàn giao, trả lại, tiêu hủy"), required=False, choices=held,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("cả lô, nguyên niêm phong; một phần, hoặc bán: ghi ở trang Tang vật"),
        )
    }  # fmt: skip
    if act is not Act.DESTROYED:
        found["taker"] = words_line(_("Bên nhận tang vật"), 200)
    return found


def _held(name: str, lot: Any) -> str:
    said = {"name": name, "held": number(lot.held), "holder": lot.holder, "seal": lot.seal}
    if lot.seal:
        return _("%(name)s: %(held)s, %(holder)s giữ, niêm phong %(seal)s") % said
    return _("%(name)s: %(held)s, %(holder)s giữ") % said


def mark_along(form: forms.Form) -> None:
    """What goes along only together is not called optional."""
    if "due_on" in form.fields:
        needed(form, "due_on", mark=_("(khi ghi tiền phạt)"))
    if "taker" in form.fields:
        needed(form, "taker", mark=_("(khi bàn giao, trả lại)"))


def along_of(typed: dict[str, Any]) -> Along:
    """As the service takes it."""
    return Along(
        typed.get("fine_vnd"), typed.get("due_on"), tuple(typed.get("exhibits") or ()),
        typed.get("taker") or "",
    )  # fmt: skip


class RecordForm(StepForm):
    """A step, and the fine or the exhibits that go with it."""

    def __init__(self, data: Any = None, *, case: Case, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields |= {**fine_fields(), **exhibit_fields(custody_of(case))}
        mark_along(self)

    def plain(self) -> list[forms.BoundField]:
        """Of the step itself."""
        return [bound for bound in self if bound.name not in ALONG]

    def along(self) -> list[forms.BoundField]:
        """Of what goes with it."""
        return [bound for bound in self if bound.name in ALONG]

    def along_typed(self) -> bool:
        """Whether some of it was typed or is wrong, so that it is not folded away."""
        if not self.is_bound:
            return False
        return any(bound.data or bound.errors for bound in self.along())


def moving(kind: str) -> Act | None:
    """What a step of a kind does to exhibits."""
    return MOVES.get(kind)
