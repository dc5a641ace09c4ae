"""Acts on bodies by hand: a form, a page that asks once more, then the act (cập nhật)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import RIGHTS, Right, Role
from sauro.foundation.errors import Hidden, Stale, Told
from sauro.foundation.web.parts import Cell
from sauro.foundation.web.telling import tell
from sauro.organization import forms as sent
from sauro.organization import services
from sauro.organization.leaving import left_at
from sauro.organization.models import Body, Membership
from sauro.organization.naming import body_named
from sauro.organization.queries import portrait
from sauro.organization.views.offered import ACTS, Act

_BESIDE = {"valid_to": "on", "valid_from": "on", "successor": "into"}


@login_required
@require_http_methods(["GET", "POST"])
def body_act(request: HttpRequest, path: str, act: str) -> HttpResponse:
    """One act on one body: form, confirmation, act. What was typed stays on every refusal."""
    seat = seat_of(request, Right.KEEP_BODIES)
    body = portrait.body(path)
    services.may_keep(path, seat)
    asked = ACTS.get(act)
    if asked is None or not asked.of(body):
        raise Hidden
    form = asked.form(request.POST or None, initial=_initial(request, body))
    _narrow_roles(form, seat)
    return _acted(request, seat, _Asked(asked, body, form, body.name, "body"))


@login_required
@require_http_methods(["GET", "POST"])
def member_end(request: HttpRequest, membership_id: int) -> HttpResponse:
    """The last day of one membership."""
    seat = seat_of(request, Right.KEEP_BODIES)
    rows = Membership.objects.select_related("committee", "body")
    member = rows.filter(pk=membership_id).first()
    if member is None:
        raise Hidden
    services.may_keep(member.committee.path, seat)
    act = Act(
        _("Kết thúc tư cách thành viên"), sent.DecidedForm,
        lambda _b, form, by: services.end_membership(member.pk, form.decided(), by=by),
        _("Kết thúc"), _("Đã ghi ngày kết thúc."), danger=True,
    )  # fmt: skip
    about = ", ".join(filter(None, (member.person, member.post, member.body.name)))
    form = _last_day(sent.DecidedForm(request.POST or None))
    return _acted(request, seat, _Asked(act, member.committee, form, about, "body"))


@login_required
@require_http_methods(["GET", "POST"])
def seat_end(request: HttpRequest, seat_id: int) -> HttpResponse:
    """The last day of one seat. Raises: Hidden where the seat in use may not see it."""
    seat = seat_of(request, Right.KEEP_BODIES)
    found = portrait.seat(seat_id)
    services.may_keep(found.body.path, seat)
    act = Act(
        _("Kết thúc vị trí công tác"), sent.DecidedForm,
        lambda _b, form, by: services.end_seat(
            found.pk, form.decided(), form.cleaned_data["version"], by=by
        ),
        _("Kết thúc"), _("Đã ghi ngày kết thúc."),
        _("Sau ngày này người đó không còn thấy gì từ vị trí này."), danger=True,
    )  # fmt: skip
    seen = {"version": found.body.version}
    form = _last_day(sent.DecidedForm(request.POST or None, initial=seen))
    about = f"{found.user}, {found.post}"
    return _acted(request, seat, _Asked(act, found.body, form, about, "body_people"))


@login_required
@require_http_methods(["GET", "POST"])
def seat_move(request: HttpRequest, seat_id: int) -> HttpResponse:
    """A person goes from one body to another. Raises: Hidden where the seat is not in scope."""
    seat = seat_of(request, Right.KEEP_ACCOUNTS)
    found = portrait.seat(seat_id)
    services.may_keep(found.body.path, seat)
    act = Act(
        _("Chuyển vị trí công tác"), sent.MoveForm,
        lambda body, form, by: _moved(found, body, form, by),
        _("Chuyển"), _("Đã chuyển. Vị trí cũ kết thúc hôm trước."),
        _("Vai trò giữ nguyên. Lịch sử của cả hai cơ quan đều ghi việc chuyển này."),
        right=Right.KEEP_ACCOUNTS,
    )  # fmt: skip
    form = sent.MoveForm(request.POST or None, initial={"post": found.post})
    about = f"{found.user}, {found.post}"
    return _acted(request, seat, _Asked(act, found.body, form, about, "body_people"))


def _moved(found: Seat, body: Body, form: Any, by: Seat) -> Seat:
    asked = form.cleaned_data
    to = body_named(asked["body"], body.path, asked["on"])
    return services.move_seat(found.pk, to, asked["post"], form.decided(), by=by)


@dataclass(frozen=True, slots=True)
class _Asked:
    """An act on a body as somebody asks for it; ``back``: the page to return to."""

    act: Act
    body: Body
    form: forms.Form
    about: str
    back: str

    @property
    def home(self) -> str:
        return reverse(self.back, args=[self.body.path])


def _acted(request: HttpRequest, seat: Seat, asked: _Asked) -> HttpResponse:
    if request.method != "POST":
        return _form_page(request, asked)
    if not asked.form.is_valid() or "sua-lai" in request.POST:
        return _form_page(request, asked, 200 if asked.form.is_valid() else 422)
    confirmed = "xac-nhan" in request.POST
    try:
        with transaction.atomic():
            done = asked.act.do(asked.body, asked.form, seat)
            if not confirmed:  # tried, so that a refusal comes before anybody confirms
                transaction.set_rollback(True)
    except Told as told:
        return _refused(request, asked, told)
    if not confirmed:
        return _confirm_page(request, asked)
    if asked.act.answer:
        return asked.act.answer(request, done)
    messages.success(request, str(asked.act.done))
    return redirect(asked.home)


def _refused(request: HttpRequest, asked: _Asked, told: Told) -> HttpResponse:
    """The form with what was typed; who was overtaken sees what stands now, and may go on."""
    if not told.findings:
        raise told
    tell(asked.form, told, _BESIDE)
    current = portrait.body(asked.body.path) if isinstance(told, Stale) else None
    if current:
        data = request.POST.copy()
        data["version"] = str(current.version)
        asked.form.data = data
    return _form_page(request, asked, told.status, current)


def _form_page(
    request: HttpRequest, asked: _Asked, status: int = 200, current: Body | None = None
) -> HttpResponse:
    context = {
        "act": asked.act,
        "body": asked.body,
        "about": asked.about,
        "form": asked.form,
        "home": asked.home,
        "current": current,
        "above": portrait.above(asked.body.path),
        "left": left_at(asked.body.path) if asked.act.leaves else (),
    }
    return render(request, "organization/act.html", context, status=status)


def _confirm_page(request: HttpRequest, asked: _Asked) -> HttpResponse:
    form = asked.form
    pairs: list[tuple[str, Cell]] = [(str(_("Cơ quan")), asked.about)]
    pairs += [(str(bound.label), _shown(bound)) for bound in form.visible_fields() if bound.data]
    context = {
        "act": asked.act,
        "pairs": pairs,
        "hidden": {name: request.POST[name] for name in form.fields if name in request.POST},
        "body": asked.body,
        "about": asked.about,
        "home": asked.home,
        "above": portrait.above(asked.body.path),
        "left": left_at(asked.body.path) if asked.act.leaves else (),
    }
    return render(request, "organization/confirm.html", context)


def _shown(bound: forms.BoundField) -> Cell:
    """As the person reads it: a choice by its label, a day as a day."""
    value = bound.form.cleaned_data[bound.name]
    choices = dict(getattr(bound.field, "choices", ()))
    return str(choices[value]) if value in choices else value


def _initial(request: HttpRequest, body: Body) -> dict[str, Any]:
    return {"version": body.version, "name": request.GET.get("ten", "")}


def _last_day(form: sent.DecidedForm) -> sent.DecidedForm:
    form.fields["on"].label = _("Ngày cuối cùng")
    return form


def _narrow_roles(form: forms.Form, seat: Seat) -> None:
    """Only roles that the seat may give are offered, with what they may do; the rule asks again."""
    if role := form.fields.get("role"):
        has = RIGHTS.get(seat.role, frozenset())
        role.choices = [  # type: ignore[attr-defined]
            (given.value, f"{given.label}: {_rights(given)}")
            for given in Role
            if RIGHTS[given] <= has
        ]


def _rights(role: Role) -> str:
    return ", ".join(str(right.label).lower() for right in Right if right in RIGHTS[role])
