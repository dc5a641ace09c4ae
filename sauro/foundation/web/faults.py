"""When the request cannot be served as it came: no database, no room, too much at once."""

from __future__ import annotations

import errno
import logging
import secrets
from typing import NamedTuple

import psycopg
from django.conf import settings
from django.core.exceptions import (
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.utils.translation import gettext as _

from sauro.foundation.database.once import done_already
from sauro.foundation.logs.lines import told

log = logging.getLogger(__name__)

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
_SECRET = ("password", "code", "token", "secret", "otp", "credential")
_MB = 1024 * 1024


class Fault(NamedTuple):
    """An answer to what is nobody's rule and, mostly, nobody's fault."""

    status: int
    title: str
    said: str
    reference: str = ""  # of one that is our own mistake: leads to the log


def fault_of(error: BaseException | None) -> Fault:
    """What the person is told. Everything but our own mistakes passes; those bear a number."""
    reference = secrets.token_hex(4)
    found = _passing(error) or _ours(reference)
    log.error("fault", exc_info=error, extra=told(reference=reference, status=found.status))
    return found


def _passing(error: BaseException | None) -> Fault | None:
    if isinstance(error, OperationalError | InterfaceError | psycopg.OperationalError):
        said = _(
            "Cơ sở dữ liệu tạm thời không trả lời, nội dung vừa gửi chưa được ghi. Hãy đợi một "
            "phút rồi gửi lại; nếu vẫn vậy, báo quản trị."
        )
        return Fault(503, _("Hệ thống tạm gián đoạn"), said)
    if done_already(error):
        said = _(
            "Việc này vừa được ghi, do gửi hai lần hoặc do người khác cùng làm, nên lần này không "
            "ghi thêm. Hãy mở lại trang để xem bản hiện tại, rồi làm lại nếu còn cần."
        )
        return Fault(409, _("Đã có người sửa"), said)
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        said = _(
            "Máy chủ hết chỗ ghi nên chưa nhận được gì. Hãy gửi lại sau, và báo quản trị kiểm tra "
            "ổ đĩa."
        )
        return Fault(507, _("Máy chủ hết chỗ"), said)
    return None


def _ours(reference: str) -> Fault:
    said = _(
        "Lỗi của hệ thống, không phải của anh/chị. Hãy thử lại; nếu còn lỗi, báo quản trị "
        "số %(ref)s."
    ) % {"ref": reference}
    return Fault(500, _("Có lỗi"), said, reference)


def too_much(error: BaseException | None) -> Fault | None:
    """None for a request that is wrong in another way."""
    if not isinstance(error, _TOO_MUCH):
        return None
    return Fault(413, _("Gửi quá nhiều trong một lần"), _limit(error))


def _limit(error: BaseException) -> str:
    if isinstance(error, TooManyFilesSent):
        return _("Mỗi lần gửi nhiều nhất %(n)s tệp. Hãy chia thành nhiều lần.") % {
            "n": settings.DATA_UPLOAD_MAX_NUMBER_FILES
        }
    if isinstance(error, TooManyFieldsSent):
        return _("Biểu mẫu có quá %(n)s ô. Hãy chia thành nhiều lần.") % {
            "n": settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
        }
    return _("Phần chữ của một lần gửi nhiều nhất %(mb)s MB. Hãy chia thành nhiều lần.") % {
        "mb": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // _MB
    }


def oversized(request: HttpRequest) -> Fault | None:
    """Told before anything of the body is kept."""
    if _length(request) <= settings.REQUEST_MOST_BYTES:
        return None
    said = _("Mỗi lần gửi nhiều nhất %(mb)s MB. Hãy chia thành nhiều lần, mỗi lần ít tệp hơn.") % {
        "mb": settings.REQUEST_MOST_BYTES // _MB
    }
    return Fault(413, _("Gửi quá nhiều trong một lần"), said)


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def typed(request: HttpRequest) -> list[str]:
    """What was written into the form that could not be kept: shown, so that it can be copied."""
    if request.method != "POST" or _length(request) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
        return []
    try:
        sent = list(request.POST.lists())
    except (UnreadablePostError, SuspiciousOperation, MultiPartParserError, OSError):
        return []
    public = [values for name, values in sent if not _kept_back(name.lower())]
    return [value for values in public for value in values if value.strip()]


def _kept_back(name: str) -> bool:
    return name.startswith("csrf") or any(part in name for part in _SECRET)
