"""What the pages of exhibits and money ask for (biểu mẫu tang vật, tiền)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sauro.cases.as_steps.from_goods import Seizing, exhibit_name
from sauro.cases.as_steps.offering import Offer
from sauro.cases.case_forms import AmountField
from sauro.cases.custody import Custody, Line
from sauro.cases.exhibits import Act, Movement
from sauro.cases.exhibits.rules import needs as exhibit_needs
from sauro.cases.holding import said
from sauro.cases.models import GoodsLine
from sauro.cases.models.custody import ACTS
from sauro.cases.models.money import DEBTS, MONEY_ACTS, TOWARDS
from sauro.cases.money import Act as MoneyAct
from sauro.cases.money import Debt, Entry, Part, Toward
from sauro.cases.money.rules import needs as money_needs
from sauro.cases.treasury import Books, terms_on
from sauro.foundation.web.fields import DayField, needed
from sauro.foundation.web.words import number

NO_OFFER = Offer()
# What each act asks for, beside its exhibit and day.
_ASKED: Mapping[Act, Sequence[str]] = {
    Act.SEIZED: ("quantity", "giver", "taker", "place", "seal", "paper"),
    Act.SEALED: ("seal", "paper"),
    Act.OPENED: ("paper", "note"),
    Act.STORED: ("place", "paper"),
    Act.HANDED_OVER: ("taker", "place", "seal", "paper"),
    Act.DIVIDED: ("quantity", "into", "place", "paper"),
    Act.SAMPLED: ("quantity", "sample", "taker", "paper"),
    Act.RESULT: ("sample", "note", "paper"),
    Act.PUT_BACK: ("sample", "quantity", "paper"),
    Act.VALUED: ("value_vnd", "paper"),
    Act.RETURNED: ("quantity", "taker", "paper"),
    Act.SOLD: ("quantity", "taker", "value_vnd", "paper"),
    Act.DESTROYED: ("quantity", "paper"),
    Act.WITHDRAWN: ("withdraws", "note"),
}
_MONEY_ASKED: Mapping[MoneyAct, Sequence[str]] = {
    MoneyAct.OWED: ("debt", "kind", "amount_vnd", "due_on", "paper"),
    MoneyAct.REDUCED: ("debt", "amount_vnd", "paper", "note"),
    MoneyAct.PLANNED: ("debt", "paper"),
    MoneyAct.COLLECTED: ("debt", "toward", "amount_vnd", "paper", "payer", "beyond"),
    MoneyAct.PAID_IN: ("debt", "toward", "amount_vnd", "paper", "payer", "beyond"),
    MoneyAct.REMITTED: ("debt", "amount_vnd", "paper"),
    MoneyAct.REFUNDED: ("debt", "toward", "amount_vnd", "paper", "payer"),
    MoneyAct.REVERSED: ("reverses", "note"),
}


def _words(label: Any, most: int, **options: Any) -> forms.CharField:
    widget = forms.TextInput({"autocomplete": "off"})
    what = {"label": label, "max_length": most, "required": False, "widget": widget, **options}
    return forms.CharField(**what)


class LineForm(forms.Form):
    """A line of the inventory."""

    name = _words(_("Tên, chủng loại tang vật"), 300)
    unit = _words(_("Đơn vị tính"), 20, help_text=_("ví dụ bao, kg, chiếc"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        needed(self, "name", "unit")

    def line(self) -> Line:
        return Line(self.cleaned_data["name"], self.cleaned_data["unit"])


class GoodsForm(forms.Form):
    """Lines of goods that are taken into keeping as they were entered."""

    goods = forms.TypedMultipleChoiceField(
        label=_("Hàng hóa đã ghi trong vụ"), coerce=int, required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("tạm giữ cả số lượng đã ghi"),
    )  # fmt: skip
    day = DayField(label=_("Ngày"))
    giver = _words(_("Tạm giữ của ai"), 200)
    taker = _words(_("Bên nhận"), 200, help_text=_("người, cơ quan giữ từ lúc này"))
    place = _words(_("Nơi giữ"), 200)
    seal = _words(_("Niêm phong số"), 60, help_text=_("chung cho các dòng đã chọn"))
    paper = _words(_("Biên bản, quyết định"), 120)
    step = forms.ChoiceField(label=_("Đồng thời ghi bước"), required=False)

    def __init__(
        self, left: Sequence[GoodsLine], data: Any = None, offer: Offer = NO_OFFER
    ) -> None:
        super().__init__(data, auto_id="hang-%s", initial={"day": timezone.localdate()})
        pairs = [
            (row.pk, f"{exhibit_name(row)}: {number(row.quantity)} {row.unit}") for row in left
        ]
        self.fields["goods"].choices = pairs  # type: ignore[attr-defined]
        self.fields["step"].choices = offer.choices  # type: ignore[attr-defined]
        self.fields["step"].help_text = offer.help
        needed(self, "goods", *(exhibit_needs(Act.SEIZED) - {"quantity"}))

    def chosen(self) -> list[int]:
        keys: list[int] = self.cleaned_data["goods"]
        return keys

    def seizing(self) -> Seizing:
        typed = self.cleaned_data
        names = ("giver", "taker", "place", "seal", "paper")
        words = {name: said(typed.get(name) or "") for name in names}
        return Seizing(typed["day"], **words, step=typed.get("step") or "")


class _ByAct(forms.Form):
    """A form whose fields are those of one act; ``number`` is the entry that it will be."""

    number = forms.IntegerField(widget=forms.HiddenInput, required=False, max_value=10**6)
    day = DayField(label=_("Ngày"))

    def keep(self, *names: str) -> None:
        """Only these fields, in this order."""
        self.order_fields(names)
        for name in set(self.fields) - {"number", *names}:
            del self.fields[name]

    def offer(self, offer: Offer) -> Sequence[str]:
        """The field of a step, where the act can be one: nothing is recorded unasked."""
        self.choices("step", offer.choices)
        self.fields["step"].help_text = offer.help
        return ("step",) if offer.choices else ()

    def text(self, name: str) -> str:
        return said(self.cleaned_data.get(name) or "")

    def choices(self, name: str, choices: Sequence[tuple[Any, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*choices]


class MovementForm(_ByAct):
    """One thing done to one exhibit. Who gives is the present holder, as the record knows."""

    exhibit = forms.ChoiceField(label=_("Tang vật"))
    quantity = AmountField(label=_("Số lượng"), required=False)
    giver = _words(_("Tạm giữ của ai"), 200)
    taker = _words(_("Bên nhận"), 200, help_text=_("người, cơ quan giữ từ lúc này"))
    place = _words(_("Nơi giữ"), 200)
    seal = _words(_("Niêm phong số"), 60, help_text=_("như ghi trên niêm phong"))
    paper = _words(_("Biên bản, quyết định"), 120)
    sample = _words(_("Ký hiệu mẫu"), 40)
    into = forms.ChoiceField(label=_("Phần tách thành dòng"), required=False)
    value_vnd = AmountField(label=_("Trị giá (đồng)"), required=False, whole=True)
    note = _words(_("Kết quả, lý do, ghi chú"), 1000)
    withdraws = forms.ChoiceField(label=_("Lần ghi nhầm"), required=False)
    step = forms.ChoiceField(label=_("Đồng thời ghi bước"), required=False)

    def __init__(self, act: Act, known: Custody, data: Any = None, offer: Offer = NO_OFFER) -> None:
        first = {
            "number": known.next_number, "day": timezone.localdate(),
        }  # fmt: skip
        super().__init__(data, auto_id="ghi-%s", initial=first)
        self.act = act
        self.choices("exhibit", [(line.key, str(line)) for line in known.lines])
        free = [(line.key, str(line)) for line in known.lines if line.key not in known.lots]
        self.choices("into", [("", "…"), *free])
        rows = [r for r in known.rows if r.act != Act.WITHDRAWN]
        self.choices("withdraws", [("", "…"), *((str(r.number), str(r)) for r in reversed(rows))])
        if act is Act.WITHDRAWN:
            self.keep("withdraws", "day", "note")
        else:
            self.keep("exhibit", "day", *_ASKED[act], *self.offer(offer))
        needed(self, *exhibit_needs(act))
        if act is Act.HANDED_OVER:
            self.fields["seal"].help_text = _("phải ghi khi đang niêm phong, như trên niêm phong")
            needed(self, "seal", mark=_("(khi đang niêm phong)"))

    def movement(self, known: Custody) -> Movement:
        """As the service takes it."""
        typed = self.cleaned_data
        number = typed.get("withdraws") or ""
        meant = next((row for row in known.rows if str(row.number) == number), None)
        exhibit = typed.get("exhibit") or (meant.exhibit.key if meant else "")
        plain = ("giver", "taker", "place", "seal", "paper", "sample", "into", "note")
        return Movement(
            number=typed.get("number") or 0, act=self.act, exhibit=exhibit, day=typed["day"],
            quantity=typed.get("quantity"), value_vnd=typed.get("value_vnd"),
            withdraws=meant.number if meant else None,
            **{name: self.text(name) for name in plain},
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Given:
    """What the case says about an entry before anybody types: the last day, the step."""

    due_on: date | None = None
    offer: Offer = NO_OFFER


NOTHING = Given()


class MoneyForm(_ByAct):
    """One entry of the books."""

    debt = _words(_("Mã khoản"), 20, help_text=_("ví dụ PHAT1"))
    kind = forms.ChoiceField(label=_("Loại khoản"), choices=DEBTS, required=False)
    toward = forms.ChoiceField(label=_("Nộp cho"), choices=TOWARDS, required=False)
    amount_vnd = AmountField(label=_("Số tiền (đồng)"), required=False, whole=True)
    due_on = DayField(label=_("Ngày cuối phải nộp"), required=False)
    paper = _words(_("Quyết định, chứng từ"), 120)
    payer = _words(_("Người nộp, người nhận"), 200)
    beyond = forms.BooleanField(label=_("Đã về, nộp thừa"), required=False)
    reverses = forms.ChoiceField(label=_("Bút toán ghi nhầm"), required=False)
    note = _words(_("Lý do, ghi chú"), 500)
    step = forms.ChoiceField(label=_("Đồng thời ghi bước"), required=False)

    def __init__(
        self, act: MoneyAct, known: Books, data: Any = None, given: Given = NOTHING
    ) -> None:
        first = {
            "number": known.next_number, "day": timezone.localdate(), "due_on": given.due_on,
        }  # fmt: skip
        super().__init__(data, auto_id="tien-%s", initial=first)
        self.act = act
        rows = [r for r in known.rows if r.act != MoneyAct.REVERSED]
        self.choices("reverses", [("", "…"), *((str(r.number), str(r)) for r in reversed(rows))])
        if act is not MoneyAct.OWED:
            self.fields["debt"] = forms.ChoiceField(
                label=_("Khoản"), required=False, choices=[(key, key) for key in known.balances]
            )
        parts = self._parts() if act is MoneyAct.PLANNED else []
        self.keep("day", *_MONEY_ASKED[act], *parts, *self.offer(given.offer))
        firsts = ("part_1", "due_1") if parts else ()
        needed(self, *(money_needs(act) - {"parts"}), *firsts)

    def _parts(self) -> list[str]:
        names = []
        for nth in range(1, terms_on(timezone.localdate()).instalments + 1):
            label = _("Lần %(n)s") % {"n": nth}
            self.fields[f"part_{nth}"] = AmountField(label=label, required=False, whole=True)
            self.fields[f"due_{nth}"] = DayField(label=_("đến hết ngày"), required=False)
            names += [f"part_{nth}", f"due_{nth}"]
        return names

    def entry(self, known: Books) -> Entry:
        """As the service takes it."""
        typed = self.cleaned_data
        number = typed.get("reverses") or ""
        meant = next((row for row in known.rows if str(row.number) == number), None)
        kind = typed.get("kind") if self.act is MoneyAct.OWED else ""
        return Entry(
            number=typed.get("number") or 0, act=self.act,
            debt=meant.debt if meant else self.text("debt"), day=typed["day"],
            amount_vnd=typed.get("amount_vnd") or 0, paper=self.text("paper"),
            kind=Debt(kind) if kind else None, due_on=typed.get("due_on"),
            toward=Toward(typed.get("toward") or Toward.PRINCIPAL),
            beyond=bool(typed.get("beyond")), parts=self._planned(), payer=self.text("payer"),
            note=self.text("note"), reverses=meant.number if meant else None,
        )  # fmt: skip

    def _planned(self) -> tuple[Part, ...]:
        typed = self.cleaned_data
        pairs = ((typed.get(f"due_{n}"), typed.get(f"part_{n}")) for n in range(1, 10))
        return tuple(Part(due, amount) for due, amount in pairs if due and amount)

    def beside(self) -> dict[str, str]:
        """Fields of findings that the form calls otherwise."""
        return {"parts": "part_1", "instalments": "part_1"}


def act_asked(asked: str) -> Act:
    """The act that an address names; the most frequent one where it names none."""
    return Act(asked) if asked in dict(ACTS) else Act.SEIZED


def money_act_asked(asked: str) -> MoneyAct:
    return MoneyAct(asked) if asked in dict(MONEY_ACTS) else MoneyAct.OWED
