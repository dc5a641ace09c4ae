"""Pages of bodies: found without accents, acts by whoever may, refusals that lose nothing."""

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.organization.models import Body, Membership
from sauro.organization.queries import listing, portrait
from sauro.organization.queries.listing import PAGE, Filters
from sauro.organization.services.keeping import named as named_keys
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db

DECISION = "Quyết định số 12/QĐ-UBND ngày 05/01/2026"
DAY = date(2026, 1, 5)
DECIDED = {"version": 1, "decision": DECISION, "on": "05/01/2026"}
SURE = {"xac-nhan": "1"}


@pytest.fixture
def secretary(client):
    seat = make_seat("v.97")
    client.force_login(seat.user)
    enter(scope_of(seat))
    return seat


def named(path, name, kind=Body.Kind.AGENCY):
    make_body(path, kind=kind)
    Body.objects.filter(path=path).update(**named_keys(name))


def act(client, path, slug, sent):
    return client.post(reverse("body_act", args=[path, slug]), sent)


def text(answer):
    return answer.content.decode()


@pytest.mark.usefixtures("all_bodies")
class TestDirectory:
    def test_accents_and_abbreviations_are_optional(self):
        for words in ("sở công thương nghệ an", "So cong thuong NGHE AN", "nghe an cong thuong"):
            assert [b.path for b in listing.page(Filters(words=words)).rows] == ["v.40.sct"]
        found = listing.page(Filters(words="ubnd quỳnh phú", province="40")).rows
        assert [b.name for b in found] == ["Ủy ban nhân dân xã Quỳnh Phú"]

    def test_a_slip_is_shown_the_nearest_words(self):
        assert listing.page(Filters(words="cng thương")).total == 0
        assert listing.corrected("cng thương") == "cong thuong"
        assert listing.corrected("công thương") == ""

    @pytest.mark.parametrize("order", ["", "ten", "-ten", "dia-ban", "-dia-ban"])
    def test_pages_follow_each_other_without_gap_or_overlap(self, order):
        filters = Filters(province="40", kind="agency")
        whole = [b.path for b in listing.exported(filters, order)]
        first = listing.page(Filters(province="40"), order)
        second = listing.page(Filters(province="40"), order, after=first.after)
        both = [b.path for b in (*first.rows, *second.rows)]
        assert len(set(both)) == 2 * PAGE
        everything = [b.path for b in listing.exported(Filters(province="40"), order)]
        assert everything[: 2 * PAGE] == both
        back = listing.page(Filters(province="40"), order, before=second.before)
        assert [b.path for b in back.rows] == [b.path for b in first.rows]
        assert back.before == ""
        assert len(whole) == len(set(whole))

    def test_a_body_is_listed_on_the_days_it_exists(self):
        Body.objects.filter(path="v.40.sct").update(valid_to=date(2026, 6, 30))
        words = "sở công thương nghệ an"
        assert listing.page(Filters(words=words, day=date(2026, 6, 30))).total == 1
        assert listing.page(Filters(words=words, day=date(2026, 7, 1))).total == 0

    def test_the_workbook_opens_and_holds_the_rows(self, client):
        client.force_login(make_seat("v.40").user)
        where = reverse("bodies_export") + "?province=40&force=trade"
        book = openpyxl.load_workbook(io.BytesIO(client.get(where).content), read_only=True)
        rows = list(book.worksheets[0].values)
        assert [row[0] for row in rows[1:]] == ["v.40.sct"]
        assert rows[1][1] == "Sở Công Thương tỉnh Nghệ An"

    def test_filters_of_an_address_that_make_no_sense_narrow_nothing(self, client):
        client.force_login(make_seat("v.40").user)
        for query in (
            "kind=x",
            "day=31/02/2026",
            "sau=~",
            "truoc=x",
            "xep=drop",
            "words=%00",
            "sau=%00~v",
            "words=)(*",
        ):
            assert client.get(f"{reverse('bodies')}?{query}").status_code == 200, query


def test_an_act_is_shown_once_more_before_it_is_done(client, secretary):
    named("v.97.sct", "Sở Công Thương")
    first = act(client, "v.97.sct", "doi-ten", DECIDED | {"name": "Sở Công nghiệp"})
    assert "Sở Công nghiệp" in text(first)
    assert Body.objects.get(path="v.97.sct").name == "Sở Công Thương"
    done = act(client, "v.97.sct", "doi-ten", DECIDED | SURE | {"name": "Sở Công nghiệp"})
    assert done.status_code == 302
    page = text(client.get(done["Location"]))
    assert "Sở Công nghiệp" in page
    assert "Sở Công Thương" in page  # kept as another name
    assert DECISION in page


