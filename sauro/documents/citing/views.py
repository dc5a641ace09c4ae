"""Pages of the register of legal basis: what rests on what, and what is still to be obtained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from sauro.documents import queries as documents
from sauro.documents.citing import export, listing, queries
from sauro.documents.citing.forms import FilterForm
from sauro.documents.citing.graph import Graph, graph
from sauro.documents.citing.models import Citation
from sauro.documents.citing.queries import Cites
from sauro.documents.citing.rules import key_of
from sauro.documents.export import called
from sauro.documents.models import Document
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.rights import Right, may
from sauro.foundation.access.scope import covers
from sauro.foundation.errors import Hidden
from sauro.foundation.web.parts import Badge, Column, Link, Row, Table
from sauro.foundation.web.words import day, number
from sauro.foundation.web.workbook import CONTENT_TYPE

_SHOWN = 100  # mentions on one page


@login_required
@require_GET
def cited_list(request: HttpRequest) -> HttpResponse:
    """All that papers name by number; those never received are to be obtained."""
    seat_of(request)
    form, order = FilterForm(request.GET), listing.order_of(request.GET.get("xep", ""))
    page = listing.page(form.filters(), order, request.GET.get("sau", ""))
    context = {"table": _table(request, page, order), "filters": form}
    htmx = getattr(request, "htmx", False)
    part = "documents/citing/_list.html" if htmx else "documents/citing/list.html"
    return render(request, part, context)


@login_required
@require_GET
def cited_export(request: HttpRequest) -> HttpResponseBase:
    """The same rows, all of them, as a workbook."""
    seat_of(request)
    rows = listing.exported(FilterForm(request.GET).filters(), request.GET.get("xep", ""))
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it
    export.write_cited(file, rows)
    file.seek(0)
    name = f"vien-dan-{timezone.localdate()}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPE)


def _table(request: HttpRequest, page: listing.Page, order: str) -> Table:
    narrowed = any(request.GET.get(name) for name in FilterForm.base_fields)
    keys = ("so", "", "", "lan", "", "", "moi")
    numbers = (False, False, False, True, True, False, False)
    return Table(
        caption=_counted(page.total),
        columns=[
            Column(label, key, number=counts)
            for label, key, counts in zip(export.head(), keys, numbers, strict=True)
        ],
        rows=[_row(listed) for listed in page.rows],
        empty=_("Không có văn bản nào hợp điều kiện. Hãy bỏ bớt một điều kiện; chữ không cần dấu.")
        if narrowed
        else _(
            "Chưa văn bản nào nêu văn bản khác theo số. Khi nhận và đọc văn bản, danh sách này tự "
            "đầy lên."
        ),
        order=order,
        next=_turned(request, page.after),
        previous=_turned(request, page.before),
        exports=[Link(f"{reverse('cited_export')}?{_query(request).urlencode()}", "Excel")]
        if page.rows
        else (),
    )


def _row(listed: listing.Listed) -> Row:
    return Row(
        [
            export.cited_called(listed.citation),
            export.days_of(listed) or None,
            listed.citation.issuer or None,
            listed.papers,
            listed.times,
            export.state(listed.found),
            called(listed.document),
        ],
        address(listed.citation.key),
    )


def address(key: str) -> str:
    """The page of a number."""
    return reverse("cited", args=[key])


def _counted(total: int) -> str:
    if total > listing.MOST_COUNTED:
        return _("Hơn %(n)s văn bản được nêu") % {"n": number(listing.MOST_COUNTED)}
    return ngettext("%(n)s văn bản được nêu", "%(n)s văn bản được nêu", total) % {
        "n": number(total)
    }


def _query(request: HttpRequest) -> QueryDict:
    query = request.GET.copy()
    query.pop("sau", None)
    return query


def _turned(request: HttpRequest, place: str) -> str:
    if not place:
        return ""
    query = _query(request)
    query["sau"] = place
    return f"?{query.urlencode()}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A mention as pages show it: who names whom, in which words, and what is known of it."""

    cites: Cites
    name: str
    url: str
    state: Badge
    papers: Sequence[Link]
    force: Badge | None
    settle: str = ""  # where a person says which paper is meant, and what it does to it


def shown(rows: Sequence[Cites], *, of_cited: bool, verifies: bool) -> list[Shown]:
    """``of_cited``: called by the paper that is named, else by the one that names."""
    papers = queries.light(p.id for row in rows for p in row.match.papers)
    return [_shown(row, papers, of_cited=of_cited, verifies=verifies) for row in rows]


