"""Accounts by pages: invited, linked, moved, unlocked; and who may do none of it."""

import re
from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sauro.foundation.access.link_rules import LIFE, secret_of
from sauro.foundation.access.models import AccountAct, Seat, SignInLink, Token, User
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import NOBODY, enter
from sauro.foundation.access.tests.make import make_secret, operator
from sauro.foundation.access.tokens import keeping
from sauro.foundation.audit.models import Entry
from sauro.organization.rules import username_from
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db

DECISION = "Quyết định số 12/QĐ-UBND ngày 05/01/2026"
PASSWORD = "Mot-mat-khau-rieng-2026"
INVITED = {
    "version": 1, "decision": DECISION, "on": "05/01/2026", "full_name": "Lò Thị An",
    "post": "Cán bộ tổng hợp", "role": "officer",
}  # fmt: skip
SURE = {"xac-nhan": "1"}
CODE = re.compile(r'id="slip-code">([0-9A-Z-]{24})<')
WHY = {"reason": "Mất điện thoại"}


@pytest.fixture
def secretary(client):
    """Who keeps a commune, signed in."""
    cache.clear()
    seat = make_seat("v.97.1")
    client.force_login(seat.user)
    enter(scope_of(seat))
    return seat


@pytest.fixture
def officer(secretary):
    """Somebody in her charge."""
    return make_seat("v.97.1", Role.OFFICER)


def text(answer):
    return answer.content.decode()


def invite(client, **others):
    where = reverse("body_act", args=["v.97.1", "moi-nguoi"])
    return client.post(where, INVITED | SURE | others)


def code_of(answer):
    return CODE.findall(text(answer))[0]


def do(client, seat, act, sent=WHY):
    return client.post(reverse("account_act", args=[seat.user_id, act]), sent)


def set_password(code, password=PASSWORD, again=PASSWORD):
    """As whoever holds the slip, at a machine of his own."""
    person = Client()
    where = reverse("first_password", args=[code])
    return person, person.post(where, {"password1": password, "password2": again})


def signs_in(username, password=PASSWORD):
    sent = {"login": username, "password": password}
    return Client().post(reverse("account_login"), sent)


