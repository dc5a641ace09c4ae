"""Operations on papers of a case, for other systems (văn bản của vụ việc)."""

from __future__ import annotations

from base64 import b64encode
from datetime import date, datetime, time
from hashlib import sha256
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Router, Schema, Status
from pydantic import BeforeValidator, Field

from sauro.cases import register
from sauro.cases.api import MarkName
from sauro.cases.case_shapes import UUID_TEXT, Code, Hour
from sauro.cases.holding import holds
from sauro.cases.models import CasePaper, PaperDraft
from sauro.cases.papers import services
from sauro.cases.papers.drafting import drafted, text_of
from sauro.cases.papers.files import content_of
from sauro.cases.papers.listing import papers_of
from sauro.cases.papers.record import known_of
from sauro.cases.papers.rules import Typed
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden
from sauro.foundation.web.api import VERSION, Given, MeantDay, Version, whole
from sauro.foundation.web.files import DOCX, PDF

router = Router(tags=["cases"])
_NO_NUL = r"^[^\x00]*$"
_ONCE = _("UUID do hệ thống gửi đặt; gửi lại cùng mã thì vẫn là một dự thảo.")
PlaceWords = Annotated[str, Field(max_length=4000, pattern=_NO_NUL)]
_TYPES = {"docx": DOCX, "pdf": PDF}


class CasePaperRow(Schema):
    """An issued paper (văn bản đã phát hành)."""

    id: int
    form: str
    name: str
    number: str = Field(description=_("Số, ký hiệu, như 05/BB-VPHC."))
    dated_on: date
    mark: MarkName = Field(description=_("memory, unsure: lời mẫu chưa kiểm chứng."))
    source: str
    event_id: int | None = Field(description=_("Bước được ghi cùng lúc phát hành."))
    replaces_id: int | None
    cancelled_because: str = Field(description=_("Rỗng: không hủy."))
    issued_at: datetime


class CasePaperShown(CasePaperRow):
    """With its words and one of its files (toàn văn và tệp)."""

    text: str
    media_type: str
    sha256: str
    content: str = Field(
        description=_("Nội dung tệp, mã base64."),
        json_schema_extra={"contentEncoding": "base64"},
    )


class CasePapersShown(Schema):
    """All issued papers of a case."""

    items: list[CasePaperRow]


class PaperDraftShown(Schema):
    """A draft: the words as they would stand, and what is missing (dự thảo)."""

    id: int
    form: str
    version: int = Field(description=_("Gửi lại khi phát hành."))
    text: str
    missing: list[str] = Field(description=_("Mã những chỗ còn trống."))
    needed: list[str] = Field(description=_("Trong đó, chỗ phải có mới phát hành được."))


class DraftGiven(Given):
    """A form, and the few words that no record of the case holds."""

    key: Annotated[str, Field(pattern=UUID_TEXT, max_length=36, description=_ONCE)]
    form: Code
    words: dict[Code, PlaceWords] = Field({}, max_length=40)
    dated_on: MeantDay | None = None
    at: Hour | None = None


class PaperIssuing(Given):
    """That a draft is issued as it was seen."""

    version: Annotated[Version, Field(description=VERSION)]
    meant: bool = Field(False, description=_("Chỗ trống còn lại được ghi tay."))
    first: Annotated[int, Field(ge=1, le=999_999), BeforeValidator(whole)] | None = Field(
        None, description=_("Số bắt đầu, khi năm nay đã cấp số trên sổ giấy.")
    )


class PaperCancelling(Given):
    """Why a paper does not hold."""

    because: Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]


@router.get(
    "/{int:case_id}/papers",
    response=CasePapersShown,
    operation_id="list_case_papers",
    summary=_("Văn bản đã phát hành của một vụ việc"),
)
def list_case_papers(request: HttpRequest, case_id: int) -> dict[str, Any]:
    seat_of(request)
    return {"items": [_row(paper) for paper in papers_of(register.case(case_id))]}


