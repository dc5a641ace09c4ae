"""What a seat's role may do (quyền): pure data, asked by services, shown by pages."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a seat is for."""

    OFFICER = "officer", _("Cán bộ")
    SECRETARY = "secretary", _("Thư ký")
    LEADER = "leader", _("Lãnh đạo")
    ADMINISTRATOR = "administrator", _("Quản trị")


class Right(models.TextChoices):
    """An act that not everybody may do."""

    RECEIVE = "receive", _("Tiếp nhận văn bản")
    VERIFY = "verify", _("Kiểm tra kết quả đọc")
    PUBLISH = "publish", _("Ban hành vào sổ theo dõi")
    SHARE = "share", _("Cho nơi khác xem văn bản")
    REPORT = "report", _("Báo cáo việc được giao")
    REVIEW = "review", _("Nghiệm thu, gia hạn, thu hồi việc đã giao")
    MEET = "meet", _("Tổ chức cuộc họp, ghi kết luận, trả lời kiến nghị")
    KEEP_CASES = "keep_cases", _("Ghi vụ việc, các bước xử lý")
    KEEP_PARTIES = "keep_parties", _("Ghi đối tượng, kết luận trùng hay không")
    ASK_OTHERS = "ask_others", _("Hỏi cơ quan khác về đối tượng")
    SEE_NUMBERS = "see_numbers", _("Xem số định danh đầy đủ")
    FILL_REPORTS = "fill_reports", _("Lập báo cáo định kỳ")
    SEND_REPORTS = "send_reports", _("Duyệt, gửi báo cáo định kỳ")
    TAKE_REPORTS = "take_reports", _("Nhận, trả lại, tổng hợp báo cáo định kỳ")
    KEEP_DUTIES = "keep_duties", _("Lập mẫu báo cáo, chế độ báo cáo")
    KEEP_BODIES = "keep_bodies", _("Cập nhật cơ quan, thành viên")
    KEEP_LAW = "keep_law", _("Cập nhật quy định về thời hạn")
    KEEP_ACCOUNTS = "keep_accounts", _("Quản lý tài khoản, vị trí công tác")


RIGHTS: dict[str, frozenset[Right]] = {
    Role.OFFICER: frozenset(
        {
            Right.RECEIVE,
            Right.VERIFY,
            Right.REPORT,
            Right.KEEP_CASES,
            Right.KEEP_PARTIES,
            Right.ASK_OTHERS,
            Right.FILL_REPORTS,
        }
    ),
    Role.SECRETARY: frozenset(
        {
            Right.RECEIVE,
            Right.VERIFY,
            Right.PUBLISH,
            Right.SHARE,
            Right.REPORT,
            Right.REVIEW,
            Right.MEET,
            Right.KEEP_CASES,
            Right.KEEP_PARTIES,
            Right.ASK_OTHERS,
            Right.SEE_NUMBERS,
            Right.FILL_REPORTS,
            Right.SEND_REPORTS,
            Right.TAKE_REPORTS,
            Right.KEEP_DUTIES,
            Right.KEEP_BODIES,
            Right.KEEP_LAW,
            Right.KEEP_ACCOUNTS,
        }
    ),
    Role.LEADER: frozenset(
        {
            Right.PUBLISH,
            Right.SHARE,
            Right.REPORT,
            Right.REVIEW,
            Right.MEET,
            Right.ASK_OTHERS,
            Right.SEE_NUMBERS,
            Right.SEND_REPORTS,
            Right.TAKE_REPORTS,
        }
    ),
    Role.ADMINISTRATOR: frozenset({Right.KEEP_BODIES, Right.KEEP_ACCOUNTS}),
}


def may(role: str, right: Right) -> bool:
    """Whether a role includes a right; an unknown role has none."""
    return right in RIGHTS.get(role, frozenset())