class TestInviting:
    def test_who_does_not_say_what_he_saw_is_shown_what_stands(self, client, secretary):
        page = invite(client, version="")
        assert page.status_code == 409
        assert "Lò Thị An" in text(page)
        assert 'name="version" value="1"' in text(page)
        assert not User.objects.filter(full_name="Lò Thị An").exists()

    def test_it_is_shown_once_more_and_nothing_is_done_before(self, client, secretary):
        where = reverse("body_act", args=["v.97.1", "moi-nguoi"])
        page = text(client.post(where, INVITED))
        assert "Lò Thị An" in page
        assert not User.objects.filter(full_name="Lò Thị An").exists()
        assert not mail.outbox

    def test_she_sets_her_password_and_is_at_her_home(self, client, secretary):
        slip = invite(client)
        assert "anlt" in text(slip)
        code = code_of(slip)
        person, answer = set_password(code)
        assert answer.status_code == 302
        assert answer["Location"] == "/"
        assert "Cán bộ tổng hợp" in text(person.get("/"))
        user = User.objects.get(username="anlt")
        assert user.password.startswith("argon2$")
        assert (str(user.home_id), user.last_login is not None) == (str(secretary.body_id), True)
        assert signs_in("anlt").status_code == 302

    def test_the_code_is_read_however_it_is_typed(self, client, secretary):
        code = code_of(invite(client))
        sloppy = f" {code.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')} "
        assert secret_of(sloppy) == secret_of(code)
        answer = Client().post(reverse("first_sign_in"), {"code": sloppy})
        assert answer.status_code == 302

    def test_a_link_works_once(self, client, secretary):
        code = code_of(invite(client))
        set_password(code)
        _person, again = set_password(code, "Mat-khau-ke-trom-2026", "Mat-khau-ke-trom-2026")
        assert again.status_code == 422
        assert "đã dùng rồi" in text(again)
        assert signs_in("anlt").status_code == 302

    def test_opening_the_page_alone_uses_nothing_up(self, client, secretary):
        code = code_of(invite(client))
        for _ in range(2):
            assert Client().get(reverse("first_password", args=[code])).status_code == 200

    def test_two_passwords_that_differ_and_weak_ones_are_told(self, client, secretary):
        code = code_of(invite(client))
        assert "khác nhau" in text(set_password(code, again="Mot-mat-khau-khac-2026")[1])
        assert set_password(code, "ngan", "ngan")[1].status_code == 422
        assert set_password(code)[1].status_code == 302

    def test_nothing_of_the_code_is_kept(self, client, secretary):
        code = code_of(invite(client))
        kept = str(list(SignInLink.objects.values())) + str([e.after for e in Entry.objects.all()])
        assert code not in kept
        assert secret_of(code) not in kept

    def test_it_is_in_the_history_of_the_body(self, client, secretary):
        invite(client)
        entries = Entry.objects.filter(owner_path="v.97.1", seat_id=secretary.pk)
        assert set(entries.values_list("table", flat=True)) == {
            "access_user", "access_seat", "access_signinlink", "access_accountact",
            "organization_body",
        }  # fmt: skip

    def test_the_history_tells_it_in_words(self, client, secretary):
        set_password(code_of(invite(client)))
        page = text(client.get(reverse("body_history", args=["v.97.1"])))
        for words in ("Thêm tài khoản", "anlt", "Cấp đường dẫn đăng nhập", "đã đổi mật khẩu"):
            assert words in page
        assert "argon2" not in page

    def test_a_name_that_is_taken_keeps_what_was_typed(self, client, secretary):
        answer = invite(client, username=secretary.user.username)
        assert answer.status_code == 422
        assert "đã có người dùng" in text(answer)
        assert "Lò Thị An" in text(answer)

    def test_with_an_address_and_mail_only_she_sees_the_code(self, client, secretary):
        page = text(invite(client, email="an@example.vn"))
        assert "an@example.vn" in page
        assert "slip-code" not in page
        (sent,) = mail.outbox
        code = re.findall(r"lan-dau/([0-9A-Z-]{24})/", str(sent.body))[0]
        assert code not in page
        assert "User name:" in sent.body
        assert set_password(code)[1].status_code == 302

    def test_without_mail_there_is_a_slip_and_why(self, client, secretary, settings):
        settings.EMAIL_BACKEND = "sauro.foundation.logs.mail.Unsent"
        page = text(invite(client, email="an@example.vn"))
        assert "slip-code" in page
        assert "Chưa gửi được thư" in page

    @pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER])
    def test_who_keeps_no_accounts_invites_nobody(self, client, role):
        client.force_login(make_seat("v.97.1", role).user)
        assert invite(client).status_code == 403
        assert not User.objects.filter(full_name="Lò Thị An").exists()

    def test_nobody_is_invited_into_another_commune_or_above(self, client, secretary):
        for path in ("v.97", "v.97.2"):
            make_body(path)
            where = reverse("body_act", args=[path, "moi-nguoi"])
            assert client.post(where, INVITED | SURE).status_code == 403

    def test_an_administrator_invites_no_more_than_administrators(self, client):
        client.force_login(make_seat("v.97.1", Role.ADMINISTRATOR).user)
        assert invite(client).status_code == 422
        assert "slip-code" in text(invite(client, role="administrator"))


