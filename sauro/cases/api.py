"""Operations that read the law of clocks, for other systems."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Router, Schema
from pydantic import Field

from sauro.cases import queries
from sauro.cases.clocks import Length
from sauro.cases.queries import Held
from sauro.foundation.access.acting import seat_of

router = Router(tags=["cases"])

MarkName = Literal["verified", "found", "memory", "unsure"]
_LENGTH = _("Số và đơn vị: hours, days, working_days, months, years; rỗng khi luật không nêu.")


class LegalLine(Schema):
    """A longer limit or an extension of a row (thời hạn dài hơn, gia hạn)."""

    kind: Literal["longer", "by", "to"] = Field(
        description=_("longer: thay thời hạn thường; by: thêm; to: tính cả thời hạn.")
    )
    length: str = Field(description=_LENGTH)
    events: list[str] = Field(description=_("Các bước làm phát sinh."))
    complexity: list[str]
    fields: list[str] = Field(description=_("Các lĩnh vực áp dụng."))
    article: str
    mark: MarkName


class LegalClock(Schema):
    """A dated row of law about a limit (quy định về thời hạn)."""

    code: str
    name: str
    name_en: str
    nature: Literal["limit", "right", "wait"] = Field(
        description=_("limit: phải làm; right: quyền hết hạn; wait: thời gian chờ.")
    )
    length: str = Field(description=_LENGTH)
    starts: list[str] = Field(description=_("Bước bắt đầu tính; bước đứng trước được ưu tiên."))
    ends: list[str] = Field(description=_("Bước hoàn thành."))
    suspends: list[str]
    resumes: list[str]
    restarts: list[str]
    article: str
    valid_from: date
    valid_to: date | None
    moves: bool = Field(description=_("Ngày cuối là ngày nghỉ thì chuyển sang ngày làm việc."))
    lines: list[LegalLine]
    mark: MarkName = Field(description=_("memory, unsure: chưa kiểm chứng."))
    source: str
    note: str
    version: int = Field(description=_("Lần ghi của người có quyền; 0: có sẵn của phần mềm."))


@router.get(
    "/clock-rules",
    response=list[LegalClock],
    operation_id="list_clock_rules",
    summary=_("Quy định về thời hạn, kèm mức kiểm chứng"),
)
def list_clock_rules(request: HttpRequest) -> list[dict[str, Any]]:
    seat_of(request)
    return [_row(held) for held in queries.rows_held()]


def _row(held: Held) -> dict[str, Any]:
    rule = held.rule
    plain = ("code", "name", "name_en", "article", "valid_from", "valid_to", "moves", "source")
    sets = ("ends", "suspends", "resumes", "restarts")
    return {
        **{name: getattr(rule, name) for name in (*plain, "note")},
        **{name: sorted(getattr(rule, name)) for name in sets},
        "starts": list(rule.starts),
        "nature": rule.nature.value,
        "mark": rule.mark.value,
        "length": _length(rule.length),
        "lines": _lines(held),
        "version": held.version,
    }


def _lines(held: Held) -> list[dict[str, Any]]:
    longer = [_line("longer", n.length, n, n.events, sorted(n.fields)) for n in held.rule.longer]
    extensions = [
        _line("by" if e.by else "to", e.by or e.to, e, [e.event], []) for e in held.rule.extensions
    ]
    return [*longer, *extensions]


def _line(
    kind: str, length: Length | None, line: Any, events: Any, fields: list[str]
) -> dict[str, Any]:
    return {
        "kind": kind,
        "length": _length(length),
        "events": sorted(events),
        "complexity": sorted(line.complexity),
        "fields": fields,
        "article": line.article,
        "mark": line.mark.value,
    }


def _length(length: Length | None) -> str:
    return f"{length.count} {length.unit}" if length else ""
