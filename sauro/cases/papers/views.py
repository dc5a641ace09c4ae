"""Pages of papers: drafted, looked at, issued, cancelled, taken along (trang văn bản)."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sauro.cases import register
from sauro.cases.as_steps.along import written_with
from sauro.cases.as_steps.telling import tell_along, tell_left
from sauro.cases.clocks import Mark
from sauro.cases.holding import allow_writing, holds
from sauro.cases.models import CasePaper, PaperDraft
from sauro.cases.papers import listing, services
from sauro.cases.papers.drafting import drafted
from sauro.cases.papers.files import content_of
from sauro.cases.papers.forms import (
    AgainForm,
    Asked,
    BeginForm,
    DraftForm,
    IssueForm,
    form_name,
    more_of,
)
from sauro.cases.papers.record import known_of
from sauro.cases.words import mark_badge
from sauro.documents.drafting.docx import write_paper
from sauro.documents.rendering import pdf_of
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.web.files import DOCX, PDF, file_answer
from sauro.foundation.web.telling import tell
from sauro.organization.queries.lines import superior_of

_KINDS = {"docx": DOCX, "pdf": PDF}


@login_required
@require_http_methods(["GET", "POST"])
def case_papers(request: HttpRequest, case_id: int) -> HttpResponse:
    """All papers and drafts of a case; another is begun."""
    seat = seat_of(request)
    case, today = register.case(case_id), timezone.localdate()
    form = BeginForm(today, request.POST or None)
    if request.method == "POST":
        allow_writing(case, seat)
        if form.is_valid():
            said = form.cleaned_data
            try:
                draft = services.begin(
                    case.pk, said["form"], said["key"], by=seat, now=timezone.now(), today=today
                )
            except Refused as refused:
                tell(form, refused)
            else:
                return redirect("case_draft", draft.pk)
    context = {
        "case": case, "ours": holds(case, seat), "begin": form,
        "papers": listing.paper_table(case), "drafts": listing.draft_table(case),
        "forms": listing.form_table(today),
    }  # fmt: skip
    return render(request, "cases/papers/list.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def case_draft(request: HttpRequest, draft_id: int) -> HttpResponse:
    """A draft as the paper that it would be, what is missing, and what may be typed."""
    seat, draft = seat_of(request), _draft(draft_id)
    if done := CasePaper.objects.filter(draft=draft).first():
        return redirect("case_paper", done.pk)
    if request.method != "POST":
        return _draft_page(request, draft, seat)
    allow_writing(draft.case, seat)
    now, today = timezone.now(), timezone.localdate()
    form = DraftForm(services.form_of(draft, today), known_of(draft.case), draft, request.POST)
    if not form.is_valid():
        return _draft_page(request, draft, seat, form, status=422)
    version = form.cleaned_data["version"] or 0
    try:
        services.keep(draft.pk, version, form.typed(), by=seat, now=now, today=today)
    except (Refused, Stale) as refused:
        if isinstance(refused, Stale) and isinstance(refused.current, PaperDraft):
            draft = refused.current
            form.data = {**request.POST.dict(), "version": draft.version}
        tell(form, refused)
        return _draft_page(request, draft, seat, form, status=refused.status)
    messages.success(request, _("Đã lưu dự thảo."))
    return redirect("case_draft", draft.pk)


@login_required
@require_POST
def case_draft_issue(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Number, freeze and record it."""
    seat, draft = seat_of(request), _draft(draft_id)
    allow_writing(draft.case, seat)
    form = IssueForm(request.POST, asked=_asked(draft))
    if not form.is_valid():
        return _draft_page(request, draft, seat, issue=form, status=422)
    said = form.cleaned_data
    try:
        paper = services.issue(
            draft.pk, said["version"] or 0, by=seat, now=timezone.now(),
            today=timezone.localdate(), meant=bool(said.get("meant")), first=said.get("first"),
            along=form.along(),
        )  # fmt: skip
    except (Refused, Stale) as refused:
        tell(form, refused)
        return _draft_page(request, _draft(draft_id), seat, issue=form, status=refused.status)
    messages.success(request, _("Đã phát hành, số %(number)s.") % {"number": paper.written})
    if paper.event:
        tell_along(request, written_with(paper.event))
    return redirect("case_paper", paper.pk)