class TestLinks:
    def test_a_new_one_kills_the_one_before(self, client, secretary):
        first = code_of(invite(client))
        seat = Seat.objects.get(user__username="anlt")
        second = code_of(do(client, seat, "duong-dan"))
        assert "đã bị thu hồi" in text(Client().get(reverse("first_password", args=[first])))
        assert set_password(second)[1].status_code == 302

    def test_a_revoked_one_opens_nothing(self, client, secretary):
        code = code_of(invite(client))
        seat = Seat.objects.get(user__username="anlt")
        assert do(client, seat, "thu-hoi-duong-dan").status_code == 302
        assert set_password(code)[1].status_code == 422
        assert "cần cấp đường dẫn" in text(client.get(reverse("accounts", args=["v.97.1"])))

    def test_it_dies_on_its_day(self, client, secretary):
        code = code_of(invite(client))
        with operator():
            past = timezone.now() - timedelta(minutes=1)
            SignInLink.objects.update(made_at=past - LIFE, expires_at=past)
        _person, answer = set_password(code)
        assert answer.status_code == 422
        assert "đã hết hạn" in text(answer)
        assert "cấp mã mới" in text(answer)

    def test_the_old_password_works_until_it_is_used_then_no_more(self, client, officer):
        code = code_of(do(client, officer, "duong-dan"))
        old = "Mot-mat-khau-dai-2026"
        assert signs_in(officer.user.username, old).status_code == 302
        set_password(code)
        assert signs_in(officer.user.username, old).status_code == 200
        assert signs_in(officer.user.username).status_code == 302

    def test_a_second_factor_is_still_asked_for(self, client, officer):
        code = code_of(do(client, officer, "duong-dan"))
        enter(NOBODY)
        Authenticator.objects.create(user=officer.user, type="totp", data={"secret": "A"})
        _person, answer = set_password(code)
        assert answer["Location"] == reverse("mfa_authenticate")

    def test_a_wrong_code_teaches_and_guessing_is_slowed(self, client, settings):
        settings.ACCOUNT_RATE_LIMITS = {"use_link": "2/m/ip"}
        cache.clear()
        where = reverse("first_sign_in")
        for _ in range(2):
            page = text(client.post(where, {"code": "AAAA-BBBB"}))
            assert "đối chiếu từng nhóm" in page
            assert "AAAA-BBBB" in page
        assert client.post(where, {"code": "AAAA-BBBB"}).status_code == 429

    def test_who_is_signed_in_does_not_use_somebody_elses(self, client, secretary):
        code = code_of(invite(client))
        assert client.get(reverse("first_password", args=[code])).status_code == 302
        assert set_password(code)[1].status_code == 302


