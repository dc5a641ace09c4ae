"""A suggested joint case is another case: said with a reason, taken back (hai vụ)."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sauro.cases import apart, register
from sauro.cases.case_forms import BecauseForm
from sauro.cases.holding import allow_writing
from sauro.foundation.access.acting import seat_of
from sauro.foundation.errors import Refused
from sauro.foundation.web.telling import tell


@login_required
@require_http_methods(["GET", "POST"])
def case_apart(request: HttpRequest, case_id: int, twin_id: int) -> HttpResponse:
    """Why the other case is not this one."""
    seat = seat_of(request)
    case, other = register.case(case_id), register.case(twin_id)
    allow_writing(case, seat)
    form = BecauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"]
        try:
            apart.set_apart(case.pk, other.pk, because, by=seat, now=timezone.now())
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("Đã ghi: hai vụ khác nhau. Máy không gợi ý nữa."))
            return redirect("case", case.pk)
    context = {"case": case, "other": other, "form": form}
    status = 422 if form.errors else 200
    return render(request, "cases/register/apart.html", context, status=status)


@login_required
@require_POST
def apart_take_back(request: HttpRequest, apart_id: int) -> HttpResponse:
    """It may be one case after all."""
    seat = seat_of(request)
    row = apart.take_back(apart_id, by=seat, now=timezone.now())
    messages.success(request, _("Đã rút lại; gợi ý hiện lại nếu vẫn còn dấu hiệu."))
    return redirect("case", row.case_id)
