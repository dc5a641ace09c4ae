"""Met again and linked, on PostgreSQL as the web role: who sees what, and what decisions do."""

from datetime import date, time, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from sauro.cases import register
from sauro.cases.again.linked import linked
from sauro.cases.again.met import met
from sauro.cases.again.repeating import Again, joined, repeating, told
from sauro.cases.again.rules import Weight, shipped_terms
from sauro.cases.again.shown import on_case
from sauro.cases.case_rules import PartyEntry, StepEntry
from sauro.cases.happening import record
from sauro.cases.joining import Joining, add_joint, one_with
from sauro.cases.register import Filters
from sauro.cases.standing import standing
from sauro.cases.tests.make import DAY, make_case, make_place
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.organization.queries.territories import TerritoryRow
from sauro.organization.tests.make import make_body, make_seat
from sauro.parties import asking, judging
from sauro.parties.models import Inquiry
from sauro.parties.tests.make import PERSON, make_party

pytestmark = pytest.mark.django_db


def again_of(case):
    return on_case(case, standing(case, timezone.now()), one_with(case))["again"]


EARLIER = DAY - timedelta(90)


@pytest.fixture
def seat():
    return make_seat("v.01.qltt")


@pytest.fixture
def police():
    return make_seat("v.01.ca")


@pytest.fixture
def above():
    return make_seat("v.01")


def person(seat, name="Lò Văn Mẫu", *numbers, **others):
    return make_party(seat, name, *numbers, kind="person", **others)


def case_of(seat, *parties, day=DAY, role="violator", **others):
    rows = tuple(PartyEntry(role, p.pk, p.kind, p.name) for p in parties)
    return make_case(seat, parties=rows, detected_on=day, **others)


def decided(case, seat, on, executed=None):
    enter(scope_of(seat))
    steps = [("violation_record", on - timedelta(1)), ("decision_issued", on)]
    steps += [("executed", executed)] if executed else []
    for kind, day in steps:
        record(case.pk, StepEntry(kind, day, paper="1/QĐ"), by=seat, now=timezone.now())


def around(seat, case, steps=1):
    enter(scope_of(seat))
    return {one.case.pk: one for one in linked(case, steps)}


class TestMet:
    def test_the_same_row_and_an_identity_in_common_are_the_party_again(self, seat, police, above):
        ours, theirs = (
            person(s, "Lò Văn Mẫu", ("identity_number", PERSON)) for s in (seat, police)
        )
        mine, other = case_of(seat, ours), case_of(police, theirs, day=EARLIER)
        again = case_of(seat, ours, day=EARLIER - timedelta(9))
        enter(scope_of(above))
        found = met([ours.pk], without=one_with(mine))[ours.pk]
        assert [(one.case.pk, one.why) for one in found] == [
            (other.pk, "identity_number"), (again.pk, "party"),
        ]  # fmt: skip
        assert PERSON not in found[0].said  # sealed: its last digits alone
        enter(scope_of(seat))
        others = met([ours.pk], without=one_with(mine))[ours.pk]
        assert [one.case.pk for one in others] == [again.pk]

    def test_a_shared_phone_is_no_identity(self, seat):
        phone = ("phone", "0912345678")
        one, other = person(seat, "Lò Văn Mẫu", phone), person(seat, "Vàng A Tủa", phone)
        case_of(seat, other)
        assert met([one.pk]) == {one.pk: []}

    def test_a_plate_is_an_identity_of_the_vehicle_alone(self, seat):
        plate = ("plate", "29C-123.45")
        lorry, again = (make_party(seat, "Xe tải", plate, kind="vehicle") for _n in range(2))
        driver = person(seat, "Lò Văn Mẫu", plate)
        case = case_of(seat, again)
        assert [one.case.pk for one in met([lorry.pk])[lorry.pk]] == [case.pk]
        assert met([driver.pk])[driver.pk] == []

    def test_a_decision_joins_and_parts(self, seat):
        now = timezone.now()
        one, other = person(seat, "Lò Văn Mẫu"), person(seat, "Vàng A Tủa")
        case = case_of(seat, other)
        assert met([one.pk])[one.pk] == []
        said = judging.judge(one.pk, other.pk, "same", "cùng ảnh", by=seat, now=now)
        assert [m.case.pk for m in met([one.pk])[one.pk]] == [case.pk]
        judging.undo(said.pk, "ảnh khác người", by=seat, now=now)
        assert met([one.pk])[one.pk] == []

    def test_whom_a_person_parted_a_number_does_not_join(self, seat):
        number = ("identity_number", PERSON)
        one, other = person(seat, "Lò Văn Mẫu", number), person(seat, "Vàng A Tủa", number)
        case_of(seat, other)
        assert len(met([one.pk])[one.pk]) == 1
        judging.judge(one.pk, other.pk, "not_same", "ghi nhầm số", by=seat, now=timezone.now())
        assert met([one.pk])[one.pk] == []

    def test_witnesses_and_holders_of_rights_are_not_met_again(self, seat):
        brand = make_party(seat, "Công ty Nhãn Hiệu", kind="company")
        for role in ("right_holder", "witness"):
            case_of(seat, brand, role=role)
        assert met([brand.pk])[brand.pk] == []

    def test_a_case_entered_twice_is_met_once(self, seat, above):
        ours, theirs = (person(s, "Lò Văn Mẫu", ("identity_number", PERSON)) for s in (above, seat))
        mine, twin = case_of(above, ours), case_of(seat, theirs)
        enter(scope_of(above))
        assert len(met([ours.pk])[ours.pk]) == 2
        joining = Joining("v.01.qltt", same_case=twin.pk)
        add_joint(mine.pk, joining, by=above, now=timezone.now())
        assert [m.case.pk for m in met([ours.pk])[ours.pk]] == [mine.pk]
        assert met([ours.pk], without=one_with(mine))[ours.pk] == []
        assert met([ours.pk], without=one_with(twin))[ours.pk] == []


