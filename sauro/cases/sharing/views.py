"""Pages of sharing: lists, asking, answering, one grant with its book (trang hỏi và cho xem)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sauro.cases import register
from sauro.cases.models import Case, ShareGrant, ShareRequest
from sauro.cases.sharing import asking, granting, listing, queries
from sauro.cases.sharing.forms import (
    EndForm,
    ExtendForm,
    GrantForm,
    OpenForm,
    RefuseForm,
    RequestForm,
    in_a_month,
    request_initial,
)
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.web.sent import number
from sauro.foundation.web.telling import tell
from sauro.organization.queries.rows import body_names
from sauro.parties.queries import inquiry


@login_required
@require_GET
def share_list(request: HttpRequest) -> HttpResponse:
    """Requests and grants of the seat's body, on both sides."""
    seat, today = seat_of(request), timezone.localdate()
    path = seat.body.path
    tables = [
        listing.request_table(queries.requests_to(path), ours=False),
        listing.grant_table(list(queries.grants_to(path)), today, ours=False),
        listing.request_table(list(queries.requests_of(path)), ours=True),
        listing.grant_table(list(queries.grants_of(path)), today, ours=True),
    ]
    context = {"tables": tables, "may_ask": may(seat.role, Right.ASK_OTHERS)}
    return render(request, "cases/sharing/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def share_ask(request: HttpRequest) -> HttpResponse:
    """Ask a body for details, after a hit or of a case that one knows of."""
    seat = seat_of(request, Right.ASK_OTHERS)
    form = RequestForm(request.POST or None, initial=_first(request, seat))
    made, status = attempt(form, lambda f: asking.ask(f.asking(), by=seat, now=timezone.now()))
    if made:
        messages.success(request, _("Đã gửi đề nghị. Nơi giữ hồ sơ thấy ngay."))
        return redirect("share_request", made.pk)
    return render(request, "cases/sharing/ask.html", {"form": form}, status=status)


def _first(request: HttpRequest, seat: Seat) -> dict[str, Any]:
    asked, of_case = (number(request.GET.get(name)) for name in ("lan-hoi", "vu-viec"))
    case = register.case(of_case) if of_case else None
    if case and case.owner_path != seat.body.path:
        raise Hidden
    hit = inquiry(asked) if asked else None
    return request_initial(hit, case, request.GET.get("noi", "")[:200])


@login_required
@require_http_methods(["GET", "POST"])
def share_request(request: HttpRequest, asked_id: int) -> HttpResponse:
    """One request: the holder grants or refuses, who asked takes it back."""
    seat, row = seat_of(request), queries.request_(asked_id)
    grant = GrantForm(_sent(request, "cho-xem"), row=row)
    refuse = RefuseForm(_sent(request, "tu-choi"), auto_id="tuchoi-%s")
    answer, status = _answered(request, row, seat, grant, refuse)
    if answer:
        return answer
    waits = row.state == ShareRequest.State.WAITING
    ours, theirs = (path == seat.body.path for path in (row.owner_path, row.holder_path))
    context = {
        "row": row, "state": listing.state_badge(row), "grant": grant, "refuse": refuse,
        "decide": waits and theirs and may(seat.role, Right.SHARE), "offered": grant.offered,
        "ours": waits and ours and may(seat.role, Right.ASK_OTHERS),
        "facts": _request_facts(row),
        "made": [(one, queries.called(one)) for one in row.grants.all()],
    }  # fmt: skip
    return render(request, "cases/sharing/request.html", context, status=status)


def _answered(
    request: HttpRequest, row: ShareRequest, seat: Seat, grant: GrantForm, refuse: RefuseForm
) -> tuple[HttpResponse | None, int]:
    """Where it goes on after what was sent; or the status with which the page is shown again."""
    now, act = timezone.now(), request.POST.get("viec", "")
    if act == "rut":
        asking.withdraw(row.pk, by=seat, now=now)
        return _said(request, _("Đã rút đề nghị."), "share_request", row.pk), 200
    if act == "tu-choi":
        done, status = attempt(
            refuse,
            lambda f: granting.refuse(row.pk, f.cleaned_data["because"], by=seat, now=now),
        )
        words, where = _("Đã trả lời không cho xem."), "share_request"
    else:
        done, status = attempt(grant, lambda f: granting.grant(row.pk, f.scope(), by=seat, now=now))
        words, where = _("Đã cho xem. Nơi đề nghị mở được ngay."), "share_grant"
    return (_said(request, words, where, done.pk) if done else None), status


def _request_facts(row: ShareRequest) -> list[tuple[str, Any]]:
    names = body_names([row.owner_path, row.holder_path])
    pairs: list[tuple[str, Any]] = [
        (_("Cần xem"), row.about),
        (_("Phần hồ sơ"), listing.parts_words(row.parts)),
        (_("Nơi đề nghị"), names.get(row.owner_path, row.owner_path)),
        (_("Nơi giữ hồ sơ"), names.get(row.holder_path, row.holder_path)),
        (_("Mục đích"), row.because),
        (_("Phục vụ"), row.for_case),
        (_("Người đề nghị"), str(row.asked_by.user)),
        (_("Đề nghị lúc"), row.asked_at),
        (_("Trả lời"), row.answer),
        (_("Người trả lời"), str(row.answered_by.user) if row.answered_by else ""),
    ]
    return [(label, value) for label, value in pairs if value]


@login_required
@require_http_methods(["GET", "POST"])
def case_share(request: HttpRequest, case_id: int) -> HttpResponse:
    """Show an own case to a body that asked on paper."""
    seat = seat_of(request, Right.SHARE)
    case = register.case(case_id)
    if case.owner_path != seat.body.path:
        raise Hidden
    granting.allow_granting(case)
    form = OpenForm(request.POST or None, initial={"parts": ["summary"], "until": in_a_month()})
    made, status = attempt(form, lambda f: _open(f, case, seat))
    if made:
        return _said(request, _("Đã cho xem."), "share_grant", made.pk)
    rows = list(case.share_grants.order_by("-pk")[: queries.PAGE])
    table = listing.grant_table(rows, timezone.localdate(), ours=True)
    context = {"case": case, "form": form, "table": table}
    return render(request, "cases/sharing/open.html", context, status=status)


def _open(form: Any, case: Case, seat: Seat) -> ShareGrant:
    said, now = form.cleaned_data, timezone.now()
    return granting.grant_unasked(said["grantee"], form.scope(case), by=seat, now=now)


@login_required
@require_http_methods(["GET", "POST"])
def share_grant(request: HttpRequest, grant_id: int) -> HttpResponse:
    """One grant: what is shown, until when, and its book; the holder extends or ends it."""
    seat, row = seat_of(request), queries.grant_(grant_id)
    first = {"version": row.version}
    extend = ExtendForm(_sent(request, "gia-han"), initial=first, auto_id="giahan-%s")
    end = EndForm(_sent(request, "thoi"), initial=first, auto_id="thoi-%s")
    answer, status = _changed(request, row, seat, extend, end)
    if answer:
        return answer
    today = timezone.localdate()
    lives = queries.live(row, today)
    context = {
        "row": row, "called": queries.called(row), "badge": listing.grant_badge(row, today),
        "extend": extend, "end": end,
        "ours": lives and row.owner_path == seat.body.path and may(seat.role, Right.SHARE),
        "opens": lives and row.grantee_path == seat.body.path,
        "facts": _grant_facts(row), "book": listing.book_table(queries.book_of(row)),
    }  # fmt: skip
    return render(request, "cases/sharing/grant.html", context, status=status)


def _changed(
    request: HttpRequest, row: ShareGrant, seat: Seat, extend: ExtendForm, end: EndForm
) -> tuple[HttpResponse | None, int]:
    now = timezone.now()
    done, status = attempt(
        extend,
        lambda f: granting.extend(
            row.pk, f.cleaned_data["version"], f.cleaned_data["until"], by=seat, now=now
        ),
    )
    words = _("Đã gia hạn.")
    if not extend.is_bound:
        done, status = attempt(
            end,
            lambda f: granting.end(
                row.pk, f.cleaned_data["version"], f.cleaned_data["because"], by=seat, now=now
            ),
        )
        words = _("Đã thôi cho xem.")
    return (_said(request, words, "share_grant", row.pk) if done else None), status


def _grant_facts(row: ShareGrant) -> list[tuple[str, Any]]:
    names = body_names([row.owner_path, row.grantee_path])
    pairs: list[tuple[str, Any]] = [
        (_("Nơi giữ hồ sơ"), names.get(row.owner_path, row.owner_path)),
        (_("Nơi được xem"), names.get(row.grantee_path, row.grantee_path)),
        (_("Phần hồ sơ"), listing.parts_words(row.parts)),
        (_("Đến hết ngày"), row.until),
        (_("Lý do"), row.because),
        (_("Người cho xem"), str(row.granted_by.user)),
        (_("Thôi cho xem lúc"), row.ended_at),
        (_("Lý do thôi"), row.ended_because),
    ]
    return [(label, value) for label, value in pairs if value]


def _sent(request: HttpRequest, act: str) -> Any:
    return request.POST if request.POST.get("viec") == act else None


def attempt(form: forms.Form, act: Callable[[Any], Any]) -> tuple[Any, int]:
    """What came of it; or none, and the status with which the form is shown again."""
    if not form.is_bound:
        return None, 200
    if not form.is_valid():
        return None, 422
    try:
        return act(form), 200
    except (Refused, Stale) as told:
        tell(form, told)
        return None, told.status


def _said(request: HttpRequest, words: str, where: str, key: int) -> HttpResponse:
    messages.success(request, words)
    return redirect(where, key)
