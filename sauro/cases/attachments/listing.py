"""Attachments as the pages show them (tài liệu kèm theo trên trang)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sauro.cases.attachments.copies import has_copy, has_small, missing
from sauro.cases.attachments.kinds import HEIC, VIDEOS
from sauro.cases.models import Case, CaseAttachment
from sauro.foundation.web.parts import Cell
from sauro.foundation.web.words import day, moment

_WHY: Mapping[str, Any] = {
    "frames": gettext_lazy("ảnh nhiều khung hình"),
    "damaged": gettext_lazy("ảnh thiếu phần cuối, không mở hết được"),
    "size": gettext_lazy("ảnh lớn hơn 50 MB"),
    "too_heavy": gettext_lazy("ảnh cần quá nhiều bộ nhớ"),
    "too_slow": gettext_lazy("ảnh mở quá lâu"),
    "heic": gettext_lazy("ảnh HEIC nhiều khung hình hoặc hỏng; hãy lưu thành JPEG rồi gửi thêm"),
    "video": gettext_lazy("video hỏng hoặc thiếu phần cuối, không mở được"),
    "video_size": gettext_lazy("video lớn hơn 512 MB"),
}
_FEW = 8  # on the page of the case


@dataclass(slots=True)
class Shown:
    """One file with its facts; ``copy``: whether there is one without metadata; ``small``: whether
    there is a picture to look at.
    """

    row: CaseAttachment
    copy: bool
    small: bool
    without: str
    about: str
    facts: list[tuple[str, Cell]]
    withdraw: forms.Form | None = None


def shown(case: Case) -> list[Shown]:
    """All files of a case, the latest first; what was withdrawn stands at the end."""
    rows = CaseAttachment.objects.filter(case=case).select_related(
        "added_by__user", "withdrawn_by__user", "exhibit"
    )
    ordered = sorted(rows.order_by("-added_at", "-pk"), key=lambda row: bool(row.withdrawn_at))
    return [
        Shown(row, has_copy(row), has_small(row), without(row), about_copy(row), _facts(row))
        for row in ordered
    ]


def attachment_summary(case: Case) -> dict[str, Any]:
    """The latest few, for the page of the case."""
    rows = list(
        CaseAttachment.objects.filter(case=case, withdrawn_at=None).order_by("-added_at", "-pk")
    )
    return {
        "attachments": [(row, has_small(row)) for row in rows[:_FEW]],
        "attachments_all": len(rows),
    }


def without(row: CaseAttachment) -> str:
    """Why there is no copy without metadata; empty where there is one."""
    if has_copy(row):
        return ""
    why = _WHY.get(row.told.get("why", ""))
    reason = str(why) if why else _("%(form)s không có công cụ làm sạch") % {"form": row.form}
    if package := missing(row):
        words = _("máy chủ chưa cài gói %(package)s, hãy nhờ quản trị cài rồi mở lại trang này")
        reason = words % {"package": package}
    return _("Không có bản sạch: %(why)s.") % {"why": reason}


def about_copy(row: CaseAttachment) -> str:
    """What its copy is, where that is no picture like the original; empty else."""
    if row.form == "PDF":
        return _(
            "Bản sạch là ảnh của từng trang: không còn lớp chữ, chú thích, tệp đính kèm bên trong."
        )
    if row.form in VIDEOS:
        return _("Bản sạch giữ nguyên hình và tiếng, bỏ nơi quay, máy quay, giờ quay, phụ đề.")
    return _("Bản sạch là ảnh JPEG.") if row.form == HEIC else ""


def _facts(row: CaseAttachment) -> list[tuple[str, Cell]]:
    taken = ", ".join(filter(None, (day(row.taken_on) if row.taken_on else "", row.taken_where)))
    pairs: list[tuple[str, Cell]] = [
        (_("Cho thấy"), row.shows),
        (_("Chụp, ghi"), taken),
        (_("Người chụp, ghi"), row.taken_by),
        (_("Tang vật"), str(row.exhibit) if row.exhibit else ""),
        (_("Tệp tự ghi"), itself(row)),
        (_("Tệp"), f"{row.name}; {row.form}, {filesizeformat(row.size)}"),
        (_("Nhận"), f"{moment(row.added_at)}, {row.added_by.user}"),
    ]
    return [(label, value) for label, value in pairs if value]


def itself(row: CaseAttachment) -> str:
    """What the camera wrote, which nobody has checked."""
    told, said = row.told, []
    if told.get("taken"):
        said.append(_("chụp %(when)s") % {"when": moment(datetime.fromisoformat(told["taken"]))})
    if told.get("camera"):
        said.append(_("máy %(camera)s") % {"camera": told["camera"]})
    if told.get("place"):
        said.append(_("có tọa độ nơi chụp"))
    if told.get("seconds"):
        said.append(_("dài %(length)s") % {"length": timedelta(seconds=told["seconds"])})
    if told.get("width"):
        said.append(f"{told['width']} × {told['height']}")
    return "; ".join(said)
