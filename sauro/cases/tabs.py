"""The tabs above the register and what is drawn from it (thẻ của trang vụ việc)."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from sauro.foundation.web.parts import Link

JOINT = "phoi-hop"


def tabs(current: str, *, joint: bool = False) -> list[Link]:
    """All of them; ``current``: the name of the address."""
    register = reverse("cases")
    return [
        Link(register, _("Trong phạm vi"), current == "cases" and not joint),
        Link(f"{register}?phan={JOINT}", _("Phối hợp với nơi khác"), current == "cases" and joint),
        Link(reverse("case_repeat"), _("Đối tượng tái phạm"), current == "case_repeat"),
        Link(reverse("case_map"), _("Bản đồ"), current == "case_map"),
        Link(reverse("case_timeline"), _("Theo thời gian"), current == "case_timeline"),
    ]