class TestActs:
    def test_unlocking(self, client, officer):
        name = officer.user.username
        for _ in range(5):
            signs_in(name, "sai mật khẩu")
        locked = text(signs_in(name, "Mot-mat-khau-dai-2026"))
        assert "mở khóa" in locked
        assert "Tạm khóa" in text(client.get(reverse("account", args=[officer.user_id])))
        assert do(client, officer, "mo-khoa").status_code == 302
        assert signs_in(name, "Mot-mat-khau-dai-2026").status_code == 302
        assert do(client, officer, "mo-khoa").status_code == 404

    def test_ending_sessions(self, client, officer):
        person = Client()
        sent = {"login": officer.user.username, "password": "Mot-mat-khau-dai-2026"}
        person.post(reverse("account_login"), sent)
        assert person.get("/").status_code == 200
        assert do(client, officer, "ket-thuc-phien").status_code == 302
        assert person.get("/").status_code == 302
        assert not UserSession.objects.filter(user=officer.user).exists()

    def test_a_lost_second_factor_is_taken_off_on_the_record(self, client, officer):
        Authenticator.objects.create(user=officer.user, type="totp", data={"secret": "A"})
        assert do(client, officer, "go-hai-lop", {"reason": " "}).status_code == 422
        assert do(client, officer, "go-hai-lop").status_code == 302
        assert not Authenticator.objects.filter(user=officer.user).exists()
        enter(scope_of(Seat.objects.get(user=client.get("/").wsgi_request.user)))
        (act,) = AccountAct.objects.filter(user=officer.user)
        assert (act.kind, act.reason) == ("reset_factor", "Mất điện thoại")
        assert "Mất điện thoại" in text(client.get(reverse("account", args=[officer.user_id])))

    def test_switching_off_and_on(self, client, officer):
        old = "Mot-mat-khau-dai-2026"
        assert do(client, officer, "ngung").status_code == 302
        assert signs_in(officer.user.username, old)["Location"] == reverse("account_inactive")
        assert do(client, officer, "duong-dan").status_code == 404
        assert do(client, officer, "mo-lai").status_code == 302
        assert signs_in(officer.user.username, old)["Location"] == "/"

    def test_correcting_name_and_address(self, client, officer):
        sent = {"full_name": "Lò Thị Đúng", "email": "dung@example.vn", "reason": "Gõ sai tên"}
        assert do(client, officer, "sua", sent | {"email": "không phải thư"}).status_code == 422
        assert do(client, officer, "sua", sent).status_code == 302
        page = text(client.get(reverse("account", args=[officer.user_id])))
        assert "Lò Thị Đúng" in page
        assert "dung@example.vn" in page

    def test_each_act_is_one_row_of_the_history(self, client, secretary, officer):
        do(client, officer, "duong-dan")
        enter(scope_of(secretary))
        entries = Entry.objects.filter(owner_path="v.97.1", table="access_accountact")
        assert [(e.act, e.after["kind"]) for e in entries if e.after] == [("INSERT", "link")]

    def test_tokens_go_with_the_sessions_unless_somebody_says_no(self, client, officer):
        token, _secret = make_secret(officer)
        self.sign_in(officer)
        where = reverse("account_act", args=[officer.user_id, "ket-thuc-phien"])
        assert re.search(r'name="tokens"[^>]* checked', text(client.get(where)))
        assert do(client, officer, "ket-thuc-phien").status_code == 302
        assert self.revoked(token) is None
        self.sign_in(officer)
        assert do(client, officer, "ket-thuc-phien", WHY | {"tokens": "on"}).status_code == 302
        assert self.revoked(token) is not None
        assert not UserSession.objects.filter(user=officer.user).exists()

    def sign_in(self, officer):
        signs_in(officer.user.username, "Mot-mat-khau-dai-2026").client.get("/")

    def revoked(self, token):
        with keeping():
            return Token.objects.get(pk=token.pk).revoked_at

    def test_nobody_acts_on_himself(self, client, secretary):
        answer = do(client, secretary, "ngung")
        assert answer.status_code == 422
        assert "tài khoản của mình" in text(answer)

    def test_one_that_reaches_further_is_left_to_those_above(self, client, officer):
        with operator():
            Seat.objects.create(
                user=officer.user, body=make_body("v.97"), post="a", role="secretary",
                valid_from=date(2020, 1, 1), accepted_at=timezone.now(),
            )  # fmt: skip
        for act in ("duong-dan", "sua"):
            answer = do(client, officer, act, WHY | {"full_name": "Khác"})
            assert answer.status_code == 422
            assert "cấp trên" in text(answer)
        page = text(client.get(reverse("account", args=[officer.user_id])))
        assert "cấp trên" in page
        assert "Cấp đường dẫn đăng nhập" not in page
        assert do(client, officer, "ngung").status_code == 302  # what opens nothing to anybody
        officer.user.refresh_from_db()
        assert not officer.user.is_active
        assert do(client, officer, "mo-lai").status_code == 422

    def test_an_administrator_makes_no_link_for_one_with_more_rights(self, client, secretary):
        client.force_login(make_seat("v.97.1", Role.ADMINISTRATOR).user)
        for role in (Role.SECRETARY, Role.LEADER, Role.OFFICER):
            stronger = make_seat("v.97.1", role)
            answer = do(client, stronger, "duong-dan")
            assert answer.status_code == 422
            assert "có quyền mà vị trí của bạn không có" in text(answer)
        assert do(client, make_seat("v.97.1", Role.ADMINISTRATOR), "duong-dan").status_code == 200

    def test_a_link_dies_when_the_account_opens_more(self, client, secretary):
        code = code_of(invite(client))
        user = User.objects.get(username="anlt")
        above = make_seat("v.97")
        client.force_login(above.user)
        sent = {
            "version": 1, "decision": DECISION, "on": "05/01/2026", "username": "anlt",
            "post": "Thư ký", "role": "secretary",
        }  # fmt: skip
        where = reverse("body_act", args=["v.97", "cap-vi-tri"])
        assert client.post(where, sent | SURE).status_code == 302
        enter(scope_of(above))
        assert SignInLink.objects.get(user=user).revoked_at
        _person, answer = set_password(code)
        assert answer.status_code != 302
        assert "thu hồi" in text(answer)
        assert signs_in("anlt").status_code == 200  # not signed in

    def test_names_that_nobody_sees_are_refused(self, client, secretary):
        for unseen in ("\u202eAn", "\u200b", "\u3164", "Lò\u115f An"):
            assert invite(client, full_name=unseen).status_code == 422
        assert invite(client, email="a" * 300 + "@b.co").status_code == 422
        assert invite(client, on="01/01/0001").status_code == 422

    @pytest.mark.parametrize("path", ["v.97", "v.97.2", "v.98"])
    def test_other_accounts_are_hidden(self, client, secretary, path):
        other = make_seat(path, Role.OFFICER)
        assert client.get(reverse("account", args=[other.user_id])).status_code == 404
        assert do(client, other, "duong-dan").status_code == 404

    def test_the_list_shows_those_in_ones_charge(self, client, secretary, officer):
        make_seat("v.97.2")
        below = make_seat("v.97.1.ca", Role.OFFICER)
        page = text(client.get(reverse("accounts", args=["v.97.1"])))
        for seat in (secretary, officer, below):
            assert f">{seat.user.username}<" in page
        assert page.count("data-row") == 3
        asked = reverse("accounts", args=["v.97.1"])
        assert text(client.get(asked, {"words": "lo thi tinh"})).count("data-row") == 3
        found = text(client.get(asked, {"words": "khong co"}))
        assert "Không có tài khoản" in found


