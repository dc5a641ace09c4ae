"""The description of the machine interface: OpenAPI 3.1, complete and in the asker's language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import NinjaAPI

from sauro.foundation.web.api import FILES
from sauro.foundation.web.problems import KINDS, MEDIA_TYPE

_ALWAYS, _WITH_BODY = (400, 401, 403, 404, 405, 422, 429, 500), (409, 413, 415)
_HEADERS = {401: ("WWW-Authenticate",), 405: ("Allow",), 429: ("Retry-After",)}
_WORDED = ("description", "summary")
# As OpenAPI 3.1 says it; "format: binary" is of 3.0.
_FILE = {
    "type": "string",
    "contentMediaType": "application/octet-stream",
    "minLength": 1,
    "description": _("TXT, Markdown, DOCX, PDF hoặc ảnh quét; đến 50 MB."),
}
_ABOUT = _(
    "Mỗi yêu cầu mang khóa truy cập của một vị trí công tác và chỉ thấy những gì vị trí đó thấy. "
    "Danh sách chia trang theo “cursor”. Ngày theo ISO 8601. Lời nhắn bằng tiếng Việt, hoặc tiếng "
    "Anh nếu gửi “Accept-Language: en”."
)
_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance", "findings"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": _("Chưa được vì sao, và làm gì tiếp.")},
        "instance": {"type": "string", "format": "uri-reference"},
        "findings": {
            "type": "array",
            "description": _("Từng chỗ chưa đúng; “field” là tên trường, rỗng là cả yêu cầu."),
            "items": {
                "type": "object",
                "required": ["code", "field", "message"],
                "properties": {name: {"type": "string"} for name in ("code", "field", "message")},
            },
        },
        "reference": {"type": "string", "description": _("Số để báo quản trị, với mã 500.")},
        "sent_version": {"type": ["integer", "null"], "description": _("Với mã 409.")},
        "current_version": {"type": ["integer", "null"], "description": _("Với mã 409.")},
    },
}


def described(api: NinjaAPI) -> dict[str, Any]:
    """What ninja knows of the operations, with every problem and in words of this language."""
    schema: dict[str, Any] = dict(api.get_openapi_schema())
    schema["info"]["description"] = _ABOUT
    schema.pop("servers", None)
    components = schema["components"]
    for model in components["schemas"].values():
        model.pop("description", None)  # the docstring is for whoever reads the code
    components["schemas"]["Problem"] = _PROBLEM
    components["responses"] = {kind.name: _response(status) for status, kind in KINDS.items()}
    for path in schema["paths"].values():
        for method, operation in path.items():
            _complete(method, operation)
    found: dict[str, Any] = _translated(schema)
    return found


def _response(status: int) -> dict[str, Any]:
    kind = KINDS[status]
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    headers = {name: {"schema": {"type": "string"}} for name in _HEADERS.get(status, ())}
    return {"description": str(kind.title), "headers": headers, "content": content}


def _complete(method: str, operation: dict[str, Any]) -> None:
    """Every problem that the operation may answer with, and parameters without null."""
    possible = _ALWAYS + (_WITH_BODY if method == "post" else ())
    for status in possible:
        answer = {"$ref": f"#/components/responses/{KINDS[status].name}"}
        operation["responses"][str(status)] = answer
    for parameter in operation["parameters"]:
        options = parameter["schema"].pop("anyOf", ())
        parameter["schema"].update(next((o for o in options if o.get("type") != "null"), {}))
    form = operation.get("requestBody", {}).get("content", {}).get(FILES, {}).get("schema")
    if form:
        form["additionalProperties"] = False
        form["properties"] = dict.fromkeys(form["properties"], _FILE)
    operation["responses"] = {str(k): v for k, v in operation["responses"].items()}


def _translated(part: Any) -> Any:
    """Titles that pydantic makes of names say nothing; what we worded is translated."""
    if isinstance(part, list):
        return [_translated(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        key: gettext(value) if key in _WORDED and isinstance(value, str) else _translated(value)
        for key, value in part.items()
        if not (key == "title" and isinstance(value, str) and "type" in part)
    }
