"""What a seat does first, by its rights (bắt đầu từ đâu)."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from sauro.foundation.access.rights import Right, may
from sauro.foundation.web.parts import Link

Step = tuple[Link, str]  # where, and what one does there


def first_steps(role: str) -> list[Step]:
    """In the order in which a paper goes through the house."""
    papers, register = reverse("documents"), reverse("register")
    steps = {
        Right.RECEIVE: (
            Link(papers, _("Gửi văn bản")),
            _("Chọn tệp ở ô “Nhận văn bản” trên trang này; máy đọc thành từng việc."),
        ),
        Right.VERIFY: (
            Link(f"{papers}?status=read", _("Kiểm tra")),
            _("Mở văn bản chờ kiểm tra, đối chiếu từng việc với lời văn, chọn cơ quan chưa rõ."),
        ),
        Right.PUBLISH: (
            Link(f"{papers}?status=read", _("Ban hành")),
            _("Văn bản đã kiểm tra hết thì ban hành: việc vào sổ, cơ quan được giao thấy ngay."),
        ),
        Right.KEEP_BODIES: (
            Link(reverse("bodies"), _("Danh bạ")),
            _("Xem cơ quan, thành viên Ban Chỉ đạo của mình đã đúng chưa; sửa theo quyết định."),
        ),
    }
    follow = (
        Link(register, _("Theo dõi")),
        _("Trong sổ, lọc theo nơi chủ trì, hạn, điều còn thiếu; lưu bộ lọc hay dùng; xuất Excel."),
    )
    return [*(step for right, step in steps.items() if may(role, right)), follow]
