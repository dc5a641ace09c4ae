"""What the page of an assignment offers to the seat that looks at it (các bước có thể làm)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sauro.directives.assignments.forms import PortionForm, ResultForm, StepForm, TimeForm
from sauro.directives.assignments.passing import units_after
from sauro.directives.assignments.rules import FINAL, MOVES, Act, State
from sauro.directives.assignments.words import ACTS
from sauro.directives.models import Addressee, Assignment
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.organization.queries import children

# The acts by the word that stands in their address.
SLUGS: Mapping[str, Act] = {
    "nhan": Act.ACKNOWLEDGE,
    "tien-do": Act.REPORT,
    "ket-qua": Act.SUBMIT,
    "rut": Act.TAKE_BACK,
    "nghiem-thu": Act.ACCEPT,
    "tra-lai": Act.RETURN,
    "thu-hoi": Act.WITHDRAW,
    "xin-gia-han": Act.ASK_TIME,
    "kien-nghi": Act.OBJECT,
    "giao-xuong": Act.PASS_DOWN,
    "phoi-hop": Act.CONTRIBUTE,
}
_FORMS: Mapping[Act, type[StepForm]] = {
    Act.REPORT: ResultForm,
    Act.SUBMIT: ResultForm,
    Act.CONTRIBUTE: ResultForm,
    Act.ASK_TIME: TimeForm,
    Act.PASS_DOWN: PortionForm,
}
# What the words of a step are about.
_ASKED: Mapping[Act, Promise] = {
    Act.REPORT: _("Đã làm được gì, còn vướng gì"),
    Act.SUBMIT: _("Kết quả ra sao"),
    Act.TAKE_BACK: _("Vì sao rút lại"),
    Act.ACCEPT: _("Nhận xét"),
    Act.RETURN: _("Còn thiếu gì, phải làm thêm gì"),
    Act.WITHDRAW: _("Vì sao thu hồi"),
    Act.ASK_TIME: _("Vì sao cần thêm thời gian"),
    Act.OBJECT: _("Vì sao không thực hiện được, hoặc thuộc trách nhiệm của ai"),
    Act.PASS_DOWN: _("Phần việc gì"),
    Act.CONTRIBUTE: _("Đã phối hợp làm gì"),
}
_FOLDED = (Act.WITHDRAW,)  # never the step that is likely
_DOING = (Act.ACKNOWLEDGE, Act.SUBMIT, Act.REPORT, Act.TAKE_BACK)
_DECIDING = (Act.ACCEPT, Act.RETURN, Act.WITHDRAW)


@dataclass(frozen=True, slots=True)
class Offer:
    """One act that is open to the seat, with its form."""

    act: Act
    slug: str
    label: str
    form: StepForm
    fields: Sequence[forms.BoundField]  # those that the page shows
    plain: bool  # a button alone does it
    open: bool  # shown unfolded


def offers(row: Assignment, seat: Seat, told: tuple[Act, StepForm] | None = None) -> list[Offer]:
    """All acts that are open now, the likeliest first; ``told``: what was sent and not kept."""
    acts = open_acts(row, seat)
    return [_offer(row, act, told, first=act == acts[0]) for act in acts]


def open_acts(row: Assignment, seat: Seat) -> list[Act]:
    """What this seat may do with the work as it stands."""
    state = State(row.state)
    found: list[Act] = []
    if row.owner_path == seat.body.path and may(seat.role, Right.REPORT):
        found += [act for act in _DOING if state in MOVES[act].states]
        if state in MOVES[Act.SUBMIT].states:
            found += _asking(row) + ([Act.PASS_DOWN] if children(row.owner_path) else [])
    if row.issuer_path == seat.body.path and may(seat.role, Right.REVIEW):
        found += [act for act in _DECIDING if state in MOVES[act].states]
    if state not in FINAL and helps(row, seat):
        found.append(Act.CONTRIBUTE)
    return found


def _asking(row: Assignment) -> list[Act]:
    waiting = set(row.requests.filter(decided_at=None).values_list("kind", flat=True))
    late = row.due_on is None or row.due_on < timezone.localdate()
    time = [] if late or "extension" in waiting else [Act.ASK_TIME]
    return time + ([] if "objection" in waiting else [Act.OBJECT])


def no_more_time(row: Assignment, seat: Seat, today: date) -> bool:
    """Whether the doer looks for a step that is no longer open: lateness that has come stays."""
    doing = row.owner_path == seat.body.path and may(seat.role, Right.REPORT)
    late = row.due_on is not None and row.due_on < today
    return doing and late and State(row.state) in MOVES[Act.SUBMIT].states


def helps(row: Assignment, seat: Seat) -> bool:
    """Whether the seat's body is named to help with the whole of what the directive orders."""
    if row.part_of_id:
        return False
    told = Addressee.objects.filter(directive_id=row.directive_id, body_id=seat.body_id)
    return told.filter(part=Addressee.Part.COORDINATING).exists() and may(seat.role, Right.REPORT)


def form_of(
    act: Act, row: Assignment, sent: QueryDict | None = None, files: Any = None
) -> StepForm:
    """The form of an act, with what was sent; forms of one page share no id."""
    form = _FORMS.get(act, StepForm)(sent, files, auto_id=f"{act.value}-%s")
    if act in _ASKED:
        form.fields["words"].label = str(_ASKED[act])
    form.fields["words"].required = act is not Act.ACCEPT and act in _ASKED
    if isinstance(form, PortionForm):
        choices = [("", "–"), *_units(row.owner_path, timezone.localdate())]
        form.fields["body"].widget.choices = choices
    return form


def _units(path: str, today: date) -> list[tuple[object, object]]:
    """The units below; of those that ended, who goes on with their work stands under their name."""
    below = children(path)
    living = [b for b in below if not b.ended(today)]
    gone = [
        (heir.id, _("%(old)s, nay là %(new)s") % {"old": b.name, "new": heir.name})
        for b in below
        if b not in living
        for heir in units_after(path, b, today)
    ]
    return [(b.id, b.name) for b in living] + ([(_("Đã sáp nhập"), gone)] if gone else [])


def with_successor(form: StepForm, row: Assignment) -> None:
    """After a refusal: instead of a unit that ended its successor, if it has one, stands chosen."""
    if not isinstance(form, PortionForm):
        return
    sent, today = form.data.get("body", ""), timezone.localdate()
    gone = [b for b in children(row.owner_path) if str(b.id) == sent and b.valid_to]
    heirs = [heir for b in gone for heir in units_after(row.owner_path, b, today)]
    if len(heirs) == 1:
        data = QueryDict(mutable=True)
        data.update(form.data)
        data["body"] = str(heirs[0].id)
        form.data = data


def _offer(row: Assignment, act: Act, told: tuple[Act, StepForm] | None, *, first: bool) -> Offer:
    again = told is not None and told[0] is act
    form = told[1] if told and again else form_of(act, row)
    slug = next(slug for slug, known in SLUGS.items() if known is act)
    plain = act in (Act.ACKNOWLEDGE,)
    fields = [form[name] for name in form.fields if name != "version"]
    unfolded = again or (first and told is None and act not in _FOLDED)
    return Offer(act, slug, str(ACTS[act]), form, fields, plain, unfolded)
