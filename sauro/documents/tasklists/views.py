"""Pages on which a task list is taken in: the file, its columns, what would come of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sauro.documents.models import Document, Item, TaskList
from sauro.documents.naming import Names, State
from sauro.documents.tasklists import services
from sauro.documents.tasklists.forms import ColumnsForm, EnterForm, FileForm, initial
from sauro.documents.tasklists.rules import Line
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.access.scope import within
from sauro.foundation.errors import Hidden, Refused, Stale, Told
from sauro.foundation.web.parts import Badge, Column, Link, Progress, Row, Table
from sauro.foundation.web.sent import number
from sauro.foundation.web.telling import tell
from sauro.foundation.web.templatetags.sauro_web import progress
from sauro.foundation.web.words import told as said

_PAGE = 50
_LISTED = 50  # lists on the first page
_OFFERED = 3  # bodies that a name may mean


@login_required
@require_http_methods(["GET", "POST"])
def task_lists(request: HttpRequest) -> HttpResponse:
    """The lists that were handed in, and handing in another."""
    seat = seat_of(request, Right.RECEIVE)
    form, status = FileForm(request.POST or None, request.FILES or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _taken(request, form, seat)
            except Refused as refused:
                tell(form, refused)
    context = {"form": form, "table": _lists()}
    return render(request, "documents/tasklists/list.html", context, status=status)


def _taken(request: HttpRequest, form: FileForm, seat: Seat) -> HttpResponse:
    file, now = form.cleaned_data["file"], timezone.now()
    found, new = services.take_in(
        file.name or "", file.chunks(), by=seat, now=now, today=timezone.localdate(now)
    )
    if not new:
        messages.info(request, _("Tệp này đã gửi từ trước; đây là danh mục ấy."))
    return redirect("task_list", found.pk)


def _lists() -> Table:
    rows = TaskList.objects.filter(within()).select_related("received_by__user", "document")
    return Table(
        caption=_("Danh mục đã gửi"),
        columns=[
            Column(_("Tệp")), Column(_("Tình trạng")), Column(_("Người gửi")),
            Column(_("Gửi lúc")), Column(_("Văn bản")),
        ],
        rows=[_list_row(found) for found in rows.order_by("-received_at")[:_LISTED]],
        empty=_("Chưa gửi danh mục nào. Hãy chọn tệp Excel ở trên rồi bấm “Xem trước”."),
    )  # fmt: skip


def _list_row(found: TaskList) -> Row:
    document = found.document if found.done_at else None
    waits = _("Đang nhập") if found.asked_at else _("Đang xem trước")
    state = Badge(_("Đã nhập"), "good") if document else Badge(waits, "info")
    link = Link(reverse("document", args=[document.pk]), str(document)) if document else None
    return Row(
        [found.name, state, str(found.received_by.user), found.received_at, link],
        reverse("task_list", args=[found.pk]),
    )


@login_required
@require_http_methods(["GET", "POST"])
def task_list(request: HttpRequest, list_id: int) -> HttpResponse:
    """Which column says what, and row by row what would come of it. Nothing is written yet."""
    found = _own(request, list_id)
    seat = seat_of(request, Right.RECEIVE)
    if found.asked_at or found.done_at:  # a list entered before there was the job was not asked for
        return _entering(request, found)
    if getattr(request, "htmx", False):  # asked while it was entered, which came to nothing
        return HttpResponse(headers={"HX-Refresh": "true"})
    sheets = services.sheets_of(found)
    choice = services.choice_of(found, sheets)
    start = {"version": found.version, "listed_on": found.listed_on, **initial(choice)}
    form = ColumnsForm(sheets, choice, request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            return _chosen(found, sheets, form, seat)
        except (Refused, Stale) as told:
            tell(form, told)
            return _page(request, found, sheets, form, told.status)
    return _page(request, found, sheets, form, 422 if form.errors else 200)


def _entering(request: HttpRequest, found: TaskList) -> HttpResponse:
    """How far the job is; then on to the document."""
    asking = getattr(request, "htmx", False)
    if found.done_at:
        where = reverse("document", args=[found.document_id])
        return HttpResponse(headers={"HX-Redirect": where}) if asking else redirect(where)
    there = Item.objects.filter(document=found.document_id).count() if found.document_id else 0
    url = reverse("task_list", args=[found.pk])
    work = Progress(_("Đang nhập các dòng của danh mục"), url, there, found.lines)
    stuck = not services.being_entered(found, timezone.now())
    if asking:  # what is stuck is told by the whole page, which asks no more
        return (
            HttpResponse(headers={"HX-Refresh": "true"}) if stuck else HttpResponse(progress(work))
        )
    context: dict[str, Any] = {"list": found, "work": work}
    if stuck:
        context["enter"] = EnterForm(initial={"version": found.version})
    return render(request, "documents/tasklists/entering.html", context)


def _chosen(found: TaskList, sheets: Sequence[Any], form: ColumnsForm, seat: Seat) -> HttpResponse:
    """Another sheet has other heads: they are guessed anew."""
    asked, version = form.choice(), form.cleaned_data["version"]
    before = services.choice_of(found, sheets)
    if asked.sheet != before.sheet:
        anew = services.guessed(sheets[asked.sheet])
        asked = services.Choice(asked.sheet, anew.head, anew.columns)
    day, now = form.cleaned_data["listed_on"], timezone.now()
    services.choose(found.pk, version, asked, day, by=seat, now=now)
    return redirect("task_list", found.pk)


@login_required
@require_POST
def task_list_enter(request: HttpRequest, list_id: int) -> HttpResponse:
    """A job makes a document of the rows; meanwhile the page says how far it is."""
    found = _own(request, list_id)
    seat = seat_of(request, Right.RECEIVE, Right.VERIFY)
    form = EnterForm(request.POST)
    if not form.is_valid():
        return redirect("task_list", found.pk)
    try:
        services.ask_entering(
            found.pk, form.cleaned_data["version"], with_done=form.cleaned_data["with_done"],
            by=seat, now=timezone.now(),
        )  # fmt: skip
    except (Refused, Stale) as told:
        for finding in told.findings:
            messages.error(request, said(finding))
    return redirect("task_list", found.pk)


@login_required
@require_POST
def task_list_drop(request: HttpRequest, list_id: int) -> HttpResponse:
    """A list out of which nothing came is thrown away."""
    found = _own(request, list_id)
    seat = seat_of(request, Right.RECEIVE, Right.VERIFY)
    form = EnterForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else 0
    try:
        services.throw_away(found.pk, version, by=seat, now=timezone.now())
    except (Refused, Stale) as told:
        for finding in told.findings:
            messages.error(request, said(finding))
        return redirect("task_list", found.pk)
    messages.success(request, _("Đã bỏ danh mục %(name)s.") % {"name": found.name})
    return redirect("task_lists")


def _own(request: HttpRequest, list_id: int) -> TaskList:
    """One's own list. Raises: Hidden."""
    seat_of(request)
    found = TaskList.objects.filter(pk=list_id).first()
    if found is None:
        raise Hidden
    return found


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a row and what the directory makes of it."""

    mention: str
    meant: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as the preview shows it."""

    line: Line
    lead: Sequence[Name]
    coordinating: Sequence[Name]
    findings: Sequence[str]