class TestHints:
    def test_a_fine_for_such_an_act_in_time_is_hinted_with_its_article(self, client, seat):
        party = person(seat)
        before, now = case_of(seat, party, day=EARLIER), case_of(seat, party)
        decided(before, seat, EARLIER + timedelta(5), EARLIER + timedelta(9))
        (one,) = again_of(now)
        assert "tái phạm" in one.hint
        assert "Điều 7" in one.hint
        client.force_login(seat.user)
        page = client.get(reverse("case", args=[now.pk])).content.decode()
        for words in (
            "đã có trong 1 vụ khác", "có dấu hiệu tái phạm", "thi hành xong",
            "Quy định này chưa kiểm chứng.", "người có thẩm quyền kết luận",
        ):  # fmt: skip
            assert words in page, words
        earlier = client.get(reverse("case", args=[before.pk])).content.decode()
        assert "khi ấy chưa có quyết định" in earlier
        assert "Có dấu hiệu tái phạm" not in earlier

    def test_a_cancelled_decision_says_nothing(self, seat):
        party = person(seat)
        before, now = case_of(seat, party, day=EARLIER), case_of(seat, party)
        decided(before, seat, EARLIER + timedelta(5))
        enter(scope_of(seat))
        cancelled = StepEntry("decision_cancelled", EARLIER + timedelta(6), paper="2/QĐ")
        record(before.pk, cancelled, by=seat, now=timezone.now())
        (one,) = again_of(now)
        assert one.hint == ""
        assert [m.earlier.decided_on for m, _w, _s in one.cases] == [None]

    def test_the_party_page_tells_its_cases_to_whom_it_is_shown(self, client, seat, above):
        party = person(seat)
        decided(case_of(seat, party, day=EARLIER), seat, EARLIER + timedelta(5), date(2026, 10, 1))
        for who in (seat, above):
            client.force_login(who.user)
            page = client.get(reverse("party", args=[party.pk])).content.decode()
            assert "Đã có trong 1 vụ việc" in page
            assert "còn trong thời hạn" in page
            assert reverse("ask_others") in page
        client.force_login(make_seat("v.02.qltt").user)
        assert client.get(reverse("party", args=[party.pk])).status_code == 404

    def test_opening_pages_asks_nobody(self, client, seat):
        party = person(seat, "Lò Văn Mẫu", ("identity_number", PERSON))
        case = case_of(seat, party)
        client.force_login(seat.user)
        for name in ("case", "case_linked"):
            assert client.get(reverse(name, args=[case.pk])).status_code == 200
        enter(scope_of(seat))
        assert not Inquiry.objects.exists()
        asking.ask_others(
            "identity_number", PERSON, "thử theo vụ 1/2026", by=seat, today=timezone.localdate()
        )
        assert Inquiry.objects.count() == 1  # the count is no accident


