"""Pages of transfers: handing a case over, taking it over with receipt (trang chuyển vụ việc)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sauro.cases import register
from sauro.cases.holding import allow_writing
from sauro.cases.models import CaseTransfer
from sauro.cases.sharing import handing, taking, transfer_listing
from sauro.cases.sharing import transfer_queries as queries
from sauro.cases.sharing.transfer_forms import NotTakenForm, OfferForm, ReceiptForm
from sauro.cases.sharing.views import attempt
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may


@login_required
@require_GET
def transfer_list(request: HttpRequest) -> HttpResponse:
    """What others hand to the seat's body, and what it hands to others."""
    path = seat_of(request).body.path
    tables = [
        transfer_listing.transfer_table(queries.transfers_to(path), ours=False),
        transfer_listing.transfer_table(list(queries.transfers_of(path)), ours=True),
    ]
    return render(request, "cases/sharing/transfers.html", {"tables": tables})


@login_required
@require_http_methods(["GET", "POST"])
def case_hand(request: HttpRequest, case_id: int) -> HttpResponse:
    """Propose to hand a case over; nothing changes until the receiver takes it."""
    seat = seat_of(request)
    case = register.case(case_id)
    allow_writing(case, seat)
    form = OfferForm(request.POST or None, case=case)
    made, status = attempt(
        form, lambda f: handing.offer(case.pk, f.offer(), by=seat, now=timezone.now())
    )
    if made:
        messages.success(request, _("Đã lập. Vụ việc vẫn ở đây cho đến khi nơi nhận ký nhận."))
        return redirect("case_transfer", made.pk)
    return render(request, "cases/sharing/hand.html", {"case": case, "form": form}, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def case_transfer(request: HttpRequest, transfer_id: int) -> HttpResponse:
    """One transfer: the receiver takes it or not, the giver takes it back."""
    seat, row = seat_of(request), queries.transfer(transfer_id)
    act = request.POST.get("viec", "")
    take = ReceiptForm(
        request.POST if act == "nhan" else None, initial={"taken_on": timezone.localdate()}
    )
    leave = NotTakenForm(request.POST if act == "khong-nhan" else None, auto_id="khongnhan-%s")
    answer, status = _answered(request, row, seat, take, leave)
    if answer:
        return answer
    return render(
        request, "cases/sharing/transfer.html", _page(row, seat, take, leave), status=status
    )


def _page(row: CaseTransfer, seat: Seat, take: ReceiptForm, leave: NotTakenForm) -> dict[str, Any]:
    waits = row.state == CaseTransfer.State.PROPOSED and may(seat.role, Right.KEEP_CASES)
    seen = queries.in_sight([row.case_id, row.into_id])
    return {
        "row": row, "take": take, "leave": leave, "badge": transfer_listing.state_badge(row),
        "decide": waits and row.receiver_path == seat.body.path,
        "ours": waits and row.owner_path == seat.body.path,
        "facts": transfer_listing.facts(row), "along": transfer_listing.along(row),
        "case": seen.get(row.case_id), "into": seen.get(row.into_id or 0),
    }  # fmt: skip


def _answered(
    request: HttpRequest, row: CaseTransfer, seat: Seat, take: ReceiptForm, leave: NotTakenForm
) -> tuple[HttpResponse | None, int]:
    now, where = timezone.now(), redirect("case_transfer", row.pk)
    if request.POST.get("viec") == "rut":
        handing.withdraw(row.pk, by=seat, now=now)
        messages.success(request, _("Đã rút. Vụ việc vẫn ở đây như trước."))
        return where, 200
    done, status = attempt(take, lambda f: taking.take_over(row.pk, f.receipt(), by=seat, now=now))
    if done:
        messages.success(request, _("Đã nhận, vào sổ số %(number)s.") % {"number": done.into})
        return redirect("case", done.into_id), 200
    if leave.is_bound:
        done, status = attempt(
            leave, lambda f: handing.refuse(row.pk, f.cleaned_data["because"], by=seat, now=now)
        )
        if done:
            messages.success(request, _("Đã trả lời không nhận."))
            return where, 200
    return None, status