def _page(
    request: HttpRequest, found: TaskList, sheets: Sequence[Any], form: ColumnsForm, status: int
) -> HttpResponse:
    choice = services.choice_of(found, sheets)
    context = {"list": found, "form": form, "sheet": sheets[choice.sheet], "sheets": sheets}
    try:
        lines, passed = services.lines(found, sheets, choice)
        context |= _preview(request, found, lines, passed)
    except Told as told:
        context["refused"] = [said(f) for f in told.findings]
    return render(request, "documents/tasklists/preview.html", context, status=status)


def _preview(
    request: HttpRequest, found: TaskList, lines: Sequence[Line], passed: Sequence[int]
) -> dict[str, Any]:
    doubtful = request.GET.get("chi") == "can-xem"
    of = [line for line in lines if line.findings] if doubtful else lines
    first = min(number(request.GET.get("sau")) or 0, len(of))
    names = _names(found)
    return {
        "rows": [_shown(line, names) for line in of[first : first + _PAGE]],
        "total": len(lines),
        "taken": sum(not line.wrong for line in lines),
        "still": sum(not (line.wrong or line.done) for line in lines),
        "doubts": sum(bool(line.findings) for line in lines),
        "done": sum(line.done for line in lines),
        "passed": passed[:20],
        "passed_over": len(passed),
        "doubtful": doubtful,
        "next": _turn(doubtful, first + _PAGE) if first + _PAGE < len(of) else "",
        "previous": _turn(doubtful, max(0, first - _PAGE)) if first else "",
        "enter": EnterForm(initial={"version": found.version}),
    }


def _turn(doubtful: bool, place: int) -> str:
    return f"?{'chi=can-xem&' if doubtful else ''}sau={place}"


def _names(found: TaskList) -> Names:
    """As the names will be understood in the document that the list becomes."""
    would_be = Document(
        owner_path=found.owner_path, issued_from=found.owner_path, issued_on=found.listed_on
    )
    return Names(would_be, timezone.localdate())


def _shown(line: Line, names: Names) -> Shown:
    lead, helping = ([_name(m, names) for m in of] for of in (line.lead, line.coordinating))
    return Shown(line, lead, helping, [said(f) for f in line.findings])


def _name(mention: str, names: Names) -> Name:
    meant = names.meant(mention)
    if meant.told:
        name = meant.told[0].name
        if meant.others:
            name = _("%(name)s và %(n)s cơ quan khác") % {"name": name, "n": meant.others}
        return Name(mention, name, sure=True)
    if meant.state is State.UNKNOWN:
        return Name(mention, _("chưa có trong danh bạ"), sure=False)
    listed = "; ".join(body.name for body in meant.bodies[:_OFFERED])
    return Name(mention, _("chọn sau: %(names)s") % {"names": listed}, sure=False)