class TestLinked:
    @pytest.mark.parametrize(
        ("number", "words"),
        [
            (("phone", "0912345678"), "cùng số điện thoại: 0912345678"),
            (("plate", "29C-123.45"), "cùng xe: 29C"),
            (("tax_code", "0100109106"), "cùng mã số thuế: 0100109106"),
            (("identity_number", PERSON), "cùng số định danh cá nhân: "),
        ],
    )
    def test_a_number_links_and_says_so(self, client, seat, number, words):
        one, other = person(seat, "Lò Văn Mẫu", number), person(seat, "Vàng A Tủa", number)
        mine, theirs = case_of(seat, one), case_of(seat, other, day=EARLIER)
        case_of(seat, person(seat, "Người Khác"))
        assert set(around(seat, mine)) == {theirs.pk}
        client.force_login(seat.user)
        page = client.get(reverse("case_linked", args=[mine.pk])).content.decode()
        assert words in page
        assert "Vàng A Tủa" in page
        assert "<svg" in page
        assert PERSON not in page

    def test_a_withdrawn_number_links_nothing(self, seat):
        number = ("phone", "0912345678")
        one, other = person(seat, "Lò Văn Mẫu", number), person(seat, "Vàng A Tủa", number)
        mine = case_of(seat, one)
        case_of(seat, other)
        row = other.identifier_rows.get()
        row.withdrawn_at, row.withdrawn_because = timezone.now(), "nhầm số"
        row.save(update_fields=["withdrawn_at", "withdrawn_because"])
        assert around(seat, mine) == {}

    def test_a_house_links_and_a_hamlet_does_not(self, seat):
        place = TerritoryRow(make_place().pk, "xã Mường Mẫu", None)
        pairs = [("Số 12, đường Trần Phú", "12 tran phu"), ("thôn 5", "thôn 5"), ("Số 7", "7")]
        found = []
        for n, (ours, theirs) in enumerate(pairs):
            one = person(seat, f"Lò Văn Mẫu {n}", street=ours, territory=place)
            other = person(seat, f"Vàng A Tủa {n}", street=theirs, territory=place)
            mine, _theirs = case_of(seat, one), case_of(seat, other)
            found.append([tie.why for row in around(seat, mine).values() for tie in row.ties])
        assert found == [["address"], [], []]

    def test_a_number_with_who_was_parted_links_and_says_that_too(self, seat):
        phone, number = ("phone", "0912345678"), ("identity_number", PERSON)
        one, other = (person(seat, n, phone, number) for n in ("Lò Văn Mẫu", "Vàng A Tủa"))
        mine, theirs = case_of(seat, one), case_of(seat, other)
        ties = around(seat, mine)[theirs.pk].ties
        assert {(tie.why, tie.apart) for tie in ties} == {
            ("phone", False),
            ("identity_number", False),
        }
        judging.judge(one.pk, other.pk, "not_same", "ghi nhầm số", by=seat, now=timezone.now())
        ties = around(seat, mine)[theirs.pk].ties
        assert {(tie.why, tie.apart) for tie in ties} == {("phone", True)}

    def test_two_steps_away_is_found_by_two_steps(self, seat):
        phone, plate = ("phone", "0912345678"), ("plate", "29C-123.45")
        first, last = person(seat, "Lò Văn Mẫu", phone), person(seat, "Vàng A Tủa", plate)
        between = person(seat, "Giàng A Páo", phone, plate)
        start, middle, end = (case_of(seat, p) for p in (first, between, last))
        assert set(around(seat, start)) == {middle.pk}
        found = around(seat, start, steps=2)
        assert {pk: one.steps for pk, one in found.items()} == {middle.pk: 1, end.pk: 2}
        assert [tie.start for tie in found[end.pk].ties] == [middle.pk]

    def test_what_another_province_holds_is_not_linked(self, seat):
        phone = ("phone", "0912345678")
        mine = case_of(seat, person(seat, "Lò Văn Mẫu", phone))
        stranger = make_seat("v.02.qltt")
        theirs = case_of(stranger, person(stranger, "Vàng A Tủa", phone))
        assert around(seat, mine) == {}
        nation = make_seat("v")
        assert set(around(nation, mine)) == {theirs.pk}

    def test_a_joint_body_reads_no_links_of_the_register_of_its_lead(self, seat, police):
        phone = ("phone", "0912345678")
        one, other = person(seat, "Lò Văn Mẫu", phone), person(seat, "Vàng A Tủa", phone)
        make_body("v.01.ca")
        mine = case_of(seat, one, joint=(Joining("v.01.ca"),))
        shared = case_of(seat, other, joint=(Joining("v.01.ca"),))
        case_of(seat, other)
        assert len(around(seat, mine)) == 2
        assert around(police, mine) == {}
        both = case_of(seat, one, joint=(Joining("v.01.ca"),))
        assert set(around(police, mine)) == {both.pk}  # the very party, in a case that it reads
        assert shared.pk not in around(police, mine)

    def test_a_stranger_finds_no_page(self, client, seat):
        case = case_of(seat, person(seat))
        client.force_login(make_seat("v.02.qltt").user)
        assert client.get(reverse("case_linked", args=[case.pk])).status_code == 404


