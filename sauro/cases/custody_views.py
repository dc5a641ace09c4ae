"""Pages of exhibits and of money of a case (trang tang vật, trang tiền)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sauro.cases import custody_listing as listing
from sauro.cases import register
from sauro.cases.as_steps.from_goods import goods_left, seize_goods
from sauro.cases.as_steps.offering import offered
from sauro.cases.as_steps.services import enter_as_step, move_as_step
from sauro.cases.case_words import step_name
from sauro.cases.custody import Custody, add_exhibit, custody_of
from sauro.cases.custody_forms import (
    Given,
    GoodsForm,
    LineForm,
    MoneyForm,
    MovementForm,
    act_asked,
    money_act_asked,
)
from sauro.cases.exhibits import Act, compared, head_of
from sauro.cases.holding import allow_writing, holds
from sauro.cases.models import Case, CaseMoney, CaseMovement
from sauro.cases.models.custody import ACTS
from sauro.cases.models.money import MONEY_ACTS
from sauro.cases.standing import clocks_now
from sauro.cases.treasury import Books, books_of
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.web.parts import Link
from sauro.foundation.web.telling import tell

_PAYMENT = "payment"  # the clock at whose end a fine is late


@login_required
@require_http_methods(["GET", "POST"])
def case_exhibits(request: HttpRequest, case_id: int) -> HttpResponse:
    """Inventory, chain of custody, and what can be written down next."""
    seat = seat_of(request)
    case = register.case(case_id)
    known, act = custody_of(case), act_asked(request.GET.get("viec", ""))
    offer = offered(case, act)
    line, done, status = LineForm(auto_id="dong-%s"), MovementForm(act, known, None, offer), 200
    left = goods_left(case, known)
    goods = GoodsForm(left, None, offered(case, Act.SEIZED))
    if request.method == "POST":
        allow_writing(case, seat)
        if request.POST.get("form") == "line":
            line = LineForm(request.POST, auto_id="dong-%s")
            status = _add_line(case, line, seat)
        elif request.POST.get("form") == "goods":
            goods = GoodsForm(left, request.POST, offered(case, Act.SEIZED))
            status = _seize(request, case, goods)
        else:
            done = MovementForm(act, known, request.POST, offer)
            status, done = _move(request, case, known, done)
        if status == 200:
            messages.success(request, _("Đã ghi."))
            return redirect("case_exhibits", case.pk)
    sent = {"line": line, "done": done, "goods": goods if left else None}
    return _exhibits_page(request, case, seat, sent, status)


def _exhibits_page(
    request: HttpRequest, case: Case, seat: Seat, forms: dict[str, Any], status: int
) -> HttpResponse:
    known, printed = custody_of(case), request.GET.get("dau", "")[:100]
    where = reverse("case_exhibits", args=[case.pk])
    act = forms["done"].act
    context = {
        "case": case,
        "ours": holds(case, seat),
        "inventory": listing.inventory_table(known),
        "chain": listing.chain_table(case, known),
        "head": head_of(known.chain),
        "printed": printed,
        "compared": compared(known.chain, printed) if printed.strip() else None,
        "act": act,
        "act_name": dict(ACTS)[act],
        "acts": [Link(f"{where}?viec={a}#ghi", str(n), a == act) for a, n in ACTS],
        **forms,
    }
    return render(request, "cases/custody/exhibits.html", context, status=status)


def _add_line(case: Case, form: LineForm, seat: Seat) -> int:
    if not form.is_valid():
        return 422
    try:
        add_exhibit(case.pk, form.line(), by=seat, now=timezone.now())
    except Refused as refused:
        tell(form, refused)
        return refused.status
    return 200


def _seize(request: HttpRequest, case: Case, form: GoodsForm) -> int:
    """Goods that were entered are taken into keeping."""
    if not form.is_valid():
        return 422
    how, seat = form.seizing(), seat_of(request)
    try:
        rows = seize_goods(case.pk, form.chosen(), how, by=seat, now=timezone.now())
    except Refused as refused:
        tell(form, refused)
        return refused.status
    _tell_step(request, how.step, rows[-1])
    return 200


def _move(
    request: HttpRequest, case: Case, known: Custody, form: MovementForm
) -> tuple[int, MovementForm]:
    """What came of it; after somebody else's entry the form goes on from there."""
    if not form.is_valid():
        return 422, form
    movement, step = form.movement(known), form.cleaned_data.get("step") or ""
    try:
        row = move_as_step(case.pk, movement, step, by=seat_of(request), now=timezone.now())
    except Refused as refused:
        tell(form, refused)
        return refused.status, form
    except Stale as stale:
        form = MovementForm(
            form.act, stale.current, _from_now(form, stale), offered(case, form.act)
        )
        form.is_valid()
        tell(form, stale)
        return stale.status, form
    _tell_step(request, step, row)
    return 200, form


