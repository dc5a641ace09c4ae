"""A granted file on a page of its own: what was granted, and nothing beside it (hồ sơ được xem)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from sauro.cases import custody_listing
from sauro.cases.catalogue import named
from sauro.cases.custody import custody_of
from sauro.cases.models import Case
from sauro.cases.sharing import listing
from sauro.cases.sharing.queries import called
from sauro.cases.sharing.reading import File, opened
from sauro.cases.sharing.rules import Part, shows
from sauro.cases.standing import events_of, violations_of
from sauro.cases.treasury import books_of
from sauro.foundation.access.acting import seat_of
from sauro.foundation.web.parts import Cell, Table
from sauro.organization.queries.rows import body_names
from sauro.parties.queries import portrait
from sauro.parties.words import NUMBERS


@never_cache
@login_required
@require_GET
def share_file(request: HttpRequest, grant_id: int) -> HttpResponse:
    """Open a granted file. That it was opened stands in the book of both sides."""
    seat_of(request)
    with opened(grant_id) as file:
        grant = file.grant
        names = body_names([grant.owner_path])
        context = {
            "grant": grant,
            "called": called(grant),
            "holder": names.get(grant.owner_path, grant.owner_path),
            "parts": listing.parts_words(grant.parts),
            "badge": listing.grant_badge(grant, timezone.localdate()),
            **_shown(file),
        }
        return render(request, "cases/sharing/file.html", context)


def _shown(file: File) -> dict[str, Any]:
    if file.case is None:
        return _party(file)
    case = file.case
    return {
        "facts": _facts(case),
        "violations": [(v, named(v.kind)) for v in violations_of(case)],
        "tables": list(_tables(case, file.grant.parts)),
        "parties": list(case.caseparty_rows.order_by("pk")),
        "with_parties": shows(file.grant.parts, Part.PARTIES),
    }


def _facts(case: Case) -> list[tuple[str, Cell]]:
    local = timezone.localtime(case.detected_at)
    pairs: list[tuple[str, Cell]] = [
        (_("Phát hiện"), f"{local:%d/%m/%Y, %H:%M}" if case.hour_known else f"{local:%d/%m/%Y}"),
        (_("Địa bàn"), case.territory_name),
        (_("Nơi phát hiện"), case.place),
        (_("Tuyến"), str(case.get_route_display())),
        (_("Thủ tục"), str(case.get_procedure_display())),
        (_("Tóm tắt"), case.summary),
    ]
    return [(label, value) for label, value in pairs if value]


def _tables(case: Case, parts: list[str]) -> Any:
    if shows(parts, Part.GOODS):
        yield listing.goods_table(case.goodsline_rows.order_by("pk"))
    if shows(parts, Part.STEPS):
        yield listing.steps_table(events_of(case))
    if shows(parts, Part.EXHIBITS):
        yield custody_listing.inventory_table(custody_of(case))
    if shows(parts, Part.MONEY):
        yield _money(case)
    if shows(parts, Part.PAPERS):
        yield listing.papers_table(case.papers.order_by("-issued_at", "-pk"))
        yield listing.files_table(case.attachments.filter(withdrawn_at=None).order_by("-pk"))


def _money(case: Case) -> Table:
    return custody_listing.balance_table(books_of(case, timezone.localdate()))


def _party(file: File) -> dict[str, Any]:
    assert file.party is not None, "a grant is of a case or of a party"
    known = portrait(file.party)
    return {
        "facts": [
            (_("Tên"), known.party.name),
            (_("Loại"), str(known.party.get_kind_display())),
            (_("Tên như đã viết"), "; ".join(n.written for n in known.names)),
            *((str(NUMBERS[kind]), shown) for kind, shown in file.numbers),
            *((_("Địa chỉ"), str(a)) for a in known.addresses),
        ],
        "tables": [],
    }  # fmt: skip
