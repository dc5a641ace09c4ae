"""Operations of organization for other systems: bodies, territories, whom a paper means."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router, Schema
from pydantic import Field

from sauro.foundation.access.acting import seat_of
from sauro.foundation.web.api import CURSOR, NEXT, Day, Given, Words, page
from sauro.organization import listing
from sauro.organization.models import Body, Territory
from sauro.organization.queries import directory_on
from sauro.organization.resolution import (
    Candidates,
    Context,
    Group,
    Reason,
    Resolution,
    Resolved,
    resolve,
)

router = Router(tags=["organization"])

BodyPath = Annotated[str, Field(max_length=120, pattern=r"^v(\.[0-9a-z]{1,20}){0,20}$")]
Key = Annotated[str, Field(max_length=18, pattern=r"^[0-9]+$")]
BodyKind = Literal["committee", "peoples_committee", "agency", "division", "team", "party_or_front"]
Level = Literal["nation", "province", "district", "commune"]
_DAY = _("Chỉ những gì có vào ngày này.")
_PATH = _("Vị trí trong cây tổ chức, ví dụ “v.40”; không đổi.")
_MOST_SHOWN = 200  # members of a group


class BodyShown(Schema):
    """A body as it is on record (cơ quan)."""

    path: str = Field(description=_PATH)
    name: str
    kind: BodyKind
    parent: str | None = Field(description=_("Cơ quan cấp trên trực tiếp."))
    territory_code: str | None
    force: str | None = Field(description=_("Mã lực lượng."))
    standing: bool = Field(description=_("Là cơ quan thường trực."))
    aliases: list[str] = Field(description=_("Tên gọi khác trong văn bản."))
    valid_from: date | None
    valid_to: date | None = Field(description=_("Ngày cuối còn hiệu lực; null là còn."))
    version: int

    @staticmethod
    def resolve_parent(body: Body) -> str | None:
        return body.parent.path if body.parent else None

    @staticmethod
    def resolve_territory_code(body: Body) -> str | None:
        return body.territory.code if body.territory else None

    @staticmethod
    def resolve_force(body: Body) -> str | None:
        return body.force.code if body.force else None

    @staticmethod
    def resolve_aliases(body: Body) -> list[str]:
        return [alias.name for alias in body.aliases.all()]


class BodyPage(Schema):
    """Some bodies and where the next page begins."""

    items: list[BodyShown]
    next_cursor: BodyPath | None = Field(description=NEXT)


class TerritoryShown(Schema):
    """A territory for as long as it existed (địa bàn)."""

    id: int
    code: str = Field(description=_("Mã đơn vị hành chính; mã cũ có thể được dùng lại."))
    name: str
    kind: str = Field(description=_("tỉnh, thành phố, xã, phường, đặc khu …"))
    level: Level
    parent_code: str | None
    valid_from: date | None
    valid_to: date | None = Field(description=_("Ngày cuối còn hiệu lực; null là còn."))

    @staticmethod
    def resolve_parent_code(territory: Territory) -> str | None:
        return territory.parent.code if territory.parent else None


class TerritoryPage(Schema):
    """Some territories and where the next page begins."""

    items: list[TerritoryShown]
    next_cursor: Key | None = Field(description=NEXT)


class BodiesAsked(Schema):
    """Which bodies are listed."""

    words: Words = Field("", description=_("Chữ trong tên; không cần dấu."))
    kind: BodyKind | None = None
    below: BodyPath | None = Field(None, description=_("Chỉ cơ quan này và các cơ quan bên dưới."))
    day: Day | None = Field(None, description=_DAY)


class TerritoriesAsked(Schema):
    """Which territories are listed."""

    words: Words = Field("", description=_("Chữ trong tên; không cần dấu."))
    code: Key | None = Field(None, description=_("Mã đơn vị hành chính."))
    level: Level | None = None
    day: Day | None = Field(None, description=_DAY)


class Mention(Given):
    """How a paper names somebody, and what is known of the paper (tên gọi)."""

    mention: Words = Field(min_length=1, description=_("Tên gọi như trong văn bản."))
    issuer: BodyPath | None = Field(
        None, description=_("Cơ quan ban hành văn bản; bỏ trống là cơ quan của khóa.")
    )
    day: Day | None = Field(None, description=_("Ngày của văn bản; bỏ trống là hôm nay."))
    footnote: Words = Field("", description=_("Chú thích liệt kê ai thuộc tập thể được nêu."))


class ReasonShown(Schema):
    """Why: a code for machines, words for people."""

    code: str
    message: str


class BodyMeant(Schema):
    """A body that may be meant, and why."""

    path: str = Field(description=_PATH)
    name: str
    score: float = Field(description=_("0 đến 1; 1 là xác định theo quy tắc."))
    reasons: list[ReasonShown]


class Meaning(Schema):
    """Whom the words mean: one body, a group, or candidates for a person to choose from."""

    outcome: Literal["resolved", "group", "candidates"]
    settled: bool = Field(description=_("Đã xác định theo quy tắc; nếu không thì cần người chọn."))
    bodies: list[BodyMeant] = Field(description=_("Nhiều nhất 200 cơ quan."))
    count: int = Field(description=_("Tất cả bao nhiêu cơ quan."))
    condition: str = Field(description=_("Lời thu hẹp tập thể mà quy tắc không quyết được."))
    reasons: list[ReasonShown]


@router.get(
    "/bodies",
    response=BodyPage,
    operation_id="list_bodies",
    summary=_("Danh sách cơ quan, theo đường dẫn"),
)
def list_bodies(
    request: HttpRequest,
    asked: Query[BodiesAsked],
    cursor: Annotated[BodyPath | None, Query(description=CURSOR)] = None,
) -> dict[str, object]:
    seat_of(request)
    filters = listing.BodyFilters(asked.words, asked.kind or "", asked.below or "", asked.day)
    return page(listing.bodies(filters, cursor or ""), listing.PAGE, lambda body: body.path)


@router.get(
    "/bodies/{path}",
    response=BodyShown,
    operation_id="get_body",
    summary=_("Một cơ quan"),
)
def get_body(request: HttpRequest, path: Annotated[BodyPath, Path(description=_PATH)]) -> Body:
    seat_of(request)
    return listing.body_at(path)


@router.get(
    "/territories",
    response=TerritoryPage,
    operation_id="list_territories",
    summary=_("Danh sách địa bàn, cũ và mới"),
)
def list_territories(
    request: HttpRequest,
    asked: Query[TerritoriesAsked],
    cursor: Annotated[Key | None, Query(description=CURSOR)] = None,
) -> dict[str, object]:
    seat_of(request)
    filters = listing.TerritoryFilters(asked.words, asked.code or "", asked.level or "", asked.day)
    rows = listing.territories(filters, int(cursor or 0))
    return page(rows, listing.PAGE, lambda territory: str(territory.pk))


@router.post(
    "/resolve",
    response=Meaning,
    operation_id="resolve_mention",
    summary=_("Tên gọi trong văn bản chỉ cơ quan nào (chỉ đọc)"),
)
def resolve_mention(request: HttpRequest, data: Mention) -> dict[str, object]:
    seat = seat_of(request)
    issuer = listing.body_at(data.issuer or seat.body.path)
    context = Context(issuer.path, data.day, data.footnote)
    return _shown(resolve(directory_on(timezone.localdate()), data.mention, context))


def _shown(meaning: Resolution) -> dict[str, Any]:
    condition, settled = "", True
    if isinstance(meaning, Resolved):
        outcome, reasons = "resolved", meaning.reasons
        bodies = [(meaning.body, 1.0, meaning.reasons)]
    elif isinstance(meaning, Group):
        outcome, reasons = "group", meaning.reasons
        bodies = [(body, 1.0, ()) for body in meaning.members]
        condition, settled = meaning.condition, meaning.settled
    else:
        assert isinstance(meaning, Candidates)
        outcome, reasons, settled = "candidates", (), False
        bodies = [(option.body, option.score, option.reasons) for option in meaning.options]
    return {
        "outcome": outcome,
        "settled": settled,
        "count": len(bodies),
        "condition": condition,
        "reasons": _reasons(reasons),
        "bodies": [
            {"path": body.path, "name": body.name, "score": score, "reasons": _reasons(why)}
            for body, score, why in bodies[:_MOST_SHOWN]
        ],
    }


def _reasons(reasons: tuple[Reason, ...]) -> list[dict[str, str]]:
    english = (get_language() or "vi").startswith("en")
    return [{"code": r.code, "message": r.message_en if english else r.message} for r in reasons]