def _tell_step(request: HttpRequest, step: str, row: CaseMovement | CaseMoney) -> None:
    """What became of the step; that of an entry that was taken back stays, which is told."""
    undone = row.withdraws if isinstance(row, CaseMovement) else row.reverses
    if row.event:
        words = _("Đồng thời đã ghi bước “%(step)s” vào dòng thời gian.")
        messages.success(request, words % {"step": step_name(row.event.kind)})
    elif step:
        words = _("Chưa ghi bước “%(step)s”: lần ghi này chưa làm xong bước ấy.")
        messages.info(request, words % {"step": step_name(step)})
    elif undone and undone.event:
        words = _("Bước “%(step)s” ghi cùng lần ấy vẫn còn: ghi nhầm thì đính chính ở vụ việc.")
        messages.warning(request, words % {"step": step_name(undone.event.kind)})


@login_required
@require_GET
def handover_paper(request: HttpRequest, case_id: int, number: int) -> HttpResponse:
    """A hand-over to be printed and signed by both, with the fingerprint of the chain."""
    seat_of(request)
    case = register.case(case_id)
    known = custody_of(case)
    found = [
        (row, link)
        for row, link in zip(known.rows, known.chain, strict=True)
        if row.number == number and row.act == Act.HANDED_OVER
    ]
    if not found:
        raise Hidden
    row, link = found[0]
    context = {"case": case, "row": row, "head": link.shown}
    return render(request, "cases/custody/handover.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def case_money(request: HttpRequest, case_id: int) -> HttpResponse:
    """What is owed, paid, left and reached the budget, and every entry."""
    seat = seat_of(request)
    case, today = register.case(case_id), timezone.localdate()
    known, act = books_of(case, today), money_act_asked(request.GET.get("viec", ""))
    given = Given(_last_day(case), offered(case, act))
    form, status = MoneyForm(act, known, None, given), 200
    if request.method == "POST":
        allow_writing(case, seat)
        status, form = _enter(request, case, known, MoneyForm(act, known, request.POST, given))
        if status == 200:
            messages.success(request, _("Đã ghi."))
            return redirect("case_money", case.pk)
        known = books_of(case, today)
    where = reverse("case_money", args=[case.pk])
    context = {
        "case": case,
        "ours": holds(case, seat),
        "books": known,
        "balances": listing.balance_table(known),
        "charges": listing.charge_lines(known),
        "entries": listing.entries_table(known),
        "form": form,
        "act": act,
        "act_name": dict(MONEY_ACTS)[act],
        "acts": [Link(f"{where}?viec={a}#ghi", str(n), a == act) for a, n in MONEY_ACTS],
    }
    return render(request, "cases/custody/money.html", context, status=status)


def _enter(
    request: HttpRequest, case: Case, known: Books, form: MoneyForm
) -> tuple[int, MoneyForm]:
    if not form.is_valid():
        return 422, form
    entry, step = form.entry(known), form.cleaned_data.get("step") or ""
    try:
        row = enter_as_step(case.pk, entry, step, by=seat_of(request), now=timezone.now())
    except Refused as refused:
        tell(form, refused, form.beside())
        return refused.status, form
    except Stale as stale:
        given = Given(offer=offered(case, form.act))
        form = MoneyForm(form.act, stale.current, _from_now(form, stale), given)
        form.is_valid()
        tell(form, stale)
        return stale.status, form
    _tell_step(request, step, row)
    return 200, form


def _from_now(form: MovementForm | MoneyForm, stale: Stale) -> Any:
    """What was typed, as the next entry from here."""
    return {**dict(form.data.items()), "number": str(stale.current.next_number)}


def _last_day(case: Case) -> Any:
    """The last day to pay, as the clock of payment has it."""
    days = [c.due_on for c in clocks_now(case, timezone.now()) if c.rule.code == _PAYMENT]
    return next((d for d in days if d), None)
