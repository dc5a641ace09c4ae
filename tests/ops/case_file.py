"""python -m tests.ops.case_file give|go COUNT: a file of cases, and the pass that enters it."""

from __future__ import annotations

import sys

import django

AT_ONCE = 20
HELD = "giuachungtep"  # a word of a party's name in the middle of the file


def main(what: str, count: int) -> None:
    """``give`` hands the file in and asks that it be entered; ``go`` enters it."""
    django.setup()
    from django.db import transaction  # noqa: PLC0415 - after setup
    from django.utils import timezone  # noqa: PLC0415

    from sauro.cases.importing import loading  # noqa: PLC0415
    from sauro.cases.models import CaseFile  # noqa: PLC0415
    from sauro.foundation.access.scope import Scope, enter  # noqa: PLC0415

    if what == "give":
        give(count)
        return
    loading.AT_ONCE = AT_ONCE
    with transaction.atomic():
        enter(Scope(("v.01",)))
        found = CaseFile.objects.latest("pk")
    loading.load_now(found.pk, "v.01", timezone.now())


def give(count: int) -> None:
    from django.db import transaction  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from sauro.cases.importing import services  # noqa: PLC0415
    from sauro.cases.importing.checking import check_now  # noqa: PLC0415
    from sauro.cases.importing.tests.make import book, case_row  # noqa: PLC0415
    from sauro.cases.models import CaseFile  # noqa: PLC0415
    from sauro.foundation.access.models import Seat  # noqa: PLC0415
    from sauro.foundation.access.queries import scope_of  # noqa: PLC0415
    from sauro.foundation.access.scope import enter  # noqa: PLC0415
    from sauro.organization.models import Territory  # noqa: PLC0415

    Territory.objects.using("owner").get_or_create(
        code="99001", level="commune",
        defaults={"name": "Mường Mẫu", "kind": "xã", "search_key": "muong mau", "sort_key": "m"},
    )  # fmt: skip
    rows = [case_row(n, phone=f"09{n:08}") for n in range(count)]
    rows[count // 2]["party_name"] = f"Lò {HELD}"
    now, seat = timezone.now(), Seat.objects.select_related("body").get(body__path="v.01")
    with transaction.atomic():
        enter(scope_of(seat))
        found, _new = services.take_in("so.xlsx", [book(rows)], by=seat, now=now)
    check_now(found.pk, "v.01", now)
    with transaction.atomic():
        enter(scope_of(seat))
        found = CaseFile.objects.get(pk=found.pk)
        services.ask_loading(found.pk, found.version, only_whole=True, skipped=(), by=seat, now=now)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