@router.post(
    "/{int:case_id}/papers/drafts",
    response={201: PaperDraftShown},
    operation_id="draft_case_paper",
    summary=_("Soạn một văn bản từ hồ sơ vụ việc; gửi lại cùng mã thì vẫn là một dự thảo"),
)
def draft_case_paper(
    request: HttpRequest, case_id: int, data: DraftGiven
) -> Status[dict[str, Any]]:
    seat, now = seat_of(request, Right.KEEP_CASES), timezone.now()
    today, at = timezone.localdate(now), time.fromisoformat(data.at) if data.at else None
    draft = services.begin(case_id, data.form, UUID(data.key), by=seat, now=now, today=today)
    typed = Typed(data.words, data.dated_on, at)
    if draft.version == 1:
        draft = services.keep(draft.pk, 1, typed, by=seat, now=now, today=today)
    return Status(201, _draft(draft, today))


@router.post(
    "/{int:case_id}/papers/drafts/{int:draft_id}/issue",
    response={201: CasePaperRow},
    operation_id="issue_case_paper",
    summary=_("Phát hành: lấy số, giữ nguyên lời và tệp, ghi bước; gửi lại thì vẫn là một văn bản"),
)
def issue_case_paper(
    request: HttpRequest, case_id: int, draft_id: int, data: PaperIssuing
) -> Status[dict[str, Any]]:
    seat, now = seat_of(request, Right.KEEP_CASES), timezone.now()
    if not PaperDraft.objects.filter(pk=draft_id, case_id=case_id).exists():
        raise Hidden
    paper = services.issue(
        draft_id, data.version, by=seat, now=now, today=timezone.localdate(now),
        meant=data.meant, first=data.first,
    )  # fmt: skip
    return Status(201, _row(paper))


@router.get(
    "/{int:case_id}/papers/{int:case_paper_id}",
    response=CasePaperShown,
    operation_id="get_case_paper",
    summary=_("Toàn văn và tệp của một văn bản đã phát hành"),
)
def get_case_paper(
    request: HttpRequest, case_id: int, case_paper_id: int, form: Literal["docx", "pdf"] = "docx"
) -> dict[str, Any]:
    seat, paper = seat_of(request), _paper(case_id, case_paper_id)
    content = content_of(paper, form, timezone.now(), writes=holds(paper.case, seat))
    return _row(paper) | {
        "text": paper.text, "media_type": _TYPES[form], "sha256": sha256(content).hexdigest(),
        "content": b64encode(content).decode(),
    }  # fmt: skip


@router.post(
    "/{int:case_id}/papers/{int:case_paper_id}/cancel",
    response=CasePaperRow,
    operation_id="cancel_case_paper",
    summary=_("Hủy một văn bản lập sai; số của nó vẫn ở trong sổ"),
)
def cancel_case_paper(
    request: HttpRequest, case_id: int, case_paper_id: int, data: PaperCancelling
) -> dict[str, Any]:
    seat, paper = seat_of(request, Right.KEEP_CASES), _paper(case_id, case_paper_id)
    return _row(services.cancel(paper.pk, data.because, by=seat, now=timezone.now()))


def _paper(case_id: int, paper_id: int) -> CasePaper:
    rows = CasePaper.objects.select_related("case")
    found = rows.filter(pk=paper_id, case_id=case_id).first()
    if found is None:
        raise Hidden
    return found


def _row(paper: CasePaper) -> dict[str, Any]:
    names = ("id", "form", "name", "dated_on", "mark", "source", "event_id", "replaces_id",
             "cancelled_because", "issued_at")  # fmt: skip
    return {"number": paper.written, **{name: getattr(paper, name) for name in names}}


def _draft(draft: PaperDraft, today: date) -> dict[str, Any]:
    form = services.form_of(draft, today)
    made = drafted(draft.case, form, known_of(draft.case), services.typed_of(draft), today)
    return {
        "id": draft.pk, "form": draft.form, "version": draft.version,
        "text": text_of(made.paper), "missing": list(made.gaps),
        "needed": [code for code in made.gaps if code in form.must],
    }  # fmt: skip
