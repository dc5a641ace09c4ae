"""Pages of the work that bodies were given (việc được giao)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sauro.directives.assignments import acting, asking, counting, listing, queries
from sauro.directives.assignments.carrying import carried_to, chain_of
from sauro.directives.assignments.counting import OfBody
from sauro.directives.assignments.desk import (
    SLUGS,
    Offer,
    form_of,
    no_more_time,
    offers,
    with_successor,
)
from sauro.directives.assignments.evidence import NOTHING, seen_papers
from sauro.directives.assignments.forms import AnswerForm, ResultForm, StepForm
from sauro.directives.assignments.handing import handed
from sauro.directives.assignments.listing import Whose
from sauro.directives.assignments.passing import Portion, pass_down
from sauro.directives.assignments.rules import FINAL, Act, State
from sauro.directives.assignments.shown_by import shown_by
from sauro.directives.assignments.taking_over import first_giver
from sauro.directives.assignments.went import went
from sauro.directives.assignments.words import ACTS, named, page_badge, standing_badge, state_words
from sauro.directives.models import Assignment, Directive, Evidence, Request
from sauro.directives.pressure.digests import pressed
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.files.store import opened
from sauro.foundation.web.telling import tell
from sauro.foundation.web.words import told
from sauro.organization.queries import body, heirs_of
from sauro.organization.resolution import BodyRow


@dataclass(frozen=True, slots=True)
class Unkept:
    """What was sent and could not be kept: the form of a step, or of an answer to a request."""

    form: StepForm
    act: Act | None = None
    request_id: int | None = None


@login_required
@require_GET
def work_page(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """One assignment: what is to be done, how it stands, what happened, what can be done now."""
    seat = seat_of(request)
    return _page(request, queries.assignment(assignment_id), seat)


def _page(
    request: HttpRequest, row: Assignment, seat: Seat, sent: Unkept | None = None, status: int = 200
) -> HttpResponse:
    today, parts = timezone.localdate(), queries.parts(row)
    gone, steps = went((row, *parts)), queries.steps(row)
    offered = offers(row, seat, (sent.act, sent.form) if sent and sent.act else None)
    waiting = queries.waiting(row)
    context = {
        "work": row,
        "task": named(row),
        "badge": page_badge(row, today, gone.get(row.pk)),
        "went": gone.get(row.pk),
        "state": state_words(row),
        "offers": offered,
        "overtaken": _overtaken(sent, offered, waiting),
        "no_more_time": no_more_time(row, seat, today),
        "giver": giver.name if (giver := body(first_giver(row))) else "",
        "decider": _decider(row),
        "steps": [(step, ACTS[Act(step.act)]) for step in steps],
        "seen": seen_papers(steps),
        "pressed": pressed(row),
        "parts": [(part, standing_badge(part, today, gone.get(part.pk))) for part in parts],
        "asked": [(one, _answer(one, sent)) for one in waiting],
        "deciding": row.issuer_path == seat.body.path,
        "carried": _carried(row),
        "through": chain_of(row.directive),
        "datable": _datable(row, seat),
        "handed": handed(row),
        "heirs": _heirs(row, today),
        "told_above": shown_by(row),
    }
    return render(request, "directives/assignments/page.html", context, status=status)


def _overtaken(
    sent: Unkept | None, offered: Sequence[Offer], waiting: Sequence[Request]
) -> StepForm | None:
    """What was sent and has no form on the page any more, because somebody else was first."""
    if sent is None:
        return None
    told = any(offer.act is sent.act and not offer.plain for offer in offered)
    return None if told or sent.request_id in {one.pk for one in waiting} else sent.form


def _datable(row: Assignment, seat: Seat) -> bool:
    """Whether its day is not fixed and this seat may fix it, for the directive as a whole."""
    waits = row.due_on is None and row.submitted_on is None and State(row.state) not in FINAL
    ours = row.part_of_id is None and row.issuer_path == seat.body.path
    return waits and ours and may(seat.role, Right.REVIEW)


def _heirs(row: Assignment, today: date) -> Sequence[BodyRow]:
    """Of open work of a body that ended: who goes on with it."""
    still = row.body.valid_to is not None and State(row.state) not in FINAL
    return heirs_of(row.owner_path, today) if still else ()


def _decider(row: Assignment) -> str:
    """Who accepts the result now, where that is not who gave the work."""
    now = body(row.issuer_path) if first_giver(row) != row.issuer_path else None
    return now.name if now else ""


def _carried(row: Assignment) -> tuple[Directive, Assignment | None] | None:
    """Of a result that waits: where its directive goes on, and the body's work there, if any."""
    later = carried_to(row.directive) if row.state == State.SUBMITTED else []
    return (later[-1], acting.went_on(row)) if later else None


def _answer(asked: Request, sent: Unkept | None, data: QueryDict | None = None) -> StepForm:
    if sent and sent.request_id == asked.pk:
        return sent.form
    return AnswerForm(data, auto_id=f"tra-loi-{asked.pk}-%s")


