"""What a person sees when a rule says no, and when we fail (trang báo lỗi)."""

from __future__ import annotations

import logging
from collections.abc import Callable

from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from sauro.foundation.errors import Stale, Told
from sauro.foundation.logs.lines import told
from sauro.foundation.web.faults import Fault, fault_of, oversized, typed
from sauro.foundation.web.problems import MACHINES, problem

_UNAVAILABLE = 503
log = logging.getLogger(__name__)

# Not faults of ours: Django asks handler403 and handler400, allauth asks for the password again.
_OTHERS_KNOW = (
    PermissionDenied,
    SuspiciousOperation,
    BadRequest,
    MultiPartParserError,
    ReauthenticationRequired,
    ImmediateHttpResponse,
)


class told_errors:  # noqa: N801 - middleware is named as a verb in settings
    """Turns what services raise into a page, a fragment or problem+json (RFC 9457)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if much := oversized(request):
            return plain_answer(request, much)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Told):
            return _told(request, error)
        if isinstance(error, Http404):
            return not_found(request, error)
        if isinstance(error, _OTHERS_KNOW):
            return None
        return fault(request, error)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """Not there, or not for this seat: alike."""
    if request.path.startswith(MACHINES):
        return problem(request, 404)
    return answer(
        request,
        404,
        _("Không tìm thấy"),
        [_("Trang này không có, hoặc không thuộc phạm vi xem của vị trí đang dùng.")],
    )


def _told(request: HttpRequest, error: Told) -> HttpResponse:
    if error.status == 404:
        return not_found(request)
    if request.path.startswith(MACHINES):
        return problem(request, error.status, error.findings, more=_versions(error))
    english = getattr(request, "LANGUAGE_CODE", "vi").startswith("en")
    log.info("refused", extra=told(status=error.status, codes=[f.code for f in error.findings]))
    said = [f.message_en if english else f.message for f in error.findings]
    titles = {403: _("Không có quyền"), 409: _("Đã có người sửa"), 422: _("Chưa thực hiện được")}
    return answer(request, error.status, titles[error.status], said)


def _versions(error: Told) -> dict[str, object]:
    """The version that was sent and the one that stands now, where somebody was faster."""
    if not isinstance(error, Stale):
        return {}
    return {"sent_version": error.sent, "current_version": getattr(error.current, "version", None)}


def fault(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """Our own failing, or a disk or database that does not serve at the moment."""
    return plain_answer(request, fault_of(error))


def plain_answer(request: HttpRequest, what: Fault) -> HttpResponse:
    """A page that asks neither database nor session, for they may be what failed."""
    if request.path.startswith(MACHINES):
        more = {"reference": what.reference} if what.reference else {}
        response: HttpResponse = problem(request, what.status, detail=what.said, more=more)
    elif getattr(request, "htmx", False):
        response = answer(request, what.status, what.title, [what.said])
    else:
        page = {"title": what.title, "said": [what.said], "status": what.status}
        page |= {"typed": typed(request), "simulated": settings.SIMULATED}
        page |= {"request": request, "csrf_token": get_token(request)}
        response = HttpResponse(render_to_string("web/told.html", page), status=what.status)
    if what.status == _UNAVAILABLE:
        response["Retry-After"] = "10"
    return response


def answer(
    request: HttpRequest, status: int, title: str, said: list[str], **more: object
) -> HttpResponse:
    """The sentences as the asker can use them; a fragment goes to the place for such news.

    ``more`` for the page: what was ``typed``, and the ``page`` to which to go back.
    """
    if request.path.startswith(MACHINES):
        return problem(request, status)
    context = {"title": title, "said": said, "status": status} | more
    if not getattr(request, "htmx", False):
        return render(request, "web/told.html", context, status=status)
    response = HttpResponse(render_to_string("web/_told.html", context), status=status)
    response["HX-Retarget"] = "#told"
    response["HX-Reswap"] = "innerHTML"
    return response