class TestRepeating:
    def parties(self, seat, **narrowing):
        enter(scope_of(seat))
        found = repeating(Filters(**narrowing), timezone.localdate())
        return [(row.parties, row.cases) for row in found]

    def test_a_party_of_two_forces_is_one_to_who_sees_both(self, seat, police, above):
        number = ("identity_number", PERSON)
        ours, theirs = person(seat, "Lò Văn Mẫu", number), person(police, "Lo Van Mau", number)
        cases = (case_of(seat, ours), case_of(police, theirs, day=EARLIER))
        case_of(seat, person(seat, "Người Khác"))
        both = tuple(sorted(case.pk for case in cases))[::-1]
        assert self.parties(above) == [((ours.pk, theirs.pk), both)]
        assert self.parties(seat) == []
        assert self.parties(above, since=DAY) == []
        assert self.parties(above, body="v.01.ca") == []
        assert self.parties(above, kind="banned_storage") == [((ours.pk, theirs.pk), both)]

    def test_one_number_with_two_names_is_a_doubt_until_a_person_decides(self, client, seat):
        number = ("identity_number", PERSON)
        one, other = person(seat, "Lò Văn Mẫu", number), person(seat, "Vàng A Tủa", number)
        case_of(seat, one)
        case_of(seat, other, day=EARLIER)
        [row] = told(repeating(Filters(), DAY), shipped_terms())
        assert row.doubt
        assert (row.doubt.pair, row.doubt.names) == ((one.pk, other.pk), (one.name, other.name))
        client.force_login(seat.user)
        page = client.get(reverse("case_repeat")).content.decode()
        assert reverse("pair", args=[one.pk, other.pk]) in page
        assert "Vàng A Tủa" in page
        sheet = load_workbook(BytesIO(client.get(reverse("case_repeat_export")).getvalue())).active
        assert "Vàng A Tủa" in str([cell.value for row in sheet.rows for cell in row][-1])
        enter(scope_of(seat))
        judging.judge(one.pk, other.pk, "same", "đổi tên", by=seat, now=timezone.now())
        [row] = told(repeating(Filters(), DAY), shipped_terms())
        assert row.doubt is None

    def test_one_number_with_one_name_written_two_ways_is_no_doubt(self, seat):
        number = ("identity_number", PERSON)
        for name, day in (("Lò Văn Mẫu", DAY), ("LO VAN MAU", EARLIER)):
            case_of(seat, person(seat, name, number), day=day)
        [row] = told(repeating(Filters(), DAY), shipped_terms())
        assert row.doubt is None

    def test_a_case_entered_twice_makes_nobody_repeat(self, seat, above):
        ours, theirs = (person(s, "Lò Văn Mẫu", ("identity_number", PERSON)) for s in (above, seat))
        mine, twin = case_of(above, ours), case_of(seat, theirs)
        assert len(self.parties(above)) == 1
        joining = Joining("v.01.qltt", same_case=twin.pk)
        add_joint(mine.pk, joining, by=above, now=timezone.now())
        assert self.parties(above) == []

    def test_the_heaviest_sign_is_told(self, seat):
        party = person(seat)
        before = case_of(seat, party, day=EARLIER)
        case_of(seat, party)
        enter(scope_of(seat))
        rows = repeating(Filters(), timezone.localdate())
        assert [row.weight for row in told(rows, shipped_terms())] == [Weight.OPEN]
        decided(before, seat, EARLIER + timedelta(5), EARLIER + timedelta(9))
        assert [row.weight for row in told(rows, shipped_terms())] == [Weight.REPEATED]

    def test_nobody_in_scope_and_no_case_left_is_an_empty_list(self, seat):
        assert self.parties(seat) == []
        assert self.parties(seat, parties=()) == []

    def test_the_page_sorts_exports_and_stays_with_its_filters(self, client, seat):
        often, seldom = person(seat, "Lò Văn Mẫu"), person(seat, "Vàng A Tủa")
        for party, times in ((often, 3), (seldom, 2)):
            for _n in range(times):
                case_of(seat, party)
        client.force_login(seat.user)
        where = reverse("case_repeat")
        page = client.get(where).content.decode()
        assert page.index("Lò Văn Mẫu") < page.index("Vàng A Tủa")
        assert "2 đối tượng trong hai vụ trở lên" in page
        rising = client.get(where, {"xep": "vu"}).content.decode()
        assert rising.index("Vàng A Tủa") < rising.index("Lò Văn Mẫu")
        latest = client.get(where, {"xep": "-gan-nhat"}).content.decode()
        assert latest.index("Vàng A Tủa") < latest.index("Lò Văn Mẫu")
        answer = client.get(reverse("case_repeat_export"))
        rows = list(load_workbook(BytesIO(b"".join(answer))).active.values)
        assert [(row[0], row[2]) for row in rows[1:]] == [("Lò Văn Mẫu", 3), ("Vàng A Tủa", 2)]
        none = client.get(where, {"tu": "", "den": "01/01/2020"}).content.decode()
        assert "Không có đối tượng nào xuất hiện" in none

    def test_numbers_do_not_join_whom_a_person_parted(self):
        marks = [(False, [1, 2, 3], ["1:10", "2:11", "3:12"])]
        whole = joined(marks, frozenset())
        assert whole == [Again((1, 2, 3), (12, 11, 10))]
        parted = joined(marks, frozenset({(1, 2)}))
        assert parted == [Again((1, 3), (12, 10)), Again((2,), (11,))]
        judged = joined([*marks, (True, [1, 2], ["1:10", "2:11"])], frozenset({(1, 2)}))
        assert judged == whole