class TestSeats:
    def test_moving_is_in_both_histories(self, client, secretary, officer):
        make_body("v.97.1.ca")
        where = reverse("seat_move", args=[officer.pk])
        sent = {"decision": DECISION, "on": "01/02/2026", "body": "v.97.1.ca", "post": "Đội trưởng"}
        assert client.post(where, sent | SURE).status_code == 302
        old, new = Seat.objects.filter(user=officer.user).order_by("pk")
        assert (old.valid_to, new.valid_from) == (date(2026, 1, 31), date(2026, 2, 1))
        assert (new.body.path, new.role, new.accepted_at is not None) == (
            "v.97.1.ca", "officer", True,
        )  # fmt: skip
        assert User.objects.filter(pk=officer.user_id, home__path="v.97.1.ca").exists()
        enter(scope_of(secretary))
        told = Entry.objects.filter(row__in=[old.pk, new.pk, officer.user_id], act="INSERT")
        assert ("v.97.1.ca", "access_seat") in told.values_list("owner_path", "table")
        changed = Entry.objects.filter(act="UPDATE", table__in=["access_seat", "access_user"])
        assert set(changed.values_list("owner_path", "table")) == {
            ("v.97.1", "access_seat"),
            ("v.97.1", "access_user"),
            ("v.97.1.ca", "access_user"),
        }

    def test_nobody_is_moved_out_of_ones_charge(self, client, officer):
        make_body("v.97.2")
        where = reverse("seat_move", args=[officer.pk])
        sent = {"decision": DECISION, "on": "01/02/2026", "body": "v.97.2", "post": "a"}
        assert client.post(where, sent | SURE).status_code in (403, 422)
        assert Seat.objects.filter(user=officer.user).count() == 1

    def give(self, client, user):
        where = reverse("body_act", args=["v.97.1", "cap-vi-tri"])
        sent = {"version": 1, "decision": DECISION, "on": "05/01/2026", "post": "Cán bộ biệt phái"}
        answer = client.post(where, sent | SURE | {"username": user.username, "role": "officer"})
        assert answer.status_code == 302
        return Seat.objects.get(user=user, body__path="v.97.1")

    def test_a_seat_for_a_stranger_waits_for_his_word(self, client, secretary):
        stranger = make_seat("v.98.5", Role.OFFICER)
        given = self.give(client, stranger.user)
        assert given.accepted_at is None
        assert "Chờ nhận" in text(client.get(reverse("body_people", args=["v.97.1"])))
        assert "Cán bộ biệt phái" in text(client.get(reverse("accounts", args=["v.97.1"])))
        person = Client()
        sent = {"login": stranger.user.username, "password": "Mot-mat-khau-dai-2026"}
        person.post(reverse("account_login"), sent)
        home = text(person.get("/"))
        assert "chờ bạn nhận" in home
        assert "Cán bộ biệt phái" not in home
        assert "Cán bộ biệt phái" in text(person.get(reverse("pending_seats")))
        taking = reverse("seat_answer", args=[given.pk])
        assert client.post(taking, {"nhan": "1"}).status_code == 404
        assert person.post(taking, {"nhan": "1"}).status_code == 302
        assert "Cán bộ biệt phái" in text(person.get("/"))
        assert person.post(taking, {"tu-choi": "1"}).status_code == 404

    def test_whoever_keeps_his_home_may_decline_it(self, client, secretary):
        stranger = make_seat("v.98.5", Role.OFFICER)
        given = self.give(client, stranger.user)
        home = Client()
        home.force_login(make_seat("v.98", Role.ADMINISTRATOR).user)
        assert "Cán bộ biệt phái" in text(home.get(reverse("pending_seats")))
        assert (
            home.post(reverse("seat_answer", args=[given.pk]), {"tu-choi": "1"}).status_code == 302
        )
        given.refresh_from_db()
        assert given.declined_at is not None
        assert "Đã từ chối" in text(client.get(reverse("body_people", args=["v.97.1"])))

    def test_a_person_with_no_other_seat_can_take_one(self, client, secretary):
        with operator():
            person = User.objects.create_user("moi", password="x", full_name="A")
        given = self.give(client, person)
        new = Client()
        new.force_login(person)
        assert new.get(reverse("documents")).status_code == 403
        assert new.post(reverse("seat_answer", args=[given.pk]), {"nhan": "1"}).status_code == 302
        assert new.get(reverse("documents")).status_code == 200