@login_required
@require_POST
def case_draft_drop(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Throw a draft away that was never issued."""
    seat, draft = seat_of(request), _draft(draft_id)
    case_id = services.drop(draft.pk, by=seat)
    messages.success(request, _("Đã bỏ dự thảo; lịch sử vẫn giữ."))
    return redirect("case_papers", case_id)


@login_required
@require_GET
def case_draft_file(request: HttpRequest, draft_id: int, form: str) -> HttpResponse:
    """The draft as DOCX, or as PDF."""
    seat_of(request)
    draft, today = _draft(draft_id), timezone.localdate()
    if form not in _KINDS:
        raise Hidden
    made = drafted(
        draft.case, services.form_of(draft, today), known_of(draft.case),
        services.typed_of(draft), today,
    )  # fmt: skip
    file = write_paper(made.paper, draft.dated_on or today)
    content = pdf_of(file) if form == "pdf" else file
    return file_answer(content, f"du-thao-{draft.form}-{draft.pk}.{form}", _KINDS[form])


@login_required
@require_GET
def case_paper(request: HttpRequest, case_paper_id: int) -> HttpResponse:
    """An issued paper: its words, its files with their hashes, what came of it."""
    return _paper_page(request, _paper(case_paper_id), seat_of(request))


@login_required
@require_POST
def case_paper_cancel(request: HttpRequest, case_paper_id: int) -> HttpResponse:
    """The paper does not hold; its number stays and says why."""
    seat, paper = seat_of(request), _paper(case_paper_id)
    allow_writing(paper.case, seat)
    form = AgainForm(request.POST, auto_id="huy-%s")
    if form.is_valid():
        try:
            services.cancel(paper.pk, form.cleaned_data["because"], by=seat, now=timezone.now())
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("Đã hủy; số vẫn ở trong sổ cùng lý do."))
            tell_left(request, paper.event)
            return redirect("case_paper", paper.pk)
    return _paper_page(request, paper, seat, cancel=form, status=422)


@login_required
@require_POST
def case_paper_replace(request: HttpRequest, case_paper_id: int) -> HttpResponse:
    """A draft that is to stand in its place."""
    seat, paper = seat_of(request), _paper(case_paper_id)
    allow_writing(paper.case, seat)
    form = AgainForm(request.POST, auto_id="thay-%s")
    if form.is_valid():
        said = form.cleaned_data
        try:
            draft = services.begin_again(
                paper.pk, said["because"], said["key"] or uuid4(), by=seat, now=timezone.now()
            )
        except Refused as refused:
            tell(form, refused)
        else:
            return redirect("case_draft", draft.pk)
    return _paper_page(request, paper, seat, again=form, status=422)


@login_required
@require_GET
def case_paper_file(request: HttpRequest, case_paper_id: int, form: str) -> HttpResponse:
    """A file of an issued paper, the same for everybody."""
    seat, paper = seat_of(request), _paper(case_paper_id)
    if form not in _KINDS:
        raise Hidden
    ours = holds(paper.case, seat)
    content = content_of(paper, form, timezone.now(), writes=ours)
    name = f"{paper.written.replace('/', '-')}.{form}"
    return file_answer(content, name, _KINDS[form])


def _draft_page(  # noqa: PLR0913 - the two forms that could not be kept, and how it went
    request: HttpRequest,
    draft: PaperDraft,
    seat: Seat,
    form: DraftForm | None = None,
    *,
    issue: IssueForm | None = None,
    status: int = 200,
) -> HttpResponse:
    today, case = timezone.localdate(), draft.case
    law, known, typed = services.form_of(draft, today), known_of(case), services.typed_of(draft)
    made = drafted(case, law, known, typed, today)
    context: dict[str, Any] = {
        "case": case, "draft": draft, "name": form_name(law), "law": law,
        "mark": mark_badge(law.mark), "checked": law.mark.checked, "ours": holds(case, seat),
        "above": superior_of(case.owner_path, draft.dated_on or today),
        "form": form or DraftForm(law, known, draft), **listing.sheet(made.paper),
        "missing": listing.missing(case, law, made.gaps), "step": listing.step_of(law, known),
        "issue": issue or IssueForm(asked=_asked(draft), initial={"version": draft.version}),
    }  # fmt: skip
    return render(request, "cases/papers/draft.html", context, status=status)


def _asked(draft: PaperDraft) -> Asked:
    """What the form of issuing asks for, as the draft and the record stand now."""
    today, case = timezone.localdate(), draft.case
    law, known = services.form_of(draft, today), known_of(case)
    made = drafted(case, law, known, services.typed_of(draft), today)
    left = [code for code in made.gaps if code not in law.must]
    begins = services.begins_a_book(case.owner_path, law, draft.dated_on or today)
    return Asked(bool(left), begins, *more_of(law, draft, known))


def _paper_page(
    request: HttpRequest, paper: CasePaper, seat: Seat, status: int = 200, **sent: forms.Form
) -> HttpResponse:
    after = CasePaper.objects.filter(replaces=paper).first()
    stands = paper.cancelled_at is None and after is None
    context = {
        "case": paper.case, "paper": paper, "ours": holds(paper.case, seat) and stands,
        "checked": Mark(paper.mark).checked,
        "after": after, "facts": listing.paper_facts(paper), "files": paper.files.order_by("kind"),
        "pdf": paper.files.filter(kind="pdf").exists(), "open": list(sent),
        "cancel": AgainForm(auto_id="huy-%s"),
        "again": AgainForm(auto_id="thay-%s", initial={"key": uuid4()}), **sent,
    }  # fmt: skip
    return render(request, "cases/papers/paper.html", context, status=status)


def _draft(draft_id: int) -> PaperDraft:
    """Raises: Hidden."""
    rows = PaperDraft.objects.select_related("case__body__parent", "replaces", "changed_by__user")
    found = rows.filter(pk=draft_id).first()
    if found is None:
        raise Hidden
    return found


def _paper(paper_id: int) -> CasePaper:
    """Raises: Hidden."""
    rows = CasePaper.objects.select_related("case__body", "replaces", "event", "issued_by__user",
                                            "cancelled_by__user")  # fmt: skip
    found = rows.filter(pk=paper_id).first()
    if found is None:
        raise Hidden
    return found
