"""What hangs on a case, written on its page: lines, steps, joint bodies (ghi thêm vào vụ việc)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sauro.cases import adding, evidence, happening, joining, register
from sauro.cases.as_steps.along import Written, record_along
from sauro.cases.as_steps.forms import RecordForm, along_of
from sauro.cases.as_steps.telling import tell_along, tell_left
from sauro.cases.case_forms import (
    BecauseForm,
    CorrectForm,
    GoodsForm,
    JointForm,
    PartyForm,
    ViolationForm,
    WorkForm,
    goods_shown,
    keep_group,
    step_of,
    units_today,
)
from sauro.cases.case_views import page
from sauro.cases.case_words import step_name
from sauro.cases.holding import allow_writing
from sauro.cases.models import CaseBody, CaseEvent, GoodsLine
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.web.sent import number
from sauro.foundation.web.telling import tell
from sauro.parties.finding import found
from sauro.parties.queries import briefs

_SHOWN = 5  # parties that a name brings up
_Write = Callable[..., Any]


def _goods(case_id: int, form: GoodsForm, seat: Seat) -> object:
    return adding.add_goods(case_id, form.entry(), by=seat, now=timezone.now())


def _violation(case_id: int, form: ViolationForm, seat: Seat) -> object:
    return adding.add_violation(case_id, form.entry(), by=seat, now=timezone.now())


def _party(case_id: int, form: PartyForm, seat: Seat) -> object:
    return adding.add_party(case_id, form.entry(), by=seat, now=timezone.now())


def _step(case_id: int, form: RecordForm, seat: Seat) -> object:
    along = along_of(form.cleaned_data)
    return record_along(case_id, form.entry(), along, by=seat, now=timezone.now())


def _joint(case_id: int, form: JointForm, seat: Seat) -> object:
    return joining.add_joint(case_id, form.joining(), by=seat, now=timezone.now())


# By the name in the address: the form, its name on the page, how its ids begin, what is done.
_SORTS: dict[str, tuple[type[forms.Form], str, str, _Write]] = {
    "hang-hoa": (GoodsForm, "goods", "hang", _goods),
    "hanh-vi": (ViolationForm, "violation", "hanhvi", _violation),
    "doi-tuong": (PartyForm, "party", "doituong", _party),
    "buoc": (RecordForm, "step", "buoc", _step),
    "phoi-hop": (JointForm, "joint", "phoihop", _joint),
}


@login_required
@require_POST
def line_add(request: HttpRequest, case_id: int, sort: str) -> HttpResponse:
    """One more line of a sort; what could not be kept is shown again on the page."""
    seat = seat_of(request)
    row = register.case(case_id)
    if sort not in _SORTS:
        raise Hidden
    made, name, at, write = _SORTS[sort]
    allow_writing(row, seat)
    more: dict[str, Any] = {"case": row} if made is RecordForm else {}
    form = made(request.POST, auto_id=f"{at}-%s", **more)
    if form.is_valid():
        try:
            done = write(row.pk, form, seat)
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("Đã ghi."))
            if isinstance(done, Written):
                tell_along(request, done)
            return redirect("case", row.pk)
    return page(request, row, seat, {name: form}, 422)


@login_required
@require_POST
def work_add(request: HttpRequest, case_id: int) -> HttpResponse:
    """The case stands for some work of its body."""
    seat = seat_of(request)
    row = register.case(case_id)
    allow_writing(row, seat)
    form = WorkForm(request.POST, case=row, auto_id="nhiemvu-%s")
    if not form.is_valid():
        return page(request, row, seat, {"stands": form}, 422)
    chosen = form.cleaned_data["assignment"]
    evidence.stand_for(row.pk, chosen, by=seat, now=timezone.now())
    messages.success(request, _("Đã ghi. Nơi giao việc thấy vụ này ở trang nhiệm vụ."))
    return redirect("case", row.pk)


@login_required
@require_POST
def work_drop(request: HttpRequest, case_id: int, line_id: int) -> HttpResponse:
    """The case stands for that work no more."""
    seat = seat_of(request)
    evidence.stand_no_more(case_id, line_id, by=seat)
    messages.success(request, _("Đã bỏ; lịch sử vẫn giữ."))
    return redirect("case", case_id)


@login_required
@require_POST
def line_drop(request: HttpRequest, case_id: int, sort: str, line_id: int) -> HttpResponse:
    """Take a line out that was entered by mistake."""
    seat = seat_of(request)
    register.case(case_id)
    try:
        adding.drop_line(case_id, sort, line_id, by=seat, now=timezone.now())
    except Refused as refused:
        for message in refused.args:
            messages.error(request, message)
    else:
        messages.success(request, _("Đã bỏ; lịch sử vẫn giữ."))
    return redirect("case", case_id)


@login_required
@require_http_methods(["GET", "POST"])
def goods_change(request: HttpRequest, line_id: int) -> HttpResponse:
    """Other words for a line of goods; the second of two sees what the first wrote."""
    seat = seat_of(request)
    line = GoodsLine.objects.filter(pk=line_id).select_related("case", "group").first()
    if line is None:
        raise Hidden
    allow_writing(line.case, seat)
    form = GoodsForm(request.POST or None, initial=goods_shown(line))
    keep_group(form, line)
    status, newer = 200, None
    version = number(request.POST.get("version", str(line.version))) or 0
    if request.method == "POST" and form.is_valid():
        try:
            adding.change_goods(line.pk, version, form.entry(), by=seat, now=timezone.now())
        except Refused as refused:
            tell(form, refused)
        except Stale as stale:
            tell(form, stale)
            status, version, newer = 409, stale.current.version, stale.current
        else:
            messages.success(request, _("Đã ghi; lịch sử giữ nội dung cũ."))
            return redirect("case", line.case_id)
    status = 422 if form.errors and status == 200 else status
    context = {
        "case": line.case, "line": line, "form": form, "version": version, "newer": newer,
        "units": units_today(),
    }  # fmt: skip
    return render(request, "cases/register/goods_change.html", context, status=status)


@login_required
@require_POST
def violation_main(request: HttpRequest, case_id: int, line_id: int) -> HttpResponse:
    """The case counts under another violation."""
    seat = seat_of(request)
    adding.make_main(case_id, line_id, by=seat, now=timezone.now())
    messages.success(request, _("Đã ghi. Vụ việc được đếm theo hành vi này."))
    return redirect("case", case_id)


@login_required
@require_http_methods(["GET", "POST"])
def step_correct(request: HttpRequest, event_id: int) -> HttpResponse:
    """Another step in the place of one; what was first written stays on record."""
    seat = seat_of(request)
    old = CaseEvent.objects.filter(pk=event_id).select_related("case").first()
    if old is None:
        raise Hidden
    allow_writing(old.case, seat)
    form = CorrectForm(request.POST or None, initial=step_of(old))
    status = 200
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        step = None if said["never"] else form.entry()
        try:
            happening.correct(old.pk, step, said["because"], by=seat, now=timezone.now())
        except (Refused, Stale) as refused:
            tell(form, refused)
            status = refused.status
        else:
            messages.success(request, _("Đã đính chính; bản ghi cũ vẫn còn ở dòng thời gian."))
            tell_left(request, old)
            return redirect("case", old.case_id)
    context = {"case": old.case, "old": old, "name": step_name(old.kind), "form": form}
    status = 422 if form.errors and status == 200 else status
    return render(request, "cases/register/correct.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def joint_end(request: HttpRequest, joint_id: int) -> HttpResponse:
    """A body works on the case no more."""
    seat = seat_of(request)
    row = CaseBody.objects.filter(pk=joint_id).select_related("case", "body").first()
    if row is None:
        raise Hidden
    allow_writing(row.case, seat)
    form = BecauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data["because"]
            joining.end_joint(row.pk, said, by=seat, now=timezone.now())
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("Đã ghi. Cơ quan này không còn xem được vụ việc."))
            return redirect("case", row.case_id)
    context = {"case": row.case, "joint": row, "form": form}
    status = 422 if form.errors else 200
    return render(request, "cases/register/joint_end.html", context, status=status)


@login_required
@require_GET
def alike(request: HttpRequest) -> HttpResponse:
    """Parties of the register that answer a name as one types it, to be chosen instead of a new
    one. The name of the field tells for which row.
    """
    seat_of(request)
    field = next((name for name in request.GET if name.endswith("name")), "name")
    typed = request.GET.get(field) or ""
    rows = list(found(typed, timezone.localdate(), most=_SHOWN).rows) if typed.strip() else []
    context = {"field": field.removesuffix("name") + "id", "rows": briefs(rows)}
    return render(request, "cases/register/_alike.html", context)