def _shown(row: Cites, papers: dict[int, Document], *, of_cited: bool, verifies: bool) -> Shown:
    citation, document = row.citation, row.document
    own = verifies and covers(citation.owner_path)
    return Shown(
        row,
        _named(citation) if of_cited else called(document),
        address(citation.key) if of_cited else reverse("document", args=[document.pk]),
        export.state(row.match.found),
        [
            Link(reverse("document", args=[p.id]), paper_called(papers[p.id]))
            for p in row.match.papers
            if p.id in papers
        ],
        _force(row),
        reverse("citation", args=[citation.pk]) if own else "",
    )


def _named(citation: Citation) -> str:
    dated = f", {day(citation.dated)}" if citation.dated else ""
    return f"{export.cited_called(citation)}{dated}"


def paper_called(document: Document) -> str:
    dated = f", {day(document.issued_on)}" if document.issued_on else ""
    return f"{called(document)}{dated}"


def _force(row: Cites) -> Badge | None:
    """What a person said that it does; else what its words seem to say."""
    citation = row.citation
    if citation.relation:
        return Badge(citation.get_relation_display(), "info")
    if citation.says:
        words = _("%(relation)s? Máy đọc, chờ xác nhận") % {"relation": citation.get_says_display()}
        return Badge(words[0].upper() + words[1:], "warn")
    return None


@login_required
@require_GET
def cited_page(request: HttpRequest, key: str) -> HttpResponse:
    """One number: the papers that bear it, and who names it in which words."""
    seat = seat_of(request)
    key = key_of(key.replace("\0", ""))
    rows, papers = queries.citing(key), queries.papers_named(key)
    if not rows and not papers:
        raise Hidden
    verifies = may(seat.role, Right.VERIFY)
    context = {
        "title": _named_by(rows) or called(papers[0]),
        "papers": [Link(reverse("document", args=[p.pk]), paper_called(p)) for p in papers],
        "missing": any(not row.match.papers for row in rows),
        "days": sorted({row.citation.dated for row in rows if row.citation.dated}),
        "mentions": shown(rows[:_SHOWN], of_cited=False, verifies=verifies),
        "changed": _changed(rows, verifies),
        "more": len(rows) > _SHOWN,
        "may_receive": may(seat.role, Right.RECEIVE),
    }
    return render(request, "documents/citing/cited.html", context)


def _named_by(rows: Sequence[Cites]) -> str:
    """As most exactly named: with its kind, where any mention gives it."""
    best = next((r for r in rows if r.citation.doc_type), rows[0] if rows else None)
    return export.cited_called(best.citation) if best else ""


def _changed(rows: Sequence[Cites], verifies: bool) -> list[Shown]:
    """By which papers it was replaced, repealed or amended, or may have been."""
    of_force = [r for r in rows if r.citation.relation or r.citation.says]
    return shown(of_force, of_cited=False, verifies=verifies)


@login_required
@require_GET
def citations_page(request: HttpRequest, document_id: int) -> HttpResponse:
    """One received paper: what it rests on, what it names, what rests on it, what changed it."""
    seat = seat_of(request)
    document = documents.document(document_id)
    verifies = may(seat.role, Right.VERIFY)
    below, above = queries.cited_by(document), queries.citing_document(document)
    context = {
        "document": document,
        "graph": _graph(below, document, above),
        "bases": shown([r for r in below if r.citation.basis], of_cited=True, verifies=verifies),
        "others": shown(
            [r for r in below if not r.citation.basis], of_cited=True, verifies=verifies
        ),
        "above": shown(above[:_SHOWN], of_cited=False, verifies=verifies),
        "changed": _changed(above, verifies),
    }
    return render(request, "documents/citing/document.html", context)


def _graph(below: Sequence[Cites], document: Document, above: Sequence[Cites]) -> Graph | None:
    """A drawing, where there is anything to draw."""
    if not below and not above:
        return None
    lower = [
        (export.cited_called(r.citation), str(export.state(r.match.found).text),
         address(r.citation.key))
        for r in below
    ]  # fmt: skip
    upper = [
        (called(r.document), day(d) if (d := r.document.issued_on) else "",
         reverse("citations", args=[r.document.pk]))
        for r in above
    ]  # fmt: skip
    mine = day(document.issued_on) if document.issued_on else ""
    return graph(lower, (called(document), mine, ""), upper)