@login_required
@require_POST
def work_act(request: HttpRequest, assignment_id: int, act: str) -> HttpResponse:
    """One step. What was typed is shown again wherever it could not be kept."""
    seat, what = seat_of(request), SLUGS.get(act)
    row = queries.assignment(assignment_id)
    if what is None:
        raise Hidden
    form = form_of(what, row, request.POST, request.FILES)
    if form.is_valid():
        try:
            _do(row, what, form, seat)
        except Stale as stale:
            form.add_error(None, told(stale.findings[0]))
            return _page(request, queries.assignment(assignment_id), seat, Unkept(form, what), 409)
        except Refused as refused:
            tell(form, refused, {"reason": "words", "due_on": "day"})
            with_successor(form, row)
        else:
            messages.success(request, _("Đã ghi: %(act)s.") % {"act": ACTS[what]})
            return redirect("work", row.pk)
    return _page(request, row, seat, Unkept(form, what), 422)


def _do(row: Assignment, act: Act, form: StepForm, seat: Seat) -> None:
    said, now = form.cleaned_data, timezone.now()
    version, words = said["version"] or 0, said["words"]
    if act in (Act.ASK_TIME, Act.OBJECT):
        kind = Request.Kind.EXTENSION if act is Act.ASK_TIME else Request.Kind.OBJECTION
        asking.ask(row.pk, version, kind, words, by=seat, now=now, wanted_on=said.get("day"))
    elif act is Act.PASS_DOWN:
        portion = Portion(said["body"] or 0, words, said["day"])
        pass_down(row.pk, version, portion, by=seat, now=now)
    else:
        shows = form.sent() if isinstance(form, ResultForm) else NOTHING
        do = acting.contribute if act is Act.CONTRIBUTE else acting.move
        do(row.pk, version, act, words, by=seat, now=now, shows=shows)


@login_required
@require_POST
def request_decide(request: HttpRequest, request_id: int) -> HttpResponse:
    """Yes or no to what was asked, once."""
    seat = seat_of(request)
    asked = queries.request(request_id)
    form = _answer(asked, None, request.POST)
    granted = request.POST.get("granted") == "1"
    if form.is_valid():
        said = form.cleaned_data
        try:
            asking.decide(
                asked.pk,
                granted,
                said["words"],
                by=seat,
                now=timezone.now(),
                granted_on=said["day"],
            )
        except (Refused, Stale) as refused:
            tell(form, refused, {"answer": "words", "granted_on": "day"})
        else:
            messages.success(request, _("Đã quyết định đề nghị."))
            return redirect("work", asked.assignment_id)
    row = queries.assignment(asked.assignment_id)
    return _page(request, row, seat, Unkept(form, request_id=asked.pk), 422)


@login_required
@require_GET
def progress_page(request: HttpRequest, document_id: int) -> HttpResponse:
    """How the work of one paper stands: the five numbers, who is late, and each directive
    (tình hình thực hiện).
    """
    seat = seat_of(request)
    today, rows = timezone.localdate(), queries.of_document(document_id)
    paper = Directive.objects.filter(document_id=document_id).order_by("position").first()
    if paper is None:
        raise Hidden
    ours = paper.owner_path == seat.body.path or paper.owner_path.startswith(f"{seat.body.path}.")
    address, narrowed = _lists_of(document_id, ours=ours)
    bodies = counting.by_body(rows, today)
    context = {
        "paper": paper,
        "counts": listing.counts(counting.counted(rows, today), address, narrowed),
        "late": listing.body_table(_late(bodies), address, f"&{narrowed.urlencode()}"),
        "bodies": listing.body_table(bodies, address, f"&{narrowed.urlencode()}"),
        "directives": listing.directive_table(counting.by_directive(rows, today)),
        "export": listing.export_of(narrowed, Whose.GIVEN if ours else Whose.OWN),
        "today": today,
        "may_name": paper.owner_path == seat.body.path and may(seat.role, Right.REVIEW),
    }
    return render(request, "directives/assignments/progress.html", context)


def _late(bodies: Sequence[OfBody]) -> list[OfBody]:
    return [body for body in bodies if body.counts.overdue]


def _lists_of(document_id: int, *, ours: bool) -> tuple[str, QueryDict]:
    """Where the work of one paper is listed: for who gave it, or is above that; for who does it."""
    if ours:
        return reverse("given"), QueryDict(f"van-ban={document_id}&pham-vi=duoi&ca-viec=1")
    return reverse("work_list"), QueryDict(f"van-ban={document_id}&ca-viec=1")


@login_required
@require_GET
def evidence_file(request: HttpRequest, evidence_id: int) -> HttpResponseBase:
    """A file that shows what was done, as it was received."""
    seat_of(request)
    found = Evidence.objects.filter(pk=evidence_id).first()
    if found is None:
        raise Hidden
    return FileResponse(
        opened(found.sha256), as_attachment=True, filename=found.name,
        content_type="application/octet-stream",
    )  # fmt: skip
