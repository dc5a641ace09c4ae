"""Forces in the language of the page (tên lực lượng). Names of bodies stay as they are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sauro.organization.models import Force

NAMES: Mapping[str, str | Promise] = {
    "police": _("Công an"),
    "customs": _("Hải quan"),
    "border_guard": _("Bộ đội Biên phòng"),
    "coast_guard": _("Cảnh sát biển"),
    "military": _("Quân sự"),
    "market": _("Quản lý thị trường"),
    "tax": _("Thuế"),
    "health": _("Y tế"),
    "agriculture": _("Nông nghiệp và Môi trường"),
    "science": _("Khoa học và Công nghệ"),
    "culture": _("Văn hóa, Thể thao và Du lịch"),
    "trade": _("Công Thương"),
    "finance": _("Tài chính"),
    "construction": _("Xây dựng"),
    "justice": _("Tư pháp"),
    "interior": _("Nội vụ"),
    "education": _("Giáo dục và Đào tạo"),
    "prosecutors": _("Kiểm sát"),
    "courts": _("Tòa án"),
    "inspectorate": _("Thanh tra"),
    "bank": _("Ngân hàng"),
    "press": _("Báo chí, truyền thông"),
    "other": _("Lực lượng khác"),
}


def called(code: str, name: str) -> str:
    """A force as pages call it; one that an operator added has the name it was given."""
    return str(NAMES.get(code, name))


def force_name(force: Force | None) -> str | None:
    """The same of a row; none where a body is of no force."""
    return called(force.code, force.name) if force else None
