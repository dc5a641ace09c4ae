"""What reports look like to other systems (dạng dữ liệu báo cáo)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import BeforeValidator, Field

from sauro.foundation.web.api import NEXT, Given, MomentCursor, whole

_NO_NUL = r"^[^\x00]*$"
_UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
Amount = Annotated[int, Field(ge=0, le=10**15), BeforeValidator(whole)]
CellName = Annotated[str, Field(max_length=100, pattern=r"^[a-z0-9_@=.-]*$")]
Why = Annotated[str, Field(max_length=500, pattern=_NO_NUL)]
Text = Annotated[str, Field(max_length=2000, pattern=_NO_NUL)]
StateName = Literal["expected", "draft", "submitted", "returned", "accepted"]
_SMALLEST = _("Số nguyên theo đơn vị nhỏ nhất: số ghi trong mẫu nhân 10 mũ “decimals”.")


class ReportRow(Schema):
    """A report that is owed, whether anything came or not (dòng báo cáo)."""

    id: int
    duty_id: int
    name: str
    form: str = Field(description=_("Mã mẫu; mô tả ở get_report_form."))
    body_path: str
    to_path: str
    period: str = Field(description=_("Mã kỳ: 2026-M05, 2026-Q3, W:2026-11-05/2026-11-11 …"))
    starts_on: date
    ends_on: date
    due_at: datetime
    state: StateName
    first_sent_at: datetime | None = Field(description=_("Sau due_at là gửi muộn."))
    nil: bool


class ReportPage(Schema):
    """Some reports and where the next page begins."""

    items: list[ReportRow]
    next_cursor: MomentCursor | None = Field(description=NEXT)


class CellNoted(Schema):
    """A figure that was adjusted: both numbers, and why."""

    key: str
    computed: int | None
    given: int | None
    reason: str


class ReportShown(ReportRow):
    """A report with the figures of its last version in sight."""

    number: int = Field(description=_("Lần; 0 là chưa có lần nào đọc được."))
    version: int
    form_version: int
    figures: dict[str, int | None] = Field(description=_SMALLEST)
    adjusted: list[CellNoted]
    remarks: str
    reason: str = Field(description=_("Lý do nơi nhận trả lại."))


class FormCell(Schema):
    """A cell of a form (ô số liệu)."""

    key: str
    slot: int
    indicator: str
    name: str
    name_en: str
    unit: str
    decimals: int
    kind: Literal["stock", "flow", "cumulative"]
    origin: Literal["computed", "entered"]
    dimension: str
    member: str
    mark: str


class FormShown(Schema):
    """A form in use, described cell by cell."""

    code: str
    name: str
    name_en: str
    version: int
    valid_from: date
    cells: list[FormCell]


class ReportGiven(Given):
    """A report as another system sends it; sent again with the same key it is one."""

    key: Annotated[str, Field(pattern=_UUID, max_length=36)] = Field(
        description=_("UUID do hệ thống gửi đặt; gửi lại cùng mã thì không lập lần nữa.")
    )
    figures: Annotated[dict[CellName, Amount | None], Field(default_factory=dict, max_length=500)]
    reasons: Annotated[dict[CellName, Why], Field(default_factory=dict, max_length=500)]
    remarks: Text = ""
    corrects: Why = ""
    nil: bool = False
    submit: bool = Field(False, description=_("true: duyệt, gửi luôn; false: lưu nháp."))
    explained: Annotated[dict[CellName, Why], Field(max_length=500)] = Field(
        default_factory=dict,
        description=_("Giải trình số liệu bị cảnh báo, theo khóa của ô; cần khi gửi."),
    )
    series_breaks: Annotated[dict[CellName, Why], Field(max_length=500)] = Field(
        default_factory=dict,
        description=_("Ô mà từ kỳ này tính theo cách khác, và khác thế nào."),
    )
