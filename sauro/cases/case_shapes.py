"""What operations on cases send and read (dạng dữ liệu của vụ việc)."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Literal

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import BeforeValidator, Field

from sauro.foundation.web.api import NEXT, Day, Given, MeantDay, MomentCursor, Words, whole

RouteName = Literal["land_border", "sea", "air", "post", "inland", "online"]
SourceName = Literal["patrol", "plan", "tip", "other_force", "complaint"]
CountedName = Literal["smuggling_banned", "trade_fraud", "counterfeit", "other"]
ProcedureName = Literal["administrative", "criminal"]
NatureName = Literal["simple", "complex", "especially_complex"]
RoleName = Literal[
    "violator", "owner", "carrier", "vehicle", "premises", "shop", "witness", "right_holder"
]
PartyKindName = Literal["person", "household", "company", "premises", "vehicle", "shop", "account"]
NumberKindName = Literal[
    "tax_code", "identity_number", "old_identity_number", "phone", "plate", "shop", "account"
]
ValuationName = Literal["estimated", "listed", "market", "council", "declared"]
StateName = Literal[
    "not_started", "running", "suspended", "met", "met_late", "overdue", "over", "ended"
]
_NO_NUL = r"^[^\x00]*$"
Long = Annotated[str, Field(max_length=2000, pattern=_NO_NUL)]
Code = Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9_]*$")]
ExhibitKey = Annotated[str, Field(max_length=8, pattern=r"^TV[0-9]{1,5}$")]
Exact = Annotated[str, Field(pattern=r"^[0-9]{1,14}(\.[0-9]{1,3})?$", max_length=18)]
Vnd = Annotated[int, Field(ge=0, lt=10**17), BeforeValidator(whole)]
Hour = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", max_length=5)]
Key = Annotated[int, Field(ge=1, le=2**63 - 1), BeforeValidator(whole)]
Degrees = Annotated[
    str, Field(pattern=r"^-?[0-9]{1,3}(\.[0-9]{1,6})?$", max_length=11)
]  # exact, unlike a float
_EXACT = _("Số thập phân viết bằng dấu chấm, trong dấu ngoặc kép: “2.5”.")
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
UUID_TEXT = f"^{_UUID.pattern}$"


class CaseRow(Schema):
    """A case as a list shows it (vụ việc)."""

    id: int
    owner_path: str = Field(description=_("Cơ quan chủ trì."))
    number: int
    year: int
    detected_at: datetime
    territory: str = Field(description=_("Địa bàn, như tên gọi lúc ấy."))
    place: str
    route: RouteName
    source: SourceName
    procedure: ProcedureName
    summary: str
    next_due_on: date | None = Field(description=_("Hạn gần nhất còn chạy hoặc đã quá."))
    version: int


class CasePage(Schema):
    """Some cases and where the next page begins."""

    items: list[CaseRow]
    next_cursor: MomentCursor | None = Field(description=NEXT)


class GoodsRow(Schema):
    """One sort of goods (dòng hàng)."""

    group: str = Field(description=_("Mã nhóm hàng."))
    name: str
    brand: str
    origin: str
    quantity: str = Field(description=_EXACT)
    unit: str
    value_vnd: int | None
    valuation: ValuationName | Literal[""]
    hs_code: str


class ViolationRow(Schema):
    """What was violated (hành vi)."""

    kind: str = Field(description=_("Mã loại vi phạm."))
    counted: CountedName = Field(description=_("Nhóm thống kê."))
    article: str
    main: bool


class CasePartyRow(Schema):
    """A party in the case, by its name as written there (đối tượng trong vụ)."""

    role: RoleName
    written: str


class EventRow(Schema):
    """A step that stands (bước)."""

    id: int
    kind: str
    day: date
    at: Hour | None
    paper: str
    about: str
    until: date | None
    note: str


class ClockRow(Schema):
    """A limit as it stands at the moment of the request (thời hạn)."""

    code: str
    state: StateName
    started_on: date | None
    due_on: date | None
    days_left: int | None
    articles: list[str]
    verified: bool = Field(description=_("false: có dòng quy định chưa kiểm chứng."))


class HintRow(Schema):
    """What the law may want a person to look at; never a decision (gợi ý)."""

    message: str
    article: str
    verified: bool


class LiesWith(Schema):
    """The body that took a case over (nơi đang giữ hồ sơ)."""

    owner_path: str
    since: date | None
    paper: str


class CaseShown(CaseRow):
    """One case with all that hangs on it, its clocks, hints and what is odd in its steps."""

    joint: list[str] = Field(description=_("Cơ quan phối hợp, theo mã."))
    parties: list[CasePartyRow]
    goods: list[GoodsRow]
    violations: list[ViolationRow]
    events: list[EventRow]
    clocks: list[ClockRow] = Field(
        description=_("Rỗng khi vụ việc đã chuyển đi: thời hạn chạy ở nơi đang giữ.")
    )
    lies_with: LiesWith | None = Field(description=_("null: ở cơ quan vào sổ."))
    hints: list[HintRow]
    warnings: list[str]


class CaseNarrowing(Schema):
    """Which cases."""

    words: Annotated[str, Field(max_length=300, pattern=_NO_NUL)] = Field(
        "", description=_("Mọi từ phải có, không cần dấu.")
    )
    body: Annotated[str, Field(max_length=120, pattern=_NO_NUL)] = Field(
        "", description=_("Của cơ quan này, cơ quan bên dưới, và vụ việc họ phối hợp.")
    )
    route: RouteName | None = None
    counted: CountedName | None = None
    group: Code = Field("", description=_("Mã nhóm hàng."))
    since: Day | None = Field(None, description=_("Phát hiện từ ngày."))
    until: Day | None = Field(None, description=_("Phát hiện đến hết ngày."))
    overdue: bool = False


class GoodsGiven(Given):
    """One sort of goods."""

    group: Code
    name: Words
    quantity: Exact = Field(description=_EXACT)
    unit: Annotated[str, Field(max_length=20, pattern=_NO_NUL)]
    brand: Words = ""
    origin: Words = ""
    value_vnd: Vnd | None = None
    valuation: ValuationName | None = None
    hs_code: Annotated[str, Field(max_length=12, pattern=r"^[0-9]*$")] = ""


class ViolationGiven(Given):
    """What was violated; the first one is the main one."""

    kind: Code = Field(description=_("Mã loại vi phạm."))
    article: Words = ""
    frame_vnd: Vnd | None = None


class NumberGiven(Given):
    """A number by which a party is known."""

    kind: NumberKindName
    value: Words


class PartyGiven(Given):
    """A party: one of the register by its key, else told anew."""

    role: RoleName
    party_id: Key | None = None
    kind: PartyKindName = "person"
    name: Words = ""
    numbers: Annotated[list[NumberGiven], Field(default_factory=list, max_length=20)]
    prior: bool = False


class StepGiven(Given):
    """A step that happened; kinds as “events” of a case name them."""

    kind: Code
    day: MeantDay
    at: Hour | None = None
    paper: Words = ""
    about: Words = ""
    until: MeantDay | None = None
    note: Words = ""


class StepRecorded(StepGiven):
    """A step with what is written in the same act: the fine that a decision claims, the exhibits
    that are handed over, given back or destroyed.
    """

    fine_vnd: Annotated[int, Field(gt=0, le=10**15)] | None = Field(
        default=None, description=_("Chỉ với quyết định xử phạt; đã có khoản ấy thì không ghi lại.")
    )
    due_on: Day | None = Field(default=None, description=_("Ngày cuối phải nộp, đi với tiền phạt."))
    exhibits: Annotated[list[ExhibitKey], Field(max_length=500)] = Field(
        default=[], description=_("Mã tang vật như TV1, cả lô đang giữ.")
    )
    taker: Words = Field(default="", description=_("Bên nhận tang vật."))


class JointGiven(Given):
    """A body that works on the case too."""

    body: Words = Field(description=_("Mã hoặc tên."))
    part: Words = ""


class CaseTold(Given):
    """A case as it is told at once."""

    detected_on: MeantDay
    detected_time: Hour | None = None
    territory: Annotated[str, Field(max_length=10, pattern=_NO_NUL)] = Field(
        description=_("Mã xã, phường hiện nay.")
    )
    route: RouteName
    source: SourceName
    violations: Annotated[list[ViolationGiven], Field(min_length=1, max_length=50)]
    place: Words = ""
    lat: Degrees | None = None
    lon: Degrees | None = None
    detected_by: Words = ""
    source_note: Words = ""
    procedure: ProcedureName = "administrative"
    complexity: NatureName = "simple"
    explanation: bool = False
    summary: Long = ""
    parties: Annotated[list[PartyGiven], Field(default_factory=list, max_length=200)]
    goods: Annotated[list[GoodsGiven], Field(default_factory=list, max_length=200)]
    events: Annotated[list[StepGiven], Field(default_factory=list, max_length=200)]
    joint: Annotated[list[JointGiven], Field(default_factory=list, max_length=50)]


class CaseGiven(CaseTold):
    """A case as it is entered at once."""

    key: Annotated[str, Field(pattern=UUID_TEXT, max_length=36)] = Field(
        description=_("UUID do hệ thống gửi đặt; gửi lại cùng mã thì không vào sổ lần nữa.")
    )


class CaseOfOwnBook(CaseTold):
    """A case under the number of the sender's own book."""

    own_number: Annotated[
        str, Field(min_length=1, max_length=120, pattern=r"^[^\x00]*[^\x00\s][^\x00]*$")
    ] = Field(
        description=_(
            "Số trong sổ đơn vị; cùng số, cùng năm phát hiện là một vụ, như khi nhập từ Excel."
        )
    )
