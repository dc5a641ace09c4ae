"""The page on which a person says what one mention means (xác nhận viện dẫn)."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sauro.documents.citing import export, queries, services
from sauro.documents.citing.forms import RelationForm, TargetForm
from sauro.documents.citing.models import Citation
from sauro.documents.citing.views import address, paper_called
from sauro.documents.models import Document
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.access.scope import covers
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.web.sent import number
from sauro.foundation.web.telling import tell


@login_required
@require_http_methods(["GET", "POST"])
def citation_page(request: HttpRequest, citation_id: int) -> HttpResponse:
    """Which paper is meant, and what the naming one does to it."""
    seat = seat_of(request)
    citation = _own(citation_id)
    seat_of(request, Right.VERIFY)
    target, relation = _forms(citation)
    if request.method != "POST":
        return _page(request, citation, target, relation)
    if "relation" in request.POST:
        relation = RelationForm(request.POST)
        return _done(request, citation, (target, relation, relation), seat)
    target = TargetForm(_papers(citation), request.POST)
    return _done(request, citation, (target, relation, target), seat)


def _done(
    request: HttpRequest,
    citation: Citation,
    forms: tuple[TargetForm, RelationForm, TargetForm | RelationForm],
    seat: Seat,
) -> HttpResponse:
    """What was typed is shown again wherever it could not be kept."""
    target, relation, sent = forms
    status = 422
    if sent.is_valid():
        try:
            _act(citation, sent, seat)
        except (Refused, Stale) as told:
            tell(sent, told)
            status = told.status
            citation = _own(citation.pk)
            sent.data = {**sent.data.dict(), "version": str(citation.version)}  # type: ignore[attr-defined]
        else:
            messages.success(request, _("Đã ghi."))
            return redirect("cited", citation.key)
    return _page(request, citation, target, relation, status)


def _act(citation: Citation, sent: TargetForm | RelationForm, seat: Seat) -> None:
    said, now = sent.cleaned_data, timezone.now()
    if isinstance(sent, RelationForm):
        services.relate(
            citation.pk, said["version"], said["relation"], said["words"], by=seat, now=now
        )
    elif said["target"] == "tu-dong":
        services.unchoose(citation.pk, said["version"], by=seat, now=now)
    else:
        services.choose(citation.pk, said["version"], number(said["target"]), by=seat, now=now)


def _forms(citation: Citation) -> tuple[TargetForm, RelationForm]:
    """As it stands; what the words seem to say is offered, not taken."""
    chosen = {"this": str(citation.target_id), "none": "khong"}.get(citation.decided, "")
    target = TargetForm(_papers(citation), initial={"version": citation.version, "target": chosen})
    relation = RelationForm(
        initial={
            "version": citation.version,
            "relation": citation.relation,
            "words": citation.relation_words or citation.words.strip("… "),
        }
    )
    return target, relation


def _papers(citation: Citation) -> list[tuple[str, str]]:
    """What was received with this number; chosen by its first edition."""
    bearing = {p.id: p.first or p.id for p in queries.papers_of_key(citation.key)}
    papers = queries.light(bearing)
    return [(str(bearing[pk]), paper_called(papers[pk])) for pk in bearing if pk in papers]


def _own(citation_id: int) -> Citation:
    """A mention in a paper of one's own. Raises: Hidden."""
    found = Citation.objects.filter(pk=citation_id).select_related("decided_by__user").first()
    if found is None or not covers(found.owner_path):
        raise Hidden
    return found


def _page(
    request: HttpRequest, citation: Citation, target: Form, relation: Form, status: int = 200
) -> HttpResponse:
    document = Document.objects.defer("text", "sheets", "unsure").get(pk=citation.document_id)
    context = {
        "citation": citation,
        "called": export.cited_called(citation),
        "document": document,
        "target": target,
        "relation": relation,
        "back": address(citation.key),
        "candidates": len(_papers(citation)),
    }
    return render(request, "documents/citing/citation.html", context, status=status)