def test_the_scope_is_all_that_is_between_a_seat_and_a_case(seat, above):
    """Broken once by hand: without the policy the stranger above would have counted it."""
    case_of(seat, person(seat))
    enter(scope_of(above))
    assert register.in_sight().count() == 1
    enter(scope_of(make_seat("v.02")))
    assert register.in_sight().count() == 0


def test_the_hour_of_detection_is_that_of_viet_nam(seat):
    party = person(seat)
    case = case_of(seat, party, day=DAY, detected_time=time(0, 30))
    assert met([party.pk])[party.pk][0].earlier.detected_on == DAY
    assert case.detected_at.astimezone(timezone.get_fixed_timezone(0)).date() < DAY


@pytest.mark.parametrize(
    ("question", "index"),
    [
        ("parties_address WHERE street_key = '12 tran phu' AND territory_id = ANY ('{1}')",
         "parties_address_street_key"),
        ("parties_identifier WHERE digest = 'ab' AND withdrawn_at IS NULL", "digest"),
        ("cases_caseparty WHERE party_id = 7", "party_id"),
        ("parties_judgement WHERE one_id = 7", "one_id"),
    ],
)  # fmt: skip
def test_policies_hide_no_index_of_what_links(seat, question, index):
    """A condition that were not leakproof would be a filter behind the policy, on every row."""
    enter(scope_of(seat))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN SELECT 1 FROM {question}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Index Cond" in plan, plan
    assert index in plan, plan
