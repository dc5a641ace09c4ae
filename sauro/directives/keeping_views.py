"""Pages of what an ended body issued, for who corrects it now (văn bản cơ quan cũ để lại)."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sauro.directives import keeping
from sauro.documents.forms import CorrectionForm
from sauro.documents.models import Document
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused
from sauro.foundation.web.parts import Column, Link, Row, Table
from sauro.foundation.web.telling import tell
from sauro.organization.queries import portrait
from sauro.organization.views.frame import frame


@login_required
@require_GET
def body_papers(request: HttpRequest, path: str) -> HttpResponse:
    """The papers that an ended body issued and that are in force."""
    seat = _keeper(request, path)
    context = frame(portrait.body(path), seat, "body_work")
    context["table"] = _table(path, keeping.papers_of(path))
    return render(request, "directives/assignments/papers_of_ended.html", context)


def _table(path: str, papers: Sequence[Document]) -> Table:
    """Each with where to correct it. Where there are more than are shown, that is said."""
    newest = _("%(n)s văn bản mới nhất.") % {"n": keeping.MOST}
    return Table(
        caption=_("Văn bản cơ quan này đã ban hành vào sổ"),
        columns=[
            Column(_("Văn bản"), breaks=True), Column(_("Ngày ban hành")), Column(_("Đính chính")),
        ],
        rows=[
            Row((
                str(paper), paper.issued_on,
                Link(reverse("body_paper_correct", args=[path, paper.pk]), _("Đính chính")),
            ))
            for paper in papers
        ],
        empty=_("Không có văn bản nào của cơ quan này còn đính chính được."),
        note=newest if len(papers) == keeping.MOST else "",
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def body_paper_correct(request: HttpRequest, path: str, document_id: int) -> HttpResponse:
    """Ask for the reason, then open an edition that belongs to the body of the seat."""
    seat = _keeper(request, path)
    paper, form = keeping.paper_of(path, document_id), CorrectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason, now = form.cleaned_data["reason"], timezone.now()
        try:
            edition = keeping.correct_for(path, document_id, reason, by=seat, now=now)
        except Refused as refused:
            tell(form, refused)
        else:
            return redirect("document", edition.pk)
    context = {
        "title": _("Đính chính %(document)s") % {"document": paper},
        "said": [
            _(
                "Bản đính chính do cơ quan của anh/chị ban hành và giữ. Bản đang có trong sổ giữ "
                "nguyên hiệu lực đến khi ấy; việc không đổi được giữ, việc được sửa hoặc thêm do "
                "cơ quan của anh/chị giao và nghiệm thu."
            )
        ],
        "form": form,
        "failed": _("Chưa mở được bản đính chính."),
        "label": _("Mở bản đính chính"),
        "cancel": reverse("body_papers", args=[path]),
    }
    return render(request, "web/confirm.html", context, status=422 if form.errors else 200)


def _keeper(request: HttpRequest, path: str) -> Seat:
    """Raises: Hidden where another body goes on, or the body still works."""
    seat = seat_of(request)
    portrait.body(path)
    if not keeping.corrects_for(path, seat):
        raise Hidden
    return seat
