"""The page on which a deadline without a day gets one (ấn định hạn)."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from sauro.directives import queries
from sauro.directives.assignments.dating import Event, date_work, decided_by
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.rights import Right
from sauro.foundation.access.scope import covers
from sauro.foundation.errors import Hidden, Refused
from sauro.foundation.web.fields import DayField
from sauro.foundation.web.telling import tell


class EventForm(forms.Form):
    """When it happened, by when the work is due, on what ground."""

    happened_on = DayField(label=gettext_lazy("Ngày xảy ra sự kiện"), required=False)
    due_on = DayField(label=gettext_lazy("Hạn, nếu lời văn không cho biết"), required=False)
    ground = forms.CharField(
        label=gettext_lazy("Căn cứ"),
        max_length=4000,
        error_messages={"required": gettext_lazy("Ấn định hạn phải ghi căn cứ. Hãy nhập căn cứ.")},
    )


@login_required
@require_http_methods(["GET", "POST"])
def dating_page(request: HttpRequest, directive_id: int) -> HttpResponse:
    """The day of the event, and what follows from it for every body whose work has no day."""
    seat = seat_of(request)
    found = queries.directive(directive_id)
    if not covers(found.owner_path) and not decided_by(found.pk, seat).exists():
        raise Hidden
    seat_of(request, Right.REVIEW)
    form = EventForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        event = Event(**form.cleaned_data)
        try:
            n = date_work(found.pk, event, by=seat, now=timezone.now())
        except Refused as refused:
            tell(form, refused)
        else:
            said = ngettext(
                "Đã ấn định hạn cho %(n)s cơ quan.", "Đã ấn định hạn cho %(n)s cơ quan.", n
            )
            messages.success(request, said % {"n": n})
            return redirect("directive", found.pk)
    context = {"directive": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "directives/assignments/dating.html", context, status=status)