def test_a_refusal_keeps_what_was_typed_and_says_why(client, secretary):
    named("v.97.sct", "Sở Công Thương")
    sent = DECIDED | {"name": "Tên vừa gõ", "on": "31/02/2026"}
    answer = act(client, "v.97.sct", "doi-ten", sent)
    assert answer.status_code == 422
    for words in ("Tên vừa gõ", DECISION, "31/02/2026"):
        assert words in text(answer)


def test_the_second_of_two_sees_both(client, secretary):
    named("v.97.sct", "Sở Công Thương")
    act(client, "v.97.sct", "doi-ten", DECIDED | SURE | {"name": "Tên của người thứ nhất"})
    sent = DECIDED | SURE | {"name": "Tên của người thứ hai"}
    answer = act(client, "v.97.sct", "doi-ten", sent)
    assert answer.status_code == 409
    assert "Tên của người thứ nhất" in text(answer)
    assert "Tên của người thứ hai" in text(answer)
    again = act(client, "v.97.sct", "doi-ten", sent | {"version": 2})
    assert again.status_code == 302


def test_founding_merging_and_the_way_to_the_successor(client, secretary):
    sent = {
        "name": "Đội 389", "short": "doi389", "kind": "team", "founded_by": DECISION,
        "valid_from": "05/01/2026",
    }  # fmt: skip
    assert act(client, "v.97", "lap-moi", sent | SURE).status_code == 302
    named("v.97.qltt", "Chi cục Quản lý thị trường")
    ended = {**DECIDED, **SURE, "on": "30/06/2026", "into": "v.97.qltt"}
    assert act(client, "v.97.doi389", "ket-thuc", ended).status_code == 302
    page = text(client.get(reverse("body", args=["v.97.doi389"])))
    assert "Chi cục Quản lý thị trường" in page
    assert "30/06/2026" in page


def test_a_body_is_not_merged_into_itself(client, secretary):
    named("v.97.sct", "Sở Công Thương")
    answer = act(client, "v.97.sct", "ket-thuc", DECIDED | {"into": "v.97.sct"})
    assert answer.status_code == 422
    assert Body.objects.get(path="v.97.sct").valid_to is None


def test_one_more_member_and_his_end(client, secretary):
    named("v.97.ca", "Công an tỉnh")
    sent = DECIDED | {"body": "v.97.ca", "part": "member", "person": "Lô Văn Ví Dụ"}
    assert act(client, "v.97", "them-thanh-vien", sent | SURE).status_code == 302
    page = text(client.get(reverse("body", args=["v.97"])))
    assert "Lô Văn Ví Dụ" in page
    (member,) = portrait.members(Body.objects.get(path="v.97"), DAY)
    where = reverse("member_end", args=[member.id])
    ended = DECIDED | SURE | {"on": "30/06/2026"}
    assert client.post(where, ended).status_code == 302
    later = reverse("body", args=["v.97"]) + "?ngay=01/07/2026"
    assert "Lô Văn Ví Dụ" not in text(client.get(later))
    then = reverse("body", args=["v.97"]) + "?ngay=30/06/2026"
    assert "Lô Văn Ví Dụ" in text(client.get(then))


def test_an_unknown_member_is_never_guessed(client, secretary):
    sent = DECIDED | {"body": "Sở Không Có", "part": "member"}
    answer = act(client, "v.97", "them-thanh-vien", sent)
    assert answer.status_code == 422
    assert "Sở Không Có" in text(answer)


def test_a_seat_is_given_and_ended(client, secretary):
    named("v.97.ca", "Công an tỉnh")
    other = make_seat("v.98")
    sent = DECIDED | {"username": other.user.username, "post": "Cán bộ", "role": "officer"}
    assert act(client, "v.97.ca", "cap-vi-tri", sent | SURE).status_code == 302
    given = Seat.objects.get(user=other.user, body__path="v.97.ca")
    assert str(other.user) in text(client.get(reverse("body_people", args=["v.97.ca"])))
    where = reverse("seat_end", args=[given.pk])
    assert client.post(where, DECIDED | SURE | {"on": "30/06/2099"}).status_code == 409  # old page
    now = {"version": Body.objects.get(path="v.97.ca").version}
    assert client.post(where, DECIDED | SURE | now | {"on": "30/06/2099"}).status_code == 302
    given.refresh_from_db()
    assert given.valid_to == date(2099, 6, 30)
    now = {"version": Body.objects.get(path="v.97.ca").version}
    ended = DECIDED | SURE | now | {"on": "30/06/2026"}  # the first day was a slip of the keys
    assert client.post(where, ended).status_code == 302
    given.refresh_from_db()
    assert given.valid_to == date(2026, 6, 30)
    assert client.post(where, ended | {"version": now["version"] + 1}).status_code == 409  # over


