"""Pages of what bodies propose and what hinders them (kiến nghị, vướng mắc)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from tempfile import TemporaryFile
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sauro.directives.queries import directive
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.web.sent import number
from sauro.foundation.web.telling import tell
from sauro.foundation.web.words import day, told
from sauro.foundation.web.workbook import CONTENT_TYPE
from sauro.meetings import listing, proposing, queries
from sauro.meetings.export import write_proposals
from sauro.meetings.forms import (
    OPEN_STAGES,
    OPEN_STATES,
    AnswerForm,
    ProposalFilters,
    SendForm,
    TakeUpForm,
    VersionForm,
)
from sauro.meetings.models import Conclusion, Proposal
from sauro.meetings.proposing import Sending
from sauro.meetings.receiving import receivers
from sauro.meetings.rules import Stage
from sauro.meetings.views import place_of, switch
from sauro.meetings.words import stage_badge

_CONCLUSIONS = 60  # of the newest meetings, to answer with


@login_required
@require_GET
def proposal_list(request: HttpRequest) -> HttpResponse:
    """What the seat's body received, what waits first by its own filter."""
    return _list(request, received=True)


@login_required
@require_GET
def sent_list(request: HttpRequest) -> HttpResponse:
    """What the seat's body sent, and what became of it."""
    return _list(request, received=False)


def _list(request: HttpRequest, *, received: bool) -> HttpResponse:
    seat, filters = seat_of(request), ProposalFilters(request.GET)
    side = queries.sent_to if received else queries.sent_by
    rows = listing.narrowed_proposals(side(seat.body.path), request.GET.dict())
    title = _("Kiến nghị nhận được") if received else _("Kiến nghị đã gửi")
    none = (
        _("Chưa có kiến nghị, vướng mắc nào gửi đến.")
        if received
        else _("Cơ quan chưa gửi kiến nghị, vướng mắc nào.")
    )
    narrowed = any(request.GET.get(name) for name in filters.fields)
    context = {
        "title": title,
        "views": switch(seat, "proposals" if received else "proposals_sent"),
        "filters": filters,
        "table": listing.proposal_table(
            queries.proposals(rows, place_of(request.GET)), request.GET, received=received,
            caption=title,
            empty=_("Không có kiến nghị nào như vậy. Hãy bỏ bớt điều kiện.") if narrowed else none,
        ),
        "may_send": not received and may(seat.role, Right.REPORT),
    }  # fmt: skip
    return render(request, "meetings/proposals.html", context)


@login_required
@require_GET
def proposals_export(request: HttpRequest) -> HttpResponseBase:
    """The rows of one side, all of them, as a workbook; ``ben``: gui, for what was sent."""
    seat = seat_of(request)
    side = queries.sent_by if request.GET.get("ben") == "gui" else queries.sent_to
    rows = listing.narrowed_proposals(side(seat.body.path), request.GET.dict())
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    write_proposals(file, rows.order_by("-sent_at", "-pk").iterator())
    file.seek(0)
    name = f"kien-nghi-{timezone.localdate()}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPE)


