"""Files of cases in and out: python scripts/bench_cases_files.py CASES [COLUMNS] [FOLDER]

Import: a workbook of so many rows, one case each with goods, a party with two numbers and three
steps, is read and entered as a worker does it, under row-level security, with every trigger in
force; beside it the barest thing: COPY of the same cases into a table without rules. Export: the
register as a CSV of so many columns; beside it csv.writer with as many cells. Seconds, and the peak
memory of this process and of the child that reads the workbook.
"""

from __future__ import annotations

import csv
import io
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent))
from bench_server import database

_BODY = "v.01"
_COMMUNES = 40
_BARE = """CREATE TABLE bare (LIKE cases_case);
ALTER TABLE bare DROP COLUMN id"""
_MB = 1024


def main(cases: int, columns: int = 500, folder: str = "") -> None:
    with database(folder):
        from django.conf import settings

        _placed()
        settings.FILES_ROOT = Path(folder or "/tmp") / "sauro-bench-files"
        _import(cases)
        if columns:
            _export(columns)


def _placed() -> None:
    """The bodies of one province, where the server has none yet."""
    from sauro.config.prepare import fill_bodies
    from sauro.config.simulated import make_person
    from sauro.foundation.access.rights import Role

    fill_bodies("01")
    make_person(("do", "Người Đo"), _BODY, ("Cán bộ", Role.OFFICER), password="x")


@contextmanager
def _timed(what: str, count: int) -> Iterator[None]:
    began = time.perf_counter()
    yield
    seconds = time.perf_counter() - began
    own, child = (
        resource.getrusage(who).ru_maxrss / _MB
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(
        f"{what:<46} {seconds:8.1f} s {seconds / count * 1e6:8.0f} µs each   "
        f"{own:6.0f} MB, child {child:6.0f} MB",
        flush=True,
    )


def _import(count: int) -> None:
    from django.db import transaction
    from django.utils import timezone

    from sauro.cases.importing import services
    from sauro.cases.importing.checking import check_now
    from sauro.cases.importing.loading import load_now
    from sauro.cases.models import Case, CaseFile
    from sauro.foundation.access.models import Seat
    from sauro.foundation.access.queries import scope_of
    from sauro.foundation.access.scope import EVERYWHERE, Scope, enter

    with transaction.atomic():
        enter(Scope((EVERYWHERE,)))
        seat = Seat.objects.get(body__path=_BODY)
        enter(scope_of(seat))
        before = Case.objects.count()
    content = _workbook(count, before)
    print(f"{count} rows, {len(content) / 2**20:.1f} MB; {before} cases are there", flush=True)
    with transaction.atomic():
        enter(scope_of(seat))
        found, _new = services.take_in("so.xlsx", [content], by=seat, now=timezone.now())
    with _timed("read, compared, previewed", count):
        check_now(found.pk, _BODY, timezone.now())
    with transaction.atomic():
        enter(scope_of(seat))
        found = CaseFile.objects.get(pk=found.pk)
        print(found.report.get("counts"), found.report.get("wrong", [])[:2], flush=True)
        services.ask_loading(
            found.pk, found.version, only_whole=True, skipped=(), by=seat, now=timezone.now()
        )
    with _timed("entered", count):
        load_now(found.pk, _BODY, timezone.now())
    with transaction.atomic():
        enter(scope_of(seat))
        print(f"{Case.objects.count() - before} cases more", flush=True)
    _bare(count)


def _workbook(count: int, before: int) -> bytes:
    import xlsxwriter

    from sauro.cases.importing.fields import CASES, FIELDS, SHEETS

    random, file, first = Random(389), io.BytesIO(), date(2026, 1, 2)
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "default_date_format": "dd/mm/yyyy"})
    page = book.add_worksheet(SHEETS[CASES])
    page.write_row(0, 0, [f.label for f in FIELDS[CASES]])
    places = {f.code: n for n, f in enumerate(FIELDS[CASES])}
    communes = _communes()
    for n in range(1, count + 1):
        number, day = before + n, first + timedelta(random.randrange(280))
        said = {
            "own_number": f"{number}/QLTT", "detected_on": day, "territory": random.choice(communes),
            "place": f"Km {n % 90} quốc lộ 1", "route": "Nội địa", "source": "patrol",
            "detected_by": f"Tổ tuần tra số {n % 9}", "violation": "banned_storage",
            "article": "Điều 8 Nghị định 98/2020/NĐ-CP", "summary": f"Vụ thử nghiệm số {number}",
            "party_name": f"Nguyễn Văn Mẫu {number % 70_000}", "phone": f"09{number % 70_000:08}",
            "identity_number": f"001090{number % 70_000:06}", "goods_group": "cigarettes",
            "goods_name": "thuốc lá điếu Jet", "quantity": random.randrange(10, 5000),
            "unit": "bao", "value": random.randrange(10**6, 10**8),
            "violation_record_on": day, "violation_record_paper": f"{number}/BB-VPHC",
            "decision_issued_on": day + timedelta(5), "decision_issued_paper": f"{number}/QĐ-XPHC",
            "payment_on": day + timedelta(9),
        }  # fmt: skip
        for code, value in said.items():
            page.write(n, places[code], value)
    book.close()
    return file.getvalue()


def _communes() -> list[str]:
    from sauro.organization.models import Territory

    rows = Territory.objects.filter(level="commune", valid_to=None, parent__code="01")
    return list(rows.order_by("code").values_list("code", flat=True)[:_COMMUNES])


def _bare(count: int) -> None:
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(_BARE)
        cursor.execute("SELECT set_config('sauro.scope', 'v,v/', false)")
        cursor.execute(
            "SELECT string_agg(column_name, ',' ORDER BY ordinal_position) FROM "
            "information_schema.columns WHERE table_name = 'bare'"
        )
        (names,) = cursor.fetchone()
        with cursor.copy(f"COPY (SELECT {names} FROM cases_case LIMIT {count}) TO STDOUT") as out:
            rows = b"".join(bytes(part) for part in out)
        copying = cursor.copy(f"COPY bare ({names}) FROM STDIN")
        with _timed("barest: COPY of the cases alone, no rules", count), copying as into:
            into.write(rows)
        cursor.execute("DROP TABLE bare")


def _export(columns: int) -> None:
    from django.db import transaction
    from django.utils import timezone

    from sauro.cases.exporting.shape import GROUPS, Shape
    from sauro.cases.exporting.wide import lines
    from sauro.cases.models import Case
    from sauro.cases.register import Filters
    from sauro.foundation.access.models import Seat
    from sauro.foundation.access.scope import EVERYWHERE, Scope, enter

    with transaction.atomic():
        enter(Scope((EVERYWHERE,)))
        seat = Seat.objects.select_related("body").get(body__path=_BODY)
        count = Case.objects.count()
    wide = {group: columns // (5 * len(names)) for group, names in GROUPS.items()}
    shape, today, size = Shape(wide), timezone.localdate(), 0
    with _timed(f"exported, {len(shape.head)} columns", count):
        for part in lines(Filters(), today, "", shape, seat):
            size += len(part)
    print(f"  {size / 2**20:.0f} MB", flush=True)
    row = ["giá trị"] * (columns // 5) + [""] * (columns - columns // 5)
    with _timed("barest: csv.writer of as many cells", count), Path("/dev/null").open("w") as text:
        writer = csv.writer(text)
        for _ in range(count):
            writer.writerow(row)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]), *sys.argv[3:])