@pytest.mark.parametrize("role", [Role.LEADER, Role.OFFICER, Role.SECRETARY])
def test_an_administrator_gives_no_right_that_he_lacks(client, role):
    client.force_login(make_seat("v.97", Role.ADMINISTRATOR).user)
    other = make_seat("v.98")
    sent = DECIDED | SURE | {"username": other.user.username, "post": "Cán bộ", "role": role}
    assert act(client, "v.97", "cap-vi-tri", sent).status_code == 422
    assert Seat.objects.filter(user=other.user).count() == 1


def test_a_standing_agency_gives_no_seat_beside_itself(client):
    seat = make_seat("v.97.qltt")
    Body.objects.filter(path="v.97.qltt").update(standing=True)
    client.force_login(seat.user)
    other = make_seat("v.98")
    sent = DECIDED | SURE | {"username": other.user.username, "post": "Cán bộ", "role": "officer"}
    assert act(client, "v.97", "cap-vi-tri", sent).status_code == 422
    assert act(client, "v.97.qltt", "cap-vi-tri", sent).status_code == 302


def test_nobody_gives_a_seat_to_himself(client, secretary):
    named("v.97.ca", "Công an tỉnh")
    sent = DECIDED | SURE | {
        "username": secretary.user.username, "post": "Giám đốc", "role": "leader",
    }  # fmt: skip
    assert act(client, "v.97.ca", "cap-vi-tri", sent).status_code == 422


def test_people_are_seen_in_scope_only(client, secretary):
    stranger = make_seat("v.98")
    with operator():
        stranger.user.full_name = "Người Tỉnh Khác"
        stranger.user.save()
    assert "Người Tỉnh Khác" not in text(client.get(reverse("body_people", args=["v.98"])))
    client.force_login(stranger.user)
    assert "Người Tỉnh Khác" in text(client.get(reverse("body_people", args=["v.98"])))


def test_the_history_tells_who_did_what_by_which_decision(client, secretary):
    named("v.97.sct", "Sở Công Thương")
    act(client, "v.97.sct", "doi-ten", DECIDED | SURE | {"name": "Sở Công nghiệp"})
    page = text(client.get(reverse("body_history", args=["v.97.sct"])))
    assert "Sở Công Thương → Sở Công nghiệp" in page
    assert DECISION in page
    assert str(secretary.user) in page
    client.force_login(make_seat("v.98").user)
    page = text(client.get(reverse("body_history", args=["v.97.sct"])))
    assert DECISION not in page


@pytest.mark.parametrize(("path", "status"), [("v.97", 403), ("v.97.1", 302), ("v.97.2", 403)])
def test_a_commune_keeps_only_its_own(client, path, status):
    make_body("v.97.2")
    client.force_login(make_seat("v.97.1").user)
    sent = DECIDED | SURE | {"name": "Tên khác", "version": Body.objects.get(path=path).version}
    assert act(client, path, "ten-khac", sent).status_code == status


def test_who_may_not_keep_is_offered_nothing(client):
    client.force_login(make_seat("v.97", Role.OFFICER).user)
    page = text(client.get(reverse("body", args=["v.97"])))
    assert "/sua/" not in page
    assert "/kien-toan/" not in page
    answer = client.get(reverse("body_act", args=["v.97", "doi-ten"]))
    assert answer.status_code == 403


class TestStandingAgency:
    """A committee without one says why, and leads to where one goes on."""

    def shown(self, client):
        page = text(client.get(reverse("body", args=["v.97"])))
        return page.split("Cơ quan thường trực</dt>")[1].split("</dd>")[0]

    def test_none_is_on_record(self, client, secretary):
        assert "Chưa ghi. Mở trang một cơ quan" in self.shown(client)

    def test_renewing_the_members_designates_none_but_shows_whose_the_standing_deputy_is(
        self, client, secretary
    ):
        named("v.97.sct", "Sở Công Thương")
        Membership.objects.create(
            committee=Body.objects.get(path="v.97"), body=Body.objects.get(path="v.97.sct"),
            part="standing_deputy", valid_from=DAY, decision=DECISION,
        )  # fmt: skip
        shown = self.shown(client)
        assert reverse("body", args=["v.97.sct"]) in shown
        assert "không tự giao cơ quan thường trực" in shown

    def test_one_that_ended_is_named_with_its_successor(self, client, secretary):
        named("v.97.qltt", "Chi cục Quản lý thị trường")
        named("v.97.sct", "Sở Công Thương")
        after = Body.objects.get(path="v.97.sct")
        Body.objects.filter(path="v.97.qltt").update(standing=True, valid_to=DAY, successor=after)
        shown = self.shown(client)
        assert reverse("body", args=["v.97.sct"]) in shown
        assert "Chi cục Quản lý thị trường đã kết thúc ngày 05/01/2026" in shown