class TestTokens:
    def test_tokens_of_ones_charge_are_listed_and_revoked(self, client, secretary, officer):
        token, _secret = make_secret(officer)
        enter(scope_of(secretary))
        assert not Token.objects.exists()
        where = reverse("account", args=[officer.user_id])
        assert token.name in text(client.get(where))
        undo = reverse("account_token_revoke", args=[officer.user_id, token.pk])
        assert client.post(undo).status_code == 302
        assert "Đã thu hồi" in text(client.get(where))
        enter(scope_of(officer))
        token.refresh_from_db()
        assert token.revoked_at is not None

    @pytest.mark.parametrize(("path", "role"), [("v.97.1", Role.OFFICER), ("v.97.2", "secretary")])
    def test_others_see_none_even_if_they_say_that_they_keep(self, officer, path, role):
        make_secret(officer)
        enter(scope_of(make_seat(path, role)))
        with keeping():
            assert not Token.objects.exists()
        enter(scope_of(make_seat("v.97", Role.ADMINISTRATOR)))
        with keeping():
            assert Token.objects.count() == 1


def test_names_to_sign_in_with():
    assert username_from("Lò Thị Tình Cờ", set()) == "coltt"
    assert username_from("Lò Thị Tình Cờ", {"coltt", "coltt2"}) == "coltt3"
    assert username_from("Đỗ  An", set()) == "and"
    assert username_from("Y", set()) == "yxx"
