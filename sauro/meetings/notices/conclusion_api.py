"""Operations on the conclusions of a meeting for other systems (kết luận của cuộc họp)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Schema, Status
from pydantic import BeforeValidator, Field

from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, Refused
from sauro.foundation.web.api import (
    CURSOR,
    NEXT,
    VERSION,
    Given,
    Version,
    Words,
    page,
    whole,
)
from sauro.foundation.web.words import told
from sauro.kernel.findings import Finding
from sauro.meetings import conclusions as services
from sauro.meetings import queries
from sauro.meetings.models import Conclusion, Meeting
from sauro.meetings.notices.choosing import Chosen, choices_of
from sauro.meetings.notices.clears import Eyes
from sauro.meetings.notices.drafting import held
from sauro.organization.queries import directory_on

router = Router(tags=["conclusions"])

_PAGE = 50
_TOLD = 10  # paths without a body that are named
_NO_NUL = r"^[^\x00]*$"
_SAYS = r"^[^\x00]*[^\s\x00][^\x00]*$"  # something beside blanks
Key = Annotated[int, Field(ge=1, le=2**63 - 1), BeforeValidator(whole)]
Place = Annotated[str, Field(max_length=9, pattern=r"^[0-9]+$")]
Names = Annotated[list[Words], Field(max_length=services.MOST_NAMES)]
Task = Annotated[str, Field(max_length=services.MOST_WORDS, pattern=_SAYS)]
Long = Annotated[str, Field(max_length=services.MOST_CLEAR, pattern=_NO_NUL)]
BodyPath = Annotated[str, Field(max_length=120, pattern=r"^v(\.[0-9a-z]{1,20}){0,20}$")]


RestName = Literal["keep", "end"]
_REST = _(
    "Của việc chuyển tiếp: việc cũ của nơi không còn được nêu. keep: giữ nguyên, lần sau lại đưa "
    "ra; end: kết thúc khi ban hành."
)


class NameMeant(Given):
    """Whom a name means that no rule settles (cơ quan được chọn)."""

    mention: Words = Field(min_length=1, description=_("Tên gọi như ghi trong kết luận."))
    bodies: Annotated[list[BodyPath], Field(max_length=1000)] = Field(
        description=_("Đường dẫn các cơ quan được nêu.")
    )


class ConclusionRow(Schema):
    """What the chair concluded, and how clear it is (kết luận)."""

    id: int
    agenda_item_id: int | None = Field(description=_("Nội dung chương trình, nếu thuộc nội dung."))
    task: str
    leads: list[str] = Field(description=_("Chủ trì, như đã ghi."))
    coordinating: list[str] = Field(description=_("Phối hợp."))
    reports_to: list[str] = Field(description=_("Báo cáo về đâu."))
    deadline_text: str
    deliverable: str
    authority: str
    unclear_reason: str = Field(description=_("Vì sao để chưa rõ mà vẫn ban hành."))
    carried_from_id: int | None = Field(
        description=_("Nhiệm vụ của thông báo trước được chuyển tiếp.")
    )
    rest: RestName = Field(description=_REST)
    directive_id: int | None = Field(description=_("Nhiệm vụ trong sổ, sau khi ban hành."))
    chosen: list[NameMeant] = Field(description=_("Cơ quan do người chọn cho tên chưa rõ."))
    clear: int = Field(description=_("Rõ mấy trong sáu rõ."))
    wrong: list[str] = Field(description=_("Điều chưa rõ, bằng lời."))
    sentence: str = Field(description=_("Câu sẽ đứng trong thông báo; rỗng là chưa viết được."))
    changed_at: datetime
    version: int


class ConclusionPage(Schema):
    """Some conclusions as the notice has them, and where the next page begins."""

    items: list[ConclusionRow]
    next_cursor: Place | None = Field(description=NEXT)


class Concluding(Given):
    """A conclusion to be written."""

    task: Task
    leads: Names = Field([])
    coordinating: Names = Field([])
    reports_to: Names = Field([])
    deadline_text: Annotated[Words, Field(max_length=300)] = ""
    deliverable: Long = ""
    authority: Long = ""
    unclear_reason: Annotated[str, Field(max_length=services.MOST_WORDS, pattern=_NO_NUL)] = ""
    agenda_item_id: Key | None = None
    carried_from_id: Key | None = None
    rest: RestName = Field("keep", description=_REST)
    chosen: Annotated[list[NameMeant], Field(max_length=services.MOST_NAMES)] = Field([])


class Rewording(Concluding):
    """Other words for a conclusion; what is not sent stays."""

    version: Version = Field(description=VERSION)
    task: Task | None = None  # type: ignore[assignment]


class Striking(Given):
    """That a conclusion is struck out as it was seen."""

    version: Version = Field(description=VERSION)


class Struck(Schema):
    """How many conclusions are left."""

    left: int


@router.get(
    "/{int:meeting_id}/conclusions",
    response=ConclusionPage,
    operation_id="list_conclusions",
    summary=_("Kết luận của một cuộc họp, theo thứ tự của thông báo"),
)
def list_conclusions(
    request: HttpRequest,
    meeting_id: int,
    cursor: Annotated[Place | None, Query(description=CURSOR)] = None,
) -> dict[str, object]:
    meeting, start = own(meeting_id, seat_of(request)), int(cursor or 0)
    rows = queries.conclusions(meeting)[start : start + _PAGE + 1]
    shown = page(rows, _PAGE, lambda _row: str(start + _PAGE))
    return shown | {"items": _shown(meeting, rows[:_PAGE])}


@router.post(
    "/{int:meeting_id}/conclusions",
    response={201: ConclusionRow},
    operation_id="write_conclusion",
    summary=_("Ghi một kết luận vào cuối"),
    description=_(
        "Gửi lại đúng lời và đúng cơ quan đã chọn thì trả về kết luận đã có. Đúng lời mà chọn cơ "
        "quan khác thì bị từ chối với mã 409."
    ),
)
def write_conclusion(
    request: HttpRequest, meeting_id: int, data: Concluding
) -> Status[dict[str, Any]]:
    seat = seat_of(request, Right.MEET)
    meeting = own(meeting_id, seat)
    words = services.Words(**_typed(data.model_dump()))
    row = services.write_conclusion(meeting.pk, words, by=seat, now=timezone.now())
    return Status(201, _shown(meeting, [row])[0])


@router.post(
    "/{int:meeting_id}/conclusions/{int:conclusion_id}/change",
    response=ConclusionRow,
    operation_id="change_conclusion",
    summary=_("Sửa một kết luận"),
)
def change_conclusion(
    request: HttpRequest, meeting_id: int, conclusion_id: int, data: Rewording
) -> dict[str, Any]:
    seat = seat_of(request, Right.MEET)
    row = _own_row(meeting_id, conclusion_id, seat)
    sent = data.model_dump(exclude_unset=True, exclude={"version"})
    if sent.get("task", "") is None:
        del sent["task"]
    words = replace(services.words_of(row), **_typed(sent))
    changed = services.change_conclusion(
        row.pk, data.version, words, by=seat, now=timezone.now()
    )  # fmt: skip
    return _shown(changed.meeting, [changed])[0]


@router.post(
    "/{int:meeting_id}/conclusions/{int:conclusion_id}/drop",
    response=Struck,
    operation_id="drop_conclusion",
    summary=_("Bỏ một kết luận; lịch sử vẫn giữ"),
)
def drop_conclusion(
    request: HttpRequest, meeting_id: int, conclusion_id: int, data: Striking
) -> dict[str, int]:
    seat = seat_of(request, Right.MEET)
    row = _own_row(meeting_id, conclusion_id, seat)
    meeting = services.drop_conclusion(row.pk, data.version, by=seat)
    return {"left": meeting.conclusions.count()}


def own(meeting_id: int, seat: Seat) -> Meeting:
    """A meeting of the seat's own body: whom it invites does not see what is concluded.
    Raises: Hidden.
    """
    found = queries.meeting(meeting_id)
    if found.owner_path != seat.body.path:
        raise Hidden
    return found


def _own_row(meeting_id: int, conclusion_id: int, seat: Seat) -> Conclusion:
    found = own(meeting_id, seat).conclusions.filter(pk=conclusion_id).first()
    if found is None:
        raise Hidden
    return found


def _typed(sent: dict[str, Any]) -> dict[str, Any]:
    """As the service takes it."""
    lists: dict[str, Any] = {
        k: tuple(sent[k]) for k in ("leads", "coordinating", "reports_to") if k in sent
    }
    chosen = {"chosen": _keys(sent["chosen"])} if "chosen" in sent else {}
    return {**sent, **lists, **chosen}


def _keys(meanings: list[dict[str, Any]]) -> tuple[tuple[str, int], ...]:
    """Of all paths at once, from the directory that this process keeps."""
    known = directory_on(timezone.localdate()).bodies
    absent = dict.fromkeys(p for m in meanings for p in m["bodies"] if p not in known)
    if absent:
        raise Refused(*(_no_body(path) for path in list(absent)[:_TOLD]))
    return tuple((m["mention"], known[path].id) for m in meanings for path in m["bodies"])


def _no_body(path: str) -> Finding:
    return Finding(
        "unknown-body",
        "chosen",
        f"Không có cơ quan nào ở đường dẫn “{path}”. Hãy tìm ở danh bạ cơ quan rồi gửi lại.",
        f"No body has the path “{path}”. Look it up in the directory and send again.",
    )


def _shown(meeting: Meeting, rows: list[Conclusion]) -> list[dict[str, Any]]:
    eyes, chosen = Eyes(meeting.owner_path, held(meeting).held_on), choices_of(rows)
    return [_one(row, eyes, chosen[row.pk]) for row in rows]


def _one(row: Conclusion, eyes: Eyes, chosen: Chosen) -> dict[str, Any]:
    look = eyes.look(row, chosen)
    meant = [
        {"mention": m, "bodies": [b.path for b in eyes.names.bodies(ids)]}
        for m, ids in chosen.items()
    ]
    names = set(ConclusionRow.model_fields) - {"chosen", "clear", "wrong", "sentence"}
    return {
        **{name: getattr(row, name) for name in names},
        "chosen": meant,
        "clear": look.count,
        "wrong": [told(finding) for finding in look.wrong],
        "sentence": look.sentence,
    }
