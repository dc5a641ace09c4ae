"""The machine interface explained to people, from its own description (tài liệu giao diện máy)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sauro.config.api import api
from sauro.foundation.access.acting import seat_of
from sauro.foundation.web.openapi import described
from sauro.foundation.web.parts import Column, Row, Table
from sauro.foundation.web.problems import KINDS

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """One operation as the page shows it."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    given: Table
    answered: Table


@require_GET
def openapi_json(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """For whoever brings a token, which was asked before; as everything below /api/."""
    return _json()


@login_required
@require_GET
def description(request: HttpRequest) -> HttpResponse:
    """The same for a person who has signed in."""
    seat_of(request)
    return _json()


def _json() -> HttpResponse:
    return JsonResponse(described(api), json_dumps_params={"ensure_ascii": False})


@login_required
@require_GET
def reference(request: HttpRequest) -> HttpResponse:
    """Every operation with what it takes and answers, and every kind of problem."""
    seat_of(request)
    schema = described(api)
    operations = [
        _shown(schema, method, path, operation)
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]
    context = {
        "about": schema["info"]["description"],
        "operations": operations,
        "problems": [(status, kind) for status, kind in KINDS.items()],
    }
    return render(request, "config/api_reference.html", context)


def _shown(schema: Schema, method: str, path: str, operation: Schema) -> Shown:
    summary = operation["summary"]
    words = {"what": summary}  # captions are told apart, for those who hear the page
    return Shown(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=summary,
        description=operation.get("description", ""),
        given=_table(
            _("%(what)s: gửi gì (? là không bắt buộc)") % words,
            list(_given(schema, operation)),
            _("Không cần gửi gì."),
        ),
        answered=_table(_("%(what)s: nhận gì") % words, list(_answered(schema, operation)), ""),
    )


def _table(caption: str, rows: list[tuple[str, str, str]], empty: str) -> Table:
    columns = [Column(_("Tên")), Column(_("Kiểu")), Column(_("Nghĩa"))]
    return Table(caption=caption, columns=columns, rows=[Row(r) for r in rows], empty=empty)


def _given(schema: Schema, operation: Schema) -> Iterator[tuple[str, str, str]]:
    for parameter in operation["parameters"]:
        name = parameter["name"] + ("" if parameter["required"] else " ?")
        yield name, _kind(parameter["schema"]), parameter.get("description", "")
    for content in operation.get("requestBody", {}).get("content", {}).values():
        yield from _told(schema, content["schema"])


def _answered(schema: Schema, operation: Schema) -> Iterator[tuple[str, str, str]]:
    answers = operation["responses"]
    answer = answers.get("200") or answers["201"]  # what makes something answers 201
    content = answer["content"]["application/json"]["schema"]
    yield from _told(schema, content.get("items", content))  # a list is told by one of its things


def _told(schema: Schema, first: Schema) -> Iterator[tuple[str, str, str]]:
    """The fields of a thing, then of each thing in it, under the thing's name."""
    waiting, told = [first], set[str]()
    while waiting:
        part = waiting.pop(0)
        name = _name(part) if "$ref" in part else ""
        if name in told:
            continue
        model = _followed(schema, part)
        yield from _fields(model, f"{name}." if told else "")
        told.add(name)
        inner = [field.get("items", field) for field in model["properties"].values()]
        waiting += [field for field in inner if "$ref" in field]


def _fields(model: Schema, before: str = "") -> Iterator[tuple[str, str, str]]:
    needed = model.get("required", [])
    for name, field in model["properties"].items():
        mark = "" if name in needed else " ?"
        yield f"{before}{name}{mark}", _kind(field), field.get("description", "")


def _followed(schema: Schema, part: Schema) -> Schema:
    found: Schema = schema["components"]["schemas"][_name(part)] if "$ref" in part else part
    return found


def _name(part: Schema) -> str:
    return str(part["$ref"]).rpartition("/")[2]


def _kind(field: Schema) -> str:
    """How a field is written, in a word: "string (date)", "[ItemShown]", "integer | null"."""
    if "$ref" in field:
        return _name(field)
    if "anyOf" in field:
        return " | ".join(_kind(option) for option in field["anyOf"])
    if "enum" in field:
        return " | ".join(field["enum"])
    if "items" in field:
        return f"[{_kind(field['items'])}]"
    if "prefixItems" in field:
        return f"({', '.join(_kind(one) for one in field['prefixItems'])})"
    more = field.get("format") or field.get("contentMediaType")
    return f"{field['type']} ({more})" if more else str(field.get("type", ""))
