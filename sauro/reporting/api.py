"""Operations on reports for other systems (báo cáo định kỳ)."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router

from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden
from sauro.foundation.web.api import CURSOR, MomentCursor, cursor_at, moment_of, page
from sauro.reporting import reading
from sauro.reporting.checking import Explained
from sauro.reporting.filling import Filled, cells_of, figures_by_key, save_draft
from sauro.reporting.models import FormVersion, Line
from sauro.reporting.sending import submit
from sauro.reporting.shapes import FormShown, ReportGiven, ReportPage, ReportShown

router = Router(tags=["reports"])
_PAGE = 100


@router.get(
    "",
    response=ReportPage,
    operation_id="list_reports",
    summary=_("Báo cáo phải có trong phạm vi, hạn sau đứng trước"),
)
def list_reports(
    request: HttpRequest,
    cursor: Annotated[MomentCursor | None, Query(description=CURSOR)] = None,
) -> dict[str, object]:
    seat_of(request)
    rows = Line.objects.select_related("duty__form").order_by("-due_at", "-pk")
    if place := moment_of(cursor):
        rows = rows.filter(Q(due_at__lt=place[0]) | Q(due_at=place[0], pk__lt=place[1]))
    found = list(rows[: _PAGE + 1])
    shown = page(found, _PAGE, lambda row: cursor_at(row.due_at, row.pk))
    return shown | {"items": [_row(row) for row in found[:_PAGE]]}


@router.get(
    "/forms/{slug:code}",
    response=FormShown,
    operation_id="get_report_form",
    summary=_("Mẫu báo cáo đang dùng, từng ô"),
)
def get_report_form(
    request: HttpRequest, code: Annotated[str, Path(max_length=40, pattern="^[a-z0-9-]+$")]
) -> dict[str, Any]:
    seat_of(request)
    rows = FormVersion.objects.filter(form__code=code, state="open").select_related("form")
    version = rows.order_by("-number").first()
    if version is None:
        raise Hidden
    form = version.form
    return {
        "code": form.code, "name": form.name, "name_en": form.name_en, "version": version.number,
        "valid_from": version.valid_from, "cells": [_cell(cell) for cell in cells_of(version)],
    }  # fmt: skip


@router.get(
    "/{int:report_id}",
    response=ReportShown,
    operation_id="get_report",
    summary=_("Một báo cáo và số liệu của lần mới nhất"),
)
def get_report(request: HttpRequest, report_id: int) -> dict[str, Any]:
    seat_of(request)
    return _shown(reading.line(report_id))


@router.put(
    "/{int:report_id}",
    response=ReportShown,
    operation_id="send_report",
    summary=_("Lập báo cáo, gửi luôn nếu muốn; gửi lại cùng mã thì vẫn là một"),
)
def send_report(request: HttpRequest, report_id: int, data: ReportGiven) -> dict[str, Any]:
    _send(report_id, data, seat_of(request))
    return _shown(reading.line(report_id))


@transaction.atomic
def _send(report_id: int, data: ReportGiven, seat: Seat) -> None:
    """A draft of the same key is saved anew; one that went already stays as it went."""
    line, key, now = reading.line(report_id), UUID(data.key), timezone.now()
    there = line.submissions.filter(key=key).first()
    if there is None or there.state == "draft":
        filled = Filled(
            key, there.version if there else 0, data.figures, data.reasons, {}, data.remarks,
            data.corrects, data.nil,
        )  # fmt: skip
        row = save_draft(line.pk, filled, by=seat, now=now)
        if data.submit:
            said = Explained(data.explained, data.series_breaks)
            submit(line.pk, row.version, by=seat, now=now, said=said)


def _shown(line: Line) -> dict[str, Any]:
    last = next(iter(reading.versions_of(line)), None)
    if last is None:
        rest: dict[str, Any] = {"number": 0, "version": 0, "remarks": "", "reason": ""}
        return _row(line) | rest | {
            "form_version": line.form_version.number, "figures": {}, "adjusted": [],
        }  # fmt: skip
    return _row(line) | {
        **{name: getattr(last, name) for name in ("number", "version", "remarks", "reason")},
        "form_version": last.form_version.number,
        "figures": figures_by_key(last),
        "adjusted": [
            {"key": n.cell.key, "computed": n.computed, "given": n.given, "reason": n.reason}
            for n in last.notes.filter(sort="adjusted").select_related("cell").order_by("cell")
        ],
    }


def _row(line: Line) -> dict[str, Any]:
    names = (
        "id", "duty_id", "to_path", "period", "starts_on", "ends_on", "due_at", "state",
        "first_sent_at", "nil",
    )  # fmt: skip
    return {
        **{name: getattr(line, name) for name in names},
        "name": line.duty.name, "form": line.duty.form.code, "body_path": line.owner_path,
    }  # fmt: skip


def _cell(cell: Any) -> dict[str, Any]:
    indicator = cell.indicator
    names = ("name", "name_en", "unit", "decimals", "kind", "origin", "mark")
    return {
        **{name: getattr(indicator, name) for name in names}, "indicator": indicator.code,
        "key": cell.key, "slot": cell.slot, "dimension": cell.dimension, "member": cell.member,
    }  # fmt: skip