@login_required
@require_http_methods(["GET", "POST"])
def proposal_send(request: HttpRequest) -> HttpResponse:
    """Send a proposal; ``nhiem-vu``: the directive that it is about."""
    seat = seat_of(request, Right.REPORT)
    about = number(request.POST.get("nhiem-vu", request.GET.get("nhiem-vu")))
    found = directive(about) if about else None
    now = timezone.now()
    form = SendForm(request.POST or None)
    choices = [(b.path, b.name) for b in receivers(seat, now, about or None)]
    form.fields["to"].choices = choices  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        sending = Sending(said["to"], said["kind"], said["words"], about or None)
        try:
            sent = proposing.propose(sending, by=seat, now=now)
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("Đã gửi. Trang này cho biết kiến nghị được xử lý ra sao."))
            return redirect("proposal", sent.pk)
    context = {"form": form, "directive": found, "nobody": not choices}
    return render(request, "meetings/send.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def proposal_page(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """One proposal and what became of it."""
    return _page(request, queries.proposal(proposal_id), seat_of(request))


def _page(
    request: HttpRequest,
    row: Proposal,
    seat: Seat,
    sent: Mapping[str, forms.Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    received = row.to_path == seat.body.path and may(seat.role, Right.MEET)
    own = row.owner_path == seat.body.path and may(seat.role, Right.REPORT)
    waits = row.state in OPEN_STAGES
    context: dict[str, Any] = {
        "proposal": row,
        "badge": stage_badge(row),
        "directive": _directive(row),
        "sees_meeting": bool(row.meeting_id and queries.sees(row.meeting_id)),
        "may_withdraw": own and row.state == Stage.SENT,
        "may_answer": received and waits,
        "waits": waits,
        "sent": sent,
        "withdraw": VersionForm(auto_id="rut-%s"),
    }
    context["overtaken"] = _overtaken(sent or {}, context)
    if received and waits:
        forms_of = {"dua-ra": _take_up(row), "tra-loi": _answer(row)} | dict(sent or {})
        context |= {"take_up": forms_of["dua-ra"], "answer": forms_of["tra-loi"]}
        context["later"] = row.state == Stage.TAKEN_UP
    return render(request, "meetings/proposal.html", context, status=status)


def _overtaken(sent: Mapping[str, forms.Form], shown: Mapping[str, Any]) -> forms.Form | None:
    """What was sent and has no form on the page any more, because somebody else was first."""
    there = {"rut"} if shown["may_withdraw"] else set()
    there |= {"dua-ra", "tra-loi"} if shown["may_answer"] else set()
    return next((form for act, form in sent.items() if act not in there), None)


def _directive(row: Proposal) -> Any:
    """The directive that it is about, where the seat sees it."""
    if row.directive_id is None:
        return None
    try:
        return directive(row.directive_id)
    except Hidden:
        return None


def _take_up(row: Proposal, data: QueryDict | None = None) -> TakeUpForm:
    form = TakeUpForm(data, auto_id="dua-ra-%s", initial={"meeting": row.meeting_id})
    rows = queries.held_by(row.to_path).filter(state__in=OPEN_STATES).order_by("held_at")
    named = [(m.pk, f"{day(m.held_at)}: {m.title}") for m in rows]
    form.fields["meeting"].choices = named  # type: ignore[attr-defined]
    return form


def _answer(row: Proposal, data: QueryDict | None = None) -> AnswerForm:
    form = AnswerForm(data, auto_id="tra-loi-%s")
    rows = Conclusion.objects.filter(owner_path=row.to_path).select_related("meeting")
    newest = rows.order_by("-meeting__held_at", "position")[:_CONCLUSIONS]
    named = [(c.pk, f"{day(c.meeting.held_at)}: {c.task[:120]}") for c in newest]
    form.fields["conclusion"].choices = [("", _("không, trả lời bằng lời")), *named]  # type: ignore[attr-defined]
    return form


@login_required
@require_POST
def proposal_act(request: HttpRequest, proposal_id: int, act: str) -> HttpResponse:
    """Withdraw, take up, put off, answer. What was typed is shown again where it was not kept."""
    seat, row = seat_of(request), queries.proposal(proposal_id)
    form = _form_of(act, row, request.POST)
    status = 422
    if form.is_valid():
        try:
            _act(act, row, form, seat)
        except Stale as stale:
            form.add_error(None, told(stale.findings[0]))
            row, status = queries.proposal(proposal_id), 409
        except Refused as refused:
            tell(form, refused, {"answer": "words"})
        else:
            messages.success(request, _("Đã ghi."))
            return redirect("proposal", row.pk)
    return _page(request, row, seat, {act: form}, status)


def _form_of(act: str, row: Proposal, data: QueryDict) -> forms.Form:
    made: Mapping[str, Callable[[], forms.Form]] = {
        "rut": lambda: VersionForm(data, auto_id="rut-%s"),
        "de-sau": lambda: VersionForm(data, auto_id="de-sau-%s"),
        "dua-ra": lambda: _take_up(row, data),
        "tra-loi": lambda: _answer(row, data),
    }
    if act not in made:
        raise Hidden
    return made[act]()


def _act(act: str, row: Proposal, form: forms.Form, seat: Seat) -> None:
    said, now = form.cleaned_data, timezone.now()
    version = said["version"] or 0
    if act == "rut":
        proposing.withdraw(row.pk, version, by=seat, now=now)
    elif act == "de-sau":
        proposing.leave_for_later(row.pk, version, by=seat, now=now)
    elif act == "dua-ra":
        proposing.take_up(row.pk, version, said["meeting"], by=seat, now=now)
    else:
        proposing.answer(
            row.pk, version, said["words"], by=seat, now=now, conclusion_id=said["conclusion"]
        )
