"""What became of what a step brought along, told on the next page (báo kết quả ghi cùng bước)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from sauro.cases.as_steps.along import Written
from sauro.cases.models import CaseEvent
from sauro.foundation.web.words import number


def tell_along(request: HttpRequest, done: Written) -> None:
    """The claim and the movements that were written; the claim that was there before."""
    if row := done.claim:
        said = {"key": row.debt, "amount": number(row.amount_vnd)}
        words = _("Đồng thời đã ghi khoản %(key)s phải nộp: %(amount)s đồng.") % said
        messages.success(request, words)
    if row := done.known:
        said = {"key": row.debt, "amount": number(row.amount_vnd)}
        words = _(
            "Sổ tiền đã có khoản %(key)s của quyết định này, %(amount)s đồng: không ghi lần nữa. "
            "Ghi nhầm thì đảo bút toán ở trang Tiền của vụ việc."
        )
        messages.info(request, words % said)
    if done.movements:
        keys = ", ".join(row.exhibit.key for row in done.movements)
        words = _("Đồng thời đã ghi vào chuỗi tang vật: %(keys)s.") % {"keys": keys}
        messages.success(request, words)


def tell_left(request: HttpRequest, event: CaseEvent | None) -> None:
    """Entries that were written with a step that is taken back or corrected: they stay."""
    if event is None:
        return
    claims = event.money.filter(reversed_by=None).order_by("number")
    moved = event.movements.filter(withdrawn_by=None).select_related("exhibit")
    keys = [*(row.debt for row in claims), *(row.exhibit.key for row in moved.order_by("number"))]
    if keys:
        words = _(
            "Phần ghi cùng bước ấy vẫn còn: %(keys)s. Ghi nhầm thì đảo bút toán, hủy lần ghi ở "
            "trang Tiền, trang Tang vật."
        )
        messages.warning(request, words % {"keys": ", ".join(dict.fromkeys(keys))})
