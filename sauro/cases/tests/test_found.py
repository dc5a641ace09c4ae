"""The register finds by its index what the policies show, no more and no less, in order."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from sauro.cases import adding, joining, register
from sauro.cases.case_rules import StepEntry, ViolationEntry
from sauro.cases.joining import Joining
from sauro.cases.models import Case, CaseBody, GoodsLine, Violation
from sauro.cases.register import Filters
from sauro.cases.tests.make import CIGARETTES, DAY, DRIVER, make_case, make_place
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import NOBODY, Scope, enter
from sauro.foundation.access.tests.make import operator
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
BODIES = ("v.01", "v.01.qltt", "v.01.qltt.d1", "v.01.ca", "v.02", "v.02.qltt")
WORDS = (
    "thuốc lá", "Jet", "jet quoc", "1/2026", "12", "12/bb", "xphc", "lò văn", "km", "m", "khongco",
    "“Lò”", "kho hàng", "@s:v", "zz@yy", "0912", ",",
)  # fmt: skip
SORTS = {"phat-hien": "detected_at", "vao-so": "opened_at", "han": "next_due_on"}


@pytest.fixture
def seats():
    """A register of six bodies, some of whose cases others help with."""
    random, seats = Random(389), {path: make_seat(path) for path in BODIES}
    places = [make_place("Mường Mẫu"), make_place("Bản Khác", "99002")]
    for n in range(16):
        path = random.choice(BODIES)
        helps = [Joining(p) for p in BODIES if p != path and random.random() < 0.2]
        case = make_case(
            seats[path], joint=helps, parties=(DRIVER,) if n % 3 else (),
            route=random.choice(("sea", "inland")), territory=random.choice(places),
            detected_on=DAY - timedelta(n % 7), summary=random.choice(("kho hàng", "12 thùng", "")),
            goods=random.choice([(), (CIGARETTES,)]),
            violations=[ViolationEntry(random.choice(("banned_storage", "trade_fraud")))],
            steps=[StepEntry("violation_record", DAY, paper="12/BB-XPHC")] if n % 2 else [],
        )  # fmt: skip
        if helps and n % 4 == 0:
            row = CaseBody.objects.filter(case=case).order_by("pk")[0]
            joining.end_joint(row.pk, "xong", by=seats[path], now=timezone.now())
    return seats


def has(key, word):
    """Whether a word of a search key is, or begins in one of its pieces with, a word asked for."""
    whole = len(word) < 3 or re.fullmatch("[0-9]{1,4}", word)
    for one in key.split():
        pieces = {one, *re.split(r"\W+", one)} | {
            one[m.start() + 1 :] for m in re.finditer(r"\W(?=\w)", one)
        }
        if any(p == word or (not whole and p.startswith(word)) for p in pieces):
            return True
    return False


def below(path, body):
    return path == body or path.startswith(f"{body}.")


def shown():
    """What the policies show: each case with what it is found by, read row by row."""
    found = []
    for case in Case.objects.select_related("territory"):
        told = {
            "paths": [case.owner_path],
            "helps": [b.owner_path for b in case.bodies.filter(ended_at=None)],
            "groups": [line.group.code for line in GoodsLine.objects.filter(case=case)],
            "counted": [v.kind.counted for v in Violation.objects.filter(case=case, main=True)],
            "day": timezone.localtime(case.detected_at).date(),
        }
        found.append((case, told))
    return found


def plainly(rows, filters, order, scope):
    """The same question to each row that the policies show."""
    found = []
    for case, told in rows:
        words = register.words_of(filters.words)
        due = case.next_due_on
        wanted = [
            all(has(case.search_key, word) for word in words),
            bool(words) or not filters.words,
            not filters.body or any(below(p, filters.body) for p in told["paths"] + told["helps"]),
            filters.territory in (None, case.territory_id, case.territory.parent_id),
            filters.route in ("", case.route),
            not filters.counted or filters.counted in told["counted"],
            not filters.group or filters.group in told["groups"],
            filters.since is None or told["day"] >= filters.since,
            filters.until is None or told["day"] <= filters.until,
            not filters.overdue or bool(due and due < TODAY),
            not filters.joint or any(below(p, s) for p in told["helps"] for s in scope.paths),
        ]
        if all(wanted):
            found.append(case)
    name, falling = SORTS[order.lstrip("-")], order.startswith("-")
    last = date.min if falling else date.max
    found.sort(key=lambda c: (getattr(c, name) or last, c.pk), reverse=falling)
    return [case.pk for case in found]


def test_the_index_answers_as_the_policies_do(seats):
    random = Random(11)
    scopes = [Scope((p,)) for p in ("v", *BODIES, "v.03")] + [Scope(("v.01.ca", "v.02"))]
    places = list(Case.objects.values_list("territory_id", flat=True)) or [0]
    some, rows = 0, {}
    for scope in scopes:
        enter(scope)
        rows[scope] = shown()
    for _ in range(250):
        scope = random.choice(scopes)
        enter(scope)
        asked: dict[str, Any] = {}
        for name, values in {
            "words": WORDS, "body": BODIES, "territory": places, "route": ("sea", "inland"),
            "counted": ("smuggling_banned", "trade_fraud", "counterfeit"), "group": ("cigarettes",),
            "since": (DAY - timedelta(3),), "until": (DAY - timedelta(2),), "overdue": (True,),
            "joint": (True,),
        }.items():  # fmt: skip
            if random.random() < 0.2:
                asked[name] = random.choice(values)
        filters = Filters(**asked)
        order = random.choice(("", "-")) + random.choice(list(SORTS))
        expected = plainly(rows[scope], filters, order, scope)
        page = register.page(filters, TODAY, order)
        assert [c.pk for c in page.rows] == expected, (scope, filters, order)
        assert page.total == len(expected)
        some += bool(expected)
    assert some > 60, "most questions had no answer: nothing was compared"


def test_pages_meet_whichever_way_rows_are_found(seats, monkeypatch):
    """Among 1,400 rows what most have is walked to, what few have is gathered."""
    seat = seats["v.01.qltt"]
    case = make_case(seat, summary="nhiều vụ như nhau")
    columns = [
        str(f.column) for f in Case._meta.fields if f.column not in ("id", "key", "detected_at")
    ]
    names = ", ".join(columns)
    with operator(), connection.cursor() as cursor:
        cursor.execute(
            f"""INSERT INTO cases_case ({names}, key, detected_at) SELECT {names.replace("summary",
            "summary || n")}, gen_random_uuid(), detected_at - n %% 500 * interval '1 hour'
            FROM cases_case, generate_series(1, 1400) n WHERE id = %s""", [case.pk],
        )  # fmt: skip
    enter(scope_of(seat))
    monkeypatch.setattr(register, "PAGE", 333)
    for filters, same in (
        (Filters(words="nhieu vu"), Case.objects.filter(search_key__contains="nhieu vu")),
        (Filters(route="inland"), Case.objects.filter(route="inland")),
        (Filters(words="kho hang"), Case.objects.filter(summary="kho hàng")),
        (Filters(), Case.objects.all()),
    ):
        expected = list(same.order_by("-detected_at", "-pk").values_list("pk", flat=True))
        seen, after, total = [], "", 0
        while True:
            page = register.page(filters, TODAY, "-phat-hien", after)
            seen += [c.pk for c in page.rows]
            total = total or page.total
            if not page.after:
                break
            after = page.after
        assert seen == expected
        assert total == min(1001, len(expected))
        if len(expected) > register.PAGE:
            back = register.page(filters, TODAY, "-phat-hien", "", page.before)
            at = expected.index(back.rows[-1].pk)
            assert [c.pk for c in back.rows] == expected[at - 332 : at + 1]


def test_the_index_is_kept_with_each_change(seats):
    seat = seats["v.01.qltt"]
    now = timezone.now()
    case = make_case(seat, joint=(Joining("v.02"),))
    adding.add_goods(case.pk, replace(CIGARETTES, name="bật lửa"), by=seat, now=now)
    assert register.page(Filters(words="bat lua"), TODAY).rows == [case]
    line = GoodsLine.objects.filter(case=case, name="bật lửa").get()
    adding.drop_line(case.pk, "hang-hoa", line.pk, by=seat, now=now)
    assert register.page(Filters(words="bat lua"), TODAY).rows == []
    kept = "SELECT case_id, detected_at, due_up, due_down, tokens::text FROM cases_entry ORDER BY 1"
    with operator(), connection.cursor() as cursor:
        cursor.execute(kept)
        before = cursor.fetchall()
        enter(Scope(("v",)))
        cursor.execute("TRUNCATE cases_entry")
        cursor.execute("SELECT cases_enter_v1(ARRAY(SELECT id FROM cases_case))")
        cursor.execute(kept)
        assert cursor.fetchall() == before
    assert len(before) == 17


@pytest.mark.parametrize(
    "asked", ["words => '{@s:v}'", "sorted => 'x'", "words => array_fill('a'::text, ARRAY[13])"]
)
def test_what_could_pass_for_a_mark_is_refused(seats, asked):
    enter(Scope(("v.02",)))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM cases_find_v1({asked})")


def test_without_a_scope_nothing_is_found_and_a_place_beyond_all_is_no_error(seats):
    enter(NOBODY)
    assert register.page(Filters(), TODAY) == register.Page([], 0)
    enter(Scope(("v",)))
    for sent in ("x", "~1", f"{datetime.now(UTC).isoformat()}~{2**70}", "infinity~3"):
        assert register.page(Filters(), TODAY, "", sent).rows
    make_body("v.09")
    assert register.page(Filters(body="v.09"), TODAY).rows == []


def test_many_cases_are_entered_once_and_none_is_kept_without(seats):
    """Whoever writes many lets entries wait; what was there stays in step."""
    seat, now = seats["v.01.qltt"], timezone.now()
    there = make_case(seat, summary="có từ trước")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS cases_case_findable DEFERRED")
        cursor.execute("SELECT set_config('sauro.entries_later', 'on', true)")
        late = make_case(seat, summary="vào sau")
        adding.add_goods(there.pk, replace(CIGARETTES, name="bật lửa"), by=seat, now=now)
        assert register.page(Filters(words="bat lua"), TODAY).rows == [there]
        assert register.page(Filters(words="vao sau"), TODAY).rows == []
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SELECT cases_enter_now_v1(%s)", [[late.pk]])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert register.page(Filters(words="vao sau"), TODAY).rows == [late]
