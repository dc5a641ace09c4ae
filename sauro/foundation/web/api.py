"""What the operations of all rooms share: how they are read, refused, paged and described."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from typing import Annotated, Any, NoReturn, TypeVar

from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop as _
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.operation import Operation
from ninja.parser import Parser
from ninja.renderers import JSONRenderer
from ninja.security import HttpBearer
from pydantic import BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from sauro.foundation.access.models import Seat
from sauro.foundation.access.token_rules import MISSING
from sauro.foundation.errors import NotSignedIn, Refused, Told, UnknownFormat
from sauro.foundation.web import invalid
from sauro.foundation.web.fields import FIRST_DAY, LAST_DAY
from sauro.foundation.web.problems import problem

Row = TypeVar("Row")
JSON, FILES = "application/json", "multipart/form-data"
_NO_NUL = r"^[^\x00]*$"
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _iso_day(sent: object) -> object:
    """A day as 2026-12-27 only: pydantic would take the number 0 for a day in 1970."""
    try:
        return date.fromisoformat(_ISO_DAY.fullmatch(str(sent))[0])  # type: ignore[index]
    except (TypeError, ValueError) as error:
        raise PydanticCustomError("date", "no day") from error


def whole(sent: object) -> object:
    """3.0 is a whole number in JSON."""
    return int(sent) if isinstance(sent, float) and sent.is_integer() else sent


# PostgreSQL holds no NUL; said in the schema, so that it is no surprise.
Words = Annotated[str, Field(max_length=500, pattern=_NO_NUL)]
Version = Annotated[int, Field(ge=1, le=2**31 - 1), BeforeValidator(whole)]
Day = Annotated[date, BeforeValidator(_iso_day)]
# Of deadlines that are meant, as the field of a page takes them.
MeantDay = Annotated[
    Day,
    Field(
        ge=FIRST_DAY,
        le=LAST_DAY,
        json_schema_extra={"pattern": "^(19(4[5-9]|[5-9][0-9])|2[01][0-9]{2})-"},
    ),
]
MomentCursor = Annotated[str, Field(max_length=40, pattern=r"^[0-9]{1,16}-[0-9]{1,18}$")]
CURSOR = _("“next_cursor” của trang trước; bỏ trống là trang đầu.")
NEXT = _("Gửi lại ở “cursor” để lấy trang sau; null là hết.")
VERSION = _("Số phiên bản đã đọc; khác bản hiện tại thì bị từ chối với mã 409.")


class Given(Schema):
    """What is sent in a body: no name that is not known, no number in quotes."""

    model_config = ConfigDict(extra="forbid", strict=True)


class SeatToken(HttpBearer):
    """``by_token`` has looked at the token before anything here runs; this asks once more."""

    def authenticate(self, request: HttpRequest, token: str) -> Seat | None:  # noqa: ARG002 - as ninja calls it
        return getattr(request, "seat", None)


class StrictParser(Parser):
    """Reads only what the schema names: JSON as JSON, files as a form of files."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        if request.content_type != JSON:
            raise UnknownFormat(invalid.wrong_format(JSON))
        found: dict[str, Any] = json.loads(request.body, parse_constant=_no_number)
        return found

    def parse_querydict(self, data: Any, list_fields: list[str], request: HttpRequest) -> Any:
        if data is not request.GET and request.content_type != FILES:
            raise UnknownFormat(invalid.wrong_format(FILES))
        return super().parse_querydict(data, list_fields, request)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


Run = Callable[..., HttpResponse]


def only_known(run: Run) -> Run:
    """A name of a filter that nobody knows is a slip, not a wish for everything."""
    operation: Operation = run.__self__  # type: ignore[attr-defined]  # a method as ninja hands it
    known = {m.__ninja_param_source__: _names(m) for m in operation.models}

    @wraps(run)
    def checked(request: HttpRequest, **arguments: Any) -> HttpResponse:
        unknown = set(request.GET) - known.get("query", set())
        if "file" in known:
            unknown |= {*request.FILES, *request.POST} - known["file"]
        if unknown:
            raise Refused(*(invalid.unknown(name) for name in sorted(unknown)))
        return run(request, **arguments)

    return checked


def _names(model: Any) -> set[str]:
    return set(getattr(model, "__ninja_flatten_map__", None) or model.model_fields)


class PlainRenderer(JSONRenderer):
    """Vietnamese as it is written, not as escapes."""

    json_dumps_params = {"ensure_ascii": False}  # noqa: RUF012 - as ninja declares it


class Api(NinjaAPI):
    """Lets refusals rise, so that pages and machines are answered by one door."""

    def on_exception(self, request: HttpRequest, exc: Any) -> HttpResponse:
        match exc:
            case ValidationError():
                raise Refused(*invalid.findings(exc.errors)) from exc
            case AuthenticationError():
                raise NotSignedIn(MISSING) from exc
            case HttpError(__cause__=Told() as told):
                raise told
            case HttpError():
                raise BadRequest(str(exc)) from exc
            case RequestDataTooBig():
                return problem(request, 413)
        raise exc


def cursor_at(at: datetime, pk: int) -> str:
    """Where a page that begins after this row begins: microseconds and key."""
    return f"{(at - _EPOCH) // timedelta(microseconds=1)}-{pk}"


def moment_of(cursor: str | None) -> tuple[datetime, int] | None:
    """What ``cursor_at`` wrote; the pattern of the field has been checked."""
    if not cursor:
        return None
    at, _dash, pk = cursor.partition("-")
    return _EPOCH + timedelta(microseconds=int(at)), int(pk)


def page(rows: Sequence[Row], size: int, cursor: Callable[[Row], str]) -> dict[str, object]:
    """The page of ``size`` that a query of one more gives."""
    more = len(rows) > size
    return {"items": rows[:size], "next_cursor": cursor(rows[size - 1]) if more else None}
