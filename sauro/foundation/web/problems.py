"""What a machine is told: problem+json (RFC 9457), one kind a status (lỗi cho máy)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sauro.foundation.web.words import told
from sauro.kernel.findings import Finding

MACHINES = "/api/"  # below it every answer is for a machine
REFERENCE = "/giao-dien-may/"  # the page that explains each kind, at "#" and its name
MEDIA_TYPE = "application/problem+json"
FAILED = 400


class Kind(NamedTuple):
    """A kind of problem: its name for machines, its title, and what to do about it."""

    name: str
    title: Promise
    next_step: Promise


KINDS: dict[int, Kind] = {
    400: Kind(
        "bad-request",
        _("Yêu cầu không đọc được"),
        _("Hãy kiểm tra mã hóa UTF-8 và cú pháp của yêu cầu rồi gửi lại."),
    ),
    401: Kind(
        "not-signed-in",
        _("Chưa có khóa truy cập dùng được"),
        _("Hãy gửi đầu mục “Authorization: Bearer <khóa>”."),
    ),
    403: Kind(
        "not-allowed",
        _("Không có quyền"),
        _("Hãy dùng khóa của vị trí có quyền làm việc này."),
    ),
    404: Kind(
        "not-found",
        _("Không tìm thấy"),
        _("Không có, hoặc không thuộc phạm vi xem của vị trí đang dùng. Hãy kiểm tra địa chỉ."),
    ),
    405: Kind(
        "wrong-method",
        _("Phương thức không dùng được ở địa chỉ này"),
        _("Đầu mục “Allow” nêu các phương thức dùng được."),
    ),
    409: Kind(
        "changed-meanwhile",
        _("Đã có người sửa"),
        _("Hãy đọc lại bản hiện tại, rồi gửi với số phiên bản của bản đó."),
    ),
    413: Kind(
        "too-large",
        _("Yêu cầu quá lớn"),
        _("Hãy gửi ít hơn trong một yêu cầu."),
    ),
    415: Kind(
        "unknown-format",
        _("Loại nội dung không đọc được ở địa chỉ này"),
        _("Hãy gửi đúng “Content-Type” nêu trong tài liệu."),
    ),
    422: Kind(
        "refused",
        _("Chưa thực hiện được"),
        _("“findings” nêu từng chỗ chưa đúng. Hãy sửa rồi gửi lại."),
    ),
    429: Kind(
        "too-many",
        _("Quá nhiều yêu cầu sai"),
        _("Hãy chờ số giây trong đầu mục “Retry-After” rồi gửi lại."),
    ),
    500: Kind(
        "fault",
        _("Có lỗi"),
        _("Lỗi của hệ thống. Hãy gửi lại sau; nếu còn lỗi, báo quản trị số trong “reference”."),
    ),
    503: Kind(
        "unavailable",
        _("Hệ thống tạm gián đoạn"),
        _("Chưa ghi gì. Hãy gửi lại sau số giây trong đầu mục “Retry-After”."),
    ),
    507: Kind(
        "no-room",
        _("Máy chủ hết chỗ"),
        _("Chưa ghi gì. Hãy gửi lại sau, và báo quản trị kiểm tra ổ đĩa."),
    ),
}
_HEADERS = {401: {"WWW-Authenticate": 'Bearer realm="sauro"'}, 429: {"Retry-After": "60"}}


def problem(
    request: HttpRequest,
    status: int,
    findings: Sequence[Finding] = (),
    detail: str = "",
    more: Mapping[str, object] | None = None,
) -> JsonResponse:
    """The answer to a machine; ``more`` are members of this kind, such as both versions."""
    kind = KINDS.get(status) or KINDS[400 if status < 500 else 500]
    said = [_said(f) for f in findings]
    content = {
        "type": f"{REFERENCE}#{kind.name}",
        "title": str(kind.title),
        "status": status,
        "detail": detail or " ".join(f["message"] for f in said) or str(kind.next_step),
        "instance": quote(request.path),
        "findings": said,
        **(more or {}),
    }
    return JsonResponse(
        content,
        status=status,
        content_type=MEDIA_TYPE,
        headers=_HEADERS.get(status),
        json_dumps_params={"ensure_ascii": False},
    )


def of_machines(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A refusal that Django or a library worded as a page, told as a problem."""
    if response.status_code < FAILED or response.get("Content-Type", "").startswith(MEDIA_TYPE):
        return response
    told = problem(request, response.status_code)
    for name in ("Allow", "Retry-After"):
        if name in response:
            told[name] = response[name]
    return told


def _said(finding: Finding) -> dict[str, str]:
    return {"code": finding.code, "field": finding.field, "message": told(finding)}
