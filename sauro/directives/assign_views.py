"""The page on which a lead that was left open gets its body (giao sau)."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from sauro.directives import assigning, queries
from sauro.directives.models import Directive
from sauro.documents.naming import Meant, Names
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.rights import Right
from sauro.foundation.access.scope import covers
from sauro.foundation.errors import Hidden, Refused
from sauro.foundation.web.sent import number
from sauro.foundation.web.telling import tell


class AssignForm(forms.Form):
    """Which body leads, and on what ground."""

    body = forms.IntegerField(label=gettext_lazy("Cơ quan chủ trì"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("Căn cứ"),
        max_length=300,
        error_messages={
            "required": gettext_lazy("Giao sau khi ban hành phải ghi căn cứ. Hãy nhập căn cứ.")
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def assign_page(request: HttpRequest, directive_id: int) -> HttpResponse:
    """Search, choose, say why."""
    seat = seat_of(request)
    found = queries.directive(directive_id)
    if not covers(found.owner_path):
        raise Hidden
    seat_of(request, Right.PUBLISH)
    mention = request.POST.get("ten", request.GET.get("ten", ""))
    form = AssignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        body, why, now = form.cleaned_data["body"] or 0, form.cleaned_data["reason"], timezone.now()
        try:
            assigning.assign(found.pk, mention, body, why, by=seat, now=now)
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("Đã giao. Việc này có trong lịch sử của việc."))
            return redirect("directive", found.pk)
    return _page(request, found, mention, form)


def _page(request: HttpRequest, found: Directive, mention: str, form: AssignForm) -> HttpResponse:
    still = assigning.open_leads(found)
    if mention not in still and not form.errors:
        mention = still[0] if still else mention
    names = Names(found.entered_with, timezone.localdate())
    search = request.GET.get("tim", mention)[:200]
    instead = names.proposal(mention)
    chosen = _chosen(form, names, instead)
    likely = instead.bodies if instead.gone else ()
    listed = [*names.bodies([chosen] if chosen else []), *likely, *names.search(search)]
    options = names.reachable(b.id for b in dict.fromkeys(listed))
    context = {
        "directive": found, "mention": mention, "still": still, "form": form, "search": search,
        "options": [(b, names.place(b), b.id == chosen) for b in options],
    }  # fmt: skip
    return render(request, "directives/assign.html", context, status=422 if form.errors else 200)


def _chosen(form: AssignForm, names: Names, instead: Meant) -> int | None:
    """What was sent; of a body that ended its successor, if it has one: a person takes it."""
    if sent := number(str(form["body"].value() or "")):
        heirs = [heir for body in names.bodies([sent]) for heir in names.successors(body)]
        return heirs[0].id if len(heirs) == 1 else sent
    return instead.bodies[0].id if instead.gone and len(instead.bodies) == 1 else None
